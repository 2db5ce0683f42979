// For a portal and its service worker: what was loaded once is there without a network.

/** As much of a service worker as is needed here: the types of pages do not know it. */
interface Worker {
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate" | "fetch" | "message", listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent extends Event {
  readonly request: Request;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  waitUntil(promise: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

/** What is kept, and where. */
export interface OfflineOptions {
  /** The name of the cache: another name forgets what was kept before. */
  readonly cache?: string;
  /** Addresses to load at once, before anybody asks for them. */
  readonly first?: readonly string[];
  /** Whether an address is kept; all of this origin that is asked for with GET and may be stored when absent. */
  readonly keeps?: (address: URL) => boolean;
  /** Whether all that was kept is forgotten at a request, whatever its method: at signing off, where pages are somebody's. */
  readonly forgets?: (address: URL) => boolean;
}

/** What a page tells its worker: the addresses that it loaded before the worker was there. */
interface Loaded {
  readonly leerpad: "loaded";
  readonly addresses: readonly string[];
}

/** How a page works offline, beside how its worker is registered. */
export interface WorkOfflineOptions extends RegistrationOptions {
  /** Addresses to keep as well, of what scripts of this page fetched: its module. */
  readonly also?: readonly string[];
}

/**
 * Registers a service worker that calls `keepOffline`, and has it keep this page and what it loaded already: from then on the
 * page opens without a network, also when it was opened only once. What was still on its way is kept when it arrives. What
 * scripts fetched is not among it, but for the engine: name it in `also`, or in `first` of the worker. Rejects where there are
 * no service workers, or when something could not be kept.
 */
export async function workOffline(worker: string | URL, { also = [], ...options }: WorkOfflineOptions = {}): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(trusted(new URL(worker, document.baseURI)), { type: "module", ...options });
  const { active } = await serviceWorker.ready;
  const named = also.map((address) => new URL(address, document.baseURI).href);
  const loaded = filesOf(performance.getEntriesByType("resource"));
  // What was asked for before the worker watched comes past it, and is told of only when it is there.
  const late = new PerformanceObserver((list) => {
    const missed = filesOf(list.getEntries().filter((entry) => (entry as PerformanceResourceTiming).workerStart === 0));
    if (missed.length > 0) {
      active?.postMessage({ leerpad: "loaded", addresses: missed } satisfies Loaded);
    }
  });
  late.observe({ type: "resource" });
  const { port1, port2 } = new MessageChannel();
  const kept = new Promise<void>((done, failed) => {
    port1.onmessage = ({ data }) => (data === true ? done() : failed(new Error("what was loaded could not be kept")));
  });
  const addresses = [...new Set([location.href, ...named, ...loaded])];
  active?.postMessage({ leerpad: "loaded", addresses } satisfies Loaded, [port2]);
  await kept.finally(() => port1.close());
}

/** The addresses of this origin that make up a page: no journals and lists, which scripts fetch. */
function filesOf(entries: PerformanceEntryList): string[] {
  const isFile = ({ name, initiatorType }: PerformanceResourceTiming) =>
    name.startsWith(`${location.origin}/`) && (!/^(fetch|xmlhttprequest|beacon)$/.test(initiatorType) || /\.wasm($|\?)/.test(name));
  return (entries as PerformanceResourceTiming[]).filter(isFile).map(({ name }) => name);
}

/** Under `require-trusted-types-for 'script'` the address of a worker is asked for in this form. */
function trusted(address: URL): string {
  const { trustedTypes } = globalThis as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } };
  };
  if (trustedTypes === undefined || address.origin !== location.origin) {
    return address.href;
  }
  return trustedTypes.createPolicy("leerpad-offline", { createScriptURL: (url) => url }).createScriptURL(address.href);
}

/**
 * Makes a service worker keep what its pages load: the network is asked first, and what was kept answers when it is not
 * there. Call it with `self`, once.
 */
export function keepOffline(self: unknown, { cache = "leerpad", first = [], keeps, forgets = () => false }: OfflineOptions = {}): void {
  const worker = self as Worker;
  const isOwn = (address: URL) => address.origin === worker.location.origin;
  const mayKeep = (address: URL, response: Response) =>
    response.ok && (keeps?.(address) ?? !/\bno-store\b/.test(response.headers.get("Cache-Control") ?? ""));
  worker.addEventListener("install", (event) => {
    const filled = caches.open(cache).then((kept) => kept.addAll([...first]));
    event.waitUntil(filled.then(() => worker.skipWaiting()));
  });
  worker.addEventListener("activate", (event) => {
    const old = caches.keys().then((names) => names.filter((name) => name.startsWith("leerpad") && name !== cache));
    event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => worker.clients.claim()));
  });
  worker.addEventListener("message", (event) => {
    const { leerpad, addresses } = (event.data ?? {}) as Partial<Loaded>;
    if (leerpad !== "loaded" || addresses === undefined) {
      return;
    }
    const isWanted = (address: URL) => isOwn(address) && (keeps?.(address) ?? true);
    const all = addresses.map((address) => new URL(address)).filter(isWanted).map((address) => keepLoaded(address.href, cache, mayKeep));
    const kept = Promise.all(all).then(() => true, () => false);
    event.waitUntil(kept.then((isKept) => event.ports[0]?.postMessage(isKept)));
  });
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (isOwn(address) && forgets(address)) {
      event.waitUntil(caches.delete(cache));
      return;
    }
    // What is asked for fresh (a journal) is nobody's to keep.
    const isKept = request.method === "GET" && request.cache !== "no-store" && isOwn(address);
    if (isKept && (keeps?.(address) ?? true)) {
      event.respondWith(fromNetwork(request, cache, mayKeep));
    }
  });
}

type MayKeep = (address: URL, response: Response) => boolean;

async function keepLoaded(address: string, cache: string, mayKeep: MayKeep): Promise<void> {
  const response = await fetch(address);
  if (mayKeep(new URL(address), response)) {
    await (await caches.open(cache)).put(address, response);
  }
}

async function fromNetwork(request: Request, cache: string, mayKeep: MayKeep): Promise<Response> {
  const kept = await caches.open(cache);
  try {
    const response = await fetch(request);
    if (mayKeep(new URL(request.url), response)) {
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
