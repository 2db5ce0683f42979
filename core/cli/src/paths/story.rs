//! A file of paths, read: each path is the story of one person as acts and expectations, every one with its line.
//!
//! It is read by the same reader as modules, so its scalars are texts as written and its lines are known.

use leerpad::ground::hash::Seed;
use leerpad::ground::id::nearest;
use leerpad::ground::moment::{Date, Moment, TimeOfDay};
use leerpad::ground::source::Source;
use leerpad::ground::span::Spanned;
use leerpad::syntax::tree::{Entry, Node, NodeKind};

use leerpad::session::act::Role;

use super::fault::{Fault, Kind};
use super::together::{Agreed, LEARNER};

/// The local clock of paths: they name no time zone, so it is Dutch winter time, always.
const OFFSET: &str = "+01:00";

/// Where a path begins when it does not say.
pub(super) const CLOCK: &str = "2026-01-05 09:00";

/// One path.
pub(super) struct Story<'a> {
    /// Its name.
    pub(super) name: String,
    /// The line it begins on.
    pub(super) line: u32,
    /// When it begins.
    pub(super) clock: Moment,
    /// What chance is drawn from.
    pub(super) seed: Seed,
    /// What an organisation set.
    pub(super) settings: Vec<(&'a Spanned<String>, &'a Node)>,
    /// What the host handed in.
    pub(super) given: Vec<(&'a Spanned<String>, &'a Node)>,
    /// What happens, in order.
    pub(super) acts: Vec<(u32, Act<'a>)>,
}

/// What happens in a path.
pub(super) enum Act<'a> {
    /// Answers, in order; walks on first to the place of the first. Of a diary: which entry, else the first that is open
    /// and not given.
    Answer(Vec<(&'a Spanned<String>, &'a Node)>, Option<u32>),
    /// `continue`
    Continue,
    /// `back`
    Back,
    /// `skip` of the step, or of an item.
    Skip(Option<&'a str>),
    /// `decline` of an item.
    Decline(&'a str),
    /// The next hint of an item.
    Hint(&'a str),
    /// The solution of an item.
    Solution(&'a str),
    /// `go` to a step.
    Go(&'a str),
    /// To share some of what is offered here.
    Share(Vec<&'a str>),
    /// To take back what was shared, by purpose.
    Unshare(Vec<(&'a Spanned<String>, &'a Node)>),
    /// Consent, by purpose.
    Consent(Vec<(&'a Spanned<String>, &'a Node)>),
    /// `stop`
    Stop,
    /// `resume`
    Resume,
    /// `tick`
    Tick,
    /// What the learner or the guide agrees on about a contact, or that the guide lets go on.
    Agreed(Agreed<'a>),
    /// What the host reports of activities.
    Report(Vec<(&'a Spanned<String>, &'a Node)>),
    /// The clock goes on by so many milliseconds.
    Later(i64),
    /// The clock is set.
    Clock(Moment),
    /// What must be so now.
    Expect(Vec<(u32, Expectation<'a>)>),
}

/// What must be so.
pub(super) enum Expectation<'a> {
    /// Walking on comes to this place.
    Step(&'a str),
    /// This is the place.
    Here(&'a str),
    /// The screen has this item.
    Shows(&'a str),
    /// It has not.
    Hides(&'a str),
    /// The options of an item, in the order on the screen or in another.
    Options(&'a str, Vec<&'a str>),
    /// These words stand on the screen.
    Says(&'a str),
    /// A score.
    Score(&'a str, &'a str),
    /// A band.
    Band(&'a str, &'a str),
    /// A value.
    Value(&'a str, &'a str),
    /// The guide sees exactly these, in whatever order.
    GuideSees(Vec<&'a str>),
    /// Whether the path is at an end.
    Completed(bool),
    /// Where a contact stands.
    Contact(&'a str, &'a str),
    /// The act before this one was refused with this code.
    Refused(&'a str),
}

pub(crate) const STORY_KEYS: &[&str] = &["path", "module", "clock", "seed", "settings", "given", "acts"];
pub(crate) const WORDS: &[&str] = &["continue", "back", "skip", "stop", "resume", "tick"];
pub(crate) const ACT_KEYS: &[&str] = &[
    "answer",
    "skip",
    "decline",
    "hint",
    "solution",
    "go",
    "share",
    "unshare",
    "consent",
    "clock",
    "expect",
    "contact-ask",
    "contact-plan",
    "contact-held",
    "contact-decline",
    "guide",
    "system",
];
pub(crate) const EXPECT_KEYS: &[&str] = &[
    "step",
    "here",
    "shows",
    "hides",
    "options",
    "says",
    "score",
    "band",
    "value",
    "guide-sees",
    "completed",
    "contact",
    "refused",
];

/// Reads the stories of a tree; what cannot be read is told with its line, and the rest is read on.
pub(super) fn read<'a>(source: &Source, tree: &'a Node) -> (Vec<Story<'a>>, Vec<(u32, Fault)>) {
    let mut reader = Reader {
        source,
        faults: Vec::new(),
    };
    let mut stories = Vec::new();
    match tree.items() {
        Some(items) => stories.extend(items.iter().filter_map(|item| reader.story(item))),
        None => reader.fault(tree, Fault::NotAList),
    }
    (stories, reader.faults)
}

/// The module that a file of paths says it is about, as it names it; it says so where it does not stand beside the module.
pub(super) fn module(tree: &Node) -> Option<&str> {
    let first = tree.items()?.first()?;
    let named = first.get("module")?.scalar()?.text.trim();
    (!named.is_empty()).then_some(named)
}

pub(super) struct Reader<'s> {
    source: &'s Source,
    faults: Vec<(u32, Fault)>,
}

impl Reader<'_> {
    fn line(&self, node: &Node) -> u32 {
        self.source.line_of(node.span.start)
    }

    pub(super) fn fault(&mut self, node: &Node, fault: Fault) {
        let line = self.line(node);
        self.faults.push((line, fault));
    }

    fn story<'a>(&mut self, node: &'a Node) -> Option<Story<'a>> {
        let Some(entries) = node.entries() else {
            self.fault(node, Fault::Missing("path"));
            return None;
        };
        self.known(entries, STORY_KEYS);
        let text = |key: &str| {
            node.get(key)
                .and_then(Node::scalar)
                .map(|scalar| scalar.text.as_str())
        };
        let Some(name) = text("path") else {
            self.fault(node, Fault::Missing("path"));
            return None;
        };
        let mut clock = moment(CLOCK)?;
        if let Some(written) = node.get("clock") {
            match text("clock").and_then(moment) {
                Some(moment) => clock = moment,
                None => self.fault(written, Fault::Clock(text("clock").unwrap_or("").to_owned())),
            }
        }
        let mut seed = Seed::from_number(0);
        if let Some(written) = node.get("seed") {
            match text("seed").and_then(|text| text.parse().ok()) {
                Some(number) => seed = Seed::from_number(number),
                None => self.fault(written, Fault::Seed(text("seed").unwrap_or("").to_owned())),
            }
        }
        let settings = node
            .get("settings")
            .map(|node| self.pairs("settings", node))
            .unwrap_or_default();
        let given = node
            .get("given")
            .map(|node| self.pairs("given", node))
            .unwrap_or_default();
        let mut acts = Vec::new();
        match node.get("acts").map(|acts| (acts, acts.items())) {
            Some((_, Some(items))) => {
                for item in items {
                    if let Some(act) = self.act(item) {
                        acts.push((self.line(item), act));
                    }
                }
            }
            Some((written, None)) => self.fault(written, Fault::Expects("acts", Kind::List)),
            None => self.fault(node, Fault::Missing("acts")),
        }
        Some(Story {
            name: name.to_owned(),
            line: self.line(node),
            clock,
            seed,
            settings,
            given,
            acts,
        })
    }

    fn act<'a>(&mut self, node: &'a Node) -> Option<Act<'a>> {
        if let Some(scalar) = node.scalar() {
            return match scalar.text.as_str() {
                "continue" => Some(Act::Continue),
                "back" => Some(Act::Back),
                "skip" => Some(Act::Skip(None)),
                "stop" => Some(Act::Stop),
                "resume" => Some(Act::Resume),
                "tick" => Some(Act::Tick),
                other => {
                    let near = nearest(other, WORDS.iter().chain(ACT_KEYS).copied());
                    let near = near
                        .and_then(|near| WORDS.iter().chain(ACT_KEYS).find(|word| **word == near).copied());
                    self.fault(node, Fault::UnknownWord(other.to_owned(), near));
                    None
                }
            };
        }
        let Some([entry, rest @ ..]) = node.entries() else {
            self.fault(node, Fault::Missing("answer"));
            return None;
        };
        self.known(std::slice::from_ref(entry), ACT_KEYS);
        let mut number = None;
        for extra in rest {
            if entry.key.value == "answer" && extra.key.value == "entry" && number.is_none() {
                let text = extra.value.scalar().map(|scalar| scalar.text.trim());
                number = text
                    .and_then(|text| text.parse().ok())
                    .filter(|entry| *entry > 0_u32);
                if number.is_none() {
                    self.fault(&extra.value, Fault::Expects("entry", Kind::Count));
                }
                continue;
            }
            self.faults.push((
                self.source.line_of(extra.key.span.start),
                Fault::UnknownWord(extra.key.value.clone(), None),
            ));
        }
        let value = &entry.value;
        Some(match entry.key.value.as_str() {
            "answer" => Act::Answer(self.pairs("answer", value), number),
            "skip" => Act::Skip(Some(self.word("skip", value)?)),
            "decline" => Act::Decline(self.word("decline", value)?),
            "hint" => Act::Hint(self.word("hint", value)?),
            "solution" => Act::Solution(self.word("solution", value)?),
            "go" => Act::Go(self.word("go", value)?),
            "guide" => self.of_another(Role::Guide, value)?,
            "system" => self.of_another(Role::System, value)?,
            word if LEARNER.contains(&word) => self.agreed(Role::Learner, entry)?,
            "share" => Act::Share(self.words("share", value)),
            "unshare" => Act::Unshare(self.pairs("unshare", value)),
            "consent" => Act::Consent(self.pairs("consent", value)),
            "clock" => {
                let text = self.word("clock", value)?;
                let later = text.strip_prefix('+').map(|rest| duration(rest).map(Act::Later));
                let act = later.unwrap_or_else(|| moment(text).map(Act::Clock));
                if act.is_none() {
                    self.fault(value, Fault::Clock(text.to_owned()));
                }
                act?
            }
            "expect" => Act::Expect(self.expectations(value)),
            _ => return None,
        })
    }

    fn expectations<'a>(&mut self, node: &'a Node) -> Vec<(u32, Expectation<'a>)> {
        let Some(entries) = node.entries() else {
            self.fault(node, Fault::Expects("expect", Kind::Map));
            return Vec::new();
        };
        self.known(entries, EXPECT_KEYS);
        let mut found = Vec::new();
        for entry in entries {
            let line = self.source.line_of(entry.key.span.start);
            self.expectation(entry, &mut |expectation| found.push((line, expectation)));
        }
        // A refusal is about the act before; a place comes before what must be seen there.
        found.sort_by_key(|(_, expectation)| match expectation {
            Expectation::Refused(_) => 0,
            Expectation::Step(_) | Expectation::Here(_) => 1,
            _ => 2,
        });
        found
    }

    fn expectation<'a>(&mut self, entry: &'a Entry, found: &mut dyn FnMut(Expectation<'a>)) {
        let value = &entry.value;
        match entry.key.value.as_str() {
            "step" => self
                .word("step", value)
                .into_iter()
                .for_each(|id| found(Expectation::Step(id))),
            "here" => self
                .word("here", value)
                .into_iter()
                .for_each(|id| found(Expectation::Here(id))),
            "says" => self
                .word("says", value)
                .into_iter()
                .for_each(|text| found(Expectation::Says(text))),
            "refused" => self
                .word("refused", value)
                .into_iter()
                .for_each(|code| found(Expectation::Refused(code))),
            "shows" => self
                .words("shows", value)
                .into_iter()
                .for_each(|id| found(Expectation::Shows(id))),
            "hides" => self
                .words("hides", value)
                .into_iter()
                .for_each(|id| found(Expectation::Hides(id))),
            "guide-sees" => found(Expectation::GuideSees(self.words("guide-sees", value))),
            "options" => {
                for (item, ids) in self.pairs("options", value) {
                    let ids = self.words("options", ids);
                    found(Expectation::Options(&item.value, ids));
                }
            }
            "score" => self.each("score", value, &mut |scale, text| {
                found(Expectation::Score(scale, text))
            }),
            "band" => self.each("band", value, &mut |scale, text| {
                found(Expectation::Band(scale, text))
            }),
            "value" => self.each("value", value, &mut |name, text| {
                found(Expectation::Value(name, text))
            }),
            "contact" => self.each("contact", value, &mut |step, state| {
                found(Expectation::Contact(step, state))
            }),
            "completed" => match value.scalar().map(|scalar| scalar.text.as_str()) {
                Some("true") => found(Expectation::Completed(true)),
                Some("false") => found(Expectation::Completed(false)),
                _ => self.fault(value, Fault::Expects("completed", Kind::Truth)),
            },
            _ => {}
        }
    }

    fn each<'a>(&mut self, key: &'static str, node: &'a Node, found: &mut dyn FnMut(&'a str, &'a str)) {
        for (name, value) in self.pairs(key, node) {
            if let Some(text) = self.word(key, value) {
                found(&name.value, text);
            }
        }
    }

    pub(super) fn word<'a>(&mut self, key: &'static str, node: &'a Node) -> Option<&'a str> {
        let text = node
            .scalar()
            .map(|scalar| scalar.text.trim())
            .filter(|text| !text.is_empty());
        if text.is_none() {
            self.fault(node, Fault::Expects(key, Kind::Text));
        }
        text
    }

    pub(super) fn words<'a>(&mut self, key: &'static str, node: &'a Node) -> Vec<&'a str> {
        match &node.kind {
            NodeKind::List { items, .. } => items.iter().filter_map(|item| self.word(key, item)).collect(),
            _ => {
                self.fault(node, Fault::Expects(key, Kind::List));
                Vec::new()
            }
        }
    }

    pub(super) fn pairs<'a>(
        &mut self,
        key: &'static str,
        node: &'a Node,
    ) -> Vec<(&'a Spanned<String>, &'a Node)> {
        match node.entries() {
            Some(entries) => entries.iter().map(|entry| (&entry.key, &entry.value)).collect(),
            None => {
                self.fault(node, Fault::Expects(key, Kind::Map));
                Vec::new()
            }
        }
    }

    fn known(&mut self, entries: &[Entry], keys: &'static [&'static str]) {
        for entry in entries {
            let word = entry.key.value.as_str();
            if !keys.contains(&word) {
                let near = nearest(word, keys.iter().copied());
                let near = near.and_then(|near| keys.iter().find(|key| **key == near).copied());
                let line = self.source.line_of(entry.key.span.start);
                self.faults
                    .push((line, Fault::UnknownWord(word.to_owned(), near)));
            }
        }
    }
}

/// A day and a time of day, on the clock of paths.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let (day, time) = text.trim().split_once(' ').unwrap_or((text.trim(), "00:00"));
    let (day, time) = (Date::parse(day)?, TimeOfDay::parse(time.trim())?);
    Moment::parse(&format!("{day}T{time}:00.000{OFFSET}"))
}

/// `7 days`, `2 hours`, `20 minutes`, in milliseconds.
fn duration(text: &str) -> Option<i64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let unit = match unit.trim() {
        "minute" | "minutes" => 60_000,
        "hour" | "hours" => 3_600_000,
        "day" | "days" => 86_400_000,
        "week" | "weeks" => 604_800_000,
        _ => return None,
    };
    let number: u32 = number.parse().ok()?;
    i64::from(number).checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(u32, Fault)> {
        let source = Source::new("a.paths.yaml", text);
        let (tree, problems) = leerpad::syntax::parse(&source, 0);
        assert!(problems.is_empty());
        read(&source, &tree).1
    }

    #[test]
    fn clocks() {
        assert_eq!(
            moment("2026-01-05 09:00").unwrap().to_string(),
            "2026-01-05T09:00:00.000+01:00"
        );
        assert_eq!(duration("7 days"), Some(604_800_000));
        assert_eq!(duration("7 dagen"), None);
        assert!(moment("5 januari").is_none());
    }

    #[test]
    fn what_cannot_be_read_has_its_line() {
        let text = "- path: a\n  acts:\n    - contineu\n    - expect:\n        show: [a]\n    - clock: morgen\n- acts: []\n";
        assert_eq!(
            faults(text),
            [
                (3, Fault::UnknownWord("contineu".to_owned(), Some("continue"))),
                (5, Fault::UnknownWord("show".to_owned(), Some("shows"))),
                (6, Fault::Clock("morgen".to_owned())),
                (7, Fault::Missing("path")),
            ]
        );
        assert_eq!(faults("a: b\n"), [(1, Fault::NotAList)]);
        let text = "- path: a\n  acts:\n    - answer: {d: {s: 1}}\n      entry: twee\n    - skip: d\n      entry: 2\n";
        assert_eq!(
            faults(text),
            [
                (4, Fault::Expects("entry", Kind::Count)),
                (6, Fault::UnknownWord("entry".to_owned(), None)),
            ]
        );
    }
}
