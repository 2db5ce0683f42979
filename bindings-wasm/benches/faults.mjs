// Thirteen faults in the two notations, each with its right twin: `fault(true)` is wrong, `fault(false)` is not.

const options = (...ids) => ids.map((id) => ({ value: id, text: id }));
const choice = (id, ...ids) => `      - choice: ${id}\n        ask: Wat kies je?\n        options:\n${ids.map((option) => `          ${option}: Dit is ${option}\n`).join("")}`;
const radio = (name, ...ids) => ({ type: "radiogroup", name, title: "Wat kies je?", choices: options(...ids) });
const number = (id, to = 10) => `      - number: ${id}\n        ask: Hoeveel?\n        from: 0\n        to: ${to}\n`;
const amount = (name, max = 10) => ({ type: "text", inputType: "number", name, title: "Hoeveel?", min: 0, max });
const exercise = (id, items, further = "") => `  - exercise: ${id}\n    title: Vraag\n${further}    items:\n${items}`;
const note = (id, when) => `      - note: ${id}\n        when: ${when}\n        body: Dit zie je dan.\n`;
const said = (name, visibleIf) => ({ type: "html", name, html: "Dit zie je dan.", visibleIf });
const end = "  - end: klaar\n";
const last = { name: "klaar", elements: [{ type: "html", name: "slot", html: "Klaar." }] };

/** A name that nothing has. */
const misspelt = (isWrong) => ({
  yaml: exercise("f", choice("kleur", "rood", "blauw")) + exercise("g", note("n", `${isWrong ? "kluer" : "kleur"} == rood`) + choice("verder", "ja", "nee")),
  pages: [{ name: "f", elements: [radio("kleur", "rood", "blauw")] }, { name: "g", elements: [said("n", `{${isWrong ? "kluer" : "kleur"}} = 'rood'`), radio("verder", "ja", "nee")] }],
});

/** An option that the question does not have. */
const noOption = (isWrong) => ({
  yaml: exercise("f", choice("kleur", "rood", "blauw")) + exercise("g", note("n", `kleur == ${isWrong ? "groen" : "rood"}`) + choice("verder", "ja", "nee")),
  pages: [{ name: "f", elements: [radio("kleur", "rood", "blauw")] }, { name: "g", elements: [said("n", `{kleur} = '${isWrong ? "groen" : "rood"}'`), radio("verder", "ja", "nee")] }],
});

/** A condition that contradicts itself. */
const contradiction = (isWrong) => ({
  yaml: exercise("f", number("getal")) + exercise("g", note("n", `getal > 5 and getal < ${isWrong ? 3 : 8}`) + choice("verder", "ja", "nee")),
  pages: [{ name: "f", elements: [amount("getal")] }, { name: "g", elements: [said("n", `{getal} > 5 and {getal} < ${isWrong ? 3 : 8}`), radio("verder", "ja", "nee")] }],
});

/** One name for two questions. */
const twice = (isWrong) => ({
  yaml: exercise("f", number("getal") + number(isWrong ? "getal" : "ander")),
  pages: [{ name: "f", elements: [amount("getal"), amount(isWrong ? "getal" : "ander")] }],
});

/** A condition that contradicts that of its page. */
const acrossSteps = (isWrong) => ({
  yaml: exercise("f", choice("kleur", "rood", "blauw") + choice("maat", "klein", "groot")) + exercise("g", note("n", isWrong ? "kleur == blauw" : "maat == klein") + choice("verder", "ja", "nee"), "    when: kleur == rood\n"),
  pages: [
    { name: "f", elements: [radio("kleur", "rood", "blauw"), radio("maat", "klein", "groot")] },
    { name: "g", visibleIf: "{kleur} = 'rood'", elements: [said("n", isWrong ? "{kleur} = 'blauw'" : "{maat} = 'klein'"), radio("verder", "ja", "nee")] },
  ],
});

/** A sum that cannot come out so high. */
const sum = (isWrong) => ({
  yaml: exercise("f", number("een") + number("twee")) + exercise("g", note("n", `een + twee > ${isWrong ? 20 : 15}`) + choice("verder", "ja", "nee")),
  pages: [{ name: "f", elements: [amount("een"), amount("twee")] }, { name: "g", elements: [said("n", `{een} + {twee} > ${isWrong ? 20 : 15}`), radio("verder", "ja", "nee")] }],
});

/** Who comes here was sent here by their age. */
const sentHere = (isWrong) => ({
  yaml: exercise("f", number("leeftijd", 99)).concat("    next:\n      - when: leeftijd < 18\n        go: jong\n      - klaar\n") + exercise("jong", note("n", isWrong ? "leeftijd >= 21" : "leeftijd >= 12") + choice("verder", "ja", "nee")) + end,
  pages: [
    { name: "f", elements: [amount("leeftijd", 99)] },
    { name: "jong", visibleIf: "{leeftijd} < 18", elements: [said("n", isWrong ? "{leeftijd} >= 21" : "{leeftijd} >= 12"), radio("verder", "ja", "nee")] },
    last,
  ],
});

/** A question that must be answered, with no option left for some. */
const allHidden = (isWrong) => ({
  yaml: exercise("f", choice("heeft", "fiets", "bus", "niets")) + exercise("g", `      - choice: neemt\n        ask: Wat neem je?\n        required: true\n        options:\n          fiets:\n            label: De fiets\n            when: heeft == fiets\n          bus:\n            label: De bus\n            when: heeft == bus\n${isWrong ? "" : "          lopen: Ik loop\n"}`),
  pages: [
    { name: "f", elements: [radio("heeft", "fiets", "bus", "niets")] },
    { name: "g", elements: [{ type: "radiogroup", name: "neemt", title: "Wat neem je?", isRequired: true, choices: [{ value: "fiets", text: "De fiets", visibleIf: "{heeft} = 'fiets'" }, { value: "bus", text: "De bus", visibleIf: "{heeft} = 'bus'" }, ...(isWrong ? [] : [{ value: "lopen", text: "Ik loop" }])] }] },
  ],
});

/** Who keeps answering so goes round for ever. */
const round = (isWrong) => ({
  yaml: exercise("oefenen", choice("lukt", "ja", "nee")).concat(`    next:\n      - when: lukt == ja${isWrong ? "" : " or visits(oefenen) >= 3"}\n        go: klaar\n      - nog-eens\n`) + "  - step: nog-eens\n    title: Nog eens\n    next: oefenen\n" + end,
  pages: [{ name: "oefenen", elements: [radio("lukt", "ja", "nee"), amount("keer")] }, { name: "nog-eens", elements: [{ type: "html", name: "tekst", html: "Nog eens." }, radio("weer", "ja")] }, last],
  triggers: [{ type: "skip", expression: isWrong ? "{weer} = 'ja' and {lukt} <> 'ja'" : "{weer} = 'ja' and {lukt} <> 'ja' and {keer} < 3", gotoName: "lukt" }],
});

/** A text with an answer that not everybody was asked for. */
const hole = (isWrong) => ({
  yaml: exercise("f", choice("kent", "ja", "nee") + "      - text: naam\n        ask: Hoe heet die?\n        when: kent == ja\n        max: 40\n        private: false\n") + `  - step: g\n    title: Bel\n    body: Bel {naam${isWrong ? "" : "|iemand"}} vandaag.\n`,
  pages: [
    { name: "f", elements: [radio("kent", "ja", "nee"), { type: "text", name: "naam", title: "Hoe heet die?", visibleIf: "{kent} = 'ja'", ...(isWrong ? {} : { defaultDisplayValue: "iemand" }) }] },
    { name: "g", elements: [{ type: "html", name: "bel", html: "Bel {naam} vandaag." }] },
  ],
});

/** A step that every way leads past. */
const passed = (isWrong) => ({
  yaml: exercise("f", choice("kies", "ja", "nee")).concat(`    next:\n      - when: kies == ja\n        go: klaar\n      - ${isWrong ? "klaar" : "midden"}\n`) + "  - step: midden\n    title: Midden\n" + end,
  pages: [{ name: "f", elements: [{ ...radio("kies", "ja", "nee"), isRequired: true }] }, { name: "midden", elements: [{ type: "html", name: "tekst", html: "Midden." }] }, last],
  triggers: ["ja", ...(isWrong ? ["nee"] : [])].map((value) => ({ type: "skip", expression: `{kies} = '${value}'`, gotoName: "slot" })),
});

/** A text that one of the languages lacks. */
const untranslated = (isWrong) => ({
  yaml: `  - step: f\n    title:\n      nl: Hallo\n${isWrong ? "" : "      en: Hello\n"}`,
  isBilingual: true,
  pages: [{ name: "f", elements: [{ type: "text", name: "hallo", title: { default: "Hallo", nl: "Hallo", ...(isWrong ? {} : { en: "Hello" }) } }, { type: "text", name: "dag", title: { default: "Dag", nl: "Dag", en: "Bye" } }] }],
});

/** Two checks that no answer meets. */
const exclude = (isWrong) => ({
  yaml: exercise("f", `${number("getal")}        check:\n          - must: answer >= ${isWrong ? 8 : 1}\n            say: Dat is weinig.\n          - must: answer <= ${isWrong ? 3 : 8}\n            say: Dat is veel.\n`),
  pages: [{ name: "f", elements: [{ ...amount("getal"), validators: [{ type: "expression", expression: `{getal} >= ${isWrong ? 8 : 1}`, text: "Dat is weinig." }, { type: "expression", expression: `{getal} <= ${isWrong ? 3 : 8}`, text: "Dat is veel." }] }] }],
});

export const faults = [misspelt, noOption, contradiction, twice, acrossSteps, sum, sentHere, allHidden, round, hole, passed, untranslated, exclude];
