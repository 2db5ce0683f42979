//! Chance: drawn from the seed by key, so no order of draws can change a draw (semantics 3.5 to 3.7).

use super::fact::Arm;
use crate::expr::name::Symbol;
use crate::ground::hash::{Seed, scale};
use crate::ground::json::write_text;
use crate::module::plan::{Chance, Draws, Item};
use crate::program::{Program, number, options};

/// A key as canonical JSON.
fn key(parts: &[&str], n: Option<u32>, item: Option<(&str, u32)>) -> String {
    let mut key = String::from("[");
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            key.push(',');
        }
        write_text(&mut key, part);
    }
    if let Some(n) = n {
        key.push_str(&format!(",{n}"));
    }
    if let Some((item, place)) = item {
        key.push(',');
        write_text(&mut key, item);
        key.push_str(&format!(",{place}"));
    }
    key.push(']');
    key
}

/// Draws a chance: once, or for a visit.
pub(super) fn chance(seed: Seed, chance: &Chance, visit: Option<(&str, u32)>) -> (u64, Arm) {
    let draw = match visit {
        Some((step, n)) => seed.draw(&key(&["chance", &chance.id, step], Some(n), None)),
        None => seed.draw(&key(&["chance", &chance.id], None, None)),
    };
    let arm = match &chance.draws {
        Draws::Arms(arms) => Arm::Option(arm(arms, draw)),
        Draws::Whole(from, to) => {
            let size = to.saturating_sub(*from).saturating_add(1);
            let picked = scale(draw, u64::try_from(size).unwrap_or(1));
            Arm::Whole(from.saturating_add(i64::try_from(picked).unwrap_or(0)))
        }
    };
    (draw, arm)
}

fn arm(arms: &[(Symbol, u64)], draw: u64) -> Symbol {
    let total = arms
        .iter()
        .fold(0_u64, |sum, (_, weight)| sum.saturating_add(*weight));
    let mut picked = scale(draw, total);
    for (arm, weight) in arms {
        if picked < *weight {
            return *arm;
        }
        picked -= weight;
    }
    arms.last().map_or(Symbol(0), |(arm, _)| *arm)
}

/// The order of an item's options in a visit: as written, or drawn where it says `shuffle`. Options that exclude all
/// others come last, `other` at the very end.
pub(super) fn order(program: &Program, seed: Seed, step: &str, n: u32, item: &Item) -> Vec<Symbol> {
    let Some(options) = options(item) else {
        return Vec::new();
    };
    if !options.shuffle {
        return options.list.iter().map(|option| option.id).collect();
    }
    let stays = |id: Symbol, alone: bool| alone || program.word(id) == "other";
    let (mut moving, mut staying) = (Vec::new(), Vec::new());
    for option in &options.list {
        if stays(option.id, option.alone) {
            &mut staying
        } else {
            &mut moving
        }
        .push(option.id);
    }
    for at in (1..moving.len()).rev() {
        let place = number(at);
        let draw = seed.draw(&key(&["shuffle", step], Some(n), Some((&item.id, place))));
        let other = scale(draw, u64::from(place) + 1);
        moving.swap(at, usize::try_from(other).unwrap_or(0));
    }
    // `other` comes last.
    let (other, before): (Vec<Symbol>, Vec<Symbol>) =
        staying.into_iter().partition(|id| program.word(*id) == "other");
    moving.extend(before);
    moving.extend(other);
    moving
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_3_5_keys_are_canonical_json() {
        assert_eq!(key(&["chance", "groep"], None, None), r#"["chance","groep"]"#);
        assert_eq!(
            key(&["chance", "x", "s"], Some(2), None),
            r#"["chance","x","s",2]"#
        );
        assert_eq!(
            key(&["shuffle", "s"], Some(1), Some(("i", 3))),
            r#"["shuffle","s",1,"i",3]"#
        );
    }

    #[test]
    fn rule_3_5_arms_in_order_by_weight() {
        let arms = [(Symbol(0), 1), (Symbol(1), 3)];
        assert_eq!(arm(&arms, 0), Symbol(0));
        assert_eq!(arm(&arms, u64::MAX / 4), Symbol(0));
        assert_eq!(arm(&arms, u64::MAX / 4 + 2), Symbol(1));
        assert_eq!(arm(&arms, u64::MAX), Symbol(1));
    }
}
