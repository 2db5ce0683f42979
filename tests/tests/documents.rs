//! The examples in the documents are right: every `yaml` block is a module, or steps of one, that checks clean.

use leerpad::check::{Sources, check};
use leerpad::ground::language::Language;
use leerpad::ground::source::Source;

/// What stands around an example that shows steps only.
const HEAD: &str = "leerpad: 1\nmodule: voorbeeld\nversion: 1.0.0\nlanguages: [nl]\ntitle: Voorbeeld\nsummary: Een voorbeeld.\nsteps:\n";

/// The fenced blocks of a document: line, info string, text.
fn blocks(document: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    for (number, line) in document.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((number + 1, info.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some((_, _, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

#[test]
fn every_example_module_checks_clean() {
    let mut tried = 0;
    for name in [
        "README.md",
        "core/docs/module-format.md",
        "core/docs/architecture.md",
        "modules/README.md",
    ] {
        let text = std::fs::read_to_string(leerpad_tests::root().join(name)).unwrap();
        for (line, info, example) in blocks(&text) {
            let module = match info.as_str() {
                "yaml" if example.starts_with("leerpad: 1") => example,
                "yaml steps" => {
                    let indented: String = example.lines().map(|line| format!("  {line}\n")).collect();
                    format!("{HEAD}{indented}")
                }
                _ => continue,
            };
            tried += 1;
            let checked = check(&Sources::new(Source::new("example.yaml", module)));
            let words: Vec<String> = checked
                .problems
                .iter()
                .map(|problem| problem.message(Language::En))
                .collect();
            assert!(words.is_empty(), "{name}:{line}: {words:?}");
        }
    }
    assert!(tried >= 4, "only {tried} examples were found");
}
