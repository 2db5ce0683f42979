//! Filling in parts: every `use` becomes the steps of the module it names, and every step gets its place.

use super::names::Instance;
use crate::check::read::ReadSet;
use crate::check::rules::parts;
use crate::expr::name::StepIx;
use crate::ground::limits;
use crate::ground::problem::{Problem, Problems};
use crate::module::draft::{Id, ModuleDraft, StepDraft, StepKindDraft, Written};
use std::collections::BTreeMap;

/// A step with its place.
pub(crate) struct StepPlace<'a> {
    /// What was written; none of an implicit end.
    pub(crate) draft: Option<&'a StepDraft<'a>>,
    /// In which use of a module.
    pub(crate) instance: usize,
    /// The section or part around it.
    pub(crate) parent: Option<StepIx>,
    /// The next in its list.
    pub(crate) following: Option<StepIx>,
    /// Its children.
    pub(crate) children: Vec<StepIx>,
    /// Of a `use`: the instance inside.
    pub(crate) inside: Option<usize>,
}

/// A module with its parts filled in.
pub(crate) struct Expansion<'a> {
    /// Uses of modules, each before those inside it.
    pub(crate) instances: Vec<Instance<'a>>,
    /// Steps in document order, a section before its children.
    pub(crate) steps: Vec<StepPlace<'a>>,
    /// The module's own list.
    pub(crate) top: Vec<StepIx>,
    /// No list has a gap.
    pub(crate) is_whole: bool,
}

impl<'a> Expansion<'a> {
    /// The place of the next step.
    fn next(&self) -> StepIx {
        StepIx(u32::try_from(self.steps.len()).unwrap_or(u32::MAX))
    }

    /// Puts the implicit end of an instance after the steps so far: a step of its own, in no list.
    fn add_end(&mut self, instance: usize, parent: Option<StepIx>) {
        let end = self.next();
        self.steps.push(StepPlace {
            draft: None,
            instance,
            parent,
            following: None,
            children: Vec::new(),
            inside: None,
        });
        if let Some(instance) = self.instances.get_mut(instance) {
            instance.end = Some(end);
        }
    }

    /// The full id of a step.
    pub(crate) fn id(&self, step: StepIx) -> String {
        let place = self.steps.get(step.index());
        let prefix = place
            .and_then(|place| self.instances.get(place.instance))
            .map_or("", |instance| instance.prefix.as_str());
        let own = place
            .and_then(|place| place.draft)
            .map_or("end", |draft| draft.id.value);
        format!("{prefix}{own}")
    }

    /// The use of a module that a step stands in.
    pub(crate) fn instance_of(&self, step: StepIx) -> Option<&Instance<'a>> {
        self.instances.get(self.steps.get(step.index())?.instance)
    }
}

/// How many named things a module holds beside its steps and their items.
fn size_of(draft: &ModuleDraft<'_>) -> usize {
    let scales = draft.scales.iter().map(|scale| {
        let own = 1 + scale.items.len() + scale.bands.len();
        own + scale
            .subscales
            .iter()
            .map(|sub| 1 + sub.bands.len())
            .sum::<usize>()
    });
    let values = draft.values.iter().map(|value| 1 + value.rungs.len());
    let given = draft.settings.len() + draft.facts.len() + draft.chances.len() + draft.help.len();
    scales.sum::<usize>() + values.sum::<usize>() + given
}

/// Whether a way on or feedback in these steps leads to `end`. A list nests no deeper than its file.
fn leads_to_end(steps: &[StepDraft<'_>]) -> bool {
    steps.iter().any(|step| {
        let by_way = step.next.iter().any(|way| way.go.value == "end");
        let rules = step.kind.items().iter().flat_map(|item| &item.rules);
        let by_rule = rules
            .into_iter()
            .any(|rule| rule.go.is_some_and(|go| go.value == "end"));
        let inside = match &step.kind {
            StepKindDraft::Section { steps, .. } => leads_to_end(steps),
            _ => false,
        };
        let by_limit = step
            .kind
            .limit()
            .and_then(|limit| limit.otherwise)
            .is_some_and(|go| go.value == "end");
        by_way || by_rule || by_limit || inside
    })
}

/// Fills in a set of drafts, the module's own first.
pub(crate) fn expand<'a>(set: &'a ReadSet<'a>, problems: &mut Problems) -> Option<Expansion<'a>> {
    let main = set.draft(0)?;
    let mut work = Work {
        set,
        problems,
        open: vec![0],
        left: limits::THINGS.saturating_sub(size_of(main)),
        done: Expansion {
            instances: vec![Instance {
                draft: main,
                prefix: String::new(),
                named: None,
                languages: (0..main.languages.len()).map(Some).collect(),
                bound: &[],
                returns: &[],
                searches: set.searches(),
                names: BTreeMap::new(),
                end: None,
            }],
            steps: Vec::new(),
            top: Vec::new(),
            is_whole: true,
        },
    };
    work.done.top = work.list(&main.steps, 0, None, 0);
    work.done.add_end(0, None);
    Some(work.done)
}

struct Work<'a, 'p> {
    set: &'a ReadSet<'a>,
    problems: &'p mut Problems,
    /// The sources around the place we are at.
    open: Vec<usize>,
    /// How many more items, values and other named things there may be.
    left: usize,
    done: Expansion<'a>,
}

impl<'a> Work<'a, '_> {
    /// Places a list of steps and all inside it; `depth` is bounded by `limits::SECTION_DEPTH`.
    fn list(
        &mut self,
        drafts: &'a [StepDraft<'a>],
        instance: usize,
        parent: Option<StepIx>,
        depth: usize,
    ) -> Vec<StepIx> {
        let mut list: Vec<StepIx> = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let items = draft.kind.items().len();
            if self.done.steps.len() >= limits::STEPS || self.left < items {
                self.too_large(draft);
                break;
            }
            self.left -= items;
            let index = self.done.next();
            self.done.steps.push(StepPlace {
                draft: Some(draft),
                instance,
                parent,
                following: None,
                children: Vec::new(),
                inside: None,
            });
            if let Some(before) = list
                .last()
                .and_then(|before| self.done.steps.get_mut(before.index()))
            {
                before.following = Some(index);
            }
            list.push(index);
            let children = match &draft.kind {
                StepKindDraft::Section { .. } if depth >= limits::SECTION_DEPTH => {
                    self.too_large(draft);
                    Vec::new()
                }
                StepKindDraft::Section { steps, .. } => self.list(steps, instance, Some(index), depth + 1),
                StepKindDraft::Use {
                    module,
                    settings,
                    returns,
                } => self.part(draft, module.as_ref(), settings, returns, instance, index, depth),
                _ => Vec::new(),
            };
            if let Some(step) = self.done.steps.get_mut(index.index()) {
                step.children = children;
            }
        }
        list
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one `use` and its place")]
    fn part(
        &mut self,
        step: &'a StepDraft<'a>,
        module: Option<&Id<'a>>,
        bound: &'a [(Id<'a>, Written<'a>)],
        returns: &'a [Id<'a>],
        instance: usize,
        index: StepIx,
        depth: usize,
    ) -> Vec<StepIx> {
        let source = *self.open.last().unwrap_or(&0);
        let Some(module) = module else {
            self.done.is_whole = false;
            return Vec::new();
        };
        let found = self
            .set
            .find(source, module.value)
            .and_then(|number| Some((number, self.set.draft(number)?)));
        let Some((number, draft)) = found else {
            self.done.is_whole = false;
            self.problems
                .push(Problem::new(&parts::UNKNOWN_PART, module.span).with("name", module.value));
            return Vec::new();
        };
        if self.open.contains(&number) {
            self.done.is_whole = false;
            self.problems
                .push(Problem::new(&parts::PART_IN_ITSELF, module.span).with("name", module.value));
            return Vec::new();
        }
        let size = size_of(draft);
        if depth >= limits::SECTION_DEPTH || self.left < size {
            self.too_large(step);
            return Vec::new();
        }
        self.left -= size;
        let languages = self.languages(draft, module);
        let prefix = self
            .done
            .instances
            .get(instance)
            .map(|user| format!("{}{}/", user.prefix, step.id.value))
            .unwrap_or_default();
        let inner = self.done.instances.len();
        self.done.instances.push(Instance {
            draft,
            prefix,
            named: Some(*module),
            languages,
            bound,
            returns,
            searches: self.set.searches(),
            names: BTreeMap::new(),
            end: None,
        });
        if let Some(place) = self.done.steps.get_mut(index.index()) {
            place.inside = Some(inner);
        }
        self.open.push(number);
        let children = self.list(&draft.steps, inner, Some(index), depth + 1);
        self.open.pop();
        if leads_to_end(&draft.steps) {
            self.done.add_end(inner, Some(index));
        }
        children
    }

    /// Which language of a part stands for each language of the module.
    fn languages(&mut self, part: &ModuleDraft<'a>, module: &Id<'a>) -> Vec<Option<usize>> {
        let Some(main) = self.set.draft(0) else {
            return Vec::new();
        };
        let find = |tag: &str| part.languages.iter().position(|own| own.value == tag);
        let mut list = Vec::with_capacity(main.languages.len());
        for tag in &main.languages {
            let found = find(tag.value);
            if found.is_none() {
                self.problems.push(
                    Problem::new(&parts::PART_LANGUAGE, module.span)
                        .with("name", module.value)
                        .with("language", tag.value),
                );
            }
            list.push(found);
        }
        list
    }

    fn too_large(&mut self, step: &StepDraft<'a>) {
        if std::mem::replace(&mut self.done.is_whole, false) {
            self.problems.push(Problem::new(
                &crate::check::rules::size::MODULE_TOO_LARGE,
                step.id.span,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Sources, check};
    use crate::ground::source::Source;

    /// A module of so many sections inside one another, with a step or the use of a module in the innermost.
    fn nested(id: &str, sections: usize, inner: &str) -> Source {
        let mut text =
            format!("leerpad: 1\nmodule: {id}\nversion: 1.0.0\nlanguages: [nl]\ntitle: T\nsteps:\n");
        for depth in 0..sections {
            let indent = "  ".repeat(depth * 2 + 1);
            text += &format!("{indent}- section: {id}-{depth}\n{indent}  title: T\n{indent}  steps:\n");
        }
        let indent = "  ".repeat(sections * 2 + 1);
        text += &format!("{indent}- {inner}\n");
        Source::new(format!("{id}.yaml"), text)
    }

    fn codes(last: usize) -> Vec<&'static str> {
        let sources = Sources::new(nested("a", 28, "{use: door, module: b}"))
            .with_part(nested("b", 28, "{use: verder, module: c}"))
            .with_part(nested("c", last, "{step: slot, title: Slot}"));
        let checked = check(&sources);
        checked.problems.iter().map(|problem| problem.rule.code).collect()
    }

    #[test]
    fn no_deeper_than_a_program() {
        assert_eq!(codes(2), Vec::<&str>::new());
        assert_eq!(codes(3), ["module-too-large"]);
    }
}
