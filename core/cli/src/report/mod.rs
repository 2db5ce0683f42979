//! `report`: what was done in a module, with how many, in which form and what it yielded, over a folder of journals.

mod csv;
mod table;

use std::path::PathBuf;
use std::sync::Arc;

use leerpad::ground::json::canonical;
use leerpad::ground::language::Language;
use leerpad::ground::moment::Date;
use leerpad::journal::replay::JournalFault;
use leerpad::program::Program;
use leerpad::report::{Cohort, LeftOut, Period, Report, Threshold};

use crate::speech::Both;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files, modules, store};

/// Report over a folder of journals: counts and means in which nobody can be recognised
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module; older versions of it may follow, for journals that were made with those
    #[arg(required = true, value_name = "MODULE")]
    modules: Vec<PathBuf>,
    /// The folder with the journals
    #[arg(long, value_name = "FOLDER")]
    journals: PathBuf,
    /// Counts of fewer than this are withheld, and what would give them away (3 to 1000)
    #[arg(long, value_name = "NUMBER", default_value = "5", value_parser = threshold)]
    k: Threshold,
    /// What is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Only sessions that began on this day or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Date>,
    /// Only sessions that began on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: Option<Date>,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Tables in Markdown
    Text,
    /// One object
    Json,
    /// One line per number
    Csv,
}

fn threshold(written: &str) -> Result<Threshold, Both> {
    let k = written.parse().ok().and_then(Threshold::new);
    let (least, most) = (Threshold::LEAST, Threshold::MOST);
    k.ok_or_else(|| {
        Both::new(
            format!("een heel getal van {least} tot en met {most}"),
            format!("a whole number from {least} to {most}"),
        )
    })
}

fn day(written: &str) -> Result<Date, Both> {
    Date::parse(written).ok_or_else(|| {
        Both::new(
            "een dag die bestaat, zoals `2026-01-31`",
            "a day that exists, such as `2026-01-31`",
        )
    })
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let mut programs: Vec<Arc<Program>> = Vec::new();
    for path in &arguments.modules {
        let path = files::shown(path);
        let program = Program::compile(modules::load(&path)?.module()?);
        if let Some(first) = programs.first()
            && first.plan().id != program.plan().id
        {
            return Err(crate::failure::Failure::OtherModule {
                path,
                expected: first.plan().id.clone(),
            });
        }
        programs.push(Arc::new(program));
    }
    let newest = programs.first().cloned();
    let period = Period {
        from: arguments.from,
        to: arguments.to,
    };
    let mut cohort = Cohort::new(programs, period);
    let folder = std::slice::from_ref(&arguments.journals);
    for name in files::find_journals(folder)? {
        let journal = store::look(std::path::Path::new(&name))?;
        if let Err(why) = cohort.add(&journal) {
            leave_out(&name, &why, terminal);
        }
    }
    let report = cohort.report(arguments.k);
    widened(period, cohort.widened(arguments.k), arguments.k, terminal);
    match arguments.format {
        Format::Json => terminal.say(&canonical(&report.to_json())),
        Format::Csv => terminal.write(&csv::write(&report)),
        Format::Text => {
            let text =
                newest.map(|program| table::write(&report, &program, cohort.frame(), terminal.language()));
            terminal.write(&text.unwrap_or_default());
            summary(&report, terminal);
        }
    }
    Ok(if report.left.damaged > 0 {
        Outcome::Faults
    } else {
        Outcome::Clean
    })
}

/// Says of which days the report is, if that are more than were asked for.
fn widened(asked: Period, period: Period, k: Threshold, terminal: &mut Terminal) {
    if asked == period {
        return;
    }
    let shown = |day: Option<Date>, open: &str| day.map_or_else(|| open.to_owned(), |day| day.to_string());
    let k = k.k();
    let words = match terminal.language() {
        Language::Nl => format!(
            "dit verslag gaat over sessies die begonnen van {} tot en met {}: van een kortere tijd zou een ander verslag \
             samen met dit verraden hoe het met minder dan {k} mensen zit",
            shown(period.from, "het begin"),
            shown(period.to, "vandaag"),
        ),
        Language::En => format!(
            "this report is about sessions that began from {} to {}: of a shorter time another report together with this \
             one would give away something about fewer than {k} people",
            shown(period.from, "the beginning"),
            shown(period.to, "today"),
        ),
    };
    terminal.complain(&words);
}

/// Names a journal that adds nothing, to who runs the command and never in the report.
fn leave_out(name: &str, why: &LeftOut, terminal: &mut Terminal) {
    let words = match why {
        LeftOut::NotBegun => return,
        LeftOut::Copy => terminal.either(
            "is een kopie van een ander journaal, en telt niet nog eens mee",
            "is a copy of another journal, and does not count again",
        ),
        LeftOut::Program { program, seq } => {
            let words = terminal.either(
                "hoort bij een andere module of een andere versie, en telt niet mee; geef die versie erbij",
                "belongs to another module or another version and does not count; name that version too",
            );
            let act = terminal.either("vanaf handeling", "from act");
            let words = format!("`{name}` {words} ({act} {seq}: {})", program.hex());
            terminal.complain(&words);
            return;
        }
        LeftOut::Fault(JournalFault::Damage(_)) => terminal.either(
            "is beschadigd of geen journaal, en telt niet mee",
            "is damaged or no journal, and does not count",
        ),
        LeftOut::Fault(_) => terminal.either(
            "komt niet hetzelfde uit, en telt niet mee",
            "does not come out the same, and does not count",
        ),
    };
    let words = format!("`{name}` {words}");
    terminal.complain(&words);
}

fn summary(report: &Report, terminal: &mut Terminal) {
    let (withheld, k) = (report.withheld(), report.threshold.k());
    if withheld > 0 {
        let one = withheld == 1;
        let words = terminal.either(
            if one {
                "getal is verborgen"
            } else {
                "getallen zijn verborgen"
            },
            if one {
                "number is withheld"
            } else {
                "numbers are withheld"
            },
        );
        let why = match terminal.language() {
            Language::Nl => format!(
                "ze gaan over minder dan {k} mensen, of zouden samen met andere getallen verraden hoe het met minder dan \
                 {k} mensen zit"
            ),
            Language::En => format!(
                "they are about fewer than {k} people, or would together with other numbers give away something about \
                 fewer than {k}"
            ),
        };
        terminal.say(&format!("{withheld} {words}: {why}."));
    }
    let lines = [
        (
            report.left.damaged,
            "overgeslagen, want beschadigd of anders uitgekomen",
            "left out, damaged or come out differently",
        ),
        (
            report.left.other_program,
            "overgeslagen, want van een andere module of versie",
            "left out, of another module or version",
        ),
        (
            report.left.not_begun,
            "overgeslagen, want nooit begonnen",
            "left out, never begun",
        ),
    ];
    for (count, nl, en) in lines {
        if count > 0 {
            let words = terminal.either(nl, en);
            let journals = terminal.either(
                if count == 1 { "journaal" } else { "journalen" },
                if count == 1 { "journal" } else { "journals" },
            );
            terminal.say(&format!("{count} {journals} {words}."));
        }
    }
}
