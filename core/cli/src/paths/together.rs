//! What others do in a path, and what people agree on about a contact: acts of the learner, the guide and the system.

use leerpad::ground::id::nearest;
use leerpad::session::act::{Kind, Role};
use leerpad::syntax::tree::{Entry, Node};
use serde_json::{Map, Value as Json};

use super::fault::{Fault, Kind as Of};
use super::story::{Act, Reader, moment};

/// An act about one step: a contact, or a wait for the guide.
pub(super) struct Agreed<'a> {
    /// Who does it.
    pub(super) by: Role,
    /// What is done.
    pub(super) kind: Kind,
    /// The step.
    pub(super) step: &'a str,
    /// What the act says beside it.
    pub(super) members: Map<String, Json>,
}

/// What the learner writes at the top of an act, and the guide inside `guide`.
pub(super) const LEARNER: &[&str] = &["contact-ask", "contact-plan", "contact-held", "contact-decline"];
/// What the guide does.
pub(crate) const GUIDE: &[&str] = &[
    "contact-offer",
    "contact-plan",
    "contact-held",
    "contact-decline",
    "release",
];
/// What the host does.
pub(crate) const SYSTEM: &[&str] = &["answer"];

impl Reader<'_> {
    /// `guide: {contact-held: praten}`, `system: {answer: {spel: 7}}`.
    pub(super) fn of_another<'a>(&mut self, role: Role, node: &'a Node) -> Option<Act<'a>> {
        let Some([entry]) = node.entries() else {
            self.fault(node, Fault::Expects(role.word(), Of::Map));
            return None;
        };
        let keys = if role == Role::Guide { GUIDE } else { SYSTEM };
        let word = entry.key.value.as_str();
        if !keys.contains(&word) {
            let near = nearest(word, keys.iter().copied());
            let near = near.and_then(|near| keys.iter().find(|key| **key == near).copied());
            self.fault(node, Fault::UnknownWord(word.to_owned(), near));
            return None;
        }
        if role == Role::System {
            return Some(Act::Report(self.pairs("answer", &entry.value)));
        }
        self.agreed(role, entry)
    }

    /// An act about a contact or a wait: the step alone, or the step with what is said about it.
    pub(super) fn agreed<'a>(&mut self, by: Role, entry: &'a Entry) -> Option<Act<'a>> {
        let kind = Kind::from_word(&entry.key.value)?;
        let value = &entry.value;
        let mut members = Map::new();
        if let Some(scalar) = value.scalar() {
            let alone = matches!(kind, Kind::ContactHeld | Kind::ContactDecline | Kind::Release);
            if !alone || scalar.text.trim().is_empty() {
                self.fault(value, Fault::Expects(kind.word(), Of::Map));
                return None;
            }
            let step = scalar.text.trim();
            return Some(Act::Agreed(Agreed {
                by,
                kind,
                step,
                members,
            }));
        }
        let Some([said]) = value.entries() else {
            self.fault(value, Fault::Expects(kind.word(), Of::Map));
            return None;
        };
        match kind {
            Kind::ContactAsk => {
                members.insert("form".to_owned(), self.word(kind.word(), &said.value)?.into());
            }
            Kind::ContactOffer => {
                members.insert("forms".to_owned(), self.words(kind.word(), &said.value).into());
            }
            Kind::ContactPlan => {
                let text = self.word(kind.word(), &said.value)?;
                let Some(when) = moment(text) else {
                    self.fault(&said.value, Fault::Clock(text.to_owned()));
                    return None;
                };
                members.insert("when".to_owned(), when.to_string().into());
            }
            Kind::ContactHeld => {
                for (key, node) in self.pairs(kind.word(), &said.value) {
                    let text = self.word(kind.word(), node)?;
                    match key.value.as_str() {
                        "form" => members.insert("form".to_owned(), text.into()),
                        "count" => match text.parse::<u32>() {
                            Ok(count) => members.insert("count".to_owned(), count.into()),
                            Err(_) => {
                                self.fault(node, Fault::Expects("count", Of::Count));
                                return None;
                            }
                        },
                        other => {
                            let near = nearest(other, ["form", "count"].into_iter());
                            let near = near.map(|near| if near == "form" { "form" } else { "count" });
                            self.fault(node, Fault::UnknownWord(other.to_owned(), near));
                            return None;
                        }
                    };
                }
            }
            _ => {
                self.fault(value, Fault::Expects(kind.word(), Of::Text));
                return None;
            }
        }
        let step = said.key.value.as_str();
        Some(Act::Agreed(Agreed {
            by,
            kind,
            step,
            members,
        }))
    }
}
