//! The set of texts that make up one module: its own file and the parts it names.

use crate::ground::source::Source;
use crate::syntax::tree::Node;
use crate::text::words::Words;

/// A module's own file with the parts that it, or a part of it, names. The host brings them; nothing is read here.
///
/// A part is found by its name: the path that the using file writes, from that file's own folder.
///
/// ```
/// use leerpad::check::{Sources, parts_wanted};
/// use leerpad::ground::source::Source;
/// let main = Source::new("modules/rust.yaml", "steps:\n  - use: adem\n    module: parts/adem.yaml\n");
/// assert_eq!(parts_wanted(&main), ["modules/parts/adem.yaml"]);
/// let set = Sources::new(main).with_part(Source::new("modules/parts/adem.yaml", "leerpad: 1\n"));
/// assert_eq!(set.all().len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Sources {
    all: Vec<Source>,
    words: Words,
}

impl Sources {
    /// A module of one file.
    #[must_use]
    pub fn new(main: Source) -> Self {
        Self {
            all: vec![main],
            words: Words::default(),
        }
    }

    /// The same set, read beside another list of the words that people meet.
    ///
    /// ```
    /// use leerpad::check::{Sources, check};
    /// use leerpad::ground::source::Source;
    /// use leerpad::text::words::Words;
    /// let text = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: Een aanmaning\nsteps:\n  - step: a\n    title: A\n";
    /// let sources = Sources::new(Source::new("m.yaml", text));
    /// let codes = |sources: &Sources| check(sources).problems.iter().map(|one| one.rule.code).collect::<Vec<_>>();
    /// assert_eq!(codes(&sources), ["rare-word"]);
    /// assert_eq!(codes(&sources.beside(Words::none())), [""; 0]);
    /// ```
    #[must_use]
    pub fn beside(mut self, words: Words) -> Self {
        self.words = words;
        self
    }

    /// The words that people meet.
    pub(crate) const fn words(&self) -> &Words {
        &self.words
    }

    /// The same set with one part more.
    #[must_use]
    pub fn with_part(mut self, part: Source) -> Self {
        self.all.push(part);
        self
    }

    /// The same files with other texts, in their order.
    pub(super) fn with_texts<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Self {
        let all = self.all.iter().zip(texts);
        Self {
            all: all
                .map(|(source, text)| Source::new(source.name(), text))
                .collect(),
            words: self.words.clone(),
        }
    }

    /// All texts, the module's own first. A span's `source` is an index in this list.
    #[must_use]
    pub fn all(&self) -> &[Source] {
        &self.all
    }

    /// The text that a file names as a part, by path, else by the bare id of a module in the same folder.
    pub(crate) fn find(&self, user: &Source, name: &str) -> Option<usize> {
        let path = part_path(user.name(), name);
        self.all
            .iter()
            .position(|source| tidy_path(source.name()) == path)
    }
}

/// The names under which a file's parts are looked for: what a host reads before it checks. Each once, in order.
#[must_use]
pub fn parts_wanted(source: &Source) -> Vec<String> {
    let (tree, _) = crate::syntax::parse(source, 0);
    let mut wanted = Vec::new();
    collect(&tree, 0, &mut |name| {
        let path = part_path(source.name(), name);
        if !wanted.contains(&path) {
            wanted.push(path);
        }
    });
    wanted
}

/// Calls for each `module` of a `use` in the lists of steps.
fn collect(node: &Node, depth: usize, found: &mut dyn FnMut(&str)) {
    if depth > crate::ground::limits::DEPTH {
        return;
    }
    let Some(steps) = node.get("steps").and_then(Node::items) else {
        return;
    };
    for step in steps {
        if step.get("use").is_some()
            && let Some(name) = step.get("module").and_then(Node::scalar)
            && !name.text.is_empty()
        {
            found(&name.text);
        }
        collect(step, depth + 1, found);
    }
}

/// The path that a file means by the name of a part; a bare id means the file of that name beside it.
///
/// ```
/// assert_eq!(leerpad::check::part_path("modules/rust.yaml", "parts/adem.yaml"), "modules/parts/adem.yaml");
/// assert_eq!(leerpad::check::part_path("modules/rust.yaml", "adem"), "modules/adem.yaml");
/// ```
#[must_use]
pub fn part_path(user: &str, name: &str) -> String {
    let folder = user.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = if name.contains(['/', '.']) {
        name.to_owned()
    } else {
        format!("{name}.yaml")
    };
    if folder.is_empty() {
        tidy_path(&file)
    } else {
        tidy_path(&format!("{folder}/{file}"))
    }
}

/// A path without `.` and, where it can be, without `..`.
fn tidy_path(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != ".." && !last.is_empty()) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_from_the_folder_of_the_file() {
        assert_eq!(part_path("a.yaml", "parts/b.yaml"), "parts/b.yaml");
        assert_eq!(part_path("m/a.yaml", "./../p/b.yaml"), "p/b.yaml");
        assert_eq!(part_path("/x/m/a.yaml", "../b.yaml"), "/x/b.yaml");
        assert_eq!(part_path("m/a.yaml", "adem"), "m/adem.yaml");
        assert_eq!(part_path("../m/a.yaml", "../../b.yaml"), "../../b.yaml");
    }
}
