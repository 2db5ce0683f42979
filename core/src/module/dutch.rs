//! What a Dutch author writes for a key or for a number, and what it is.

/// Dutch words for keys, by the alphabet; a word that may stand for several has them in the order in which they are tried.
const WORDS: &[(&str, &[&str])] = &[
    ("aanbod", &["offer"]),
    ("aantal", &["count", "number", "times"]),
    ("afbeelding", &["image"]),
    ("als", &["when", "if"]),
    ("anders", &["otherwise"]),
    ("antwoorden", &["options"]),
    ("auteurs", &["authors"]),
    ("banden", &["bands"]),
    ("beeld", &["image"]),
    ("bewaren", &["keep"]),
    ("binnen", &["within"]),
    ("bladzijde", &["step"]),
    ("controle", &["check"]),
    ("dagboek", &["diary"]),
    ("dan", &["then", "go"]),
    ("datum", &["date"]),
    ("deel", &["section", "use"]),
    ("delen", &["share"]),
    ("doel", &["goal", "purpose"]),
    ("doelen", &["goals", "purposes"]),
    ("doelgroep", &["audience"]),
    ("eenheid", &["unit"]),
    ("einde", &["end"]),
    ("feiten", &["facts"]),
    ("ga", &["go"]),
    ("gesprek", &["contact"]),
    ("getal", &["number"]),
    ("goed", &["correct"]),
    ("hulp", &["help"]),
    ("instellingen", &["settings"]),
    ("juist", &["correct"]),
    ("kansen", &["chances"]),
    ("keuze", &["choice", "options"]),
    ("keuzes", &["choices", "options"]),
    ("kop", &["title"]),
    ("licentie", &["licence"]),
    ("maximaal", &["max"]),
    ("maximum", &["max"]),
    ("met", &["with"]),
    ("meting", &["measure"]),
    ("minimaal", &["min"]),
    ("minimum", &["min"]),
    ("minuten", &["minutes"]),
    ("moet", &["must"]),
    ("naar", &["go", "to"]),
    ("oefening", &["exercise"]),
    ("onder", &["below"]),
    ("onderdelen", &["items", "steps"]),
    ("opnieuw", &["again", "retry"]),
    ("opties", &["options"]),
    ("optioneel", &["optional"]),
    ("plaatje", &["image"]),
    ("regels", &["rules"]),
    ("rijen", &["rows"]),
    ("samenvatting", &["summary"]),
    ("schaal", &["scale"]),
    ("schalen", &["scales"]),
    ("stap", &["step"]),
    ("stappen", &["steps"]),
    ("taal", &["languages"]),
    ("talen", &["languages"]),
    ("tekst", &["body", "text"]),
    ("telefoon", &["phone"]),
    ("themas", &["themes"]),
    ("tijd", &["time"]),
    ("tip", &["hints"]),
    ("tips", &["hints"]),
    ("titel", &["title"]),
    ("tot", &["to", "until"]),
    ("uitleg", &["body", "help"]),
    ("van", &["from"]),
    ("vanaf", &["from"]),
    ("verder", &["next"]),
    ("verplicht", &["required"]),
    ("versie", &["version"]),
    ("volgende", &["next"]),
    ("voor", &["for"]),
    ("vormen", &["forms"]),
    ("vraag", &["ask"]),
    ("vragen", &["items"]),
    ("waarden", &["values"]),
    ("wachten", &["wait"]),
    ("wanneer", &["when"]),
    ("zeg", &["say"]),
];

/// The key that a Dutch word stands for, among those that may stand there.
pub(super) fn key_for<'n>(written: &str, names: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let small = written.trim().to_lowercase();
    let at = WORDS.binary_search_by(|(word, _)| (*word).cmp(&small)).ok()?;
    let (_, keys) = WORDS.get(at)?;
    keys.iter().find_map(|key| names.clone().find(|name| name == key))
}

/// The words for numbers, from nought.
const NUMBERS: [&str; 21] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
];

/// The digits of a number that is written as a word.
pub(super) fn digits_for(written: &str) -> Option<String> {
    let small = written.trim().to_lowercase().replace('é', "e");
    let at = NUMBERS.iter().position(|word| *word == small)?;
    Some(at.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_number_is_that_number() {
        assert_eq!(digits_for("Vijf").as_deref(), Some("5"));
        assert_eq!(digits_for("één").as_deref(), Some("1"));
        assert_eq!(digits_for("twintig").as_deref(), Some("20"));
        assert_eq!(digits_for("veel"), None);
    }

    #[test]
    fn words_stand_by_the_alphabet_and_each_once() {
        assert!(WORDS.is_sorted_by(|one, next| one.0 < next.0));
    }

    #[test]
    fn a_word_is_the_key_that_may_stand_there() {
        let names = ["steps", "title", "body"];
        assert_eq!(key_for("Stappen", names.into_iter()), Some("steps"));
        assert_eq!(key_for("tekst", names.into_iter()), Some("body"));
        assert_eq!(key_for("keuze", names.into_iter()), None);
        assert_eq!(key_for("body", names.into_iter()), None);
    }
}
