//! Each trap: its code, its place, and an edit after which it is gone and the text says what was meant.

use super::parse;
use super::patch::Patched;
use super::tree::{Node, NodeKind};
use crate::ground::problem::Severity;
use crate::ground::source::Source;

/// The tree as JSON-like text, without places.
fn show(node: &Node) -> String {
    match &node.kind {
        NodeKind::Scalar(scalar) => format!("{:?}", scalar.text),
        NodeKind::Broken => "?".to_owned(),
        NodeKind::List { items, .. } => {
            format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(","))
        }
        NodeKind::Map { entries, .. } => {
            let entry = |entry: &super::tree::Entry| format!("{}:{}", entry.key.value, show(&entry.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(","))
        }
    }
}

/// Codes with the text at their place.
fn found(text: &str) -> Vec<(&'static str, String)> {
    let source = Source::new("a.yaml", text);
    parse(&source, 0)
        .1
        .iter()
        .map(|problem| (problem.rule.code, source.slice(problem.span).to_owned()))
        .collect()
}

/// The text after all edits.
fn mended(text: &str) -> String {
    let problems = parse(&Source::new("a.yaml", text), 0).1;
    let edits: Vec<_> = problems.into_iter().flat_map(|problem| problem.fix).collect();
    Patched::new(text, &edits).text
}

/// One trap: code and place, the tree as it should be read, and the text after the edit, which gives the same tree.
fn trap(text: &str, code: &str, place: &str, tree: &str, after: &str) {
    let source = Source::new("a.yaml", text);
    assert_eq!(found(text), [(code, place.to_owned())], "{text}");
    assert_eq!(show(&parse(&source, 0).0), tree, "{text}");
    assert_eq!(mended(text), after);
    assert_eq!(found(after), [], "{after}");
    assert_eq!(show(&parse(&Source::new("a.yaml", after), 0).0), tree, "{after}");
}

#[test]
fn texts_that_open_a_quote() {
    trap(
        "title: 's Avonds eten\nbody: y",
        "apostrophe-at-start",
        "'s Avonds eten",
        r#"{title:"'s Avonds eten",body:"y"}"#,
        "title: \"'s Avonds eten\"\nbody: y",
    );
    trap(
        "title: 's Avonds en 's morgens\nbody: y",
        "apostrophe-at-start",
        "'s Avonds en 's morgens",
        r#"{title:"'s Avonds en 's morgens",body:"y"}"#,
        "title: \"'s Avonds en 's morgens\"\nbody: y",
    );
    trap(
        "title: \"Hoi\" zei ze\nbody: y",
        "quote-ends-early",
        "\"Hoi\" zei ze",
        r#"{title:"\"Hoi\" zei ze",body:"y"}"#,
        "title: '\"Hoi\" zei ze'\nbody: y",
    );
    trap(
        "title: \"Hoi\nbody: y",
        "open-quote",
        "\"Hoi",
        r#"{title:"Hoi",body:"y"}"#,
        "title: \"Hoi\"\nbody: y",
    );
}

#[test]
fn texts_that_begin_with_a_sign() {
    for text in [
        "*let op* dit",
        "**Vet** eerst",
        "@werk",
        "`code`",
        "% van",
        "- een",
        "> groter",
        "| staand",
        "& co",
        "? wat",
        "! let op",
        ", dus",
        "]x",
        "}x",
    ] {
        trap(
            &format!("a: {text}\nb: y"),
            "text-starts-with-sign",
            text,
            &format!("{{a:\"{text}\",b:\"y\"}}"),
            &format!("a: \"{text}\"\nb: y"),
        );
    }
    trap(
        "- {naam} is er # zo\n- b",
        "brace-starts-text",
        "{naam} is er",
        r#"["{naam} is er","b"]"#,
        "- \"{naam} is er\" # zo\n- b",
    );
    trap(
        "a: {naam}\nb: y",
        "brace-starts-text",
        "{naam}",
        r#"{a:"{naam}",b:"y"}"#,
        "a: \"{naam}\"\nb: y",
    );
    trap(
        "a: [Let op] dit",
        "brace-starts-text",
        "[Let op] dit",
        r#"{a:"[Let op] dit"}"#,
        "a: \"[Let op] dit\"",
    );
    trap(
        "when: !answered(a)\nb: y",
        "exclamation-as-not",
        "!answered(a)",
        r#"{when:"not answered(a)",b:"y"}"#,
        "when: not answered(a)\nb: y",
    );
    trap(
        "a: !Let op dit",
        "tag",
        "!Let op dit",
        r#"{a:"!Let op dit"}"#,
        "a: \"!Let op dit\"",
    );
}

#[test]
fn colons_dashes_and_commas() {
    trap(
        "a: Let op: dit\nb: y",
        "colon-in-text",
        "Let op: dit",
        r#"{a:"Let op: dit",b:"y"}"#,
        "a: \"Let op: dit\"\nb: y",
    );
    trap(
        "a: Let op:\nb: y",
        "colon-in-text",
        "Let op:",
        r#"{a:"Let op:",b:"y"}"#,
        "a: \"Let op:\"\nb: y",
    );
    trap(
        "- Let op: dit\n- b",
        "colon-in-text",
        "Let op: dit",
        r#"["Let op: dit","b"]"#,
        "- \"Let op: dit\"\n- b",
    );
    trap(
        "a: x\ntitle:Hoi\nb: y",
        "colon-needs-space",
        "title:",
        r#"{a:"x",title:"Hoi",b:"y"}"#,
        "a: x\ntitle: Hoi\nb: y",
    );
    trap(
        "title:Hoi\nb: y",
        "colon-needs-space",
        "title:",
        r#"{title:"Hoi",b:"y"}"#,
        "title: Hoi\nb: y",
    );
    trap(
        "- a\n-b\n- c",
        "dash-needs-space",
        "-",
        r#"["a","b","c"]"#,
        "- a\n- b\n- c",
    );
    trap(
        "i:\n  -note: a\n   body: b",
        "dash-needs-space",
        "-",
        r#"{i:[{note:"a",body:"b"}]}"#,
        "i:\n  - note: a\n    body: b",
    );
    trap(
        "{ask: Mag dit, zonder je naam?}",
        "comma-in-braces",
        "Mag dit, zonder je naam?",
        r#"{ask:"Mag dit, zonder je naam?"}"#,
        "{ask: \"Mag dit, zonder je naam?\"}",
    );
}

#[test]
fn indents() {
    trap(
        "a: x\n  b: y\nc: z",
        "wrong-indent-count",
        "b: y",
        r#"{a:"x",b:"y",c:"z"}"#,
        "a: x\nb: y\nc: z",
    );
    trap(
        "a:\n   b: 1\n  c: 2\nd: 3",
        "wrong-indent-count",
        "c: 2",
        r#"{a:{b:"1",c:"2"},d:"3"}"#,
        "a:\n   b: 1\n   c: 2\nd: 3",
    );
    trap(
        "a:\n   b: 1\n  c: 2\n  d: 3",
        "wrong-indent-count",
        "b: 1",
        r#"{a:{b:"1",c:"2",d:"3"}}"#,
        "a:\n  b: 1\n  c: 2\n  d: 3",
    );
    trap(
        "- step: a\n title: x\n- b",
        "wrong-indent-count",
        "title: x",
        r#"[{step:"a",title:"x"},"b"]"#,
        "- step: a\n  title: x\n- b",
    );
    trap(
        "- a\n - b\n- c",
        "wrong-indent-count",
        "- b",
        r#"["a","b","c"]"#,
        "- a\n- b\n- c",
    );
    trap("a:\n\tb: c", "tab-indent", "\t", r#"{a:{b:"c"}}"#, "a:\n  b: c");
    let deep = "a:\n  - b: c\n\td: e\n    f:\n      g: h\n\ti:\n      j: k\n  - l";
    assert_eq!(
        mended(deep),
        "a:\n  - b: c\n    d: e\n    f:\n      g: h\n    i:\n      j: k\n  - l"
    );
    assert_eq!(
        found(deep).iter().map(|found| found.0).collect::<Vec<_>>(),
        ["tab-indent", "tab-indent"]
    );
    trap(
        "a:\n\u{a0}\u{a0}b: c",
        "odd-space",
        "\u{a0}\u{a0}",
        r#"{a:{b:"c"}}"#,
        "a:\n  b: c",
    );
}

#[test]
fn texts_that_lose_something() {
    let read = |text: &str| found(text).first().map(|found| found.0);
    assert_eq!(mended("a: kies #2 nu\nb: y"), "a: \"kies #2 nu\"\nb: y");
    assert_eq!(read("a: kies #2 nu\nb: y"), Some("text-cut-by-hash"));
    assert_eq!(mended("a: #1 is dit"), "a: \"#1 is dit\"");
    assert_eq!(read("a: terug   # the last way on"), None);
    assert_eq!(read("a: terug # the last way on"), None);
    assert_eq!(mended("a: >\n  een\n\n  twee\n"), "a: |\n  een\n\n  twee\n");
    assert_eq!(read("a: >\n  een\n\n  twee\n"), Some("paragraphs-merged"));
    assert_eq!(read("a: >\n  een\n  twee\n"), None);
    assert_eq!(
        mended("a: een\n  twee\n\n  drie\nb: y"),
        "a: |\n  een\n  twee\n\n  drie\nb: y"
    );
    assert_eq!(mended("a:\n  een\n\n  drie\nb: y"), "a: |\n  een\n\n  drie\nb: y");
    assert_eq!(read("a: doe dit\n  - een\n  - twee"), Some("list-merged"));
}

#[test]
fn what_a_module_may_not_use() {
    let codes = |text: &str| found(text).into_iter().map(|found| found.0).collect::<Vec<_>>();
    assert_eq!(codes("a: &x 1\nb: *x"), ["anchor", "alias"]);
    assert_eq!(codes("a: 1\n<<: {b: 2}"), ["merge-key"]);
    assert_eq!(codes("a: !!str 1"), ["tag"]);
    assert_eq!(mended("a: !!str 1"), "a: 1");
    assert_eq!(codes("---\na: 1\n"), [""; 0]);
    assert_eq!(codes("a: 1\n---\nb: 2"), ["second-document"]);
    assert_eq!(codes("%YAML 1.2\n---\na: 1"), ["directive"]);
    assert_eq!(codes("a: 1\na: 2"), ["duplicate-key"]);
    assert_eq!(codes("[a, b]: 1"), ["complex-key"]);
    assert_eq!(codes("? a\n: 1"), ["complex-key"]);
}

#[test]
fn independent_faults_are_all_found_in_one_run() {
    let text = "a: 'x\nb: [1, 2\nc:\n  - d: \"\\q\"\n    e: ok\n  - {x: 1]\n  - goed\nf: @x\ng: ok";
    let codes: Vec<_> = found(text).into_iter().map(|found| found.0).collect();
    assert_eq!(
        codes,
        [
            "open-quote",
            "open-bracket",
            "bad-escape",
            "wrong-bracket",
            "text-starts-with-sign"
        ]
    );
    let tree = show(&parse(&Source::new("a.yaml", text), 0).0);
    assert_eq!(tree, r#"{a:"x",b:?,c:[{d:?,e:"ok"},?,"goed"],f:"@x",g:"ok"}"#);
}

#[test]
fn one_fault_says_nothing_about_the_good_lines_around_it() {
    let good = "\
a:
  een tekst
  op twee regels
b: \"een
  twee: drie\"
c: >-
  - 's avonds: {naam}
    *let op*
d: [een, 'twee: x',
  drie]
e:
- f: |
    g: @h
  i: 20:30   # zo
- 'j'
k: https://x.nl/#top
";
    assert_eq!(found(good), []);
    let text = format!("{}zz: @x\n", good);
    assert_eq!(found(&text), [("text-starts-with-sign", "@x".to_owned())]);
}

#[test]
fn text_stays_as_written_and_the_ends_of_lines_do_not_matter() {
    let text = "\u{feff}a: nee\r\nb: on\r\nc: 017\r\nd: ~\r\ne: 1.10\r\nf: 20:30\r\ng:\r\n";
    assert_eq!(found(text), []);
    let source = Source::new("a.yaml", text);
    let (tree, _) = parse(&source, 0);
    assert_eq!(
        show(&tree),
        r#"{a:"nee",b:"on",c:"017",d:"~",e:"1.10",f:"20:30",g:""}"#
    );
    assert_eq!(source.slice(tree.get("e").unwrap().span), "1.10");
}

/// Every place a word stands in a text, as the source has it.
fn placed(yaml: &str, word: &str) -> String {
    let source = Source::new("a.yaml", yaml);
    let (tree, _) = parse(&source, 0);
    let value = tree.get("a").unwrap();
    let scalar = value.scalar().unwrap();
    let at = scalar
        .text
        .find(word)
        .unwrap_or_else(|| panic!("{:?}", scalar.text));
    source
        .slice(scalar.place(at, at + word.len(), value.span))
        .to_owned()
}

#[test]
fn places_inside_texts() {
    assert_eq!(placed("a: 😀 een {b} 😀", "{b}"), "{b}");
    assert_eq!(placed("a: \"😀 \\u00e9\\t{b}\"", "{b}"), "{b}");
    assert_eq!(placed("a: \"x \\u00e9 y\"", "é"), "\\u00e9");
    assert_eq!(placed("a: \"x \\ud83d\\ude00 y\"", " y"), " y");
    assert_eq!(placed("a: 'x ''s {b}'", "{b}"), "{b}");
    assert_eq!(placed("a: 'x ''s {b}'", "'"), "''");
    assert_eq!(
        placed("a: |\n  een\n    é {b}\n\n  c\n", "{b}\n\nc"),
        "{b}\n\n  c"
    );
    assert_eq!(
        placed("a: >-\r\n\r\n  een\r\n  é {b}\r\n\r\n    c\r\n  d\r\n", "{b}"),
        "{b}"
    );
    assert_eq!(placed("a: >-\n  een\n  twee\n\n  drie\n", "drie"), "drie");
    assert_eq!(placed("a: |2\n   x {b}\n", "{b}"), "{b}");
    assert_eq!(placed("a: een\n  twee\n\n  {b}", "{b}"), "{b}");
    assert_eq!(placed("a: \"een \\\n  twee\n\n  {b}\"", "{b}"), "{b}");
    assert_eq!(placed("a: 's {b}\nb: x", "{b}"), "{b}");
    assert_eq!(placed("a: \"zeg\" \\ {b}\nb: x", "{b}"), "{b}");
}

#[test]
fn every_rule_has_words_in_both_languages_and_a_code_of_its_own() {
    let mut codes: Vec<_> = super::RULES.iter().map(|rule| rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), super::RULES.len());
    for rule in super::RULES {
        for words in [&rule.nl, &rule.en] {
            for text in [words.message, words.why, words.help] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", rule.code);
            }
        }
        assert!(rule.severity >= Severity::Warning);
    }
}

#[test]
fn too_much_is_refused_and_bombs_are_short() {
    let codes = |text: &str| found(text).into_iter().map(|found| found.0).collect::<Vec<_>>();
    assert_eq!(codes(&"[".repeat(100_000)), ["too-deep"]);
    assert_eq!(codes(&"- ".repeat(100_000)), ["too-deep"]);
    assert_eq!(codes(&"{a: ".repeat(100_000)), ["too-deep"]);
    assert_eq!(codes(&"x".repeat(5_000_000)), ["file-too-large"]);
    assert_eq!(codes(&"- a\n".repeat(100_000)), ["too-many-values"]);
}
