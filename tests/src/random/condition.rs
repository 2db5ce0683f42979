//! Random conditions and sums over what is known at a place.

use super::Dice;
use super::known::{Item, Kind, Known};

const WORDS: [&str; 5] = ["ja", "Één", "hallo daar", "nee", "3"];

impl Known {
    /// A condition of at most `depth` levels.
    pub(super) fn condition(&self, dice: &mut Dice, depth: u32) -> String {
        if depth > 0 && dice.chance(45) {
            return match dice.below(5) {
                0 => format!("not ({})", self.condition(dice, depth - 1)),
                1 | 2 => format!(
                    "({}) and ({})",
                    self.condition(dice, depth - 1),
                    self.condition(dice, depth - 1)
                ),
                _ => format!(
                    "({}) or ({})",
                    self.condition(dice, depth - 1),
                    self.condition(dice, depth - 1)
                ),
            };
        }
        if dice.chance(7)
            && let Some(several) = self.about_several(dice)
        {
            return several;
        }
        if !self.items.is_empty() && dice.chance(75) {
            let item = dice.pick(&self.items).clone();
            return self.about_item(dice, &item);
        }
        self.about_rest(dice)
    }

    fn about_item(&self, dice: &mut Dice, item: &Item) -> String {
        let id = &item.id;
        if dice.chance(15) {
            let function = *dice.pick(&["answered", "skipped", "declined"]);
            return format!("{function}({id})");
        }
        if dice.chance(6)
            && !matches!(
                item.kind,
                Kind::Private | Kind::Open | Kind::Diary(_) | Kind::Goal(..) | Kind::Plan(_)
            )
        {
            let count = if dice.chance(20) { 6 } else { 3 };
            return format!("attempts({id}) {} {}", compare(dice), dice.between(1, count));
        }
        if item.has_correct && dice.chance(40) {
            return format!("correct({id})");
        }
        match &item.kind {
            Kind::Choice(options) => match dice.below(3) {
                0 => format!("{id} == {}", dice.pick(options)),
                1 => format!("{id} != {}", dice.pick(options)),
                _ => format!("{id} in ({}, {})", options[0], options[options.len() - 1]),
            },
            Kind::Choices(options) | Kind::Ticks(options) => match dice.below(3) {
                0 => format!("{id} contains {}", dice.pick(options)),
                1 => format!("count({id}) {} {}", compare(dice), dice.between(1, 2)),
                _ => format!("{id} == ({}, {})", options[0], options[1]),
            },
            Kind::Confirm => id.clone(),
            Kind::Number(from, to) => {
                let edge = dice.between(from + 1, to - 1);
                match dice.below(3) {
                    0 => format!("{id} * 2 - 1 {} {edge}", compare(dice)),
                    1 => format!("{id} / 3 {} {}", compare(dice), edge / 3),
                    _ => format!("{id} {} {edge}", compare(dice)),
                }
            }
            Kind::Steering => match dice.below(4) {
                0 => format!("{id} == \"{}\"", dice.pick(&WORDS)),
                1 => format!("{id} contains \"{}\"", dice.pick(&WORDS)),
                2 => format!("{id} about \"{}\"", dice.pick(&WORDS)),
                _ => format!("length({id}) {} {}", compare(dice), dice.between(1, 8)),
            },
            Kind::Private | Kind::Open => format!("answered({id})"),
            Kind::Date => match dice.below(2) {
                0 => format!(
                    "{id} {} \"2026-01-{:02}\"",
                    *dice.pick(&["<", ">=", "=="]),
                    dice.between(1, 28)
                ),
                _ => format!("days-since({id}) {} {}", compare(dice), days(dice, 9)),
            },
            Kind::Time => format!("{id} {} \"12:30\"", *dice.pick(&["<", ">=", "==", "!="])),
            Kind::Likert(..) if dice.chance(20) => format!("answered({id})"),
            Kind::Likert(rows, options) => format!("{id}.{} == {}", dice.pick(rows), dice.pick(options)),
            Kind::Rank(options) => {
                format!(
                    "position({id}, {}) {} {}",
                    dice.pick(options),
                    compare(dice),
                    dice.between(1, 2)
                )
            }
            Kind::Done => format!("done({id})"),
            Kind::Match(lefts, rights) => match dice.below(4) {
                0 => format!("correct({id})"),
                1 => format!("count({id}) {} {}", compare(dice), dice.between(0, 1)),
                2 => format!("answered({id}.{})", dice.pick(lefts)),
                _ => format!("{id}.{} == {}", dice.pick(lefts), dice.pick(rights)),
            },
            Kind::Gap(gaps) => {
                let (gap, options) = dice.pick(gaps);
                match dice.below(4) {
                    0 => format!("correct({id})"),
                    1 => format!("count({id}) {} {}", compare(dice), dice.between(0, 1)),
                    _ if options.is_empty() => format!("{id}.{gap} starts-with \"{}\"", dice.pick(&WORDS)),
                    _ => format!("{id}.{gap} != {}", dice.pick(options)),
                }
            }
            Kind::Goal(..) | Kind::Plan(_) => format!("answered({id})"),
            Kind::Note => "1 == 1".to_owned(),
            Kind::Diary(_) if dice.chance(30) => {
                format!("count({id}) {} {}", compare(dice), dice.between(1, 3))
            }
            Kind::Diary(questions) => {
                let question = dice.pick(questions).clone();
                let edge = dice.between(0, 7);
                format!("{}({id}.{question}) {} {edge}", summary(dice), compare(dice))
            }
            Kind::List => format!("count({id}) {} {}", compare(dice), dice.between(0, 2)),
        }
    }

    fn about_rest(&self, dice: &mut Dice) -> String {
        for _ in 0..6 {
            match dice.below(8) {
                7 if !self.steps.is_empty() => {
                    return format!(
                        "days-since({}) {} {}",
                        dice.pick(&self.steps),
                        compare(dice),
                        days(dice, 3)
                    );
                }
                0 if !self.steps.is_empty() => return format!("done({})", dice.pick(&self.steps)),
                1 if !self.places.is_empty() => {
                    return format!(
                        "visits({}) {} {}",
                        dice.pick(&self.places),
                        compare(dice),
                        dice.between(0, 2)
                    );
                }
                2 if !self.scales.is_empty() => {
                    let scale = dice.pick(&self.scales).clone();
                    return match dice.below(3) {
                        0 => format!("score({}) {} {}", scale.id, compare(dice), dice.between(1, 6)),
                        1 => format!("band({}) == {}", scale.id, dice.pick(&scale.bands)),
                        _ if scale.moments.is_empty() => format!("score({}) != 2", scale.id),
                        _ if scale.moments.len() > 1 => {
                            format!(
                                "change({}, {}, {}) > 0",
                                scale.id, scale.moments[0], scale.moments[1]
                            )
                        }
                        _ => format!(
                            "band({}, {}) != {}",
                            scale.id,
                            scale.moments[0],
                            dice.pick(&scale.bands)
                        ),
                    };
                }
                3 if !self.numbers.is_empty() => {
                    return format!(
                        "{} {} {}",
                        dice.pick(&self.numbers),
                        compare(dice),
                        dice.between(1, 5)
                    );
                }
                4 if !self.picks.is_empty() => {
                    let (name, options) = dice.pick(&self.picks).clone();
                    return format!("{name} == {}", dice.pick(&options));
                }
                5 if !self.truths.is_empty() => return dice.pick(&self.truths).clone(),
                6 if !self.texts.is_empty() => {
                    return format!("{} starts-with \"{}\"", dice.pick(&self.texts), dice.pick(&WORDS));
                }
                _ => {}
            }
        }
        "1 == 1".to_owned()
    }

    /// A sum over numbers that are known, within a modest range.
    pub(super) fn sum(&self, dice: &mut Dice) -> String {
        let mut terms: Vec<String> = self
            .items
            .iter()
            .filter_map(|item| match item.kind {
                Kind::Number(..) => Some(item.id.clone()),
                Kind::Diary(_) => Some(format!("{}({}.n)", summary(dice), item.id)),
                Kind::List | Kind::Choices(_) | Kind::Ticks(_) | Kind::Match(..) | Kind::Gap(_) => {
                    Some(format!("count({})", item.id))
                }
                _ => None,
            })
            .collect();
        terms.extend(self.scales.iter().map(|scale| format!("score({})", scale.id)));
        terms.extend(
            self.numbers
                .iter()
                .filter(|name| !self.sums.contains(name) && !name.contains('.'))
                .cloned(),
        );
        if terms.is_empty() {
            return dice.between(0, 9).to_string();
        }
        let (first, second) = (dice.pick(&terms).clone(), dice.pick(&terms).clone());
        match dice.below(4) {
            0 => format!("{first} + {second} * 2"),
            1 => format!("({first} - {second}) / 7"),
            2 => format!("-{first} + 0.5"),
            _ => first,
        }
    }
}

/// Mostly a few days, at times many.
fn days(dice: &mut Dice, few: i64) -> i64 {
    if dice.chance(15) {
        dice.between(few + 1, 45)
    } else {
        dice.between(1, few)
    }
}

fn summary(dice: &mut Dice) -> &'static str {
    let all: [&'static str; 5] = ["first", "last", "mean", "min", "max"];
    all[dice.below(all.len())]
}

pub(super) fn compare(dice: &mut Dice) -> &'static str {
    let all: [&'static str; 6] = ["==", "!=", "<", "<=", ">", ">="];
    all[dice.below(all.len())]
}
