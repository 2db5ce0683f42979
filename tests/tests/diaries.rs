//! Diaries, tried with every entry on every day: small modules in which what came in decides where it goes on and what is shown. What
//! the proof says nobody gets nobody gets, and what it leaves out somebody does.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use leerpad::check::{Sources, check};
use leerpad::ground::hash::Seed;
use leerpad::ground::moment::Moment;
use leerpad::ground::source::Source;
use leerpad::module::plan::Home;
use leerpad::program::Program;
use leerpad::proof::{Nobody, Property, Verdict, prove};
use leerpad::session::Session;
use leerpad_tests::random::Dice;
use leerpad_tests::walks::{Got, replay, see};
use serde_json::{Map, Value, json};

const DAY: i64 = 86_400_000;
/// More situations than this are not tried.
const MOST: usize = 3_000;

/// `LEERPAD_DIARIES=5000` tries more modules.
fn modules() -> u64 {
    std::env::var("LEERPAD_DIARIES")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(60)
}

/// A module with a diary of a few entries, and steps, notes and waits that hang on it.
fn text(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let (times, within) = (dice.between(1, 3), dice.between(1, 2));
    let count = 2 + dice.below(3);
    let mut out = String::from(
        "leerpad: 1\nmodule: boek\nversion: 1.0.0\nlanguages: [nl]\ntitle: Boek\nsteps:\n  - step: begin\n    title: Hallo\n",
    );
    let keeps = *dice.pick(&["", "", "    optional: true\n"]);
    out.push_str(&format!(
        "  - exercise: boek\n    title: Boek\n{keeps}    items:\n      - diary: d\n        ask: Hoe was het?\n        every: day\n        \
         times: {times}\n        within: {within} days\n        items:\n          - scale: c\n            ask: Cijfer?\n            from: 0\n            \
         to: 2\n"
    ));
    if dice.chance(50) {
        out.push_str("      - confirm: k\n        ask: Goed?\n");
    }
    for step in 0..count {
        let when = dice
            .chance(45)
            .then(|| condition(dice))
            .map(|when| format!("    when: {when}\n"));
        let when = when.unwrap_or_default();
        if dice.chance(30) {
            let long = *dice.pick(&["20 hours", "1 day", "2 days"]);
            out.push_str(&format!("  - wait: s{step}\n    for: {long}\n{when}"));
            continue;
        }
        let note = condition(dice);
        out.push_str(&format!(
            "  - step: s{step}\n    title: Stap\n    body: Lees.\n{when}    items:\n      - note: n{step}\n        when: {note}\n        body: Kijk.\n"
        ));
        if dice.chance(35) {
            let to = *dice.pick(&["klaar", "boek", "s0", "begin"]);
            let on = if step + 1 == count {
                "klaar".into()
            } else {
                format!("s{}", step + 1)
            };
            let next = if dice.chance(50) {
                format!("s{}", dice.below(step + 1))
            } else {
                on
            };
            let when = condition(dice);
            out.push_str(&format!(
                "    next:\n      - when: {when}\n        go: {to}\n      - {next}\n"
            ));
        }
    }
    out.push_str("  - end: klaar\n");
    out
}

fn condition(dice: &mut Dice) -> String {
    let one = atom(dice);
    match dice.below(6) {
        0 => format!("{one} and {}", atom(dice)),
        1 => format!("{one} or {}", atom(dice)),
        2 => format!("not ({one})"),
        _ => one,
    }
}

fn atom(dice: &mut Dice) -> String {
    let how = *dice.pick(&["==", ">=", "<=", ">", "<", "!="]);
    let number = dice.between(0, 3);
    match dice.below(10) {
        0..=2 => format!("count(d) {how} {number}"),
        3 => "answered(d)".into(),
        4 => (*dice.pick(&["skipped(d)", "declined(d)"])).into(),
        5 => format!("last(d.c) {how} first(d.c)"),
        _ => {
            let which = *dice.pick(&["first", "last", "mean", "min", "max"]);
            format!("{which}(d.c) {how} {number}")
        }
    }
}

/// A session with what of it can matter to what follows.
#[derive(Clone)]
struct Stand {
    session: Session,
    /// The day on which the step of the diary was come to, and the moment at which the present step was.
    home: Option<i64>,
    entered: Moment,
    entries: BTreeMap<u64, String>,
    mark: &'static str,
    left: &'static str,
}

impl Stand {
    fn now(&self) -> Moment {
        self.session.clock().expect("it began")
    }

    fn step(&self) -> String {
        let here = self.session.cursor().expect("it began").step;
        self.session.program().step_id(here).to_owned()
    }

    fn key(&self, days: i64) -> String {
        let day = self
            .home
            .map(|home| (i64::from(self.now().date().days()) - home).min(days));
        let time = self.now().time().minutes();
        let waited = self.now().unix() - self.entered.unix();
        let (mark, left) = (self.mark, self.left);
        format!(
            "{} {day:?} {time} {} {waited} {:?} {mark} {left}",
            self.step(),
            self.now().offset(),
            self.entries
        )
    }
}

/// What all walks through a module get.
struct Tried {
    got: Got,
    /// Somebody cannot come to an end any more.
    stuck: bool,
}

fn wait_of(text: &str, step: &str) -> Option<i64> {
    let after = text.split(&format!("- wait: {step}\n    for: ")).nth(1)?;
    let long = after.lines().next()?;
    let number: i64 = long.split(' ').next()?.parse().ok()?;
    Some(if long.contains("hour") {
        number * DAY / 24
    } else {
        number * DAY
    })
}

/// Does everything that somebody can do, on every day until nothing is open any more; none where that is too much.
fn everything(text: &str, program: &Arc<Program>, days: i64) -> Option<Tried> {
    let start = Moment::parse("2026-10-24T00:00:00.000+02:00").expect("a moment");
    let mut got = Got::default();
    let session = Session::new(Arc::clone(program), Seed::from_number(1), &Map::new()).expect("a session");
    let first = Stand {
        session,
        home: None,
        entered: start,
        entries: BTreeMap::new(),
        mark: "",
        left: "",
    };
    let begun = act(&first, json!({"act": "start", "by": "learner"}), start, &mut got)?;
    let (mut known, mut queue) = (
        BTreeMap::from([(begun.key(days), 0_usize)]),
        VecDeque::from([begun]),
    );
    let (mut before, mut ends): (Vec<BTreeSet<usize>>, Vec<usize>) = (vec![BTreeSet::new()], Vec::new());
    let mut number = 0;
    while let Some(stand) = queue.pop_front() {
        if stand.session.is_completed() {
            ends.push(number);
        }
        let mut next = Vec::new();
        for (body, at) in moves(text, &stand, days) {
            next.extend(act(&stand, body, at, &mut got));
        }
        for next in next {
            let count = known.len();
            let to = *known.entry(next.key(days)).or_insert(count);
            if to == count {
                before.push(BTreeSet::new());
                queue.push_back(next);
            }
            before[to].insert(number);
        }
        number += 1;
        if known.len() > MOST {
            return None;
        }
    }
    let (mut open, mut ending) = (ends.clone(), ends.into_iter().collect::<BTreeSet<_>>());
    while let Some(at) = open.pop() {
        for from in &before[at] {
            if ending.insert(*from) {
                open.push(*from);
            }
        }
    }
    Some(Tried {
        got,
        stuck: ending.len() < known.len(),
    })
}

/// What somebody may do next, and when.
fn moves(text: &str, stand: &Stand, days: i64) -> Vec<(Value, Moment)> {
    let (now, step) = (stand.now(), stand.step());
    let mut all = Vec::new();
    if stand.home.is_some() {
        for k in 1..=3 {
            for value in [json!({}), json!({"c": 0}), json!({"c": 1}), json!({"c": 2})] {
                let body = json!({"act": "answer", "by": "learner", "item": "d", "entry": k, "value": value});
                all.push((body, now));
            }
        }
    }
    if step == "boek" {
        all.push((json!({"act": "skip", "by": "learner", "item": "d"}), now));
        all.push((json!({"act": "decline", "by": "learner", "item": "d"}), now));
        all.push((json!({"act": "skip", "by": "learner"}), now));
    }
    if let Some(long) = wait_of(text, &step) {
        let over = stand.entered.later(long);
        let over = Moment::from_unix(over.unix().max(now.unix()), now.offset());
        all.push((json!({"act": "continue", "by": "learner"}), over));
        if over.offset() == 120 && over.unix() > now.unix() {
            all.push((
                json!({"act": "continue", "by": "learner"}),
                Moment::from_unix(over.unix(), 60),
            ));
        }
    } else {
        all.push((json!({"act": "continue", "by": "learner"}), now));
    }
    let day = stand.home.map(|home| i64::from(now.date().days()) - home);
    if day.is_some_and(|day| day < days) {
        let since = i64::from(now.time().minutes()) * 60_000;
        all.push((json!({"act": "tick", "by": "system"}), now.later(DAY - since)));
    }
    all
}

fn act(stand: &Stand, mut body: Value, at: Moment, got: &mut Got) -> Option<Stand> {
    body["at"] = at.to_string().into();
    let mut next = stand.clone();
    let left = next.session.cursor();
    let read = next.session.read(&body).ok()?;
    let applied = next.session.apply(&read).ok()?;
    see(&next.session, left, &applied.facts, got);
    let here = next.session.cursor();
    let kind = body["act"].as_str().unwrap_or("");
    if body["item"] == "d" {
        match (kind, body["entry"].as_u64()) {
            (_, Some(k)) => drop(next.entries.insert(k, body["value"].to_string())),
            ("skip", _) => (next.mark, next.entries) = ("skipped", BTreeMap::new()),
            _ => (next.mark, next.entries) = ("declined", BTreeMap::new()),
        }
    }
    if here != left {
        next.entered = at;
        if left.is_some() && stand.step() == "boek" {
            next.left = if kind == "skip" { "skipped" } else { "done" };
        }
        if next.step() == "boek" {
            next.home = Some(at.date().days().into());
            // Entries are not taken along; how it was passed over is.
            next.entries.clear();
            next.left = "";
        }
    }
    Some(next)
}

#[test]
fn every_entry_on_every_day() {
    let sum = leerpad_tests::cores::each(0..modules(), |_: &Sum| false, try_one);
    println!(
        "{} modules with diaries tried whole: {} times nobody gets what the proof says nobody does, {} things more that nobody got, {} \
         in which somebody gets stuck, {} in which nobody does; {} not decided",
        sum.modules, sum.nobody, sum.more, sum.stuck, sum.free, sum.open
    );
    assert_eq!(sum.broken, Vec::<u64>::new());
    assert_eq!(sum.open, 0);
    assert!(sum.nobody > 0 && sum.stuck > 0 && sum.free > 0);
}

#[derive(Default)]
struct Sum {
    modules: u64,
    nobody: usize,
    more: usize,
    stuck: u64,
    free: u64,
    open: u64,
    broken: Vec<u64>,
}

impl std::ops::AddAssign for Sum {
    fn add_assign(&mut self, more: Self) {
        self.modules += more.modules;
        self.nobody += more.nobody;
        self.more += more.more;
        self.stuck += more.stuck;
        self.free += more.free;
        self.open += more.open;
        self.broken.extend(more.broken);
    }
}

fn try_one(seed: u64) -> Sum {
    let mut sum = Sum::default();
    let text = text(seed);
    let checked = check(&Sources::new(Source::new("boek.yaml", text.as_str())));
    let Some(module) = &checked.module else {
        return sum;
    };
    let proof = prove(module, 400_000, &[]);
    let program = Arc::new(Program::compile(module));
    let Some(tried) = everything(&text, &program, 6) else {
        return sum;
    };
    let mut tell = |what: &str| {
        eprintln!("module {seed}: {what}\n{text}");
        sum.broken.push(seed);
    };
    let denied: Vec<&Nobody> = proof.nobody.intersection(&tried.got.all).collect();
    if !denied.is_empty() {
        tell(&format!("somebody got {denied:?}"));
    }
    let missed: Vec<&Nobody> = proof.everybody.intersection(&tried.got.hidden).collect();
    if !missed.is_empty() {
        tell(&format!("not everybody got {missed:?}"));
    }
    let ends = proof
        .rulings
        .iter()
        .find(|ruling| ruling.property == Property::Ends);
    let ends = ends.expect("it is ruled").verdict;
    match (ends, tried.stuck) {
        (Verdict::Proved, true) => tell("somebody gets stuck"),
        (Verdict::Refuted, false) => tell("nobody gets stuck"),
        _ => {}
    }
    for example in proof
        .problems
        .iter()
        .filter_map(|problem| problem.example.as_ref())
    {
        let _ = replay(&program, example);
    }
    let got = |one: &&Nobody| {
        matches!(one, Nobody::Visits(_) | Nobody::Sees(_) | Nobody::Takes(..)) && !proof.nobody.contains(one)
    };
    let decided = proof.rulings.iter().all(|ruling| ruling.verdict != Verdict::Open);
    let all = everything_of(&program);
    // What hangs on something that nobody gets is not told once more, nor what a condition says by itself.
    let visits = |step| tried.got.all.contains(&Nobody::Visits(step));
    let is_alone = |one: &&Nobody| match one {
        Nobody::Sees(item) => {
            matches!(program.plan().items[item.index()].home, Home::Step(step) if visits(step))
        }
        Nobody::Takes(step, _) => visits(*step),
        _ => true,
    };
    let more = all.iter().filter(got).filter(|one| !tried.got.all.contains(one));
    let more: Vec<&Nobody> = more.filter(is_alone).collect();
    let by_itself = |code| checked.problems.iter().any(|problem| problem.rule.code == code);
    if decided && !more.is_empty() && !by_itself("never-true") && !by_itself("always-true") {
        tell(&format!("nobody got {more:?}, and that was not told"));
    }
    sum.more += more.len();
    sum.modules += 1;
    sum.nobody += proof.nobody.len();
    sum.stuck += u64::from(tried.stuck);
    sum.free += u64::from(ends == Verdict::Proved);
    sum.open += u64::from(!decided);
    sum
}

/// The steps, items and ways of a module.
fn everything_of(program: &Program) -> BTreeSet<Nobody> {
    let plan = program.plan();
    let mut all = BTreeSet::new();
    for (step, found) in (0..).map(leerpad::expr::name::StepIx).zip(&plan.steps) {
        all.extend(plan.top.contains(&step).then_some(Nobody::Visits(step)));
        all.extend((0..).zip(&found.ways).map(|(rung, _)| Nobody::Takes(step, rung)));
        all.extend(program.items_of(step).map(|(item, _)| Nobody::Sees(item)));
    }
    all
}
