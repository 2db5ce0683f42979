//! One file per rule or small family of rules: why, the check, the words, the tests.

pub mod bands;
pub mod blend;
pub mod choices;
mod cost;
pub mod diaries;
pub mod early;
pub mod gaps;
pub mod heavy;
mod holes;
pub mod jargon;
pub mod long_sentence;
pub mod long_word;
pub mod many_options;
pub mod measured_once;
pub mod menus;
pub mod names;
pub mod never;
pub mod no_way_out;
pub mod options;
pub mod parts;
pub mod passive;
pub mod pipes;
pub mod proven;
pub mod rare_word;
pub mod recalls;
pub mod right;
pub mod sharing;
pub mod silence;
pub mod size;
pub mod unreachable;
mod untold;
mod unvisited;
pub mod values;
pub mod ways;

use super::built::{Built, Site};
use super::graph::{Graph, Live};
use super::language;
use crate::expr::range::Verdict;
use crate::ground::problem::{Problems, Rule};
use crate::syntax::tree::Node;
use crate::text::words::Words;

/// The rules of this folder.
pub static RULES: &[&Rule] = &[
    &bands::BAND_UNREACHABLE,
    &blend::CONTACT_WITHOUT_FORM,
    &blend::CONTACT_WITHOUT_GUIDE,
    &blend::GUIDE_NEVER_MET,
    &blend::RELEASE_WITHOUT_GUIDE,
    &choices::MIN_ABOVE_OPTIONS,
    &choices::NEED_ABOVE_OPTIONS,
    &choices::NO_POSSIBLE_ANSWER,
    &choices::NOTHING_TO_CHOOSE,
    &choices::OPTIONS_MAY_ALL_HIDE,
    &diaries::RULE,
    &early::NEVER_ASKED_BEFORE,
    &early::NEVER_MEASURED_BEFORE,
    &early::PIPE_MAY_BE_EMPTY,
    &early::READ_BEFORE_ASKED,
    &gaps::ENTRY_OPTION_WHEN,
    &gaps::GAP_OPTION_WHEN,
    &gaps::PIPE_IN_SENTENCE,
    &gaps::UNKNOWN_RIGHT,
    &heavy::RULE,
    &jargon::RULE,
    &long_sentence::RULE,
    &long_word::RULE,
    &many_options::RULE,
    &measured_once::RULE,
    &menus::BACK_TO_OWN_MENU,
    &menus::ENTRY_IN_MENU,
    &menus::NEED_TOO_GREAT,
    &names::UNKNOWN_IN_SUMMARY,
    &names::UNKNOWN_ITEM,
    &names::UNKNOWN_SCALE,
    &names::UNKNOWN_STEP,
    &never::CHECK_NEVER_MET,
    &never::CHECKS_EXCLUDE,
    &never::CONDITION_ALWAYS,
    &never::CONDITION_NEVER,
    &never::OPTION_NEVER_SHOWN,
    &never::WAY_NEVER_TAKEN,
    &no_way_out::NO_WAY_OUT,
    &options::NEED_IN_PRIVATE,
    &options::OPTIONS_FROM_ITSELF,
    &options::OPTIONS_FROM_OTHER_KIND,
    &options::OPTIONS_FROM_PRIVATE,
    &parts::PART_IN_ITSELF,
    &parts::PART_LANGUAGE,
    &parts::PART_PURPOSE,
    &parts::SETTING_DOES_NOT_FIT,
    &parts::UNKNOWN_PART,
    &parts::UNKNOWN_PART_SETTING,
    &parts::UNKNOWN_RESULT,
    &passive::RULE,
    &pipes::PIPE_NEEDS_ROW,
    &pipes::PIPE_SHOWS_NOTHING,
    &pipes::PIPE_WHEN_SKIPPED,
    &pipes::PIPE_WITHOUT_WORDS,
    &proven::ALWAYS_MET_HERE,
    &proven::BAND_NOT_REACHED,
    &proven::CHECK_NEVER_HOLDS,
    &proven::WORDS_NEVER_VALID,
    &proven::EMPTY_SCREEN_HERE,
    &proven::FEEDBACK_NOT_GIVEN,
    &proven::KEPT_BY_ANSWERS,
    &proven::NEVER_ENDS,
    &proven::NEVER_KNOWN_HERE,
    &proven::NEVER_MET_HERE,
    &proven::NEVER_VALID,
    &proven::NO_ANSWER_HERE,
    &proven::NO_OPTIONS_HERE,
    &proven::OPTION_NOT_SHOWN,
    &proven::PIPE_EMPTY_HERE,
    &proven::REVIEW_UNASKED_HERE,
    &proven::RUNG_NOT_REACHED,
    &proven::STEP_NEVER_VISITED,
    &proven::TOO_FEW_OPTIONS_HERE,
    &proven::WAY_LEADS_PAST,
    &proven::WAY_NOT_TAKEN,
    &recalls::NOTHING_TO_RECALL,
    &recalls::REVIEW_OF_NO_GOAL,
    &rare_word::RULE,
    &right::CORRECT_ASKS_ALL,
    &sharing::ANSWER_TO_GUIDE,
    &sharing::ASKED_WITHOUT_USE,
    &sharing::KEEP_NOT_SAID,
    &sharing::KEPT_LONGER,
    &sharing::NOTHING_TO_SHARE,
    &sharing::PRIVATE_SHARED,
    &sharing::PURPOSE_TWICE_OVER,
    &sharing::PURPOSE_UNUSED,
    &sharing::SHARE_WITHOUT_GUIDE,
    &sharing::SHARED_TWICE,
    &sharing::UNKNOWN_IN_SHARING,
    &sharing::UNKNOWN_PURPOSE,
    &sharing::WORDS_WITHOUT_SHARE,
    &silence::STUCK_IN_SILENCE,
    &size::LONG_CHAIN,
    &size::MODULE_TOO_LARGE,
    &size::TOO_MUCH_TO_COUNT,
    &unreachable::UNREACHABLE_STEP,
    &values::VALUE_READS_ITSELF,
    &ways::GO_IN_SCALE,
    &ways::GO_INTO_SECTION,
    &ways::GO_TO_NO_STEP,
];

/// Every rule there is, sorted by code.
///
/// ```
/// let codes: Vec<_> = leerpad::check::rules::all().iter().map(|rule| rule.code).collect();
/// assert!(codes.contains(&"unknown-step"));
/// ```
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = [
        crate::syntax::RULES,
        crate::text::RULES,
        crate::expr::RULES,
        crate::module::RULES,
        RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect();
    all.sort_by_key(|rule| rule.code);
    all
}

/// Runs the rules about how texts read, over each file as it is written.
pub(crate) fn read(trees: &[Node], words: &Words, problems: &mut Problems) {
    for tree in trees {
        let language = language::read(tree, words);
        long_sentence::check(&language, problems);
        long_word::check(&language, problems);
        rare_word::check(&language, problems);
        passive::check(&language, problems);
        jargon::check(&language, problems);
        untold::check(tree, problems);
    }
    if let Some(main) = trees.first() {
        heavy::check(main, problems);
    }
}

/// Runs the rules over what was built.
pub(crate) fn run(built: &Built, problems: &mut Problems) {
    menus::check(built, problems);
    bands::check(built, problems);
    choices::check(built, problems);
    never::check(built, problems);
    cost::check(built, problems);
    sharing::check(built, problems);
    many_options::check(built, problems);
    diaries::check(built, problems);
    measured_once::check(built, problems);
    right::check(built, problems);
    if built.is_walkable {
        let verdicts = built.verdicts();
        let live = Live::judge(&built.plan, |step, way| {
            verdicts
                .get(&Site::Way(step, way))
                .copied()
                .unwrap_or(Verdict::ANY)
        });
        let graph = Graph::new(&built.plan, &live);
        let reached = graph.reached();
        let rings = graph.rings_without_way_out(&reached);
        unreachable::check(built, &graph, (&reached, &rings), problems);
        no_way_out::check(built, &rings, problems);
        silence::check(built, (&graph, &live), &reached, problems);
        early::check(built, &graph, reached, problems);
    }
}
