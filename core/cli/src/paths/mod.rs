//! `leerpad test`: the paths that authors write beside a module, walked; and the ways that no path walks.

mod coverage;
mod miss;
mod screen;
mod story;
mod together;
mod values;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::check::Module;
use leerpad::ground::language::Language;
use leerpad::ground::problem::Problem;
use leerpad::ground::source::Source;
use leerpad::program::Program;

use self::coverage::Coverage;
pub(crate) use self::story::{ACT_KEYS, EXPECT_KEYS, STORY_KEYS, WORDS};
use crate::failure::Failure;
use crate::files::PATHS;
use crate::render::{self, Format};
use crate::speech::count;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files, modules};

/// Walk the paths beside modules, and tell which ways no path walks
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Modules, their paths (NAME.paths.yaml), or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

/// What was walked in all.
#[derive(Default)]
struct Tally {
    good: usize,
    missed: usize,
    open: usize,
}

/// Walks every path of every file.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let mut outcome = Outcome::Clean;
    let mut tally = Tally::default();
    for (paths, module) in pairs(&arguments.paths)? {
        match walk_file(&paths, &module, &mut tally, terminal) {
            Ok(one) => outcome = outcome.worse(one),
            Err(failure) => {
                let words = failure.words(terminal.language());
                terminal.complain(&words);
                outcome = Outcome::Unfinished;
            }
        }
    }
    let Tally { good, missed, open } = tally;
    let nl = format!(
        "{} goed, {missed} mis; {}.",
        count(good, "pad", "paden"),
        if open == 0 {
            "elke weg is gelopen".to_owned()
        } else {
            format!("{} nog niet gelopen", count(open, "weg", "wegen"))
        }
    );
    let en = format!(
        "{} right, {missed} not; {}.",
        count(good, "path", "paths"),
        if open == 0 {
            "every way is walked".to_owned()
        } else {
            format!("{} not walked yet", count(open, "way", "ways"))
        }
    );
    let line = terminal.either(&nl, &en).to_owned();
    terminal.say(&line);
    Ok(outcome)
}

/// What is wrong with a file of paths.
pub(crate) struct Looked {
    /// How it is written.
    pub(crate) problems: Vec<Problem>,
    /// What cannot be read, and where a path does not come out as written: the line and the words.
    pub(crate) lines: Vec<(u32, String)>,
}

/// Reads a text of paths and walks them, when there is a module without errors to walk.
pub(crate) fn look(source: &Source, module: Option<&Module>, language: Language) -> Looked {
    let (tree, problems) = leerpad::syntax::parse(source, 0);
    let (stories, faults) = story::read(source, &tree);
    let told = faults.iter().map(|(line, fault)| (*line, fault.words(language)));
    let mut lines: Vec<(u32, String)> = told.collect();
    if let Some(module) = module {
        let program = Arc::new(Program::compile(module));
        for story in &stories {
            if let Err((line, miss)) = walk::walk(story, &program, &mut Coverage::default()) {
                lines.push((line, miss.words(language)));
            }
        }
    }
    Looked { problems, lines }
}

/// Files of paths with their modules.
fn pairs(given: &[PathBuf]) -> Result<Vec<(String, String)>, Failure> {
    let mut pairs = Vec::new();
    for name in files::find(given, &|name| name.ends_with(PATHS))? {
        let pair = if let Some(stem) = name.strip_suffix(PATHS) {
            let module = format!("{stem}.yaml");
            (name, module)
        } else {
            let paths = format!("{}{PATHS}", name.strip_suffix(".yaml").unwrap_or(&name));
            if Path::new(&name).exists() && !Path::new(&paths).exists() {
                return Err(Failure::NoPaths { module: name, paths });
            }
            (paths, name)
        };
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    }
    Ok(pairs)
}

fn walk_file(paths: &str, module: &str, tally: &mut Tally, terminal: &mut Terminal) -> Done {
    let language = terminal.language();
    let loaded = modules::load(module)?;
    let checked = loaded.module()?;
    let source = Source::new(paths, files::read(paths)?);
    let (tree, problems) = leerpad::syntax::parse(&source, 0);
    terminal.say(paths);
    if !problems.is_empty() {
        let drawn = render::problems(
            Format::Human,
            language,
            std::slice::from_ref(&source),
            &problems,
            terminal.colour(),
        );
        terminal.write(&drawn);
    }
    let (stories, faults) = story::read(&source, &tree);
    for (line, fault) in &faults {
        terminal.say(&format!("  {paths}:{line}: {}", fault.words(language)));
    }
    let mut outcome = if problems.is_empty() && faults.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Faults
    };
    let program = Arc::new(Program::compile(checked));
    let mut coverage = Coverage::default();
    for story in &stories {
        match walk::walk(story, &program, &mut coverage) {
            Ok(()) => {
                tally.good += 1;
                terminal.say(&format!("  {}  {}", terminal.either("goed", "right"), story.name));
            }
            Err((line, miss)) => {
                tally.missed += 1;
                outcome = Outcome::Faults;
                terminal.say(&format!("  {}   {}", terminal.either("mis", "not  "), story.name));
                terminal.say(&format!("        {paths}:{line}: {}", miss.words(language)));
            }
        }
    }
    let open = coverage.open(checked.plan(), checked.lines(), loaded.sources.all(), language);
    tally.open += open.len();
    if !open.is_empty() {
        terminal.say(
            terminal
                .either("  nog in geen enkel pad:", "  in no path yet:")
                .to_owned()
                .as_str(),
        );
        for way in open {
            terminal.say(&format!("    {}: {}", way.place, way.words));
        }
    }
    Ok(outcome)
}
