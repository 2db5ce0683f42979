//! Small modules, tried with every answer one by one: the proof says the same of every step, way and item.

use std::collections::BTreeSet;
use std::sync::Arc;

use leerpad::check::Sources;
use leerpad::expr::name::StepIx;
use leerpad::ground::source::Source;
use leerpad::module::plan::{ItemKind, StepKind};
use leerpad::program::Program;
use leerpad::proof::{Nobody, Property};
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::passage::Passed;
use leerpad_tests::random::Dice;
use leerpad_tests::walks::shown_again;
use serde_json::Map;
use serde_json::{Value, json};

/// `LEERPAD_SMALL=2000` tries more modules.
fn small_modules() -> u64 {
    std::env::var("LEERPAD_SMALL")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(120)
}

/// A module of a few questions and ways between a few steps, forward but for ways back that are taken once, so that every
/// answer can be tried: some of its steps stand in a menu or another section, lead from one child to another, may be skipped, may
/// be hidden.
fn text(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut out =
        String::from("leerpad: 1\nmodule: klein\nversion: 1.0.0\nlanguages: [nl]\ntitle: Klein\nsteps:\n");
    let count = 3 + dice.below(3);
    let menu = (count > 3 && dice.chance(35)).then(|| 1 + dice.below(count - 3));
    let goes_back = dice.chance(if count > 4 { 0 } else { 40 });
    let mut asked: Vec<Asked> = Vec::new();
    let mut around = None;
    for step in 0..count {
        let in_menu = menu.is_some_and(|first| step == first || step == first + 1);
        let pad = if in_menu { "    " } else { "" };
        if menu == Some(step) {
            let order = *dice.pick(&[
                "    order: free\n    need: all\n",
                "    order: free\n    need: any\n",
                "",
            ]);
            around = condition(&mut dice, &asked).filter(|_| dice.chance(50));
            let when = around
                .iter()
                .map(|when| format!("    when: {when}\n"))
                .collect::<String>();
            out.push_str(&format!(
                "  - section: menu\n    title: Kies\n{when}{order}    steps:\n"
            ));
        }
        let mut lines = format!("  - exercise: s{step}\n    title: Stap\n");
        // What stands in a section may ask again what that asked.
        let asked_around = around.clone().filter(|_| in_menu && dice.chance(30));
        if step > 0
            && let Some(when) =
                asked_around.or_else(|| condition(&mut dice, &asked).filter(|_| dice.chance(30)))
        {
            lines.push_str(&format!("    when: {when}\n"));
        }
        if dice.chance(20) {
            lines.push_str("    optional: true\n");
        }
        if goes_back && dice.chance(40) {
            lines.push_str("    again: ask\n");
        }
        lines.push_str("    items:\n");
        let id = format!("v{step}");
        let kind = *dice.pick(&[Kind::Choice, Kind::Choice, Kind::Scale, Kind::Confirm]);
        lines.push_str(&match kind {
            Kind::Scale => {
                let to = *dice.pick(&[2, 2, 5]);
                format!("      - scale: {id}\n        ask: Hoeveel?\n        from: 0\n        to: {to}\n")
            }
            Kind::Confirm => format!("      - confirm: {id}\n        ask: Klopt het?\n"),
            Kind::Choice => {
                let hidden = match condition(&mut dice, &asked) {
                    Some(when) if dice.chance(30) => format!("\n            label: B\n            when: {when}"),
                    _ => " B".to_owned(),
                };
                format!("      - choice: {id}\n        ask: Welke?\n        options:\n          a: A\n          b:{hidden}\n")
            }
        });
        if dice.chance(25) {
            lines.push_str("        required: true\n");
        }
        if dice.chance(40)
            && let Some(when) = condition(&mut dice, &asked)
        {
            lines.push_str(&format!(
                "      - note: n{step}\n        when: {when}\n        body: Een tekst.\n"
            ));
        }
        let earlier: Vec<&String> = asked
            .iter()
            .filter_map(|one| match one {
                Asked::Item(id, _) => Some(id),
                Asked::Step(_) => None,
            })
            .collect();
        if !earlier.is_empty() && dice.chance(40) {
            let of = dice.pick(&earlier);
            lines.push_str(&format!("      - recall: r{step}\n        of: {of}\n"));
        }
        asked.push(Asked::Item(id, kind));
        lines.push_str(&ways(&mut dice, &asked, (step, count), menu, goes_back));
        asked.push(Asked::Step(format!("s{step}")));
        for line in lines.lines() {
            out.push_str(&format!("{pad}{line}\n"));
        }
    }
    let last = count - 1;
    out.push_str(&format!(
        "  - end: klaar\n    say: Klaar.\n    summary: [v0, v{last}]\n"
    ));
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Choice,
    Scale,
    Confirm,
}

/// What conditions may read.
enum Asked {
    Item(String, Kind),
    Step(String),
}

fn condition(dice: &mut Dice, asked: &[Asked]) -> Option<String> {
    let part = |dice: &mut Dice| -> Option<String> {
        Some(match asked.get(dice.below(asked.len().max(1)))? {
            Asked::Step(id) if dice.chance(50) => format!("done({id})"),
            Asked::Step(id) => format!("visits({id}) {} 1", *dice.pick(&["==", ">", "<"])),
            Asked::Item(id, _) if dice.chance(20) => format!("answered({id})"),
            Asked::Item(id, Kind::Confirm) if dice.chance(50) => format!("not {id}"),
            Asked::Item(id, Kind::Confirm) => id.clone(),
            Asked::Item(id, Kind::Scale) => {
                format!("{id} {} {}", *dice.pick(&[">=", "<", "=="]), dice.between(0, 2))
            }
            Asked::Item(id, Kind::Choice) => format!("{id} {}", *dice.pick(&["!= a", "== b", "== a"])),
        })
    };
    if dice.chance(30)
        && let Some(several) = several(dice, asked)
    {
        return Some(several);
    }
    let first = part(dice)?;
    if dice.chance(45) {
        let joint = if dice.chance(60) { "and" } else { "or" };
        return Some(format!("{first} {joint} {}", part(dice)?));
    }
    Some(first)
}

/// How several numbers stand to one another; none where there is but one.
fn several(dice: &mut Dice, asked: &[Asked]) -> Option<String> {
    let scales = asked.iter().filter_map(|one| match one {
        Asked::Item(id, Kind::Scale) => Some(id),
        _ => None,
    });
    let scales: Vec<&String> = scales.collect();
    if scales.len() < 2 {
        return None;
    }
    let mut any = || dice.pick(&scales).as_str();
    let (one, two, three) = (any(), any(), any());
    let (than, edge) = (*dice.pick(&[">", "<=", "=="]), dice.between(0, 4));
    Some(match dice.below(6) {
        0 => format!("{one} {than} {two}"),
        1 => format!("{one} - {two} {than} {edge}"),
        2 => format!("({one} + {two}) / 2 {than} {edge}"),
        3 => format!("{one} * 2 - {two} {than} {edge}"),
        4 => format!("{one} {than} {two} / 3"),
        _ => format!("{one} + {two} - {three} {than} {edge}"),
    })
}

/// The ways on of a step: in a menu to the other child, elsewhere to what comes later in its list, or once back.
fn ways(
    dice: &mut Dice,
    asked: &[Asked],
    (step, count): (usize, usize),
    menu: Option<usize>,
    goes_back: bool,
) -> String {
    let mut out = String::new();
    let list: Vec<String> = match menu {
        Some(first) if step == first || step == first + 1 => {
            // One way only: else they would lead to one another for ever.
            if step != first || !dice.chance(50) {
                return out;
            }
            let other = format!("s{}", first + 1);
            if dice.chance(50) {
                return format!("    next: {other}\n");
            }
            vec![other]
        }
        Some(first) => (step + 1..count)
            .filter(|later| *later != first + 1)
            .map(|later| {
                if later == first {
                    "menu".to_owned()
                } else {
                    format!("s{later}")
                }
            })
            .chain(["klaar".to_owned()])
            .collect(),
        None => (step + 1..count)
            .map(|later| format!("s{later}"))
            .chain(["klaar".to_owned()])
            .collect(),
    };
    let back = goes_back && menu.is_none() && step > 0 && (step + 1 == count || dice.chance(40));
    if !back && !dice.chance(55) {
        return out;
    }
    out.push_str("    next:\n");
    if back {
        let to = if dice.chance(30) { step } else { dice.below(step) };
        let more = condition(dice, asked).map_or(String::new(), |when| format!(" and ({when})"));
        out.push_str(&format!(
            "      - when: visits(s{step}) < 2{more}\n        go: s{to}\n"
        ));
    }
    for _ in 0..1 + dice.below(2) {
        if let Some(when) = condition(dice, asked) {
            out.push_str(&format!(
                "      - when: {when}\n        go: {}\n",
                dice.pick(&list)
            ));
        }
    }
    let last = if menu.is_some_and(|first| step == first || step == first + 1) {
        "klaar".to_owned()
    } else {
        dice.pick(&list).clone()
    };
    out.push_str(&format!("      - {last}\n"));
    out
}

/// What stands in a section.
fn children(program: &Program, section: StepIx) -> impl Iterator<Item = StepIx> + '_ {
    let steps = (0..).map(StepIx).zip(&program.plan().steps);
    steps
        .filter(move |(_, step)| step.parent == Some(section))
        .map(|(at, _)| at)
}

/// Every path with every answer, one after the other, without leaving any out; how many there are.
fn everything(session: &Session, got: &mut Got) -> u64 {
    let program = Arc::clone(session.program());
    let shown = |session: &Session, got: &mut Got| {
        let screen = session.screen(Role::Learner, "nl");
        let again = screen.place.iter().map(|place| shown_again(&program, place));
        got.all.extend(again.flatten());
        let outline = screen.outline(&program);
        let here = session.cursor().expect("it has begun").step;
        let is_there = |list: &str, key: &str, id: &str| {
            let mut there = outline[list].as_array().into_iter().flatten();
            there.any(|one| one[key] == *id)
        };
        for (item, found) in program.items_of(here) {
            if is_there("items", "id", &found.id) {
                got.all.insert(Nobody::Sees(item));
            } else {
                got.hidden.insert(Nobody::Sees(item));
            }
        }
        if outline["children"].is_array() {
            for child in children(&program, here) {
                let id = &program.plan().steps[child.index()].id;
                if is_there("children", "step", id) {
                    got.met.insert(child);
                } else {
                    got.hidden.insert(Nobody::Visits(child));
                }
            }
        }
        outline
    };
    let outline_now = shown(session, got);
    let here = session.cursor().expect("it has begun");
    let mut around = Some(here.step);
    while let Some(step) = around {
        got.all.insert(Nobody::Visits(step));
        around = program.plan().steps[step.index()].parent;
    }
    let at = session.clock().expect("it has begun").to_string();
    let act = |name: &str| json!({"act": name, "at": at, "by": "learner"});
    let on = |session: &Session, deed: &Value, got: &mut Got| -> u64 {
        let mut session = session.clone();
        let read = session.read(deed).expect("an act");
        if session.apply(&read).is_err() || session.cursor() == Some(here) {
            return 0;
        }
        let passage = session.passage(here);
        for passed in &passage {
            match *passed {
                Passed::Way(step, rung) => {
                    got.all.insert(Nobody::Takes(step, rung));
                }
                Passed::Into(step) => {
                    got.met.insert(step);
                }
                Passed::Empty(step) => {
                    got.met.insert(step);
                    got.hidden.extend(children(&program, step).map(Nobody::Visits));
                }
                Passed::Over(step) if !passage.contains(&Passed::Empty(step)) => {
                    got.hidden.insert(Nobody::Visits(step));
                }
                _ => {}
            }
        }
        everything(&session, got)
    };
    if session.is_completed() {
        return 1;
    }
    let mut paths = on(session, &act("skip"), got);
    if outline_now["children"].is_array() {
        for child in outline_now["children"].as_array().into_iter().flatten() {
            if matches!(child["state"].as_str(), Some("open" | "begun")) {
                let mut deed = act("go");
                deed["step"] = child["step"].clone();
                paths += on(session, &deed, got);
            }
        }
        return paths + on(session, &act("continue"), got);
    }
    let question = outline_now["items"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|shown| matches!(shown["kind"].as_str(), Some("choice" | "scale" | "confirm")));
    let mut deeds = vec![None];
    if let Some(question) = question {
        let values: Vec<Value> = match question["kind"].as_str() {
            Some("scale") => (0..=5).map(Value::from).collect(),
            Some("confirm") => vec![json!(true), json!(false)],
            _ => vec![json!("a"), json!("b")],
        };
        let mut decline = act("decline");
        decline["item"] = question["id"].clone();
        deeds.push(Some(decline));
        deeds.extend(values.into_iter().map(|value| {
            let mut answer = act("answer");
            answer["item"] = question["id"].clone();
            answer["value"] = value;
            Some(answer)
        }));
    }
    for deed in deeds {
        let mut session = session.clone();
        if let Some(deed) = deed {
            let read = session.read(&deed).expect("an act");
            if session.apply(&read).is_err() {
                continue;
            }
        }
        shown(&session, got);
        paths += on(&session, &act("continue"), got);
    }
    paths
}

#[test]
fn small_modules_agree_with_trying_every_answer() {
    let sum = leerpad_tests::cores::each(0..small_modules(), |_| false, try_everything);
    println!(
        "{} small modules with {} paths, each walked: {} times the proof says the same, {} of them that nobody gets it; {} conditions \
         that everybody meets",
        sum.modules, sum.paths, sum.agreed, sum.found, sum.always
    );
    assert!(
        sum.modules * 2 > small_modules() && sum.found > 20 && sum.always > 5,
        "{} modules, {} things that nobody gets, {} conditions that everybody meets",
        sum.modules,
        sum.found,
        sum.always
    );
}

/// What trying everything showed.
#[derive(Default)]
struct Got {
    /// What somebody got.
    all: BTreeSet<Nobody>,
    /// Conditions that somebody did not meet, by what they hide.
    hidden: BTreeSet<Nobody>,
    /// Steps whose condition somebody met.
    met: BTreeSet<StepIx>,
}

/// What trying everything yields.
#[derive(Default)]
struct Tried {
    modules: u64,
    paths: u64,
    agreed: u64,
    found: u64,
    always: u64,
}

impl std::ops::AddAssign for Tried {
    fn add_assign(&mut self, more: Self) {
        self.modules += more.modules;
        self.paths += more.paths;
        self.agreed += more.agreed;
        self.found += more.found;
        self.always += more.always;
    }
}

fn try_everything(seed: u64) -> Tried {
    let text = text(seed);
    let Some(module) = leerpad::check::check(&Sources::new(Source::new("klein.yaml", text.as_str()))).module
    else {
        return Tried::default();
    };
    let proof = leerpad::proof::prove(&module, 100_000, &[]);
    // Whether somebody is kept going round is another question than what there is to get.
    let mut open = proof.open.iter();
    assert!(
        open.all(|open| matches!(open.property, Property::Ends | Property::Leaves)),
        "module {seed}: {:?}\n{text}",
        proof.open
    );
    let program = Arc::new(Program::compile(&module));
    let seed_of = leerpad::ground::hash::Seed::from_number(1);
    let mut session = Session::new(Arc::clone(&program), seed_of, &Map::new()).expect("a session");
    let start = json!({"act": "start", "at": "2026-01-05T09:00:00.000+01:00", "by": "learner"});
    let read = session.read(&start).expect("an act");
    session.apply(&read).expect("it begins");
    let mut got = Got::default();
    let mut tried = Tried {
        modules: 1,
        paths: everything(&session, &mut got),
        ..Tried::default()
    };
    let mut agree = |what: Nobody| {
        let (nobody, somebody) = (proof.nobody.contains(&what), got.all.contains(&what));
        assert_ne!(
            nobody, somebody,
            "module {seed}: {what:?}: nobody by proof {nobody}, somebody {somebody}\n{text}"
        );
        tried.agreed += 1;
        tried.found += u64::from(nobody);
    };
    let mut always = 0;
    // A condition that everybody meets who comes to it.
    let mut agree_always = |what: Nobody, is_met: bool| {
        let (everybody, found) = (
            proof.everybody.contains(&what),
            is_met && !got.hidden.contains(&what),
        );
        assert_eq!(
            everybody, found,
            "module {seed}: {what:?}: everybody by proof {everybody}, by trying {found}\n{text}"
        );
        always += u64::from(everybody);
    };
    let plan = program.plan();
    let last = plan.steps.len() - 1;
    for (at, step) in plan.steps.iter().enumerate().take(last) {
        let at = StepIx(u32::try_from(at).expect("few steps"));
        agree(Nobody::Visits(at));
        if step.when.is_some() {
            agree_always(Nobody::Visits(at), got.met.contains(&at));
        }
        if !got.all.contains(&Nobody::Visits(at)) {
            continue;
        }
        if let StepKind::End { summary, .. } = &step.kind {
            for line in 0..u32::try_from(summary.len()).expect("few lines") {
                agree(Nobody::SumsUp(at, line));
            }
        }
        for rung in 0..u32::try_from(step.ways.len()).expect("few ways") {
            agree(Nobody::Takes(at, rung));
        }
        for (item, found) in program.items_of(at) {
            agree(Nobody::Sees(item));
            if matches!(found.kind, ItemKind::Recall { .. }) && got.all.contains(&Nobody::Sees(item)) {
                agree(Nobody::Recalls(item));
            }
            if found.when.is_some() {
                agree_always(Nobody::Sees(item), got.all.contains(&Nobody::Sees(item)));
            }
        }
    }
    tried.always = always;
    tried
}
