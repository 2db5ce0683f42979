//! An act read straight from its text, as far as it looks like nearly all texts do: in canonical form. This reader gives
//! up on anything unusual; what it does read, the thorough way reads the same.
//!
//! Of a line in a journal it passes over facts, hash and number: whoever reads a line compares it with what the engine
//! then writes, so that what is misread there comes out as a difference.

use super::act::{Act, Agree, Deed, Kind, NESTING, Named, Role, nests};
use super::value::{self, Answer, Fault};
use crate::expr::name::ItemIx;
use crate::ground::json::read;
use crate::ground::moment::Moment;
use crate::module::plan::ItemKind;
use crate::program::Program;

use serde_json::Value as Json;

/// What is left of a line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// Passes over what stands there, if it does.
    fn passes(&mut self, what: &str) -> bool {
        let rest = self.0.strip_prefix(what);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn pass(&mut self, what: &str) -> Option<()> {
        self.passes(what).then_some(())
    }

    /// A text up to its closing quote, where nothing is escaped.
    fn text(&mut self) -> Option<&'a str> {
        let end = self.0.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.strip_prefix('"')?;
        Some(text)
    }

    fn skip(&mut self, count: usize) -> Option<&'a str> {
        let (skipped, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(skipped)
    }
}

impl Act {
    /// Reads the act from an entry in canonical form with its facts, its hash and its number; none when the line is
    /// unusual or no such entry.
    #[must_use]
    pub fn from_line(program: &Program, line: &str) -> Option<Self> {
        Self::read(program, line, true)
    }

    /// Reads the act as hosts send it, in canonical form; none when it is unusual or no act.
    pub(super) fn from_text(program: &Program, text: &str) -> Option<Self> {
        Self::read(program, text, false)
    }

    fn read(program: &Program, text: &str, is_entry: bool) -> Option<Self> {
        let mut rest = Rest(text);
        rest.pass("{\"act\":\"")?;
        let kind = Kind::from_word(rest.text()?)?;
        rest.pass(",\"at\":\"")?;
        let at = Moment::parse(rest.text()?)?;
        rest.pass(",\"by\":\"")?;
        let by = Role::from_word(rest.text()?)?;
        let entry = named(&mut rest, ",\"entry\":\"", |id| program.step(id))?;
        let number = count(&mut rest)?;
        if is_entry {
            rest.pass(",\"facts\":[")?;
            // The facts end where the hash follows; given facts of the host in between are unusual.
            while !rest.passes("],\"hash\":\"") {
                let end = rest.0.get(1..)?.find(']')?;
                rest.skip(end + 1)?;
            }
            rest.skip(64)?;
            rest.pass("\"")?;
        }
        let item = named(&mut rest, ",\"item\":\"", |id| program.item(id))?;
        if is_entry {
            rest.pass(",\"seq\":")?;
            rest.0 = rest.0.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        let solution = rest.passes(",\"solution\":true");
        let step = named(&mut rest, ",\"step\":\"", |id| program.step(id))?;
        // A member that such an act does not have is for the thorough way to tell.
        let takes = match kind {
            Kind::Start => (true, false, false, false),
            Kind::Answer | Kind::Skip | Kind::Decline => (false, true, false, true),
            Kind::Hint => (false, true, true, true),
            Kind::Go | Kind::ContactDecline | Kind::Release => (false, false, false, true),
            _ => (false, false, false, false),
        };
        if (entry.is_some() && !takes.0)
            || (item.is_some() && !takes.1)
            || (solution && !takes.2)
            || (step.is_some() && !takes.3)
            || (number.is_some() && kind != Kind::Answer)
        {
            return None;
        }
        let deed = match kind {
            Kind::Start => Deed::Start {
                given: Vec::new(),
                entry,
            },
            Kind::Answer => {
                rest.pass(",\"value\":")?;
                let (item, step) = (item?, step);
                let value = value(program, &item, rest.0.strip_suffix('}')?)?;
                return Some(Self {
                    at,
                    by,
                    deed: Deed::Answer {
                        item,
                        value,
                        step,
                        entry: number,
                    },
                });
            }
            Kind::Skip => Deed::Skip { item, step },
            Kind::Decline => Deed::Decline { item: item?, step },
            Kind::Hint => Deed::Hint {
                item: item?,
                solution,
                step,
            },
            Kind::Go => Deed::Go { step: step? },
            Kind::Continue => Deed::Continue,
            Kind::Back => Deed::Back,
            Kind::Pause => Deed::Pause,
            Kind::Stop => Deed::Stop,
            Kind::Resume => Deed::Resume,
            Kind::Tick => Deed::Tick,
            Kind::Erase => Deed::Erase,
            Kind::ContactDecline => Deed::Contact {
                step: step?,
                what: Agree::Decline,
            },
            Kind::Release => Deed::Release { step: step? },
            // Acts with members of their own are few in a journal.
            _ => return None,
        };
        (rest.0 == "}").then_some(Self { at, by, deed })
    }
}

/// The number of an entry, if it stands there; none when it is written otherwise than it is stored.
fn count(rest: &mut Rest<'_>) -> Option<Option<u32>> {
    if !rest.passes(",\"entry\":") {
        return Some(None);
    }
    let end = rest.0.bytes().position(|byte| !byte.is_ascii_digit())?;
    let digits = rest.skip(end)?;
    let number = digits.parse().ok()?;
    // From a thousand million on it is no number of this format (semantics 1.1).
    ((1..1_000_000_000).contains(&number) && !digits.starts_with('0')).then_some(Some(number))
}

/// A member with an id, if it stands there; none when nothing has the id.
fn named<T>(rest: &mut Rest<'_>, key: &str, find: impl Fn(&str) -> Option<T>) -> Option<Option<Named<T>>> {
    if !rest.passes(key) {
        return Some(None);
    }
    find(rest.text()?).map(|found| Some(Named::Known(found)))
}

/// The value of an answer. Options and whole numbers are looked at here; anything else goes through JSON.
fn value(program: &Program, item: &Named<ItemIx>, text: &str) -> Option<Result<Answer, Fault>> {
    let Named::Known(item) = item else { return None };
    let item = program.plan().items.get(item.index())?;
    if let (ItemKind::Choice(options), false, Some(inner)) = (&item.kind, item.vault, text.strip_prefix('"'))
    {
        let id = inner.strip_suffix('"')?;
        let found = options.list.iter().find(|option| program.word(option.id) == id)?;
        return Some(Ok(Answer::Option(found.id)));
    }
    let given = match text {
        "true" => Json::Bool(true),
        "{\"vault\":true}" if item.vault => return Some(Ok(Answer::Vault)),
        _ => read(text).ok().filter(|given| nests(given, NESTING))?,
    };
    Some(value::read(program, &item.kind, item.vault, &given))
}
