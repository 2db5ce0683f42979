//! Items into the plan.

use super::conditions::Conditions;
use super::kinds;
use super::output::Output;
use super::scope::{At, Known, Own, is_private};
use super::steps;
use super::texts::{Form, Texts};
use crate::check::built::{Reader, Site, Spot};
use crate::check::rules::options::NEED_IN_PRIVATE;
use crate::expr::name::ItemIx;
use crate::expr::typed::Truth;
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::draft::{ItemDraft, ItemKindDraft, RequiredDraft, RuleDraft};
use crate::module::plan::{Check, Class, Home, Item, Rule};

/// Puts every item into the plan.
pub(crate) fn build<'a>(
    known: &Known<'a>,
    conditions: &Conditions,
    texts: &mut Texts<'_, 'a>,
    out: &mut Output,
) {
    for (index, place) in known.tables.items.iter().enumerate() {
        let item = ItemIx(u32::try_from(index).unwrap_or(u32::MAX));
        let mut work = Work {
            known,
            conditions,
            texts: &mut *texts,
            out: &mut *out,
            item,
            at: known.at(place.instance),
        };
        let built = work.item(place.draft, place.home, &place.id);
        out.plan.items.push(built);
    }
}

struct Work<'w, 't, 'a> {
    known: &'w Known<'a>,
    conditions: &'w Conditions,
    texts: &'w mut Texts<'t, 'a>,
    out: &'w mut Output,
    item: ItemIx,
    at: At<'w, 'a>,
}

impl<'a> Work<'_, '_, 'a> {
    fn item(&mut self, draft: &'a ItemDraft<'a>, home: Home, id: &str) -> Item {
        let (at, reader) = (self.at, Reader::Item(self.item));
        self.lines(draft);
        if let ItemKindDraft::Checklist { need: Some(need), .. } = &draft.kind
            && is_private(draft)
        {
            let problem = Problem::new(&NEED_IN_PRIVATE, need.span).with("name", draft.id.value);
            self.texts.problems.push(problem);
        }
        let kind = kinds::build(draft, self.known, self.texts, self.conditions, self.item, at);
        let checks = self.checks(draft);
        let rules = draft
            .rules
            .iter()
            .enumerate()
            .map(|(number, rule)| self.rule(rule, number, home))
            .collect();
        Item {
            id: id.to_owned(),
            home,
            kind,
            ask: self.texts.maybe(draft.ask.as_ref(), Form::Line, at, reader),
            help: self.texts.maybe(draft.help.as_ref(), Form::Blocks, at, reader),
            hints: draft
                .hints
                .iter()
                .map(|hint| self.texts.text(hint, Form::Blocks, at, reader))
                .collect(),
            solution: self
                .texts
                .maybe(draft.solution.as_ref(), Form::Blocks, at, reader),
            required: self.required(draft),
            when: self.conditions.truth(Site::Item(self.item)),
            checks,
            rules,
            class: class_of(draft),
            vault: self.texts.is_in_vault(self.item),
            render: draft
                .render
                .as_ref()
                .map(|render| render.value.clone())
                .unwrap_or_default(),
            was: self.former(draft),
        }
    }

    /// The places that problems point at.
    fn lines(&mut self, draft: &ItemDraft<'_>) {
        let lines = &mut self.out.lines;
        lines.items.push(draft.id.span);
        lines.item_whens.push(draft.when.map(|when| when.span));
        lines
            .rules
            .push(draft.rules.iter().map(|rule| rule.span).collect());
        let offer = self.known.offers.get(self.item.index());
        let options = offer.map_or(&[][..], |offer| offer.options.as_slice());
        let fallback =
            super::choices::options_draft(&draft.kind).map_or(draft.id.span, |options| options.span);
        lines.options.push(
            options
                .iter()
                .map(|option| option.draft.map_or(fallback, |draft| draft.id.span))
                .collect(),
        );
        lines.option_whens.push(
            options
                .iter()
                .map(|option| option.draft.and_then(|draft| draft.when).map(|when| when.span))
                .collect(),
        );
        self.spots(draft, fallback);
    }

    fn spots(&mut self, draft: &ItemDraft<'_>, options: Span) {
        let item = self.item;
        let places = &mut self.out.places;
        places.insert(Spot::Options(item), options);
        match &draft.required {
            Some(RequiredDraft::Fixed(fixed)) => {
                places.insert(Spot::Required(item), fixed.span);
            }
            Some(RequiredDraft::When(when)) => {
                places.insert(Spot::Required(item), when.span);
            }
            None => {}
        }
        for (number, check) in draft.checks.iter().enumerate() {
            if let Some(must) = &check.must {
                places.insert(Spot::Must(item, number), must.span);
            }
        }
        match &draft.kind {
            ItemKindDraft::Number { from: Some(from), .. }
            | ItemKindDraft::Scale { from: Some(from), .. } => {
                places.insert(Spot::From(item), from.span);
            }
            ItemKindDraft::Choices { min: Some(min), .. }
            | ItemKindDraft::Checklist { need: Some(min), .. } => {
                places.insert(Spot::Least(item), min.span);
            }
            _ => {}
        }
    }

    fn required(&self, draft: &ItemDraft<'_>) -> Option<Truth> {
        match draft.required.as_ref()? {
            RequiredDraft::Fixed(fixed) => fixed.value.then_some(Truth::Constant(true)),
            RequiredDraft::When(_) => self.conditions.truth(Site::Required(self.item)),
        }
    }

    fn checks(&mut self, draft: &ItemDraft<'a>) -> Vec<Check> {
        let own = At {
            own: Own::Check(self.item),
            ..self.at
        };
        let mut checks = Vec::with_capacity(draft.checks.len());
        for (number, check) in draft.checks.iter().enumerate() {
            let site = Site::Must(self.item, number);
            let say = self
                .texts
                .maybe(check.say.as_ref(), Form::Blocks, own, Reader::Said(site));
            if let Some(must) = self.conditions.truth(site) {
                checks.push(Check {
                    must,
                    say: say.unwrap_or_default(),
                });
            }
        }
        checks
    }

    fn rule(&mut self, rule: &RuleDraft<'a>, number: usize, home: Home) -> Rule {
        let own = At {
            own: Own::Rules(self.item),
            ..self.at
        };
        let go = rule.go.as_ref().and_then(|go| match home {
            Home::Step(step) => {
                let target = steps::target(self.known, step, go, self.texts.problems);
                self.out.is_walkable &= target.is_some();
                target
            }
            Home::Scale(_) => {
                self.texts
                    .problems
                    .push(Problem::new(&crate::check::rules::ways::GO_IN_SCALE, go.span));
                None
            }
        });
        let site = Site::Rule(self.item, number);
        Rule {
            when: self.conditions.truth(site),
            say: self
                .texts
                .maybe(rule.say.as_ref(), Form::Blocks, own, Reader::Said(site)),
            correct: rule.correct.map(|correct| correct.value),
            retry: rule.retry.is_some_and(|retry| retry.value),
            go,
        }
    }

    fn former(&self, draft: &ItemDraft<'_>) -> Vec<String> {
        let prefix = self.known.expansion.instances.get(self.at.instance);
        let prefix = prefix.map_or("", |instance| instance.prefix.as_str());
        draft
            .was
            .iter()
            .map(|was| format!("{prefix}{}", was.value))
            .collect()
    }
}

/// Who may see an answer (semantics 9.1).
pub(crate) fn class_of(draft: &ItemDraft<'_>) -> Class {
    let by_default = matches!(
        draft.kind,
        ItemKindDraft::Text { .. }
            | ItemKindDraft::Words { .. }
            | ItemKindDraft::Goal { .. }
            | ItemKindDraft::Plan { .. }
    );
    match draft.private.map_or(by_default, |private| private.value) {
        true => Class::Private,
        false => Class::Personal,
    }
}
