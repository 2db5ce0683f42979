//! Puts the help in a language, in the layout of clap.

use std::fmt::Write as _;

use clap::builder::StyledStr;
use clap::builder::styling::Style;
use clap::{Arg, Command};
use leerpad::ground::language::Language;

use super::dutch::{self, Argument};
use super::dutch_sessions;

/// The command with its help in this language. It comes as its doc comments made it, which is English.
pub(crate) fn in_language(mut command: Command, language: Language) -> Command {
    // Built first: the options that clap adds itself are there only then.
    command.build();
    match language {
        Language::En => command,
        Language::Nl => {
            in_dutch(command, &dutch::LEERPAD).mut_subcommands(|command| match of(command.get_name()) {
                Some(words) => in_dutch(command, words),
                None => command,
            })
        }
    }
}

/// A command in Dutch, by its name.
fn of(name: &str) -> Option<&'static dutch::Command> {
    dutch::AUTHORS
        .iter()
        .chain(dutch_sessions::SESSIONS)
        .find(|command| command.name == name)
}

/// An argument in Dutch, by its id.
fn argument<'a>(words: &'a dutch::Command, id: &str) -> Option<&'a Argument> {
    words
        .arguments
        .iter()
        .chain(dutch::EVERYWHERE)
        .find(|argument| argument.id == id)
}

fn in_dutch(command: Command, words: &dutch::Command) -> Command {
    let literal = *command.get_styles().get_literal();
    let header = *command.get_styles().get_header();
    let mut command = command
        .about(words.about)
        .subcommand_value_name("OPDRACHT")
        .mut_args(|arg| match argument(words, arg.get_id().as_str()) {
            Some(words) => arg_in_dutch(arg, words, literal),
            None => arg,
        });
    let usage = usage(&mut command);
    let template = template(&command, header);
    command.override_usage(usage).help_template(template)
}

fn arg_in_dutch(arg: Arg, words: &Argument, literal: Style) -> Arg {
    let mut arg = if words.value.is_empty() {
        arg
    } else {
        arg.value_name(words.value)
    };
    let mut short = words.help.split("\n\n").next().unwrap_or_default().to_owned();
    let mut long = StyledStr::from(words.help);
    if arg.get_action().takes_values() {
        let values = arg.get_possible_values();
        let names: Vec<&str> = values
            .iter()
            .map(clap::builder::PossibleValue::get_name)
            .collect();
        let standard: Vec<_> = arg
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy())
            .collect();
        let mut brackets = String::new();
        if !standard.is_empty() {
            brackets.push_str(&format!(" [standaard: {}]", standard.join(" ")));
        }
        if words.values.is_empty() {
            if !names.is_empty() {
                brackets.push_str(&format!(" [mogelijk: {}]", names.join(", ")));
            }
            long.push_str(&brackets);
        } else {
            list(&mut long, words.values, literal);
            if !brackets.is_empty() {
                long.push_str("\n\n");
                long.push_str(brackets.trim_start());
            }
            brackets.push_str(&format!(" [mogelijk: {}]", names.join(", ")));
        }
        short.push_str(&brackets);
        arg = arg.hide_default_value(true).hide_possible_values(true);
    }
    arg.help(short).long_help(long)
}

/// The values with what they mean, under each other.
fn list(text: &mut StyledStr, values: &[(&str, &str)], literal: Style) {
    let longest = values
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    text.push_str("\n\nMogelijk:");
    for (name, means) in values {
        let pad = longest.saturating_sub(name.chars().count());
        // A string can always be written to.
        let _ = write!(text, "\n- {literal}{name}{literal:#}: {:pad$}{means}", "");
    }
}

/// How the command is typed: as clap writes it, without its own English words.
fn usage(command: &mut Command) -> StyledStr {
    let written = command.render_usage().ansi().to_string();
    let typed = written.split_once(' ').map_or("", |(_, typed)| typed);
    StyledStr::from(typed.replace("[OPTIONS]", "[OPTIES]"))
}

/// What stands in the help, and in which order; as clap has it.
fn template(command: &Command, header: Style) -> StyledStr {
    let mut text = StyledStr::from("{about-with-newline}");
    let parts = [
        ("Opdrachten", "{subcommands}", command.has_subcommands()),
        (
            "Argumenten",
            "{positionals}",
            command.get_positionals().next().is_some(),
        ),
        ("Opties", "{options}", true),
    ];
    // A string can always be written to.
    let _ = write!(text, "\n{header}Gebruik:{header:#} {{usage}}");
    for (heading, part, _) in parts.into_iter().filter(|(_, _, is_there)| *is_there) {
        let _ = write!(text, "\n\n{header}{heading}:{header:#}\n{part}");
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at a fault")]

    use std::collections::BTreeSet;
    use std::error::Error as _;

    use clap::error::ErrorKind;
    use clap::{CommandFactory as _, Parser as _};

    use super::*;
    use crate::Leerpad;
    use crate::speech::Both;

    /// The command as its doc comments make it, and its commands, each with its words in Dutch.
    fn both() -> Vec<(Command, &'static dutch::Command)> {
        let command = in_language(Leerpad::command(), Language::En);
        let words: Vec<&dutch::Command> = dutch::AUTHORS.iter().chain(dutch_sessions::SESSIONS).collect();
        let named: BTreeSet<&str> = words.iter().map(|words| words.name).collect();
        let there: BTreeSet<&str> = command.get_subcommands().map(Command::get_name).collect();
        assert_eq!(named, there);
        assert_eq!(named.len(), words.len(), "a command has Dutch words once");
        let below = command
            .get_subcommands()
            .map(|command| (command.clone(), of(command.get_name()).unwrap()));
        let mut both: Vec<_> = below.collect();
        both.push((command, &dutch::LEERPAD));
        both
    }

    fn shown(command: &Command, is_long: bool) -> String {
        let mut command = command.clone();
        let help = if is_long {
            command.render_long_help()
        } else {
            command.render_help()
        };
        help.to_string()
    }

    #[test]
    fn every_argument_and_value_has_dutch_words_and_none_are_left_over() {
        for (command, words) in both() {
            let name = command.get_name();
            assert!(!words.about.is_empty(), "{name}");
            let own: Vec<&Argument> = words.arguments.iter().chain(dutch::EVERYWHERE).collect();
            let named: BTreeSet<&str> = own.iter().map(|argument| argument.id).collect();
            assert_eq!(named.len(), own.len(), "{name}: an argument has Dutch words once");
            let there: BTreeSet<&str> = command.get_arguments().map(|arg| arg.get_id().as_str()).collect();
            assert_eq!(named, there, "{name}");
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                let words = argument(words, id).unwrap();
                assert!(!words.help.is_empty(), "{name} {id}");
                assert_eq!(
                    words.value.is_empty(),
                    !arg.get_action().takes_values(),
                    "{name} {id}"
                );
                let values = arg.get_possible_values();
                let explained: Vec<&str> = values
                    .iter()
                    .filter(|value| value.get_help().is_some())
                    .map(clap::builder::PossibleValue::get_name)
                    .collect();
                let named: Vec<&str> = words.values.iter().map(|(name, _)| *name).collect();
                assert_eq!(named, explained, "{name} {id}");
                let more = arg
                    .get_long_help()
                    .is_some_and(|long| Some(long) != arg.get_help());
                let is_built_in = ["help", "version"].contains(&id);
                assert!(
                    is_built_in || more == words.help.contains("\n\n"),
                    "{name} {id}: as long in both"
                );
            }
        }
    }

    #[test]
    fn help_in_dutch_has_no_english_in_it_and_all_that_the_english_has() {
        let dutch = in_language(Leerpad::command(), Language::Nl);
        for (english, words) in both() {
            let dutch = dutch.find_subcommand(words.name).unwrap_or(&dutch);
            for is_long in [false, true] {
                // However the lines are broken.
                let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
                let (dutch, told) = (flat(shown(dutch, is_long)), flat(shown(&english, is_long)));
                let marks = [
                    "Usage",
                    "OPTIONS",
                    "Options",
                    "Arguments",
                    "COMMAND",
                    "Print",
                    "default:",
                    "ossible",
                    "FILE>",
                    "FOLDER",
                    "[PATHS",
                    "<PATHS",
                ];
                for mark in marks {
                    assert!(!dutch.contains(mark), "{mark} in {dutch}");
                }
                let about = english.get_about().unwrap().to_string();
                assert!(!dutch.contains(&about), "{about}");
                let arguments = english.get_arguments().filter_map(Arg::get_help);
                for help in arguments.map(ToString::to_string) {
                    assert!(!dutch.contains(&help), "{help}");
                }
                let commands = english.get_subcommands().filter_map(Command::get_about);
                for about in commands.map(ToString::to_string) {
                    assert!(!dutch.contains(&about), "{about}");
                }
                // What is typed is the same in both.
                let typed = |text: &str| -> BTreeSet<String> {
                    text.split(|sign: char| !sign.is_ascii_lowercase() && sign != '-')
                        .filter(|word| word.starts_with("--"))
                        .map(ToOwned::to_owned)
                        .collect()
                };
                assert_eq!(typed(&dutch), typed(&told), "{}", words.name);
                for value in english.get_arguments().flat_map(Arg::get_possible_values) {
                    assert!(dutch.contains(value.get_name()), "{}", words.name);
                }
                let with_values = english
                    .get_arguments()
                    .filter(|arg| arg.get_action().takes_values());
                for value in with_values.flat_map(Arg::get_default_values) {
                    let standard = format!("[standaard: {}]", value.to_string_lossy());
                    assert!(dutch.contains(&standard), "{}: {standard}", words.name);
                }
            }
        }
    }

    #[test]
    fn a_value_that_does_not_fit_is_answered_with_what_does() {
        let mut found = 0;
        for (command, words) in both() {
            for arg in command.get_opts() {
                let Some(long) = arg.get_long().filter(|_| arg.get_action().takes_values()) else {
                    continue;
                };
                let option = format!("--{long}=?");
                let typed = ["leerpad", words.name, &option];
                let typed = typed.into_iter().filter(|word| !word.is_empty());
                let command = in_language(Leerpad::command(), Language::Nl);
                let Err(error) = command.try_get_matches_from(typed) else {
                    continue;
                };
                if error.kind() == ErrorKind::ValueValidation {
                    found += 1;
                    let expected = error.source().unwrap().downcast_ref::<Both>().unwrap();
                    assert_ne!(expected.words(Language::Nl), expected.words(Language::En));
                }
            }
        }
        assert!(found > both().len(), "`--lang` of each, and others");
    }

    #[test]
    fn the_language_heard_before_is_the_one_that_is_read() {
        for words in [
            "leerpad check a",
            "leerpad --lang en check a",
            "leerpad check a --lang=en",
            "leerpad --lang en check --lang nl a",
            "leerpad check --lang en -- --lang nl",
        ] {
            let words: Vec<std::ffi::OsString> = words.split(' ').map(Into::into).collect();
            let read = Leerpad::try_parse_from(&words).unwrap();
            assert_eq!(crate::speech::asked(&words), read.lang, "{words:?}");
        }
    }
}
