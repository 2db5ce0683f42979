//! Asking what is answered part by part: rows, open places of a sentence, the parts of a plan.

use leerpad::ground::secret::Secret;
use leerpad::session::screen::{Shown, Spoken};
use serde_json::{Map, Value, json};

use super::Play;
use super::ask::{Asked, Asker, Line, offered};
use super::show;
use super::typed::{self, Offered};

impl Asker<'_> {
    /// One option for each row.
    pub(super) fn rows(&mut self, play: &Play, item: &Shown) -> Asked {
        let options = offered(play, &item.options);
        let mut answers = Map::new();
        for (row, label) in &item.rows {
            self.terminal.write(&format!("\n  {label}\n"));
            match self.part(&options) {
                Ok(Some(value)) => {
                    answers.insert(play.program.word(*row).to_owned(), value);
                }
                Ok(None) => {}
                Err(other) if answers.is_empty() => return Asked::Other(other),
                Err(_) => break,
            }
        }
        given(answers)
    }

    /// An option or words for each open place of a sentence.
    pub(super) fn gaps(&mut self, play: &Play, item: &Shown) -> Asked {
        let mut answers = Map::new();
        let gaps = item.sentence.iter().filter_map(|piece| match piece {
            Spoken::Gap(id, options) => Some((play.program.word(*id), options)),
            Spoken::Text(_) => None,
        });
        for (id, options) in gaps {
            self.terminal.write(&format!("\n  [{id}]\n"));
            match self.part(&offered(play, options)) {
                Ok(Some(value)) => {
                    answers.insert(id.to_owned(), value);
                }
                Ok(None) => {}
                Err(other) if answers.is_empty() => return Asked::Other(other),
                Err(_) => break,
            }
        }
        given(answers)
    }

    /// What is put into one part: an option, or words where there are none; nothing when it is left open.
    fn part(&mut self, options: &[Offered]) -> Result<Option<Value>, Line> {
        for (number, option) in (1..).zip(options) {
            self.terminal.write(&format!("    {number}. {}\n", option.label));
        }
        let hint = if options.is_empty() {
            self.words.one_line
        } else {
            self.words.choose_one
        };
        loop {
            match self.prompt(hint) {
                Line::Text(line) if options.is_empty() => return Ok(Some(json!(line))),
                Line::Text(line) => match typed::one(options, &line) {
                    Some(value) => return Ok(Some(value)),
                    None => self.terminal.say(self.words.not_understood),
                },
                Line::Enter => return Ok(None),
                other => return Err(other),
            }
        }
    }

    /// The parts of a plan, one line each; all go to the vault.
    pub(super) fn parts(&mut self, play: &Play, item: &Shown) -> Asked {
        let base = item.vault.as_deref().unwrap_or_default();
        let mut words = Vec::new();
        for (id, ask) in &item.parts {
            let ask = show::text(ask, play.vault());
            self.terminal.write(&format!("\n  {ask}\n"));
            match self.prompt(&self.marked(self.words.one_line.to_owned(), item.class)) {
                Line::Text(line) => words.push((format!("{base}/{id}"), Secret::new(line))),
                Line::Enter => {}
                other if words.is_empty() => return Asked::Other(other),
                _ => break,
            }
        }
        if words.is_empty() {
            Asked::Other(Line::Enter)
        } else {
            Asked::Answer(json!({"vault": true}), words)
        }
    }
}

fn given(answers: Map<String, Value>) -> Asked {
    if answers.is_empty() {
        Asked::Other(Line::Enter)
    } else {
        Asked::Answer(Value::Object(answers), Vec::new())
    }
}
