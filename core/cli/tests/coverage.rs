//! `leerpad test --coverage` and `--write-paths`: what no path walks, and a path to each of it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::{Folder, RIGHT, leerpad};

/// Everything that a path can be asked to walk.
const MODULE: &str = "leerpad: 1
module: alles
version: 1.0.0
languages: [nl]
title: Alles
summary: Om te proberen.
help:
  - title: Direct gevaar
    phone: 112
settings:
  met-uitleg: {type: confirm, default: false}
chances:
  beeld: [wolken, rivier]
scales:
  druk:
    items:
      - scale: hoofd
        ask: Hoe druk is je hoofd?
        from: 0
        to: 10
      - scale: lijf
        ask: Hoe druk is je lijf?
        from: 0
        to: 10
    score: hoofd + lijf
    skipped: unknown
    bands:
      - band: heel-laag
        below: 2
        say: Heel rustig.
      - band: gewoon
        below: 19
        say: Gewoon.
      - band: heel-hoog
        say: Heel druk.
steps:
  - step: uitleg
    title: Uitleg
    body: Zo gaat het.
    when: setting(met-uitleg)
  - measure: begin
    title: Nu
    scale: druk
  - exercise: som
    title: Een som
    optional: true
    items:
      - number: twaalf
        ask: Hoeveel is drie keer vier?
        from: 0
        to: 100
        check:
          - must: answer >= 5
            say: Dat is wel erg weinig.
        rules:
          - when: answer == 12
            say: Goed.
            correct: true
          - when: answer > 12
            say: Te veel.
            go: later
          - say: Te weinig.
      - choices: waarmee
        ask: Waarmee?
        options:
          vingers: Met vingers
          hoofd-zelf: Uit het hoofd
          niets:
            label: Met niets
            alone: true
    next:
      - when: chance(beeld) == rivier and twaalf == 12
        go: rivier
      - later
  - step: rivier
    title: Rivier
    body: Kijk naar het water.
  - wait: later
    title: Even wachten
    until: release
    within: 2 days
    otherwise: slot
  - step: gekomen
    title: Gekomen
    body: Er kwam iemand.
  - end: slot
    say: Klaar.
    summary: [waarmee]
";

#[test]
fn what_no_path_touches_is_named_with_how_much_is_walked() {
    let folder = Folder::new();
    folder.write("kort.yaml", RIGHT);
    folder.write(
        "kort.paths.yaml",
        "- path: een\n  acts:\n    - answer: {soort: een}\n    - expect: {step: slot}\n",
    );
    let ran = leerpad(folder.path(), &["test", "kort.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(!ran.out.contains("keuze"), "{}", ran.out);
    let ran = leerpad(folder.path(), &["test", "--coverage", "kort.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    for line in [
        "stappen en wegen: 2 van 4 gelopen",
        "keuzes: 1 van 2 gelopen",
        "kort.yaml:18: keuze `twee` van `soort`",
        "kort.yaml:22: de weg van `vraag` naar `midden` (de laatste regel)",
        "kort.yaml:23: stap `midden` komt in geen enkel pad voor",
    ] {
        assert!(ran.out.contains(line), "{line} in {}", ran.out);
    }
    let ran = leerpad(
        folder.path(),
        &["test", "--coverage", "kort.yaml", "--lang", "en"],
    );
    assert!(ran.out.contains("option `twee` of `soort`"), "{}", ran.out);
}

#[test]
fn a_path_is_written_to_each_and_walks_right() {
    let folder = Folder::new();
    folder.write("modules/alles.yaml", MODULE);
    let ran = leerpad(folder.path(), &["check", "modules/alles.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    folder.write(
        "modules/alles.paths.yaml",
        "- path: begin\n  acts:\n    - expect: {here: begin}\n",
    );
    let ran = leerpad(
        folder.path(),
        &["test", "modules/alles.yaml", "--write-paths", "uit/paden"],
    );
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    assert!(!ran.out.contains("geen pad naartoe gevonden"), "{}", ran.out);
    for band in ["heel-laag", "heel-hoog", "gewoon"] {
        assert!(ran.out.contains(&format!("band-{band}-van-druk")), "{}", ran.out);
    }
    // Each of them walks what it was written for, and together they walk everything.
    let ran = leerpad(folder.path(), &["test", "modules", "uit", "--coverage"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    assert!(ran.out.ends_with("0 mis; elke weg is gelopen.\n"), "{}", ran.out);
    let written = std::fs::read_dir(folder.path().join("uit/paden"))
        .unwrap()
        .count();
    assert!(written > 15, "{written}");
    // Nothing that is there is written over.
    let ran = leerpad(
        folder.path(),
        &["test", "modules/alles.yaml", "--write-paths", "uit/paden"],
    );
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert!(
        ran.out.contains("stond er al, en wordt nog niet meegelopen:"),
        "{}",
        ran.out
    );
    let again = std::fs::read_dir(folder.path().join("uit/paden"))
        .unwrap()
        .count();
    assert_eq!(again, written);
    // What was thrown away comes back, and a name that another text holds is left to it.
    let (gone, other) = (
        "uit/paden/alles.band-heel-laag-van-druk",
        "uit/paden/alles.band-gewoon-van-druk",
    );
    std::fs::remove_file(folder.path().join(format!("{gone}.paths.yaml"))).unwrap();
    folder.write(&format!("{other}.paths.yaml"), "# van mijzelf\n");
    let ran = leerpad(
        folder.path(),
        &["test", "modules/alles.yaml", "--write-paths", "uit/paden"],
    );
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert!(folder.path().join(format!("{gone}.paths.yaml")).exists());
    assert_eq!(folder.read(&format!("{other}.paths.yaml")), "# van mijzelf\n");
    assert!(folder.path().join(format!("{other}-2.paths.yaml")).exists());
}

#[test]
fn options_inside_entries_and_sentences_count_and_get_paths() {
    let folder = Folder::new();
    folder.write(
        "binnen.yaml",
        "leerpad: 1
module: binnen
version: 1.0.0
languages: [nl]
title: Binnen
steps:
  - exercise: begin
    title: Begin
    items:
      - list: mensen
        ask: Wie helpen je?
        min: 2
        items:
          - choice: wie
            ask: Wie?
            options:
              buur: Iemand uit de buurt
              vriend: Een vriend
          - choices: hoe
            ask: Hoe?
            options:
              bellen: Bellen
              langs: Langskomen
      - diary: dag
        ask: Hoe ging het?
        every: day
        times: 3
        items:
          - choice: gelukt
            ask: Gelukt?
            options:
              ja: Ja
              nee: Nee
      - gap: zin
        ask: Maak af.
        sentence: Ik begin [wanneer].
        gaps:
          wanneer:
            options:
              nu: nu
              morgen: morgen
  - end: klaar
",
    );
    let ran = leerpad(folder.path(), &["test", "binnen.yaml"]);
    assert_eq!(ran.code, 1, "there are no paths: {}", ran.out);
    let ran = leerpad(folder.path(), &["test", "binnen.yaml", "--write-paths", "uit"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    assert!(ran.out.contains("keuzes: 0 van 8 gelopen"), "{}", ran.out);
    assert!(
        ran.out.contains("binnen.yaml:10: keuze `buur` van `mensen/wie`"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("geen pad naartoe gevonden"), "{}", ran.out);
    assert!(!ran.out.contains("hier komt niemand"), "{}", ran.out);
    let ran = leerpad(folder.path(), &["test", "uit", "--coverage"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    assert!(ran.out.ends_with("0 mis; elke weg is gelopen.\n"), "{}", ran.out);
}

#[test]
fn what_could_not_be_walked_is_not_said_to_be() {
    let folder = Folder::new();
    folder.write("fout.yaml", "leerpad: 1\nmodule: fout\n");
    folder.write("fout.paths.yaml", "- path: begin\n  acts:\n    - continue\n");
    let ran = leerpad(folder.path(), &["test", "fout.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.ends_with("0 paden goed, 0 mis; 1 module niet gelopen.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_written_path_has_no_act_that_could_be_left_out() {
    let folder = Folder::new();
    folder.write("alles.yaml", MODULE);
    folder.write(
        "alles.paths.yaml",
        "- path: begin\n  acts:\n    - expect: {here: begin}\n",
    );
    leerpad(folder.path(), &["test", "alles.yaml", "--write-paths", "."]);
    let text = folder.read("alles.keuze-niets-van-waarmee.paths.yaml");
    let acts = text.lines().skip_while(|line| !line.contains("acts:")).skip(1);
    let acts: Vec<&str> = acts.map(str::trim).collect();
    assert_eq!(
        acts,
        [
            "- continue",
            "- answer: {waarmee: [niets]}",
            "- expect: {here: som}"
        ]
    );
    assert!(text.contains("  module: alles.yaml\n"), "{text}");
}

#[test]
fn of_what_is_not_found_it_is_said_whether_anybody_gets_it() {
    let folder = Folder::new();
    // Nobody answers two numbers at once. Of what comes of a thousand numbers not all are tried.
    let text = MODULE
        .replace("to: 100\n", "to: 900\n")
        .replace("answer == 12", "answer == 12 and answer == 13")
        .replace("twaalf == 12", "twaalf * twaalf + twaalf == 156");
    folder.write("alles.yaml", text);
    folder.write(
        "alles.paths.yaml",
        "- path: begin\n  acts:\n    - expect: {here: begin}\n",
    );
    let ran = leerpad(folder.path(), &["test", "alles.yaml", "--write-paths", "uit"]);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    let (nobody, unknown) = ran
        .out
        .split_once("hier komt niemand, hoe er ook geantwoord wordt:")
        .unwrap()
        .1
        .split_once("dat zegt niet dat er geen is:")
        .unwrap();
    assert!(nobody.contains("regel 1 van `twaalf`"), "{}", ran.out);
    assert!(unknown.contains("de weg van `som` naar `rivier`"), "{}", ran.out);
    assert!(unknown.contains("stap `rivier`"), "{}", ran.out);
}
