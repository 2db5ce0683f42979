//! `leerpad test`: the paths that authors write beside a module, walked; and the ways that no path walks.

mod coverage;
mod fault;
mod find;
mod miss;
mod screen;
mod story;
mod together;
mod values;
mod walk;
mod write;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::check::{Module, part_path};
use leerpad::ground::language::Language;
use leerpad::ground::problem::Problem;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use leerpad::session::Session;

use self::coverage::{Coverage, Measure};
pub(crate) use self::story::{ACT_KEYS, EXPECT_KEYS, STORY_KEYS, WORDS};
pub(crate) use self::together::{GUIDE, SYSTEM};
use self::write::Written;
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
    /// Tell of options and checks too, and how much is walked in all
    #[arg(long)]
    coverage: bool,
    /// Write a file of paths here for each thing that no path walks yet, as far as one is found
    #[arg(long, value_name = "FOLDER")]
    write_paths: Option<PathBuf>,
}

/// What was walked in all.
#[derive(Default)]
struct Tally {
    good: usize,
    missed: usize,
    open: usize,
    /// Modules that could not be walked at all.
    unwalked: usize,
}

/// Walks every path of every file.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let mut outcome = Outcome::Clean;
    let mut tally = Tally::default();
    let may_lack_paths = arguments.coverage || arguments.write_paths.is_some();
    for (module, files) in by_module(&arguments.paths, may_lack_paths)? {
        match walk_module(&module, &files, arguments, &mut tally, terminal) {
            Ok(one) => outcome = outcome.worse(one),
            Err(failure) => {
                let words = failure.words(terminal.language());
                terminal.complain(&words);
                outcome = Outcome::Unfinished;
                tally.unwalked += 1;
            }
        }
    }
    let Tally {
        good,
        missed,
        open,
        unwalked,
    } = tally;
    let (nl, en) = match (open, unwalked) {
        (0, 0) => ("elke weg is gelopen".to_owned(), "every way is walked".to_owned()),
        (0, _) => (
            format!("{} niet gelopen", count(unwalked, "module", "modules")),
            format!("{} not walked", count(unwalked, "module", "modules")),
        ),
        _ => (
            format!("{} nog niet gelopen", count(open, "weg", "wegen")),
            format!("{} not walked yet", count(open, "way", "ways")),
        ),
    };
    let nl = format!("{} goed, {missed} mis; {nl}.", count(good, "pad", "paden"));
    let en = format!("{} right, {missed} not; {en}.", count(good, "path", "paths"));
    let line = terminal.either(&nl, &en).to_owned();
    terminal.say(&line);
    Ok(outcome)
}

/// Modules with their files of paths, in the order in which they are named. Without paths there is nothing to walk, though there
/// may be what none of them walks.
fn by_module(given: &[PathBuf], may_lack_paths: bool) -> Result<Vec<(String, Vec<String>)>, Failure> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for name in files::find(given, &|name| name.ends_with(PATHS))? {
        let (paths, module) = match module_of(&name, || files::read(&name).ok()) {
            Some(module) => (Some(name), module),
            None => {
                let paths = format!("{}{PATHS}", name.strip_suffix(".yaml").unwrap_or(&name));
                let is_without = Path::new(&name).exists() && !Path::new(&paths).exists();
                if is_without && !may_lack_paths {
                    return Err(Failure::NoPaths { module: name, paths });
                }
                ((!is_without).then_some(paths), name)
            }
        };
        // However it is named, it is the same module.
        let same =
            |known: &str| known == module || whole(known).is_some_and(|path| whole(&module) == Some(path));
        match all.iter_mut().find(|(known, _)| same(known)) {
            Some((_, files)) => files.extend(paths.filter(|paths| !files.contains(paths))),
            None => all.push((module, paths.into_iter().collect())),
        }
    }
    Ok(all)
}

/// A path without links and detours, of a file that is there.
fn whole(path: &str) -> Option<PathBuf> {
    std::fs::canonicalize(path).ok()
}

/// The module of a file of paths: the one it names, else the one beside it.
pub(crate) fn module_of(paths: &str, text: impl FnOnce() -> Option<String>) -> Option<String> {
    let stem = paths.strip_suffix(PATHS)?;
    let named = text().filter(|text| text.contains("module:")).and_then(|text| {
        let (tree, _) = leerpad::syntax::parse(&Source::new(paths, text), 0);
        story::module(&tree).map(|named| part_path(paths, named))
    });
    Some(named.unwrap_or_else(|| format!("{stem}.yaml")))
}

fn walk_module(
    module: &str,
    files: &[String],
    arguments: &Arguments,
    tally: &mut Tally,
    terminal: &mut Terminal,
) -> Done {
    let loaded = modules::load(module)?;
    let checked = loaded.module()?;
    let program = Arc::new(Program::compile(checked));
    let mut coverage = Coverage::default();
    let mut outcome = Outcome::Clean;
    if files.is_empty() {
        terminal.say(module);
    }
    for paths in files {
        outcome = outcome.worse(walk_file(paths, &program, &mut coverage, tally, terminal)?);
    }
    let is_whole = arguments.coverage || arguments.write_paths.is_some();
    let measure = coverage.measure(
        checked.plan(),
        checked.lines(),
        loaded.sources.all(),
        terminal.language(),
        is_whole,
    );
    if is_whole {
        tell_figures(&measure, terminal);
    }
    tally.open += measure.open.len();
    if !measure.open.is_empty() {
        terminal.say(
            terminal
                .either("  nog in geen enkel pad:", "  in no path yet:")
                .to_owned()
                .as_str(),
        );
        for way in &measure.open {
            terminal.say(&format!("    {}: {}", way.place, way.words));
        }
    }
    if let Some(folder) = arguments
        .write_paths
        .as_ref()
        .filter(|_| !measure.open.is_empty())
    {
        let written = write::write(
            folder,
            (module, checked),
            &program,
            &measure.open,
            terminal.language(),
        )?;
        tell_written(&written, terminal);
    }
    Ok(outcome)
}

/// How much of each kind is walked.
fn tell_figures(measure: &Measure, terminal: &mut Terminal) {
    let kinds = [
        ("stappen en wegen", "steps and ways"),
        ("delen van schalen", "bands"),
        ("keuzes", "options"),
        ("reacties", "feedback"),
    ];
    for ((nl, en), (all, left)) in kinds.into_iter().zip(measure.all.iter().zip(measure.left)) {
        if *all > 0 {
            let walked = all.saturating_sub(left);
            let nl = format!("  {nl}: {walked} van {all} gelopen");
            let en = format!("  {en}: {walked} of {all} walked");
            let line = terminal.either(&nl, &en).to_owned();
            terminal.say(&line);
        }
    }
}

fn tell_written(written: &Written, terminal: &mut Terminal) {
    if !written.files.is_empty() {
        let head = terminal.either("  geschreven:", "  written:").to_owned();
        terminal.say(&head);
    }
    for file in &written.files {
        terminal.say(&format!("    {file}"));
    }
    let further = [
        (
            &written.kept,
            "  stond er al, en wordt nog niet meegelopen:",
            "  was there already, and is not walked along yet:",
        ),
        (
            &written.nobodys,
            "  hier komt niemand, hoe er ook geantwoord wordt:",
            "  nobody gets these, whatever they answer:",
        ),
        (
            &written.not_found,
            "  hier werd geen pad naartoe gevonden; dat zegt niet dat er geen is:",
            "  no path to these was found; that does not say that there is none:",
        ),
    ];
    for (open, nl, en) in further {
        if !open.is_empty() {
            let head = terminal.either(nl, en).to_owned();
            terminal.say(&head);
        }
        for one in open {
            terminal.say(&format!("    {one}"));
        }
    }
}

/// What is wrong with a file of paths.
pub(crate) struct Looked {
    /// How it is written.
    pub(crate) problems: Vec<Problem>,
    /// What cannot be read, and where a path does not come out as written.
    pub(crate) lines: Vec<Told>,
}

/// What is told of a line.
pub(crate) struct Told {
    pub(crate) line: u32,
    pub(crate) words: String,
    /// A word that means nothing, and the one that was probably meant.
    pub(crate) meant: Option<(String, String)>,
}

/// Reads a text of paths and walks them, when there is a module without errors to walk.
pub(crate) fn look(source: &Source, module: Option<&Module>, language: Language) -> Looked {
    let (tree, problems) = leerpad::syntax::parse(source, 0);
    let (stories, faults) = story::read(source, &tree);
    let told = faults.iter().map(|(line, fault)| Told {
        line: *line,
        words: fault.words(language),
        meant: fault.meant(),
    });
    let mut lines: Vec<Told> = told.collect();
    if let Some(module) = module {
        let program = Arc::new(Program::compile(module));
        for story in &stories {
            if let Err((line, miss)) = walk::walk(story, &program, &mut Coverage::default()) {
                lines.push(Told {
                    line,
                    words: miss.words(language),
                    meant: miss.meant(),
                });
            }
        }
    }
    Looked { problems, lines }
}

/// Walks every path of a file on a module, and shows the session after each act: by the name of the path, with what is
/// missed of it.
pub(crate) fn walk_each(
    paths: &str,
    program: &Arc<Program>,
    language: Language,
    seen: &mut dyn FnMut(&str, &Session),
    done: &mut dyn FnMut(&str, Option<String>),
) -> Result<(), Failure> {
    let source = Source::new(paths, files::read(paths)?);
    let (tree, problems) = leerpad::syntax::parse(&source, 0);
    let (stories, faults) = story::read(&source, &tree);
    if !problems.is_empty() || !faults.is_empty() {
        return Err(Failure::Faulty {
            path: paths.to_owned(),
            errors: problems.len() + faults.len(),
        });
    }
    for story in &stories {
        let mut see = |session: &Session| seen(&story.name, session);
        let walked = walk::walk_seeing(story, program, &mut Coverage::default(), &mut see);
        let missed = walked.err();
        done(
            &story.name,
            missed.map(|(line, miss)| format!("{paths}:{line}: {}", miss.words(language))),
        );
    }
    Ok(())
}

fn walk_file(
    paths: &str,
    program: &Arc<Program>,
    coverage: &mut Coverage,
    tally: &mut Tally,
    terminal: &mut Terminal,
) -> Done {
    let language = terminal.language();
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
    for story in &stories {
        match walk::walk(story, program, coverage) {
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
    Ok(outcome)
}
