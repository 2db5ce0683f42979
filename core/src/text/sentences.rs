//! Where the sentences and words of a Dutch Markdown text begin and end.
//!
//! Signs between digits and between single letters join as the word boundaries of Unicode (UAX 29) have it, without its
//! tables: every studio would fetch those. What UAX 29 leaves to a list per language stands here: which abbreviations go on.

use std::ops::Range;

use super::explained::is_explained;
use super::passive;

/// How words for what something is or how somebody is end, and names do not.
const NO_NAMES: [&str; 5] = ["atie", "heid", "isme", "iteit", "schap"];

/// A sentence of a Markdown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes.
    pub range: Range<usize>,
    /// The bytes of its words; a hole of a text, an address and a piece of code are one each.
    pub words: Vec<Range<usize>>,
}

impl Sentence {
    /// Whether it says that something is done and not who does it.
    ///
    /// ```
    /// use leerpad::text::sentences::sentences;
    /// let is_passive = |text: &str| sentences(text)[0].is_passive(text);
    /// assert!(is_passive("Je antwoord wordt bewaard."));
    /// assert!(!is_passive("Hoe gespannen word je?"));
    /// ```
    #[must_use]
    pub fn is_passive(&self, text: &str) -> bool {
        passive::is_passive(text, &self.words)
    }

    /// Whether it says what its word at this place means. `words` are all of its words in small letters.
    pub(crate) fn is_explained(&self, text: &str, words: &[String], at: usize) -> bool {
        let from = self.words.get(at).map_or(0, |word| word.end);
        let to = self.words.get(at + 1).map_or(self.range.end, |next| next.start);
        is_explained(words, at, text.get(from..to).unwrap_or(""))
    }

    /// Whether its word at this place may be no word of a dictionary: a name, which has a capital and does not end as names
    /// never do, or what a stop cuts short, as `bijv.`
    pub(crate) fn is_name(&self, text: &str, at: usize) -> bool {
        let place = self.words.get(at).cloned().unwrap_or_default();
        let (word, rest) = (text.get(place.clone()), text.get(place.end..));
        let starts_big = word.is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_thing = at == 0
            && NO_NAMES
                .iter()
                .any(|end| word.is_some_and(|word| word.ends_with(end)));
        let is_cut_short = at + 1 < self.words.len() && rest.is_some_and(|rest| rest.starts_with('.'));
        (starts_big && !is_thing) || is_cut_short
    }
}

/// Whether a piece is a word of a language: not a hole, an address, an abbreviation with stops, or code.
///
/// ```
/// use leerpad::text::sentences::is_word;
/// assert!(is_word("zo'n") && is_word("foto's"));
/// assert!(!is_word("{naam}") && !is_word("jan@voorbeeld.nl") && !is_word("d.w.z"));
/// ```
#[must_use]
pub fn is_word(piece: &str) -> bool {
    piece.starts_with(char::is_alphanumeric) && !piece.contains(['@', '.', ':', '/'])
}

/// The sentences of a Markdown text. Marks, numbers of lists, addresses of links and code between fences are no words.
///
/// ```
/// use leerpad::text::sentences::sentences;
/// let text = "Adem **rustig**. Zie [dit](https://a.nl/x.y).\n\n1. Eerst dit\n2. Dan dat, bijv. dr. Bos om 10.30";
/// let found: Vec<_> = sentences(text).iter().map(|sentence| sentence.words.len()).collect();
/// assert_eq!(found, [2, 2, 2, 7]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut reader = Reader {
        text,
        found: Vec::new(),
        words: Vec::new(),
        is_numbered: false,
    };
    reader.read();
    reader.found
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Sentence>,
    /// Of the sentence that is being read.
    words: Vec<Range<usize>>,
    /// Whether a list with numbers goes on, in which any number begins an entry.
    is_numbered: bool,
}

impl<'a> Reader<'a> {
    fn read(&mut self) {
        let mut at = 0;
        let mut starts_line = true;
        while let Some(letter) = self.rest(at).chars().next() {
            let rest = self.rest(at);
            let is_gap = letter.is_whitespace() && letter != '\n';
            if starts_line
                && !is_gap
                && let Some(mark) = self.block(rest)
            {
                self.finish(at);
                if mark > 0 {
                    at += mark;
                    continue;
                }
            }
            starts_line = letter == '\n' || (starts_line && is_gap);
            let word = match letter {
                // What a person sees there is a word or a few.
                '{' => hole(rest),
                '`' => code(rest),
                _ if letter.is_alphanumeric() => address(rest).unwrap_or_else(|| word(rest)),
                _ => 0,
            };
            if word > 0 {
                self.words.push(at..at + word);
                at += word;
            } else if rest.starts_with("](") {
                at += through(rest, ")");
            } else {
                if letter == '|' {
                    self.finish(at);
                } else if matches!(letter, '.' | '!' | '?' | '…') && self.is_end(at, letter) {
                    self.finish(at + letter.len_utf8());
                }
                at += letter.len_utf8();
            }
        }
        self.finish(self.text.len());
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    fn finish(&mut self, end: usize) {
        if let (Some(first), Some(last)) = (self.words.first(), self.words.last()) {
            let said = self.text.get(first.start..end.max(last.end)).unwrap_or("");
            let range = first.start..first.start + said.trim_end().len();
            self.found.push(Sentence {
                range,
                words: std::mem::take(&mut self.words),
            });
        }
    }

    /// Whether a line that begins here is no part of the sentence before it: an empty line, a list, a heading. Gives the
    /// bytes to pass over.
    fn block(&mut self, rest: &str) -> Option<usize> {
        if rest.starts_with('\n') {
            self.is_numbered = false;
            return Some(0);
        }
        if rest.starts_with("```") {
            let line = rest.find('\n').unwrap_or(rest.len());
            return Some(line + through(rest.get(line..).unwrap_or(""), "\n```"));
        }
        if ["- ", "* ", "+ ", "#", ">", "|"]
            .iter()
            .any(|mark| rest.starts_with(mark))
        {
            return Some(usize::from(!rest.starts_with('#')));
        }
        let digits = rest.bytes().take(9).take_while(u8::is_ascii_digit).count();
        let (number, behind) = rest.split_at_checked(digits)?;
        // As in CommonMark, a sentence is broken by the first entry only: a year may begin a line.
        let begins = number == "1" || self.words.is_empty() || self.is_numbered;
        if number.is_empty() || !begins || !(behind.starts_with(". ") || behind.starts_with(") ")) {
            return None;
        }
        self.is_numbered = true;
        Some(number.len() + 1)
    }

    /// Whether a stop ends a sentence: nothing follows, or something that does not go on small, as behind `bijv.`
    fn is_end(&self, at: usize, stop: char) -> bool {
        // Of a few stops the last one tells; that no text is read over and over, few signs are looked past.
        let is_stop = |c: &char| matches!(c, '.' | '!' | '?' | '…');
        let rest = self.rest(at);
        if rest.chars().nth(1).as_ref().is_some_and(is_stop) {
            return false;
        }
        let is_closed = |c: &char| is_stop(c) || matches!(c, '"' | '”' | '’' | '\'' | ')' | '*' | '_');
        let closed = rest.chars().take(MOST_CLOSED).take_while(is_closed);
        let behind = rest.get(closed.map(char::len_utf8).sum()..).unwrap_or("");
        let next = behind.trim_start();
        let last = self.words.last().filter(|last| last.end == at);
        let last = last.and_then(|last| self.text.get(last.clone()));
        if next.is_empty() {
            true
        } else if behind.len() == next.len() {
            // Without a space between only where it can be nothing else: not in `J.P.`
            next.starts_with(is_capital) && last.is_some_and(|last| last.chars().count() > 1)
        } else {
            let is_short = stop == '.' && last.is_some_and(|last| goes_on(last, next));
            let opened = ['"', '“', '‘', '\'', '(', '*', '_'];
            !is_short && !next.trim_start_matches(opened).starts_with(char::is_lowercase)
        }
    }
}

/// More signs than this do not close a sentence together.
const MOST_CLOSED: usize = 12;
/// In more bytes than this neither a hole nor an address is looked for.
const MOST_TOGETHER: usize = 500;

/// The bytes up to and with a sign; all there is where it does not come.
fn through(rest: &str, sign: &str) -> usize {
    rest.find(sign).map_or(rest.len(), |end| end + sign.len())
}

/// The bytes of a hole that begins here; none where it does not end on its line.
fn hole(rest: &str) -> usize {
    let near = rest.get(..rest.floor_char_boundary(MOST_TOGETHER)).unwrap_or("");
    let inside = near.split(['}', '\n']).next().unwrap_or("").len();
    let is_closed = near.get(inside..).is_some_and(|end| end.starts_with('}'));
    if is_closed { inside + 1 } else { 0 }
}

/// The bytes of a piece of code that begins here; none where its marks do not come again in its paragraph.
fn code(rest: &str) -> usize {
    let marks = rest.len() - rest.trim_start_matches('`').len();
    let (mark, inside) = rest.split_at_checked(marks).unwrap_or(("", ""));
    let code = inside.find(mark).and_then(|end| inside.get(..end));
    let code = code.filter(|code| !code.contains("\n\n"));
    code.map_or(0, |code| code.len() + 2 * marks)
}

/// The bytes of an address of a page or of mail that begins here.
fn address(rest: &str) -> Option<usize> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | '{' | '"' | '|');
    let near = rest.get(..rest.floor_char_boundary(MOST_TOGETHER)).unwrap_or("");
    let piece = near.split(ends).next().unwrap_or("");
    let piece = piece.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let is_page = piece.starts_with("www.") || piece.contains("://");
    (is_page || piece.contains('@')).then_some(piece.len())
}

/// The bytes of a word that begins here.
fn word(rest: &str) -> usize {
    let mut length = 0;
    // Letters since the last sign, and the last of them.
    let (mut part, mut last) = (0, ' ');
    let mut letters = rest.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_alphanumeric() {
            (part, last) = (part + 1, letter);
        } else if letters
            .peek()
            .is_some_and(|next| joins(last, part == 1, letter, *next))
        {
            part = 0;
        } else {
            break;
        }
        length += letter.len_utf8();
    }
    length
}

/// Whether a sign between two letters or digits makes one word of them: `zo'n`, `3,5`, `10.30`, `d.w.z.`, `t/m`.
fn joins(last: char, is_single: bool, sign: char, next: char) -> bool {
    match sign {
        '-' | '\'' | '’' => next.is_alphanumeric(),
        '.' | ',' | ':' | '/' if last.is_ascii_digit() => next.is_ascii_digit(),
        '.' => next.is_lowercase() || (is_single && next.is_alphabetic()),
        '/' => is_single && next.is_alphabetic(),
        _ => false,
    }
}

/// Abbreviations with a name or a thing behind them.
const BEFORE_NAME: &str = "bijv bv dhr dr drs evt excl fam incl ing ir mevr mr mw nl prof resp st t.a.v vgl";
/// Abbreviations with a number behind them; behind `5 min.` a sentence can begin.
const BEFORE_NUMBER: &str = "apr art aug blz ca dec di do feb febr fig hfst jan jl jul jun ma max min mrt nov nr okt \
                             ong p pag sep sept tel vr wo za zo";
/// Abbreviations with stops at which a sentence can end.
const LAST: &str = "a.u.b e.a e.d n.v.t o.i.d s.v.p z.s.m";

/// Whether a letter is no small one: without the table of capitals, which is as large as that of small letters.
fn is_capital(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_lowercase()
}

/// Whether a sentence goes on behind a word with a stop.
fn goes_on(word: &str, next: &str) -> bool {
    let small = word.to_lowercase();
    let is_in = |list: &str| passive::is_in(list, &small);
    let is_single = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_alphabetic);
    is_in(BEFORE_NAME)
        || (next.starts_with(|c: char| c.is_ascii_digit()) && is_in(BEFORE_NUMBER))
        || (is_single(word) && word.starts_with(is_capital))
        || (word.contains('.') && word.split('.').all(is_single) && !is_in(LAST))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences and words of a text.
    fn counts(text: &str) -> (usize, usize) {
        let found = sentences(text);
        (found.len(), found.iter().map(|one| one.words.len()).sum())
    }

    #[test]
    fn a_sentence_has_its_bytes() {
        let text = "Één. Twéé drie?\nvier\n\n- vijf\n- zes\n";
        let found = sentences(text);
        let said: Vec<_> = found
            .iter()
            .map(|one| text.get(one.range.clone()).unwrap())
            .collect();
        assert_eq!(said, ["Één.", "Twéé drie?\nvier", "vijf", "zes"]);
        assert!(sentences("").is_empty() && sentences("**!** {").is_empty());
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        for (text, words) in [
            ("Bel dr. Jansen om 9 uur.", 6),
            ("Vraag mevr. De Vries of dhr. Bos.", 7),
            ("Bel ca. 5 mensen, max. 3 uur.", 7),
            ("Zie art. 3, nr. 4 en blz. 5.", 8),
            ("Ga naar bijv. Utrecht of Ede.", 6),
            ("Bel J.P. Bos of P. Smit.", 6),
            ("Bel a.s. Maandag of vr. 3 mei.", 7),
            ("Ga naar bijv. **een** park.", 5),
        ] {
            assert_eq!(counts(text), (1, words), "{text}");
        }
        for (text, words) in [
            ("Neem een pen, een boek, enz. Daarna ga je.", 9),
            ("Het duurt 5 min. Daarna ga je.", 7),
            ("Kom a.u.b. Dank je.", 4),
            ("Ga zitten.Sta op.", 4),
            ("Artikel 3. Ga zitten.", 4),
            ("Bel voor 3,5. Dan kom ik.", 6),
        ] {
            assert_eq!(counts(text), (2, words), "{text}");
        }
    }

    #[test]
    fn numbers_and_addresses_are_one_word() {
        for (text, words) in [
            ("Het kost 3,5 of 1.000 euro.", 6),
            ("Kom om 10.30 of 10:30 uur, 24/7 t/m 3-4-2025.", 9),
            ("Kom d.w.z. op tijd.", 4),
            ("Kijk op https://www.voorbeeld.nl/abc-def?x=1,2 voor meer.", 5),
            ("Kijk op <https://www.voorbeeld.nl/abc>, www.a.nl of a.nl.", 6),
            ("Mail jan@voorbeeld.nl nu.", 3),
            ("Typ `leerpad check` in.", 3),
            ("Bel 0800-0113, en/of mij.", 5),
            ("Een \\{ is een teken.", 4),
            ("Jij koos {soort|iets anders} hier.", 4),
        ] {
            assert_eq!(counts(text), (1, words), "{text}");
        }
    }

    #[test]
    fn the_number_of_an_entry_is_no_word() {
        assert_eq!(counts("1. Ga zitten\n2. Sta op"), (2, 4));
        assert_eq!(counts("Zo:\n\n3) Ga zitten\n\n   > 4) Sta op"), (3, 5));
        assert_eq!(counts("Het was\n2024. Klaar."), (2, 4));
        assert_eq!(counts("Zo:\n\n```\ninterventie. En?\n```\n\nKlaar."), (2, 2));
        assert_eq!(counts("| dag | wat |\n|---|---|\n| ma | rust |"), (4, 4));
    }
}
