//! A session that was kept on an earlier version of the module, and the version that was handed in.

use std::io::BufRead;
use std::sync::Arc;

use leerpad::session::fact::{Chosen, Verdict};
use serde_json::json;

use super::ask::{self, Line};
use super::person::Person;
use crate::failure::Failure;
use crate::speech::either;

impl Person<'_> {
    /// Goes on in the version that was handed in. Where that cannot be decided for the learner, they are asked; who would
    /// rather finish the old one does.
    pub(super) fn upgrade(&mut self, input: &mut dyn BufRead) -> Result<(), Failure> {
        let newest = Arc::clone(&self.play.newest);
        let Some(foreseen) = self.play.session().foresee(&newest) else {
            return Ok(());
        };
        let hash = newest.hash().hex();
        let choice = self.play.session().choice();
        let asked = choice
            .filter(|(of, _)| *of == newest.hash())
            .map(|(_, chosen)| chosen);
        if asked == Some(Chosen::Old) {
            return Ok(());
        }
        let open = foreseen.verdict == Verdict::Choice;
        let upgrade = json!({"act": "upgrade", "by": "system", "program": hash});
        let is_asked = open && asked.is_some();
        if !is_asked && !self.act(&upgrade, Vec::new())? {
            return Ok(());
        }
        let language = self.language;
        if open {
            let words = either(
                language,
                "Er is een nieuwe versie van deze module, en die past niet helemaal bij waar je bent. Ga je verder in de nieuwe (n), of maak je de oude af (o)? [o]",
                "There is a new version of this module, and it does not quite fit where you are. Do you go on in the new one (n), or finish the old one (o)? [o]",
            );
            self.terminal.write(&format!("{words} "));
            let typed = ask::read(input);
            let wants_new = matches!(typed, Line::Text(text) if text.trim().eq_ignore_ascii_case("n"));
            let choice = if wants_new { "new" } else { "old" };
            let act = json!({"act": "upgrade", "choice": choice, "program": hash});
            if !self.act(&act, Vec::new())? || !wants_new {
                return Ok(());
            }
        }
        let words = match foreseen.verdict {
            Verdict::Unchanged => either(
                language,
                "Je gaat verder in een nieuwe versie; je staat waar je stond.",
                "You go on in a new version; you are where you were.",
            ),
            Verdict::ReAsk => either(
                language,
                "Je gaat verder in een nieuwe versie. Iets wordt opnieuw gevraagd.",
                "You go on in a new version. Something is asked again.",
            ),
            Verdict::Moved | Verdict::Choice => either(
                language,
                "Je gaat verder in een nieuwe versie, misschien een stuk eerder. Wat je gedaan hebt is bewaard.",
                "You go on in a new version, perhaps some way back. What you did is kept.",
            ),
        };
        self.terminal.say(&format!("{words} ({})", newest.plan().version));
        Ok(())
    }
}
