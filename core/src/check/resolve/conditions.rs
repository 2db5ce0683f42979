//! Every condition, score and value of a module, read before any text is: only then is it known which answers are read.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::options_draft;
use super::reader;
use super::recalls;
use super::scope::{At, Known, Own};
use crate::check::built::{Condition, Site};
use crate::expr::name::{ChanceIx, ItemIx, ScaleIx, StepIx};
use crate::expr::range::verdict;
use crate::expr::reads::{self, Read};
use crate::expr::scope::whole;
use crate::expr::typed::{Compare, Sum, Truth, Typed};
use crate::ground::number::Number;
use crate::ground::problem::Problems;
use crate::ground::span::{Span, Spanned};
use crate::module::draft::{CondDraft, OptionList, RequiredDraft};
use crate::module::plan::{Chance, Draws};

/// What was read.
#[derive(Default)]
pub(crate) struct Conditions {
    /// Conditions, in the order in which they were read.
    pub(crate) list: Vec<Condition>,
    /// What each rung of a value is.
    pub(crate) rungs: Vec<Typed>,
    /// The score of each scale.
    pub(crate) scores: Vec<Option<Sum>>,
    by_site: BTreeMap<Site, usize>,
    rung_by_site: BTreeMap<Site, usize>,
    /// Items whose words something reads (semantics 16.15).
    pub(crate) steering: BTreeSet<ItemIx>,
    /// Conditions that could not be read.
    pub(crate) lost: BTreeMap<Site, Lost>,
    /// What was written, of what could not be read: written alike, it means the same.
    lost_words: Vec<(usize, String)>,
    /// From which chance on there is one for each condition that could not be read, so that it may come out either way; nothing:
    /// it is as if it were not there.
    lost_from: Option<usize>,
}

/// A condition that could not be read.
pub(crate) struct Lost {
    /// Where it stands.
    pub(crate) span: Span,
    /// Which of those that are written differently it is.
    pub(crate) number: usize,
}

impl Conditions {
    /// None yet; those that cannot be read may come out either way by chances from this one on.
    pub(crate) fn with_lost_from(lost_from: Option<usize>) -> Self {
        Self {
            lost_from,
            ..Self::default()
        }
    }

    /// Keeps that a condition could not be read.
    pub(crate) fn lose(&mut self, site: Site, written: &CondDraft<'_>, instance: usize) {
        let words = (instance, written.scalar.text.to_string());
        let known = self.lost_words.iter().position(|known| *known == words);
        let number = known.unwrap_or(self.lost_words.len());
        if known.is_none() {
            self.lost_words.push(words);
        }
        let span = written.span;
        self.lost.insert(site, Lost { span, number });
    }

    /// Whether a condition could not be read but comes out either way.
    pub(crate) fn is_open(&self, site: Site) -> bool {
        self.lost_from.is_some() && self.lost.contains_key(&site)
    }

    /// The chances by which conditions that could not be read come out.
    pub(crate) fn chances(&self) -> impl Iterator<Item = Chance> + '_ {
        let all = self.lost_words.iter().filter(|_| self.lost_from.is_some());
        // No author can give such an id.
        (0..).zip(all).map(|(number, _): (usize, _)| Chance {
            id: format!("?{number}"),
            draws: Draws::Whole(0, 1),
            per_visit: false,
        })
    }

    /// The condition that decides something, if it could be read or is taken for something.
    pub(crate) fn truth(&self, site: Site) -> Option<Truth> {
        let Some(index) = self.by_site.get(&site) else {
            let place = self.lost_from? + self.lost.get(&site)?.number;
            let chance = ChanceIx(u32::try_from(place).unwrap_or(u32::MAX));
            let sides = [Sum::Chance(chance), Sum::Constant(Number::from(1))].map(Box::new);
            let [left, right] = sides;
            return Some(Truth::Numbers(Compare::Equal, left, right));
        };
        self.list.get(*index).map(|condition| condition.truth.clone())
    }

    /// What a rung of a value is.
    pub(crate) fn rung(&self, site: Site) -> Option<Typed> {
        let index = self.rung_by_site.get(&site)?;
        self.rungs.get(*index).cloned()
    }

    fn note_reads(&mut self, all: Vec<Read>, own_check: Option<ItemIx>) {
        for read in all {
            if let Read::Answer(of, _) = read
                && own_check != Some(of.item)
            {
                self.steering.insert(of.item);
            }
        }
    }

    /// Keeps a condition.
    pub(crate) fn keep(
        &mut self,
        site: Site,
        span: Span,
        names: Vec<Spanned<String>>,
        truth: Truth,
        at: &At<'_, '_>,
    ) {
        let own_check = match site {
            Site::Must(item, _) => Some(item),
            _ => None,
        };
        self.note_reads(reads::reads(&truth), own_check);
        self.by_site.insert(site, self.list.len());
        let verdict = verdict(&truth, at);
        self.list.push(Condition {
            span,
            names,
            site,
            truth,
            verdict,
        });
    }

    /// Keeps what a rung of a value is.
    pub(crate) fn keep_rung(&mut self, site: Site, typed: Typed) {
        self.note_reads(reads::reads(&typed), None);
        self.rung_by_site.insert(site, self.rungs.len());
        self.rungs.push(typed);
    }
}

/// Reads all conditions but those of values.
pub(crate) fn read(known: &Known<'_>, conditions: &mut Conditions, problems: &mut Problems) {
    let mut work = Work {
        known,
        conditions,
        problems,
    };
    for (index, place) in known.expansion.steps.iter().enumerate() {
        let step = StepIx(u32::try_from(index).unwrap_or(u32::MAX));
        let Some(draft) = place.draft else {
            continue;
        };
        let at = known.at(place.instance);
        work.condition(draft.when.as_ref(), Site::Step(step), at);
        for (number, way) in draft.next.iter().enumerate() {
            work.condition(way.when.as_ref(), Site::Way(step, number), at);
        }
    }
    for index in 0..known.tables.items.len() {
        work.item(ItemIx(u32::try_from(index).unwrap_or(u32::MAX)));
    }
}

struct Work<'w, 'a> {
    known: &'w Known<'a>,
    conditions: &'w mut Conditions,
    problems: &'w mut Problems,
}

impl Work<'_, '_> {
    fn condition(&mut self, written: Option<&CondDraft<'_>>, site: Site, at: At<'_, '_>) {
        let Some(written) = written else {
            return;
        };
        match reader::truth(written, &at, self.problems) {
            Some((truth, names)) => self.conditions.keep(site, written.span, names, truth, &at),
            None => self.conditions.lose(site, written, at.instance),
        }
    }

    fn item(&mut self, item: ItemIx) {
        let Some(place) = self.known.tables.items.get(item.index()) else {
            return;
        };
        let at = self.known.at(place.instance);
        let draft = place.draft;
        self.condition(draft.when.as_ref(), Site::Item(item), at);
        if let Some(RequiredDraft::When(written)) = &draft.required {
            self.condition(Some(written), Site::Required(item), at);
        }
        if let Some(Ok((shown, span))) = recalls::target(self.known, item) {
            let asked = Truth::Answered(whole(shown));
            self.conditions
                .keep(Site::Copies(item), span, Vec::new(), asked, &at);
        }
        let written = options_draft(&draft.kind);
        let copied = written.and_then(|options| match options.list {
            OptionList::From(name) => Some(name),
            _ => None,
        });
        if let Some(name) = copied {
            let instance = self.known.expansion.instances.get(place.instance);
            if let Some(source) = instance.and_then(|instance| instance.item(name.value)) {
                let asked = Truth::Answered(whole(source));
                self.conditions
                    .keep(Site::Copies(item), name.span, Vec::new(), asked, &at);
            }
        } else if let Some(offer) = self.known.offers.get(item.index()) {
            for (number, option) in offer.options.iter().enumerate() {
                let when = option.draft.and_then(|draft| draft.when.as_ref());
                self.condition(when, Site::Option(item, number), at);
            }
        }
        let own = At {
            own: Own::Check(item),
            ..at
        };
        for (number, check) in draft.checks.iter().enumerate() {
            self.condition(check.must.as_ref(), Site::Must(item, number), own);
        }
        let own = At {
            own: Own::Rules(item),
            ..at
        };
        for (number, rule) in draft.rules.iter().enumerate() {
            self.condition(rule.when.as_ref(), Site::Rule(item, number), own);
        }
    }
}

/// Reads the score of every scale and how far it reaches; nothing but operands, settings, facts and chances is in it.
pub(crate) fn read_scores(known: &mut Known<'_>, conditions: &mut Conditions, problems: &mut Problems) {
    for index in 0..known.tables.scales.len() {
        let scale = ScaleIx(u32::try_from(index).unwrap_or(u32::MAX));
        let Some(place) = known.tables.scales.get(index) else {
            continue;
        };
        let mut sum = None;
        let mut range = None;
        if let Some(written) = &place.draft.score {
            let at = At {
                scoring: Some(scale),
                ..known.at(place.instance)
            };
            sum = reader::score(written, &at, problems);
            range = sum
                .as_ref()
                .and_then(|sum| crate::expr::range::reach(sum, &at).ok());
        }
        if let Some(sum) = &sum {
            conditions.note_reads(reads::reads(sum), None);
        }
        conditions.scores.push(sum);
        if let (Some(place), Some(range)) = (known.tables.scales.get_mut(index), range) {
            place.range = range;
        }
    }
}
