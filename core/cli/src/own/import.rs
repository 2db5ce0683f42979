//! `import`: takes back what `export --own` wrote, to go on where it was.

use std::io::Read;
use std::path::{Path, PathBuf};

use leerpad::report::own::{FILES, File, unpack};

use super::zipped;
use crate::failure::Failure;
use crate::store::Store;
use crate::terminal::Terminal;
use crate::vault_key::VaultKeyFile;
use crate::{Done, Outcome, files};

/// Take back what `export --own` wrote: a journal with its vault, to go on where it was
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder or zip file
    #[arg(value_name = "FOLDER|FILE.zip")]
    source: PathBuf,
    /// Where the journal is to be; its vault comes beside it
    #[arg(long, value_name = "FILE")]
    journal: PathBuf,
    #[command(flatten)]
    key: VaultKeyFile,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let source = &arguments.source;
    let packed = if source.is_dir() {
        folder(source)?
    } else {
        zipped::read(source)?
    };
    let parcel = unpack(&packed).map_err(|fault| Failure::Parcel {
        path: files::shown(source),
        fault,
    })?;
    let given = packed.iter().find(|file| file.name == "journal.jsonl");
    if given.is_some_and(|file| file.bytes.len() > parcel.journal.len()) {
        let words = terminal.either(
            "de laatste handeling was afgebroken en telt niet",
            "the last act was cut off and does not count",
        );
        let words = format!("{}: {words}", files::shown(source));
        terminal.complain(&words);
    }
    let journal = String::from_utf8_lossy(&parcel.journal);
    let (first, rest) = journal.split_once('\n').unwrap_or((&journal, ""));
    let mut store = Store::create(&arguments.journal, &format!("{first}\n"), arguments.key.read()?)?;
    if parcel.vault.keys().next().is_some() {
        store.change_vault(|vault| *vault = parcel.vault.clone())?;
    }
    if !rest.is_empty() {
        store.append(rest)?;
    }
    let plan = parcel.program.plan();
    let words = terminal
        .either("staat weer klaar in", "is ready again in")
        .to_owned();
    terminal.say(&format!(
        "{} {} {words} `{}`",
        plan.id,
        plan.version,
        files::shown(&arguments.journal)
    ));
    Ok(Outcome::Clean)
}

/// The files of a folder; whatever else is in it is not looked at.
fn folder(source: &Path) -> Result<Vec<File>, Failure> {
    let mut found = Vec::new();
    for (name, most) in FILES {
        let path = source.join(name);
        let failed = |error| Failure::file(files::shown(&path), error);
        if !path.exists() {
            // What is missing is named by who takes them apart.
            continue;
        }
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        let file = std::fs::File::open(&path).map_err(failed)?;
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
            return Err(Failure::Foreign {
                path: files::shown(&path),
            });
        }
        found.push(File { name, bytes });
    }
    Ok(found)
}
