//! Where links and images lead: judged by kind, with the edit that mends the common slips.

use super::link::Link;
use super::tree::Inline;

/// How an address can be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mend {
    /// Replace `http:` by `https:`.
    Secure,
    /// Put `https://` before it.
    Complete,
    /// The author has to say.
    Ask,
}

/// Judges the address of a link.
///
/// `www.` is taken for what the author means by it: as a file name it could be the module's own media.
pub(super) fn judge(address: &str) -> Result<Link, Mend> {
    if let Some(rest) = address.strip_prefix("http://") {
        return Err(mend(rest, Mend::Secure));
    }
    if address.starts_with("www.") {
        return Err(mend(address, Mend::Complete));
    }
    Link::parse(address).map_err(|_| Mend::Ask)
}

fn mend(rest: &str, mend: Mend) -> Mend {
    if Link::parse(&format!("https://{rest}")).is_ok() {
        mend
    } else {
        Mend::Ask
    }
}

/// The words of a link as they are heard, with `…` for a hole. Inside a link nothing is deeper than the text's limit.
pub(super) fn words(inlines: &[Inline]) -> String {
    let mut out = String::new();
    add(inlines, &mut out);
    out
}

fn add(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Image(_, text) => out.push_str(text),
            Inline::Emphasis(inside)
            | Inline::Strong(inside)
            | Inline::Strike(inside)
            | Inline::Link(_, inside) => {
                add(inside, out);
            }
            Inline::Break => out.push(' '),
            Inline::Hole(_) => out.push('…'),
        }
    }
}

/// Words that say nothing about where a link leads.
const VAGUE: &str = "bekijk|bekijk hier|click|click here|click this link|deze link|deze pagina|deze site|deze website|\
     download|ga verder|here|hier|klik|klik hier|klik op deze link|learn more|lees hier|lees meer|\
     lees verder|link|meer|meer info|meer informatie|meer lezen|more|more info|more information|open|\
     page|pagina|read more|site|this|this link|this page|this website|verder|via deze link|website";

/// Words that say nothing about what there is to see or to hear.
const UNTOLD: &str = "afbeelding|audio|beeld|film|filmpje|foto|geen|geluid|illustratie|image|n.v.t|photo|picture|plaatje|\
     see above|see below|sound|video|zie boven|zie hierboven|zie hieronder|zie onder";
/// How names of files end.
const FILES: &[&str] = &[".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".png", ".svg", ".webp"];

/// Whether the words of a link say nothing about where it leads.
pub(super) fn is_vague(words: &str) -> bool {
    // An address is heard letter by letter; what comes in a hole nobody knows.
    let is_address = words.trim_start().starts_with("http") && words.contains("://");
    is_address || (!words.contains('…') && is_one_of(VAGUE, words))
}

/// Whether the words of a picture or a recording say nothing about what there is to see or to hear.
pub(crate) fn is_untold(words: &str) -> bool {
    let small = words.trim().to_lowercase();
    let is_file = !small.contains(' ') && FILES.iter().any(|end| small.ends_with(end));
    is_file || is_one_of(UNTOLD, &small)
}

/// Whether words are one of these, whatever signs are around them, or have no letters at all.
fn is_one_of(list: &str, words: &str) -> bool {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.len() > 20 {
        return false;
    }
    let small = words.to_lowercase();
    small.is_empty() || list.split('|').any(|known| known == small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_mended_and_tricks_are_not() {
        assert_eq!(judge("http://113.nl"), Err(Mend::Secure));
        assert_eq!(judge("www.113.nl"), Err(Mend::Complete));
        assert_eq!(judge("http://"), Err(Mend::Ask));
        assert_eq!(judge("javascript:alert(1)"), Err(Mend::Ask));
        assert_eq!(judge("data:text/html,x"), Err(Mend::Ask));
        assert!(judge("media/adem.pdf").is_ok());
    }

    #[test]
    fn vague_words_are_known_with_stops_and_capitals() {
        assert!(is_vague(" Klik hier! "));
        assert!(is_vague("👉") && is_vague("https://www.113.nl") && is_vague("Klik op deze link"));
        assert!(!is_vague("klik hier voor de website van 113") && !is_vague("…") && !is_vague("www.113.nl"));
    }

    #[test]
    fn the_name_of_a_file_tells_nothing() {
        for words in ["foto", "IMG_1234.jpg", "media/a.png", "Zie boven.", "."] {
            assert!(is_untold(words), "{words}");
        }
        for words in ["Een foto van een park", "Adem in.", "113"] {
            assert!(!is_untold(words), "{words}");
        }
    }
}
