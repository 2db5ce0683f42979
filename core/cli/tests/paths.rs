//! `leerpad test`: the paths of authors, walked.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::{Folder, RIGHT, leerpad, root};

#[test]
fn the_paths_of_the_modules_here_walk_every_way() {
    let ran = leerpad(&root(), &["test", "modules"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    assert!(
        ran.out.ends_with("22 paden goed, 0 mis; elke weg is gelopen.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_new_module_comes_with_paths_that_walk_every_way() {
    for (language, end) in [("nl", "elke weg is gelopen.\n"), ("en", "every way is walked.\n")] {
        let folder = Folder::new();
        leerpad(folder.path(), &["new", "pauze", "--lang", language]);
        let ran = leerpad(folder.path(), &["test", "pauze.yaml", "--lang", language]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert!(ran.out.ends_with(end), "{}", ran.out);
    }
}

fn walk(paths: &str) -> binary::Ran {
    let folder = Folder::new();
    folder.write("kort.yaml", RIGHT);
    folder.write("kort.paths.yaml", paths);
    leerpad(folder.path(), &["test", "kort.paths.yaml"])
}

const DIARY: &str = "leerpad: 1
module: week
version: 1.0.0
languages: [nl]
title: Week
values:
  gemiddeld: mean(dagboek.stemming)
steps:
  - exercise: dagen
    title: Dagen
    items:
      - diary: dagboek
        ask: Hoe was je dag?
        every: day
        times: 3
        items:
          - scale: stemming
            ask: Hoe voel je je?
            from: 0
            to: 10
          - text: wat
            ask: Wat deed je?
  - step: lezen
    title: Lezen
    body: Lees maar.
  - step: terug
    title: Terug
    body: Gemiddeld {gemiddeld|niets}.
";

fn keep(acts: &str) -> binary::Ran {
    let folder = Folder::new();
    folder.write("week.yaml", DIARY);
    folder.write(
        "week.paths.yaml",
        format!(
            "- path: dagboek\n  acts:\n{}",
            acts.replace("\n", "\n    ").trim_end()
        ),
    );
    leerpad(folder.path(), &["test", "week.paths.yaml"])
}

#[test]
fn a_diary_is_filled_in_from_wherever_the_path_is() {
    let ran = keep(
        "
- answer: {dagboek: {stemming: 4, wat: Gewandeld}}
- expect: {here: dagen}
- continue
- clock: +1 days
- answer: {dagboek: {stemming: 7}}
- expect: {here: lezen}
- answer: {dagboek: {stemming: 8}}
  entry: 1
- expect: {refused: too-late}
- answer: {dagboek: {stemming: 9}}
  entry: 2
- expect: {step: terug, value: {gemiddeld: 6.5}, says: \"Gemiddeld 6,5.\"}
",
    );
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("1 pad goed, 0 mis"), "{}", ran.out);
    let ran = keep("\n- answer: {dagboek: {stemming: 4}}\n  entry: 9\n");
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(
        ran.out.contains("entry: 9") && ran.out.contains("no-entry"),
        "{}",
        ran.out
    );
}

#[test]
fn ways_that_no_path_walks_are_told_with_their_line() {
    let ran = walk(
        "- path: een\n  acts:\n    - answer: {soort: een}\n    - expect: {step: slot, completed: true}\n",
    );
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(
        ran.out
            .contains("kort.yaml:22: de weg van `vraag` naar `midden` (de laatste regel)"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("kort.yaml:23: stap `midden` komt in geen enkel pad voor"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .ends_with("1 pad goed, 0 mis; 2 wegen nog niet gelopen.\n"),
        "{}",
        ran.out
    );
}

/// One act or expectation that is not as the module has it, and what is said of it.
#[test]
fn a_path_that_fails_says_where_what_was_expected_and_what_was_found() {
    for (acts, line, words) in [
        (
            "    - expect: {here: midden}\n",
            3,
            "verwacht: bij `midden`; gevonden: bij `vraag`",
        ),
        (
            "    - continue\n    - expect: {shows: [soort]}\n",
            4,
            "verwacht: `soort` op het scherm; bij `midden` staat het er niet",
        ),
        (
            "    - expect:\n        hides: [soort]\n",
            4,
            "verwacht: `soort` niet op het scherm",
        ),
        (
            "    - expect: {options: {soort: [twee, een]}}\n",
            3,
            "verwacht bij `soort`: [twee, een]; gevonden: [een, twee]",
        ),
        (
            "    - expect: {says: Hallo}\n",
            3,
            "verwacht op het scherm: `Hallo`",
        ),
        (
            "    - expect: {completed: true}\n",
            3,
            "het pad is nog bij `vraag`",
        ),
        (
            "    - answer: {soort: drie}\n",
            3,
            "`answer: soort` kan niet bij `vraag`: `unknown-option`",
        ),
        (
            "    - answer: {sort: een}\n",
            3,
            "de module heeft geen onderdeel `sort`; bedoel je `soort`?",
        ),
        ("    - expect: {step: slotje}\n", 3, "bedoel je `slot`?"),
        ("    - skip\n", 3, "`not-optional`"),
        (
            "    - continue\n    - expect: {refused: gate}\n",
            4,
            "verwacht: geweigerd met `gate`; het mocht gewoon",
        ),
        (
            "    - skip\n    - expect: {refused: gate}\n",
            4,
            "gevonden: `not-optional`",
        ),
        (
            "    - answer: {soort: een}\n    - continue\n    - expect: {step: midden}\n",
            5,
            "het pad blijft staan bij `slot`: `at-end`",
        ),
    ] {
        let ran = walk(&format!("- path: mis\n  acts:\n{acts}"));
        assert_eq!(ran.code, 2, "{acts}{}", ran.out);
        assert!(
            ran.out.contains(&format!("kort.paths.yaml:{line}: ")),
            "{acts}{}",
            ran.out
        );
        assert!(ran.out.contains(words), "{acts}{}", ran.out);
    }
}

#[test]
fn what_can_be_done_instead_is_told() {
    let ran = walk("- path: mis\n  acts:\n    - back\n");
    assert!(
        ran.out
            .contains("wat hier wel kan: answer, skip, decline, continue"),
        "{}",
        ran.out
    );
}

#[test]
fn a_file_of_paths_that_cannot_be_read_has_its_lines() {
    let ran = walk("- path: mis\n  acts:\n    - contineu\n    - klok: +7 days\n");
    assert_eq!(ran.code, 2);
    assert!(
        ran.out
            .contains("kort.paths.yaml:3: `contineu` betekent hier niets; bedoel je `continue`?"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("kort.paths.yaml:4: `klok` betekent hier niets"),
        "{}",
        ran.out
    );
    assert_eq!(walk("- path: 'open\n").code, 2);
}

#[test]
fn without_a_module_or_paths_it_could_not_run() {
    let folder = Folder::new();
    folder.write("a.paths.yaml", "- path: a\n  acts: []\n");
    assert_eq!(leerpad(folder.path(), &["test", "a.paths.yaml"]).code, 1);
    folder.write("b.yaml", RIGHT);
    let ran = leerpad(folder.path(), &["test", "b.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("`b.paths.yaml`"), "{}", ran.complaints);
    folder.write("b.yaml", RIGHT.replace("- midden", "- midde"));
    folder.write("b.paths.yaml", "- path: a\n  acts: []\n");
    let ran = leerpad(folder.path(), &["test", "b.paths.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("1 fout"), "{}", ran.complaints);
}
