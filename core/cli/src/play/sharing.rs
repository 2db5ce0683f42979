//! What a learner shares and agrees to at the terminal: what a share step offers, and a page with every purpose, where
//! things are taken back and consent is given or withdrawn.

use std::io::BufRead;

use leerpad::ground::language::Language;
use leerpad::journal::vault::Vault;
use leerpad::program::Program;
use leerpad::session::card::PurposeCard;
use leerpad::session::guide::Offer;
use leerpad::session::words::Said;
use serde_json::{Value, json};

use super::ask::{self, Line};
use super::person::Person;
use super::show;
use super::typed::{self, Offered};
use crate::failure::Failure;
use crate::speech::either;

/// Who asks, what for, who sees it and how long: what a person wants to know before they choose.
fn head(card: &PurposeCard, language: Language) -> String {
    let mut out = format!("\n{}\n", show::text(&card.ask, None));
    let source = either(language, "Wie vraagt het", "Who asks");
    let with = either(language, "Wie ziet het", "Who sees it");
    let source = format!("{source}: {}", show::text(&card.source, None));
    out.push_str(&format!("  {source}. {with}: {}.", card.with_words));
    if let Some(keep) = &card.keep_words {
        let long = either(language, "Hoe lang", "How long");
        out.push_str(&format!(" {long}: {keep}."));
    }
    out.push('\n');
    out
}

/// A question, or the name of what has none.
fn titled(ask: Option<&Said>, what: &str) -> String {
    ask.map_or_else(|| what.to_owned(), |ask| show::text(ask, None))
}

/// What will be seen of something, exactly, under its question.
fn preview(offer: &Offer, vault: Option<&Vault>) -> String {
    let said = show::recalled(&offer.said, vault);
    let said: String = said.lines().map(|line| format!("   {line}\n")).collect();
    format!("{}\n{said}", titled(offer.ask.as_ref(), &offer.what))
}

/// A share step: the purpose, what can be shared of it as it will be seen, and how.
pub(crate) fn offered(
    card: &PurposeCard,
    offers: &[Offer],
    vault: Option<&Vault>,
    language: Language,
) -> String {
    let mut out = head(card, language);
    for (number, offer) in (1..).zip(offers) {
        let state = match offer.state {
            "shared" => either(language, "     (gedeeld)\n", "     (shared)\n"),
            "open" => either(
                language,
                "     (hier is nog niets te delen)\n",
                "     (nothing to share here yet)\n",
            ),
            _ => "",
        };
        out.push_str(&format!("\n  {number}. {}{state}", preview(offer, vault)));
    }
    out.push_str(either(
        language,
        "\nKies wat je deelt: nummers met komma's ertussen. Enter deelt niets. /d = terugnemen\n",
        "\nChoose what you share: numbers with commas between them. Enter shares nothing. /d = take back\n",
    ));
    out
}

/// The offers that were typed, by number or name.
fn chosen<'a>(offers: &'a [Offer], line: &str) -> Option<Vec<&'a Offer>> {
    let options: Vec<Offered> = offers
        .iter()
        .map(|offer| Offered {
            id: offer.what.clone(),
            label: titled(offer.ask.as_ref(), &offer.what),
        })
        .collect();
    let names = typed::some(&options, line)?;
    let is_named = |offer: &&Offer| {
        let mut names = names.as_array().into_iter().flatten();
        names.any(|name| name.as_str() == Some(&offer.what))
    };
    Some(offers.iter().filter(is_named).collect())
}

/// What can be done about a purpose, with its words.
fn deeds(program: &Program, card: &PurposeCard, language: Language) -> Vec<(String, Value)> {
    let mut purposes = program.plan().purposes.iter();
    let by_consent = purposes.any(|purpose| purpose.id == card.id && !purpose.what.is_empty());
    let consent = |given: bool| json!({"act": "consent", "purpose": card.id, "given": given});
    let mut all = Vec::new();
    if by_consent && card.consent != Some(true) {
        let words = either(language, "toestemming geven", "give consent");
        all.push((words.to_owned(), consent(true)));
    }
    if by_consent && card.consent.is_none() {
        let words = either(language, "geen toestemming geven", "give no consent");
        all.push((words.to_owned(), consent(false)));
    }
    if card.consent == Some(true) {
        let words = either(
            language,
            "toestemming intrekken, en alles terugnemen",
            "withdraw consent, and take everything back",
        );
        all.push((words.to_owned(), consent(false)));
    }
    for name in &card.shared {
        let ask = card.what.iter().find(|(what, _)| what == name);
        let title = titled(ask.and_then(|(_, ask)| ask.as_ref()), name);
        let start = either(language, "terugnemen", "take back");
        let act = json!({"act": "unshare", "purpose": card.id, "what": name});
        all.push((format!("{start}: {title}"), act));
    }
    all
}

/// A purpose on the page: what it is for, what it names, and how consent stands.
fn purpose(card: &PurposeCard, language: Language) -> String {
    let mut out = head(card, language);
    for (name, ask) in &card.what {
        let shared = if card.shared.contains(name) {
            either(language, " (gedeeld)", " (shared)")
        } else {
            ""
        };
        out.push_str(&format!("  - {}{shared}\n", titled(ask.as_ref(), name)));
    }
    let consent = match card.consent {
        Some(true) => either(language, "toestemming gegeven", "consent given"),
        Some(false) => either(language, "geen toestemming", "no consent"),
        None => either(language, "nog niets over gezegd", "nothing said about it yet"),
    };
    out.push_str(&format!("  ({consent})\n"));
    out
}

/// What the guide replied, in order.
pub(crate) fn replies(replies: &[(u64, u64)], vault: Option<&Vault>, language: Language) -> String {
    let mut out = String::new();
    for (seq, _) in replies {
        let words = show::words_under(&format!("reply/{seq}"), vault).unwrap_or_else(|| "…".to_owned());
        let start = either(language, "Je begeleider schreef", "Your guide wrote");
        out.push_str(&format!("{start}: {words}\n"));
    }
    out
}

impl Person<'_> {
    /// Shares what was chosen, once the learner said yes to what will be seen.
    pub(super) fn share(
        &mut self,
        input: &mut dyn BufRead,
        (card, offers): (&PurposeCard, &[Offer]),
        line: &str,
    ) -> Result<(), Failure> {
        let Some(chosen) = chosen(offers, line) else {
            self.terminal.say(self.words.not_understood);
            return Ok(());
        };
        if let Some(open) = chosen.iter().find(|offer| offer.state == "open") {
            let words = either(
                self.language,
                "hier is nog niets te delen",
                "nothing to share here yet",
            );
            let title = titled(open.ask.as_ref(), &open.what);
            self.terminal.say(&format!("  {title}: {words}"));
            return Ok(());
        }
        let start = either(
            self.language,
            "Dit, en niets anders, ziet",
            "This, and nothing else, is seen by",
        );
        let mut out = format!("\n{start} {}:\n", card.with_words);
        for offer in &chosen {
            out.push_str(&format!("   {}", preview(offer, self.play.vault())));
        }
        out.push_str(either(
            self.language,
            "Deel je dit? Typ ja of nee\n> ",
            "Do you share this? Type yes or no\n> ",
        ));
        self.terminal.write(&out);
        let answer = ask::read(input);
        let yes = matches!(&answer, Line::Text(line) if typed::truth(self.words, line) == Some(json!(true)));
        if !yes {
            let words = either(self.language, "Er is niets gedeeld.", "Nothing was shared.");
            self.terminal.say(&format!("  {words}"));
            return Ok(());
        }
        let names: Vec<&str> = chosen.iter().map(|offer| offer.what.as_str()).collect();
        if self.act(&json!({"act": "share", "what": names}), Vec::new())? {
            let words = either(
                self.language,
                "Gedeeld. Met /d neem je het terug.",
                "Shared. With /d you take it back.",
            );
            self.terminal.say(&format!("  {words}"));
        }
        Ok(())
    }

    /// The page of all purposes: what was agreed to, what the guide replied, and what can be done about it.
    pub(super) fn agreements(&mut self, input: &mut dyn BufRead) -> Result<(), Failure> {
        loop {
            self.play.look()?;
            self.tell_news();
            let cards = self.play.session().purpose_cards(&self.play.language);
            if cards.is_empty() {
                let words = either(
                    self.language,
                    "Deze module deelt niets; alles blijft bij jou.",
                    "This module shares nothing; all of it stays with you.",
                );
                self.terminal.say(words);
                return Ok(());
            }
            let (mut out, mut all) = (String::new(), Vec::new());
            for card in &cards {
                out.push_str(&purpose(card, self.language));
                for (words, act) in deeds(&self.play.program, card, self.language) {
                    all.push(act);
                    out.push_str(&format!("  {}. {words}\n", all.len()));
                }
            }
            out.push('\n');
            out.push_str(&replies(&self.screen().replies, self.play.vault(), self.language));
            out.push_str(either(
                self.language,
                "[nummer = doe dit   Enter = terug naar waar je was]\n> ",
                "[number = do this   Enter = back to where you were]\n> ",
            ));
            self.terminal.write(&out);
            let Line::Text(line) = ask::read(input) else {
                return Ok(());
            };
            let number = line.trim().parse::<usize>().ok();
            match number.and_then(|number| all.get(number.checked_sub(1)?)) {
                Some(act) => {
                    self.act(act, Vec::new())?;
                }
                None => self.terminal.say(self.words.not_understood),
            }
        }
    }
}
