// For the service worker of a portal: what was loaded once is there without a network.

/** As much of a service worker as is needed here: the types of pages do not know it. */
interface Worker {
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate" | "fetch", listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent extends Event {
  readonly request: Request;
  waitUntil(promise: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

/** What is kept, and where. */
export interface OfflineOptions {
  /** The name of the cache: another name forgets what was kept before. */
  readonly cache?: string;
  /** Addresses to load at once, before anybody asks for them. */
  readonly first?: readonly string[];
  /** Whether an address is kept; all of this origin that is asked for with GET when absent. */
  readonly keeps?: (address: URL) => boolean;
}

/**
 * Makes a service worker keep what its pages load: the network is asked first, and what was kept answers when it is not
 * there. Call it with `self`, once.
 */
export function keepOffline(self: unknown, { cache = "leerpad", first = [], keeps = () => true }: OfflineOptions = {}): void {
  const worker = self as Worker;
  worker.addEventListener("install", (event) => {
    const filled = caches.open(cache).then((kept) => kept.addAll([...first]));
    event.waitUntil(filled.then(() => worker.skipWaiting()));
  });
  worker.addEventListener("activate", (event) => {
    const old = caches.keys().then((names) => names.filter((name) => name.startsWith("leerpad") && name !== cache));
    event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => worker.clients.claim()));
  });
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    // What is asked for fresh (a journal) is nobody's to keep.
    const isKept = request.method === "GET" && request.cache !== "no-store" && address.origin === worker.location.origin;
    if (isKept && keeps(address)) {
      event.respondWith(fromNetwork(request, cache));
    }
  });
}

async function fromNetwork(request: Request, cache: string): Promise<Response> {
  const kept = await caches.open(cache);
  try {
    const response = await fetch(request);
    if (response.ok) {
      await kept.put(request, response.clone());
    }
    return response;
  } catch (error) {
    const found = await kept.match(request);
    if (found === undefined) {
      throw error;
    }
    return found;
  }
}
