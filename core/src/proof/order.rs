//! Dates and times that are compared with one another: which of them need to be tried, so that every order they can stand in comes
//! up.
//!
//! What is compared only tells apart how some answers stand to one another, to the ends of each and to fixed moments. Between two of
//! these ends or moments no more than as many places are needed as there are answers.

use std::collections::BTreeSet;

use super::terrain::Terrain;
use super::uses::{Use, Uses};
use crate::check::graph::step_of;
use crate::expr::name::ItemIx;
use crate::ground::moment::Date;
use crate::module::plan::{Home, ItemKind};

impl Uses {
    /// Gives each of what is compared with one another the ends and moments of all.
    pub(super) fn put_in_order(&mut self, terrain: &Terrain<'_>) {
        for group in together(&self.beside) {
            // Who can answer again may put one between two others again and again: there are not that many places.
            let is_open = |item: &ItemIx| {
                let home = terrain.plan.items.get(item.index()).map(|item| item.home);
                let is_reckoned = |used: &Use| used.is_mixed || !used.days.is_empty();
                let Some(Home::Step(home)) = home else { return true };
                let mut rings = terrain.rings().flatten();
                rings.any(|place| step_of(*place) == home) || self.item(*item).is_none_or(is_reckoned)
            };
            let is_open = group.iter().any(is_open);
            let (mut dates, mut times) = (BTreeSet::new(), BTreeSet::new());
            for item in &group {
                match terrain.plan.items.get(item.index()).map(|item| &item.kind) {
                    Some(ItemKind::Date { from, to }) => dates.extend(ends(*from, *to)),
                    Some(ItemKind::Time { from, to }) => times.extend(from.iter().chain(to).copied()),
                    _ => {}
                }
                let used = self.item(*item);
                dates.extend(used.iter().flat_map(|used| &used.dates).copied());
                times.extend(used.iter().flat_map(|used| &used.times).copied());
            }
            let count = u16::try_from(group.len()).unwrap_or(u16::MAX);
            for item in &group {
                let Some(used) = self.items.get_mut(item.index()) else {
                    continue;
                };
                used.is_mixed |= is_open;
                if !is_open {
                    used.ordered = count;
                    used.dates.clone_from(&dates);
                    used.times.clone_from(&times);
                }
            }
        }
    }
}

/// The first and the last date that may be answered.
pub(super) fn ends(from: Option<Date>, to: Option<Date>) -> [Date; 2] {
    let fixed = |text: &str| Date::parse(text).unwrap_or(Date::from_days(0));
    [
        from.unwrap_or_else(|| fixed("1900-01-01")),
        to.unwrap_or_else(|| fixed("2200-12-31")),
    ]
}

/// What is compared with one another, through others too.
fn together(pairs: &[[ItemIx; 2]]) -> Vec<BTreeSet<ItemIx>> {
    let mut groups: Vec<BTreeSet<ItemIx>> = Vec::new();
    for pair in pairs {
        let (mut joined, apart): (Vec<_>, Vec<_>) = groups
            .drain(..)
            .partition(|group| pair.iter().any(|item| group.contains(item)));
        let mut own: BTreeSet<ItemIx> = pair.iter().copied().collect();
        joined.iter_mut().for_each(|group| own.append(group));
        groups = apart;
        groups.push(own);
    }
    groups
}
