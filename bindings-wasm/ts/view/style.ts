/** The colours by night: of who asks for them on the element, or on the whole device. */
const DARK = `
  --_paper: var(--leerpad-dark-paper, #18201d);
  --_card: var(--leerpad-dark-card, #212b27);
  --_ink: var(--leerpad-dark-ink, #f0ebe0);
  --_soft: var(--leerpad-dark-soft, #b9c2bb);
  --_line: var(--leerpad-dark-line, #82908a);
  --_hair: var(--leerpad-dark-hair, #35413c);
  --_accent: var(--leerpad-dark-accent, #8fd3bd);
  --_on-accent: var(--leerpad-dark-on-accent, #0f2a22);
  --_tint: var(--leerpad-dark-tint, #263a33);
  --_warm: var(--leerpad-dark-warm, #3a3120);
  --_fault: var(--leerpad-dark-fault, #ffb4a3);
  --_fault-tint: var(--leerpad-dark-fault-tint, #40251f);
  color-scheme: dark;
`;

/** The sheet of both elements. Colours, type and room are custom properties: a portal sets them on the element. */
export const SHEET = `
:host {
  --_paper: var(--leerpad-paper, #fbf7f0);
  --_card: var(--leerpad-card, #ffffff);
  --_ink: var(--leerpad-ink, #24312d);
  --_soft: var(--leerpad-soft, #55625d);
  --_line: var(--leerpad-line, #8a958f);
  --_hair: var(--leerpad-hair, #e4ddd0);
  --_accent: var(--leerpad-accent, #1d6a58);
  --_on-accent: var(--leerpad-on-accent, #ffffff);
  --_tint: var(--leerpad-tint, #e6f0ea);
  --_warm: var(--leerpad-warm, #fdf0d8);
  --_fault: var(--leerpad-fault, #9c2f1d);
  --_fault-tint: var(--leerpad-fault-tint, #fbe9e4);
  --_font: var(--leerpad-font, "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  --_title-font: var(--leerpad-title-font, Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, serif);
  --_size: var(--leerpad-size, 1.1875rem);
  --_round: var(--leerpad-round, 1rem);
  display: block;
  container: leerpad / inline-size;
  color-scheme: light;
  background: var(--_paper);
  color: var(--_ink);
  font: 400 var(--_size)/1.6 var(--_font);
  text-align: start;
  -webkit-text-size-adjust: 100%;
  -webkit-tap-highlight-color: transparent;
}
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) {${DARK}}
}
:host([theme="dark"]) {${DARK}}
*, *::before, *::after { box-sizing: border-box; }
.frame { max-width: 44rem; min-height: var(--leerpad-height, 100svh); margin-inline: auto; padding: 0 1.25rem; display: flex; flex-direction: column; }
h2, h3, h4, h5, h6, p, ul, ol, dl, dd, blockquote, figure, pre { margin: 0; }
h2 { font: 600 1.75em/1.2 var(--_title-font); letter-spacing: -0.01em; text-wrap: balance; margin-block: .4em .6em; }
h3, h4, h5, h6 { font-size: 1em; line-height: 1.4; font-weight: 650; }
p, li { overflow-wrap: anywhere; }
.page p + p, .page p + ul, .page p + ol, .page ul + p, .page ol + p, .page li > p + p { margin-block-start: .75em; }
ul, ol { padding-inline-start: 1.4em; }
li + li { margin-block-start: .35em; }
a { color: var(--_accent); text-underline-offset: .2em; }
img, video { max-width: 100%; height: auto; border-radius: var(--_round); display: block; }
audio { width: 100%; }
hr { border: 0; border-block-start: 1px solid var(--_hair); margin-block: 1.5em; }
pre { overflow-x: auto; padding: .75em; background: var(--_card); border-radius: .5rem; font-size: .9em; }
.table { overflow-x: auto; margin-block: .75em; }
table { border-collapse: collapse; font-size: .95em; }
th, td { padding: .4em .75em; border-block-end: 1px solid var(--_hair); text-align: start; }
.right { text-align: end; } .center { text-align: center; }
blockquote { border-inline-start: .25rem solid var(--_accent); padding-inline-start: 1em; }
.icon { width: 1.25em; height: 1.25em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
:focus:not(:focus-visible) { outline: none; }
:focus-visible, .option:has(:focus-visible), input:is([type="date"], [type="time"], [type="datetime-local"]):focus-within, audio:focus-within, video:focus-within { outline: 3px solid var(--_accent); outline-offset: 3px; }
h2:focus-visible { outline: none; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.paper { position: fixed; inset: auto 0 0 auto; width: 0; height: 0; border: 0; }

button, .call {
  font: inherit; font-weight: 600; color: var(--_accent); background: transparent; min-height: 3rem; min-width: 3rem;
  padding: .5em 1.1em; border: 1.5px solid currentColor; border-radius: 99rem; cursor: pointer;
  display: inline-flex; align-items: center; justify-content: center; gap: .45em; text-decoration: none; line-height: 1.25;
}
button.main { color: var(--_on-accent); background: var(--_accent); border-color: var(--_accent); padding-inline: 1.75em; }
@media (hover: hover) {
  button:hover, .call:hover { background: var(--_tint); }
  button.main:hover { background: var(--_accent); filter: brightness(1.08); }
  button.quiet:not([aria-pressed="true"]):hover { background: transparent; text-decoration-thickness: 2px; }
  .option:hover { border-color: var(--_accent); }
}
button.quiet, .top button, .ways button { border-color: transparent; font-weight: 550; padding-inline: .7em; font-size: .9375em; }
button.quiet { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .25em; padding-inline: 0; border-inline-width: 0; justify-content: flex-start; }
button[aria-pressed="true"] { text-decoration: none; background: var(--_tint); padding-inline: .9em; }
button[aria-disabled="true"] { color: var(--_soft); opacity: .55; cursor: default; }
button.square { padding: 0; border-radius: .75rem; border-color: var(--_line); }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin-block-start: 1rem; }

.top { display: flex; align-items: center; gap: .25rem; padding-block: .6rem .25rem; margin-inline: -.7em; }
.top .grow { flex: 1; }
progress { appearance: none; display: block; width: 100%; height: .4rem; border: 0; border-radius: 1rem; overflow: hidden; background: var(--_hair); color: var(--_accent); }
progress::-webkit-progress-bar { background: var(--_hair); }
progress::-webkit-progress-value { background: var(--_accent); border-radius: 1rem; transition: width .4s; }
progress::-moz-progress-bar { background: var(--_accent); border-radius: 1rem; }
.page { flex: 1; padding-block: 1.25rem 2rem; }
.count { color: var(--_soft); font-size: .9375em; }
.intro { margin-block-end: 1.75rem; }
.item { margin-block: 1.75rem; }
.item:first-of-type { margin-block-start: .5rem; }
.item.reading { background: var(--_tint); border-radius: var(--_round); padding: 1.1rem 1.25rem; }
.item.card { background: var(--_warm); border-radius: var(--_round); padding: 1.1rem 1.25rem; }
.item.card p + .buttons, .item.card button { margin-block-start: .5rem; }
.ask { display: block; font: 600 1.125em/1.4 var(--_font); margin-block-end: .5rem; text-wrap: pretty; }
.help, .count, .needed { color: var(--_soft); font-size: .9375em; }
.needed { margin-block-end: .5rem; }
.over { color: var(--_fault); }
.controls { margin-block-start: .75rem; }
.fault:not(:empty), .trouble { background: var(--_fault-tint); color: var(--_fault); border-radius: .75rem; padding: .75rem 1rem; margin-block-start: .9rem; }
.fault p { display: flex; gap: .5em; align-items: flex-start; }
.fault .icon { margin-block-start: .15em; }
.trouble .buttons { margin-block-start: .5rem; }
.said:not(:empty) { background: var(--_tint); border-radius: .75rem; padding: .75rem 1rem; margin-block-start: .9rem; }
.tip { background: var(--_warm); border-radius: .75rem; padding: .75rem 1rem; margin-block-start: .75rem; }
.tip strong { display: block; }
.declining { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin-block-start: .4rem; }
.declining span { color: var(--_soft); font-size: .9375em; }
.sees { display: flex; gap: .5em; align-items: flex-start; color: var(--_soft); font-size: .875em; margin-block-start: .25rem; }
.sees .icon { width: 1.15em; height: 1.15em; margin-block-start: .2em; }

.options { display: grid; gap: .6rem; }
.option { display: flex; align-items: center; gap: .85rem; min-height: 3.25rem; padding: .6rem 1rem; background: var(--_card); border: 1.5px solid var(--_line); border-radius: .9rem; cursor: pointer; line-height: 1.35; }
.option:has(:checked) { border-color: var(--_accent); background: var(--_tint); box-shadow: inset 0 0 0 1.5px var(--_accent); }
.option input { appearance: none; flex: none; width: 1.5rem; height: 1.5rem; margin: 0; border: 2px solid var(--_line); border-radius: 50%; background: var(--_card); display: grid; place-content: center; }
.option input[type="checkbox"] { border-radius: .4rem; }
.option input:checked { border-color: var(--_accent); background: var(--_accent); }
.option input::before { content: ""; width: .6rem; height: .6rem; border-radius: 50%; background: var(--_on-accent); transform: scale(0); }
.option input[type="checkbox"]::before { width: .9rem; height: .9rem; border-radius: 0; clip-path: polygon(14% 44%, 0 65%, 45% 100%, 100% 16%, 80% 0, 42% 66%); }
.option input:checked::before { transform: scale(1); }
.option input:focus-visible { outline: none; }
.options.buttons { grid-template-columns: repeat(auto-fill, minmax(min(100%, 9rem), 1fr)); margin: 0; }
.options.images { grid-template-columns: repeat(auto-fill, minmax(min(100%, 10rem), 1fr)); }
.options.images .option { flex-direction: column; align-items: flex-start; }
.options.scale { grid-template-columns: repeat(auto-fill, minmax(3rem, 1fr)); gap: .4rem; }
.options.scale .option { justify-content: center; padding: .25rem; gap: 0; position: relative; min-height: 3.25rem; font-variant-numeric: tabular-nums; }
.options.scale .option input { position: absolute; inset: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer; }
.options.scale .option:has(:checked) { background: var(--_accent); color: var(--_on-accent); font-weight: 650; }
.ends { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1.5rem; color: var(--_soft); font-size: .9375em; margin-block-start: .6rem; }
.row + .row, .pair + .pair, .part + .part, .inner + .inner { margin-block-start: 1.25rem; }
.row > p, .pair > label, .part > label, .asks { display: block; margin-block-end: .45rem; font-weight: 550; }
.other { margin-block-start: .9rem; }
input[type="text"], input[type="date"], input[type="time"], input[type="number"], input[type="datetime-local"], textarea, select {
  font: inherit; color: inherit; background: var(--_card); width: 100%; min-height: 3.25rem; padding: .6rem .9rem;
  border: 1.5px solid var(--_line); border-radius: .9rem;
}
textarea { resize: vertical; line-height: 1.5; display: block; }
select { max-width: 100%; }
.short, .gap { width: auto; max-width: 100%; }
input.short { width: 9rem; }
input.short[type="date"], input.short[type="time"], input.short[type="datetime-local"] { width: auto; min-width: 9rem; }
.unit { display: flex; align-items: center; gap: .75rem; flex-wrap: wrap; }
[aria-invalid="true"] { border-color: var(--_fault); }
.slider { display: flex; align-items: center; gap: 1rem; }
.slider input { flex: 1; min-height: 3rem; accent-color: var(--_accent); }
.slider output { min-width: 3ch; font-weight: 650; text-align: end; }
.rank { list-style: none; padding: 0; display: grid; gap: .5rem; margin-block-end: 1rem; }
.rank li { display: flex; align-items: center; gap: .6rem; background: var(--_card); border: 1.5px solid var(--_hair); border-radius: .9rem; padding: .4rem .5rem .4rem 1rem; margin: 0; }
.rank .label { flex: 1; }
.rank .place { color: var(--_soft); font-variant-numeric: tabular-nums; }
.sentence { line-height: 2.5; }
.sentence .writing { display: inline-block; max-width: 100%; }
.sentence select, .sentence input { min-width: 7rem; min-height: 2.75rem; padding-block: .3rem; line-height: 1.4; vertical-align: baseline; }
.breathe { text-align: center; padding-block: .5rem; }
.breath { width: min(15rem, 70%); height: auto; display: block; margin-inline: auto; }
.breath circle { fill: var(--_accent); opacity: .85; transition: r .2s linear; }
.breath .around { fill: var(--_tint); opacity: 1; }
.breath.still circle:last-child { opacity: .5; }
.left { font-variant-numeric: tabular-nums; min-height: 1.6em; color: var(--_soft); }
.phase { font: 600 1.375em/1.4 var(--_title-font); min-height: 1.5em; }
.breathe + .buttons { justify-content: center; }
.clock { font: 600 3rem/1.2 var(--_title-font); font-variant-numeric: tabular-nums; text-align: center; }
.entry[role="group"] { background: var(--_card); border: 1.5px solid var(--_hair); border-radius: var(--_round); padding: 1rem 1.1rem; margin-block-end: 1rem; }
.entry h4 { margin-block-end: .6rem; }
.trend { list-style: none; padding: 0; display: grid; gap: .75rem; }
.trend li { background: var(--_card); border-radius: .9rem; padding: .8rem 1rem; margin: 0; }
dt { color: var(--_soft); font-size: .9375em; } dd { margin-block-end: .35rem; }
.recalled { background: var(--_card); border-radius: 0 .9rem .9rem 0; padding-block: .6rem; padding-inline-end: 1rem; }
.asked { color: var(--_soft); display: block; font-size: .9375em; }
.answer { white-space: pre-wrap; overflow-wrap: anywhere; }
.children { display: grid; gap: .75rem; list-style: none; padding: 0; }
.children li { margin: 0; }
.children button { width: 100%; justify-content: flex-start; text-align: start; border-radius: var(--_round); border-color: var(--_line); background: var(--_card); color: var(--_ink); padding: .9rem 1.1rem; gap: .85rem; }
.children .state { color: var(--_soft); font-weight: 450; font-size: .875em; display: block; }
.children .mark { flex: none; width: 1.75rem; height: 1.75rem; border-radius: 50%; border: 2px solid var(--_line); display: grid; place-content: center; color: var(--_on-accent); }
.children .done .mark { background: var(--_accent); border-color: var(--_accent); }
.panel { background: var(--_card); border-radius: var(--_round); padding: 1.1rem 1.25rem; margin-block: 1.25rem; border: 1px solid var(--_hair); }
.panel > h3 { margin-block-end: .4rem; }
.panel p + p.help { margin-block-start: .1em; }
.panel [role="status"]:not(:empty) + [role="radiogroup"], .panel [role="radiogroup"] + .part { margin-block-start: 1.25rem; }
.offer { display: grid; gap: .5rem; padding: 0; border: 0; margin: 0 0 1rem; }
.seen-as { padding-inline: 3.35rem 1rem; font-size: .9375em; }
.seen-as p + p { margin-block-start: .1em; }
.offer > .help { padding-inline-start: 3.35rem; }
.due { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; background: var(--_warm); border-radius: var(--_round); padding: .75rem 1.1rem; margin-block-end: 1.25rem; }
.more { margin-block-start: 2rem; color: var(--_soft); font-size: .9375em; }
summary { cursor: pointer; min-height: 2.75rem; display: flex; align-items: center; gap: .4rem; color: var(--_accent); }
summary::before { content: "+"; font-weight: 700; width: 1em; } details[open] > summary::before { content: "–"; }
.bottom { position: sticky; bottom: 0; background: var(--_paper); padding-block: .6rem max(.6rem, env(safe-area-inset-bottom)); border-block-start: 1px solid var(--_hair); display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; }
.bottom .on { display: flex; gap: .5rem; align-items: center; }
.bottom .ways { margin-inline-start: auto; }
.ways { display: flex; gap: .1rem; }
.ways button { font-size: .875em; padding-inline: .35em; white-space: nowrap; }
input, textarea, select, button, summary, .option { scroll-margin-block: 1rem 9rem; }
@media (max-height: 46rem) { .bottom { position: static; } }
dialog { border: 0; border-radius: var(--_round); background: var(--_card); color: var(--_ink); padding: 1.5rem; width: min(34rem, calc(100vw - 2rem)); max-height: calc(100svh - 2rem); font: inherit; overflow-y: auto; }
dialog::backdrop { background: rgb(10 20 16 / .55); }
dialog h2 { margin-block-start: 0; }
.help-line + .help-line { margin-block-start: 1.25rem; }
.call { font-size: 1.0625em; margin-block-start: .4rem; }
.center { display: grid; align-content: center; justify-items: start; gap: 1rem; flex: 1; padding-block: 2rem; }
.center > p { max-width: 34rem; }
.frame.guide { min-height: 0; padding-block: 1rem 2rem; }
.guide section { margin-block-end: 1.5rem; }
.guide section > h3 { font: 600 1.25em/1.3 var(--_title-font); }
.guide .panel > .part, .guide .panel > .buttons, .guide section > .part { margin-block-start: 1.1rem; }
.guide .panel details { margin-block: .25rem; }
.guide .recalled { margin-block: .6rem; }
.goals { color: var(--_soft); }
.summary { display: grid; gap: .9rem; }
.score { background: var(--_tint); border-radius: var(--_round); padding: 1rem 1.25rem; margin-block: 1rem; }
.names { display: grid; gap: .6rem; width: 100%; }
.names button { justify-content: flex-start; }

@container leerpad (max-width: 30rem) {
  .frame { padding-inline: 1rem; }
  h2 { font-size: 1.5em; }
  .bottom .on { width: 100%; }
  .bottom .on .main { flex: 1; }
  .ways { width: 100%; justify-content: space-between; }
  .ways button { font-size: .8125em; }
  .top .words { display: none; }
  .options.buttons { grid-template-columns: 1fr; }
  .seen-as, .offer > .help { padding-inline-start: 1.1rem; }
}
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { transition: none !important; animation: none !important; } }
@media (forced-colors: active) {
  .option:has(:checked), .options.scale .option:has(:checked) { outline: 3px solid Highlight; }
  .option input:checked { background: Highlight; forced-color-adjust: none; }
  .breath circle { fill: Highlight; }
}
@media print { .top, .bottom, progress, .more, .declining, .tips { display: none; } .frame { min-height: 0; } }
`;

/** What is printed, and the file that somebody keeps. */
export const PAPER = `
body { font: 12pt/1.5 Georgia, serif; color: #000; background: #fff; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; } button { display: none; } .asked { display: block; color: #444; }
.answer { white-space: pre-wrap; overflow-wrap: anywhere; } blockquote { margin: 0; padding-left: 1rem; border-left: .2rem solid #888; }
.icon { display: none; } a { color: #000; }
`;
