//! A way through a module, as acts that anybody can play again.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::walk::{Start, Walk};
use crate::expr::name::StepIx;
use crate::ground::hash::Seed;
use crate::ground::json::canonical;
use crate::ground::problem::Example;
use crate::session::Session;
use crate::session::act::{Act, Deed, Named};

/// So many seeds are tried to draw what a way needs.
const SEEDS: u64 = 20_000;

impl Walk<'_> {
    /// The acts that lead from a beginning to a situation, and the steps they come to.
    fn way_to(&self, node: u32) -> Option<(usize, Vec<Act>, Vec<StepIx>)> {
        let (mut at, mut parts, mut steps) = (node, Vec::new(), Vec::new());
        loop {
            let found = self.nodes.get(at as usize)?;
            steps.push(found.step);
            match found.from {
                Some(before) => {
                    parts.push(&found.acts);
                    at = before;
                }
                None => {
                    let acts = parts.into_iter().rev().flat_map(|acts| acts.iter().cloned());
                    steps.reverse();
                    return Some((found.start as usize, acts.collect(), steps));
                }
            }
        }
    }

    /// Plays a way with the engine, from the start on, and gives it as an example; none when no seed was found that
    /// draws what it needs.
    pub(super) fn example(&self, node: u32, further: &[Act]) -> Option<Example> {
        let (start, mut acts, steps) = self.way_to(node)?;
        acts.extend_from_slice(further);
        self.played(self.starts.get(start)?, &acts, &steps)
    }

    /// The same from a start, past these steps.
    pub(super) fn played(&self, start: &Start, acts: &[Act], steps: &[StepIx]) -> Option<Example> {
        let own = [start.session.seed()];
        let mut seeds = own.into_iter().chain((0..SEEDS).map(Seed::from_number));
        seeds.find_map(|seed| {
            let mut session = Session::new(Arc::clone(&self.program), seed, &start.settings).ok()?;
            let mut told = Vec::with_capacity(acts.len() + 1);
            let mut path = Path::default();
            if !start.settings.is_empty() {
                path.words = format!("{} ", canonical(&Json::Object(start.settings.clone())));
            }
            for act in [&start.act].into_iter().chain(acts) {
                // Times in an example are those of the way itself.
                let applied = session.apply(act).ok()?;
                let Json::Object(mut members) = applied.entry_json(&self.program) else {
                    return None;
                };
                members.remove("facts");
                path.add(&self.program, &session, act, &members);
                told.push(canonical(&Json::Object(members)));
            }
            path.close();
            path.steps.starts_with(steps).then(|| Example {
                path: path.words,
                seed: seed.hex(),
                settings: canonical(&Json::Object(start.settings.clone())),
                acts: told,
            })
        })
    }
}

/// A way in words: `welkom > vraag (zin: nee) > klaar`.
#[derive(Default)]
struct Path {
    words: String,
    steps: Vec<StepIx>,
    given: Vec<String>,
}

impl Path {
    fn add(
        &mut self,
        program: &crate::program::Program,
        session: &Session,
        act: &Act,
        members: &Map<String, Json>,
    ) {
        let item = |item: &Named<crate::expr::name::ItemIx>| match item {
            Named::Known(item) => program.item_id(*item).to_owned(),
            Named::Unknown(id) => id.to_string(),
        };
        match &act.deed {
            Deed::Answer { item: of, .. } => {
                let value = match members.get("value") {
                    Some(Json::String(text)) => text.clone(),
                    Some(value) => canonical(value),
                    None => String::new(),
                };
                self.given.push(format!("{}: {value}", item(of)));
            }
            Deed::Decline { item: of, .. } | Deed::Skip { item: Some(of), .. } => {
                self.given.push(format!("{}: -", item(of)));
            }
            _ => {}
        }
        let Some(here) = session.last_step() else { return };
        let is_move = matches!(
            act.deed,
            Deed::Start { .. } | Deed::Continue | Deed::Go { .. } | Deed::Skip { item: None, .. }
        );
        if !is_move {
            return;
        }
        self.close();
        if !self.steps.is_empty() {
            self.words.push_str(" > ");
        }
        self.steps.push(here);
        self.words.push_str(program.step_id(here));
    }

    /// What was given where the way stands.
    fn close(&mut self) {
        if !self.given.is_empty() {
            self.words.push_str(&format!(" ({})", self.given.join(", ")));
            self.given.clear();
        }
    }
}
