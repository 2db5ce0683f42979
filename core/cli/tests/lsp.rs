//! `leerpad lsp`, driven as an editor drives it: over standard input and output, in a process of its own.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::editor::{Editor, MODULE, PART, PATHS, byte, editor, folder};
use binary::leerpad;
use serde_json::{Value, json};

fn codes(problems: &[Value]) -> Vec<&str> {
    problems
        .iter()
        .filter_map(|problem| problem["code"].as_str())
        .collect()
}

#[test]
fn the_module_that_is_worked_on_here_is_right() {
    let folder = folder();
    let ran = leerpad(folder.path(), &["check", "--deny", "warnings", "."]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let ran = leerpad(folder.path(), &["test", "."]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn problems_come_while_typing_and_go_when_mended() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    assert_eq!(editor.problems("rust.yaml"), Vec::<Value>::new());
    // Behind an emoji on the line, so that a wrong counting shows.
    editor.replace("rust.yaml", "{soort}: dat", "{sort}: dat");
    let problems = editor.problems("rust.yaml");
    assert_eq!(codes(&problems), ["unknown-name"]);
    let problem = &problems[0];
    assert_eq!(
        (&problem["severity"], &problem["source"]),
        (&json!(1), &json!("leerpad"))
    );
    let text = editor.text("rust.yaml").to_owned();
    let range = &problem["range"];
    assert_eq!(
        &text[byte(&text, &range["start"])..byte(&text, &range["end"])],
        "sort"
    );
    assert!(
        problem["message"]
            .as_str()
            .unwrap()
            .starts_with("`sort` is hier niet bekend.\n")
    );
    let page = problem["codeDescription"]["href"].as_str().unwrap();
    let page = std::fs::read_to_string(page.strip_prefix("file://").unwrap()).unwrap();
    assert!(page.starts_with("# unknown-name (fout)"), "{page}");

    let context = json!({"diagnostics": problems});
    let address = editor.address("rust.yaml");
    let params = json!({"textDocument": {"uri": address}, "range": problem["range"], "context": context});
    let actions = editor.ask("textDocument/codeAction", params);
    assert_eq!(actions[0]["title"], "Maak ervan: soort");
    assert_eq!(actions[0]["diagnostics"][0]["code"], "unknown-name");
    editor.apply(&actions[0]["edit"]);
    assert_eq!(editor.text("rust.yaml"), MODULE);
    assert_eq!(editor.problems("rust.yaml"), Vec::<Value>::new());
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_related_place_and_the_severity_are_told() {
    let folder = folder();
    let mut editor = Editor::start(folder.path(), &["--lang", "en"], &json!({"locale": "nl"}));
    let text = MODULE.replace(
        "  - end: slot\n",
        "  - step: kiezen\n    body: Dubbel.\n  - end: slot\n",
    );
    editor.open("rust.yaml", &text);
    let problems = editor.problems("rust.yaml");
    assert_eq!(codes(&problems), ["duplicate-id"]);
    let related = &problems[0]["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], json!(editor.address("rust.yaml")));
    assert_ne!(related["location"]["range"], problems[0]["range"]);
    assert!(
        problems[0]["message"]
            .as_str()
            .unwrap()
            .starts_with("The name `kiezen`"),
        "--lang goes first"
    );
    editor.replace("rust.yaml", "step: kiezen", "step: nooit");
    let problems = editor.problems("rust.yaml");
    assert!(
        problems.iter().all(|problem| problem["severity"] != json!(1)),
        "{problems:?}"
    );
}

#[test]
fn parts_and_paths_follow_what_is_open() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    editor.open("adem.yaml", PART);
    editor.open("rust.paths.yaml", PATHS);
    assert_eq!(editor.problems("rust.paths.yaml"), Vec::<Value>::new());
    assert_eq!(editor.problems("rust.yaml"), Vec::<Value>::new());
    // What is open counts, not what is on disk: the value that is returned is gone.
    editor.replace("adem.yaml", "rustig: hoe-rustig", "kalm: hoe-rustig");
    let told = editor.problems("rust.yaml");
    assert_eq!(codes(&told), ["unknown-result"]);
    editor.replace("adem.yaml", "kalm: hoe-rustig", "rustig: hoe-rustig");
    assert_eq!(editor.problems("rust.yaml"), Vec::<Value>::new());
    // A path that does not come out, and a word that means nothing.
    editor.replace("rust.paths.yaml", "shows: [uitleg]", "hides: [uitleg]");
    let told = editor.problems("rust.paths.yaml");
    assert_eq!(
        (told.len(), &told[0]["range"]["start"]["line"]),
        (1, &json!(4)),
        "{told:?}"
    );
    editor.replace("rust.paths.yaml", "hides: [uitleg]", "hiddes: [uitleg]");
    let told = editor.problems("rust.paths.yaml");
    assert!(
        told[0]["message"].as_str().unwrap().contains("`hides`"),
        "{told:?}"
    );
    // What was probably meant is one key away.
    for (old, new, wrong, right) in [
        ("hiddes: [uitleg]", "shows: [uitlg]", "uitlg", "uitleg"),
        ("- share: [soort]", "- conset: [soort]", "conset", "consent"),
    ] {
        editor.replace("rust.paths.yaml", old, new);
        let told = editor.problems("rust.paths.yaml");
        let text = editor.text("rust.paths.yaml").to_owned();
        let range = &told[0]["range"];
        assert_eq!(
            &text[byte(&text, &range["start"])..byte(&text, &range["end"])],
            wrong,
            "{told:?}"
        );
        let address = editor.address("rust.paths.yaml");
        let context = json!({"diagnostics": told});
        let params = json!({"textDocument": {"uri": address}, "range": range, "context": context});
        let actions = editor.ask("textDocument/codeAction", params);
        assert_eq!(actions[0]["title"], format!("Maak ervan: {right}"), "{actions}");
        editor.apply(&actions[0]["edit"]);
        assert!(!editor.text("rust.paths.yaml").contains(wrong));
    }
}

#[test]
fn another_name_is_given_everywhere_and_the_module_stays_right() {
    for (mark, to, texts) in [
        (
            "- choice: so",
            "gedachte",
            vec![
                "choice: gedachte",
                "was: [soort]",
                "{gedachte}: dat",
                "offer: [gedachte",
            ],
        ),
        (
            "\n          ra",
            "onheil",
            vec![
                "onheil:\n            label: De ramp\n            was: [ramp]\n",
                "== onheil",
                "in (onheil, anders)",
            ],
        ),
        (
            "go: adem",
            "rustig-ademen",
            vec!["use: rustig-ademen", "was: [ademen]", "go: rustig-ademen"],
        ),
        ("band: ho", "veel", vec!["band: veel", "== veel"]),
        (
            "scale: span",
            "druk",
            vec!["  druk:", "band(druk, eerste)", "offer: [soort, druk]"],
        ),
        ("moment: eer", "nu", vec!["moment: nu", "band(spanning, nu)"]),
        ("purpose: beg", "gids", vec!["    gids:", "purpose: gids"]),
    ] {
        let folder = folder();
        let mut editor = editor(&folder);
        editor.open("rust.yaml", MODULE);
        let place = editor.behind("rust.yaml", mark);
        assert!(editor.ask("textDocument/prepareRename", place.clone())["placeholder"].is_string());
        let mut params = place;
        params["newName"] = json!(to);
        let edit = editor.ask("textDocument/rename", params);
        editor.apply(&edit);
        let after = editor.text("rust.yaml").to_owned();
        for text in texts {
            assert!(after.contains(text), "{text} in {after}");
        }
        assert_eq!(editor.problems("rust.yaml"), Vec::<Value>::new(), "{after}");
        assert_eq!(editor.end(), 0);
        folder.write("rust.yaml", after);
        let ran = leerpad(folder.path(), &["check", "--deny", "warnings", "rust.yaml"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        let ran = leerpad(folder.path(), &["test", "rust.yaml"]);
        assert_eq!(ran.code, 0, "{mark}: {}", ran.out);
    }
}

#[test]
fn a_name_of_a_part_changes_where_the_part_is_used() {
    for (mark, to) in [
        ("values:\n  rus", "kalm"),
        ("settings:\n  du", "lengte"),
        ("scale: hoe", "rust"),
        ("exercise: voe", "nu"),
    ] {
        let folder = folder();
        let mut editor = editor(&folder);
        editor.open("adem.yaml", PART);
        let at = PART.find(mark).unwrap() + mark.len();
        let mut params = editor.at("adem.yaml", at);
        params["newName"] = json!(to);
        let edit = editor.ask("textDocument/rename", params);
        editor.apply(&edit);
        folder.write("adem.yaml", editor.text("adem.yaml"));
        let ran = leerpad(folder.path(), &["check", "--deny", "warnings", "."]);
        assert_eq!(ran.code, 0, "{mark}: {}", ran.out);
        let ran = leerpad(folder.path(), &["test", "rust.yaml"]);
        assert_eq!(ran.code, 0, "{mark}: {}", ran.out);
        assert!(editor.text("adem.yaml").contains(to));
    }
}

#[test]
fn a_name_that_cannot_be_is_refused_with_the_reason() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    for (mark, to, reason) in [
        ("- choice: so", "naam", "al van iets anders"),
        ("- choice: so", "Twee Woorden", "kleine letters"),
        ("title: N", "x", "geen naam"),
    ] {
        let mut params = editor.behind("rust.yaml", mark);
        params["newName"] = json!(to);
        let number = editor.begin("textDocument/rename", params);
        let answer = editor.answer(number);
        assert!(
            answer["error"]["message"].as_str().unwrap().contains(reason),
            "{answer}"
        );
    }
}

#[test]
fn whatever_is_broken_answers_come() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    // Every prefix of a line that is being written, with a broken list above it.
    editor.replace("rust.yaml", "languages: [nl]", "languages: [nl");
    let line = "        when: soort == ramp and band(spanning, eerste) == hoog";
    let at = editor.text("rust.yaml").find(line).unwrap();
    let mut length = line.len();
    editor.write_at("rust.yaml", at, length, "");
    length = 0;
    for end in 1..=line.len() {
        editor.write_at("rust.yaml", at, length, &line[..end]);
        length = end;
        let params = editor.at("rust.yaml", at + end);
        let found = editor.ask("textDocument/completion", params.clone());
        if line[..end].ends_with("soort == ") {
            assert!(found.to_string().contains("ramp"), "{found}");
        }
        for method in ["hover", "definition", "documentHighlight"] {
            editor.ask(&format!("textDocument/{method}"), params.clone());
        }
    }
    let problems = editor.problems("rust.yaml");
    assert!(!problems.is_empty());
    // A text that cannot be read at all: the names of the last that could are still offered.
    let all = editor.text("rust.yaml").len();
    editor.write_at("rust.yaml", 0, all, MODULE);
    assert_eq!(editor.completes("rust.yaml", "go: ").len(), 6);
    editor.replace("rust.yaml", "leerpad: 1", "leerpad: 1\n\"open: [");
    let found = editor.completes("rust.yaml", "go: ");
    assert!(
        found.contains(&"kiezen".to_owned()) && found.contains(&"slot".to_owned()),
        "{found:?}"
    );
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_is_not_known_or_not_ours_is_met() {
    let folder = folder();
    let mut editor = editor(&folder);
    let number = editor.begin("textDocument/dance", json!({}));
    assert_eq!(editor.answer(number)["error"]["code"], -32601);
    let number = editor.begin("textDocument/hover", json!({"x": 1}));
    assert_eq!(editor.answer(number)["error"]["code"], -32602);
    editor.tell("textDocument/didChange", json!({"x": 1}));
    editor.tell("something/else", json!(null));
    editor.tell("$/cancelRequest", json!({"id": 999}));
    editor.open("compose.yaml", "services:\n  web:\n    image: x\n");
    let params = editor.at("compose.yaml", 3);
    assert_eq!(editor.ask("textDocument/completion", params.clone()), json!([]));
    assert_eq!(editor.ask("textDocument/hover", params), Value::Null);
    let place =
        json!({"textDocument": {"uri": "file:///nowhere.yaml"}, "position": {"line": 9, "character": 9}});
    assert_eq!(editor.ask("textDocument/definition", place), Value::Null);
    editor.open("rust.yaml", MODULE);
    let place = editor.at("rust.yaml", 0);
    let far =
        json!({"textDocument": place["textDocument"], "position": {"line": 99_999, "character": 99_999}});
    editor.ask("textDocument/completion", far);
    // Cancelled before its turn, or answered: one answer comes in any case.
    let number = editor.begin("textDocument/hover", place);
    editor.tell("$/cancelRequest", json!({"id": number}));
    let answer = editor.answer(number);
    assert!(
        answer["error"]["code"] == json!(-32800) || answer.get("result").is_some(),
        "{answer}"
    );
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_slip_in_the_first_line_is_told() {
    let folder = folder();
    let mut editor = editor(&folder);
    for (number, head) in ["leerpad 1", "Leerpad: 1"].into_iter().enumerate() {
        let name = format!("m{number}.yaml");
        let text = MODULE.replace("leerpad: 1", head);
        folder.write(&name, &text);
        editor.open(&name, &text);
        let problems = editor.problems(&name);
        assert!(!problems.is_empty(), "{head}");
        let ran = leerpad(folder.path(), &["check", &name]);
        let told = codes(&problems).into_iter().all(|code| ran.out.contains(code));
        assert!(told, "{problems:?} {}", ran.out);
    }
    // In braces, and what was a module before this key.
    let braces = "{leerpad: 1, module: m, version: 1.0.0, languages: [nl], titel: M, steps: [{step: a}]}\n";
    editor.open("braces.yaml", braces);
    assert!(!editor.problems("braces.yaml").is_empty());
    editor.open("kort.yaml", "leerpad: 1\nmodule: kort\nx: 1\n");
    assert!(!editor.problems("kort.yaml").is_empty());
    editor.replace("kort.yaml", "leerpad: 1", "leerpad 1");
    assert!(!editor.problems("kort.yaml").is_empty());
    editor.replace("kort.yaml", "leerpad 1\nmodule: kort", "services:\n  a: b");
    assert_eq!(editor.problems("kort.yaml"), Vec::<Value>::new());
}

#[test]
fn it_ends_as_the_protocol_has_it() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.ask("shutdown", Value::Null);
    let number = editor.begin("textDocument/hover", json!({}));
    assert_eq!(editor.answer(number)["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.ended(), 0);
    // `exit` without `shutdown`, a client that is gone, and one that speaks another language.
    let mut editor = binary::editor::editor(&folder);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.ended(), 1);
    assert_eq!(binary::editor::editor(&folder).hang_up(), 1);
    let mut editor = binary::editor::editor(&folder);
    editor.raw(b"Content-Length: 3\r\n\r\n{{{");
    assert_eq!(editor.ended(), 1);
    let mut editor = Editor::spawn(folder.path(), &["--stdio"]);
    let number = editor.begin("textDocument/hover", json!({}));
    assert_eq!(editor.answer(number)["error"]["code"], -32002);
    assert_eq!(editor.hang_up(), 1);
}
