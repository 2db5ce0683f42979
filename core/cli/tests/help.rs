//! The help of `leerpad`, and what it says to words that it cannot read, in both languages.

#![allow(clippy::unwrap_used, reason = "a test may stop at a fault")]

mod binary;

use binary::{Folder, command, leerpad, ran};

/// What is said to these words, in Dutch and in English; the code is that of a command that could not run.
fn said(words: &str) -> (String, String) {
    let folder = Folder::new();
    let words: Vec<&str> = words.split_whitespace().collect();
    let dutch = leerpad(folder.path(), &words);
    let english = ran(&command(folder.path(), &words)
        .env("LEERPAD_LANG", "en")
        .output()
        .unwrap());
    assert_eq!((dutch.code, english.code), (1, 1));
    assert_eq!((dutch.out.as_str(), english.out.as_str()), ("", ""));
    (dutch.complaints, english.complaints)
}

fn told(words: &str, nl: &str, en: &str) {
    let (dutch, english) = said(words);
    assert_eq!(dutch, format!("fout: {nl}\n"));
    assert_eq!(english, format!("error: {en}\n"));
}

#[test]
fn help_is_in_the_language_wherever_that_is_asked_for() {
    let folder = Folder::new();
    let run = |words: &[&str]| leerpad(folder.path(), words);
    let whole = run(&["--help"]);
    assert_eq!((whole.code, whole.complaints.as_str()), (0, ""));
    for piece in [
        "\nGebruik: leerpad [OPTIES] <OPDRACHT>\n\nOpdrachten:\n  play ",
        "\n\nOpties:\n      --lang <TAAL>  De taal waarin leerpad praat: nl of en\n",
        "  check     Vind elke fout in modules: waar hij staat, waarom het uitmaakt en wat je doet\n",
    ] {
        assert!(whole.out.contains(piece), "{piece}: {}", whole.out);
    }
    let short = run(&["check", "-h"]).out;
    assert!(
        short.contains("[standaard: human] [mogelijk: human, plain, json, sarif]\n"),
        "{short}"
    );
    let long = run(&["check", "--help"]).out;
    assert!(
        long.contains("- plain: In zinnen, voor een schermlezer\n"),
        "{long}"
    );
    let english = "Usage: leerpad check [OPTIONS] <PATHS>...\n";
    for words in [
        ["--lang", "en", "check", "--help"],
        ["check", "--lang", "en", "--help"],
        ["check", "--help", "--lang", "en"],
    ] {
        assert!(run(&words).out.contains(english), "{words:?}");
    }
    // Nothing typed is no help asked for: the same words, and the command could not run.
    let nothing = run(&[]);
    assert_eq!((nothing.code, nothing.out.as_str()), (1, ""));
    assert_eq!(nothing.complaints, whole.out);
}

#[test]
fn what_came_of_acts_is_told_where_they_are_handed_in() {
    let folder = Folder::new();
    for language in ["nl", "en"] {
        let help = leerpad(folder.path(), &["play", "--help", "--lang", language]).out;
        assert!(help.contains(r#"{"kept":"words"}"#), "{help}");
    }
}

#[test]
fn a_slip_is_answered_with_what_was_meant() {
    told(
        "chek",
        "`chek` is geen opdracht; bedoel je `check` of `schema`? `leerpad --help` noemt ze allemaal",
        "`chek` is no command; do you mean `check` or `schema`? `leerpad --help` lists them all",
    );
    told(
        "zingen",
        "`zingen` is geen opdracht; `leerpad --help` noemt ze allemaal",
        "`zingen` is no command; `leerpad --help` lists them all",
    );
    told(
        "check --forma x",
        "`leerpad check` kent `--forma` niet; bedoel je `--format`? `leerpad check --help` noemt alle opties",
        "`leerpad check` does not know `--forma`; do you mean `--format`? `leerpad check --help` lists all options",
    );
    told(
        "fix --zing x",
        "`leerpad fix` kent `--zing` niet; `leerpad fix --help` noemt alle opties",
        "`leerpad fix` does not know `--zing`; `leerpad fix --help` lists all options",
    );
    told(
        "--format json check x",
        "`leerpad` kent `--format` niet; zet opties achter de opdracht",
        "`leerpad` does not know `--format`; write options behind the command",
    );
}

#[test]
fn what_is_missing_or_too_much_is_named() {
    told(
        "play",
        "er ontbreekt nog `<MODULE>`; `leerpad play --help` legt het uit",
        "`<FILE>` is still missing; `leerpad play --help` explains",
    );
    told(
        "replay",
        "er ontbreken nog `--module <BESTAND>` en `<JOURNAAL>`; `leerpad replay --help` legt het uit",
        "`--module <FILE>` and `<JOURNALS>` are still missing; `leerpad replay --help` explains",
    );
    told(
        "check x --budget 3",
        "er ontbreekt nog `--prove`; `leerpad check --help` legt het uit",
        "`--prove` is still missing; `leerpad check --help` explains",
    );
    told(
        "explain a b",
        "`b` is te veel; `leerpad explain --help` zegt wat er achter mag staan",
        "`b` is too much; `leerpad explain --help` says what may stand behind it",
    );
    told(
        "check x --prove=ja",
        "achter `--prove` hoort niets te staan; laat `ja` weg",
        "nothing belongs behind `--prove`; leave out `ja`",
    );
    told(
        "export m --journal j --own a --purpose b --due",
        "`--own` gaat niet samen met `--purpose` en `--due`; kies wat je wilt, en laat het andere weg",
        "`--own` does not go with `--purpose` and `--due`; choose what you want, and leave out the other",
    );
    told(
        "check x --format json --format json",
        "`--format` staat er meer dan eens; laat er één staan",
        "`--format` is there more than once; keep one",
    );
    let (dutch, english) = said("--lang nl");
    assert_eq!(
        dutch,
        "fout: er staat nog geen opdracht; `leerpad --help` noemt ze allemaal\n"
    );
    assert_eq!(dutch, english, "what is asked for goes before what is set");
}

#[test]
fn a_value_that_does_not_fit_is_answered_with_what_does() {
    told(
        "check --format foo x.yaml",
        "`foo` past niet bij `--format`; kies `human`, `plain`, `json` of `sarif`",
        "`foo` does not fit `--format`; choose `human`, `plain`, `json` or `sarif`",
    );
    told(
        "play x --as",
        "achter `--as` ontbreekt nog iets; kies `learner` of `guide`",
        "something is missing behind `--as`; choose `learner` or `guide`",
    );
    told(
        "play x --journal",
        "achter `--journal` ontbreekt nog iets",
        "something is missing behind `--journal`",
    );
    told(
        "report m --journals j --k 2",
        "`2` past niet bij `--k`; schrijf een heel getal van 3 tot en met 1000",
        "`2` does not fit `--k`; write a whole number from 3 to 1000",
    );
    told(
        "check x --lang fr",
        "`fr` past niet bij `--lang`; schrijf `nl` of `en`",
        "`fr` does not fit `--lang`; write `nl` or `en`",
    );
    told(
        "preview x --port 70000",
        "`70000` past niet bij `--port`; schrijf een heel getal van 1 tot en met 65535",
        "`70000` does not fit `--port`; write a whole number from 1 to 65535",
    );
}

#[cfg(unix)]
#[test]
fn words_that_are_no_text_are_told_of() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let folder = Folder::new();
    let mut command = command(folder.path(), &["explain"]);
    let ran = ran(&command.arg(OsStr::from_bytes(b"caf\xe9")).output().unwrap());
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.complaints,
        "fout: een van de woorden achter `leerpad explain` is geen leesbare tekst; typ het opnieuw\n"
    );
}
