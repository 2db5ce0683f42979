// The pages, in Dutch: `html` writes every value as text.

import { html } from "hono/html";

function page(title, person, main, script, hints = "") {
  return html`<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="/public/icon.svg">
    <link rel="stylesheet" href="/public/page.css">
    ${hints}
    ${script === undefined ? "" : html`<script type="module" src="/public/${script}.js"></script>`}
  </head>
  <body>
    <header>
      <a href="/">Portaal</a>
      ${person === undefined ? "" : html`<form method="post" action="/sign-out"><span>${person.name}</span> <button>Afmelden</button></form>`}
    </header>
    ${main}
    <footer>Denk je aan zelfmoord? Bel 113. Direct gevaar? Bel 112.</footer>
  </body>
</html>`;
}

const WHY = {
  wrong: "Deze naam en dit wachtwoord horen niet bij elkaar.",
  often: "Dit ging te vaak mis. Probeer het over een kwartier nog eens.",
};

export function signInPage(why) {
  return page(
    "Aanmelden",
    undefined,
    html`<main>
      <h1>Aanmelden</h1>
      ${why === undefined ? "" : html`<p class="fault" role="alert">${WHY[why]}</p>`}
      <form method="post" action="/sign-in">
        <label for="name">Naam</label>
        <input id="name" name="name" autocomplete="username" autocapitalize="none" required>
        <label for="password">Wachtwoord</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        <button class="main">Aanmelden</button>
      </form>
    </main>`,
  );
}

/** What a learner can work at. */
export function learnerPage(person, modules) {
  return page(
    "Modules",
    person,
    html`<main>
      <h1>Modules</h1>
      <ul>
        ${modules.map(({ id, title }) => html`<li><a href="/learn/${id}">${title}</a></li>`)}
      </ul>
    </main>`,
  );
}

/** The learners of a guide. Every module stands at everybody: who began with what is not the guide's to know. */
export function guidePage(person, learners, modules) {
  return page(
    "Begeleiden",
    person,
    html`<main>
      <h1>Begeleiden</h1>
      ${learners.map(
        (learner) => html`<h2>${learner.name}</h2>
          <ul>
            ${modules.map(({ id, title }) => html`<li><a href="/guide/${learner.id}/${id}">${title}</a></li>`)}
          </ul>`,
      )}
    </main>`,
  );
}

const OUT = html`<p id="out" class="fault" role="alert" hidden>Je bent afgemeld. <a href="/sign-in">Meld je weer aan</a>.</p>`;

/** All that the player needs, asked for at once, and not one after the other. */
const hints = (program) => html`${["player", "view", "index", "core"].map((file) => html`<link rel="modulepreload" href="/leerpad/${file}.js">`)}
    ${["/leerpad/player.wasm", program].map((file) => html`<link rel="preload" as="fetch" crossorigin href="${file}">`)}`;

/** A learner at a module. */
export function playerPage(person, { id, hash, title }) {
  const program = `/programs/${hash}.json`;
  const main = html`<main>${OUT}<div id="player" data-learner="${person.id}" data-program="${program}" data-module="${id}"></div></main>`;
  return page(title, person, main, "learn", hints(program));
}

/** A guide beside a learner. */
export function besidePage(person, learner, { id, title }) {
  const main = html`<main>
    ${OUT}
    <h1>${learner.name}: ${title}</h1>
    <div id="guide" data-server="/api/guide/${learner.id}/${id}"></div>
  </main>`;
  return page(`${learner.name}: ${title}`, person, main, "guide");
}

export function notFoundPage() {
  return page("Niet gevonden", undefined, html`<main><h1>Niet gevonden</h1><p><a href="/">Naar het begin</a></p></main>`);
}
