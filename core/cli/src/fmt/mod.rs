//! `leerpad fmt`: one style, without changing what a module means.

mod block;
mod layout;

use std::path::{Path, PathBuf};

use leerpad::ground::problem::{Problem, Severity};
use leerpad::ground::source::Source;
use leerpad::syntax;
use leerpad::syntax::tree::{Node, NodeKind};

use crate::terminal::Terminal;
use crate::{Done, Outcome, files, speech};

/// Write modules in one style; what they mean does not change
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Modules, or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Change nothing; end with 2 when a file is not in the style
    #[arg(long)]
    check: bool,
}

/// What keeps a text from being formatted.
#[derive(Debug)]
pub(crate) enum Fault {
    /// It has faults of writing, which come first.
    Faulty(Vec<Problem>),
    /// The new text would not say the same; this is a fault of the formatter, and the author's text is left alone.
    Differs,
}

/// A text in the one style.
pub(crate) fn format(source: &Source) -> Result<String, Fault> {
    let (tree, problems) = syntax::parse(source, 0);
    let is_error = |problem: &Problem| problem.rule.severity == Severity::Error;
    if problems.iter().any(is_error) || !is_whole(&tree) {
        return Err(Fault::Faulty(problems));
    }
    let formatted = layout::write(source.text(), &tree);
    let (again, problems) = syntax::parse(&Source::new(source.name(), formatted.as_str()), 0);
    let is_sound = !problems.iter().any(is_error);
    if is_sound && says_the_same(&tree, &again) {
        Ok(formatted)
    } else {
        Err(Fault::Differs)
    }
}

/// Whether every part of it could be read.
fn is_whole(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Scalar(_) => true,
        NodeKind::List { items, .. } => items.iter().all(is_whole),
        NodeKind::Map { entries, .. } => entries.iter().all(|entry| is_whole(&entry.value)),
        NodeKind::Broken => false,
    }
}

/// The same keys and texts in the same order, however they are written.
fn says_the_same(one: &Node, two: &Node) -> bool {
    match (&one.kind, &two.kind) {
        (NodeKind::Scalar(one), NodeKind::Scalar(two)) => one.text == two.text,
        (NodeKind::List { items: one, .. }, NodeKind::List { items: two, .. }) => {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| says_the_same(one, two))
        }
        (NodeKind::Map { entries: one, .. }, NodeKind::Map { entries: two, .. }) => {
            one.len() == two.len()
                && one
                    .iter()
                    .zip(two)
                    .all(|(one, two)| one.key.value == two.key.value && says_the_same(&one.value, &two.value))
        }
        _ => false,
    }
}

/// Formats each file, or says which are not in the style.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let names = files::modules(&arguments.paths)?;
    let mut outcome = Outcome::Clean;
    let mut changed = 0;
    for name in &names {
        let source = Source::new(name.as_str(), files::read(name)?);
        match format(&source) {
            Ok(formatted) if formatted == source.text() => {}
            Ok(formatted) => {
                changed += 1;
                if arguments.check {
                    terminal.say(&format!(
                        "{name}: {}",
                        terminal.either("niet in de stijl", "not in the style")
                    ));
                    outcome = outcome.worse(Outcome::Faults);
                } else {
                    files::replace(Path::new(name), &formatted)?;
                    terminal.say(&format!(
                        "{name}: {}",
                        terminal.either("in de stijl gezet", "put in the style")
                    ));
                }
            }
            Err(fault) => {
                terminal.complain(&words(name, &fault, terminal));
                outcome = outcome.worse(Outcome::Unfinished);
            }
        }
    }
    if changed == 0 && outcome == Outcome::Clean {
        let nl = format!(
            "{}: al in de stijl",
            speech::count(names.len(), "module", "modules")
        );
        let en = format!(
            "{}: in the style already",
            speech::count(names.len(), "module", "modules")
        );
        terminal.say(terminal.either(&nl, &en).to_owned().as_str());
    }
    Ok(outcome)
}

fn words(name: &str, fault: &Fault, terminal: &Terminal) -> String {
    match fault {
        Fault::Faulty(problems) => {
            let first = problems.iter().rev().max_by_key(|problem| problem.rule.severity);
            let message = first
                .map(|problem| problem.message(terminal.language()))
                .unwrap_or_default();
            let nl =
                format!("`{name}`: {message}; herstel dit eerst (`leerpad check {name}` wijst de regel aan)");
            let en = format!("`{name}`: {message}; mend this first (`leerpad check {name}` shows the line)");
            terminal.either(&nl, &en).to_owned()
        }
        Fault::Differs => {
            let nl = format!("`{name}` blijft zoals het is: in de stijl zou het iets anders zeggen");
            let en = format!("`{name}` stays as it is: in the style it would say something else");
            terminal.either(&nl, &en).to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(text: &str) -> String {
        let once = format(&Source::new("a.yaml", text)).unwrap();
        let twice = format(&Source::new("a.yaml", once.as_str())).unwrap();
        assert_eq!(once, twice);
        once
    }

    #[test]
    fn braces_with_text_are_unfolded_and_words_stay() {
        assert_eq!(
            formatted("a: {nl:  Hoi daar, en: Hi}   # let op\nb: [een,twee]\nc: {x: 1,y: {z: 2}}\n"),
            "a:   # let op\n  nl: Hoi daar\n  en: Hi\nb: [een, twee]\nc: {x: 1, y: {z: 2}}\n"
        );
    }

    #[test]
    fn lists_are_indented_and_comments_go_along() {
        let text = "# kop\n\n\nsteps:\n# eerst\n-   step:  a   # dit\n    title: \"A\"\n\n    # over b\n- step: b\n  # slot\n# einde";
        assert_eq!(
            formatted(text),
            "# kop\n\nsteps:\n  # eerst\n  - step: a   # dit\n    title: \"A\"\n\n    # over b\n  - step: b\n    # slot\n  # einde\n"
        );
    }

    #[test]
    fn texts_of_several_lines() {
        assert_eq!(
            formatted(
                "a: een\n  twee\nb: 'it''s\n\n  x'\nc: |\n     d\n       e\n\nd: >\n      f\n      g\n"
            ),
            "a: een twee\nb: |-\n  it's\n  x\nc: |\n  d\n    e\n\nd: >\n  f\n  g\n"
        );
    }

    #[test]
    fn windows_line_ends_and_a_byte_order_mark_go() {
        assert_eq!(formatted("\u{feff}a: 1\r\nb:\r\n  - c\r\n"), "a: 1\nb:\n  - c\n");
    }

    #[test]
    fn a_comment_may_come_first() {
        assert_eq!(
            formatted("# a # a\nb:\n  -\n    # c\n    d: e\n"),
            "# a # a\nb:\n  # c\n  - d: e\n"
        );
        assert_eq!(formatted("b: # c\n  d\n"), "b: # c\n  d\n");
    }

    #[test]
    fn a_faulty_text_is_refused() {
        assert!(matches!(
            format(&Source::new("a.yaml", "a: [b\nc: 'd")),
            Err(Fault::Faulty(_))
        ));
    }

    /// A real module with lines changed by chance: what comes out is formatted already, and nothing is lost on the way.
    #[test]
    fn texts_changed_by_chance() {
        let text = include_str!("../../../../modules/parts/rustig-ademen.yaml");
        let mut seed: u64 = 7;
        let mut next = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % below
        };
        let mut count = 0;
        for _ in 0..150 {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            for _ in 0..3 {
                let at = next(lines.len());
                let kind = next(8);
                let line = lines[at].clone();
                let inner = " ".repeat(line.len() - line.trim_start().len() + 3);
                match (kind, line.split_once(": ")) {
                    (0, _) => drop(lines.remove(at)),
                    (1, _) => lines[at].push_str("   # zo dan"),
                    (2, _) => lines.insert(at, String::new()),
                    (3, _) => lines.insert(at, format!("{}# los", " ".repeat(next(8)))),
                    (4, Some((key, value))) => {
                        lines[at] = format!("{key}: {{x: {value} y, z: [a b, c]}}  # om")
                    }
                    (5, Some((key, value))) => {
                        lines[at] = format!("{key}: {value}\n{inner}  en nog\n\n{inner}  meer");
                    }
                    (6, Some((key, value))) => {
                        lines[at] =
                            format!("{key}: \"{value}\n{inner}  {}\"", "nog 'n  lange zin ".repeat(8));
                    }
                    (_, Some((key, value))) => lines[at] = format!("{key}: |+\n{inner}{value}\n\n"),
                    _ => {}
                }
            }
            let changed = lines.join("\n");
            match format(&Source::new("a.yaml", changed.as_str())) {
                Ok(once) => {
                    assert_eq!(formatted(&once), once, "{changed}");
                    count += 1;
                }
                Err(fault) => assert!(matches!(fault, Fault::Faulty(_)), "{changed}"),
            }
        }
        assert!(count > 50, "{count}");
    }
}
