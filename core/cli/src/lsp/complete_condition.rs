//! What can be written in a condition, a sum or a pipe: what stands before the cursor decides.

use gen_lsp_types::CompletionItemKind;
use leerpad::check::names::{Thing, ThingKind};
use leerpad::expr::ast::{Expr, ExprKind, Function};
use leerpad::expr::parse::parse;
use leerpad::ground::span::Span;
use leerpad::module::walk::Walked;

use super::audience::steers;
use super::complete::{Asked, Choice, id_of, words};
use super::functions;
use super::skeleton::MARK;
use super::texts::Reading;

/// What can stand behind a name.
const COMPARED: &[&str] = &[
    "==",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "in",
    "contains",
    "starts-with",
    "about",
    "and",
    "or",
];

/// What can stand at the mark in an expression that belongs to a frame.
pub(super) fn choices(asked: &Asked<'_>, walked: &Walked<'_>, frame: usize, text: &str) -> Vec<Choice> {
    let Some((before, _)) = text.split_once(MARK) else {
        return Vec::new();
    };
    let open = before
        .matches('(')
        .count()
        .saturating_sub(before.matches(')').count());
    let whole = format!("{before}{MARK}{}", ")".repeat(open));
    let (tree, problems) = parse(&whole, &|range| {
        Span::new(
            0,
            u32::try_from(range.start).unwrap_or(0),
            u32::try_from(range.end).unwrap_or(0),
        )
    });
    let own = id_of(walked, frame);
    if let Some(tree) = &tree
        && let Some(found) = inside(asked, tree, own)
    {
        return found;
    }
    if let Some(function) = opened(before) {
        return argument(asked, function, &[], 0, own);
    }
    // A word straight behind another is a sign, or joins what follows.
    let is_behind = before.ends_with(' ')
        && before
            .trim_end()
            .ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')' || c == '"')
        && !problems.is_empty()
        && !ends_with_word(
            before,
            &["and", "or", "not", "in", "contains", "starts-with", "about"],
        );
    if is_behind {
        return words(COMPARED);
    }
    start(asked, own)
}

/// The function whose first argument comes next: one that asks for more is not read before it has them.
fn opened(before: &str) -> Option<Function> {
    let (head, inner) = before.rsplit_once('(')?;
    let is_letter = |c: char| c.is_ascii_lowercase() || c == '-';
    let name = head.get(head.trim_end_matches(is_letter).len()..)?;
    Function::of(name).filter(|_| inner.trim().is_empty())
}

fn ends_with_word(text: &str, some: &[&str]) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    some.contains(&last)
}

/// What can begin a condition: answers that steer, values, functions.
fn start(asked: &Asked<'_>, own: Option<&str>) -> Vec<Choice> {
    let mut all = asked.things(&|thing| match thing.kind {
        ThingKind::Item => steers(thing),
        kind => kind == ThingKind::Value,
    });
    all.extend(own_answer(asked, own));
    all.extend(asked.things(&|thing| thing.word == "use"));
    all.push(Choice::word("not", CompletionItemKind::Keyword, ""));
    for function in Function::ALL {
        all.push(Choice {
            behind: "(",
            more: functions::words(function, asked.language).to_owned(),
            ..Choice::word(function.word(), CompletionItemKind::Function, function.example())
        });
    }
    all
}

/// The answer to the question around it, where there is one.
fn own_answer(asked: &Asked<'_>, own: Option<&str>) -> Option<Choice> {
    let is_item = |reading: &std::sync::Arc<Reading>| {
        let found = own.and_then(|own| reading.names.find(own));
        found
            .and_then(|found| reading.names.things().get(found))
            .is_some_and(|thing| thing.kind == ThingKind::Item)
    };
    let is_inside = asked.readings.iter().any(is_item);
    is_inside.then(|| Choice::word("answer", CompletionItemKind::Keyword, ""))
}

fn is_mark(of: &Expr) -> bool {
    matches!(&of.kind, ExprKind::Name(name) if name == MARK)
}

/// Where the tree has the mark, when that says what belongs there.
fn inside(asked: &Asked<'_>, tree: &Expr, own: Option<&str>) -> Option<Vec<Choice>> {
    let mut found = None;
    tree.visit(&mut |part| {
        let here = match &part.kind {
            ExprKind::Compare(_, left, right) if is_mark(right) => options_beside(asked, left, own),
            ExprKind::In(left, list) if list.iter().any(is_mark) => options_beside(asked, left, own),
            ExprKind::Compare(_, left, right) => match &right.kind {
                ExprKind::Set(list) if list.iter().any(is_mark) => options_beside(asked, left, own),
                _ => None,
            },
            ExprKind::Call(function, arguments) => {
                let at = arguments.iter().position(is_mark);
                at.map(|at| argument(asked, function.value, arguments, at, own))
            }
            ExprKind::Dotted(left, right) if right.value == MARK => Some(members(asked, &left.value)),
            _ => None,
        };
        if here.is_some() {
            found = here;
        }
    });
    found
}

/// The options that stand beside something; `None` when it has none.
fn options_beside(asked: &Asked<'_>, left: &Expr, own: Option<&str>) -> Option<Vec<Choice>> {
    asked.readings.iter().find_map(|reading| {
        let own = own.and_then(|own| reading.names.find(own));
        let of = reading.names.beside(left, own)?;
        let found = asked.options_in(reading, of);
        (!found.is_empty()).then_some(found)
    })
}

fn argument(
    asked: &Asked<'_>,
    function: Function,
    arguments: &[Expr],
    at: usize,
    own: Option<&str>,
) -> Vec<Choice> {
    let of_kind = |kind: ThingKind| asked.things(&move |thing: &Thing| thing.kind == kind);
    let asks =
        |thing: &Thing| thing.kind == ThingKind::Item && !matches!(thing.word, "note" | "card" | "recall");
    if at > 0 {
        return match (function, arguments.first()) {
            (Function::Position, Some(first)) => options_beside(asked, first, own).unwrap_or_default(),
            _ => of_kind(ThingKind::Moment),
        };
    }
    match function {
        Function::Answered | Function::Skipped | Function::Declined => {
            let mut all = asked.things(&asks);
            all.extend(asked.short_reflections());
            all
        }
        Function::Score | Function::Band | Function::Change => of_kind(ThingKind::Scale),
        Function::Done => asked.things(&|thing| {
            thing.kind == ThingKind::Step || matches!(thing.word, "media" | "breathe" | "timer")
        }),
        Function::Visits => of_kind(ThingKind::Step),
        Function::DaysSince => asked.things(&|thing| thing.kind == ThingKind::Step || thing.word == "date"),
        Function::Setting => of_kind(ThingKind::Setting),
        Function::Fact => of_kind(ThingKind::Fact),
        Function::Chance => of_kind(ThingKind::Chance),
        Function::Position => asked.things(&|thing| thing.word == "rank"),
        Function::Count => asked.things(&|thing| {
            matches!(
                thing.word,
                "choices" | "checklist" | "list" | "diary" | "match" | "gap"
            )
        }),
        Function::First | Function::Last | Function::Mean | Function::Min | Function::Max => {
            asked.things(&|thing| thing.word == "diary")
        }
        Function::Correct | Function::Attempts | Function::Length | Function::Answer => {
            asked.things(&|thing| asks(thing) && steers(thing))
        }
    }
}

/// What stands behind the point of a name.
fn members(asked: &Asked<'_>, left: &str) -> Vec<Choice> {
    let own = asked.readings.iter().find_map(|reading| {
        let of = reading.names.find(left)?;
        let is_row =
            |thing: &Thing| matches!(thing.kind, ThingKind::Row | ThingKind::Gap | ThingKind::Question);
        let rows: Vec<Choice> = reading
            .names
            .children(of)
            .filter(|(_, thing)| is_row(thing))
            .map(|(_, thing)| asked.choice(thing))
            .collect();
        (!rows.is_empty()).then_some(rows)
    });
    own.unwrap_or_else(|| asked.in_part(Some(left), ThingKind::Value))
}

/// What can fill a hole in a text, when the cursor is in one.
pub(super) fn in_text(asked: &Asked<'_>, walked: &Walked<'_>, frame: usize, text: &str) -> Vec<Choice> {
    let Some((before, _)) = text.split_once(MARK) else {
        return Vec::new();
    };
    let Some((_, hole)) = before.rsplit_once('{') else {
        return Vec::new();
    };
    if hole.contains(['}', '|', '\n']) {
        return Vec::new();
    }
    if !hole.trim().is_empty() {
        return choices(asked, walked, frame, &format!("{hole}{MARK}"));
    }
    let mut all = asked.things(&|thing| match thing.kind {
        ThingKind::Item => !matches!(
            thing.word,
            "note" | "card" | "recall" | "media" | "breathe" | "timer" | "list" | "diary" | "plan"
        ),
        kind => matches!(kind, ThingKind::Value | ThingKind::Setting | ThingKind::Fact),
    });
    all.extend(asked.things(&|thing| thing.word == "reflection"));
    let is_judging = walked.frames.get(frame).and_then(|frame| frame.key);
    if is_judging.is_some_and(|key| matches!(key.name, "rules" | "check")) {
        all.extend(own_answer(asked, id_of(walked, frame)));
    }
    all
}
