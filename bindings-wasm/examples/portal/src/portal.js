// Who may ask what, and what is answered.

import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";

import { Journals } from "./journals.js";
import { described, Refused } from "./judging.js";
import { besidePage, guidePage, learnerPage, notFoundPage, playerPage, signInPage } from "./pages.js";
import { learnerOf, learnersOf, signIn, signOut, whoIs } from "./people.js";

const LONGEST = 8 * 1024 * 1024;
const SELF = ["'self'"];
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: SELF,
  connectSrc: SELF,
  imgSrc: SELF,
  mediaSrc: SELF,
  formAction: SELF,
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
};

/** The portal. `origin` is where browsers find it: over https its cookie travels over nothing else. */
export function portal({ database, shelf, origin }) {
  const isSafe = origin.startsWith("https:");
  const cookie = { path: "/", httpOnly: true, sameSite: "Strict", secure: isSafe, ...(isSafe ? { prefix: "host" } : {}) };
  const tokenOf = (context) => getCookie(context, "visit", isSafe ? "host" : undefined);
  const journals = new Journals(database, shelf);
  const modules = shelf.all().map(described).sort((one, other) => one.title.localeCompare(other.title, "nl"));
  const guided = modules.filter(({ isGuided }) => isGuided);
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: POLICY,
      // Without an origin no form could prove that it is ours.
      referrerPolicy: "same-origin",
      strictTransportSecurity: isSafe,
      xFrameOptions: "DENY",
    }),
  );
  app.use(csrf({ origin }));
  app.use(bodyLimit({ maxSize: LONGEST }));
  app.get("/leerpad/*", files(dirname(fileURLToPath(import.meta.resolve("leerpad/player"))), "/leerpad"));
  // From the top: a worker sees the pages below its own folder only.
  app.get("/worker.js", files(fileURLToPath(new URL("../public", import.meta.url)), ""));
  app.get("/public/*", files(fileURLToPath(new URL("../public", import.meta.url)), "/public"));
  app.use(async (context, next) => {
    const token = tokenOf(context);
    context.set("person", token === undefined ? undefined : await whoIs(database, token));
    // What is of somebody is kept by no browser and nobody between.
    context.header("Cache-Control", "no-store");
    await next();
  });

  app.get("/sign-in", (context) => context.html(signInPage()));
  app.post("/sign-in", async (context) => {
    const { name, password } = await context.req.parseBody();
    const { token, why } = await signIn(database, text(name), text(password));
    if (token === undefined) {
      return context.html(signInPage(why), why === "often" ? 429 : 403);
    }
    setCookie(context, "visit", token, cookie);
    return context.redirect("/", 303);
  });
  app.post("/sign-out", async (context) => {
    const token = tokenOf(context);
    if (token !== undefined) {
      await signOut(database, token);
    }
    deleteCookie(context, "visit", cookie);
    return context.redirect("/sign-in", 303);
  });

  app.get("/programs/:file", async (context) => {
    const program = await shelf.byHash(context.req.param("file").replace(/\.json$/, ""));
    return program === undefined ? context.notFound() : context.body(program.toJson(), 200, { "Content-Type": "application/json" });
  });

  // Pages.
  app.get("/", async (context) => {
    const person = context.get("person");
    if (person === undefined) {
      return context.redirect("/sign-in");
    }
    const isGuide = person.role === "guide";
    return context.html(isGuide ? guidePage(person, await learnersOf(database, person.id), guided) : learnerPage(person, modules));
  });
  app.get("/learn/:module", only("learner"), (context) => {
    const module = modules.find(({ id }) => id === context.req.param("module"));
    return module === undefined ? context.notFound() : context.html(playerPage(context.get("person"), module));
  });
  app.get("/guide/:learner/:module", only("guide"), own(database), (context) => {
    const module = guided.find(({ id }) => id === context.req.param("module"));
    return module === undefined ? context.notFound() : context.html(besidePage(context.get("person"), context.get("learner"), module));
  });

  // What `<leerpad-player>` asks: a learner their own sessions, nobody else.
  const session = (context) => context.req.param();
  app.use("/api/journals/:learner/:module", only("learner"), async (context, next) =>
    context.req.param("learner") === context.get("person").id ? next() : context.notFound(),
  );
  app.get("/api/journals/:learner/:module", async (context) => answer(context, await journals.read(session(context))));
  app.post("/api/journals/:learner/:module", async (context) => {
    const sent = sentOf(await json(context));
    return sent === undefined ? context.body(null, 400) : answer(context, await journals.append(session(context), sent));
  });
  app.delete("/api/journals/:learner/:module", async (context) => answer(context, await journals.forget(session(context))));

  // What `<leerpad-guide>` asks: a guide their own learners, and screens only.
  app.use("/api/guide/:learner/:module", only("guide"), own(database));
  app.get("/api/guide/:learner/:module", async (context) =>
    answer(context, await journals.look(session(context), context.req.query("language") ?? "nl")),
  );
  app.post("/api/guide/:learner/:module", async (context) => {
    const doing = await json(context);
    return isRecord(doing) ? answer(context, await journals.guide(session(context), doing)) : context.body(null, 400);
  });

  app.notFound((context) => context.html(notFoundPage(), 404));
  app.onError((error, context) => {
    if (error instanceof Refused) {
      return context.json(error.told, 422);
    }
    if (typeof error.getResponse === "function") {
      return error.getResponse();
    }
    // Neither the message nor the request: both may hold what somebody wrote.
    console.error(error.name, error.code ?? "", ...String(error.stack).match(/^ {4}at .*$/gm) ?? []);
    return context.body(null, 500);
  });
  return app;
}

function files(root, under) {
  return serveStatic({ root, rewriteRequestPath: (path) => path.slice(under.length) });
}

/** Lets in who has a role. */
function only(role) {
  return async (context, next) => {
    const person = context.get("person");
    if (person === undefined) {
      return context.req.path.startsWith("/api/") ? context.body(null, 401) : context.redirect("/sign-in");
    }
    return person.role === role ? next() : context.body(null, 403);
  };
}

/** Lets a guide in at their own learners. */
function own(database) {
  return async (context, next) => {
    const learner = await learnerOf(database, context.get("person").id, context.req.param("learner"));
    context.set("learner", learner);
    return learner === undefined ? context.notFound() : next();
  };
}

function answer(context, { status, json }) {
  return json === undefined ? context.body(null, status) : context.json(json, status);
}

/** A body that says it is JSON: no form of another site can send one. */
async function json(context) {
  const isJson = /^application\/json\b/.test(context.req.header("content-type") ?? "");
  return isJson ? context.req.json().catch(() => undefined) : undefined;
}

function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A `Sent`, when it is one. */
function sentOf(body) {
  const { after, lines, words } = isRecord(body) ? body : {};
  const isSent =
    Number.isSafeInteger(after) &&
    after >= 0 &&
    Array.isArray(lines) &&
    lines.every((line) => typeof line === "string" && line.indexOf("\n") === line.length - 1) &&
    isRecord(words) &&
    Object.values(words).every((one) => typeof one === "string");
  return isSent ? { after, lines, words } : undefined;
}

function text(value) {
  return typeof value === "string" ? value : "";
}
