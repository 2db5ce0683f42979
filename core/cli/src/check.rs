//! `leerpad check`: every problem of every module, in one run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use leerpad::check::waiting_places;
use leerpad::expr::name::ItemIx;
use leerpad::ground::problem::{Problem, Severity};
use leerpad::ground::source::Source;
use leerpad::module::plan::{Fits, ItemKind};
use leerpad::program::Program;

use crate::modules::{self, Loaded};
use crate::render::{self, Format};
use crate::speech::{Both, count};
use crate::terminal::Terminal;
use crate::{Done, Outcome, certificate, files};

/// Find every fault in modules: where, why it matters, what to do
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Modules, or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Walk every path as far as the budget goes, and say what is proved, what is refuted and what is not decided
    #[arg(long)]
    prove: bool,
    /// How many acts are applied at most while proving
    #[arg(long, value_name = "ACTS", default_value_t = 2_000_000, value_parser = budget, requires = "prove")]
    budget: u64,
    /// End with 2 for warnings too
    #[arg(long, value_name = "warnings", value_parser = ["warnings"])]
    deny: Option<String>,
}

fn budget(written: &str) -> Result<u64, Both> {
    let wanted = || {
        Both::new(
            "een heel getal boven 0, zoals 2000000",
            "a whole number above 0, such as 2000000",
        )
    };
    written
        .parse()
        .ok()
        .filter(|budget| *budget > 0)
        .ok_or_else(wanted)
}

/// Acts that are tried for somebody who waits at a terminal, where they do not say how many.
const PATIENT: u64 = 1_000_000;

/// Checks every module; one that cannot be read does not keep the others from it.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let names = files::modules(&arguments.paths)?;
    let mut outcome = Outcome::Clean;
    let is_for_people = matches!(arguments.format, Format::Human | Format::Plain);
    let mut found = Found::default();
    let mut certificates = String::new();
    for name in &names {
        let budget = if arguments.prove {
            arguments.budget
        } else {
            PATIENT
        };
        match modules::load_proving(name, budget) {
            Ok((loaded, proof)) => {
                found.add(&loaded);
                for open in proof.iter().flat_map(certificate::undecided) {
                    let line = certificate::line_of(&loaded.sources, open.span);
                    found.undecided.insert((name.clone(), line));
                }
                let proof = proof.filter(|_| arguments.prove);
                if is_for_people {
                    found.tell(&loaded);
                }
                if let Some(proof) = proof {
                    let language = terminal.language();
                    let is_json = matches!(arguments.format, Format::Json);
                    certificates.push_str(&certificate::write(
                        language,
                        is_json,
                        name,
                        &loaded.sources,
                        &proof,
                    ));
                }
            }
            Err(failure) => {
                let words = failure.words(terminal.language());
                terminal.complain(&words);
                outcome = Outcome::Unfinished;
            }
        }
    }
    let drawn = render::problems(
        arguments.format,
        terminal.language(),
        &found.sources,
        &found.problems,
        terminal.colour(),
    );
    terminal.write(&drawn);
    if !matches!(arguments.format, Format::Sarif) {
        terminal.write(&certificates);
    }
    let number = |severity| {
        found
            .problems
            .iter()
            .filter(|problem| problem.rule.severity == severity)
            .count()
    };
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    if is_for_people && found.problems.is_empty() && outcome == Outcome::Clean {
        let modules = count(names.len(), "module", "modules");
        let (nl, en) = if !found.undecided.is_empty() {
            (
                format!("Geen problemen gevonden: {modules} bekeken."),
                format!("No problems found: {modules} checked."),
            )
        } else {
            (
                format!("Alles klopt: {modules} bekeken."),
                format!("All is well: {modules} checked."),
            )
        };
        terminal.tell(&nl, &en);
    }
    // Who reads the result by machine is told beside it how far it goes.
    let aside = |terminal: &mut Terminal, nl: &str, en: &str| {
        if is_for_people {
            terminal.tell(nl, en);
        } else {
            terminal.remark(nl, en);
        }
    };
    if !found.undecided.is_empty() && !arguments.prove {
        let (nl, en) = found.not_sure(names.len() > 1);
        aside(terminal, &nl, &en);
    }
    if found.unwalked > 0 {
        let modules = count(found.unwalked, "module", "modules");
        let (nl, en) = match names.len() {
            1 => ("hier".to_owned(), "here".to_owned()),
            _ => (format!("in {modules}"), format!("in {modules}")),
        };
        let (nl, en) = (
            format!(
                "Of iemand vastloopt, en of er iets staat dat niemand krijgt, is {nl} nog niet bekeken: dat kan pas zonder \
                 deze fouten."
            ),
            format!(
                "Whether somebody gets stuck, or something is there for nobody, was not looked at {en} yet: these errors come \
                 first."
            ),
        );
        aside(terminal, &nl, &en);
    }
    if found.mended > 0 {
        aside(
            terminal,
            "Of iemand vastloopt, en of er iets staat dat niemand krijgt, is bekeken alsof elke fout hersteld is zoals erbij \
             staat.",
            "Whether somebody gets stuck, or something is there for nobody, was looked at as if every error were mended as it \
             says.",
        );
    }
    if found.unread > 0 {
        aside(
            terminal,
            "Een voorwaarde die niet te lezen is, kan van alles betekenen: van de paden staat hier alleen wat hoe dan ook zo is.",
            "A condition that cannot be read may mean anything: of the paths only that is told here which is so either way.",
        );
    }
    if is_for_people && errors == 0 && found.waiting > 0 && outcome == Outcome::Clean {
        let places = |one, more| count(found.waiting, one, more);
        let (nl, en) = (
            format!(
                "Niemand hoeft te wachten op de begeleider: {}, elk met een grens.",
                places("plek", "plekken")
            ),
            format!(
                "Nobody has to wait for the guide: {}, each with a limit.",
                places("place", "places")
            ),
        );
        terminal.tell(&nl, &en);
    }
    if is_for_people && errors == 0 && outcome == Outcome::Clean {
        for (module, step, items) in &found.told {
            let step = match names.len() {
                1 => format!("`{step}`"),
                _ => format!("`{step}` ({module})"),
            };
            let names = items.iter().map(|item| format!("`{item}`"));
            let names = names.collect::<Vec<_>>().join(", ");
            let (nl, en) = if items.is_empty() {
                (
                    format!("De begeleider merkt het als iemand bij {step} komt."),
                    format!("The guide notices when somebody comes to {step}."),
                )
            } else {
                (
                    format!(
                        "De begeleider merkt het als iemand bij {step} komt, en dat hangt af van: {names}."
                    ),
                    format!("The guide notices when somebody comes to {step}, and that hangs on: {names}."),
                )
            };
            terminal.tell(&nl, &en);
        }
        for (module, item) in &found.written {
            let item = match names.len() {
                1 => format!("`{item}`"),
                _ => format!("`{item}` ({module})"),
            };
            let (nl, en) = (
                format!("Wat iemand bij {item} schrijft, staat woord voor woord in het journaal."),
                format!("What somebody writes at {item} is kept in the journal, word for word."),
            );
            terminal.tell(&nl, &en);
        }
    }
    if errors > 0 || (arguments.deny.is_some() && warnings > 0) {
        outcome = outcome.worse(Outcome::Faults);
    }
    Ok(outcome)
}

/// The problems of several modules over one list of texts: a part that two modules use is there once.
#[derive(Default)]
struct Found {
    sources: Vec<Source>,
    numbers: BTreeMap<String, u16>,
    problems: Vec<Problem>,
    /// Places that wait for somebody, in modules without errors: that nobody's silence keeps anybody was checked.
    waiting: usize,
    /// What the guide comes to know by its being reached, with the items that decide that.
    told: Vec<(String, String, Vec<String>)>,
    /// Items at which words are written that the journal keeps: the path hangs on them, or they are judged.
    written: Vec<(String, String)>,
    /// Lines about which something is neither proved nor refuted, by the name of their module.
    undecided: BTreeSet<(String, u32)>,
    /// Modules whose errors keep their paths from being walked.
    unwalked: usize,
    /// Modules whose paths were walked with their errors mended.
    mended: usize,
    /// Modules whose paths were walked with conditions that cannot be read.
    unread: usize,
}

/// So many lines are named of which something is not sure.
const NAMED: usize = 6;

impl Found {
    /// What is neither proved nor refuted, and where to ask why.
    fn not_sure(&self, is_of_several: bool) -> (String, String) {
        let lines = self.undecided.iter().take(NAMED);
        let lines: Vec<String> = lines
            .map(|(name, line)| {
                if is_of_several {
                    format!("{name}:{line}")
                } else {
                    line.to_string()
                }
            })
            .collect();
        let more = match self.undecided.len().saturating_sub(NAMED) {
            0 => (String::new(), String::new()),
            more => (format!(" en {more} meer"), format!(" and {more} more")),
        };
        let (of_line, on_line) = if is_of_several {
            ("", "")
        } else {
            ("regel ", "line ")
        };
        let lines = lines.join(", ");
        (
            format!(
                "Nog niet zeker is wat hangt aan {of_line}{lines}{}: `leerpad check --prove` kijkt verder, en zegt waarom.",
                more.0
            ),
            format!(
                "Not sure yet is what hangs on {on_line}{lines}{}: `leerpad check --prove` looks further, and says why.",
                more.1
            ),
        )
    }

    fn add(&mut self, loaded: &Loaded) {
        let module = loaded.checked.module.as_ref();
        self.waiting += module.map_or(0, |module| waiting_places(module.plan()));
        self.unwalked += usize::from(loaded.checked.tried().is_none());
        self.mended += usize::from(loaded.checked.is_mended);
        self.unread += usize::from(loaded.checked.tried().is_some_and(|module| module.unread() > 0));
        let numbers: Vec<u16> = loaded
            .sources
            .all()
            .iter()
            .map(|source| self.number(source))
            .collect();
        let number = |own: u16| numbers.get(usize::from(own)).copied().unwrap_or(own);
        for problem in &loaded.checked.problems {
            let mut problem = problem.clone();
            problem.span.source = number(problem.span.source);
            for related in &mut problem.related {
                related.span.source = number(related.span.source);
            }
            for edit in &mut problem.fix {
                edit.span.source = number(edit.span.source);
            }
            self.problems.push(problem);
        }
        leerpad::ground::problem::sort(&mut self.problems);
    }

    /// Takes what the guide comes to know in a module without errors, and what the journal does.
    fn tell(&mut self, loaded: &Loaded) {
        let Some(module) = &loaded.checked.module else {
            return;
        };
        let program = Program::compile(module);
        let id = |item: &ItemIx| program.item_id(*item).to_owned();
        self.told.extend(program.tells().map(|(step, items)| {
            let module = program.plan().id.clone();
            let step = program.step_id(step).to_owned();
            (module, step, items.iter().map(id).collect())
        }));
        let written = module.plan().items.iter().filter(|item| match &item.kind {
            ItemKind::Text { .. } => !item.vault,
            ItemKind::Gap { gaps, .. } => gaps.iter().any(|gap| matches!(gap.fits, Fits::Words(_))),
            _ => false,
        });
        let written = written.map(|item| (module.plan().id.clone(), item.id.clone()));
        self.written.extend(written);
    }

    fn number(&mut self, source: &Source) -> u16 {
        if let Some(number) = self.numbers.get(source.name()) {
            return *number;
        }
        let number = u16::try_from(self.sources.len()).unwrap_or(u16::MAX);
        self.numbers.insert(source.name().to_owned(), number);
        self.sources.push(source.clone());
        number
    }
}
