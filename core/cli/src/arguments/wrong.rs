//! What is said when the words behind `leerpad` cannot be read: which of them, and how to mend it.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use leerpad::ground::language::Language;

use crate::speech::{Both, either};

/// The words for it; nothing when it is no mistake but help, which says itself.
pub(crate) fn words(error: &Error, language: Language) -> Option<String> {
    let command = command(error);
    let help = match language {
        Language::Nl => format!("`{command} --help` legt het uit"),
        Language::En => format!("`{command} --help` explains"),
    };
    let arg = text(error, ContextKind::InvalidArg);
    let name = flag(arg);
    let value = text(error, ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => return None,
        ErrorKind::InvalidSubcommand => {
            let typed = text(error, ContextKind::InvalidSubcommand);
            let near = near(error, ContextKind::SuggestedSubcommand, language);
            let all = all(language);
            match language {
                Language::Nl => format!("`{typed}` is geen opdracht; {near}{all}"),
                Language::En => format!("`{typed}` is no command; {near}{all}"),
            }
        }
        ErrorKind::MissingSubcommand => format!(
            "{}; {}",
            either(language, "er staat nog geen opdracht", "there is no command yet"),
            all(language)
        ),
        ErrorKind::UnknownArgument => unknown(error, &command, language),
        ErrorKind::InvalidValue if value.is_empty() => match language {
            Language::Nl => format!("achter `{name}` ontbreekt nog iets{}", choices(error, language)),
            Language::En => format!("something is missing behind `{name}`{}", choices(error, language)),
        },
        ErrorKind::InvalidValue => {
            let choices = choices(error, language);
            match language {
                Language::Nl => format!("`{value}` past niet bij `{name}`{choices}"),
                Language::En => format!("`{value}` does not fit `{name}`{choices}"),
            }
        }
        ErrorKind::ValueValidation => {
            let expected = error
                .source()
                .and_then(|source| source.downcast_ref::<Both>())
                .map(|expected| expected.words(language));
            match (expected, language) {
                (Some(expected), Language::Nl) => {
                    format!("`{value}` past niet bij `{name}`; schrijf {expected}")
                }
                (Some(expected), Language::En) => {
                    format!("`{value}` does not fit `{name}`; write {expected}")
                }
                (None, Language::Nl) => format!("`{value}` past niet bij `{name}`"),
                (None, Language::En) => format!("`{value}` does not fit `{name}`"),
            }
        }
        ErrorKind::TooManyValues => match language {
            Language::Nl => format!("achter `{name}` hoort niets te staan; laat `{value}` weg"),
            Language::En => format!("nothing belongs behind `{name}`; leave out `{value}`"),
        },
        ErrorKind::ArgumentConflict => conflict(error, name, language),
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg);
            let is_one = missing.len() == 1;
            let missing: Vec<&str> = missing.iter().map(|arg| arg.trim_end_matches("...")).collect();
            let missing = joined(&missing, either(language, "en", "and"));
            match (language, is_one) {
                (Language::Nl, true) => format!("er ontbreekt nog {missing}; {help}"),
                (Language::Nl, false) => format!("er ontbreken nog {missing}; {help}"),
                (Language::En, true) => format!("{missing} is still missing; {help}"),
                (Language::En, false) => format!("{missing} are still missing; {help}"),
            }
        }
        ErrorKind::InvalidUtf8 => match language {
            Language::Nl => {
                format!("een van de woorden achter `{command}` is geen leesbare tekst; typ het opnieuw")
            }
            Language::En => {
                format!("one of the words behind `{command}` is not text that can be read; type it again")
            }
        },
        // Kinds that no argument of leerpad gives, and what a later clap may add.
        _ => match language {
            Language::Nl => format!("dit kan `{command}` niet lezen; {help}"),
            Language::En => format!("`{command}` cannot read this; {help}"),
        },
    };
    Some(said)
}

/// The command that was being read: `leerpad check`, or `leerpad` before any.
fn command(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let is_name = |word: &&str| word.starts_with(|sign: char| sign.is_ascii_lowercase());
    let names: Vec<&str> = usage
        .split_whitespace()
        .skip_while(|word| *word != "leerpad")
        .take_while(is_name)
        .collect();
    if names.is_empty() {
        "leerpad".to_owned()
    } else {
        names.join(" ")
    }
}

fn unknown(error: &Error, command: &str, language: Language) -> String {
    let typed = text(error, ContextKind::InvalidArg);
    if !typed.starts_with('-') {
        return match language {
            Language::Nl => format!("`{typed}` is te veel; `{command} --help` zegt wat er achter mag staan"),
            Language::En => {
                format!("`{typed}` is too much; `{command} --help` says what may stand behind it")
            }
        };
    }
    let near = near(error, ContextKind::SuggestedArg, language);
    let mend = match (command, language) {
        // Most often an option of a command, typed before it.
        ("leerpad", Language::Nl) if near.is_empty() => "zet opties achter de opdracht".to_owned(),
        ("leerpad", Language::En) if near.is_empty() => "write options behind the command".to_owned(),
        (_, Language::Nl) => format!("{near}`{command} --help` noemt alle opties"),
        (_, Language::En) => format!("{near}`{command} --help` lists all options"),
    };
    match language {
        Language::Nl => format!("`{command}` kent `{typed}` niet; {mend}"),
        Language::En => format!("`{command}` does not know `{typed}`; {mend}"),
    }
}

fn conflict(error: &Error, name: &str, language: Language) -> String {
    let others: Vec<&str> = texts(error, ContextKind::PriorArg)
        .into_iter()
        .map(flag)
        .collect();
    if others == [name] {
        return match language {
            Language::Nl => format!("`{name}` staat er meer dan eens; laat er één staan"),
            Language::En => format!("`{name}` is there more than once; keep one"),
        };
    }
    let others = joined(&others, either(language, "en", "and"));
    match language {
        Language::Nl => {
            format!("`{name}` gaat niet samen met {others}; kies wat je wilt, en laat het andere weg")
        }
        Language::En => {
            format!("`{name}` does not go with {others}; choose what you want, and leave out the other")
        }
    }
}

/// Where all commands are.
fn all(language: Language) -> String {
    either(
        language,
        "`leerpad --help` noemt ze allemaal",
        "`leerpad --help` lists them all",
    )
    .to_owned()
}

/// `do you mean …? `, when something is much like what was typed.
fn near(error: &Error, kind: ContextKind, language: Language) -> String {
    let mut near = texts(error, kind);
    // The nearest stands last.
    near.reverse();
    let near = joined(&near, either(language, "of", "or"));
    if near.is_empty() {
        return near;
    }
    format!("{} {near}? ", either(language, "bedoel je", "do you mean"))
}

/// `; choose from …`, when there is something to choose from.
fn choices(error: &Error, language: Language) -> String {
    let choices = joined(
        &texts(error, ContextKind::ValidValue),
        either(language, "of", "or"),
    );
    if choices.is_empty() {
        return choices;
    }
    format!("; {} {choices}", either(language, "kies", "choose"))
}

/// An option without what stands for its value.
fn flag(arg: &str) -> &str {
    if arg.starts_with('-') {
        arg.split([' ', '=', '[']).next().unwrap_or(arg)
    } else {
        arg
    }
}

fn text(error: &Error, kind: ContextKind) -> &str {
    texts(error, kind).first().copied().unwrap_or_default()
}

fn texts(error: &Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text],
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// `a`, `b` and `c`.
fn joined(texts: &[&str], last: &str) -> String {
    match texts {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [before @ .., one] => {
            let before: Vec<String> = before.iter().map(|text| format!("`{text}`")).collect();
            format!("{} {last} `{one}`", before.join(", "))
        }
    }
}
