//! A random edit of a random module: what an author does to a module that is in use. The checks may refuse what comes of
//! it.

use super::Dice;
use super::module::Files;

const STEPS: [&str; 10] = [
    "step",
    "exercise",
    "reflection",
    "measure",
    "section",
    "use",
    "wait",
    "contact",
    "activity",
    "share",
];
const ITEMS: [&str; 18] = [
    "choice",
    "choices",
    "confirm",
    "text",
    "words",
    "number",
    "scale",
    "date",
    "time",
    "likert",
    "rank",
    "list",
    "checklist",
    "match",
    "gap",
    "goal",
    "plan",
    "diary",
];

/// The files with one to three edits, and what these are. Some only have another version.
#[must_use]
pub fn edited(dice: &mut Dice, files: &Files) -> (Files, Vec<String>) {
    let mut files = files.clone();
    let mut edits = vec!["version".to_owned()];
    let text = files.files[0].1.replace("version: 1.0.0", "version: 1.1.0");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if dice.chance(88) {
        for _ in 0..=dice.below(4) {
            edits.push(edit(dice, &mut lines));
        }
    }
    files.files[0].1 = lines.iter().map(|line| format!("{line}\n")).collect();
    (files, edits)
}

/// An entry of a list that begins with its kind: indent, kind and id.
fn entry(line: &str) -> Option<(usize, &str, &str)> {
    let indent = line.len() - line.trim_start().len();
    let (kind, id) = line.trim_start().strip_prefix("- ")?.split_once(": ")?;
    (STEPS.contains(&kind) || ITEMS.contains(&kind)).then_some((indent, kind, id))
}

fn entries(lines: &[String], kinds: &[&str]) -> Vec<usize> {
    let is = |at: &usize| entry(&lines[*at]).is_some_and(|(_, kind, _)| kinds.contains(&kind));
    (0..lines.len()).filter(is).collect()
}

/// Where the block of a line ends.
fn end(lines: &[String], at: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(&lines[at]);
    let behind = lines[at + 1..].iter().position(|line| indent(line) <= own);
    behind.map_or(lines.len(), |behind| at + 1 + behind)
}

fn edit(dice: &mut Dice, lines: &mut Vec<String>) -> String {
    match dice.below(12) {
        0 | 1 => rename(dice, lines),
        2 => remove(dice, lines, &STEPS),
        3 => remove(dice, lines, &ITEMS),
        4 | 5 => insert(dice, lines),
        6 => swap(dice, lines),
        7 => require(dice, lines),
        8 => narrow(dice, lines),
        9 => options(dice, lines),
        10 => drop_line(dice, lines),
        _ => wait(dice, lines),
    }
}

fn rename(dice: &mut Dice, lines: &mut Vec<String>) -> String {
    let kinds = if dice.chance(50) { &STEPS[..] } else { &ITEMS[..] };
    let all = entries(lines, kinds);
    if all.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&all);
    let (indent, kind, id) = entry(&lines[at]).expect("an entry");
    let (old, new, pad) = (id.to_owned(), format!("{id}-nieuw"), " ".repeat(indent + 2));
    let told = format!("rename {kind} {old}");
    for line in lines.iter_mut() {
        *line = replaced(line, &old, &new);
    }
    lines.insert(at + 1, format!("{pad}was: [{old}]"));
    told
}

/// The line with one whole word for another.
fn replaced(line: &str, old: &str, new: &str) -> String {
    let is_part = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || sign == '-');
    let (mut out, mut rest) = (String::new(), line);
    while let Some(at) = rest.find(old) {
        let (head, tail) = rest.split_at(at);
        let behind = &tail[old.len()..];
        out += head;
        let alone = !is_part(out.chars().last()) && !is_part(behind.chars().next());
        out += if alone { new } else { old };
        rest = behind;
    }
    out + rest
}

fn remove(dice: &mut Dice, lines: &mut Vec<String>, kinds: &[&str]) -> String {
    let all = entries(lines, kinds);
    if all.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&all);
    let told = format!("remove {}", lines[at].trim());
    let end = end(lines, at);
    lines.drain(at..end);
    told
}

/// A new step, or a new item in a step that has some.
fn insert(dice: &mut Dice, lines: &mut Vec<String>) -> String {
    let number = dice.below(1_000);
    let required = if dice.chance(50) {
        "required: true"
    } else {
        "help: Rustig aan."
    };
    let kinds = if dice.chance(50) { &STEPS[..] } else { &ITEMS[..] };
    let all = entries(lines, kinds);
    if all.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&all);
    let (indent, _, _) = entry(&lines[at]).expect("an entry");
    let pad = " ".repeat(indent);
    let item = |pad: &str| {
        vec![
            format!("{pad}- confirm: nieuw{number}"),
            format!("{pad}  ask: Klopt het?"),
            format!("{pad}  {required}"),
        ]
    };
    let block = if kinds.contains(&"step") {
        let mut block = vec![
            format!("{pad}- exercise: stap{number}"),
            format!("{pad}  title: Nieuw"),
            format!("{pad}  items:"),
        ];
        block.extend(item(&format!("{pad}    ")));
        block
    } else {
        item(&pad)
    };
    let told = format!("insert {} ({required})", block[0].trim());
    lines.splice(at..at, block);
    told
}

/// Two steps that follow each other change places.
fn swap(dice: &mut Dice, lines: &mut [String]) -> String {
    let all = entries(lines, &STEPS);
    if all.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&all);
    let middle = end(lines, at);
    let is_sibling =
        |line: &String| entry(line).map(|found| found.0) == entry(&lines[at]).map(|found| found.0);
    if !lines.get(middle).is_some_and(is_sibling) {
        return "nothing".to_owned();
    }
    let end = end(lines, middle);
    let told = format!("swap {} and {}", lines[at].trim(), lines[middle].trim());
    lines[at..end].rotate_left(middle - at);
    told
}

fn require(dice: &mut Dice, lines: &mut Vec<String>) -> String {
    let asks: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].trim().starts_with("ask: "))
        .collect();
    if asks.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&asks);
    let pad = lines[at].len() - lines[at].trim_start().len();
    lines.insert(at + 1, format!("{}required: true", " ".repeat(pad)));
    format!("require line {at}")
}

/// Another bound.
fn narrow(dice: &mut Dice, lines: &mut [String]) -> String {
    let bounds: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let line = lines[*at].trim();
            line.starts_with("to: ")
                || line.starts_with("min: ")
                || line.starts_with("max: ")
                || line.starts_with("times: ")
        })
        .collect();
    if bounds.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&bounds);
    let (head, _) = lines[at].split_once(": ").expect("a member");
    let told = format!("{} line {at}", lines[at].trim());
    lines[at] = format!("{head}: {}", 1 + dice.below(4));
    told
}

/// An option goes, gets another name, or becomes two.
fn options(dice: &mut Dice, lines: &mut Vec<String>) -> String {
    let labels = ["Eerste", "Tweede", "Derde", "Vierde", "Rood", "Noord"];
    let is = |at: &usize| {
        let line = lines[*at].trim();
        line.split_once(": ")
            .is_some_and(|(_, label)| labels.contains(&label))
    };
    let all: Vec<usize> = (0..lines.len()).filter(is).collect();
    if all.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&all);
    let pad = " ".repeat(lines[at].len() - lines[at].trim_start().len());
    let (id, label) = lines[at].trim().split_once(": ").expect("an option");
    let (id, label) = (id.to_owned(), label.to_owned());
    let long = |name: &str| {
        [
            format!("{pad}{name}:"),
            format!("{pad}  label: {label}"),
            format!("{pad}  was: [{id}]"),
        ]
    };
    match dice.below(3) {
        0 => {
            lines.remove(at);
            format!("option {id} goes")
        }
        1 => {
            lines.splice(at..=at, long(&format!("{id}-anders")));
            format!("option {id} renamed")
        }
        _ => {
            let both = long(&format!("{id}-een"))
                .into_iter()
                .chain(long(&format!("{id}-twee")));
            lines.splice(at..=at, both.collect::<Vec<_>>());
            format!("option {id} in two")
        }
    }
}

/// A condition, a way or a demand goes.
fn drop_line(dice: &mut Dice, lines: &mut Vec<String>) -> String {
    let keys = [
        "when: ",
        "required: ",
        "optional: ",
        "again: ",
        "next: ",
        "shuffle: ",
    ];
    let all: Vec<usize> = (0..lines.len())
        .filter(|at| keys.iter().any(|key| lines[*at].trim().starts_with(key)))
        .collect();
    if all.is_empty() {
        return "nothing".to_owned();
    }
    format!("drop `{}`", lines.remove(*dice.pick(&all)).trim())
}

/// Something waits longer.
fn wait(dice: &mut Dice, lines: &mut [String]) -> String {
    let keys = ["for: ", "within: "];
    let all: Vec<usize> = (0..lines.len())
        .filter(|at| keys.iter().any(|key| lines[*at].trim().starts_with(key)))
        .collect();
    if all.is_empty() {
        return "nothing".to_owned();
    }
    let at = *dice.pick(&all);
    let (head, _) = lines[at].split_once(": ").expect("a member");
    lines[at] = format!("{head}: 30 days");
    format!("wait line {at}")
}
