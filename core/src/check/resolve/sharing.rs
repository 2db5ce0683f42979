//! Purposes into the plan, and what share steps and purposes name: only what may leave (semantics 9.5, 25.1, 25.7).

use std::collections::BTreeSet;

use super::names::{Instance, did_you_mean};
use super::output::Output;
use super::recaps::can_recap;
use super::scope::Known;
use super::texts::{Form, Texts};
use crate::check::built::{Reader, Spot};
use crate::check::rules::sharing;
use crate::expr::name::ItemIx;
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Problems, Rule};
use crate::ground::span::Span;
use crate::module::draft::{Id, ItemDraft, ItemKindDraft, PrivacyDraft, PurposeDraft};
use crate::module::plan::{Class, Keep, Purpose, PurposeIx, Recap, Recipient};

/// Puts the purposes of the module into the plan, with what those of its parts name.
pub(crate) fn build<'a>(known: &Known<'a>, texts: &mut Texts<'_, 'a>, out: &mut Output) {
    for (number, draft) in purposes(known, 0).iter().enumerate() {
        let index = PurposeIx(u32::try_from(number).unwrap_or(u32::MAX));
        let ask = texts.maybe(draft.ask.as_ref(), Form::Line, known.at(0), Reader::Everywhere);
        let with = draft.with.and_then(|with| Recipient::from_word(with.value));
        let places = &mut out.places;
        places.insert(Spot::Purpose(index), draft.id.span);
        if let Some(keep) = draft.keep {
            places.insert(Spot::Keep(index), keep.span);
        }
        let mut what = Vec::new();
        for instance in 0..known.expansion.instances.len() {
            for own in purposes(known, instance) {
                if own.id.value != draft.id.value {
                    continue;
                }
                if let (Some(first), None) = (own.what.first(), places.get(&Spot::What(index))) {
                    places.insert(Spot::What(index), first.span);
                }
                let names = Names {
                    known,
                    instance,
                    leaves: Leaves::ByConsent(texts.steering),
                };
                what.extend(
                    names
                        .read(&own.what, texts.problems)
                        .into_iter()
                        .map(|(recap, _)| recap),
                );
            }
        }
        out.plan.purposes.push(Purpose {
            id: draft.id.value.to_owned(),
            ask: ask.unwrap_or_default(),
            with: with.unwrap_or(Recipient::Guide),
            what,
            keep: draft.keep.map(|keep| Keep(keep.value.to_owned())),
        });
    }
}

fn purposes<'k, 'a>(known: &'k Known<'a>, instance: usize) -> &'k [PurposeDraft<'a>] {
    privacy(known, instance).map_or(&[], |privacy| privacy.purposes.as_slice())
}

fn privacy<'k, 'a>(known: &'k Known<'a>, instance: usize) -> Option<&'k PrivacyDraft<'a>> {
    known.expansion.instances.get(instance)?.draft.privacy.as_ref()
}

/// The purpose that a share step names: one of its own file, which the module has too.
pub(crate) fn purpose(
    known: &Known<'_>,
    instance: usize,
    named: &Id<'_>,
    problems: &mut Problems,
) -> Option<PurposeIx> {
    if named.value.is_empty() {
        return None;
    }
    let is = |purpose: &PurposeDraft<'_>| purpose.id.value == named.value;
    let own = purposes(known, instance);
    if !own.iter().any(is) {
        let near = nearest(named.value, own.iter().map(|purpose| purpose.id.value));
        let problem = Problem::new(&sharing::UNKNOWN_PURPOSE, named.span).with("name", named.value);
        problems.push(did_you_mean(problem, named.span, near));
        return None;
    }
    // That a part's purpose stands in the module too is judged with the part.
    let place = purposes(known, 0).iter().position(is)?;
    Some(PurposeIx(u32::try_from(place).ok()?))
}

/// What a share step offers, each with its place.
pub(crate) fn offers(
    known: &Known<'_>,
    instance: usize,
    drafts: &[Id<'_>],
    problems: &mut Problems,
) -> Vec<(Recap, Span)> {
    let names = Names {
        known,
        instance,
        leaves: Leaves::ByHand,
    };
    names.read(drafts, problems)
}

/// How something leaves.
#[derive(Clone, Copy)]
enum Leaves<'s> {
    /// Each by the learner's own hand, words too.
    ByHand,
    /// All that a purpose names, once there is consent; of texts only those that steer, which are in the journal.
    ByConsent(&'s BTreeSet<ItemIx>),
}

struct Names<'k, 'a> {
    known: &'k Known<'a>,
    instance: usize,
    leaves: Leaves<'k>,
}

impl Names<'_, '_> {
    fn read(&self, drafts: &[Id<'_>], problems: &mut Problems) -> Vec<(Recap, Span)> {
        let Some(instance) = self.known.expansion.instances.get(self.instance) else {
            return Vec::new();
        };
        let mut all: Vec<(Recap, Span)> = Vec::with_capacity(drafts.len());
        for draft in drafts.iter().filter(|draft| !draft.value.is_empty()) {
            let Some(recap) = self.known.recap(instance, draft.value) else {
                problems.push(self.unknown(instance, draft));
                continue;
            };
            let problem = |rule| Problem::new(rule, draft.span).with("name", draft.value);
            if let Some((_, first)) = all.iter().find(|(other, _)| *other == recap) {
                problems.push(problem(&sharing::SHARED_TWICE).see(
                    *first,
                    "hier staat het al",
                    "it stands here already",
                ));
                continue;
            }
            match self.refused(recap) {
                Some(rule) => problems.push(problem(rule)),
                None => all.push((recap, draft.span)),
            }
        }
        all
    }

    fn unknown(&self, instance: &Instance<'_>, draft: &Id<'_>) -> Problem {
        let near = instance.nearest(draft.value, can_recap);
        let problem = Problem::new(&sharing::UNKNOWN_IN_SHARING, draft.span).with("name", draft.value);
        did_you_mean(problem, draft.span, near)
    }

    /// Why something can never leave.
    fn refused(&self, recap: Recap) -> Option<&'static Rule> {
        let tables = &self.known.tables;
        match recap {
            Recap::Item(item) => self.refused_item(item, tables.items.get(item.index())?.draft),
            Recap::Scale(scale) => {
                let has_score = tables.scales.get(scale.index())?.draft.score.is_some();
                (!has_score).then_some(&sharing::NOTHING_TO_SHARE)
            }
            // A value reads nothing private: that is an error where it does.
            Recap::Value(_) => None,
        }
    }

    fn refused_item(&self, item: ItemIx, draft: &ItemDraft<'_>) -> Option<&'static Rule> {
        let is_to_read = matches!(
            draft.kind,
            ItemKindDraft::Note { .. } | ItemKindDraft::Recall { .. } | ItemKindDraft::Card { .. }
        );
        if is_to_read {
            return Some(&sharing::NOTHING_TO_SHARE);
        }
        if super::items::class_of(draft) == Class::Private {
            return Some(&sharing::PRIVATE_SHARED);
        }
        let is_words = matches!(
            draft.kind,
            ItemKindDraft::Words { .. }
                | ItemKindDraft::Text { .. }
                | ItemKindDraft::Goal { .. }
                | ItemKindDraft::Plan { .. }
        );
        match self.leaves {
            Leaves::ByConsent(steering) if is_words && !steering.contains(&item) => {
                Some(&sharing::WORDS_WITHOUT_SHARE)
            }
            _ => None,
        }
    }
}
