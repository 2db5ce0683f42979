//! Words that somebody might write: two people who answer the same, and write something else.

use super::super::random::Dice;

/// What stands in all that the second writes, and nowhere else; [`super::scan`] looks for it.
pub(super) const TOKEN: &str = "zqgeheim";

/// What stands in every note of a guide.
pub(super) const NOTE: &str = "zqnotitie";

/// Short and plain.
pub(super) fn first(dice: &mut Dice) -> String {
    let _ = dice.roll();
    (*dice.pick(&["ja", "nee", "rust", "dood", "12", "x"])).to_owned()
}

/// Of every length and sign: also longer than a record, with what looks like markup, a pipe, a path or an act.
pub(super) fn second(dice: &mut Dice) -> String {
    let seed = dice.roll();
    let token = format!("{TOKEN}{seed:016x}");
    match dice.below(8) {
        0 => String::new(),
        1 => format!("{token} \u{1f600}\u{1f468}\u{200d}\u{1f469}"),
        2 => token.repeat(dice.below(60) + 1),
        3 => format!("{{soort}} **{token}** <script>alert(1)</script>"),
        4 => format!("{token}\n\"act\":\"continue\",\u{0}\u{7f}"),
        5 => format!("../../{token}"),
        6 => format!("zelfmoord {token}"),
        _ => token,
    }
}
