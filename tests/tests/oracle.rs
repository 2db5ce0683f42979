//! A second reader of YAML beside ours: on every module and every case that ours reads without a problem, both see the
//! same lists, maps and texts, in the same order.

use std::path::{Path, PathBuf};

use leerpad::ground::source::Source;
use leerpad::syntax;
use leerpad::syntax::tree::{Node, NodeKind, Style};
use leerpad_tests::root;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// What we read, held against what the other reader reads. Every scalar is asked for as text, so that nothing is guessed.
#[derive(Clone, Copy)]
struct Same<'n>(&'n Node);

impl<'de> DeserializeSeed<'de> for Same<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, other: D) -> Result<(), D::Error> {
        match &self.0.kind {
            NodeKind::Scalar(scalar) if scalar.style == Style::Absent => other.deserialize_unit(self),
            // The other reader guesses these few even where a text is asked for.
            NodeKind::Scalar(scalar) if scalar.style == Style::Plain && is_null(&scalar.text) => {
                other.deserialize_option(self)
            }
            NodeKind::Scalar(_) => other.deserialize_str(self),
            NodeKind::List { .. } => other.deserialize_seq(self),
            NodeKind::Map { .. } => other.deserialize_map(self),
            NodeKind::Broken => Err(D::Error::custom("ours is broken without a problem")),
        }
    }
}

impl<'de> Visitor<'de> for Same<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match &self.0.kind {
            NodeKind::Scalar(_) => "a text",
            NodeKind::List { .. } => "a list",
            NodeKind::Map { .. } => "a map",
            NodeKind::Broken => "nothing",
        })
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, other: D) -> Result<(), D::Error> {
        other.deserialize_str(self)
    }

    fn visit_str<E: Error>(self, theirs: &str) -> Result<(), E> {
        let ours = self.0.scalar().map(|scalar| scalar.text.as_str());
        if ours == Some(theirs) {
            Ok(())
        } else {
            Err(E::custom(format!("{ours:?} is {theirs:?} to the other")))
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut theirs: A) -> Result<(), A::Error> {
        for item in self.0.items().unwrap_or_default() {
            if theirs.next_element_seed(Same(item))?.is_none() {
                return Err(A::Error::custom("our list is longer"));
            }
        }
        match theirs.next_element::<serde::de::IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(A::Error::custom("our list is shorter")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut theirs: A) -> Result<(), A::Error> {
        for entry in self.0.entries().unwrap_or_default() {
            let key: Option<String> = theirs.next_key()?;
            if key.as_ref() != Some(&entry.key.value) {
                return Err(A::Error::custom(format!(
                    "key {:?} is {key:?} to the other",
                    entry.key.value
                )));
            }
            theirs.next_value_seed(Same(&entry.value))?;
        }
        match theirs.next_key::<String>()? {
            None => Ok(()),
            Some(key) => Err(A::Error::custom(format!("our map lacks {key:?}"))),
        }
    }
}

/// What YAML 1.2 says means nothing; to us it is a text like any other.
fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

fn yaml_files(place: &Path, all: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(place).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_files(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "yaml") {
            all.push(path);
        }
    }
}

#[test]
fn both_readers_agree() {
    let mut files = Vec::new();
    yaml_files(&root().join("modules"), &mut files);
    yaml_files(&root().join("tests/cases"), &mut files);
    let (mut compared, mut differences) = (0, Vec::new());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let (tree, problems) = syntax::parse(&Source::new("file.yaml", text.clone()), 0);
        // What we mend or refuse, the other reads in its own way.
        if !problems.is_empty() || text.trim().is_empty() {
            continue;
        }
        compared += 1;
        let same = serde_yaml::with_deserializer_from_str(&text, |other| Same(&tree).deserialize(other));
        if let Err(difference) = same {
            differences.push(format!("{}: {difference}", path.display()));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(compared >= 20, "only {compared} files were compared");
}
