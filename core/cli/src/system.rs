//! What the operating system says of a file, a port or a pipe, in plain words.

use std::io;

use leerpad::ground::language::Language;
use leerpad::journal::seal::NotSealed;

use crate::speech::{Both, either};

/// The words for it, as they stand behind the name of what it is about.
pub(crate) fn words(error: &io::Error, language: Language) -> String {
    if let Some(own) = error.get_ref() {
        if let Some(both) = own.downcast_ref::<Both>() {
            return both.words(language).to_owned();
        }
        if own.is::<NotSealed>() {
            let words = either(
                language,
                "de kluis kon niet versleuteld worden; er is niets veranderd",
                "the vault could not be sealed; nothing was changed",
            );
            return words.to_owned();
        }
    }
    match of_kind(error.kind()) {
        Some((nl, en)) => either(language, nl, en).to_owned(),
        None => unknown(error, language),
    }
}

/// What a system says when a file cannot be made: that something is not there means its folder then.
pub(crate) fn of_making(error: io::Error) -> io::Error {
    if error.kind() != io::ErrorKind::NotFound {
        return error;
    }
    io::Error::other(Both::new(
        "de map waar dit in moet is er niet; maak die eerst, of kies een andere",
        "the folder that this is to be in is not there; make it first, or choose another",
    ))
}

/// Plain words for what a system says often.
const fn of_kind(kind: io::ErrorKind) -> Option<(&'static str, &'static str)> {
    use io::ErrorKind as Kind;
    Some(match kind {
        Kind::NotFound => (
            "dit is er niet; kijk of de naam en de map kloppen",
            "this is not there; see if the name and the folder are right",
        ),
        Kind::PermissionDenied => (
            "dit mag niet gelezen of geschreven worden; kijk wie er rechten voor heeft",
            "this may not be read or written; see who has the rights to it",
        ),
        Kind::AlreadyExists => (
            "dit is er al; kies een andere naam",
            "this is there already; choose another name",
        ),
        Kind::IsADirectory => (
            "dit is een map; noem een bestand dat erin staat",
            "this is a folder; name a file in it",
        ),
        Kind::NotADirectory => (
            "een deel van deze naam is een bestand en geen map; kijk of de naam klopt",
            "a part of this name is a file and no folder; see if the name is right",
        ),
        Kind::DirectoryNotEmpty => (
            "deze map is niet leeg; kies een andere",
            "this folder is not empty; choose another",
        ),
        Kind::InvalidFilename | Kind::InvalidInput => (
            "zo kan een bestand niet heten; kies een kortere naam, zonder vreemde tekens",
            "a file cannot have such a name; choose a shorter one, without odd signs",
        ),
        Kind::InvalidData | Kind::UnexpectedEof => (
            "de inhoud is niet te lezen; misschien is het bestand beschadigd of niet af",
            "what is in it cannot be read; the file may be damaged or cut off",
        ),
        Kind::StorageFull | Kind::QuotaExceeded | Kind::WriteZero => (
            "de schijf is vol; maak ruimte en probeer het opnieuw",
            "the disk is full; make room and try again",
        ),
        Kind::FileTooLarge => (
            "dit bestand wordt te groot voor deze schijf",
            "this file becomes too large for this disk",
        ),
        Kind::ReadOnlyFilesystem => (
            "hier mag niet geschreven worden; kies een andere plek",
            "nothing may be written here; choose another place",
        ),
        Kind::ResourceBusy | Kind::ExecutableFileBusy | Kind::WouldBlock | Kind::Deadlock => (
            "een ander programma is hiermee bezig; sluit dat en probeer het opnieuw",
            "another program is at work on this; close that and try again",
        ),
        Kind::StaleNetworkFileHandle
        | Kind::HostUnreachable
        | Kind::NetworkUnreachable
        | Kind::NetworkDown => (
            "de schijf of het netwerk is niet te bereiken; kijk of de verbinding er is",
            "the disk or the network cannot be reached; see if the connection is there",
        ),
        Kind::TimedOut | Kind::Interrupted => (
            "dit duurde te lang of werd afgebroken; probeer het opnieuw",
            "this took too long or was broken off; try again",
        ),
        Kind::AddrInUse | Kind::AddrNotAvailable => (
            "dit adres is niet vrij; kies een ander",
            "this address is not free; choose another",
        ),
        Kind::OutOfMemory => (
            "er is te weinig geheugen; sluit andere programma's en probeer het opnieuw",
            "there is too little memory; close other programs and try again",
        ),
        Kind::Unsupported => (
            "dat kan op deze plek of dit systeem niet; kies een andere plek",
            "this place or system cannot do that; choose another place",
        ),
        _ => return None,
    })
}

/// What has no plain words: by its number, with which it can be looked up.
fn unknown(error: &io::Error, language: Language) -> String {
    match (language, error.raw_os_error()) {
        (Language::En, _) => error.to_string(),
        (Language::Nl, Some(number)) => format!("dit lukt het systeem niet (os error {number})"),
        (Language::Nl, None) => "dit lukt het systeem niet".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_say_often_has_words_in_both_languages() {
        for number in 1..=133 {
            let error = io::Error::from_raw_os_error(number);
            let (dutch, english) = (words(&error, Language::Nl), words(&error, Language::En));
            assert!(!dutch.is_empty() && dutch != english, "{number}: {dutch}");
            assert!(!dutch.contains(&error.to_string()), "{number}: {dutch}");
            let is_plain = of_kind(error.kind()).is_some();
            assert_eq!(dutch.ends_with(&format!("(os error {number})")), !is_plain);
        }
        let own = io::Error::other(Both::new("te groot", "too large"));
        assert_eq!(words(&own, Language::Nl), "te groot");
        assert_eq!(words(&own, Language::En), "too large");
        let sealed = io::Error::other(NotSealed);
        assert!(words(&sealed, Language::Nl).starts_with("de kluis"));
    }
}
