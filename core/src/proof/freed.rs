//! What the `use` of a part sets, taken as whatever another module may set: what still nobody meets then, or everybody, is wrong in
//! the part itself.

use std::sync::Arc;

use super::findings::{Asking, about_item, about_site};
use super::runs::{Purse, Runs};
use super::targets::{Seen, Target};
use crate::check::Module;
use crate::check::built::Site;
use crate::module::plan::Setting;
use crate::program::Program;

/// Stands in for what parts an id, so that a setting of a part is tried as one of the module is.
const FREE: &str = " ";

/// The same module with the settings of its parts left to the host.
fn freed(module: &Module) -> Program {
    let mut plan = module.plan().clone();
    let free = |setting: &mut Setting| setting.id = setting.id.replace('/', FREE);
    plan.settings.iter_mut().for_each(free);
    Program::to_walk(Arc::new(plan))
}

/// Conditions with what is looked for of them: whether they are met.
pub(super) fn sited(sites: &[Site]) -> Vec<(Site, Target)> {
    sites.iter().map(|site| (*site, Target::Site(*site))).collect()
}

impl Asking<'_, '_> {
    /// Whether how a condition of a part comes out hangs on what its `use` sets.
    pub(super) fn is_bound(&mut self, uses: &[(Site, Target)], is_clear: &dyn Fn(Seen) -> bool) -> bool {
        uses.iter().any(|(site, _)| self.is_set_by_use(*site)) && !self.is_so_anyhow(uses, is_clear)
    }

    /// Whether a condition of a part that hangs on what its `use` sets comes out as it was seen to whatever that sets; by what is
    /// asked, and what is looked for with it.
    pub(super) fn is_so_anyhow(&mut self, uses: &[(Site, Target)], is_clear: &dyn Fn(Seen) -> bool) -> bool {
        let seen = self.seen_of(uses.iter().map(|(_, target)| *target));
        let Runs { module, terrain, .. } = *self.runs;
        let freed = self
            .runs
            .freed
            .get_or_insert_with(|| Box::new(Runs::of_program(module, terrain, freed(module))));
        freed.purse = self.runs.purse;
        let is_settled = uses.iter().all(|(site, _)| {
            let run = freed.ask(|slicer| match *site {
                Site::Must(item, _) => about_item(slicer, item),
                site => about_site(slicer, site),
            });
            freed.gaps(run).is_some_and(|gaps| gaps.is_empty())
        });
        let Purse { spent, .. } = freed.purse;
        let acts = std::mem::take(&mut freed.acts);
        let situations = std::mem::take(&mut freed.situations);
        let all = uses.iter().map(|(_, target)| freed.marks.of(*target));
        let is_so = is_settled && !is_clear(all.fold(seen, Seen::or));
        self.runs.purse.spent = spent;
        self.runs.acts += acts;
        self.runs.situations += situations;
        is_so
    }
}
