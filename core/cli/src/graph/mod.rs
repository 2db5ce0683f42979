//! `leerpad graph`: the places of a module and the ways between them, drawn.

mod chart;
mod dot;
mod mermaid;
mod svg;

use std::path::PathBuf;

use leerpad::check::Module;
use leerpad::ground::language::Language;
use leerpad::ground::source::Source;

use self::chart::Chart;
pub(crate) use self::svg::Sheet;
use crate::speech::either;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files, modules};

/// Draw the places of a module and the ways between them
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module
    file: PathBuf,
    /// What is printed
    #[arg(long, value_enum, default_value = "mermaid")]
    format: Format,
}

/// Ways of writing a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For a page such as a README
    Mermaid,
    /// For Graphviz
    Dot,
    /// A picture
    Svg,
}

/// Draws a module that has no faults.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let loaded = modules::load(&files::shown(&arguments.file))?;
    let module = loaded.module()?;
    let (sources, language) = (loaded.sources.all(), terminal.language());
    let chart = || Chart::of(module.plan(), module.lines(), sources, language);
    let drawn = match arguments.format {
        Format::Mermaid => mermaid::write(&chart()),
        Format::Dot => dot::write(&chart()),
        Format::Svg => picture(module, sources, language, Sheet::Inside),
    };
    terminal.write(&drawn);
    Ok(Outcome::Clean)
}

/// A module as a picture; each place in it tells its step.
pub(crate) fn picture(module: &Module, sources: &[Source], language: Language, sheet: Sheet) -> String {
    let description = either(
        language,
        "De stappen van boven naar beneden. Een streepjesrand: zelf kiezen, in je eigen volgorde. Schuin: alleen als dit \
         klopt.",
        "The steps from top to bottom. A dashed frame: one's own choice, in any order. Slanted: only when this holds.",
    );
    svg::write(
        &Chart::of(module.plan(), module.lines(), sources, language),
        description,
        sheet,
    )
}
