//! Whether a Dutch sentence says that something is done and not who does it: a form of `worden` and a participle in one part
//! of the sentence. It would rather overlook one than take a feeling or a thing for one.

use std::ops::Range;

/// Forms of `worden`; `word` counts before `je`. Those of `ik` do not: who says it is there in person.
const BECOMES: &str = "wordt worden werd werden";
const YOU: &str = "je jij";

/// Participles that do not end like most, also behind a word of their own: `aan-genomen`.
const STRONG: &str = "bedrogen begrepen bekeken besloten besproken betrokken bevolen bewezen gebeten geboden gebroken \
                      gedaan gedragen gedronken gedwongen gegeten gegeven gehangen geheven gehouden geholpen gekeken \
                      gekozen gelachen gelaten gelezen genomen geroepen geschonken geschreven gesloten gesneden \
                      gesproken gestoken gestolen getroffen getrokken gevangen gevonden gevraagd gewassen gewezen \
                      gewonnen gezien gezonden geslagen mishandeld misbruikt onderbroken ondernomen ondersteund \
                      onderzocht onthouden ontnomen ontslagen ontvangen overtreden overwogen verboden verbroken \
                      vergeten verkozen vermeden vervangen verwezen verzonden";

/// What ends like a participle, and says how somebody is or what something is.
const OTHERS: &str = "bang bedroefd beeld beest begaafd beheerst bekend beklemd beleid benauwd benieuwd beperkt bereid \
                      bericht beroemd berucht besluit bestand beurt bewind bewust bezet bezit bezorgd ernst gebed gebied \
                      gebit gedicht geduld geest gefrustreerd gehandicapt gehecht geïnteresseerd geïrriteerd geliefd \
                      geluid gelucht gelukt gemotiveerd gerecht gerust geschikt gestrest getrouwd gevecht geweld gewend \
                      gewicht gezicht gezond herfst ongerust onrust ontbijt ontroerd ontspannen uitgebreid uitgeput \
                      uitgerust opgewekt vast verband verbaasd verdriet verhit verkeerd verkouden verliefd verloofd \
                      vermoeid verslaafd verstand vertrouwd verveeld verward";

/// Beginnings of participles, some behind a word of their own: `aangevraagd`.
const BEGINS: &str = "be er ge her ont ver";
pub(super) const BEFORE: &str = "aan achter af bij deel door in klaar los mee na neer om onder op open over plaats rond samen stil \
                      stop tegen terug thuis toe uit vast vol voor vrij weg";

/// Words behind which a thing comes.
const ARTICLES: &str =
    "de deze die dit een elk elke geen haar het hun je jouw meer mijn onze uw veel weinig zijn";
/// Words behind which a thing comes too, but for `er wordt aan gewerkt`.
const TO_THINGS: &str = "aan bij in met naar om op over tegen tot uit van voor zonder";
const THERE: &str = "daar er hier waar";

/// Words that may follow a participle at the end of its part of the sentence.
const GO_ON: &str = "aan achter als bij binnen dan door en in maar met na naar of om onder op over rond te tegen tijdens \
                     tot tussen uit van vanaf via volgens voor zoals zonder";

/// Words with which another part of the sentence begins; behind the form itself they are part of it: `wordt dat gedaan`.
const CLAUSES: &str = "als dat die doordat dus hoe hoewel maar nadat omdat tenzij terwijl totdat voordat waar waardoor want \
                       wanneer wat wie zodat zodra";
/// Words that lead on to another of the same.
const AND: &str = "en of";
/// Who can do something, behind `en` or `of`.
const SOMEBODY: &str = "dan dat die er het hij ik je jij jullie u we wij ze zij";
/// Words that have a participle of their own.
const OWN: &str = "ben bent had hadden heb hebben hebt heeft is waren was zijn";

/// Whether a word stands in a list of words.
pub(super) fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Whether the words of a sentence, at these places in the text, leave out who does it.
pub(super) fn is_passive(text: &str, places: &[Range<usize>]) -> bool {
    let pieces = || places.iter().filter_map(|place| text.get(place.clone()));
    // Asked of every sentence, so nothing is copied before.
    let is_start = |word: &str| {
        word.get(..2)
            .is_some_and(|start| start.eq_ignore_ascii_case("wo") || start.eq_ignore_ascii_case("we"))
    };
    if !pieces().any(is_start) {
        return false;
    }
    let words: Vec<String> = pieces().map(str::to_lowercase).collect();
    // Where it says by whom, somebody is there; who wakes up does so themselves.
    if words.iter().any(|word| is_in("door waardoor wakker", word)) {
        return false;
    }
    let mut clause: Vec<&str> = Vec::new();
    let mut before: Option<&Range<usize>> = None;
    for (at, (word, place)) in words.iter().zip(places).enumerate() {
        let between = before.and_then(|before| text.get(before.end..place.start));
        let is_cut = between.is_some_and(|between| between.contains([',', ';', ':', '(', ')', '–', '—']));
        let next = words.get(at + 1).map_or("", String::as_str);
        let last = clause.last().copied().unwrap_or("");
        let begins =
            (is_in(CLAUSES, word) && !is_in(BECOMES, last)) || (is_in(AND, word) && is_in(SOMEBODY, next));
        if is_cut || begins {
            if leaves_out(&clause) {
                return true;
            }
            clause.clear();
        }
        clause.push(word);
        before = Some(place);
    }
    leaves_out(&clause)
}

/// Whether one part of a sentence leaves out who does it.
fn leaves_out(words: &[&str]) -> bool {
    let word = |at: usize| words.get(at).copied().unwrap_or("");
    let is_form = |at: usize| is_in(BECOMES, word(at)) || (word(at) == "word" && is_in(YOU, word(at + 1)));
    let place = (0..words.len()).find(|at| is_form(*at));
    place.is_some_and(|form| (0..words.len()).any(|at| stands_for_doing(words, form, at)))
}

/// Whether the word at a place is a participle that goes with the form at another.
fn stands_for_doing(words: &[&str], form: usize, at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or("");
    let (own, before, next) = (word(Some(at)), word(at.checked_sub(1)), word(at.checked_add(1)));
    if at == form || !is_participle(own) || is_in(AND, before) {
        return false;
    }
    let is_last = |at: usize| at + 1 == words.len() || is_in(GO_ON, word(at.checked_add(1)));
    if at < form {
        // `als je gevraagd wordt`, not `je gevoel wordt minder`.
        return at + 1 == form && is_last(form);
    }
    let between = words.get(form + 1..at).unwrap_or(&[]);
    let is_strong = is_in(STRONG, stem(own));
    // `word je gebeld`: here `je` is who it is about and not whose thing.
    let is_about = at == form + 2 && is_in(YOU, before);
    let is_thing = !is_strong
        && ((is_in(ARTICLES, before) && !is_about)
            || (is_in(TO_THINGS, before) && !words.iter().any(|word| is_in(THERE, word))));
    is_last(at) && !is_in(OWN, next) && !is_thing && !between.iter().any(|word| is_in(OWN, word))
}

/// A participle without the word of its own before it: `genomen` of `aangenomen`.
fn stem(word: &str) -> &str {
    let mut starts = BEFORE.split(' ');
    let rest = starts.find_map(|start| word.strip_prefix(start).filter(|rest| rest.starts_with("ge")));
    rest.unwrap_or(word)
}

fn is_participle(word: &str) -> bool {
    let stem = stem(word);
    if is_in(OTHERS, word) || is_in(OTHERS, stem) {
        return false;
    }
    // `vervelend` and `gezondheid` say how something is.
    let ends =
        (word.ends_with('d') || word.ends_with('t')) && !word.ends_with("end") && !word.ends_with("heid");
    let begins = BEGINS.split(' ').any(|start| stem.starts_with(start));
    is_in(STRONG, word) || is_in(STRONG, stem) || (stem.chars().count() > 4 && ends && begins)
}

#[cfg(test)]
mod tests {
    use crate::text::sentences::sentences;

    fn is_passive(text: &str) -> bool {
        sentences(text).iter().any(|sentence| sentence.is_passive(text))
    }

    #[test]
    fn what_is_done_by_nobody_is_told() {
        for text in [
            "je antwoord wordt bewaard",
            "de brief wordt morgen verstuurd naar je huis",
            "nep wordt juist vaak gedeeld",
            "er werd een formulier ingevuld",
            "dan worden de afspraken besproken",
            "de hulp die wordt aangevraagd",
            "Daarna word je rustig gebeld.",
            "Word je gepest?",
            "Dan word jij geholpen.",
            "Je wordt ontslagen.",
            "Je aanvraag wordt afgewezen.",
            "Je gegevens worden niet doorgegeven.",
            "De uitkering wordt stopgezet.",
            "Als je gevraagd wordt, zeg je ja.",
            "Als er over je gesproken wordt, word je boos.",
            "Er wordt over je gesproken.",
            "Er wordt aan gewerkt.",
            "Wordt dat vergoed?",
            "Je wordt uitgelachen en gepest.",
            "Je wordt verzocht te komen.",
        ] {
            assert!(is_passive(text), "{text}");
        }
    }

    #[test]
    fn what_somebody_becomes_is_not() {
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
            "Je wordt moe als je veel hebt gewerkt.",
            "Word je moe, dan heb je te veel gedaan.",
            "Je wordt ziek en je bent gestopt.",
            "Het wordt herfst en we gaan betalen.",
            "Hij wordt vader en heeft een geschenk gekocht.",
            "Het wordt een gemakkelijk gesprek over geluid en gevoel.",
            "Het wordt volgende week beter, beloofd.",
            "Het wordt leuk als je meedoet en betaalt.",
            "Je wordt gewaardeerd lid.",
            "Dat wordt vervelend.",
            "Het wordt ontzettend leuk.",
            "Het wordt ontbijt en daarna verdergaan.",
            "Je wordt verslaafd.",
            "Je kind wordt geliefd.",
            "Je wilde geest wordt rustig.",
            "Dit wordt goed voor je gezondheid.",
        ] {
            assert!(!is_passive(text), "{text}");
        }
    }
}
