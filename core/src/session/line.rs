//! An act read straight from its line in a journal, as far as the line looks like nearly all lines do.
//!
//! Whoever reads an act here compares the line with what the engine then writes: what is misread comes out as a
//! difference. So this reader may look at little, and gives up on anything unusual.

use super::act::{Act, Deed, Kind, Named, Role};
use super::value::{self, Answer, Fault};
use crate::expr::name::ItemIx;
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
        let mut rest = Rest(line);
        rest.pass("{\"act\":\"")?;
        let kind = Kind::from_word(rest.text()?)?;
        rest.pass(",\"at\":\"")?;
        let at = Moment::parse(rest.text()?)?;
        rest.pass(",\"by\":\"")?;
        let by = Role::from_word(rest.text()?)?;
        let entry = named(&mut rest, ",\"entry\":\"", |id| program.step(id))?;
        rest.pass(",\"facts\":[")?;
        // The facts end where the hash follows; given facts of the host in between are unusual.
        while !rest.passes("],\"hash\":\"") {
            let end = rest.0.get(1..)?.find(']')?;
            rest.skip(end + 1)?;
        }
        rest.skip(64)?;
        rest.pass("\"")?;
        let item = named(&mut rest, ",\"item\":\"", |id| program.item(id))?;
        rest.pass(",\"seq\":")?;
        rest.0 = rest.0.trim_start_matches(|c: char| c.is_ascii_digit());
        let solution = rest.passes(",\"solution\":true");
        let step = named(&mut rest, ",\"step\":\"", |id| program.step(id))?;
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
                    deed: Deed::Answer { item, value, step },
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
        };
        (rest.0 == "}").then_some(Self { at, by, deed })
    }
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
        _ => serde_json::from_str(text).ok()?,
    };
    Some(value::read(program, &item.kind, item.vault, &given))
}
