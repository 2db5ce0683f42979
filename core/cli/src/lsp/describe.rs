//! What things are called, and who can see an answer.

use leerpad::check::names::{Role, Thing, ThingKind};
use leerpad::ground::language::Language;

use super::across::{Spot, Target, places};
use super::texts::Texts;
use crate::speech::either;

/// A kind of thing.
pub(super) const fn kind(kind: ThingKind, language: Language) -> &'static str {
    let (nl, en) = match kind {
        ThingKind::Step => ("stap", "step"),
        ThingKind::Item => ("vraag of oefening", "question or exercise"),
        ThingKind::Question => ("vraag van een invulling", "question of an entry"),
        ThingKind::Option => ("keuze", "option"),
        ThingKind::Row => ("regel", "row"),
        ThingKind::Gap => ("open plek", "open place"),
        ThingKind::Scale => ("schaal", "scale"),
        ThingKind::Band => ("deel van een schaal", "band of a scale"),
        ThingKind::Moment => ("moment van meten", "moment of measuring"),
        ThingKind::Value => ("waarde", "value"),
        ThingKind::Setting => ("instelling", "setting"),
        ThingKind::Fact => ("gegeven van buiten", "fact from outside"),
        ThingKind::Chance => ("loting", "chance"),
        ThingKind::Arm => ("uitkomst van een loting", "outcome of a chance"),
        ThingKind::Purpose => ("doel van delen", "purpose of sharing"),
        ThingKind::OptionSet => ("lijst met keuzes", "list of options"),
    };
    either(language, nl, en)
}

const fn role(role: Role, language: Language) -> &'static str {
    let (nl, en) = match role {
        Role::Way => ("weg verder", "way on"),
        Role::Otherwise => ("als er niemand kwam", "when nobody came"),
        Role::Feedback => ("na feedback", "after feedback"),
        Role::Condition => ("voorwaarde", "condition"),
        Role::Sum => ("berekening", "calculation"),
        Role::Pipe => ("in een tekst", "in a text"),
        Role::Shown => ("nog eens te zien", "shown once more"),
        Role::Copied => ("keuzes overgenomen", "options taken over"),
        Role::Measured => ("meting", "measure"),
        Role::Offered => ("te delen", "can be shared"),
        Role::Leaves => ("gaat met toestemming mee", "leaves with consent"),
        Role::Purpose => ("delen voor dit doel", "sharing for this purpose"),
        Role::Listed => ("keuzes van een vraag", "options of a question"),
        Role::Placed => ("plek of paar", "place or pair"),
        Role::Default => ("wat vanzelf geldt", "what holds by itself"),
        Role::Outside => ("ander bestand", "another file"),
    };
    either(language, nl, en)
}

/// How many uses are listed.
const SHOWN: usize = 12;

/// All there is to say about a named thing.
pub(super) fn thing(texts: &Texts, target: &Target, language: Language) -> Option<String> {
    let named = target.file.names.things().get(target.thing)?;
    let word = if named.word.is_empty() {
        String::new()
    } else {
        format!(" (`{}`)", named.word)
    };
    let mut out = format!("**`{}`** – {}{word}\n", named.id, kind(named.kind, language));
    if let Some(title) = &named.title {
        let first = title.value.lines().next().unwrap_or("");
        out.push_str(&format!("\n{first}\n"));
    }
    let spots = places(texts, target);
    let used: Vec<&Spot> = spots.iter().filter(|spot| spot.role.is_some()).collect();
    let is_short = named.word == "reflection" && target.file.names.children(target.thing).next().is_none();
    if named.kind == ThingKind::Item || is_short {
        out.push_str(&format!("\n{}\n", who_sees(target, named, &used, language)));
    }
    if used.is_empty() {
        out.push_str(either(
            language,
            "\nNergens anders gebruikt.\n",
            "\nUsed nowhere else.\n",
        ));
    } else {
        out.push_str(either(language, "\nGebruikt in:\n", "\nUsed in:\n"));
    }
    for spot in used.iter().take(SHOWN) {
        out.push_str(&used_in(texts, target, spot, language));
    }
    if used.len() > SHOWN {
        let more = used.len() - SHOWN;
        out.push_str(
            &either(language, "- en nog # keer\n", "- and # more\n").replace('#', &more.to_string()),
        );
    }
    Some(out)
}

fn used_in(texts: &Texts, target: &Target, spot: &Spot, language: Language) -> String {
    let line = if spot.file == target.name() {
        Some(target.file.source.line_of(spot.span.start))
    } else {
        texts
            .reading(&spot.file)
            .map(|reading| reading.source.line_of(spot.span.start))
    };
    let file = if spot.file == target.name() {
        String::new()
    } else {
        let name = spot.file.rsplit('/').next().unwrap_or("");
        format!("{name}, ")
    };
    let within = spot
        .within
        .as_ref()
        .map_or_else(String::new, |id| format!(" `{id}`"));
    let how = spot.role.map_or("", |how| role(how, language));
    let word = either(language, "regel", "line");
    format!("- {file}{word} {}:{within} {how}\n", line.unwrap_or(1))
}

/// Whether an item is for the writer alone.
pub(super) fn is_private(named: &Thing) -> bool {
    match named.private {
        Some(private) => private,
        None => matches!(named.word, "words" | "text" | "goal" | "plan" | "reflection"),
    }
}

/// Whether conditions can read an answer.
pub(super) fn steers(named: &Thing) -> bool {
    let never = ["words", "goal", "plan", "note", "card", "recall", "reflection"];
    !never.contains(&named.word) && !is_private(named)
}

fn who_sees(target: &Target, named: &Thing, used: &[&Spot], language: Language) -> String {
    if matches!(named.word, "note" | "card" | "recall") {
        return either(
            language,
            "Hier wordt niets ingevuld.",
            "Nothing is filled in here.",
        )
        .to_owned();
    }
    if is_private(named) {
        return either(
            language,
            "Wie ziet dit: alleen wie het schrijft. Het stuurt niets en kan niet gedeeld worden.",
            "Who sees this: the writer alone. It steers nothing and cannot be shared.",
        )
        .to_owned();
    }
    let by = |wanted: Role| {
        let spots = used.iter().filter(|spot| spot.role == Some(wanted));
        let names: Vec<String> = spots.filter_map(|spot| spot.within.clone()).collect();
        names
    };
    let mut out = either(
        language,
        "Wie ziet dit: wie het invult.",
        "Who sees this: the person who fills it in.",
    )
    .to_owned();
    for step in by(Role::Offered) {
        let purpose = key_of(target, &step, "purpose").unwrap_or_default();
        let with = key_of(target, &purpose, "with").unwrap_or_default();
        out.push_str(&match language {
            Language::Nl => format!(" Anderen (`{with}`) als de leerling het zelf deelt in stap `{step}`."),
            Language::En => format!(" Others (`{with}`) when the learner shares it at step `{step}`."),
        });
    }
    for purpose in by(Role::Leaves) {
        let with = key_of(target, &purpose, "with").unwrap_or_default();
        out.push_str(&match language {
            Language::Nl => format!(" Met toestemming gaat het mee voor `{purpose}` (`{with}`)."),
            Language::En => format!(" With consent it leaves for `{purpose}` (`{with}`)."),
        });
    }
    if by(Role::Offered).is_empty() && by(Role::Leaves).is_empty() {
        out.push_str(either(language, " Niemand anders.", " Nobody else."));
    }
    out
}

/// The value of a key of something with a name.
fn key_of(target: &Target, id: &str, key: &str) -> Option<String> {
    let walked = leerpad::module::walk::walk(&target.file.tree);
    let frames = walked.frames.iter();
    let of = |frame: &&leerpad::module::walk::Frame<'_>| frame.id.is_some_and(|found| found.value == id);
    let values = frames
        .filter(of)
        .filter_map(|frame| frame.node.get(key)?.scalar());
    values.map(|scalar| scalar.text.trim().to_owned()).next()
}
