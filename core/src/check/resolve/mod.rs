//! From drafts to a plan: parts filled in, names looked up, conditions and texts read, tables in their order.

mod about;
mod choices;
mod conditions;
mod expand;
mod items;
mod kinds;
mod names;
mod output;
mod reader;
mod scales;
mod scope;
mod shapes;
mod steps;
mod symbols;
mod tables;
mod texts;
mod values;

use self::conditions::Conditions;
use self::output::Output;
use self::scope::Known;
use self::symbols::Symbols;
use self::texts::Texts;
use super::built::Built;
use super::read::ReadSet;
use crate::ground::problem::Problem;

/// Builds the plan of a set of drafts. With problems it has gaps; `None` when there was nothing to build from.
pub(crate) fn resolve(set: &ReadSet<'_>, problems: &mut Vec<Problem>) -> Option<Built> {
    let mut symbols = Symbols::default();
    let mut expansion = expand::expand(set, problems)?;
    let tables = tables::collect(&mut expansion, &mut symbols, problems);
    let offers = choices::offers(&expansion, &tables, &mut symbols, problems);
    let is_walkable = expansion.is_whole;
    let mut known = Known {
        expansion,
        tables,
        offers,
        symbols,
        value_places: Vec::new(),
        value_numbers: Vec::new(),
    };
    let mut conditions = Conditions::default();
    conditions::read_scores(&mut known, &mut conditions, problems);
    values::read(&mut known, &mut conditions, problems);
    conditions::read(&known, &mut conditions, problems);

    let mut out = Output {
        is_walkable,
        ..Output::default()
    };
    let steering = std::mem::take(&mut conditions.steering);
    let mut texts = Texts::new(&known, &steering, problems);
    about::build(&known, &mut texts, &mut out);
    steps::build(&known, &conditions, &mut texts, &mut out);
    items::build(&known, &conditions, &mut texts, &mut out);
    scales::build(&known, &conditions, &mut texts, &mut out);
    values::build(&known, &conditions, &mut texts, &mut out);
    scales::build_given(&known, &mut texts, &mut out);
    let pipes = texts.pipes;
    out.lines.sources = set.names();
    out.plan.symbols = known.symbols.into_list();
    Some(Built {
        plan: out.plan,
        lines: out.lines,
        conditions: conditions.list,
        pipes,
        sums: conditions.rungs,
        places: out.places,
        is_walkable: out.is_walkable,
    })
}
