//! From drafts to a plan: parts filled in, names looked up, conditions and texts read, tables in their order.

mod about;
mod choices;
mod conditions;
mod expand;
mod items;
mod kinds;
mod names;
mod operands;
mod output;
mod reader;
mod recalls;
mod recaps;
mod rows;
mod scales;
mod scope;
mod shapes;
mod sharing;
mod steps;
mod symbols;
mod tables;
mod texts;
mod values;
mod waits;

use self::conditions::Conditions;
use self::output::Output;
use self::scope::Known;
use self::symbols::Symbols;
use self::texts::Texts;
use super::built::Built;
use super::read::ReadSet;
use crate::ground::problem::Problems;

/// Builds the plan of a set of drafts. With problems it has gaps; `None` when there was nothing to build from. Conditions that
/// cannot be read are left out, or are open: they come out either way.
pub(crate) fn resolve(set: &ReadSet<'_>, is_open: bool, problems: &mut Problems) -> Option<Built> {
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
    let mut conditions = Conditions::with_lost_from(is_open.then_some(known.tables.chances.len()));
    conditions::read_scores(&mut known, &mut conditions, problems);
    values::read(&mut known, &mut conditions, problems);
    conditions::read(&known, &mut conditions, problems);

    let mut out = Output {
        is_walkable,
        ..Output::default()
    };
    waits::judge(&known, problems);
    let steering = std::mem::take(&mut conditions.steering);
    let mut texts = Texts::new(&known, &steering, problems);
    about::build(&known, &mut texts, &mut out);
    sharing::build(&known, &mut texts, &mut out);
    steps::build(&known, &conditions, &mut texts, &mut out);
    items::build(&known, &conditions, &mut texts, &mut out);
    scales::build(&known, &conditions, &mut texts, &mut out);
    values::build(&known, &conditions, &mut texts, &mut out);
    scales::build_given(&known, &mut texts, &mut out);
    out.plan.chances.extend(conditions.chances());
    let pipes = texts.pipes;
    out.lines.sources = set.names();
    out.plan.symbols = known.symbols.into_list();
    Some(Built {
        plan: out.plan,
        lines: out.lines,
        conditions: conditions.list,
        lost: conditions
            .lost
            .into_iter()
            .map(|(site, lost)| (site, lost.span))
            .collect(),
        pipes,
        sums: conditions.rungs,
        places: out.places,
        is_walkable: out.is_walkable,
        waits_for_ever: out.waits_for_ever,
    })
}

#[cfg(test)]
mod tests {
    use crate::check::{Module, Sources, check};
    use crate::ground::number::Number;
    use crate::ground::source::Source;
    use crate::module::plan::{Constant, Home, ItemKind, Shows, StepKind};

    const HEAD: &str = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: M\n";

    const PART: &str = "settings:
  duur: {type: number, from: 1, to: 9, default: 3}
values:
  rustiger: rustig >= setting(duur)
steps:
  - exercise: voelen
    was: [gevoel]
    items:
      - scale: rustig
        ask: Hoe rustig ben je?
        from: 0
        to: 10
    next:
      - when: rustig >= 5
        go: end
      - meer
  - step: meer
    body: Nog even.
";

    const MAIN: &str = "scales:
  klacht:
    items:
      - scale: pijn
        ask: Pijn?
        from: 0
        to: 10
      - choices: waar
        ask: Waar?
        options:
          hoofd: {score: 1, label: Hoofd}
          rug: {score: 2, label: Rug}
        when: pijn > 3
    score: pijn + waar
    skipped: unknown
    not-asked: zero
values:
  laat: vroeg + 1
  vroeg: score(klacht)
steps:
  - measure: meting
    scale: klacht
  - use: adem
    module: adem
    settings: {duur: 7}
    returns: [rustiger]
  - exercise: vragen
    items:
      - text: naam
        ask: Hoe heet je?
      - text: stad
        ask: Waar woon je?
        private: false
        when: adem.rustiger
      - choices: keuze
        ask: Welke?
        options: {a: A, b: B}
        other: true
      - choice: beste
        ask: Welke is de beste?
        options-from: keuze
      - note: dag
        when: stad == \"Utrecht\"
        body: \"Dag {naam|jij} uit {stad|jouw stad}.\"
";

    fn module() -> Module {
        let main = Source::new("m.yaml", format!("{HEAD}{MAIN}"));
        let part = Source::new(
            "adem.yaml",
            format!("{HEAD}{PART}").replace("module: m", "module: adem"),
        );
        let checked = check(&Sources::new(main).with_part(part));
        assert!(checked.problems.is_empty(), "{:?}", checked.problems);
        checked.module.unwrap()
    }

    #[test]
    fn tables_stand_in_their_order() {
        let module = module();
        let plan = module.plan();
        let steps: Vec<_> = plan.steps.iter().map(|step| step.id.as_str()).collect();
        let order = [
            "meting",
            "adem",
            "adem/voelen",
            "adem/meer",
            "adem/end",
            "vragen",
            "end",
        ];
        assert_eq!(steps, order);
        let items: Vec<_> = plan.items.iter().map(|item| item.id.as_str()).collect();
        let order = [
            "pijn",
            "waar",
            "adem/rustig",
            "naam",
            "stad",
            "keuze",
            "beste",
            "dag",
        ];
        assert_eq!(items, order);
        assert!(matches!(plan.items[0].home, Home::Scale(_)));
        assert_eq!((plan.steps[0].first_item, plan.steps[0].item_count), (0, 2));
        let values: Vec<_> = plan.values.iter().map(|value| value.id.as_str()).collect();
        assert_eq!(values, ["vroeg", "laat", "adem/rustiger"]);
        assert_eq!(plan.steps[2].was, ["adem/gevoel"]);
        assert_eq!(plan.steps[2].ways[0].go.index(), 4);
        assert_eq!(plan.steps[4].parent.unwrap().index(), 1);
        assert!(matches!(&plan.steps[1].kind, StepKind::Part { children } if children.len() == 2));
        let lines = module.lines();
        assert_eq!(
            (lines.steps.len(), lines.items.len()),
            (plan.steps.len(), plan.items.len())
        );
        assert_eq!(lines.steps[2].source, 1);
    }

    #[test]
    fn settings_of_a_part_are_what_its_use_writes() {
        let module = module();
        let setting = &module.plan().settings[0];
        assert_eq!(setting.id, "adem/duur");
        assert_eq!(setting.default, Constant::Number(Number::from(7)));
    }

    #[test]
    fn a_score_reaches_as_far_as_its_operands() {
        let module = module();
        // Not asked, `waar` gives nought; chosen, one to three.
        let range = module.plan().scales[0].range.unwrap();
        assert_eq!(range, (Number::ZERO, Number::from(13)));
    }

    #[test]
    fn words_that_nothing_reads_are_in_the_vault() {
        let module = module();
        let plan = module.plan();
        assert!(plan.items[3].vault && !plan.items[4].vault);
        let ItemKind::Note { body } = &plan.items[7].kind else {
            panic!("a note")
        };
        assert!(matches!(body.0[0].pipes[0].shows, Shows::Slot { .. }));
        assert!(matches!(body.0[0].pipes[1].shows, Shows::Typed(_)));
    }

    #[test]
    fn options_are_copied_without_other() {
        let module = module();
        let plan = module.plan();
        let count = |index: usize| match &plan.items[index].kind {
            ItemKind::Choices { options, .. } | ItemKind::Choice(options) => options.list.len(),
            _ => 0,
        };
        assert_eq!((count(5), count(6)), (3, 2));
    }
}
