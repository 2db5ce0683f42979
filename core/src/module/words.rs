//! Texts in the languages of the module, and what is read later: conditions and sums.

use super::draft::{LocalDraft, RequiredDraft, TextDraft, Written};
use super::keys::Key;
use super::reader::{Map, Reader, did_you_mean, listed};
use super::scalars::{is_no, is_yes};
use crate::ground::limits;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::{Span, Spanned};
use crate::syntax::tree::{Entry, Node, NodeKind, Style};

impl<'a> Reader<'a, '_> {
    /// A text of a key.
    pub(super) fn text(&mut self, map: &Map<'a>, key: &Key) -> Option<TextDraft<'a>> {
        self.text_of(&map.find(key)?.value)
    }

    /// A list of texts of a key.
    pub(super) fn texts(&mut self, map: &Map<'a>, key: &Key) -> Vec<TextDraft<'a>> {
        let nodes = map.find(key).and_then(|entry| self.list(&entry.value));
        nodes
            .unwrap_or_default()
            .iter()
            .filter_map(|node| self.text_of(node))
            .collect()
    }

    /// A text: a string, or a map with exactly the declared languages.
    pub(super) fn text_of(&mut self, node: &'a Node) -> Option<TextDraft<'a>> {
        let written = match &node.kind {
            NodeKind::Map { entries, .. } if self.speaks(entries) => self.translations(entries),
            _ => {
                let text = self.plain(node)?;
                self.in_braces(text);
                vec![LocalDraft {
                    language: 0,
                    tag: None,
                    text,
                }]
            }
        };
        if written.len() < self.languages.len() {
            // A language whose value could not be read was told there.
            let is_missing = |index: usize, tag: &str| {
                node.get(tag).is_none() && !written.iter().any(|local| local.language == index)
            };
            let missing = self.languages.iter().enumerate();
            let missing = missing.filter(|(index, tag)| is_missing(*index, tag.value));
            let missing = listed(missing.map(|(_, tag)| tag.value));
            if !missing.is_empty() {
                self.problems
                    .push(Problem::new(&MISSING_TRANSLATION, node.span).with("missing", missing));
            }
        }
        Some(TextDraft {
            span: node.span,
            written,
        })
    }

    /// Whether a map is meant as a text in several languages: a key is declared, or looks like a language.
    fn speaks(&self, entries: &[Entry]) -> bool {
        entries.iter().any(|entry| {
            let key = entry.key.value.as_str();
            is_language(key) || self.languages.iter().any(|language| language.value == key)
        })
    }

    fn translations(&mut self, entries: &'a [Entry]) -> Vec<LocalDraft<'a>> {
        let mut written = Vec::with_capacity(entries.len());
        for entry in entries {
            let tag = entry.key.value.as_str();
            let language = self.languages.iter().position(|known| known.value == tag);
            let Some(language) = language else {
                let problem = Problem::new(&UNDECLARED_LANGUAGE, entry.key.span).with("language", tag);
                let names = self.languages.iter().map(|known| known.value);
                self.problems
                    .push(did_you_mean(problem, tag, entry.key.span, names));
                continue;
            };
            if let Some(text) = self.plain(&entry.value) {
                self.in_braces(text);
                written.push(LocalDraft {
                    language,
                    tag: Some(entry.key.span),
                    text,
                });
            }
        }
        written.sort_by_key(|local| local.language);
        written
    }

    /// A condition or sum of a key; it is parsed later.
    pub(super) fn condition(&mut self, map: &Map<'a>, key: &Key) -> Option<Written<'a>> {
        let written = self.plain(&map.find(key)?.value)?;
        self.in_braces(written);
        Some(written)
    }

    /// `true`, `false` or a condition.
    pub(super) fn required(&mut self, map: &Map<'a>, key: &Key) -> Option<RequiredDraft<'a>> {
        let text = match &map.find(key)?.value.kind {
            NodeKind::Scalar(scalar) => scalar.text.trim(),
            _ => "",
        };
        if matches!(text, "true" | "false") || is_yes(text) || is_no(text) {
            return self.truth(map, key).map(RequiredDraft::Fixed);
        }
        self.condition(map, key).map(RequiredDraft::When)
    }

    /// Any scalar with something in it.
    pub(super) fn plain(&mut self, node: &'a Node) -> Option<Written<'a>> {
        match &node.kind {
            NodeKind::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.empty(node);
                None
            }
            NodeKind::Scalar(scalar) => Some(Written {
                scalar,
                span: node.span,
            }),
            NodeKind::Broken => None,
            NodeKind::List { .. } | NodeKind::Map { .. } => {
                self.problems.push(Problem::new(&NEEDS_TEXT, node.span));
                None
            }
        }
    }

    /// Says that nothing was written. In braces that was said already, as a comma that cuts.
    pub(super) fn empty(&mut self, node: &Node) {
        let is_absent = node.scalar().is_some_and(|scalar| scalar.style == Style::Absent);
        if !(is_absent && self.braces.hold(node.span)) {
            self.problems
                .push(Problem::new(&EMPTY_VALUE, self.before(node.span)));
        }
    }

    /// The place of a value; of one that takes no room, the rest of its line up to it, so that something is underlined.
    fn before(&self, span: Span) -> Span {
        if span.end > span.start {
            return span;
        }
        let (start, _) = self.source.line_range(self.source.line_of(span.start));
        let line = self
            .source
            .slice(Span::new(span.source, start.min(span.start), span.start));
        let kept = line.trim_end().len();
        let behind_dash = line.len() - line.trim_start_matches([' ', '-']).len();
        let indent = if behind_dash < kept {
            behind_dash
        } else {
            line.len() - line.trim_start().len()
        };
        let at = |offset: usize| start + u32::try_from(offset).unwrap_or(0);
        Span::new(span.source, at(indent), at(kept))
    }

    /// The languages of the module: tags, the source first.
    pub(super) fn read_languages(&mut self, map: &Map<'a>, key: &Key) {
        let tags = self.words(map, key);
        let mut known: Vec<Spanned<&'a str>> = Vec::new();
        for tag in tags {
            if !is_language(tag.value) {
                self.problems
                    .push(Problem::new(&LANGUAGE_TAG, tag.span).with("language", tag.value));
            } else if known.len() == limits::LANGUAGES {
                self.problems.push(Problem::new(&MANY_LANGUAGES, tag.span));
                break;
            } else if let Some(first) = known.iter().find(|first| first.value == tag.value) {
                self.problems.push(
                    Problem::new(&LANGUAGE_TWICE, tag.span)
                        .with("language", tag.value)
                        .see(first.span, "hier al", "here already"),
                );
            } else {
                known.push(tag);
            }
        }
        if !known.is_empty() {
            self.languages = known;
        }
    }
}

/// `nl`, `en-GB`, `zh-Hant`: two or three small letters, then parts of two to eight letters or digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or("");
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Another value where a text belongs.
pub(super) static NEEDS_TEXT: Rule = Rule {
    code: "needs-text",
    severity: Severity::Error,
    nl: Words {
        message: "hier hoort één tekst of waarde, geen lijst en geen reeks regels",
        why: "zo weten we wat je hier wilt zeggen",
        help: "schrijf de tekst achter de dubbele punt; begint hij met een leesteken, zet hem dan tussen aanhalingstekens",
    },
    en: Words {
        message: "one text or value belongs here, not a list and not a set of lines",
        why: "so we know what you want to say here",
        help: "write the text behind the colon; put it in quotes if it begins with a sign",
    },
};

/// Nothing written.
pub(super) static EMPTY_VALUE: Rule = Rule {
    code: "empty-value",
    severity: Severity::Error,
    nl: Words {
        message: "hier staat nog niets",
        why: "een lege regel laat niets zien en doet niets",
        help: "vul de regel aan, of haal hem weg",
    },
    en: Words {
        message: "nothing is written here yet",
        why: "an empty line shows nothing and does nothing",
        help: "complete the line, or take it out",
    },
};

/// A text that lacks a language of the module.
pub(super) static MISSING_TRANSLATION: Rule = Rule {
    code: "missing-translation",
    severity: Severity::Error,
    nl: Words {
        message: "deze tekst is er niet in {missing}",
        why: "wie de module in die taal volgt, zou hier niets zien",
        help: "schrijf onder elkaar een regel per taal, zoals `nl: …` en `en: …`",
    },
    en: Words {
        message: "this text is missing in {missing}",
        why: "who follows the module in that language would see nothing here",
        help: "write one line per language below each other, such as `nl: …` and `en: …`",
    },
};

/// A text in a language that the module does not have.
pub(super) static UNDECLARED_LANGUAGE: Rule = Rule {
    code: "undeclared-language",
    severity: Severity::Error,
    nl: Words {
        message: "de taal `{language}` staat niet bij `languages`",
        why: "niemand kan de module in deze taal kiezen, dus niemand zou de tekst zien",
        help: "zet de taal bij `languages`, of gebruik {names}",
    },
    en: Words {
        message: "the language `{language}` is not among `languages`",
        why: "nobody can choose the module in this language, so nobody would see the text",
        help: "add the language to `languages`, or use {names}",
    },
};

/// A word that is no language tag.
pub(super) static LANGUAGE_TAG: Rule = Rule {
    code: "language-tag",
    severity: Severity::Error,
    nl: Words {
        message: "`{language}` is geen code van een taal",
        why: "aan de code herkennen telefoons en voorleeshulp de taal",
        help: "schrijf bijvoorbeeld `nl`, `en`, `ar` of `uk`",
    },
    en: Words {
        message: "`{language}` is not the code of a language",
        why: "phones and screen readers know the language by its code",
        help: "write for example `nl`, `en`, `ar` or `uk`",
    },
};

/// More languages than a module has.
pub(super) static MANY_LANGUAGES: Rule = Rule {
    code: "many-languages",
    severity: Severity::Error,
    nl: Words {
        message: "dit zijn te veel talen voor één module",
        why: "een module heeft hooguit honderd talen, zodat nakijken snel blijft",
        help: "haal de talen weg die er nog niet zijn",
    },
    en: Words {
        message: "these are too many languages for one module",
        why: "a module has at most a hundred languages, so that checking stays quick",
        help: "take out the languages that are not there yet",
    },
};

/// A language declared twice.
pub(super) static LANGUAGE_TWICE: Rule = Rule {
    code: "language-twice",
    severity: Severity::Error,
    nl: Words {
        message: "de taal `{language}` staat hier twee keer",
        why: "elke taal telt één keer; de eerste is de taal waarin geschreven is",
        help: "haal een van de twee weg",
    },
    en: Words {
        message: "the language `{language}` stands here twice",
        why: "each language counts once; the first is the one it was written in",
        help: "take one of the two out",
    },
};

#[cfg(test)]
mod tests {
    use crate::ground::language::Language;
    use crate::module::tests::{read, told, told_in};

    const TWO: &str = "leerpad: 1\nmodule: a\nversion: 1\nlanguages: [nl, en]\n";
    const REST: &str = "steps:\n  - step: b\n";

    #[test]
    fn a_text_has_exactly_the_declared_languages() {
        let text = format!("{TWO}title: {{en: Sleep, nl: Slaap}}\n{REST}");
        assert_eq!(told(&text), Vec::<String>::new());
        read(&text, |draft, source, _| {
            let title = draft.title.as_ref().unwrap();
            assert_eq!(source.slice(title.get(0).unwrap().span), "Slaap");
            assert_eq!(source.slice(title.written[1].tag.unwrap()), "en");
        });
    }

    #[test]
    fn missing_and_undeclared_languages_are_named() {
        assert_eq!(
            told(&format!("{TWO}title: Slaap\n{REST}")),
            ["missing-translation: Slaap"]
        );
        assert_eq!(
            told(&format!("{TWO}title:\n  nl: Slaap\n  fr: Sommeil\n{REST}")),
            [
                "undeclared-language: fr",
                "missing-translation: nl: Slaap\n  fr: Sommeil"
            ]
        );
        read(&format!("{TWO}title: Slaap\n{REST}"), |_, _, problems| {
            assert_eq!(problems[0].message(Language::Nl), "deze tekst is er niet in `en`");
        });
    }

    #[test]
    fn a_hundred_languages_are_enough() {
        let letters = || 'a'..='z';
        let tags: Vec<_> = letters()
            .flat_map(|a| letters().map(move |b| format!("{a}{b}")))
            .take(101)
            .collect();
        let told = told(&format!("languages: [{}]\n", tags.join(", ")));
        assert!(told.contains(&format!("many-languages: {}", tags[100])));
    }

    #[test]
    fn an_empty_translation_is_told_once() {
        assert_eq!(
            told(&format!("{TWO}title:\n  nl: Slaap\n  en: \"\"\n{REST}")),
            ["empty-value: \"\""]
        );
    }

    #[test]
    fn an_empty_line_is_underlined_with_its_key() {
        assert_eq!(told_in("summary:\n"), ["empty-value: summary:"]);
        assert_eq!(told_in("goals:\n  - een\n  -\n"), ["empty-value: -"]);
    }
}
