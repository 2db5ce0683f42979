//! Whether a Dutch sentence says that something is done and not who does it: a form of `worden` and a participle. It would
//! rather overlook one than take a feeling or a thing for one.

/// Forms of `worden`; not those of `ik`, who is there in person.
const BECOMES: [&str; 4] = ["wordt", "worden", "werd", "werden"];

/// Participles that do not end like most.
const STRONG: [&str; 33] = [
    "aangeboden",
    "aangenomen",
    "afgesproken",
    "bedrogen",
    "begrepen",
    "bekeken",
    "besloten",
    "besproken",
    "betrokken",
    "bewezen",
    "gedaan",
    "gedragen",
    "gegeten",
    "gegeven",
    "gehouden",
    "geholpen",
    "gekeken",
    "gekozen",
    "gelezen",
    "genomen",
    "geschreven",
    "gesproken",
    "gevonden",
    "gevraagd",
    "gezien",
    "ingenomen",
    "onthouden",
    "opgenomen",
    "overgenomen",
    "uitgekozen",
    "verboden",
    "vergeten",
    "weggegeven",
];

/// What ends like a participle, and says how somebody is or what something is.
const OTHERS: [&str; 36] = [
    "bang",
    "bedroefd",
    "beheerst",
    "bekend",
    "benauwd",
    "bereid",
    "beroemd",
    "bericht",
    "bewust",
    "bezorgd",
    "gebied",
    "geduld",
    "gefrustreerd",
    "gehecht",
    "gelukt",
    "geschikt",
    "gestrest",
    "geweld",
    "gewend",
    "gewicht",
    "gezicht",
    "gezond",
    "ongerust",
    "onrust",
    "ontspannen",
    "vast",
    "verband",
    "verbaasd",
    "verdriet",
    "verkeerd",
    "verliefd",
    "vermoeid",
    "verstand",
    "vertrouwd",
    "verveeld",
    "verward",
];

/// Beginnings of participles, some behind a word of their own: `aangevraagd`.
const BEGINS: [&str; 6] = ["be", "er", "ge", "her", "ont", "ver"];
const BEFORE: [&str; 16] = [
    "aan", "achter", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "terug", "toe", "uit",
    "voor", "weg",
];

/// Words behind which a thing comes.
const ARTICLES: [&str; 20] = [
    "de", "deze", "die", "dit", "een", "elk", "elke", "geen", "haar", "het", "hun", "je", "jouw", "meer",
    "mijn", "onze", "uw", "veel", "weinig", "zijn",
];

/// Words that may follow a participle at the end of its part of the sentence.
const GO_ON: [&str; 20] = [
    "aan", "als", "bij", "dan", "en", "in", "maar", "met", "na", "naar", "of", "om", "omdat", "op", "tot",
    "tussen", "uit", "van", "voor", "zodat",
];

/// Whether a word is a form of `worden`, in any letters: asked of every word, so nothing is copied.
pub(super) fn is_form(word: &str) -> bool {
    BECOMES.iter().any(|form| word.eq_ignore_ascii_case(form))
}

/// Whether the words of a sentence, in small letters, leave out who does it.
pub(super) fn is_passive(words: &[String]) -> bool {
    // Where it says by whom, somebody is there; who wakes up does so themselves.
    if words
        .iter()
        .any(|word| matches!(word.as_str(), "door" | "wakker"))
    {
        return false;
    }
    let place = words.iter().position(|word| BECOMES.contains(&word.as_str()));
    place.is_some_and(|form| (0..words.len()).any(|at| at != form && stands_for_doing(words, form, at)))
}

/// Whether the word at a place is a participle that goes with the form at another.
fn stands_for_doing(words: &[String], form: usize, at: usize) -> bool {
    if !words.get(at).is_some_and(|word| is_participle(word)) {
        return false;
    }
    let is = |list: &[&str], at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| list.contains(&word.as_str()))
    };
    let is_beside = at.abs_diff(form) == 1;
    let is_last = at + 1 == words.len() || is(&GO_ON, at.checked_add(1));
    (is_beside || is_last) && !is(&ARTICLES, at.checked_sub(1))
}

fn is_participle(word: &str) -> bool {
    if OTHERS.contains(&word) {
        return false;
    }
    let begins = |word: &str| BEGINS.iter().any(|start| word.starts_with(start));
    let behind = BEFORE
        .iter()
        .filter_map(|start| word.strip_prefix(start))
        .any(|rest| rest.starts_with("ge"));
    let ends = word.ends_with('d') || word.ends_with('t');
    STRONG.contains(&word) || (word.chars().count() > 4 && ends && (begins(word) || behind))
}

#[cfg(test)]
mod tests {
    use super::is_passive;

    #[test]
    fn what_is_done_by_nobody_is_told_from_what_somebody_becomes() {
        let passive = |text: &str| {
            is_passive(
                &text
                    .to_lowercase()
                    .split(' ')
                    .map(str::to_owned)
                    .collect::<Vec<_>>(),
            )
        };
        for text in [
            "je antwoord wordt bewaard",
            "de brief wordt morgen verstuurd naar je huis",
            "nep wordt juist vaak gedeeld",
            "er werd een formulier ingevuld",
            "dan worden de afspraken besproken",
            "de hulp die wordt aangevraagd",
        ] {
            assert!(passive(text), "{text}");
        }
        for text in [
            "hoe gespannen word je",
            "ik word gepest of uitgescholden",
            "word je duizelig of benauwd",
            "dat wordt een lang gesprek met je bericht",
            "het wordt vast weer gezond",
            "je wordt door de gemeente gebeld",
            "ze worden vrienden en vertellen veel",
            "het wordt vanzelf rustig in je hoofd",
            "je gewicht wordt minder",
            "hoe uitgerust werd je wakker",
        ] {
            assert!(!passive(text), "{text}");
        }
    }
}
