//! The words of every problem that a condition can have, by what looks for it.

pub mod grammar;
pub mod names;
pub mod reach;
pub mod signs;
pub mod types;

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
    &names::RESULT_WITH_SLASH,
    &names::UNKNOWN_NAME,
    &names::HYPHEN_OR_MINUS,
    &names::UNKNOWN_OPTION,
    &names::UNKNOWN_BAND,
    &names::UNKNOWN_ARM,
    &names::UNKNOWN_ROW,
    &names::UNKNOWN_QUESTION,
    &names::UNKNOWN_MOMENT,
    &names::NEVER_MEASURED,
    &names::NEEDS_FUNCTION,
    &names::WRONG_ARGUMENT,
    &names::ANSWER_ELSEWHERE,
    &names::ROW_NEEDED,
    &names::NO_ROWS,
    &names::UNKNOWN_MEMBER,
    &names::SCALE_WITHOUT_SCORE,
    &names::SCALE_WITHOUT_BANDS,
    &names::OPTION_ALONE,
    &types::NOT_A_CONDITION,
    &types::NOT_A_NUMBER,
    &types::CANNOT_COMPARE,
    &types::SIGN_UNFIT,
    &types::TWO_TRUTHS,
    &types::NUMBER_AND_WORD,
    &types::TEXT_WITHOUT_QUOTES,
    &types::QUOTED_OPTION,
    &types::QUOTED_NUMBER,
    &types::NO_ORDER,
    &types::SET_BESIDE_OPTION,
    &types::SET_BESIDE_CHOICE,
    &types::CONTAINS_ON_CHOICE,
    &types::ROW_OF_OPTIONS,
    &types::TRUTH_WORD,
    &types::DATE_ARITHMETIC,
    &types::WRONG_DATE,
    &types::WRONG_TIME,
    &types::PRIVATE_READ,
    &types::WORDS_READ,
    &types::NO_SINGLE_ANSWER,
    &types::NO_ANSWER,
    &types::EMPTY_TEXT,
    &types::ANOTHER_SCALE,
    &types::NOT_IN_A_SCORE,
    &types::OPTION_WITHOUT_SCORE,
    &types::MIXED_TYPES,
    &reach::NEVER_TRUE,
    &reach::TOO_FINE,
    &reach::ALWAYS_TRUE,
    &reach::EVERY_OPTION,
    &reach::DIVISION_BY_NOUGHT,
    &reach::TOO_LARGE,
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
