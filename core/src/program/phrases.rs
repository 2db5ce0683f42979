//! The words of the engine itself, for players: buttons, refusals, reasons, months, lists, decimals (semantics 12.2).
//! Outside the hash of a program.

use serde_json::Value as Json;

use crate::ground::json::Object;
/// The words of one language. `{name}` stands for a datum of the refusal.
#[derive(Debug, PartialEq, Eq)]
pub struct Phrases {
    /// Its tag.
    pub language: &'static str,
    /// Buttons and short labels, by name.
    pub buttons: &'static [(&'static str, &'static str)],
    /// What is said when an act is refused, by code.
    pub refusals: &'static [(&'static str, &'static str)],
    /// Why an item holds back, how far a child of a menu is, who can see an answer: by name.
    pub reasons: &'static [(&'static str, &'static str)],
    /// January to December.
    pub months: [&'static str; 12],
    /// Between the last two of a list.
    pub and: &'static str,
    /// The decimal sign.
    pub decimal: char,
    /// True and false.
    pub truth: [&'static str; 2],
}

/// Dutch.
pub static NL: Phrases = Phrases {
    language: "nl",
    buttons: &[
        ("start", "Beginnen"),
        ("continue", "Verder"),
        ("back", "Terug"),
        ("skip", "Overslaan"),
        ("decline", "Liever niet"),
        ("hint", "Tip"),
        ("solution", "Antwoord bekijken"),
        ("pause", "Even pauze"),
        ("stop", "Stoppen"),
        ("resume", "Weer verdergaan"),
        ("erase", "Mijn teksten wissen"),
        ("go", "Ga naar"),
        ("share", "Delen"),
        ("unshare", "Niet meer delen"),
        ("consent", "Toestemming"),
        ("reply", "Reactie van je begeleider"),
        ("note", "Aantekening"),
        ("help", "Hulp"),
        ("other", "Iets anders"),
        ("done", "Gedaan"),
        ("completed", "Klaar"),
        ("why", "Waarom zie ik dit?"),
        ("your-words", "Jouw eigen woorden"),
    ],
    refusals: &[
        ("unknown-act", "dit kan hier niet"),
        ("bad-act", "dit kan hier niet"),
        ("not-allowed", "dat kun jij hier niet doen"),
        ("not-started", "je bent nog niet begonnen"),
        ("started", "je bent al begonnen"),
        ("full", "er past niets meer bij"),
        ("stopped", "je bent gestopt; je kunt weer verdergaan"),
        ("not-stopped", "je bent niet gestopt"),
        ("unknown-step", "die stap is er niet"),
        ("unknown-item", "die vraag is er niet"),
        ("unknown-fact", "dat gegeven is er niet"),
        ("not-an-entry", "daar kun je niet beginnen"),
        ("not-here", "die vraag staat in een andere stap"),
        ("not-shown", "die vraag staat er nu niet"),
        ("no-entry", "kies welke keer van het dagboek je invult"),
        ("not-due", "deze keer van het dagboek is nog niet aan de beurt"),
        (
            "entry-closed",
            "deze keer van het dagboek staat vast, want je bent verdergegaan",
        ),
        (
            "measure-closed",
            "deze meting hoort bij een eerder moment; je kunt haar nog wel bekijken",
        ),
        ("at-end", "je bent aan het eind"),
        ("nothing-before", "dit is het begin"),
        ("not-reachable", "daar kun je nu niet heen"),
        ("not-optional", "deze stap kun je niet overslaan"),
        ("no-hint", "er is geen tip meer"),
        ("too-late", "dat kan niet meer"),
        ("not-yours", "dit vul jij niet in; het komt vanzelf binnen"),
        ("other-kind", "dat hoort bij een andere stap"),
        ("not-reached", "zover is het nog niet"),
        ("contact-over", "dit gesprek is al afgerond"),
        ("form-not-offered", "op die manier kan dit gesprek niet"),
        ("not-asked", "dit gesprek is nog niet gevraagd"),
        ("not-confirmer", "dat zegt iemand anders"),
        ("not-a-group", "dit gesprek is met één persoon"),
        ("not-offered", "dit kun je hier niet delen"),
        ("not-granted", "dit wordt niet gedeeld"),
        ("unknown-purpose", "dat doel is er niet"),
        ("unknown-program", "die versie van de module is er niet"),
        ("same-program", "dit is die versie al"),
        ("other-module", "dat is een andere module"),
        ("no-choice", "hier valt nu niets over te kiezen"),
        ("stays", "de deelnemer is gevraagd, of blijft bij de oude versie"),
        ("wrong-type", "dit antwoord past niet bij de vraag"),
        ("unknown-option", "dat antwoord staat er niet bij"),
        ("option-not-shown", "dat antwoord staat er nu niet bij"),
        ("twice", "je koos iets twee keer"),
        ("not-alone", "dit antwoord kan niet samen met een ander"),
        ("too-few", "kies er minstens {min}"),
        ("too-many", "kies er hoogstens {max}"),
        ("out-of-range", "kies van {from} tot en met {to}"),
        (
            "too-many-decimals",
            "schrijf hoogstens {decimals} cijfers achter de komma",
        ),
        ("off-step", "kies in stappen van {step-size}"),
        ("too-long", "dit is te lang; hoogstens {max} tekens"),
        ("incomplete", "zet alles op volgorde"),
        (
            "required",
            "deze vraag is nodig om verder te gaan; je mag ook \"liever niet\" kiezen",
        ),
        ("gate", "er is nog iets nodig voordat je verdergaat"),
        ("waiting", "je kunt hier nog even niet verder"),
        ("need", "je deed er {done} van de {need}"),
    ],
    reasons: &[
        ("required", "hier is een antwoord nodig, of \"liever niet\""),
        ("invalid", "dit antwoord klopt nog niet"),
        ("retry", "probeer het nog een keer"),
        ("open", "nog te doen"),
        ("begun", "begonnen"),
        ("done", "gedaan"),
        ("skipped", "overgeslagen"),
        ("private", "alleen jij kunt dit lezen"),
        ("personal", "alleen jij ziet dit, tenzij je het deelt"),
        ("offered", "dit kun je delen"),
        ("shared", "dit deel je"),
        ("guide", "je begeleider"),
        ("group", "de groep"),
        ("supporter", "iemand die je kent"),
        ("research", "onderzoekers"),
        ("organisation", "de organisatie"),
        (
            "told",
            "als je dit antwoordt, kan je begeleider merken dat je bij een volgende stap komt",
        ),
    ],
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    and: "en",
    decimal: ',',
    truth: ["ja", "nee"],
};

/// English.
pub static EN: Phrases = Phrases {
    language: "en",
    buttons: &[
        ("start", "Begin"),
        ("continue", "Continue"),
        ("back", "Back"),
        ("skip", "Skip"),
        ("decline", "Rather not say"),
        ("hint", "Hint"),
        ("solution", "Show the answer"),
        ("pause", "Pause"),
        ("stop", "Stop"),
        ("resume", "Take it up again"),
        ("erase", "Erase my words"),
        ("go", "Go to"),
        ("share", "Share"),
        ("unshare", "Stop sharing"),
        ("consent", "Consent"),
        ("reply", "Reply of your guide"),
        ("note", "Note"),
        ("help", "Help"),
        ("other", "Something else"),
        ("done", "Done"),
        ("completed", "Finished"),
        ("why", "Why do I see this?"),
        ("your-words", "Your own words"),
    ],
    refusals: &[
        ("unknown-act", "that cannot be done here"),
        ("bad-act", "that cannot be done here"),
        ("not-allowed", "that is not for you to do here"),
        ("not-started", "you have not begun yet"),
        ("started", "you have begun already"),
        ("full", "nothing more fits in"),
        ("stopped", "you stopped; you can take it up again"),
        ("not-stopped", "you did not stop"),
        ("unknown-step", "there is no such step"),
        ("unknown-item", "there is no such question"),
        ("unknown-fact", "there is no such fact"),
        ("not-an-entry", "you cannot begin there"),
        ("not-here", "that question is in another step"),
        ("not-shown", "that question is not there now"),
        ("no-entry", "choose which time of the diary you fill in"),
        ("not-due", "it is not time yet for this one of the diary"),
        (
            "entry-closed",
            "this time of the diary is fixed, since you went on",
        ),
        (
            "measure-closed",
            "this measurement belongs to an earlier moment; you can still look at it",
        ),
        ("at-end", "you are at the end"),
        ("nothing-before", "this is the beginning"),
        ("not-reachable", "you cannot go there now"),
        ("not-optional", "this step cannot be skipped"),
        ("no-hint", "there is no hint left"),
        ("too-late", "that cannot be done any more"),
        ("not-yours", "you do not fill this in; it comes in by itself"),
        ("other-kind", "that belongs to another step"),
        ("not-reached", "it is not that far yet"),
        ("contact-over", "this contact is over already"),
        ("form-not-offered", "this contact cannot be had in that way"),
        ("not-asked", "nobody asked for this contact yet"),
        ("not-confirmer", "somebody else says that"),
        ("not-a-group", "this contact is with one person"),
        ("not-offered", "this cannot be shared here"),
        ("not-granted", "this is not shared"),
        ("unknown-purpose", "there is no such purpose"),
        ("unknown-program", "that version of the module is not there"),
        ("same-program", "this is that version already"),
        ("other-module", "that is another module"),
        ("no-choice", "there is nothing to choose about it now"),
        ("stays", "the learner is asked, or stays on the old version"),
        ("wrong-type", "this answer does not fit the question"),
        ("unknown-option", "that answer is not among them"),
        ("option-not-shown", "that answer is not among them now"),
        ("twice", "you chose something twice"),
        ("not-alone", "this answer does not go with another"),
        ("too-few", "choose at least {min}"),
        ("too-many", "choose at most {max}"),
        ("out-of-range", "choose from {from} to {to}"),
        (
            "too-many-decimals",
            "write at most {decimals} digits after the point",
        ),
        ("off-step", "choose in steps of {step-size}"),
        ("too-long", "this is too long; at most {max} characters"),
        ("incomplete", "put everything in order"),
        (
            "required",
            "this question is needed to go on; you may also choose \"rather not say\"",
        ),
        ("gate", "something is still needed before you go on"),
        ("waiting", "you cannot go on here yet"),
        ("need", "you did {done} of {need}"),
    ],
    reasons: &[
        ("required", "an answer is needed here, or \"rather not say\""),
        ("invalid", "this answer is not right yet"),
        ("retry", "try once more"),
        ("open", "to do"),
        ("begun", "begun"),
        ("done", "done"),
        ("skipped", "skipped"),
        ("private", "only you can read this"),
        ("personal", "only you see this, unless you share it"),
        ("offered", "you can share this"),
        ("shared", "you share this"),
        ("guide", "your guide"),
        ("group", "the group"),
        ("supporter", "somebody you know"),
        ("research", "researchers"),
        ("organisation", "the organisation"),
        (
            "told",
            "by what you answer here your guide may notice that you come to a later step",
        ),
    ],
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    and: "and",
    decimal: '.',
    truth: ["yes", "no"],
};

impl Phrases {
    /// The words for a language tag; of another language the Dutch ones.
    ///
    /// ```
    /// use leerpad::program::phrases::Phrases;
    /// assert_eq!(Phrases::of("en-GB").button("continue"), "Continue");
    /// ```
    #[must_use]
    pub fn of(tag: &str) -> &'static Self {
        match crate::ground::language::Language::from_tag(tag) {
            Some(crate::ground::language::Language::En) => &EN,
            _ => &NL,
        }
    }

    /// The words of a button; nothing for a name there is not.
    #[must_use]
    pub fn button(&self, name: &str) -> &'static str {
        find(self.buttons, name)
    }

    /// What is said of a refusal, with the data of it still as `{name}`.
    #[must_use]
    pub fn refusal(&self, code: &str) -> &'static str {
        find(self.refusals, code)
    }

    /// The words of a reason or state.
    #[must_use]
    pub fn reason(&self, name: &str) -> &'static str {
        find(self.reasons, name)
    }

    /// True or false.
    #[must_use]
    pub const fn truth(&self, truth: bool) -> &'static str {
        let [yes, no] = self.truth;
        if truth { yes } else { no }
    }

    /// A number with the decimal sign of the language.
    #[must_use]
    pub fn number(&self, number: crate::ground::number::Number) -> String {
        number.to_string().replace('.', &self.decimal.to_string())
    }

    /// A date written out: `5 januari 2026`.
    #[must_use]
    pub fn date(&self, date: crate::ground::moment::Date) -> String {
        let (year, month, day) = date.civil();
        let place = usize::try_from(month).unwrap_or(1).saturating_sub(1);
        format!("{day} {} {year}", self.months.get(place).copied().unwrap_or(""))
    }

    /// A list in running text: `a, b en c`.
    #[must_use]
    pub fn list(&self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [before @ .., last] => format!("{} {} {last}", before.join(", "), self.and),
        }
    }

    /// All of them as JSON, for players in other languages of programming.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let table = |pairs: &[(&str, &str)]| {
            let mut members = Object::default();
            for (name, words) in pairs {
                members.put(name, *words);
            }
            members.done()
        };
        let list = |words: &[&str]| words.iter().map(|word| Json::from(*word)).collect::<Vec<Json>>();
        let mut members = Object::default();
        members.put("language", self.language);
        members.put("buttons", table(self.buttons));
        members.put("refusals", table(self.refusals));
        members.put("reasons", table(self.reasons));
        members.put("months", list(&self.months));
        members.put("and", self.and);
        members.put("decimal", self.decimal.to_string());
        members.put("truth", list(&self.truth));
        members.done()
    }
}

fn find(pairs: &[(&str, &'static str)], name: &str) -> &'static str {
    pairs
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::moment::Date;

    #[test]
    fn both_languages_say_the_same_things() {
        let names = |pairs: &[(&'static str, &str)]| pairs.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        assert_eq!(names(NL.buttons), names(EN.buttons));
        assert_eq!(names(NL.refusals), names(EN.refusals));
        assert_eq!(names(NL.reasons), names(EN.reasons));
    }

    #[test]
    fn rule_12_3_lists_numbers_and_dates() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(NL.list(&parts), "a, b en c");
        assert_eq!(EN.list(&parts[..2]), "a and b");
        assert_eq!(NL.number("-0.5".parse().unwrap()), "-0,5");
        assert_eq!(NL.date(Date::parse("2026-01-05").unwrap()), "5 januari 2026");
    }
}
