//! What the screen of a session shows, as far as paths ask: items, options, and its words as plain text.

use std::collections::BTreeMap;

use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::screen::{Outcome, Place, Recalled, Spoken};
use leerpad::session::words::Said;
use leerpad::text::{Filled, plain};

/// An item on the screen.
pub(super) struct Shown {
    /// The options in the order shown.
    pub(super) options: Vec<String>,
}

/// The place under the cursor, in the module's own language.
pub(super) fn place(session: &Session) -> Option<Place> {
    session.screen(Role::Learner, "").place
}

/// An item, if the screen has it.
pub(super) fn item(session: &Session, id: &str) -> Option<Shown> {
    let item = place(session)?.items.into_iter().find(|item| item.id == id)?;
    let word = |(option, _, _): &(leerpad::expr::name::Symbol, String, Option<String>)| {
        session.program().word(*option).to_owned()
    };
    Some(Shown {
        options: item.options.iter().map(word).collect(),
    })
}

/// The checks that the answer of an item does not meet, by their numbers from 1.
pub(super) fn failing(session: &Session, id: &str) -> Vec<u32> {
    let items = place(session).map(|place| place.items).unwrap_or_default();
    let found = items.into_iter().find(|item| item.id == id);
    found.map_or_else(Vec::new, |item| {
        item.checks.iter().map(|(number, _)| *number).collect()
    })
}

/// Where a contact stands that somebody came to: the record that acts speak of.
pub(super) fn contact(session: &Session, step: &str) -> Option<String> {
    let step = session.program().step(step)?;
    Some(session.contact(step)?.state.word().to_owned())
}

/// The first entry of a diary that can be given now and is not.
pub(super) fn due(session: &Session, id: &str) -> Option<u32> {
    let due = session.screen(Role::Learner, "").diaries;
    due.into_iter().find(|due| due.item == id).map(|due| due.entry)
}

/// The names of what the guide sees, each once however often it is shared.
pub(super) fn guide_sees(session: &Session) -> Vec<String> {
    let guide = session.screen(Role::Guide, "").guide.unwrap_or_default();
    let mut names: Vec<String> = guide.shared.into_iter().map(|thing| thing.leaf.what).collect();
    names.sort();
    names.dedup();
    names
}

/// Everything the screen says about the place, as plain text on one line; `vault` has the words of the learner. The help that
/// is one tap away on every screen is not in it.
pub(super) fn text(session: &Session, vault: &BTreeMap<String, String>) -> String {
    let Some(place) = place(session) else {
        return String::new();
    };
    let mut page = Page {
        vault,
        out: String::new(),
    };
    page.maybe(place.title.as_ref());
    page.maybe(place.body.as_ref());
    for child in &place.children {
        page.maybe(child.title.as_ref());
    }
    if let Some((card, offers)) = &place.sharing {
        page.said(&card.ask);
        for offer in offers {
            page.maybe(offer.ask.as_ref());
        }
    }
    for outcome in &place.scores {
        page.outcome(outcome);
    }
    for item in &place.items {
        page.maybe(item.ask.as_ref());
        page.maybe(item.help.as_ref());
        page.maybe(item.body.as_ref());
        for (_, label, _) in &item.options {
            page.words(label);
        }
        for (_, label) in &item.rows {
            page.words(label);
        }
        for line in &item.recalled {
            page.maybe(line.ask.as_ref());
            page.filled(&line.answer);
        }
        for piece in &item.sentence {
            match piece {
                Spoken::Text(text) => page.words(text),
                Spoken::Gap(_, options) => {
                    for (_, label, _) in options {
                        page.words(label);
                    }
                }
            }
        }
        for (_, ask) in &item.parts {
            page.said(ask);
        }
        page.maybe(item.rule.as_ref().and_then(|(_, say)| say.as_ref()));
        for (_, say) in &item.checks {
            page.said(say);
        }
        for hint in &item.hints {
            page.said(hint);
        }
        page.maybe(item.solution.as_ref());
    }
    for line in &place.summary {
        match line {
            Recalled::Answer(_, ask, answer) => {
                page.maybe(ask.as_ref());
                page.filled(answer);
            }
            Recalled::Score(outcome) => page.outcome(outcome),
            Recalled::Value(_, value) => page.filled(value),
        }
    }
    one_line(&page.out)
}

/// A text with single spaces for all white space, so that line ends do not matter.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Page<'a> {
    vault: &'a BTreeMap<String, String>,
    out: String,
}

impl Page<'_> {
    fn words(&mut self, words: &str) {
        self.out.push_str(words);
        self.out.push('\n');
    }

    fn maybe(&mut self, said: Option<&Said>) {
        if let Some(said) = said {
            self.said(said);
        }
    }

    fn said(&mut self, said: &Said) {
        let vault = self.vault;
        plain::write(&mut self.out, &said.document, &mut |hole| match said.fill(hole) {
            Filled::Slot(key) => Filled::Text(vault.get(&key).cloned().unwrap_or_default()),
            filled => filled,
        });
        self.out.push('\n');
    }

    fn filled(&mut self, filled: &Filled) {
        match filled {
            Filled::Text(text) => self.words(text),
            Filled::Slot(key) => self.words(self.vault.get(key).map_or("", String::as_str)),
            Filled::Nothing => {}
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.maybe(outcome.title.as_ref());
        for words in [&outcome.score, &outcome.band].into_iter().flatten() {
            self.words(words);
        }
        self.maybe(outcome.say.as_ref());
    }
}
