//! Files that are made from the code are as the code would make them now.

use leerpad::ground::language::Language;
use leerpad::module::schema::schema;
use leerpad_tests::root;

#[test]
fn the_schema_beside_the_modules_is_fresh() {
    let made = format!(
        "{}\n",
        serde_json::to_string_pretty(&schema(Language::Nl)).unwrap()
    );
    let kept = std::fs::read_to_string(root().join("modules/leerpad.schema.json")).unwrap();
    assert!(
        made == kept,
        "modules/leerpad.schema.json is old: `leerpad schema --lang nl > modules/leerpad.schema.json` makes it anew"
    );
}

#[test]
fn every_module_names_its_schema() {
    for (folder, line) in [
        ("modules", "# yaml-language-server: $schema=leerpad.schema.json"),
        (
            "modules/parts",
            "# yaml-language-server: $schema=../leerpad.schema.json",
        ),
    ] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            if name.ends_with(".yaml") && !name.ends_with(".paths.yaml") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert_eq!(text.lines().next(), Some(line), "{name}");
            }
        }
    }
}
