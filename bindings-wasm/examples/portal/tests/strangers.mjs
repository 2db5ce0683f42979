// Who should not see it, and what should not be kept.

import assert from "node:assert/strict";

import { Journal, moment } from "leerpad/studio";

import { visitor } from "./running.mjs";

/** What everybody else is answered, and what is refused from the learner too. `again` is the journal as the server has it. */
export async function strangers(browser, { portal, anna, bram, session, beside, program, again, database }) {
  const cees = await visitor(browser, portal, "cees");
  const dora = await visitor(browser, portal, "dora");
  const nobody = await browser.newContext();
  const json = { headers: { "content-type": "application/json" } };
  const lines = again.text.split("\n").slice(0, -1).map((line) => `${line}\n`);
  const sent = (more, after_ = lines.length) => ({ ...json, data: JSON.stringify({ after: after_, lines: more, words: {} }) });
  const status = async (who, method, address, options = {}) => (await who.request[method](address, { maxRedirects: 0, ...options })).status();
  const own = { headers: { origin: portal.url } };
  const answers = {
    "nobody reads": [401, await status(nobody, "get", session)],
    "nobody looks": [401, await status(nobody, "get", beside)],
    "nobody opens the page": [302, await status(nobody, "get", `${portal.url}/learn/een-stap-voor-jou`)],
    "another learner reads": [404, await status(cees.context, "get", session)],
    "another learner writes": [404, await status(cees.context, "post", session, sent([]))],
    "another learner erases": [404, await status(cees.context, "delete", session, own)],
    "a guide reads the journal": [403, await status(bram.context, "get", session)],
    "a guide erases the journal": [403, await status(bram.context, "delete", session, own)],
    "the learner looks as a guide": [403, await status(anna.context, "get", beside)],
    "the learner acts as a guide": [403, await status(anna.context, "post", beside, { ...json, data: '{"act":"note","value":"x"}' })],
    "the learner opens the guide's page": [403, await status(anna.context, "get", beside.replace("/api", ""))],
    "another guide looks": [404, await status(dora.context, "get", beside)],
    "another guide opens the page": [404, await status(dora.context, "get", beside.replace("/api", ""))],
    "a form of another site": [403, await status(anna.context, "post", `${portal.url}/sign-out`, { headers: { origin: "https://evil.example" }, form: { a: "b" } })],
    "lines as a form": [403, await status(anna.context, "post", session, { headers: { "content-type": "text/plain", origin: "https://evil.example" }, data: sent([]).data })],
    "lines that are no lines": [400, await status(anna.context, "post", session, { ...json, data: '{"after":0,"lines":["a"],"words":{}}' })],
    "lines behind others": [409, await status(anna.context, "post", session, sent([lines.at(-1)], lines.length - 1))],
  };
  // Lines that are well chained, and still not the learner's to write or not what the engine says.
  const chained = (doing) => {
    const { journal } = Journal.open(program, again.text);
    const { act } = journal.takeWords({ at: moment(), ...doing });
    const done = journal.append(act);
    assert.ok(done.ok, JSON.stringify(done));
    return done.line;
  };
  const note = chained({ act: "note", by: "guide", value: "ik ben de begeleider" });
  const pause = chained({ act: "pause", by: "learner" });
  const refusals = {
    "a guide's act": note,
    "another hash": pause.replace(/"hash":"./, (found) => `${found.slice(0, -1)}${found.endsWith("0") ? "1" : "0"}`),
    "another fact": pause.replace('"facts":[', '"facts":[{"fact":"completed","step":"klaar"},'),
    "an act that cannot be": '{"act":"resume","at":"2026-12-24T10:00:00.000+01:00","by":"learner","facts":[],"hash":"0","seq":1}\n',
    "words in an act": `{"act":"answer","at":"2026-12-24T10:00:00.000+01:00","by":"learner","facts":[],"hash":"0","item":"doel","seq":1,"step":"wens","value":"geheim"}\n`,
    "no JSON": "{\n",
  };
  for (const [what, line] of Object.entries(refusals)) {
    answers[what] = [422, await status(anna.context, "post", session, sent([line]))];
    answers[`${what}, with a good one before it`] = [422, await status(anna.context, "post", session, sent([pause, line]))];
  }
  const wrong = Object.entries(answers).filter(([, [wanted, got]]) => wanted !== got);
  assert.deepEqual(wrong, []);
  // Nothing of it was kept.
  assert.equal((await (await anna.context.request.get(session)).json()).journal, again.text);

  // Words that nobody shared are not kept, whoever sends them with lines that are right.
  const loose = "geheim-los-woord";
  const words = { "wens/1/doel": loose, "shared/1/doel": loose, "reply/1": loose, "note/1": loose };
  const { data } = sent([pause]);
  assert.equal(await status(anna.context, "post", session, { ...json, data: JSON.stringify({ ...JSON.parse(data), words }) }), 200);
  assert.ok((await (await anna.context.request.get(session)).json()).journal.endsWith(pause));
  assert.ok(!database.bytes().includes(loose));

  // A session of one's own begins on what the portal published, with nothing that an organisation sets.
  await cees.page.getByRole("link", { name: "Een stap voor jou" }).click();
  await cees.page.locator("leerpad-player h2").waitFor();
  const fresh = `${portal.url}/api/journals/${await cees.page.locator("#player").getAttribute("data-learner")}/een-stap-voor-jou`;
  const begins = (settings) => sent([Journal.begin(program, { seed: "0000000000000007", settings }).text], 0);
  assert.equal(await status(cees.context, "post", fresh, begins({ "praat-met": "mij" })), 422);
  assert.equal(await status(cees.context, "post", fresh.replace("een-stap-voor-jou", "echt-online"), begins({})), 422);
  assert.equal(await status(cees.context, "get", fresh), 404);
  assert.equal(await status(cees.context, "post", fresh, begins({})), 200);
  assert.equal(await status(cees.context, "get", fresh), 200);
  assert.equal(await status(cees.context, "delete", fresh, own), 200);
  assert.equal(await status(cees.context, "get", fresh), 404);

  // Signed off is signed off, also for who has the cookie.
  const [cookie] = await cees.context.cookies();
  assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, "Strict"]);
  await cees.page.getByRole("button", { name: "Afmelden" }).click();
  await cees.page.getByRole("heading", { name: "Aanmelden" }).waitFor();
  await cees.context.addCookies([cookie]);
  assert.equal(await status(cees.context, "get", `${portal.url}/`), 302);
  // Who guesses a password is stopped, also with the right one.
  const enter = (password) => status(nobody, "post", `${portal.url}/sign-in`, { headers: { origin: portal.url }, form: { name: "cees", password } });
  for (let time = 0; time < 10; time += 1) {
    assert.equal(await enter("fout"), 403);
  }
  assert.equal(await enter(portal.passwords.cees), 429);
  await Promise.all([cees.context.close(), dora.context.close(), nobody.close()]);
}
