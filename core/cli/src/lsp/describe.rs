//! What things are called, and where they are used.

use leerpad::check::names::{Role, ThingKind};
use leerpad::ground::language::Language;

use super::across::{Spot, Target, places};
use super::audience;
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
    if let Some(words) = audience::words(target, named, language) {
        out.push_str(&format!("\n{words}\n"));
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
