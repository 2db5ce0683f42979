//! Sharing at two terminals: what is previewed is what the guide reads, a reply comes back, and what is taken back is gone.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "test code: a fault must stop it"
)]

mod binary;

use binary::person::Person;
use binary::{Folder, leerpad};

const MODULE: &str = "leerpad: 1
module: gesprek
version: 1.0.0
languages: [nl, en]
title: {nl: Gesprek, en: Talk}
privacy:
  keep: 90 days
  purposes:
    steun:
      ask: {nl: Wat mag je begeleider zien?, en: What may your guide see?}
      with: guide
    onderzoek:
      ask: {nl: Mogen onderzoekers dit gebruiken?, en: May researchers use this?}
      with: research
      what: [uren]
      keep: 1 day
steps:
  - exercise: vooraf
    title: {nl: Vooraf, en: Before}
    items:
      - number: uren
        ask: {nl: Hoeveel uur slaap je?, en: How many hours do you sleep?}
      - words: vraag
        ask: {nl: Waar wil je het over hebben?, en: What do you want to talk about?}
        private: false
      - words: dagboek
        ask: {nl: Wat houd je voor jezelf?, en: What do you keep to yourself?}
  - share: delen
    title: {nl: Delen, en: Sharing}
    purpose: steun
    offer: [uren, vraag]
  - step: verder
    title: {nl: Verder, en: On}
    body: {nl: Klaar., en: Done.}
";

const SECRET: &str = "dit-lees-alleen-ik";

/// A learner who answered all and stands at the share step.
fn at_sharing(folder: &Folder) -> Person {
    folder.write("gesprek.yaml", MODULE);
    let mut learner = Person::sits_down(folder, "nl", "gesprek.yaml");
    for line in ["6", "Hoe slaap ik beter?", "", SECRET, ""] {
        learner.hears("> ");
        learner.types(line);
    }
    learner.hears("[Enter = verder");
    learner.types("");
    learner
}

#[test]
fn what_a_learner_shares_the_guide_reads_and_answers_until_it_is_taken_back() {
    let folder = Folder::new();
    let mut learner = at_sharing(&folder);
    let shown = learner.hears("/d = terugnemen");
    for words in [
        "Wat mag je begeleider zien?",
        "Wie vraagt het: Gesprek. Wie ziet het: je begeleider. Hoe lang: 90 dagen.",
        "1. Hoeveel uur slaap je?",
        "2. Waar wil je het over hebben?",
        "     Hoe slaap ik beter?",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let mut guide = Person::sits_down(&folder, "nl", "gesprek.yaml --as guide");
    let shown = guide.hears("sluiten]");
    assert!(shown.contains("Er is nog niets voor jou te doen."), "{shown}");

    // Nothing goes without a yes to exactly what will be seen.
    learner.types("1, 2");
    let preview = learner.hears("Typ ja of nee");
    assert!(
        preview.contains("Dit, en niets anders, ziet je begeleider:"),
        "{preview}"
    );
    assert!(
        preview.contains("Hoe slaap ik beter?") && !preview.contains(SECRET),
        "{preview}"
    );
    learner.types("nee");
    learner.hears("Er is niets gedeeld.");
    learner.hears("/d = terugnemen");
    guide.types("");
    assert!(
        guide
            .hears("sluiten]")
            .contains("Er is nog niets voor jou te doen.")
    );

    learner.types("1 2");
    learner.hears("Typ ja of nee");
    learner.types("ja");
    learner.hears("Gedeeld. Met /d neem je het terug.");
    assert!(learner.hears("/d = terugnemen").contains("(gedeeld)"));
    guide.types("");
    let seen = guide.hears("sluiten]");
    for words in [
        "* er is iets met je gedeeld",
        "1. Met jou gedeeld:",
        "Hoeveel uur slaap je?",
        "     6",
        "     Hoe slaap ik beter?",
    ] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    assert!(!seen.contains(SECRET), "{seen}");

    // The guide writes back and keeps a note; the learner reads the one and never the other.
    guide.types("1");
    guide.hears("Wat schrijf je terug?");
    guide.types("Vaste tijden helpen vaak.");
    assert!(
        guide
            .hears("sluiten]")
            .contains("jij schreef: Vaste tijden helpen vaak.")
    );
    guide.types("/notitie");
    guide.hears("alleen jij leest die");
    guide.types("bel-volgende-week");
    guide.hears("sluiten]");
    guide.types("/notitie");
    assert!(
        guide
            .hears("alleen jij leest die")
            .contains("- bel-volgende-week")
    );
    guide.types("");
    guide.hears("sluiten]");
    learner.types("/d");
    let page = learner.hears("Enter = terug naar waar je was]");
    for words in [
        "je begeleider heeft gereageerd",
        "Je begeleider schreef: Vaste tijden helpen vaak.",
        "1. toestemming intrekken, en alles terugnemen",
        "2. terugnemen: Hoeveel uur slaap je?",
        "3. terugnemen: Waar wil je het over hebben?",
        "4. toestemming geven",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("bel-volgende-week"), "{page}");

    // Words taken back after the guide read them are gone from the screen and from the vault.
    learner.types("3");
    let page = learner.hears("Enter = terug naar waar je was]");
    assert!(!page.contains("terugnemen: Waar wil je"), "{page}");
    guide.types("");
    let seen = guide.hears("sluiten]");
    assert!(
        seen.contains("     6") && !seen.contains("Hoe slaap ik beter?"),
        "{seen}"
    );

    // Consent withdrawn takes the rest; a reply to what is gone is refused, in words.
    learner.types("1");
    let page = learner.hears("Enter = terug naar waar je was]");
    assert!(page.contains("(geen toestemming)"), "{page}");
    guide.types("1");
    guide.hears("Wat schrijf je terug?");
    guide.types("Is dit nog welkom?");
    let seen = guide.hears("sluiten]");
    assert!(seen.contains("Er is nog niets voor jou te doen."), "{seen}");
    guide.leaves();

    // A purpose that asks once: given, and withdrawn.
    learner.types("1");
    learner.hears("(toestemming gegeven)");
    learner.hears("Enter = terug naar waar je was]");
    let shares = leerpad(
        folder.path(),
        &[
            "export",
            "gesprek.yaml",
            "--journal",
            "gesprek.journal.jsonl",
            "--purpose",
            "onderzoek",
        ],
    );
    assert!(
        shares.out.contains("\"value\":6"),
        "{}{}",
        shares.out,
        shares.complaints
    );
    learner.types("1");
    learner.hears("(geen toestemming)");
    learner.hears("Enter = terug naar waar je was]");
    learner.types("");
    learner.hears("> ");
    learner.leaves();

    let vault = folder.read("gesprek.journal.jsonl.vault");
    for (words, count) in [
        ("Hoe slaap ik beter?", 1),
        (SECRET, 1),
        ("Vaste tijden helpen vaak.", 1),
        ("bel-volgende-week", 1),
        ("Is dit nog welkom?", 0),
    ] {
        assert_eq!(vault.matches(words).count(), count, "{words}");
    }
    let journal = folder.read("gesprek.journal.jsonl");
    for words in ["Hoe slaap", SECRET, "Vaste tijden", "bel-volgende", "nog welkom"] {
        assert!(!journal.contains(words), "{words}");
    }
}

#[test]
fn both_write_at_once_and_nobody_s_words_are_lost() {
    let folder = Folder::new();
    let mut learner = at_sharing(&folder);
    learner.hears("/d = terugnemen");
    learner.types("2");
    learner.hears("Typ ja of nee");
    learner.types("ja");
    learner.hears("/d = terugnemen");
    let mut guide = Person::sits_down(&folder, "en", "gesprek.yaml --as guide");
    let seen = guide.hears("close]");
    assert!(
        seen.contains("1. Shared with you:") && seen.contains("What do you want to talk about?"),
        "{seen}"
    );
    // The learner writes behind the guide's back; the guide, who read the vault before, writes over nothing.
    learner.types("/t");
    for line in ["", "Of toch over school?", ""] {
        learner.hears("> ");
        learner.types(line);
    }
    learner.hears("Wat houd je voor jezelf?");
    guide.types("/note");
    guide.hears("only you read it");
    guide.types("changed-their-mind");
    let seen = guide.hears("close]");
    assert!(seen.contains("There is nothing for you to do yet."), "{seen}");
    learner.hears("> ");
    learner.types("nog-een-geheim");
    learner.hears("> ");
    learner.types("");
    learner.hears("[Enter = verder");
    learner.leaves();
    guide.leaves();
    let vault = folder.read("gesprek.journal.jsonl.vault");
    for words in ["Of toch over school?", "changed-their-mind", "nog-een-geheim"] {
        assert!(vault.contains(words), "{words}");
    }

    // The one who comes back reads what was said, in their own language.
    let mut learner = Person::sits_down(&folder, "en", "gesprek.yaml");
    learner.hears("> ");
    learner.types("/share");
    let page = learner.hears("back to where you were]");
    assert!(
        page.contains("Who sees it: your guide")
            && page.contains("withdraw consent, and take everything back"),
        "{page}"
    );
    learner.types("");
    learner.hears("> ");
    learner.leaves();
}
