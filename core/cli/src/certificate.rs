//! What `check --prove` says of a module: each property with its verdict, and what is not decided with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use leerpad::check::Sources;
use leerpad::ground::json::canonical;
use leerpad::ground::language::Language;
use leerpad::ground::source::{Counting, Source};
use leerpad::ground::span::Span;
use leerpad::proof::{Gap, Open, Proof, Property, Ruling, Verdict};
use serde_json::{Value, json};

use crate::speech::either;

/// A certificate: for people some lines, for machines one object on one line.
pub(crate) fn write(
    language: Language,
    is_json: bool,
    name: &str,
    sources: &Sources,
    proof: &Proof,
) -> String {
    if is_json {
        return format!("{}\n", canonical(&told(language, name, sources, proof)));
    }
    let mut out = String::new();
    let (situations, acts) = (proof.situations, proof.acts);
    let _ = match language {
        Language::Nl => writeln!(
            out,
            "{name}: {situations} situaties bekeken met {acts} handelingen"
        ),
        Language::En => writeln!(out, "{name}: {situations} situations looked at with {acts} acts"),
    };
    for ruling in &proof.rulings {
        let (property, verdict) = (
            property(language, ruling.property),
            verdict(language, ruling.verdict),
        );
        let _ = writeln!(out, "  {verdict:<14}{property}");
    }
    // Most lines hang on the same few things.
    let mut because: BTreeMap<String, BTreeSet<Span>> = BTreeMap::new();
    for open in undecided(proof) {
        let lines = because.entry(reasons(language, open).join("; ")).or_default();
        lines.insert(open.span);
    }
    let mut because: Vec<(String, BTreeSet<Span>)> = because.into_iter().collect();
    because.sort_by_key(|(_, places)| places.first().copied());
    let undecided = either(language, "niet beslist", "not decided");
    for (reasons, places) in because {
        let _ = writeln!(
            out,
            "  {undecided}, {}: {reasons}",
            lines(language, sources, &places)
        );
    }
    if !proof.bound.is_empty() {
        let (left_out, why) = (
            either(language, "telt niet mee", "not counted"),
            either(
                language,
                "dit maakt hier geen verschil door de `settings` van een `use`; een andere module kan ze anders zetten",
                "this makes no difference here by the `settings` of a `use`; another module may set them otherwise",
            ),
        );
        let _ = writeln!(
            out,
            "  {left_out}, {}: {why}",
            lines(language, sources, &proof.bound)
        );
    }
    out
}

/// The lines of some places: `regel 3, 8, 4 van ademen.yaml`, with the file of what stands in a part.
fn lines(language: Language, sources: &Sources, places: &BTreeSet<Span>) -> String {
    let of = either(language, "van", "of");
    let line = |span: &Span| {
        let line = line_of(sources, *span).to_string();
        let part = sources
            .all()
            .get(usize::from(span.source))
            .filter(|_| span.source > 0);
        part.map_or_else(|| line.clone(), |part| format!("{line} {of} {}", part.name()))
    };
    let mut all: Vec<String> = places.iter().map(line).collect();
    all.dedup();
    format!("{} {}", either(language, "regel", "line"), all.join(", "))
}

/// What is not decided: what hangs on what others do was, where the property is refuted.
pub(crate) fn undecided(proof: &Proof) -> impl Iterator<Item = &Open> {
    let is_open = |property| {
        proof.rulings.contains(&Ruling {
            property,
            verdict: Verdict::Open,
        })
    };
    let open = proof.open.iter();
    open.filter(move |open| !open.gaps.is_empty() || is_open(open.property))
}

pub(crate) fn line_of(sources: &Sources, span: Span) -> u32 {
    let source = sources.all().get(usize::from(span.source));
    source.map_or(0, |source| source.position(span.start, Counting::CodePoints).line)
}

const fn verdict(language: Language, verdict: Verdict) -> &'static str {
    match (verdict, language) {
        (Verdict::Proved, Language::Nl) => "bewezen",
        (Verdict::Proved, Language::En) => "proved",
        (Verdict::Refuted, Language::Nl) => "weerlegd",
        (Verdict::Refuted, Language::En) => "refuted",
        (Verdict::Open, Language::Nl) => "niet beslist",
        (Verdict::Open, Language::En) => "not decided",
    }
}

const fn property(language: Language, property: Property) -> &'static str {
    let (nl, en) = match property {
        Property::Ends => (
            "niemand loopt vast: overal kan iemand naar een einde, ook als de begeleider niets doet",
            "nobody gets stuck: from everywhere there is a way to an end, though the guide does nothing",
        ),
        Property::Leaves => (
            "niemand blijft rondlopen door de eigen antwoorden",
            "nobody is kept going round by their own answers",
        ),
        Property::Visited => ("bij elke stap komt iemand", "every step is visited by somebody"),
        Property::Conditions => (
            "elke voorwaarde maakt verschil waar ze staat",
            "every condition makes a difference where it stands",
        ),
        Property::Ways => (
            "elke weg wordt door iemand genomen",
            "every way on is taken by somebody",
        ),
        Property::Outcomes => (
            "elke optie, terugkoppeling en uitkomst is voor iemand",
            "every option, feedback and band is for somebody",
        ),
        Property::Answers => (
            "wat ingevuld moet worden, kan ingevuld worden",
            "what must be answered can be answered",
        ),
        Property::Asked => (
            "wat een tekst van een antwoord laat zien, is dan al gevraagd, en wat terugkomt heeft iemand ingevuld",
            "what a text shows of an answer was asked by then, and what is shown again somebody filled in",
        ),
    };
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

fn reason(language: Language, gap: &Gap) -> String {
    let (nl, en) = match gap {
        Gap::Budget => (
            "het aantal handelingen was op (`--budget` verhoogt het)".to_owned(),
            "the budget of acts was spent (`--budget` raises it)".to_owned(),
        ),
        Gap::Answers(item) => (
            format!("op `{item}` zijn meer antwoorden mogelijk dan geprobeerd zijn"),
            format!("`{item}` has more answers than were tried"),
        ),
        Gap::Diary(item) => (
            format!("het dagboek `{item}` kan op meer manieren gevuld worden dan geprobeerd zijn"),
            format!("the diary `{item}` can be filled in more ways than were tried"),
        ),
        Gap::Given(given) => (
            format!("het gegeven `{given}` kan meer zijn dan geprobeerd is"),
            format!("the fact `{given}` can be more than was tried"),
        ),
        Gap::Setting(setting) => (
            format!("de instelling `{setting}` kan meer zijn dan geprobeerd is"),
            format!("the setting `{setting}` can be more than was tried"),
        ),
        Gap::Chance(_) => (
            "niet elke loting is langsgekomen".to_owned(),
            "not every draw came up".to_owned(),
        ),
        Gap::Time => (
            "er kan op meer manieren tijd voorbijgaan dan geprobeerd is".to_owned(),
            "time can pass in more ways than were tried".to_owned(),
        ),
    };
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// Why something is not decided.
fn reasons(language: Language, open: &Open) -> Vec<String> {
    if open.gaps.is_empty() {
        let others = either(
            language,
            "het hangt af van anderen of van het toeval",
            "it hangs on others or on chance",
        );
        return vec![others.to_owned()];
    }
    open.gaps.iter().map(|gap| reason(language, gap)).collect()
}

/// The certificate for machines.
fn told(language: Language, name: &str, sources: &Sources, proof: &Proof) -> Value {
    let rulings = proof.rulings.iter();
    let rulings: serde_json::Map<String, Value> = rulings
        .map(|ruling| (ruling.property.word().to_owned(), ruling.verdict.word().into()))
        .collect();
    let path = |span: Span| {
        sources
            .all()
            .get(usize::from(span.source))
            .map_or(name, Source::name)
    };
    let place = |span: Span| json!({"line": line_of(sources, span), "path": path(span)});
    let open = |open: &Open| {
        json!({
            "line": line_of(sources, open.span),
            "path": path(open.span),
            "property": open.property.word(),
            "why": reasons(language, open),
        })
    };
    json!({"certificate": {
        "acts": proof.acts,
        "bound": proof.bound.iter().map(|span| place(*span)).collect::<Vec<_>>(),
        "open": undecided(proof).map(open).collect::<Vec<_>>(),
        "path": name,
        "rulings": rulings,
        "situations": proof.situations,
    }})
}
