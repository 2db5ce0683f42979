//! What keeps a command from a file, said in both languages: also what the operating system only says in English.

#![allow(clippy::unwrap_used, reason = "a test may stop at a fault")]

mod binary;

use binary::{Folder, RIGHT, command, leerpad, ran};

/// A folder with a module, and what is said in it to these words, in Dutch and in English.
struct Place(Folder);

impl Place {
    fn new() -> Self {
        let folder = Folder::new();
        folder.write("m.yaml", RIGHT);
        folder.write("map/leeg.txt", "");
        Self(folder)
    }

    fn tells(&self, words: &str, nl: &str, en: &str) {
        let words: Vec<&str> = words.split_whitespace().collect();
        let dutch = leerpad(self.0.path(), &words);
        assert_eq!(dutch.complaints, format!("fout: {nl}\n"), "{words:?}");
        let english = ran(&command(self.0.path(), &words)
            .env("LEERPAD_LANG", "en")
            .output()
            .unwrap());
        assert_eq!(english.complaints, format!("error: {en}\n"), "{words:?}");
        assert_eq!((dutch.code, english.code), (1, 1));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_where_a_file_is_needed_is_called_one() {
    let place = Place::new();
    for words in [
        "play map",
        "graph map",
        "diff m.yaml map",
        "replay map --module m.yaml",
        "export m.yaml --journal map --own uit",
    ] {
        place.tells(
            words,
            "`map`: dit is een map; noem een bestand dat erin staat",
            "`map`: this is a folder; name a file in it",
        );
    }
    place.tells(
        "check m.yaml/x.yaml",
        "`m.yaml/x.yaml`: een deel van deze naam is een bestand en geen map; kijk of de naam klopt",
        "`m.yaml/x.yaml`: a part of this name is a file and no folder; see if the name is right",
    );
}

#[test]
fn a_folder_that_is_not_there_is_not_taken_for_the_file_to_be_made_in_it() {
    let place = Place::new();
    for (words, name) in [
        ("new weg/mod", "weg/mod.yaml"),
        ("play m.yaml --journal weg/j.jsonl --acts -", "weg/j.jsonl"),
    ] {
        place.tells(
            words,
            &format!("`{name}`: de map waar dit in moet is er niet; maak die eerst, of kies een andere"),
            &format!(
                "`{name}`: the folder that this is to be in is not there; make it first, or choose another"
            ),
        );
    }
    place.tells(
        "replay geen --module m.yaml",
        "`geen`: dit is er niet; kijk of de naam en de map kloppen",
        "`geen`: this is not there; see if the name and the folder are right",
    );
}

#[test]
fn what_does_not_fit_in_a_file_is_told_at_its_line() {
    let place = Place::new();
    place.0.write("s.yaml", "a: [1");
    place.tells(
        "play m.yaml --acts - --settings s.yaml",
        "deze instellingen passen niet: `s.yaml:1`: dit is geen naam met een waarde; schrijf `naam: waarde`, elk op een eigen regel",
        "these settings do not fit: `s.yaml:1`: this is no name with a value; write `name: value`, each on a line of its own",
    );
    place.0.write("s.yaml", "uren: 3\n");
    place.tells(
        "play m.yaml --acts - --settings s.yaml",
        "deze instellingen passen niet: `s.yaml`: er is geen instelling `uren`",
        "these settings do not fit: `s.yaml`: there is no setting `uren`",
    );
}

#[test]
fn a_journal_that_was_changed_is_told_of_by_line() {
    let place = Place::new();
    let acts = [
        r#""act":"start""#,
        r#""act":"answer","item":"soort","value":"twee""#,
        r#""act":"continue""#,
    ];
    let acts = acts.map(|act| format!(r#"{{{act},"at":"2026-01-05T09:00:00.000+01:00","by":"learner"}}"#));
    place.0.write("acts.jsonl", acts.join("\n"));
    let played = leerpad(
        place.0.path(),
        &["play", "m.yaml", "--acts", "acts.jsonl", "--journal", "j.jsonl"],
    );
    assert!(
        played.code == 0 && !played.out.contains("refused"),
        "{}",
        played.out
    );
    let walked = |words: &[&str]| leerpad(place.0.path(), words).out;
    let path = walked(&["replay", "j.jsonl", "--module", "m.yaml"]);
    assert!(path.contains("bij midden #1"), "{path}");
    let path = walked(&["--lang", "en", "replay", "j.jsonl", "--module", "m.yaml"]);
    assert!(path.contains("at midden #1"), "{path}");
    // What programs read does not change with the language.
    let json = ["replay", "j.jsonl", "--module", "m.yaml", "--format", "json"];
    let english: Vec<&str> = ["--lang", "en"].into_iter().chain(json).collect();
    assert_eq!(walked(&json), walked(&english));
    place
        .0
        .write("j.jsonl", place.0.read("j.jsonl").replace("twee", "een"));
    let path = walked(&["replay", "j.jsonl", "--module", "m.yaml"]);
    assert!(path.contains("verwacht: een ketting zonder breuk"), "{path}");
    assert!(
        path.contains("gevonden: veranderd: de hash hoort niet bij deze regel en de regels ervoor"),
        "{path}"
    );
    place.tells(
        "export m.yaml --journal j.jsonl --own uit",
        "`j.jsonl` is beschadigd of veranderd; er is niets aan gedaan (regel 3: veranderd: de hash hoort niet bij deze regel en de regels ervoor)",
        "`j.jsonl` is damaged or was changed; nothing was done to it (line 3: changed: the hash does not belong to it and the lines before)",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_told_of() {
    let place = Place::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let told = ran(&command(place.0.path(), &["schema"])
        .stdout(full)
        .output()
        .unwrap());
    assert_eq!(told.code, 1);
    assert_eq!(
        told.complaints,
        "fout: kan niet verder schrijven: de schijf is vol; maak ruimte en probeer het opnieuw\n"
    );
}
