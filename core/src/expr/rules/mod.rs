//! The words of every problem that a condition can have, by what looks for it.

pub mod grammar;
pub mod signs;

use crate::ground::problem::Rule;

/// All of them.
pub static RULES: &[&Rule] = &[
    &signs::UNKNOWN_SIGN,
    &signs::SIGN_FOR_WORD,
    &signs::SINGLE_EQUALS,
    &signs::SIGN_ORDER,
    &signs::CURLY_QUOTES,
    &signs::UNCLOSED_QUOTE,
    &signs::UNQUOTED_MOMENT,
    &signs::NOT_A_NAME,
    &signs::CAPITAL_OPERATOR,
    &signs::MANY_DECIMALS,
    &signs::LARGE_NUMBER,
    &grammar::EMPTY_CONDITION,
    &grammar::LONG_CONDITION,
    &grammar::DEEP_CONDITION,
    &grammar::UNCLOSED_PARENTHESIS,
    &grammar::EXTRA_PARENTHESIS,
    &grammar::CHAINED_COMPARISON,
    &grammar::DUTCH_OPERATOR,
    &grammar::DECIMAL_COMMA,
    &grammar::MINUS_WITHOUT_SPACE,
    &grammar::MISSING_PART,
    &grammar::EXTRA_WORDS,
    &grammar::UNKNOWN_FUNCTION,
    &grammar::ARGUMENT_COUNT,
    &grammar::FUNCTION_ALONE,
    &grammar::NOT_IN,
    &grammar::IN_WITHOUT_PARENTHESES,
    &grammar::NOT_INSIDE,
    &grammar::LONG_DOTTED,
    &grammar::STRAY_SIGN,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_one_of_a_kind() {
        let mut codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len());
    }
}
