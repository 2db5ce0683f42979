//! The strongest reader there is: knows the module, who can be in which count, and every published number; goes through all
//! ways in which the sessions can have gone, and looks what each that is withheld can be.

use std::collections::{BTreeMap, BTreeSet};

use leerpad::ground::number::Number;
use leerpad::report::{Case, Figure, Frame, Row, Threshold, report};

use crate::truth;
use crate::worlds;

/// Every way in which so many sessions can go, as how many go each way.
pub fn multisets(kinds: usize, many: usize, each: &mut dyn FnMut(&[usize])) {
    fn next(counts: &mut Vec<usize>, kinds: usize, left: usize, each: &mut dyn FnMut(&[usize])) {
        if counts.len() + 1 == kinds {
            counts.push(left);
            each(counts);
            counts.pop();
            return;
        }
        for count in 0..=left {
            counts.push(count);
            next(counts, kinds, left - count, each);
            counts.pop();
        }
    }
    next(&mut Vec::new(), kinds, many, each);
}

/// What a row is for some sessions, as a report would say it: means in hundredths.
type Value = Option<i64>;

fn value(row: &Row, cases: &[Case]) -> Value {
    let (sum, many) = truth::of(row, cases)?;
    if row.figure != Figure::Mean {
        return Some(sum);
    }
    let (unit, sign) = (many * 10_000, sum.signum());
    Some(sign * ((sum.abs() * 2 + unit) / (unit * 2)))
}

/// Every way the sessions can go: what each row is, and which rows are published.
struct Ways {
    rows: Vec<Row>,
    all: Vec<(Vec<Value>, Vec<bool>)>,
}

impl Ways {
    fn of(
        report: &dyn Fn(&[Case]) -> Vec<Row>,
        kinds: &[Case],
        many: std::ops::RangeInclusive<usize>,
    ) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let mut all = Vec::new();
        for many in many {
            multisets(kinds.len(), many, &mut |counts| {
                let cases = cases(kinds, counts);
                let made = report(&cases);
                for row in &made {
                    let row = Row {
                        value: None,
                        ..row.clone()
                    };
                    if !rows.contains(&row) {
                        rows.push(row);
                    }
                }
                all.push((cases, made));
            });
        }
        let all = all.into_iter().map(|(cases, made)| {
            let values: Vec<Value> = rows.iter().map(|row| value(row, &cases)).collect();
            let published = rows.iter().zip(&values).map(|(row, value)| {
                let made = made.iter().find(|made| {
                    Row {
                        value: None,
                        ..(*made).clone()
                    } == *row
                });
                let said = made.and_then(|made| made.value);
                if let Some(said) = said {
                    let unit = if row.figure == Figure::Mean {
                        10_000
                    } else {
                        1_000_000
                    };
                    assert_eq!(Some(said.millionths() / unit), *value, "{row:?}");
                }
                // A row that is not there says that there is nothing to take a mean of.
                said.is_some() || made.is_none()
            });
            let published = published.collect();
            (values, published)
        });
        Self {
            all: all.collect(),
            rows,
        }
    }

    /// What is withheld and can be worked out by who knows the rules of the module and every published number; `aware`: and
    /// who knows the method so well that its choices tell something too.
    fn worked_out(&self, aware: bool) -> (usize, Vec<String>) {
        let varies = |at: usize| self.all.iter().any(|(values, _)| values[at] != self.all[0].0[at]);
        let varies: Vec<bool> = (0..self.rows.len()).map(varies).collect();
        let masks: BTreeSet<&Vec<bool>> = self.all.iter().map(|(_, mask)| mask).collect();
        let (mut withheld, mut found) = (0, Vec::new());
        for mask in masks {
            let said = |values: &[Value]| -> Vec<Value> {
                let said = values.iter().zip(mask).filter(|(_, is_said)| **is_said);
                said.map(|(value, _)| *value).collect()
            };
            let made: BTreeSet<Vec<Value>> = self
                .all
                .iter()
                .filter(|(_, own)| own == mask)
                .map(|(values, _)| said(values))
                .collect();
            let mut possible: BTreeMap<Vec<Value>, Vec<BTreeSet<Value>>> = BTreeMap::new();
            for (values, own) in &self.all {
                let said = said(values);
                if (!aware || own == mask) && made.contains(&said) {
                    let sets = possible
                        .entry(said)
                        .or_insert_with(|| vec![BTreeSet::new(); values.len()]);
                    for (set, value) in sets.iter_mut().zip(values) {
                        if set.len() < 2 {
                            set.insert(*value);
                        }
                    }
                }
            }
            for (said, sets) in possible {
                for (at, set) in sets
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| !mask[*at] && varies[*at])
                {
                    withheld += 1;
                    if set.len() < 2 {
                        found.push(self.story(at, set, mask, &said));
                    }
                }
            }
        }
        (withheld, found)
    }

    fn story(&self, at: usize, set: &BTreeSet<Value>, mask: &[bool], said: &[Value]) -> String {
        let mut said = said.iter();
        let mut story = format!("{:?}\ncan only be {set:?} in\n", self.rows[at]);
        for (row, is_said) in self.rows.iter().zip(mask) {
            let value = if *is_said {
                format!("{:?}", said.next().unwrap())
            } else {
                "withheld".to_owned()
            };
            story += &format!(
                "{} {} {} {:?} {}: {value}\n",
                row.table.word(),
                row.of,
                row.part,
                row.when,
                row.figure.word()
            );
        }
        story
    }
}

/// The cases, so many of each kind.
fn cases(kinds: &[Case], counts: &[usize]) -> Vec<Case> {
    let each = kinds.iter().zip(counts);
    each.flat_map(|(case, count)| std::iter::repeat_n(case.clone(), *count))
        .collect()
}

fn withstands((frame, kinds): (Frame, Vec<Case>), most: usize, thresholds: &[usize], aware: bool) {
    for k in thresholds {
        let threshold = Threshold::new(*k).unwrap();
        let made = |cases: &[Case]| report(&frame, cases, threshold).rows;
        let ways = Ways::of(&made, &kinds, 1..=most);
        for aware in [false, true].into_iter().filter(|level| aware || !level) {
            let (withheld, found) = ways.worked_out(aware);
            assert!(withheld > 20, "nothing was withheld: {withheld}");
            assert!(
                found.is_empty(),
                "k {k}, aware of the method {aware}: {} of {withheld} can be worked out\n{}",
                found.len(),
                found[0]
            );
        }
    }
}

#[test]
fn how_far_people_came_stays_hidden() {
    withstands(worlds::one_after_the_other(), 16, &[3, 4, 5], true);
}

#[test]
fn a_menu_in_any_order_stays_hidden() {
    withstands(worlds::in_any_order(), 9, &[3, 4, 5], false);
}

#[test]
fn one_contact_in_several_forms_stays_hidden() {
    withstands(worlds::one_contact(), 14, &[3, 4, 5], true);
}

#[test]
fn two_contacts_stay_hidden() {
    withstands(worlds::two_contacts(), 8, &[3, 4, 5], false);
}

#[test]
fn a_contact_that_only_follows_on_another_stays_hidden() {
    withstands(worlds::contact_after_contact(), 9, &[3, 4, 5], false);
}

#[test]
fn contacts_with_forms_of_their_own_stay_hidden() {
    withstands(worlds::contacts_unlike(), 10, &[3, 4, 5], false);
}

#[test]
fn people_in_groups_stay_hidden() {
    withstands(worlds::groups(), 8, &[3, 4, 5], false);
}

#[test]
fn scores_and_bands_stay_hidden() {
    withstands(worlds::scores(2), 6, &[3], false);
}

#[test]
fn scores_measured_once_stay_hidden() {
    withstands(worlds::scores_once(5), 11, &[3, 4, 5], false);
}

#[test]
fn a_question_with_two_answers_stays_hidden() {
    withstands(worlds::coarse(), 9, &[3, 4], true);
}

/// The reader finds what is there to be found: where only what is small is withheld, sums and what is inside what tell it.
#[test]
fn the_reader_is_a_good_one() {
    for (frame, kinds) in [
        worlds::one_contact(),
        worlds::contact_after_contact(),
        worlds::scores_once(2),
    ] {
        let small_only = |cases: &[Case]| {
            let mut rows = report(&frame, cases, Threshold::default()).rows;
            for row in &mut rows {
                let told = truth::of(row, cases).filter(|_| row.figure != Figure::Mean);
                let told = told.filter(|(count, _)| *count == 0 || *count >= 5);
                row.value = told.map(|(count, _)| Number::from(count as i32)).or(row.value);
            }
            rows
        };
        let (withheld, found) = Ways::of(&small_only, &kinds, 5..=8).worked_out(false);
        assert!(found.len() > withheld / 50, "{} of {withheld}", found.len());
    }
}

/// A group of three in a report with k = 5: not even that there are three.
#[test]
fn of_a_group_of_three_nothing_is_told() {
    let (frame, kinds) = worlds::groups();
    let threshold = Threshold::default();
    let mut seen = Vec::new();
    for many in 1..=4 {
        multisets(kinds.len(), many, &mut |counts| {
            let cases = cases(&kinds, counts);
            let made = report(&frame, &cases, threshold);
            assert_eq!(made.withheld(), made.rows.len());
            seen.push(made);
        });
    }
    seen.dedup();
    assert_eq!(seen.len(), 1);
}
