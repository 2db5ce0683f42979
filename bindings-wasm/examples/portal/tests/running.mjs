// The portal as it is started by hand, and browsers that come to it.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("..", import.meta.url));

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A portal on a database. `passwords` of those who are there, by name. */
export async function running(database) {
  const port = await freePort();
  const environment = { ...process.env, PORT: String(port), DATABASE: database };
  const passwords = {};
  const hear = (text) => {
    for (const [, name, password] of text.matchAll(/^\w+ (\w+), password (\S+)$/gm)) {
      passwords[name] = password;
    }
  };
  let server;
  const said = [];
  const start = async () => {
    server = spawn(process.execPath, ["server.js"], { cwd: home, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    server.stderr.on("data", (data) => said.push(String(data)));
    let out = "";
    await new Promise((started, failed) => {
      server.once("exit", (code) => failed(new Error(`the portal ended with ${code}: ${said.join("")}`)));
      server.stdout.on("data", (data) => {
        out += data;
        hear(out);
        if (out.includes("portal at")) {
          started();
        }
      });
    });
  };
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    passwords,
    /** What it complained of. */
    said,
    start,
    /** Ends it as a power cut would. */
    async kill() {
      const ended = once(server, "exit");
      server.kill("SIGKILL");
      await ended;
    },
    async stop() {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
    add: (...words) => hear(execFileSync(process.execPath, ["person.js", ...words], { cwd: home, env: environment, encoding: "utf8" })),
  };
}

/** Somebody with a browser of their own, signed in. Everything that went over the line is in `sent` and `got`. */
export async function visitor(browser, portal, name, options = {}) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true, locale: "nl-NL", ...options });
  await context.addInitScript(() => {
    // A clock that jumps, as the walk expects.
    globalThis.ahead = Number(sessionStorage.getItem("ahead") ?? 0);
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...given) {
        given.length === 0 ? super(RealDate.now() + globalThis.ahead) : super(...given);
      }
      static now() {
        return RealDate.now() + globalThis.ahead;
      }
    };
  });
  const page = await context.newPage();
  const [sent, got, faults] = [[], [], []];
  context.on("request", (request) => sent.push({ method: request.method(), url: request.url(), body: request.postData() ?? "" }));
  context.on("response", (response) => {
    const told = { url: response.url(), method: response.request().method(), status: response.status(), sent: response.request().postData() };
    got.push(response.text().then((body) => ({ ...told, body }), () => ({ ...told, body: "" })));
  });
  page.on("pageerror", (error) => faults.push(error.stack ?? String(error)));
  await page.goto(portal.url);
  await page.getByLabel("Naam").fill(name);
  await page.getByLabel("Wachtwoord").fill(portal.passwords[name]);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await page.getByRole("heading", { name: /Modules|Begeleiden/ }).waitFor();
  return { context, page, sent, got, faults };
}
