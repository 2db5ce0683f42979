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
const VAGUE: &[&str] = &[
    "hier",
    "klik hier",
    "klik",
    "lees meer",
    "meer",
    "meer lezen",
    "meer info",
    "link",
    "deze link",
    "via deze link",
    "verder",
    "lees verder",
    "here",
    "click here",
    "click",
    "read more",
    "more",
    "more info",
    "this link",
    "this",
    "learn more",
];

/// Whether the words of a link say nothing about where it leads.
pub(super) fn is_vague(words: &str) -> bool {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.len() > 20 {
        return false;
    }
    let words = words.to_lowercase();
    VAGUE.contains(&words.as_str())
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
        assert!(!is_vague("klik hier voor de website van 113"));
    }
}
