//! What `leerpad lsp` tells who writes: what can be written, what stands there, where it is used.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::editor::{Editor, MODULE, PART, PATHS, edited, editor, folder};
use binary::leerpad;
use serde_json::json;

#[test]
fn what_can_be_written_is_offered_where_it_fits() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    let mut offered = |old: &str, new: &str, mark: &str| {
        editor.replace("rust.yaml", old, new);
        let found = editor.completes("rust.yaml", mark);
        editor.replace("rust.yaml", new, old);
        found
    };
    let has = |found: &[String], wanted: &[&str], never: &[&str]| {
        for word in wanted {
            assert!(found.iter().any(|one| one == word), "{word} in {found:?}");
        }
        for word in never {
            assert!(!found.iter().any(|one| one == word), "no {word} in {found:?}");
        }
    };
    // Keys of a step, without those it has; of an item; of the module.
    let found = offered("    title: Nu\n", "    title: Nu\n    \n", "title: Nu\n    ");
    has(
        &found,
        &["body", "next", "when", "was"],
        &["scale", "moment", "title", "options", "ask"],
    );
    let found = offered(
        "        ask: Wat kies je?\n",
        "        ask: Wat kies je?\n        re\n",
        "kies je?\n        re",
    );
    has(
        &found,
        &["required", "rules", "shuffle"],
        &["ask", "options", "body"],
    );
    let found = offered("summary: Om", "mi\nsummary: Om", "mi");
    has(
        &found,
        &["minutes", "goals", "values"],
        &["title", "steps", "when"],
    );
    // Kinds, also when the list is broken behind it.
    let found = offered(
        "      - choice: soort",
        "      - ch\n      - choice: soort",
        "- ch",
    );
    has(&found, &["choice", "choices", "diary"], &["step", "when"]);
    let found = offered(
        "  - share: delen",
        "  - \n  - share: delen",
        "returns: [rustig]\n  - ",
    );
    has(&found, &["wait", "contact", "end"], &["choice"]);
    // Steps, scales, sets of words of the table.
    let found = offered("        go: ademen", "        go: ", "go: ");
    has(&found, &["kiezen", "slot", "end"], &["soort", "spanning"]);
    let found = offered("      - slot\n", "      - s\n", "ademen\n      - s");
    has(&found, &["slot"], &[]);
    let found = offered("    scale: spanning", "    scale: ", "    scale: ");
    has(&found, &["spanning"], &["soort", "kiezen"]);
    let found = offered("with: guide", "with: ", "with: ");
    has(&found, &["guide", "research"], &["soort"]);
    let found = offered("offer: [soort, spanning]", "offer: [soort, ", "offer: [soort, ");
    has(&found, &["spanning"], &["naam", "uitleg"]);
    let found = offered("purpose: begeleiding", "purpose: b", "purpose: b");
    has(&found, &["begeleiding"], &["soort"]);
    let found = offered("returns: [rustig]", "returns: [r]", "returns: [r");
    has(&found, &["rustig"], &["duur"]);
    // Conditions: what steers, options beside a choice, what a function asks for.
    let found = offered("when: soort == ramp and", "when: s == ramp and", "when: s");
    has(
        &found,
        &["soort", "gespannen", "answered", "not"],
        &["naam", "kiezen", "ramp"],
    );
    let found = offered("soort == ramp and", "soort == and", "soort == ");
    has(&found, &["ramp", "anders", "geen"], &["laag"]);
    let found = offered("eerste) == hoog", "eerste) == h", "eerste) == h");
    assert_eq!(found, ["laag", "hoog"]);
    let found = offered("band(spanning, eerste)", "band(spanning, ", "band(spanning, ");
    assert_eq!(found, ["eerste"]);
    let found = offered("in (ramp, anders)", "in (ramp, ", "in (ramp, ");
    assert_eq!(found, ["ramp", "anders", "geen"]);
    let found = offered("soort == ramp and", "soort  and", "soort ");
    has(&found, &["==", "in", "and"], &["ramp"]);
    let found = offered("soort in (ramp", "ademen. in (ramp", "ademen.");
    assert_eq!(found, ["rustig"]);
    // Holes in texts, behind an emoji.
    let found = offered("{soort}: dat", "{s: dat", "{s");
    has(&found, &["soort", "naam", "gespannen"], &["uitleg"]);
    // Nothing where anything can be written.
    assert_eq!(
        offered("title: Nu\n", "title: N\n", "title: N"),
        Vec::<String>::new()
    );
    let answer = offered(
        "        ask: Hoe heet je?",
        "        check:\n          - must: l",
        "must: l",
    );
    has(&answer, &["answer", "length"], &[]);
}

#[test]
fn a_file_of_paths_is_helped_too() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.paths.yaml", PATHS);
    let ask = |editor: &mut Editor, old: &str, new: &str, mark: &str| {
        editor.replace("rust.paths.yaml", old, new);
        let found = editor.completes("rust.paths.yaml", mark);
        editor.replace("rust.paths.yaml", new, old);
        found
    };
    let found = ask(&mut editor, "{soort: ramp}", "{soort: }", "{soort: ");
    assert_eq!(found, ["ramp", "anders", "geen"]);
    let found = ask(&mut editor, "{soort: ramp}", "{s}", "answer: {s");
    assert!(
        found.contains(&"soort".to_owned()) && !found.contains(&"uitleg".to_owned()),
        "{found:?}"
    );
    let found = ask(
        &mut editor,
        "    - share: [soort]",
        "    - ",
        "{step: delen}\n    - ",
    );
    assert!(
        found.contains(&"continue".to_owned()) && found.contains(&"expect".to_owned()),
        "{found:?}"
    );
    let found = ask(
        &mut editor,
        "{step: delen}",
        "{step: }",
        "ademen/hoe-rustig: 6}\n    - expect: {step: ",
    );
    assert!(found.contains(&"kiezen".to_owned()), "{found:?}");
    let words = editor.hovers("rust.paths.yaml", "answer: {so");
    assert!(words.contains("**`soort`**"), "{words}");
}

#[test]
fn a_hover_says_what_it_is_where_it_is_used_and_who_sees_it() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    let words = editor.hovers("rust.yaml", "- choice: so");
    for part in [
        "**`soort`** – vraag of oefening (`choice`)",
        "Wat kies je?",
        "Anderen (`guide`) als de leerling het zelf deelt in stap `delen`",
        "regel 48: `uitleg` voorwaarde",
        "regel 49: `uitleg` in een tekst",
        "`kiezen` voorwaarde",
        "rust.paths.yaml, regel 4",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    let words = editor.hovers("rust.yaml", "- text: na");
    assert!(words.contains("alleen wie het schrijft"), "{words}");
    let words = editor.hovers("rust.yaml", "      - cho");
    assert!(words.contains("Een vraag met één keuze"), "{words}");
    let words = editor.hovers("rust.yaml", "    skip");
    assert!(words.contains("`unknown`") && words.contains("telt"), "{words}");
    let words = editor.hovers("rust.yaml", "and ba");
    assert!(words.contains("band(scale)"), "{words}");
    let words = editor.hovers("rust.yaml", "title: N");
    assert_eq!(words, "");
    drop(editor);
    let mut editor = Editor::start(folder.path(), &[], &json!({"locale": "en-GB"}));
    editor.open("rust.yaml", MODULE);
    let words = editor.hovers("rust.yaml", "- text: na");
    assert!(words.contains("the writer alone"), "{words}");
}

#[test]
fn what_is_worked_out_of_an_answer_is_told_with_who_sees_it() {
    let folder = folder();
    let mut editor = editor(&folder);
    let text = MODULE.replace("steps:\n", "values:\n  erg: score(spanning)\nsteps:\n");
    editor.open("rust.yaml", &text);
    let words = editor.hovers("rust.yaml", "- scale: ges");
    assert!(
        words.contains(
            "Het antwoord zelf ziet niemand anders. Het telt mee in `spanning`. \
             Anderen (`guide`) als de leerling het zelf deelt in stap `delen`."
        ),
        "{words}"
    );
    let words = editor.hovers("rust.yaml", "scales:\n  span");
    assert!(
        words.contains("Wie ziet wat hieruit komt: wie de vragen invult. Anderen (`guide`)"),
        "{words}"
    );
    let words = editor.hovers("rust.yaml", "values:\n  er");
    assert!(words.contains("wie de vragen invult. Niemand anders."), "{words}");
    // For a purpose, by way of a value.
    editor.replace(
        "rust.yaml",
        "      with: guide\n",
        "      with: guide\n    verslag:\n      ask: Mag dit mee?\n      with: organisation\n      what: [erg]\n",
    );
    let words = editor.hovers("rust.yaml", "- scale: ges");
    assert!(
        words
            .contains("Het telt mee in `erg`. Met toestemming gaat het mee voor `verslag` (`organisation`)."),
        "{words}"
    );
}

#[test]
fn answer_is_the_answer_to_the_question_around_it() {
    let folder = folder();
    let mut editor = editor(&folder);
    let rules = "          geen: Geen van deze\n        rules:\n          - when: answer == ramp\n            say: \"{answer}: een answer.\"\n          - say: Goed.\n";
    let text = MODULE.replace("          geen: Geen van deze\n", rules);
    editor.open("rust.yaml", &text);
    let line = text[..text.find("choice: soort").unwrap()].matches('\n').count();
    for mark in ["when: ans", "say: \"{ans"] {
        let words = editor.hovers("rust.yaml", mark);
        assert!(
            words.starts_with("**`answer`** – het antwoord op deze vraag\n\n**`soort`**"),
            "{mark}: {words}"
        );
        let params = editor.behind("rust.yaml", mark);
        let found = editor.ask("textDocument/definition", params);
        assert_eq!(found["range"]["start"]["line"], json!(line), "{mark}");
    }
    // A word in a text is a word, and the function stays one.
    assert_eq!(editor.hovers("rust.yaml", "een ans"), "");
    editor.replace("rust.yaml", "answer == ramp", "answer(gespannen, eerste) > 3");
    let words = editor.hovers("rust.yaml", "when: ans");
    assert!(words.contains("answer(item, moment)"), "{words}");
}

#[test]
fn names_lead_to_where_they_are_written_and_back() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    editor.open("rust.paths.yaml", PATHS);
    let go = |editor: &mut Editor, name: &str, mark: &str| {
        let params = editor.behind(name, mark);
        let found = editor.ask("textDocument/definition", params);
        let file = found["uri"]
            .as_str()
            .unwrap_or("")
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        (file, found["range"]["start"]["line"].as_u64().unwrap_or(999) + 1)
    };
    let line = |text: &str, of: &str| text[..text.find(of).unwrap()].matches('\n').count() as u64 + 1;
    assert_eq!(
        go(&mut editor, "rust.yaml", "go: adem"),
        ("rust.yaml".to_owned(), line(MODULE, "use: ademen"))
    );
    assert_eq!(
        go(&mut editor, "rust.yaml", "== ra"),
        ("rust.yaml".to_owned(), line(MODULE, "ramp: De"))
    );
    assert_eq!(
        go(&mut editor, "rust.yaml", "😀 {so"),
        ("rust.yaml".to_owned(), line(MODULE, "choice: soort"))
    );
    assert_eq!(
        go(&mut editor, "rust.yaml", "module: adem."),
        ("adem.yaml".to_owned(), 1)
    );
    assert_eq!(
        go(&mut editor, "rust.yaml", "returns: [ru"),
        ("adem.yaml".to_owned(), line(PART, "rustig: hoe"))
    );
    assert_eq!(
        go(&mut editor, "rust.yaml", "settings: {du"),
        ("adem.yaml".to_owned(), line(PART, "duur: {"))
    );
    assert_eq!(
        go(&mut editor, "rust.paths.yaml", "{soort: ra"),
        ("rust.yaml".to_owned(), line(MODULE, "ramp: De"))
    );
    assert_eq!(
        go(&mut editor, "rust.paths.yaml", "{ademen/hoe"),
        ("adem.yaml".to_owned(), line(PART, "scale: hoe"))
    );

    let mut params = editor.behind("rust.yaml", "- choice: so");
    params["context"] = json!({"includeDeclaration": true});
    let found = editor.ask("textDocument/references", params);
    let files: Vec<&str> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|at| at["uri"].as_str().unwrap())
        .collect();
    assert_eq!(
        files.iter().filter(|file| file.ends_with("rust.yaml")).count(),
        6,
        "{found}"
    );
    assert_eq!(
        files
            .iter()
            .filter(|file| file.ends_with("rust.paths.yaml"))
            .count(),
        3,
        "{found}"
    );
    let params = editor.behind("rust.yaml", "- choice: so");
    let lit = editor.ask("textDocument/documentHighlight", params);
    assert_eq!(lit.as_array().unwrap().len(), 6);
}

#[test]
fn an_outline_and_the_one_style() {
    let folder = folder();
    let mut editor = editor(&folder);
    let crooked = MODULE.replace("    title: Nu\n", "    title:   Nu\n");
    editor.open("rust.yaml", &crooked);
    let address = json!({"textDocument": {"uri": editor.address("rust.yaml")}});
    let outline = editor.ask("textDocument/documentSymbol", address.clone());
    let names: Vec<&str> = outline
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "begeleiding",
            "spanning",
            "begin",
            "kiezen",
            "ademen",
            "delen",
            "slot"
        ]
    );
    let kiezen = &outline[3];
    assert_eq!(kiezen["detail"], "👩‍👩‍👧 Kies");
    let items: Vec<&str> = kiezen["children"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(items, ["soort", "naam", "uitleg"]);
    let mut params = address;
    params["options"] = json!({"tabSize": 2, "insertSpaces": true});
    let edits = editor.ask("textDocument/formatting", params);
    assert!(
        edits.as_array().unwrap().len() < 5,
        "no more than what differs: {edits}"
    );
    let after = edited(&crooked, &edits);
    folder.write("rust.yaml", &crooked);
    assert_eq!(leerpad(folder.path(), &["fmt", "rust.yaml"]).code, 0);
    assert_eq!(after, folder.read("rust.yaml"));
}

#[test]
fn columns_are_counted_as_was_agreed() {
    let folder = folder();
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let offered = json!({"general": {"positionEncodings": [encoding, "utf-16"]}});
        let mut editor = Editor::start(folder.path(), &[], &json!({"capabilities": offered}));
        assert_eq!(editor.capabilities["positionEncoding"], encoding);
        editor.open("rust.yaml", MODULE);
        // `{soort}` stands behind an emoji.
        let line = MODULE[..MODULE.find("😀 {").unwrap()].matches('\n').count();
        let text = MODULE.lines().nth(line).unwrap();
        let before = &text[..text.find("soort").unwrap()];
        let start = match encoding {
            "utf-8" => before.len(),
            "utf-16" => before.encode_utf16().count(),
            _ => before.chars().count(),
        };
        let place = json!({
            "textDocument": {"uri": editor.address("rust.yaml")},
            "position": {"line": line, "character": start},
        });
        let found = editor.ask("textDocument/hover", place);
        assert_eq!(found["range"]["start"]["character"], json!(start), "{encoding}");
        assert_eq!(found["range"]["end"]["character"], json!(start + 5), "{encoding}");
    }
}
