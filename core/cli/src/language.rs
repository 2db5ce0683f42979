//! `leerpad language`: how the Dutch texts of modules read, step by step.

use std::path::PathBuf;

use leerpad::check::language::{Language, StepReading, read};
use leerpad::ground::source::Source;
use leerpad::syntax;
use leerpad::text::reading::{LONG_WORD, Reading, jargon};
use leerpad::text::words::Words;

use crate::terminal::Terminal;
use crate::{Done, Outcome, files};

/// Show how the Dutch texts of modules read, step by step: signs to look closer, no verdict
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Modules, or folders of them
    ///
    /// The last figure is the score of Flesch-Douma: 206.84 - 0.93 x words per sentence - 77 x syllables per word. About 100
    /// is very easy, about 30 very hard. It is from W.H. Douma, De leesbaarheid van landbouwbladen: een onderzoek naar en een
    /// toepassing van leesbaarheidsformules, Bulletin 17, Afdeling Sociologie en Sociografie, Landbouwhogeschool Wageningen,
    /// 1960. It is an indicator and no verdict.
    #[arg(required_unless_present = "words")]
    paths: Vec<PathBuf>,
    /// Show the list of words of offices and professions, each with what a person would say
    #[arg(long)]
    words: bool,
}

/// Reads every module; a fault in a module keeps nobody from reading its texts.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    if arguments.words {
        for (word, plain) in jargon() {
            terminal.say(&format!("{word}: {plain}"));
        }
        if arguments.paths.is_empty() {
            return Ok(Outcome::Clean);
        }
    }
    let mut outcome = Outcome::Clean;
    for name in files::modules(&arguments.paths)? {
        match files::read(&name) {
            Ok(text) => show(&Source::new(name, text), terminal),
            Err(failure) => {
                let words = failure.words(terminal.language());
                terminal.complain(&words);
                outcome = Outcome::Unfinished;
            }
        }
    }
    say(
        terminal,
        "Flesch-Douma is 206,84 - 0,93 x woorden per zin - 77 x lettergrepen per woord (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen, 1960).",
        "Flesch-Douma is 206.84 - 0.93 x words per sentence - 77 x syllables per word (W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen, 1960).",
    );
    say(
        terminal,
        "Dit zijn aanwijzingen. Of een tekst duidelijk is, weet je pas als iemand voor wie hij is hem gelezen heeft.",
        "These are signs. Whether a text is clear you only know once somebody whom it is for has read it.",
    );
    Ok(outcome)
}

fn say(terminal: &mut Terminal, nl: &str, en: &str) {
    terminal.tell(nl, en);
}

fn show(source: &Source, terminal: &mut Terminal) {
    let (tree, _) = syntax::parse(source, 0);
    let found = read(&tree, &Words::default());
    terminal.say(source.name());
    let all = found
        .steps
        .iter()
        .fold(Reading::default(), |all, step| all.and(step.reading));
    if all.sentences == 0 {
        say(terminal, "  geen Nederlandse tekst", "  no Dutch text");
        return;
    }
    table(&found.steps, all, terminal);
    details(source, &found, terminal);
    match &found.checked {
        Some((by, on)) => say(
            terminal,
            &format!("  taal bekeken door {by} op {on} (`language-check`)"),
            &format!("  language looked at by {by} on {on} (`language-check`)"),
        ),
        None => say(
            terminal,
            "  nog door niemand bekeken; zet dat later bij `language-check`",
            "  nobody looked at the language yet; say so at `language-check` later",
        ),
    }
}

fn table(steps: &[StepReading], all: Reading, terminal: &mut Terminal) {
    let outside = terminal
        .either("(buiten de stappen)", "(outside the steps)")
        .to_owned();
    let whole = terminal.either("hele module", "whole module").to_owned();
    let named = |step: &StepReading| {
        if step.step.is_empty() {
            outside.clone()
        } else {
            step.step.clone()
        }
    };
    let mut rows: Vec<(String, Reading)> = steps.iter().map(|step| (named(step), step.reading)).collect();
    rows.push((whole, all));
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    let (nl, en) = (
        format!(
            "  {:width$}  zinnen  woorden  per zin  langste  lange woorden  zeldzame  lijdend  Flesch-Douma",
            "stap"
        ),
        format!(
            "  {:width$}  sentences  words  a sentence  longest  long words  rare  passive  Flesch-Douma",
            "step"
        ),
    );
    let head = terminal.either(&nl, &en).to_owned();
    terminal.say(&head);
    // Under the words of the head, in either language.
    let columns: Vec<usize> = head
        .get(2 + width..)
        .unwrap_or("")
        .split("  ")
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().count())
        .collect();
    let point = terminal.either(",", ".").to_owned();
    for (name, reading) in rows.iter().filter(|(_, reading)| reading.sentences > 0) {
        let tenths = reading.words * 10 / reading.sentences;
        let figures = [
            reading.sentences.to_string(),
            reading.words.to_string(),
            format!("{}{point}{}", tenths / 10, tenths % 10),
            reading.longest.to_string(),
            reading.long_words.to_string(),
            reading.rare_words.to_string(),
            reading.passive.to_string(),
            reading.flesch_douma().unwrap_or(0).to_string(),
        ];
        let mut line = format!("  {name:width$}");
        for (figure, column) in figures.iter().zip(&columns) {
            line.push_str(&format!("  {figure:>column$}"));
        }
        terminal.say(&line);
    }
    say(
        terminal,
        &format!(
            "  lang is een woord met meer dan {LONG_WORD} letters; zeldzaam is wat minder dan eens per miljoen woorden voorkomt"
        ),
        &format!(
            "  a word is long with more than {LONG_WORD} letters, and rare when it is met less than once in a million words"
        ),
    );
}

fn details(source: &Source, found: &Language, terminal: &mut Terminal) {
    let name = source.name();
    let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for one in &found.long {
        let (line, words, said) = (source.line_of(one.span.start), one.words, on_one_line(&one.text));
        say(
            terminal,
            &format!("  {name}:{line}: {words} woorden: {said}"),
            &format!("  {name}:{line}: {words} words: {said}"),
        );
    }
    for one in &found.passive {
        let (line, said) = (source.line_of(one.span.start), on_one_line(&one.text));
        say(
            terminal,
            &format!("  {name}:{line}: zegt niet wie het doet: {said}"),
            &format!("  {name}:{line}: does not say who does it: {said}"),
        );
    }
    for one in &found.long_words {
        let line = source.line_of(one.span.start);
        say(
            terminal,
            &format!("  {name}:{line}: `{}` heeft {} letters", one.word, one.letters),
            &format!("  {name}:{line}: `{}` has {} letters", one.word, one.letters),
        );
    }
    for one in &found.rare {
        let line = source.line_of(one.span.start);
        say(
            terminal,
            &format!(
                "  {name}:{line}: `{}` lezen de meeste mensen bijna nooit",
                one.word
            ),
            &format!("  {name}:{line}: most people hardly ever read `{}`", one.word),
        );
    }
    for one in &found.jargon {
        let (line, word) = (source.line_of(one.span.start), on_one_line(&one.word));
        say(
            terminal,
            &format!("  {name}:{line}: `{word}`; zeg liever `{}`", one.plain),
            &format!("  {name}:{line}: `{word}`; rather say `{}`", one.plain),
        );
    }
}
