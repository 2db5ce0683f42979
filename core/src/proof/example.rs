//! A way through a module, as acts that anybody can play again.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::draws::Draw;
use super::walk::{Start, Walk};
use crate::ground::hash::Seed;
use crate::ground::json::canonical;
use crate::ground::problem::Example;
use crate::session::Session;
use crate::session::act::{Act, Deed, Named};
use crate::session::fact::arm_to_json;

/// So many acts are applied at most to find a seed that draws what a way needs.
const ACTS: u64 = 200_000;

impl Walk<'_> {
    /// Plays a way to a situation with the engine, from the start on, and gives the shortest of it as an example; none when no
    /// seed was found that draws what it needs.
    pub(super) fn example(&self, node: u32, further: &[Act]) -> Option<Example> {
        let (start, way) = self.way_to(node)?;
        let seed = self.seed_for((start, &way), node, &|_| true)?;
        let whole = [&way, further].concat();
        let short = [&self.needed((start, seed), node, way), further].concat();
        self.told((start, seed), &short)
            .or_else(|| self.told((start, seed), &whole))
    }

    /// The same, and on from there to another situation: what is drawn on the way on leads to that.
    pub(super) fn example_on(&self, node: u32, further: &[Act], end: u32) -> Option<Example> {
        let (start, way) = self.way_to(node)?;
        let whole = [&way, further].concat();
        let goes_on = |seed: Seed, acts: &[Act]| self.leads_to((start, seed), acts.iter(), end);
        let Some(seed) = self.seed_for((start, &way), node, &|seed| goes_on(seed, &whole)) else {
            return self.example(node, further);
        };
        let short = [&self.needed((start, seed), node, way), further].concat();
        let acts = if goes_on(seed, &short) { &short } else { &whole };
        self.told((start, seed), acts)
    }

    /// The acts that lead from a beginning to a situation.
    fn way_to(&self, node: u32) -> Option<(&Start, Vec<Act>)> {
        let (mut at, mut parts) = (node, Vec::new());
        loop {
            let found = self.nodes.get(at as usize)?;
            if let Some(before) = found.from {
                parts.push(&found.acts);
                at = before;
            } else {
                let acts = parts.into_iter().rev().flat_map(|acts| acts.iter().cloned());
                return Some((self.starts.get(found.start as usize)?, acts.collect()));
            }
        }
    }

    /// A seed with which a way leads to a situation, and that does: its own, unless something is drawn on the way.
    fn seed_for(
        &self,
        (start, way): (&Start, &[Act]),
        node: u32,
        does: &dyn Fn(Seed) -> bool,
    ) -> Option<Seed> {
        let own = start.session.seed();
        if !self.draws {
            return Some(own);
        }
        let count = ACTS / (way.len() as u64 + 1);
        let mut seeds = [own].into_iter().chain((0..count).map(Seed::from_number));
        seeds.find(|seed| self.leads_to((start, *seed), way.iter(), node) && does(*seed))
    }

    /// Acts from a start with a seed; none when one of them is refused.
    pub(super) fn told(&self, (start, seed): (&Start, Seed), acts: &[Act]) -> Option<Example> {
        let mut session = Session::new(Arc::clone(&self.program), seed, &start.settings).ok()?;
        let mut told = Vec::with_capacity(acts.len() + 1);
        let mut path = Path::default();
        path.give(&start.settings);
        path.give(&self.drawn(&session, self.draws_of_session()));
        for act in [&start.act].into_iter().chain(acts) {
            let before = session.cursor();
            // Times in an example are those of the way itself.
            let applied = session.apply(act).ok()?;
            let Json::Object(mut members) = applied.entry_json(&self.program) else {
                return None;
            };
            members.remove("facts");
            path.add(&self.program, act, &members);
            if session.cursor() != before {
                path.come_to(session.last_step().map_or("", |here| self.program.step_id(here)));
                path.give(&self.drawn(&session, self.draws_of_visit(&session)));
            }
            told.push(canonical(&Json::Object(members)));
        }
        path.close();
        Some(Example {
            path: path.words(),
            seed: seed.hex(),
            settings: canonical(&Json::Object(start.settings.clone())),
            acts: told,
        })
    }

    /// What chance drew, by name.
    fn drawn(&self, session: &Session, draws: Vec<Draw>) -> Map<String, Json> {
        let chances = &self.program.plan().chances;
        let named = draws.into_iter().filter_map(|(chance, visit)| {
            let arm = session.drawn_by(session.seed(), chance, visit)?;
            let name = chances.get(chance.index())?.id.clone();
            Some((name, arm_to_json(&self.program, arm)))
        });
        named.collect()
    }
}

/// So many places of a long way are told at its beginning, and so many at its end, where it matters most; and of those between so
/// many at which something was answered, the last ones.
const FIRST: usize = 3;
const LAST: usize = 6;
const BETWEEN: usize = 5;
/// What is told of a question that was put aside.
const ASIDE: &str = ": -";
/// So many characters of an answer are told.
const LONGEST: usize = 40;

/// A way in words: `(waar: thuis) welkom > vraag (zin: nee) > klaar`; first what is given to begin with. The whole of it
/// is in the acts.
#[derive(Default)]
struct Path {
    /// What was told of each place.
    places: Vec<String>,
    /// Those at which something was answered or drawn, and not only put aside.
    answered: BTreeSet<usize>,
    given: Vec<String>,
}

impl Path {
    fn add(&mut self, program: &crate::program::Program, act: &Act, members: &Map<String, Json>) {
        let item = |item: &Named<crate::expr::name::ItemIx>| match item {
            Named::Known(item) => program.item_id(*item).to_owned(),
            Named::Unknown(id) => id.to_string(),
        };
        match &act.deed {
            Deed::Answer { item: of, .. } => {
                let value = members.get("value").map_or_else(String::new, in_words);
                self.given.push(format!("{}: {value}", item(of)));
            }
            Deed::Start { .. } => {
                if let Some(Json::Object(facts)) = members.get("given") {
                    self.give(facts);
                }
            }
            Deed::Decline { item: of, .. } | Deed::Skip { item: Some(of), .. } => {
                self.given.push(format!("{}{ASIDE}", item(of)));
            }
            _ => {}
        }
    }

    /// The next place. What is given to begin with stands before the first.
    fn come_to(&mut self, step: &str) {
        let before = if self.places.is_empty() && !self.given.is_empty() {
            let given = self.given.join(", ");
            self.given.clear();
            format!("({given}) ")
        } else {
            self.close();
            String::new()
        };
        self.places.push(format!("{before}{step}"));
    }

    /// Settings or facts that the host gives, or what chance drew.
    fn give(&mut self, all: &Map<String, Json>) {
        let each = all
            .iter()
            .map(|(name, value)| format!("{name}: {}", in_words(value)));
        self.given.extend(each);
    }

    /// What was given where the way stands.
    fn close(&mut self) {
        if let Some(place) = self.places.last_mut()
            && !self.given.is_empty()
        {
            place.push_str(&format!(" ({})", self.given.join(", ")));
            if self.given.iter().any(|given| !given.ends_with(ASIDE)) {
                self.answered.insert(self.places.len() - 1);
            }
            self.given.clear();
        }
    }

    fn words(&self) -> String {
        let last = self.places.len().saturating_sub(LAST);
        if last <= FIRST + 1 {
            return self.places.join(" > ");
        }
        let answered = self.answered.range(FIRST..last).rev().take(BETWEEN);
        let told: BTreeSet<usize> = (0..FIRST)
            .chain(answered.copied())
            .chain(last..self.places.len())
            .collect();
        let mut words = Vec::with_capacity(told.len() * 2);
        let mut next = 0;
        for at in told {
            if at > next {
                words.push("…");
            }
            words.extend(self.places.get(at).map(String::as_str));
            next = at + 1;
        }
        words.join(" > ")
    }
}

/// A value as an author writes it, the beginning of a long one.
fn in_words(value: &Json) -> String {
    let text = match value {
        Json::String(text) => text.clone(),
        value => canonical(value),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_way_the_beginning_and_the_end_are_told() {
        let path = |count: usize| Path {
            places: (1..=count).map(|number| format!("s{number}")).collect(),
            ..Path::default()
        };
        let words = path(11).words();
        assert_eq!(words, "s1 > s2 > s3 > … > s6 > s7 > s8 > s9 > s10 > s11");
        assert!(path(10).words().contains("s4 > s5"));
        let mut answered = path(30);
        answered.answered = BTreeSet::from([1, 3, 9, 10, 28]);
        let words = answered.words();
        assert_eq!(
            words,
            "s1 > s2 > s3 > s4 > … > s10 > s11 > … > s25 > s26 > s27 > s28 > s29 > s30"
        );
    }

    #[test]
    fn values_are_told_as_they_are_written() {
        assert_eq!(in_words(&Json::Bool(true)), "true");
        assert_eq!(in_words(&Json::from("thuis")), "thuis");
        assert_eq!(
            in_words(&Json::from("é".repeat(41))),
            format!("{}…", "é".repeat(40))
        );
    }
}
