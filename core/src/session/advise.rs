//! What the learner's own device says of words that nobody else reads (semantics 8.7): no act, no trace, stops nothing.

use super::Session;
use super::view::Seen;
use super::words::{Said, Speaker};
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::fold::holds_word;
use crate::ground::limits::TEXT_CHARS;
use crate::module::plan::{Item, StepKind};
use crate::program::{NONE, Program};

/// What is said of words, at once, on the learner's own screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// A watched word is among them: show the help.
    pub help: bool,
    /// Longer than the item takes; the most code points are named.
    pub too_long: Option<u32>,
    /// What the checks that words can fail say.
    pub says: Vec<Said>,
}

/// Whether words hold one that is watched: in the whole module, or in the reflection they are written in.
#[must_use]
pub fn is_watched(program: &Program, step: Option<StepIx>, words: &str) -> bool {
    let of_step = step
        .and_then(|step| program.step_at(step))
        .and_then(|step| match &step.kind {
            StepKind::Reflection { watch } => watch.as_ref(),
            _ => None,
        });
    let lists = program.plan().watch.iter().chain(of_step);
    lists
        .flat_map(|watch| &watch.words)
        .any(|word| holds_word(words, word))
}

impl Session {
    /// Looks at words for an item of the step under the cursor. Pure: nothing is kept of them.
    #[must_use]
    pub fn advise(&self, item: ItemIx, words: &str, language: &str) -> Advice {
        let program = &*self.program;
        let here = self.state.here();
        let step = here.map(|here| StepIx(here.step));
        let found = program.plan().items.get(item.index());
        let length = crate::program::number(words.chars().count());
        let too_long = found.and_then(most).filter(|most| length > *most);
        let latest = self.state.latest_at(self.state.cursor.saturating_add(1));
        let seen = Seen {
            program,
            settings: &self.settings,
            state: &self.state,
            latest: &latest,
            at: here.map_or(NONE, |here| here.position),
            now: here.map_or(self.state.clock, |here| here.entered),
            seq: here.map_or(0, |here| here.seq),
            leaving: None,
            own: Some(item),
            scoring: None,
            whispered: Some(words),
        };
        let speaker = Speaker::new(seen, language);
        let checks = found
            .filter(|item| item.vault)
            .map_or(&[][..], |item| &item.checks);
        let failing = checks
            .iter()
            .filter(|check| crate::expr::eval::truth(&check.must, &seen) == Some(false));
        Advice {
            help: is_watched(program, step, words),
            too_long,
            says: failing.map(|check| speaker.say(&check.say)).collect(),
        }
    }
}

fn most(item: &Item) -> Option<u32> {
    use crate::module::plan::ItemKind;
    match item.kind {
        ItemKind::Text { max } | ItemKind::Words { max, .. } => Some(max),
        ItemKind::Goal { .. } | ItemKind::Plan { .. } => Some(crate::program::number(TEXT_CHARS)),
        _ => None,
    }
}
