//! Random walks through random modules against what the proof says of them: what nobody gets, no walk may get.

use std::collections::BTreeSet;
use std::sync::Arc;

use leerpad::ground::hash::Seed;
use leerpad::ground::moment::Moment;
use leerpad::ground::problem::Example;
use leerpad::module::plan::{Choice, ItemKind, Recap, StepKind};
use leerpad::program::Program;
use leerpad::proof::Nobody;
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::fact::{Fact, VisitOf};
use leerpad::session::passage::Passed;
use leerpad::session::screen::{Place, Recalled};
use serde_json::{Map, Value, json};

use crate::random::{Dice, acts};

/// What walks got.
#[derive(Default)]
pub struct Got {
    /// Steps, ways, items, options and feedback that somebody got.
    pub all: BTreeSet<Nobody>,
    /// Steps and items that were not there for somebody who came where they stand.
    pub hidden: BTreeSet<Nobody>,
    /// Acts that were accepted.
    pub acts: u64,
    /// Walks that came to an end.
    pub ended: u64,
}

/// Walks at random, with a seed, for so many acts, and takes down what is got. Returns where the walk stands.
pub fn walk(
    program: &Arc<Program>,
    settings: &Map<String, Value>,
    seed: u64,
    count: usize,
    got: &mut Got,
) -> Session {
    let mut dice = Dice::new(seed);
    let mut session =
        Session::new(Arc::clone(program), Seed::from_number(seed), settings).expect("a session");
    // Any hour of the day, and perhaps a night in which the clock is put back: of diaries that lies outside what is claimed.
    let day = Moment::parse("2026-10-24T00:00:00.000+02:00").expect("a moment");
    let mut at = day.later(dice.between(0, 1_439) * 60_000);
    let plan = program.plan();
    let keeps_diary = plan
        .items
        .iter()
        .any(|item| matches!(item.kind, ItemKind::Diary { .. }));
    // Some stay away for long, some answer the same again and again.
    let (is_away, is_busy) = (dice.chance(12), dice.chance(12));
    let mut again = None;
    for _ in 0..count {
        if at.offset() == 120 && !keeps_diary && dice.between(0, 9) == 0 {
            at = Moment::from_unix(at.unix(), 60);
        }
        if is_away && dice.chance(10) {
            at = at.later(86_400_000 * dice.between(4, 45));
        }
        let act = if session.clock().is_none() {
            acts::start(&mut dice, plan, at)
        } else if let Some(again) = again.take() {
            again
        } else {
            let (own, guide) = (outline(&session, Role::Learner), outline(&session, Role::Guide));
            acts::next_together(&mut dice, plan, &own, &guide, &mut at)
        };
        let left = session.cursor();
        let Ok(read) = session.read(&act) else { continue };
        let Ok(applied) = session.apply(&read) else {
            continue;
        };
        got.acts += 1;
        if is_busy && act["act"] == "answer" && dice.chance(70) {
            again = Some(act);
        }
        see(&session, left, &applied.facts, got);
    }
    got.ended += u64::from(session.is_completed());
    session
}

/// Takes down what somebody gets who did one act more, from where they stood before it.
///
/// # Panics
/// On what no program has.
pub fn see(session: &Session, left: Option<VisitOf>, facts: &[Fact], got: &mut Got) {
    let plan = session.program().plan();
    take(session, got);
    for fact in facts {
        if let Fact::Scored {
            scale,
            band: Some(band),
            ..
        } = fact
        {
            let bands = plan.scales[scale.index()].bands.iter();
            let place = bands.map(|known| known.id).position(|known| known == *band);
            let place = u32::try_from(place.expect("a band of its scale")).expect("a small number");
            got.all.insert(Nobody::FallsInto(*scale, place));
        }
    }
    if let Some(left) = left {
        let passage = session.passage(left);
        for pair in passage.windows(2) {
            if let [Passed::Way(step, rung), Passed::Into(_)] = *pair {
                got.all.insert(Nobody::LedTo(step, rung));
            }
        }
        for passed in &passage {
            match *passed {
                Passed::Way(step, rung) => {
                    got.all.insert(Nobody::Takes(step, rung));
                }
                Passed::Into(step) => {
                    got.all.insert(Nobody::Visits(step));
                }
                // Of a section with nothing in it the condition is met all the same.
                Passed::Over(step) if !passage.contains(&Passed::Empty(step)) => {
                    got.hidden.insert(Nobody::Visits(step));
                }
                _ => {}
            }
        }
    }
}

/// What a role's screen shows, without words; null before the start.
#[must_use]
pub fn outline(session: &Session, role: Role) -> Value {
    if session.clock().is_none() {
        return Value::Null;
    }
    session.screen(role, "nl").outline(session.program())
}

/// What the screen shows now.
fn take(session: &Session, got: &mut Got) {
    let program = session.program();
    let plan = program.plan();
    if let Some(here) = session.cursor() {
        let mut around = Some(here.step);
        while let Some(step) = around {
            got.all.insert(Nobody::Visits(step));
            around = plan.steps[step.index()].parent;
        }
    }
    let screen = session.screen(Role::Learner, "nl");
    let again = screen.place.iter().flat_map(|place| shown_again(program, place));
    let again: Vec<Nobody> = again.collect();
    // What may be shared is what counts at the end of the path: who goes back is offered what they were asked further on too.
    if !again.is_empty() && (screen.place.iter().all(|place| place.sharing.is_none()) || is_at_end(session)) {
        got.all.extend(again);
    }
    let outline = screen.outline(program);
    if let Some(here) = session.cursor() {
        let shown: Vec<&str> = outline["items"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|item| item["id"].as_str())
            .collect();
        let hidden = program
            .items_of(here.step)
            .filter(|(_, item)| !shown.contains(&item.id.as_str()));
        got.hidden.extend(hidden.map(|(at, _)| Nobody::Sees(at)));
    }
    for shown in outline["items"].as_array().into_iter().flatten() {
        let Some(item) = shown["id"].as_str().and_then(|id| program.item(id)) else {
            continue;
        };
        got.all.insert(Nobody::Sees(item));
        for option in shown["options"].as_array().into_iter().flatten() {
            let list = options(&plan.items[item.index()].kind);
            let place = list
                .iter()
                .position(|own| Some(program.word(own.id)) == option.as_str());
            if let Some(place) = place {
                let place = u32::try_from(place).expect("a small number");
                got.all.insert(Nobody::IsOffered(item, place));
            }
        }
        if let Some(rule) = shown["rule"].as_u64().filter(|rule| *rule > 0) {
            let place = u32::try_from(rule - 1).expect("a small number");
            got.all.insert(Nobody::IsTold(item, place));
        }
    }
}

/// Whether nobody went back: the visit that is seen is the last of the path.
fn is_at_end(session: &Session) -> bool {
    let state: Value = serde_json::from_str(&session.snapshot()).expect("a snapshot");
    let length = state["trail"].as_array().expect("a path").len();
    state["cursor"].as_u64() == Some(length as u64 - 1)
}

/// What a screen shows once more: at items that recall, in its summary, in what it offers to share.
#[must_use]
pub fn shown_again(program: &Program, place: &Place) -> Vec<Nobody> {
    let step = program.step(&place.step).expect("a step of its own");
    let lines: &[Recap] = match &program.plan().steps[step.index()].kind {
        StepKind::End { summary: lines, .. } | StepKind::Share { offer: lines, .. } => lines,
        _ => &[],
    };
    let line = |id: &String| {
        let place = lines.iter().position(|recap| program.recap_id(*recap) == id);
        let place = u32::try_from(place.expect("a line of its own")).expect("a small number");
        Nobody::SumsUp(step, place)
    };
    // A title without a score says nothing.
    let of_summary = |shown: &Recalled| match shown {
        Recalled::Score(of) => of.score.as_ref().map(|_| line(&of.scale)),
        Recalled::Answer(id, ..) | Recalled::Value(id, _) => Some(line(id)),
    };
    let offers = place.sharing.iter().flat_map(|(_, offers)| offers);
    let offers = offers
        .filter(|offer| offer.state != "open")
        .map(|offer| line(&offer.what));
    let recalls = place.items.iter().filter(|item| !item.recalled.is_empty());
    recalls
        .map(|item| Nobody::Recalls(item.item))
        .chain(place.summary.iter().filter_map(of_summary))
        .chain(offers)
        .collect()
}

/// Plays an example with the engine; every act must be accepted.
///
/// # Panics
/// When it cannot be played.
#[must_use]
pub fn replay(program: &Arc<Program>, example: &Example) -> Session {
    let settings: Map<String, Value> = serde_json::from_str(&example.settings).expect("settings");
    let seed = Seed::from_hex(&example.seed).expect("a seed");
    let mut session = Session::new(Arc::clone(program), seed, &settings).expect("a session");
    for act in &example.acts {
        let act: Value = serde_json::from_str(act).expect("an act");
        let read = session.read(&act).expect("an act of the program");
        session.apply(&read).unwrap_or_else(|refusal| {
            panic!("{act} is refused: {}", json!(refusal.to_json(program)));
        });
    }
    session
}

fn options(kind: &ItemKind) -> &[Choice] {
    match kind {
        ItemKind::Choice(options)
        | ItemKind::Rank(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. } => &options.list,
        _ => &[],
    }
}
