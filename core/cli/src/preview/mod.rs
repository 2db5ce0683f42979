//! `leerpad preview`: the player in a browser on this machine, anew each time that the module is saved.
//!
//! The command reads and checks, so places are those of `leerpad check`; the page plays. Nothing is kept.

mod excerpt;
mod look;
mod page;
mod port;
mod server;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::look::Looker;
use self::page::Page;
use self::server::Site;
use crate::failure::Failure;
use crate::speech::Both;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files};

/// Try a module in your browser while you write it: as a learner and as a guide, with a clock that jumps
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module
    file: PathBuf,
    /// The port on this machine; without it the first that is free from 4030 on
    #[arg(long, value_name = "PORT", value_parser = port)]
    port: Option<u16>,
    /// Take the page from this folder: for who changes the page itself
    #[arg(long, value_name = "FOLDER")]
    page: Option<PathBuf>,
}

fn port(written: &str) -> Result<u16, Both> {
    let port = written.parse().ok().filter(|port| *port > 0);
    port.ok_or_else(|| {
        let most = u16::MAX;
        Both::new(
            format!("een heel getal van 1 tot en met {most}"),
            format!("a whole number from 1 to {most}"),
        )
    })
}

/// Serves the page until Ctrl-C.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let page = match &arguments.page {
        Some(folder) => Page::of(folder)?,
        None => Page::built_in(),
    };
    if page.is_empty() {
        return Err(Failure::NoPage);
    }
    let path = files::shown(&arguments.file);
    // A file that is not there now will not come by waiting; one with faults will be mended.
    files::read(&path)?;
    let listener = port::listen(arguments.port)?;
    let address = listener.local_addr().map_err(|error| Failure::Port {
        port: arguments.port.unwrap_or(0),
        error,
    })?;
    let seen = watch::start(Looker::new(path, terminal.language()));
    let lines = [
        format!("http://{address}/"),
        terminal
            .either(
                "Open dit adres in je browser. Bewaar je de module, dan verandert de pagina mee. Stoppen: Ctrl-C.",
                "Open this address in your browser. The page changes along when you save the module. Stop: Ctrl-C.",
            )
            .to_owned(),
    ];
    for line in lines {
        terminal.say(&line);
    }
    let folder = arguments.file.parent().filter(|folder| *folder != Path::new(""));
    let site = Site::new(page, folder.unwrap_or(Path::new(".")), address.port(), seen);
    server::serve(listener, Arc::new(site)).map_err(|error| Failure::Port {
        port: address.port(),
        error,
    })?;
    Ok(Outcome::Clean)
}
