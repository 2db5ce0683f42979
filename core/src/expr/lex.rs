//! A condition into signs and words. What is written another way than ours is reported and read as what was meant.

use std::ops::Range;

use super::rules::signs;
use crate::ground::fold::is_space;
use crate::ground::id;
use crate::ground::number::{Number, NumberFault};
use crate::ground::problem::{Problem, Rule};
use crate::ground::span::Span;

/// A sign or word with the bytes it covers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: Sign,
    /// Its bytes in the text of the condition.
    pub(super) range: Range<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sign {
    Word(String),
    Number(Number),
    Text(String),
    And,
    Or,
    Not,
    In,
    Contains,
    StartsWith,
    About,
    True,
    False,
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
    Comma,
    Point,
    /// A problem was reported.
    Broken,
    End,
}

/// Signs of other languages, longest first: what was written, what is read, how it is written here.
const OTHERS: [(&str, Sign, &str, &Rule); 20] = [
    ("===", Sign::Equal, "==", &signs::SIGN_ORDER),
    ("!==", Sign::NotEqual, "!=", &signs::SIGN_ORDER),
    ("&&", Sign::And, "and", &signs::SIGN_FOR_WORD),
    ("||", Sign::Or, "or", &signs::SIGN_FOR_WORD),
    ("=<", Sign::AtMost, "<=", &signs::SIGN_ORDER),
    ("=>", Sign::AtLeast, ">=", &signs::SIGN_ORDER),
    ("<>", Sign::NotEqual, "!=", &signs::SIGN_ORDER),
    ("=!", Sign::NotEqual, "!=", &signs::SIGN_ORDER),
    ("=", Sign::Equal, "==", &signs::SINGLE_EQUALS),
    ("&", Sign::And, "and", &signs::SIGN_FOR_WORD),
    ("|", Sign::Or, "or", &signs::SIGN_FOR_WORD),
    ("!", Sign::Not, "not", &signs::SIGN_FOR_WORD),
    ("≤", Sign::AtMost, "<=", &signs::SIGN_ORDER),
    ("≥", Sign::AtLeast, ">=", &signs::SIGN_ORDER),
    ("≠", Sign::NotEqual, "!=", &signs::SIGN_ORDER),
    ("×", Sign::Times, "*", &signs::SIGN_ORDER),
    ("÷", Sign::Over, "/", &signs::SIGN_ORDER),
    ("–", Sign::Minus, "-", &signs::SIGN_ORDER),
    ("—", Sign::Minus, "-", &signs::SIGN_ORDER),
    ("−", Sign::Minus, "-", &signs::SIGN_ORDER),
];

const OURS: [(&str, Sign); 14] = [
    ("==", Sign::Equal),
    ("!=", Sign::NotEqual),
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("<", Sign::Less),
    (">", Sign::Greater),
    ("+", Sign::Plus),
    ("-", Sign::Minus),
    ("*", Sign::Times),
    ("/", Sign::Over),
    ("(", Sign::Open),
    (")", Sign::Close),
    (",", Sign::Comma),
    (".", Sign::Point),
];

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    place: &'a dyn Fn(Range<usize>) -> Span,
    problems: &'a mut Vec<Problem>,
    tokens: Vec<Token>,
}

/// Reads all tokens; the last is `End`.
pub(super) fn lex(
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    problems: &mut Vec<Problem>,
) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        place,
        problems,
        tokens: Vec::new(),
    };
    while let Some(c) = lexer.rest().chars().next() {
        lexer.one(c);
    }
    lexer.push(Sign::End, text.len()..text.len());
    lexer.tokens
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn push(&mut self, kind: Sign, range: Range<usize>) {
        self.at = range.end;
        self.tokens.push(Token { kind, range });
    }

    fn problem(&self, rule: &'static Rule, range: &Range<usize>) -> Problem {
        Problem::new(rule, (self.place)(range.clone()))
    }

    fn one(&mut self, c: char) {
        let rest = self.rest();
        if is_space(c) || c == '\u{feff}' {
            self.at += c.len_utf8();
        } else if c.is_ascii_digit() {
            self.number(rest);
        } else if c.is_alphabetic() || c == '_' {
            let length = word_length(rest);
            self.word(rest.get(..length).unwrap_or(rest));
        } else if matches!(
            c,
            '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '«' | '»' | '`'
        ) {
            self.quoted(c, rest);
        } else {
            self.sign(c, rest);
        }
    }

    fn sign(&mut self, c: char, rest: &str) {
        let start = self.at;
        // Longer strange signs come before our shorter ones: `===` before `==`, but `==` before `=`.
        let strange = OTHERS.iter().find(|other| rest.starts_with(other.0));
        let own = OURS.iter().find(|own| rest.starts_with(own.0));
        let own = own.filter(|own| strange.is_none_or(|other| own.0.len() >= other.0.len()));
        if let Some((written, sign)) = own {
            self.push(sign.clone(), start..start + written.len());
        } else if let Some((written, sign, right, rule)) = strange {
            let range = start..start + written.len();
            let after = rest.get(written.len()..).unwrap_or("");
            let tight = *sign == Sign::Not && !after.starts_with(is_space);
            let text = if tight { "not " } else { right };
            let problem = self
                .problem(rule, &range)
                .with("sign", written)
                .with("word", right);
            let span = problem.span;
            self.problems.push(problem.fixed_by(span, text));
            self.push(sign.clone(), range);
        } else {
            let range = start..start + c.len_utf8();
            let problem = self.problem(&signs::UNKNOWN_SIGN, &range).with("sign", c);
            self.problems.push(problem);
            self.push(Sign::Broken, range);
        }
    }

    fn word(&mut self, word: &str) {
        let range = self.at..self.at + word.len();
        let small = word.to_lowercase();
        let keyword = match small.as_str() {
            "and" => Some(Sign::And),
            "or" => Some(Sign::Or),
            "not" => Some(Sign::Not),
            "in" => Some(Sign::In),
            "contains" => Some(Sign::Contains),
            "starts-with" => Some(Sign::StartsWith),
            "about" => Some(Sign::About),
            "true" => Some(Sign::True),
            "false" => Some(Sign::False),
            _ => None,
        };
        if let Some(keyword) = keyword {
            if small != word {
                let problem = self
                    .problem(&signs::CAPITAL_OPERATOR, &range)
                    .with("word", word)
                    .with("right", &small);
                let span = problem.span;
                self.problems.push(problem.fixed_by(span, small));
            }
            self.push(keyword, range);
            return;
        }
        if matches!(id::check(word), Ok(()) | Err(id::Fault::Reserved)) {
            self.push(Sign::Word(word.to_owned()), range);
            return;
        }
        let problem = self.problem(&signs::NOT_A_NAME, &range).with("word", word);
        let span = problem.span;
        match id::suggest(word).filter(|_| !word.starts_with(|c: char| c.is_ascii_digit())) {
            Some(name) => {
                self.problems.push(problem.fixed_by(span, name.clone()));
                self.push(Sign::Word(name), range);
            }
            None => {
                self.problems.push(problem);
                self.push(Sign::Broken, range);
            }
        }
    }

    fn number(&mut self, rest: &str) {
        for length in [10, 5] {
            let Some(candidate) = rest.get(..length) else {
                continue;
            };
            if is_moment(candidate)
                && !rest
                    .get(length..)
                    .unwrap_or("")
                    .starts_with(char::is_alphanumeric)
            {
                let range = self.at..self.at + length;
                let problem = self
                    .problem(&signs::UNQUOTED_MOMENT, &range)
                    .with("text", candidate);
                let span = problem.span;
                self.problems
                    .push(problem.fixed_by(span, format!("\"{candidate}\"")));
                self.push(Sign::Text(candidate.to_owned()), range);
                return;
            }
        }
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut length = digits(rest);
        let after_point = rest.get(length..).and_then(|tail| tail.strip_prefix('.'));
        if let Some(decimals) = after_point.map(digits).filter(|count| *count > 0) {
            length += 1 + decimals;
        }
        let tail = rest.get(length..).unwrap_or("");
        if tail.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let length = length + word_length(tail);
            self.word(rest.get(..length).unwrap_or(rest));
            return;
        }
        let range = self.at..self.at + length;
        let written = rest.get(..length).unwrap_or("");
        let rule = match written.parse::<Number>() {
            Ok(number) => {
                self.push(Sign::Number(number), range);
                return;
            }
            Err(NumberFault::Decimals) => &signs::MANY_DECIMALS,
            Err(NumberFault::Range | NumberFault::Shape) => &signs::LARGE_NUMBER,
        };
        let problem = self.problem(rule, &range).with("number", written);
        self.problems.push(problem);
        self.push(Sign::Broken, range);
    }

    fn quoted(&mut self, open: char, rest: &str) {
        let start = self.at;
        let inner = rest.get(open.len_utf8()..).unwrap_or("");
        let is_straight = matches!(open, '"' | '\'');
        let close = |c: char| if is_straight { c == open } else { closes(open, c) };
        let Some((length, closing)) = inner.char_indices().find(|(_, c)| close(*c)) else {
            let range = start
                ..self
                    .text
                    .trim_end_matches(is_space)
                    .len()
                    .max(start + open.len_utf8());
            let straight = if is_straight { open } else { straight_of(open) };
            let problem = self
                .problem(&signs::UNCLOSED_QUOTE, &(start..start + open.len_utf8()))
                .with("quote", straight);
            let end = (self.place)(range.clone()).at_end();
            let mut problem = problem.fixed_by(end, straight);
            if !is_straight {
                let span = problem.span;
                problem = problem.fixed_by(span, straight);
            }
            self.problems.push(problem);
            let text = self.text.get(start + open.len_utf8()..range.end).unwrap_or("");
            self.push(Sign::Text(text.to_owned()), start..self.text.len());
            return;
        };
        let text = inner.get(..length).unwrap_or("");
        let end = start + open.len_utf8() + length + closing.len_utf8();
        if !is_straight {
            let straight = if text.contains('"') { '\'' } else { '"' };
            let mut problem = self.problem(&signs::CURLY_QUOTES, &(start..end));
            if !text.contains(straight) {
                let span = problem.span;
                problem = problem.fixed_by(span, format!("{straight}{text}{straight}"));
            }
            self.problems.push(problem);
        }
        self.push(Sign::Text(text.to_owned()), start..end);
    }
}

/// Bytes of a word: letters, digits, `_`, and hyphens between them.
fn word_length(text: &str) -> usize {
    let within = |c: char| c.is_alphanumeric() || c == '_';
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = text.get(at + c.len_utf8()..).and_then(|tail| tail.chars().next());
        if within(c) || (c == '-' && at > 0 && at == end && next.is_some_and(within)) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn is_moment(text: &str) -> bool {
    let form: &[u8] = if text.len() == 10 { b"0000-00-00" } else { b"00:00" };
    let fits = |(byte, wanted): (u8, &u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        other => byte == *other,
    };
    text.len() == form.len() && text.bytes().zip(form).all(fits)
}

const fn is_single(quote: char) -> bool {
    matches!(quote, '‘' | '’' | '‚' | '‛')
}

const fn straight_of(quote: char) -> char {
    if is_single(quote) { '\'' } else { '"' }
}

/// Whether `c` can close what a curly `open` began: any curly or straight quote of the same size.
const fn closes(open: char, c: char) -> bool {
    match open {
        '`' => matches!(c, '`' | '\'' | '´'),
        '«' | '»' => matches!(c, '«' | '»'),
        _ if is_single(open) => matches!(c, '‘' | '’' | '‛' | '\''),
        _ => matches!(c, '“' | '”' | '‟' | '"'),
    }
}
