//! What only exploring every path shows: the words. The exploration itself stands above, in `proof`, with the engine.

use crate::ground::problem::{Rule, Severity, Words};

/// Somebody comes to where no path leads to an end.
pub static NEVER_ENDS: Rule = Rule {
    code: "never-ends",
    severity: Severity::Error,
    nl: Words {
        message: "wie zo antwoordt, komt nooit bij een einde: {path}",
        why: "daar gaat elke weg verder terug naar waar iemand al was",
        help: "geef een van deze stappen een weg verder naar een stap erbuiten, of naar `end`",
    },
    en: Words {
        message: "whoever answers like this never comes to an end: {path}",
        why: "every way on leads back to where somebody already was",
        help: "give one of these steps a way on to a step outside, or to `end`",
    },
};

/// Who keeps answering so goes round for ever, whatever else they do.
pub static KEPT_BY_ANSWERS: Rule = Rule {
    code: "kept-by-answers",
    severity: Severity::Warning,
    nl: Words {
        message: "wie zo blijft antwoorden, komt er nooit uit: {path}",
        why: "ook overslaan en `liever niet` helpen dan niet; zo raakt iemand de moed kwijt",
        help: "laat een weg verder ook open na een paar keer, met `visits(...)` of `attempts(...)`",
    },
    en: Words {
        message: "whoever keeps answering like this never gets out: {path}",
        why: "skipping and rather not saying do not help then; people lose heart like that",
        help: "let a way on open after a few times too, with `visits(...)` or `attempts(...)`",
    },
};

/// No answers lead there.
pub static STEP_NEVER_VISITED: Rule = Rule {
    code: "step-never-visited",
    severity: Severity::Warning,
    nl: Words {
        message: "niemand komt ooit bij `{name}`, hoe er ook geantwoord wordt",
        why: "de voorwaarden op weg hierheen laten niemand door",
        help: "kijk naar de voorwaarden van de wegen en stappen ervoor, of haal deze stap weg",
    },
    en: Words {
        message: "nobody ever comes to `{name}`, whatever they answer",
        why: "the conditions on the way here let nobody through",
        help: "look at the conditions of the ways and steps before it, or take this step out",
    },
};

/// By then it cannot be met any more.
pub static NEVER_MET_HERE: Rule = Rule {
    code: "never-met-here",
    severity: Severity::Warning,
    nl: Words {
        message: "wie hier komt, voldoet nooit aan deze voorwaarde",
        why: "alles wat hierheen leidt, sluit haar uit; wat eronder staat, krijgt niemand te zien",
        help: "kijk welke antwoorden hierheen leiden, of haal weg wat niemand krijgt",
    },
    en: Words {
        message: "nobody who comes here ever meets this condition",
        why: "all that leads here rules it out; nobody gets to see what it is about",
        help: "see which answers lead here, or take out what nobody gets",
    },
};

/// By then it is met anyhow.
pub static ALWAYS_MET_HERE: Rule = Rule {
    code: "always-met-here",
    severity: Severity::Warning,
    nl: Words {
        message: "wie hier komt, voldoet altijd aan deze voorwaarde",
        why: "alles wat hierheen leidt, maakt haar al waar; zo maakt ze geen verschil",
        help: "haal de voorwaarde weg, of kijk of er iets anders bedoeld is",
    },
    en: Words {
        message: "everybody who comes here meets this condition",
        why: "all that leads here makes it true already; it makes no difference like this",
        help: "take the condition away, or see whether something else is meant",
    },
};

/// No answers lead along it.
pub static WAY_NOT_TAKEN: Rule = Rule {
    code: "way-not-taken",
    severity: Severity::Warning,
    nl: Words {
        message: "deze weg neemt niemand die hier komt",
        why: "de antwoorden die hierheen leiden, of de wegen erboven, sluiten hem uit",
        help: "kijk naar de volgorde van de wegen en naar de antwoorden ervoor, of haal de weg weg",
    },
    en: Words {
        message: "nobody who comes here takes this way",
        why: "the answers that lead here, or the ways above it, rule it out",
        help: "look at the order of the ways and at the answers before, or take the way out",
    },
};

/// Who goes along it passes over the step that it names.
pub static WAY_LEADS_PAST: Rule = Rule {
    code: "way-leads-past",
    severity: Severity::Warning,
    nl: Words {
        message: "wie deze weg neemt, krijgt `{name}` nooit te zien",
        why: "voor hen is die stap er niet: ze gaan stil door naar wat erna komt",
        help: "kijk naar de `when` van `{name}`, of laat de weg ergens anders heen gaan",
    },
    en: Words {
        message: "whoever takes this way never sees `{name}`",
        why: "that step is not there for them: they go on in silence to what comes after it",
        help: "look at the `when` of `{name}`, or let the way lead somewhere else",
    },
};

/// Nobody who comes here sees it.
pub static OPTION_NOT_SHOWN: Rule = Rule {
    code: "option-not-shown",
    severity: Severity::Warning,
    nl: Words {
        message: "deze optie ziet niemand die hier komt",
        why: "de antwoorden die hierheen leiden, sluiten haar uit",
        help: "kijk naar de voorwaarde van de optie, of haal de optie weg",
    },
    en: Words {
        message: "nobody who comes here sees this option",
        why: "the answers that lead here rule it out",
        help: "look at the condition of the option, or take the option out",
    },
};

/// Who comes there never chose anything where its options come from.
pub static NO_OPTIONS_HERE: Rule = Rule {
    code: "no-options-here",
    severity: Severity::Warning,
    nl: Words {
        message: "wie hier komt, heeft niets gekozen bij de vraag waar deze opties van komen",
        why: "zonder opties wordt een vraag niet getoond: deze ziet niemand",
        help: "kijk welke antwoorden hierheen leiden, of haal de vraag weg",
    },
    en: Words {
        message: "nobody who comes here chose anything at the question that these options are from",
        why: "without options a question is not shown: nobody sees this one",
        help: "see which answers lead here, or take the question out",
    },
};

/// Who comes there sees fewer options than an answer has.
pub static TOO_FEW_OPTIONS_HERE: Rule = Rule {
    code: "too-few-options-here",
    severity: Severity::Warning,
    nl: Words {
        message: "wie hier komt, ziet bij `{name}` minder opties dan `min` vraagt",
        why: "dan past geen enkel antwoord: iedereen kan deze vraag alleen overslaan",
        help: "maak `min` lager, of laat meer opties zien aan wie hier komt",
    },
    en: Words {
        message: "whoever comes here sees fewer options at `{name}` than `min` asks for",
        why: "no answer fits then: everybody can only skip this question",
        help: "make `min` lower, or show more options to who comes here",
    },
};

/// No answer gets it.
pub static FEEDBACK_NOT_GIVEN: Rule = Rule {
    code: "feedback-not-given",
    severity: Severity::Warning,
    nl: Words {
        message: "deze terugkoppeling krijgt niemand",
        why: "elk antwoord voldoet al aan een regel erboven, of geen antwoord voldoet hieraan",
        help: "kijk naar de volgorde van de regels en naar hun voorwaarden, of haal deze weg",
    },
    en: Words {
        message: "nobody gets this feedback",
        why: "every answer meets a rule above it already, or no answer meets this one",
        help: "look at the order of the rules and at their conditions, or take this one out",
    },
};

/// Nobody for whom a value is made up gets it.
pub static RUNG_NOT_REACHED: Rule = Rule {
    code: "rung-not-reached",
    severity: Severity::Warning,
    nl: Words {
        message: "deze trede krijgt niemand",
        why: "wie hieraan voldoet, voldoet al aan een trede erboven, of niemand voldoet hieraan",
        help: "kijk naar de volgorde van de treden en naar hun voorwaarden, of haal deze weg",
    },
    en: Words {
        message: "nobody gets this rung",
        why: "whoever meets it meets a rung above it already, or nobody meets it",
        help: "look at the order of the rungs and at their conditions, or take this one out",
    },
};

/// No answers come out there.
pub static BAND_NOT_REACHED: Rule = Rule {
    code: "band-not-reached",
    severity: Severity::Warning,
    nl: Words {
        message: "geen enkele score komt uit op `{name}`",
        why: "deze uitkomst krijgt niemand te zien",
        help: "kijk naar de scores van de opties en naar `below`, of haal de band weg",
    },
    en: Words {
        message: "no score comes out at `{name}`",
        why: "nobody gets to see this outcome",
        help: "look at the scores of the options and at `below`, or take the band out",
    },
};

/// No answer meets all checks.
pub static NEVER_VALID: Rule = Rule {
    code: "never-valid",
    severity: Severity::Error,
    nl: Words {
        message: "geen enkel antwoord op `{name}` voldoet aan alles wat `check` vraagt",
        why: "wie iets invult, kan nooit verder",
        help: "pas een van de voorwaarden bij `must` aan",
    },
    en: Words {
        message: "no answer to `{name}` meets all that `check` asks",
        why: "whoever fills in something can never go on",
        help: "change one of the conditions at `must`",
    },
};

/// Of no answer a check is true; it is only unknown for some.
pub static CHECK_NEVER_HOLDS: Rule = Rule {
    code: "check-never-holds",
    severity: Severity::Warning,
    nl: Words {
        message: "geen enkel antwoord voldoet hieraan; alleen wie iets anders openliet, komt erlangs",
        why: "waar een voorwaarde naar vraagt, is niet altijd ingevuld: dan houdt ze niemand tegen, en anders iedereen",
        help: "kijk of de vergelijking de goede kant op staat",
    },
    en: Words {
        message: "no answer meets this; only who left something else open gets past it",
        why: "what a condition asks for is not always filled in: then it holds back nobody, and else everybody",
        help: "see whether the comparison is the right way round",
    },
};

/// Of words that stay with the learner none meet all checks.
pub static WORDS_NEVER_VALID: Rule = Rule {
    code: "words-never-valid",
    severity: Severity::Warning,
    nl: Words {
        message: "bij `{name}` krijgt iedereen een opmerking, wat iemand ook schrijft",
        why: "geen woorden voldoen aan alles wat `check` vraagt; dat houdt hier niemand tegen, maar het ontmoedigt",
        help: "pas een van de voorwaarden bij `must` aan",
    },
    en: Words {
        message: "at `{name}` everybody gets a remark, whatever they write",
        why: "no words meet all that `check` asks; that stops nobody here, but it discourages",
        help: "change one of the conditions at `must`",
    },
};

/// Somebody is shown a hole.
pub static PIPE_EMPTY_HERE: Rule = Rule {
    code: "pipe-empty-here",
    severity: Severity::Warning,
    nl: Words {
        message: "`{name}` is hier leeg voor wie zo komt: {path}",
        why: "dan staat er een gat in de zin",
        help: "zeg wat er dan staat, bijvoorbeeld {example}",
    },
    en: Words {
        message: "`{name}` is empty here for who comes like this: {path}",
        why: "then there is a hole in the sentence",
        help: "say what stands there then, for example {example}",
    },
};

/// Somebody finds nothing on a screen.
pub static EMPTY_SCREEN_HERE: Rule = Rule {
    code: "empty-screen-here",
    severity: Severity::Advice,
    nl: Words {
        message: "bij `{name}` staat niets dan de titel voor wie zo komt: {path}",
        why: "alles wat hier staat heeft een voorwaarde, en ook wie alles invult kan hier aan geen ervan voldoen",
        help: "zet er iets bij voor iedereen, bijvoorbeeld een `body`, of geef de stap zelf een `when`",
    },
    en: Words {
        message: "nothing but the title stands at `{name}` for who comes like this: {path}",
        why: "all that stands here has a condition, and somebody who fills in everything may meet none of them",
        help: "add something for everybody, a `body` for example, or give the step itself a `when`",
    },
};

/// Somebody looks back at a goal that they were never asked for.
pub static REVIEW_UNASKED_HERE: Rule = Rule {
    code: "review-unasked-here",
    severity: Severity::Warning,
    nl: Words {
        message: "`{name}` is nooit gevraagd aan wie zo komt: {path}",
        why: "dan is er geen doel om op terug te kijken",
        help: "zet hier `when: answered({name})` bij, of vraag het eerst ook aan hen",
    },
    en: Words {
        message: "`{name}` was never asked of who comes like this: {path}",
        why: "then there is no goal to look back at",
        help: "add `when: answered({name})` here, or ask it of them too first",
    },
};

/// Nobody who is shown it again has it.
pub static NEVER_KNOWN_HERE: Rule = Rule {
    code: "never-known-here",
    severity: Severity::Warning,
    nl: Words {
        message: "van wie hier komt, is `{name}` nooit bekend",
        why: "alles wat hierheen leidt, sluit dat uit; er valt hier dus niets van te laten zien",
        help: "kijk welke antwoorden hierheen leiden, noem iets dat hier wel bekend kan zijn, of haal dit weg",
    },
    en: Words {
        message: "`{name}` is never known of anybody who comes here",
        why: "all that leads here rules it out; there is nothing of it to show here",
        help: "see which answers lead here, name something that can be known here, or take this out",
    },
};

/// It must be answered and cannot be.
pub static NO_ANSWER_HERE: Rule = Rule {
    code: "no-answer-here",
    severity: Severity::Warning,
    nl: Words {
        message: "wie zo hier komt, moet `{name}` invullen en kan dat niet: {path}",
        why: "er blijven te weinig opties over, of geen antwoord is goed; dan blijft alleen `liever niet` over",
        help: "laat voor wie zo komt een optie of antwoord over, of vraag het van hen niet (`required` met een voorwaarde)",
    },
    en: Words {
        message: "whoever comes here like this must answer `{name}` and cannot: {path}",
        why: "too few options are left, or no answer will do; then only rather not saying is left",
        help: "leave an option or answer for who comes like this, or do not ask it of them (`required` with a condition)",
    },
};
