//! The texts of the client: those it has open, else those on disk.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use gen_lsp_types::TextDocumentContentChangeEvent as Change;
use leerpad::check::names::Names;
use leerpad::ground::problem::Severity;
use leerpad::ground::source::Source;
use leerpad::module::keys::POSITIONS;
use leerpad::syntax;
use leerpad::syntax::tree::Node;

use super::address;
use super::place::Units;
use crate::files::{self, PATHS};

/// As many files of a folder are looked through for uses of a name.
const FILES: usize = 500;

/// What a file is to leerpad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A module, or one that is being begun.
    Module,
    /// The paths of a module.
    Paths,
    /// YAML of something else: we say nothing about it.
    Foreign,
}

/// A text as read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) source: Source,
    pub(super) tree: Node,
    pub(super) names: Names,
    /// Nothing is wrong with how it is written, so all of it was read.
    is_whole: bool,
}

impl Reading {
    pub(super) fn of(source: Source) -> Self {
        let (tree, problems) = syntax::parse(&source, 0);
        let names = if source.name().ends_with(PATHS) {
            Names::default()
        } else {
            Names::of_tree(&tree)
        };
        let is_whole = problems
            .iter()
            .all(|problem| problem.rule.severity != Severity::Error);
        Self {
            source,
            tree,
            names,
            is_whole,
        }
    }
}

/// An open text.
struct Open {
    address: String,
    version: i32,
    /// The client calls it a module.
    is_called: bool,
    /// It is a module, or was one: a slip in its first lines makes it no other file.
    is_ours: bool,
    source: Source,
    /// Read when it is first asked for after a change.
    reading: OnceCell<Arc<Reading>>,
}

/// The last reading of each text that was whole: for what is gone while a line is being written, and so that a key waits for
/// no reading. The checker brings them up to date once nothing is written for a moment.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<Mutex<BTreeMap<String, Arc<Reading>>>>);

impl Kept {
    /// Keeps a reading, unless something is wrong with how its text is written.
    pub(super) fn keep(&self, reading: &Arc<Reading>) {
        if reading.is_whole
            && let Ok(mut kept) = self.0.lock()
        {
            kept.insert(reading.source.name().to_owned(), Arc::clone(reading));
        }
    }

    fn get(&self, name: &str) -> Option<Arc<Reading>> {
        self.0.lock().ok()?.get(name).cloned()
    }

    fn forget(&self, name: &str) {
        if let Ok(mut kept) = self.0.lock() {
            kept.remove(name);
        }
    }
}

/// Texts by name: the path of a file.
#[derive(Default)]
pub(super) struct Texts {
    open: BTreeMap<String, Open>,
    pub(super) kept: Kept,
    /// Folders that the client works in.
    pub(super) roots: Vec<String>,
}

/// Open texts as they are at one moment.
pub(super) type Snapshot = BTreeMap<String, (i32, Source)>;

impl Texts {
    pub(super) fn open(&mut self, address: &str, language: &str, version: i32, text: String) -> String {
        let name = address::name(address);
        let source = Source::new(name.as_str(), text);
        let open = Open {
            address: address.to_owned(),
            version,
            is_called: language == "leerpad",
            is_ours: language == "leerpad" || Signs::of(source.text()).is_module(),
            source,
            reading: OnceCell::new(),
        };
        self.open.insert(name.clone(), open);
        name
    }

    /// Applies changes in their order; one of a text that is not open changes nothing.
    pub(super) fn change(
        &mut self,
        address: &str,
        version: i32,
        changes: Vec<Change>,
        units: Units,
    ) -> String {
        let name = address::name(address);
        if let Some(open) = self.open.get_mut(&name) {
            for change in changes {
                let text = match change {
                    Change::TextDocumentContentChangeWholeDocument(whole) => whole.text,
                    Change::TextDocumentContentChangePartial(part) => {
                        let span = units.span(&open.source, part.range);
                        let mut text = open.source.text().to_owned();
                        text.replace_range(span.start as usize..span.end as usize, &part.text);
                        text
                    }
                };
                open.source = Source::new(name.as_str(), text);
            }
            open.version = version;
            let signs = Signs::of(open.source.text());
            let is_still = open.is_ours && (signs.has_module || signs.has_steps);
            open.is_ours = open.is_called || signs.is_module() || is_still;
            if let Some(reading) = open.reading.take() {
                self.kept.keep(&reading);
            }
        }
        name
    }

    pub(super) fn close(&mut self, address: &str) -> String {
        let name = address::name(address);
        self.open.remove(&name);
        self.kept.forget(&name);
        name
    }

    /// The address under which a client knows a text.
    pub(super) fn address(&self, name: &str) -> String {
        let open = self.open.get(name);
        open.map_or_else(|| address::address(name), |open| open.address.clone())
    }

    /// The version of a text, if it is open.
    pub(super) fn version(&self, name: &str) -> Option<i32> {
        self.open.get(name).map(|open| open.version)
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        let texts = self.open.iter();
        texts
            .map(|(name, open)| (name.clone(), (open.version, open.source.clone())))
            .collect()
    }

    /// The names of all open texts that are ours.
    pub(super) fn ours(&self) -> Vec<String> {
        let names = self.open.keys();
        names
            .filter(|name| self.sort(name) != Sort::Foreign)
            .cloned()
            .collect()
    }

    pub(super) fn source(&self, name: &str) -> Option<&Source> {
        self.open.get(name).map(|open| &open.source)
    }

    /// The module of a file of paths: the one it names, else the one beside it.
    pub(super) fn module_of(&self, paths: &str) -> Option<String> {
        let text = || match self.source(paths) {
            Some(source) => Some(source.text().to_owned()),
            None => files::read(paths).ok(),
        };
        crate::paths::module_of(paths, text)
    }

    pub(super) fn sort(&self, name: &str) -> Sort {
        match self.open.get(name) {
            Some(open) if open.is_ours && !name.ends_with(PATHS) => Sort::Module,
            Some(open) => sort(&open.source),
            None => Sort::Foreign,
        }
    }

    /// Whether a file is a module, open or on disk.
    pub(super) fn is_module(&self, name: &str) -> bool {
        if self.open.contains_key(name) {
            return self.sort(name) == Sort::Module;
        }
        files::read(name).is_ok_and(|text| Signs::of(&text).is_module())
    }

    /// A text as read: open, else from disk.
    pub(super) fn reading(&self, name: &str) -> Option<Arc<Reading>> {
        if let Some(open) = self.open.get(name) {
            // What the checker read of this very text is not read again.
            let is_same = |kept: &Arc<Reading>| kept.source.text() == open.source.text();
            let kept = || self.kept.get(name).filter(is_same);
            let read = || kept().unwrap_or_else(|| Arc::new(Reading::of(open.source.clone())));
            return Some(Arc::clone(open.reading.get_or_init(read)));
        }
        let text = files::read(name).ok()?;
        Some(Arc::new(Reading::of(Source::new(name, text))))
    }

    /// Its readings, newest first: of the text as it is when it was read already, and the last that was whole.
    pub(super) fn readings(&self, name: &str) -> Vec<Arc<Reading>> {
        let now = self.open.get(name).and_then(|open| open.reading.get().cloned());
        let is_whole = now.as_ref().is_some_and(|now| now.is_whole);
        let kept = self.kept.get(name).filter(|_| !is_whole);
        let mut readings: Vec<Arc<Reading>> = now.into_iter().chain(kept).collect();
        if readings.is_empty() {
            readings.extend(self.reading(name));
        }
        readings
    }

    /// The modules in which a name of this file may be used: those that are open, and those in the folders around it.
    pub(super) fn modules_near(&self, name: &str) -> Vec<String> {
        let mut folders: Vec<PathBuf> = self.roots.iter().map(PathBuf::from).collect();
        if folders.is_empty()
            && let Some(folder) = Path::new(name).parent()
        {
            folders.push(folder.to_owned());
            folders.extend(folder.parent().map(Path::to_owned));
        }
        let is_module = |name: &str| name.ends_with(".yaml") && !name.ends_with(PATHS);
        let mut found: Vec<String> = self.open.keys().filter(|name| is_module(name)).cloned().collect();
        for folder in folders {
            if let Ok(names) = files::find(&[folder], &is_module) {
                found.extend(names.into_iter().take(FILES));
            }
        }
        found.sort();
        found.dedup();
        found
    }
}

/// What a text is to us: a module when it says so or has what a module alone has, also one that is being begun.
pub(super) fn sort(source: &Source) -> Sort {
    if source.name().ends_with(PATHS) {
        return Sort::Paths;
    }
    let signs = Signs::of(source.text());
    if signs.is_module() || signs.is_only_known {
        Sort::Module
    } else {
        Sort::Foreign
    }
}

/// What the outermost keys of a text tell.
struct Signs {
    /// It has the line that modules begin with.
    is_headed: bool,
    has_module: bool,
    has_steps: bool,
    /// Nothing in it is strange to a module.
    is_only_known: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let keys = POSITIONS.first().map_or(&[][..], |module| module.keys);
        let mut signs = Self {
            is_headed: false,
            has_module: false,
            has_steps: false,
            is_only_known: true,
        };
        let text = text.trim_start_matches('\u{feff}');
        // A module in braces has its keys wherever they stand.
        let is_in_braces = text.trim_start().starts_with('{');
        for line in text.split(|c: char| c == '\n' || (is_in_braces && matches!(c, '{' | ','))) {
            let line = if is_in_braces { line.trim_start() } else { line };
            let line = line.trim_start_matches('"');
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let key = line.split([':', '"']).next().unwrap_or("").trim();
                signs.is_headed |= key == "leerpad" && line.contains(':');
                signs.has_module |= key == "module";
                signs.has_steps |= key == "steps";
                signs.is_only_known &= keys.iter().any(|known| known.name.starts_with(key));
            } else if line.starts_with(['-', '{', '[']) {
                signs.is_only_known = false;
            }
        }
        signs
    }

    /// A slip in the first line leaves the others to tell.
    const fn is_module(&self) -> bool {
        self.is_headed || (self.has_module && self.has_steps)
    }
}

/// The file of paths of a module.
pub(super) fn paths_of(module: &str) -> String {
    format!("{}{PATHS}", module.strip_suffix(".yaml").unwrap_or(module))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_yaml_is_left_alone() {
        let of = |name: &str, text: &str| sort(&Source::new(name, text));
        assert_eq!(of("a.yaml", "# x\nleerpad: 1\nfoo: 2\n"), Sort::Module);
        assert_eq!(of("a.yaml", ""), Sort::Module);
        assert_eq!(of("a.yaml", "titl"), Sort::Module);
        assert_eq!(of("a.yaml", "version: 3\nservices:\n  a: b\n"), Sort::Foreign);
        assert_eq!(of("a.yaml", "- a\n- b\n"), Sort::Foreign);
        assert_eq!(of("a.yaml", "{name: x, steps: [{run: y}]}"), Sort::Foreign);
        assert_eq!(of("a.paths.yaml", "- path: x\n"), Sort::Paths);
        let rest = "module: m\ntitle: T\nsteps:\n  - step: a\n";
        for head in ["leerpad 1", "Leerpad: 1", "leerpad : 1", "leerpd: 1"] {
            assert_eq!(of("a.yaml", &format!("{head}\n{rest}")), Sort::Module, "{head}");
        }
        let flow = "{leerpad: 1, module: m, steps: [{step: a}]}";
        assert_eq!(of("a.yaml", flow), Sort::Module);
        assert_eq!(
            of("a.yaml", &flow.replace("leerpad: 1", "leerpad 1")),
            Sort::Module
        );
    }
}
