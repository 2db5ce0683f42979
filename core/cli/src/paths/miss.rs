//! Where a path and its module disagree: what was expected, and what was found.

use leerpad::ground::language::Language;
use serde_json::Value as Json;

/// Why a path fails.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Miss {
    /// The module has no such thing.
    Unknown {
        /// What was looked for.
        what: What,
        /// As written.
        name: String,
        /// A name much like it.
        near: Option<String>,
    },
    /// Walking on never comes there.
    NotReached {
        /// The step, or the item whose step.
        wanted: String,
        /// Where it ended.
        here: String,
        /// What held it back.
        refusal: Json,
    },
    /// An act was refused.
    Refused {
        /// The act.
        act: String,
        /// The place.
        here: String,
        /// The refusal.
        refusal: Json,
    },
    /// An act was accepted that should have been refused.
    Accepted {
        /// The code expected.
        code: String,
    },
    /// Refused, but for another reason.
    OtherRefusal {
        /// The code expected.
        code: String,
        /// The refusal.
        refusal: Json,
    },
    /// Another place.
    Elsewhere {
        /// Expected.
        expected: String,
        /// Found.
        found: String,
    },
    /// An item is hidden, or not of this place.
    Hidden {
        /// The item.
        item: String,
        /// The place.
        here: String,
    },
    /// An item is shown.
    Shown {
        /// The item.
        item: String,
    },
    /// Other options.
    Options {
        /// The item.
        item: String,
        /// Expected.
        expected: Vec<String>,
        /// Found.
        found: Vec<String>,
    },
    /// The guide sees something else.
    GuideSees {
        /// Expected.
        expected: Vec<String>,
        /// Found.
        found: Vec<String>,
    },
    /// The words are not on the screen.
    NotSaid {
        /// The words.
        words: String,
        /// The place.
        here: String,
    },
    /// A score, band or value is something else; none when it is unknown.
    Differs {
        /// Of what kind.
        what: What,
        /// Its name.
        name: String,
        /// Expected.
        expected: String,
        /// Found.
        found: Option<String>,
    },
    /// Not at an end, or at one.
    Completed {
        /// Expected.
        expected: bool,
        /// The place.
        here: String,
    },
    /// A setting that does not fit.
    Setting {
        /// What the engine says of it.
        words: String,
    },
    /// An expectation of a refusal without an act before it.
    NothingBefore,
}

/// Kinds of names in a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A step.
    Step,
    /// An item.
    Item,
    /// A scale with a score.
    Scale,
    /// A band.
    Band,
    /// A value.
    Value,
    /// A given fact.
    Given,
    /// A setting.
    Setting,
    /// A contact.
    Contact,
}

impl What {
    const fn word(self, language: Language) -> &'static str {
        let (nl, en) = match self {
            Self::Step => ("stap", "step"),
            Self::Item => ("onderdeel", "item"),
            Self::Scale => ("schaal", "scale"),
            Self::Band => ("band van schaal", "band of scale"),
            Self::Value => ("waarde", "value"),
            Self::Given => ("gegeven", "fact"),
            Self::Contact => ("gesprek", "contact"),
            Self::Setting => ("instelling", "setting"),
        };
        crate::speech::either(language, nl, en)
    }
}

impl Miss {
    /// A name that the module does not have, and the one that was probably meant.
    pub(super) fn meant(&self) -> Option<(String, String)> {
        match self {
            Self::Unknown {
                name,
                near: Some(near),
                ..
            } => Some((name.clone(), near.clone())),
            _ => None,
        }
    }

    /// What is said about it.
    pub(super) fn words(&self, language: Language) -> String {
        match language {
            Language::Nl => self.dutch(),
            Language::En => self.english(),
        }
    }

    fn dutch(&self) -> String {
        match self {
            Self::Unknown { what, name, near } => {
                let near = near
                    .as_ref()
                    .map(|near| format!("; bedoel je `{near}`?"))
                    .unwrap_or_default();
                format!("de module heeft geen {} `{name}`{near}", what.word(Language::Nl))
            }
            Self::NotReached {
                wanted,
                here,
                refusal,
            } => {
                format!(
                    "verwacht: doorlopen tot `{wanted}`; het pad blijft staan bij `{here}`: {}",
                    told(refusal, Language::Nl)
                )
            }
            Self::Refused { act, here, refusal } => {
                format!("`{act}` kan niet bij `{here}`: {}", told(refusal, Language::Nl))
            }
            Self::Accepted { code } => format!("verwacht: geweigerd met `{code}`; het mocht gewoon"),
            Self::OtherRefusal { code, refusal } => {
                format!(
                    "verwacht: geweigerd met `{code}`; gevonden: {}",
                    told(refusal, Language::Nl)
                )
            }
            Self::Elsewhere { expected, found } => {
                format!("verwacht: bij `{expected}`; gevonden: bij `{found}`")
            }
            Self::Hidden { item, here } => {
                format!("verwacht: `{item}` op het scherm; bij `{here}` staat het er niet")
            }
            Self::Shown { item } => format!("verwacht: `{item}` niet op het scherm; het staat er wel"),
            Self::Options {
                item,
                expected,
                found,
            } => {
                format!(
                    "verwacht bij `{item}`: {}; gevonden: {}",
                    list(expected),
                    list(found)
                )
            }
            Self::GuideSees { expected, found } => {
                format!(
                    "verwacht dat de begeleider dit ziet: {}; gevonden: {}",
                    list(expected),
                    list(found)
                )
            }
            Self::NotSaid { words, here } => {
                format!("verwacht op het scherm: `{words}`; bij `{here}` staat dat er niet")
            }
            Self::Differs {
                what,
                name,
                expected,
                found,
            } => {
                let found = found
                    .as_ref()
                    .map_or("niet bekend".to_owned(), |found| format!("`{found}`"));
                format!(
                    "verwacht: {} `{name}` is `{expected}`; gevonden: {found}",
                    what.word(Language::Nl)
                )
            }
            Self::Completed { expected: true, here } => {
                format!("verwacht: aan het eind; het pad is nog bij `{here}`")
            }
            Self::Completed {
                expected: false,
                here,
            } => format!("verwacht: nog niet aan het eind; `{here}` is een eind"),
            Self::Setting { words } => format!("`settings` past niet: {words}"),
            Self::NothingBefore => "er is geen handeling vóór deze regel die geweigerd kan zijn".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unknown { what, name, near } => {
                let near = near
                    .as_ref()
                    .map(|near| format!("; do you mean `{near}`?"))
                    .unwrap_or_default();
                format!("the module has no {} `{name}`{near}", what.word(Language::En))
            }
            Self::NotReached {
                wanted,
                here,
                refusal,
            } => {
                format!(
                    "expected: walking on to `{wanted}`; the path stays at `{here}`: {}",
                    told(refusal, Language::En)
                )
            }
            Self::Refused { act, here, refusal } => {
                format!(
                    "`{act}` is not possible at `{here}`: {}",
                    told(refusal, Language::En)
                )
            }
            Self::Accepted { code } => format!("expected: refused with `{code}`; it was accepted"),
            Self::OtherRefusal { code, refusal } => {
                format!(
                    "expected: refused with `{code}`; found: {}",
                    told(refusal, Language::En)
                )
            }
            Self::Elsewhere { expected, found } => format!("expected: at `{expected}`; found: at `{found}`"),
            Self::Hidden { item, here } => {
                format!("expected: `{item}` on the screen; at `{here}` it is not there")
            }
            Self::Shown { item } => format!("expected: `{item}` not on the screen; it is there"),
            Self::Options {
                item,
                expected,
                found,
            } => {
                format!("expected at `{item}`: {}; found: {}", list(expected), list(found))
            }
            Self::GuideSees { expected, found } => {
                format!(
                    "expected that the guide sees: {}; found: {}",
                    list(expected),
                    list(found)
                )
            }
            Self::NotSaid { words, here } => {
                format!("expected on the screen: `{words}`; at `{here}` it is not there")
            }
            Self::Differs {
                what,
                name,
                expected,
                found,
            } => {
                let found = found
                    .as_ref()
                    .map_or("unknown".to_owned(), |found| format!("`{found}`"));
                format!(
                    "expected: {} `{name}` is `{expected}`; found: {found}",
                    what.word(Language::En)
                )
            }
            Self::Completed { expected: true, here } => {
                format!("expected: at an end; the path is still at `{here}`")
            }
            Self::Completed {
                expected: false,
                here,
            } => format!("expected: not at an end yet; `{here}` is an end"),
            Self::Setting { words } => format!("`settings` does not fit: {words}"),
            Self::NothingBefore => "there is no act before this line that can have been refused".to_owned(),
        }
    }
}

fn list(ids: &[String]) -> String {
    format!("[{}]", ids.join(", "))
}

/// A refusal: its code, what it is about, and what could be done instead. It holds nothing that was answered.
fn told(refusal: &Json, language: Language) -> String {
    let text = |json: &Json| match json {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let mut out = String::new();
    let Some(members) = refusal.as_object() else {
        // Nothing was refused, and still it was not reached.
        return crate::speech::either(language, "de weg loopt rond", "the way goes round").to_owned();
    };
    out.push_str(&format!(
        "`{}`",
        members.get("refused").map(text).unwrap_or_default()
    ));
    let mut details = Vec::new();
    for (key, value) in members {
        match (key.as_str(), value) {
            ("refused" | "allowed", _) => {}
            ("items", Json::Array(items)) => {
                for item in items {
                    let part = |key: &str| item.get(key).map(text).unwrap_or_default();
                    details.push(format!("{} {}", part("item"), part("why")));
                }
            }
            (key, value) => details.push(format!("{key} {}", text(value))),
        }
    }
    if !details.is_empty() {
        out.push_str(&format!(" ({})", details.join(", ")));
    }
    if let Some(Json::Array(allowed)) = members.get("allowed") {
        let allowed: Vec<String> = allowed.iter().map(text).collect();
        let start = crate::speech::either(language, "wat hier wel kan", "what can be done here");
        out.push_str(&format!("; {start}: {}", allowed.join(", ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_refusal_says_what_can_be_done_instead() {
        let refusal = json!({"refused": "gate", "allowed": ["answer", "back"], "items": [{"item": "uren", "why": "invalid"}]});
        let miss = Miss::Refused {
            act: "continue".to_owned(),
            here: "jij".to_owned(),
            refusal,
        };
        assert_eq!(
            miss.words(Language::Nl),
            "`continue` kan niet bij `jij`: `gate` (uren invalid); wat hier wel kan: answer, back"
        );
    }
}
