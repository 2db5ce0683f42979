//! Random comparisons that hang on more than one thing: several answers, or several things that only grow.

use super::Dice;
use super::condition::compare;
use super::known::{Kind, Known};

impl Known {
    /// A comparison of several things of one kind; none where there is but one.
    pub(super) fn about_several(&self, dice: &mut Dice) -> Option<String> {
        match dice.below(7) {
            0 | 1 => self.several_numbers(dice),
            2 => {
                let [first, second] = self.two(dice, &|kind| matches!(kind, Kind::Time))?;
                Some(format!("{first} {} {second}", compare(dice)))
            }
            3 => {
                let [first, second] = self.two(dice, &|kind| matches!(kind, Kind::Date))?;
                if dice.chance(40) {
                    let days = dice.between(-20, 60);
                    return Some(format!("{first} - {second} {} {days}", compare(dice)));
                }
                Some(format!("{first} {} {second}", compare(dice)))
            }
            _ => self.several_counters(dice),
        }
    }

    /// Two items of a kind, which may be one and the same.
    fn two(&self, dice: &mut Dice, is_wanted: &dyn Fn(&Kind) -> bool) -> Option<[String; 2]> {
        let items = self.items.iter().filter(|item| is_wanted(&item.kind));
        let ids: Vec<&String> = items.map(|item| &item.id).collect();
        (ids.len() > 1).then(|| [dice.pick(&ids).to_string(), dice.pick(&ids).to_string()])
    }

    fn several_numbers(&self, dice: &mut Dice) -> Option<String> {
        if dice.chance(20) && !self.numbers.is_empty() {
            let [first, second] = self.two(dice, &|kind| matches!(kind, Kind::Number(..)))?;
            let known = dice.pick(&self.numbers);
            return Some(match dice.below(3) {
                0 => format!("{first} - {second} {} {known}", compare(dice)),
                1 => format!("{known} - {first} {} 2", compare(dice)),
                _ => format!("{first} {} {known}", compare(dice)),
            });
        }
        let [first, second] = self.two(dice, &|kind| matches!(kind, Kind::Number(..)))?;
        if dice.chance(30) {
            return Some(format!("{first} {} {second}", compare(dice)));
        }
        let [third, _] = self.two(dice, &|kind| matches!(kind, Kind::Number(..)))?;
        let sum = match dice.below(4) {
            0 => format!("{first} + {second}"),
            1 => format!("{first} - {second}"),
            2 => format!("({first} + {second} + {third}) / 2"),
            _ => format!("{first} + {second} - {third}"),
        };
        Some(format!("{sum} {} {}", compare(dice), dice.between(0, 14)))
    }

    fn several_counters(&self, dice: &mut Dice) -> Option<String> {
        let counter = |dice: &mut Dice| match dice.below(4) {
            0 | 1 if !self.places.is_empty() => Some(format!("visits({})", dice.pick(&self.places))),
            2 if !self.steps.is_empty() => Some(format!("days-since({})", dice.pick(&self.steps))),
            _ => {
                let counted =
                    |kind: &Kind| matches!(kind, Kind::Choice(_) | Kind::Number(..) | Kind::Confirm);
                let items = self.items.iter().filter(|item| counted(&item.kind));
                let ids: Vec<&String> = items.map(|item| &item.id).collect();
                (!ids.is_empty()).then(|| format!("attempts({})", dice.pick(&ids)))
            }
        };
        let (first, second) = (counter(dice)?, counter(dice)?);
        Some(match dice.below(3) {
            0 => format!("{first} {} {second}", compare(dice)),
            1 => format!("{first} + {second} {} {}", compare(dice), dice.between(1, 5)),
            _ => format!("{first} - {second} {} {}", compare(dice), dice.between(-1, 2)),
        })
    }
}
