import { phrases } from "../phrases.js";
import type { Button, Phrases, Reason, RefusalCode } from "../wire.js";

/** The words of the elements themselves, in Dutch; `{name}` stands for a datum. */
const NL = {
  again: "Opnieuw proberen",
  "aloud": "Voorlezen",
  "aloud-off": "Stop voorlezen",
  "add": "Nog een toevoegen",
  "asked": "Je vroeg om {form}.",
  "ahead": "Hoe ver je bent",
  "breathe-in": "Adem in",
  "breathe-hold": "Houd vast",
  "breathe-out": "Adem uit",
  "breathe-rest": "Rust",
  "breathe-start": "Begin met ademen",
  "call": "Bel {phone}",
  "cancel": "Toch niet",
  "changed": "Er is iets bijgekomen vanaf een ander apparaat.",
  "choose": "Kies…",
  "choose-forms": "Hoe wil je dit gesprek?",
  "close": "Sluiten",
  "closed": "Je browser bewaart hier niets. Misschien staat privé-modus aan. Wat je doet, gaat weg als je dit sluit.",
  "confirm-erase": "Wil je alles wissen wat je in je eigen woorden schreef? Dat kan niet terug.",
  "confirm-stop": "Wil je stoppen? Alles blijft bewaard. Je kunt later weer verder.",
  "contact-declined": "Je koos: geen gesprek. Je kunt gewoon verder.",
  "contact-held": "Het gesprek is geweest.",
  "contact-is-held": "Het gesprek is geweest",
  "contact-no": "Liever geen gesprek",
  "contact-plan": "Afspreken",
  "contact-planned": "Afgesproken: {when}.",
  "contact-when": "Welke dag en hoe laat?",
  "day": "Dag {number}",
  "declined": "Je koos: liever niet. Dat is goed.",
  "diary": "Vul je dagboek in",
  "diary-for": "Dagboek van {date}",
  "diary-given": "Wat je al invulde",
  "diary-keep": "Bewaar",
  "gap": "Open plek {number} van {count}",
  "order-good": "Zo is de volgorde goed",
  "down": "Omlaag",
  "elsewhere": "Je bent met deze module bezig in een ander venster.",
  "elsewhere-here": "Hier verdergaan",
  "end-keep": "Bewaren op dit apparaat",
  "entry": "Nummer {number}",
  "every-day": "Elke dag",
  "every-week": "Elke week",
  "failed": "Dit lukte niet.",
  "form-chat": "een gesprek in berichtjes",
  "form-in-person": "een gesprek waarbij je elkaar ziet",
  "form-phone": "een telefoongesprek",
  "form-video": "een videogesprek",
  "pick-chat": "Berichtjes",
  "pick-in-person": "Bij elkaar zitten",
  "pick-phone": "Bellen",
  "pick-video": "Videobellen",
  "full": "Dit apparaat is vol of bewaart nu niets. Maak ruimte en probeer het opnieuw. Wat je hebt ingevuld, staat er nog.",
  "give-consent": "Ja, dat mag",
  "hint-number": "Tip {number}",
  "help-none": "Deze module noemt geen hulp. Bij direct gevaar: bel 112.",
  "keep-for": "Hoe lang: {time}",
  "launch": "Openen",
  "least": "Nog ongeveer {count} stappen",
  "least-one": "Dit is de laatste stap",
  "listen-text": "Lees wat er gezegd wordt",
  "load-failed": "De module kon niet worden geladen. Kijk of je internet hebt.",
  "loading": "Even wachten…",
  "gone": "Je hebt deze module op een ander apparaat gewist. Op dit apparaat staat nog wat je deed. Wil je het hier ook wissen?",
  "gone-erase": "Ook hier wissen",
  "gone-keep": "Bewaren en verdergaan",
  "gone-title": "Gewist",
  "lost": "Dit kon niet meer, want er is op een ander apparaat iets veranderd:",
  "mine": "Mijn gegevens",
  "mine-consent": "Je gaf toestemming.",
  "mine-keys": "Wat je in je eigen woorden schreef, staat alleen op dit apparaat.",
  "mine-no-consent": "Je gaf geen toestemming.",
  "mine-nothing": "Je deelt niets. Alleen jij ziet je antwoorden.",
  "mine-shared": "Dit deel je",
  "minutes": "Ongeveer {minutes} minuten",
  "more": "Meer",
  "new-name": "Ik ben hier nieuw",
  "name": "Hoe mogen we je hier noemen?",
  "name-note": "Alleen dit apparaat kent deze naam. Er is geen wachtwoord: wie dit apparaat heeft, kan je naam kiezen.",
  "of": "{number} van {count}",
  "optional": "Hoeft niet",
  "page": "Vraag {number} van {count}",
  "pause": "Even pauze",
  "pause-short": "Pauze",
  "pause-note": "Alles is bewaard. Je kunt dit scherm gerust sluiten.",
  "pause-over": "Weer verder",
  "plan-again": "Anders afspreken",
  "print": "Afdrukken",
  "recalled": "Dit schreef je",
  "resume-here": "Weer aanmelden",
  "reopen": "Dit is klaar. Je mag alles nog bekijken en veranderen.",
  "remove": "Weghalen",
  "saved": "Bewaard",
  "score": "Jouw getal: {score}",
  "share-chosen": "Deel wat ik koos",
  "share-none": "Kies eerst wat je wilt delen. Niets delen mag ook: kies dan Verder.",
  "share-see": "Dit ziet {who}:",
  "share-open": "Dit heb je niet ingevuld.",
  "sign-off": "Afmelden",
  "sign-off-note": "Je antwoorden blijven hier bewaard onder je naam.",
  "sign-off-erase": "Afmelden en alles van mij hier wissen",
  "signed-off": "Je bent afgemeld.",
  "stopped": "Je bent gestopt",
  "stopped-note": "Goed dat je zelf kiest wanneer. Alles staat er nog als je terugkomt.",
  "summary": "Wat jij hebt opgeschreven",
  "take-back-consent": "Trek mijn toestemming in",
  "timer-left": "Nog {time}",
  "timer-start": "Start de tijd",
  "timer-pause": "Pauze",
  "timer-over": "De tijd is om. Rustig aan.",
  "unsent": "Je hebt nu geen internet. Alles is hier bewaard en wordt later verstuurd.",
  "until": "Dit gaat open op {when}.",
  "until-over": "Lukt het niet? Vanaf {when} kun je ook zonder verder.",
  "up": "Omhoog",
  "wait-open": "Je kunt verder.",
  "waiting": "Je kunt rustig wachten. We bewaren je plek.",
  "welcome": "Welkom",
  "who": "Wie ben je?",
  "who-sees": "Met wie: {who}",
  "who-asks": "Wie vraagt dit: {who}",
  "why-none": "Dit is de volgende stap voor iedereen.",
  "why-note": "Dit zie je door wat je eerder antwoordde:",
  "written": "{number} van {max} tekens",
  "yes": "Ja",
  "g-title": "Begeleiding",
  "g-all": "Terug naar de lijst",
  "g-choose": "Met wie ga je verder?",
  "g-contacts": "Gesprekken",
  "g-count": "Hoeveel mensen waren er?",
  "g-empty": "Er is nog niets gedeeld. Je ziet alleen wat iemand zelf deelt.",
  "g-form": "Hoe was het gesprek?",
  "g-group": "Bijeenkomst",
  "g-held": "Dit is geweest",
  "g-no": "Gaat niet door",
  "g-none": "Er is nog niemand.",
  "g-note": "Aantekening voor jezelf",
  "g-note-keep": "Bewaar de aantekening",
  "g-notes": "Aantekeningen",
  "g-offer": "Bied deze manieren aan",
  "g-private": "Je ziet nooit waar iemand is, hoe ver iemand is, of wat niet gedeeld is.",
  "g-release": "Laat verdergaan",
  "g-reply": "Reactie schrijven",
  "g-reply-send": "Verstuur de reactie",
  "g-shared": "Gedeeld met jou",
  "g-state-asked": "Gevraagd: {form}",
  "g-state-declined": "Geen gesprek",
  "g-state-held": "Geweest",
  "g-state-open": "Nog niet gevraagd",
  "g-state-planned": "Afgesproken: {when}",
  "g-tip": "Tip voor dit gesprek",
  "g-until": "Uiterlijk {when}",
  "g-waits": "Wacht op jou",
  "g-your-reply": "Jouw reactie",
} as const;

/** The name of a text of the elements. */
export type WordKey =
  | keyof typeof NL
  | `button.${Button}`
  | `refusal.${RefusalCode}`
  | `reason.${Reason}`
  | `month.${number}`;

/** Words by name: what a host hands in for another language, or to say something otherwise. */
export type Words = Readonly<Partial<Record<WordKey, string>>>;

/** Words by language. */
export type WordTable = Readonly<Record<string, Words>>;

/** Says texts in one language. */
export type Speech = (key: WordKey, data?: Readonly<Record<string, string | number>>) => string;

/** The words in a language: what the host says, else Dutch or English, else English. */
export function speech(language: string, own: WordTable = {}): Speech {
  const of = language.split("-")[0] ?? "";
  const tables = [own[language], own[of], known(of).words];
  const said = (key: WordKey) => tables.find((table) => table?.[key] !== undefined)?.[key];
  return (key, data = {}) =>
    (said(key) ?? key).replace(/\{([\w-]+)\}/g, (whole, name: string) => String(data[name] ?? whole));
}

/** The decimal sign in a language. */
export function decimalSign(language: string): string {
  return known(language).decimal;
}

interface Known {
  readonly words: Words;
  readonly decimal: string;
}

/** They never change, and are asked for at every page. */
const knownOnes = new Map<string, Known>();

function known(language: string): Known {
  const which = language === "nl" ? "nl" : "en";
  const found = knownOnes.get(which);
  if (found !== undefined) {
    return found;
  }
  const own = which === "nl" ? NL : EN;
  try {
    const said = phrases(which);
    const made = { words: { ...own, ...flat(said) }, decimal: said.decimal };
    knownOnes.set(which, made);
    return made;
  } catch {
    // The engine could not be loaded: what is left to say is that.
    return { words: own, decimal: "." };
  }
}

function flat({ buttons, refusals, reasons, months }: Phrases): Words {
  const under = (name: string, all: Readonly<Record<string, string>>) =>
    Object.entries(all).map(([key, words]) => [`${name}.${key}`, sentence(words)]);
  const named = Object.fromEntries([...under("button", buttons), ...under("reason", reasons), ...under("refusal", refusals)]);
  return { ...named, ...Object.fromEntries(months.map((month, at) => [`month.${at + 1}`, month])) } as Words;
}

/** What the engine says begins small, so that it can stand in a sentence. */
function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const EN: Readonly<Record<keyof typeof NL, string>> = {
  again: "Try again",
  "aloud": "Read aloud",
  "aloud-off": "Stop reading",
  "add": "Add one more",
  "asked": "You asked for {form}.",
  "ahead": "How far you are",
  "breathe-in": "Breathe in",
  "breathe-hold": "Hold",
  "breathe-out": "Breathe out",
  "breathe-rest": "Rest",
  "breathe-start": "Begin to breathe",
  "call": "Call {phone}",
  "cancel": "Rather not",
  "changed": "Something was added from another device.",
  "choose": "Choose…",
  "choose-forms": "How would you like to talk?",
  "close": "Close",
  "closed": "Your browser keeps nothing here. Perhaps private mode is on. What you do goes when you close this.",
  "confirm-erase": "Erase everything that you wrote in your own words? This cannot be undone.",
  "confirm-stop": "Do you want to stop? Everything is kept. You can go on later.",
  "contact-declined": "You chose: no talk. You can simply go on.",
  "contact-held": "You had the talk.",
  "contact-is-held": "We had the talk",
  "contact-no": "Rather no talk",
  "contact-plan": "Plan it",
  "contact-planned": "Planned: {when}.",
  "contact-when": "On which day and at what time?",
  "day": "Day {number}",
  "declined": "You chose: rather not say. That is fine.",
  "diary": "Fill in your diary",
  "diary-for": "Diary of {date}",
  "diary-given": "What you filled in",
  "diary-keep": "Keep",
  "gap": "Open place {number} of {count}",
  "order-good": "This order is right",
  "down": "Down",
  "elsewhere": "You are busy with this module in another window.",
  "elsewhere-here": "Go on here",
  "end-keep": "Keep on this device",
  "entry": "Number {number}",
  "every-day": "Every day",
  "every-week": "Every week",
  "failed": "That did not work.",
  "form-chat": "a talk in messages",
  "form-in-person": "a talk where you see each other",
  "form-phone": "a phone call",
  "form-video": "a video call",
  "pick-chat": "Messages",
  "pick-in-person": "In person",
  "pick-phone": "Phone",
  "pick-video": "Video",
  "full": "This device is full or keeps nothing now. Make room and try again. What you filled in is still here.",
  "give-consent": "Yes, that is fine",
  "hint-number": "Hint {number}",
  "help-none": "This module names no help. In direct danger: call 112.",
  "keep-for": "How long: {time}",
  "launch": "Open",
  "least": "About {count} steps to go",
  "least-one": "This is the last step",
  "listen-text": "Read what is said",
  "load-failed": "The module could not be loaded. Check your internet.",
  "loading": "One moment…",
  "gone": "You erased this module on another device. What you did still stands on this one. Do you want to erase it here too?",
  "gone-erase": "Erase it here too",
  "gone-keep": "Keep it and go on",
  "gone-title": "Erased",
  "lost": "This could not be done any more, because something changed on another device:",
  "mine": "My data",
  "mine-consent": "You gave consent.",
  "mine-keys": "What you write in your own words is on this device only.",
  "mine-no-consent": "You gave no consent.",
  "mine-nothing": "You share nothing. Only you see your answers.",
  "mine-shared": "What you share",
  "minutes": "About {minutes} minutes",
  "more": "More",
  "new-name": "I am new here",
  "name": "What may we call you here?",
  "name-note": "Only this device knows this name. There is no password: who has this device can choose your name.",
  "of": "{number} of {count}",
  "optional": "Optional",
  "page": "Question {number} of {count}",
  "pause": "A short break",
  "pause-short": "Pause",
  "pause-note": "Everything is kept. You can close this screen.",
  "pause-over": "Go on",
  "plan-again": "Plan another time",
  "print": "Print",
  "recalled": "You wrote this",
  "resume-here": "Sign on again",
  "reopen": "This is finished. You may look at everything and change it.",
  "remove": "Remove",
  "saved": "Kept",
  "score": "Your number: {score}",
  "share-chosen": "Share what I chose",
  "share-none": "First choose what to share. Sharing nothing is fine too: choose Continue.",
  "share-see": "This is what {who} sees:",
  "share-open": "You did not fill this in.",
  "sign-off": "Sign off",
  "sign-off-note": "Your answers are kept here under your name.",
  "sign-off-erase": "Sign off and erase all that is mine here",
  "signed-off": "You are signed off.",
  "stopped": "You stopped",
  "stopped-note": "Good that you choose when. Everything is here when you come back.",
  "summary": "What you wrote",
  "take-back-consent": "Withdraw my consent",
  "timer-left": "{time} to go",
  "timer-start": "Start the time",
  "timer-pause": "Pause",
  "timer-over": "Time is up. Take it easy.",
  "unsent": "You have no internet now. Everything is kept here and will be sent later.",
  "until": "This opens on {when}.",
  "until-over": "If it does not work out: from {when} you can go on without.",
  "up": "Up",
  "wait-open": "You can go on.",
  "waiting": "You can wait at ease. We keep your place.",
  "welcome": "Welcome",
  "who": "Who are you?",
  "who-sees": "With whom: {who}",
  "who-asks": "Who asks: {who}",
  "why-none": "This is the next step for everybody.",
  "why-note": "You see this because of what you answered before:",
  "written": "{number} of {max} characters",
  "yes": "Yes",
  "g-title": "Guidance",
  "g-all": "Back to the list",
  "g-choose": "With whom do you go on?",
  "g-contacts": "Talks",
  "g-count": "How many people were there?",
  "g-empty": "Nothing is shared yet. You see only what somebody shares.",
  "g-form": "How was the talk held?",
  "g-group": "Meeting",
  "g-held": "This was held",
  "g-no": "Will not be held",
  "g-none": "There is nobody yet.",
  "g-note": "A note for yourself",
  "g-note-keep": "Keep the note",
  "g-notes": "Notes",
  "g-offer": "Offer these ways",
  "g-private": "You never see where somebody is, how far they are, or what is not shared.",
  "g-release": "Let them go on",
  "g-reply": "Write a reply",
  "g-reply-send": "Send the reply",
  "g-shared": "Shared with you",
  "g-state-asked": "Asked for: {form}",
  "g-state-declined": "No talk",
  "g-state-held": "Held",
  "g-state-open": "Not asked for yet",
  "g-state-planned": "Planned: {when}",
  "g-tip": "Tip for this talk",
  "g-until": "At the latest {when}",
  "g-waits": "Waiting for you",
  "g-your-reply": "Your reply",
};
