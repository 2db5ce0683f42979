//! What it yielded: first and last scores, the change between them, and the bands.

use super::case::{Case, Scored};
use super::frame::{Frame, ScaleFrame};
use super::ladder::Ladder;
use super::row::{Figure, Rows, Table, When, whole};
use super::threshold::Threshold;
use crate::ground::number::Number;

pub(super) fn tell(rows: &mut Rows, frame: &Frame, cases: &[Case], ladder: &mut Ladder) {
    for scale in &frame.scales {
        let scored = cases.iter().filter_map(|case| case.scores.get(&scale.id));
        let known: Vec<&[Scored]> = scored
            .map(Vec::as_slice)
            .filter(|list| !list.is_empty())
            .collect();
        one(rows, scale, &known, ladder);
    }
}

/// Those with a measure, and of these those with two at least.
struct Pairs<'a> {
    firsts: Vec<&'a Scored>,
    /// Of those with two at least: the first and the last.
    pairs: Vec<(&'a Scored, &'a Scored)>,
    /// The first of those with only one.
    lone: Vec<&'a Scored>,
}

impl<'a> Pairs<'a> {
    fn of(known: &[&'a [Scored]]) -> Self {
        let mut all = Self {
            firsts: Vec::new(),
            pairs: Vec::new(),
            lone: Vec::new(),
        };
        for list in known {
            match list {
                [first, .., last] => {
                    all.firsts.push(first);
                    all.pairs.push((first, last));
                }
                [first] => {
                    all.firsts.push(first);
                    all.lone.push(first);
                }
                [] => {}
            }
        }
        all
    }

    fn lasts(&self) -> Vec<&'a Scored> {
        self.pairs.iter().map(|(_, last)| *last).collect()
    }
}

fn one(rows: &mut Rows, scale: &ScaleFrame, known: &[&[Scored]], ladder: &mut Ladder) {
    let threshold = ladder.threshold();
    let pairs = Pairs::of(known);
    let first = ladder.admit(pairs.firsts.len());
    // Whoever knows that a scale is withheld knows no more of those with two measures.
    let last = first && scale.is_repeated && ladder.admit(pairs.pairs.len());
    let lasts = pairs.lasts();
    let (tells_first, tells_last) = (first && !rows.hide_everything, last && !rows.hide_everything);
    let mut sizes = |when, count: usize, is_open: bool| {
        let count = is_open.then(|| whole(count));
        rows.put(
            Table::Scores,
            (&scale.id, "", Some(when)),
            Figure::Sessions,
            count,
        );
    };
    sizes(When::First, pairs.firsts.len(), first);
    if scale.is_repeated {
        sizes(When::Last, lasts.len(), last);
    }

    let bands_first = bands(scale, &pairs.firsts);
    let bands_last = bands(scale, &lasts);
    let clean = |counts: &[usize]| is_clean(counts, threshold);
    let bands_open = clean(&bands_first) && (!last || clean(&bands_last));

    let is_open =
        first && ((bands_open && !scale.bands.is_empty()) || has_room(scale, &pairs, last, threshold));
    let mut mean = |when, value: Option<Number>, is_open: bool| {
        let value = value.filter(|_| is_open);
        rows.put(Table::Scores, (&scale.id, "", Some(when)), Figure::Mean, value);
    };
    // That nobody was measured is told by the count; while that is withheld every row is there.
    if !(pairs.firsts.is_empty() && tells_first) {
        mean(
            When::First,
            mean_of(sum(&pairs.firsts), pairs.firsts.len()),
            is_open,
        );
    }
    if scale.is_repeated && !(lasts.is_empty() && tells_last) {
        let before: Vec<&Scored> = pairs.pairs.iter().map(|(first, _)| *first).collect();
        let change = sum(&lasts) - sum(&before);
        mean(When::Last, mean_of(sum(&lasts), lasts.len()), is_open && last);
        mean(When::Change, mean_of(change, lasts.len()), is_open && last);
    }

    let mut tell_bands = |when, counts: &[usize], is_open: bool| {
        for (band, count) in scale.bands.iter().zip(counts) {
            let count = is_open.then(|| whole(*count));
            rows.put(
                Table::Bands,
                (&scale.id, band, Some(when)),
                Figure::Sessions,
                count,
            );
        }
    };
    if !(pairs.firsts.is_empty() && tells_first) {
        tell_bands(When::First, &bands_first, first && bands_open);
    }
    if scale.is_repeated && !(lasts.is_empty() && tells_last) {
        tell_bands(When::Last, &bands_last, last && bands_open);
    }
}

fn bands(scale: &ScaleFrame, scored: &[&Scored]) -> Vec<usize> {
    let count = |band: &String| {
        let inside = scored.iter().filter(|scored| scored.band.as_ref() == Some(band));
        inside.count()
    };
    scale.bands.iter().map(count).collect()
}

/// None is small, and not everybody is in one.
fn is_clean(counts: &[usize], threshold: Threshold) -> bool {
    let several = counts.iter().filter(|count| **count > 0).count() != 1;
    several && counts.iter().all(|count| !threshold.is_small(*count))
}

/// Whether every sum that the means tell, or that follows from them, is far enough from the least and the most it could be.
fn has_room(scale: &ScaleFrame, pairs: &Pairs<'_>, last: bool, threshold: Threshold) -> bool {
    let (least, most) = scale.range;
    let range = i128::from(most.millionths()) - i128::from(least.millionths());
    let needed = if scale.is_coarse {
        range * i128::try_from(threshold.k()).unwrap_or(i128::MAX)
    } else {
        range
    };
    let roomy = |scored: &[&Scored]| {
        let many = i128::try_from(scored.len()).unwrap_or(i128::MAX);
        let sum = sum(scored);
        let below = sum - many * i128::from(least.millionths());
        let above = many * i128::from(most.millionths()) - sum;
        scored.is_empty() || (below >= needed && above >= needed)
    };
    let before: Vec<&Scored> = pairs.pairs.iter().map(|(first, _)| *first).collect();
    roomy(&pairs.firsts) && (!last || (roomy(&pairs.lasts()) && roomy(&before) && roomy(&pairs.lone)))
}

fn sum(scored: &[&Scored]) -> i128 {
    scored
        .iter()
        .map(|scored| i128::from(scored.score.millionths()))
        .sum()
}

/// The mean in hundredths, rounded once, half away from nought.
fn mean_of(sum: i128, many: usize) -> Option<Number> {
    const HUNDREDTH: i128 = 10_000;
    let many = i128::try_from(many).ok().filter(|many| *many > 0)?;
    let divisor = many * HUNDREDTH;
    let (whole, rest) = (sum / divisor, sum % divisor);
    let away = if sum < 0 { -1 } else { 1 };
    let rounded = if rest.abs() * 2 >= divisor {
        whole + away
    } else {
        whole
    };
    Number::from_millionths(i64::try_from(rounded * HUNDREDTH).ok()?)
}
