//! Building a screen: the outline by what is judged, the words by a speaker.

use super::act::Role;
use super::diary::OpenEntry;
use super::draw;
use super::entry::{entry_json, value_json};
use super::judge::holds_back;
use super::menu::{self};
use super::outline::bounds;
use super::recall;
use super::snapshot::vault_key;
use super::state::{Held, Slot, Status, Visit};
use super::value::{self, Answer};
use super::view::Seen;
use super::wait::awaits;
use super::words::{Said, Speaker};
use super::{Session, fact::How};
use crate::expr::eval::{self, View};
use crate::expr::name::{ItemIx, Reference, ScaleIx, StepIx, Symbol};
use crate::expr::reads::Read;
use crate::ground::number::Number;
use crate::ground::order::distinct;
use crate::module::plan::{Inner, Item, ItemKind, Recap, StepKind};
use crate::program::index::gather;
use crate::program::telling::told_by;
use crate::program::{PlaceKind, options};
use crate::text::Filled;

use super::screen::{
    Asked, Because, Child, EntryDue, HelpLine, ItemState, Outcome, Place, Recalled, Screen, Shown,
};

impl Session {
    /// What is to be shown now to a role, in one of the module's languages (else its first). Takes no time.
    #[must_use]
    pub fn screen(&self, role: Role, language: &str) -> Screen {
        let known = self.program.languages();
        let tag = known
            .iter()
            .find(|tag| *tag == language)
            .or_else(|| known.first());
        let tag = tag.map_or("nl", String::as_str);
        let status = match self.state.status {
            Status::New => "new",
            Status::Stopped => "stopped",
            Status::Running if self.is_completed() => "completed",
            Status::Running => "running",
        };
        let latest = self.state.latest_at(self.state.cursor.saturating_add(1));
        let here = self.state.here();
        let seen = Seen {
            program: &self.program,
            settings: &self.settings,
            state: &self.state,
            latest: &latest,
            at: here.map_or(crate::program::NONE, |here| here.position),
            now: here.map_or(self.state.clock, |here| here.entered),
            seq: here.map_or(0, |here| here.seq),
            leaving: None,
            own: None,
            scoring: None,
            whispered: None,
        };
        let speaker = Speaker::new(seen, tag);
        let help = self.program.plan().help.iter().map(|line| HelpLine {
            title: speaker.say(&line.title),
            body: speaker.maybe(line.body.as_ref()),
            phone: line.phone.clone(),
            link: line.link.as_ref().map(|link| link.as_str().to_owned()),
        });
        Screen {
            language: tag.to_owned(),
            status,
            allowed: self.allowed(role),
            // The guide never sees the place, the progress or the path (semantics 9.8).
            place: here
                .filter(|_| role == Role::Learner)
                .and_then(|here| self.place(&speaker, here)),
            diaries: if role == Role::Learner {
                self.due(tag)
            } else {
                Vec::new()
            },
            help: help.collect(),
            replies: self.state.sharing.replies.clone(),
            guide: (role == Role::Guide).then(|| self.guide_view(tag)),
        }
    }

    /// The entries of diaries that can be given now, asked as the visit asks that they belong to.
    fn due(&self, tag: &str) -> Vec<EntryDue> {
        let program = &*self.program;
        let court = self.court();
        let open = court.open_entries();
        let due = |open: OpenEntry| {
            let visit = self.state.on_trail(open.position)?;
            let item = program.plan().items.get(open.item.index())?;
            let latest = self.state.latest_at(open.position + 1);
            let speaker = Speaker::new(court.seen(visit, &latest), tag);
            let inner = item.kind.inner();
            Some(EntryDue {
                item: item.id.clone(),
                step: program.step_id(StepIx(visit.step)).to_owned(),
                entry: open.entry,
                date: open.due,
                ask: speaker.maybe(item.ask.as_ref()),
                help: speaker.maybe(item.help.as_ref()),
                questions: inner.iter().map(|inner| asked(&speaker, inner)).collect(),
                vault: inner
                    .iter()
                    .any(|inner| inner.vault)
                    .then(|| vault_key(program, visit, &Slot::default(), open.item)),
            })
        };
        open.into_iter().filter_map(due).collect()
    }

    fn place(&self, speaker: &Speaker<'_>, here: &Visit) -> Option<Place> {
        let program = &*self.program;
        let step = program.step_at(StepIx(here.step))?;
        let place = program.index().place(here.step)?;
        let is_menu = place.kind == PlaceKind::Menu;
        let (say, summary) = match &step.kind {
            StepKind::End { say, summary } => (say.as_ref(), summary.as_slice()),
            _ => (None, &[][..]),
        };
        let children = if is_menu {
            self.children(speaker, here)
        } else {
            Vec::new()
        };
        let left = (0..self.state.cursor).filter(|position| {
            self.state
                .on_trail(*position)
                .is_some_and(|visit| !self.state.is_superseded(visit))
        });
        Some(Place {
            step: step.id.clone(),
            n: here.n,
            kind: step.kind.word(),
            title: speaker.maybe(step.title.as_ref()),
            body: speaker.maybe(step.body.as_ref().or(say)),
            minutes: step.minutes,
            image: step.image.clone(),
            items: self.items(speaker, here),
            children,
            need: is_menu.then(|| menu::need(&speaker.seen, here)),
            sharing: self.sharing_here(speaker.tag()),
            waits: self.awaited(here),
            scores: self.just_scored(speaker, here),
            summary: summary
                .iter()
                .filter_map(|recap| recalled(speaker, *recap))
                .collect(),
            progress: (
                crate::program::number(left.count()),
                program.distance(StepIx(here.step)),
            ),
            why: self.why(speaker, here),
        })
    }

    fn children(&self, speaker: &Speaker<'_>, here: &Visit) -> Vec<Child> {
        let children = menu::shown_children(&speaker.seen, here);
        let child = |child: u32| {
            let step = self.program.step_at(StepIx(child))?;
            Some(Child {
                step: step.id.clone(),
                title: speaker.maybe(step.title.as_ref()),
                state: menu::progress(&speaker.seen, here, child),
                optional: step.optional,
            })
        };
        children.filter_map(child).collect()
    }

    fn items(&self, speaker: &Speaker<'_>, here: &Visit) -> Vec<Shown> {
        let Some(place) = self.program.index().place(here.step) else {
            return Vec::new();
        };
        let items = self
            .program
            .items_of(StepIx(here.step))
            .zip(self.state.slots_of(here, place.item_count));
        let shown = items.filter(|(_, slot)| slot.judged.shown);
        shown
            .map(|((at, item), slot)| self.shown(speaker, here, at, item, slot))
            .collect()
    }

    fn shown(&self, speaker: &Speaker<'_>, here: &Visit, at: ItemIx, item: &Item, slot: &Slot) -> Shown {
        let program = &*self.program;
        let own = Seen {
            own: Some(at),
            ..speaker.seen
        };
        let said = Speaker {
            seen: own,
            language: speaker.language,
            phrases: speaker.phrases,
        };
        let failing = (1..)
            .zip(&item.checks)
            .filter(|(_, check)| eval::truth(&check.must, &own) == Some(false));
        let rule = slot
            .judged
            .rule
            .checked_sub(1)
            .and_then(|place| item.rules.get(place as usize));
        let (body, rows) = match &item.kind {
            ItemKind::Note { body } | ItemKind::Card { body, .. } => (Some(speaker.say(body)), Vec::new()),
            ItemKind::Media { alt, transcript, .. } => {
                (speaker.maybe(transcript.as_ref().or(alt.as_ref())), Vec::new())
            }
            ItemKind::Likert { rows, .. } | ItemKind::Match { left: rows, .. } => (
                None,
                rows.iter()
                    .map(|row| (row.id, speaker.label(&row.label)))
                    .collect(),
            ),
            _ => (None, Vec::new()),
        };
        let awaited = awaits(program, at).is_some();
        let value = match &slot.held {
            Held::Value(answer) => Some(value_json(program, &item.kind, answer)),
            _ => None,
        };
        Shown {
            item: at,
            id: item.id.clone(),
            kind: value::kind_word(&item.kind),
            state: match &slot.held {
                Held::Diary(_) => ItemState::Answered,
                Held::Skipped => ItemState::Skipped,
                Held::Declined => ItemState::Declined,
                Held::Value(_) if slot.judged.answered || slot.judged.invalid => ItemState::Answered,
                _ => ItemState::Open,
            },
            required: slot.judged.required,
            invalid: slot.judged.invalid,
            holds: holds_back(item, &slot.judged, &slot.held),
            options: self.offered(speaker, here, item, slot),
            rows,
            points: points(speaker, &item.kind),
            unit: unit(speaker, &item.kind),
            sentence: speaker.sentence(&item.kind),
            parts: recall::parts(&item.kind)
                .into_iter()
                .map(|(id, ask)| (id, speaker.say(ask)))
                .collect(),
            recalled: match &item.kind {
                ItemKind::Recall { of } | ItemKind::GoalReview { of, .. } => speaker.lines(*of),
                _ => Vec::new(),
            },
            entry: item
                .kind
                .inner()
                .iter()
                .map(|inner| asked(speaker, inner))
                .collect(),
            entries: slot
                .held
                .entries()
                .iter()
                .map(|entry| (entry.k, entry_json(program, &item.kind, entry)))
                .collect(),
            rule: rule.map(|rule| (slot.judged.rule.into(), said.maybe(rule.say.as_ref()))),
            checks: if slot.judged.invalid {
                failing
                    .map(|(number, check)| (number, said.say(&check.say)))
                    .collect()
            } else {
                Vec::new()
            },
            hints: item
                .hints
                .iter()
                .take(slot.hints.into())
                .map(|hint| speaker.say(hint))
                .collect(),
            more_hints: usize::from(slot.hints) < item.hints.len(),
            solution: item
                .solution
                .as_ref()
                .filter(|_| slot.solution)
                .map(|solution| speaker.say(solution)),
            value,
            vault: self.key(here, at, item, slot),
            class: item.class,
            told: told_by(&program.index().tellings, at).collect(),
            ask: if awaited {
                Some(self.names(speaker, here))
            } else {
                speaker.maybe(item.ask.as_ref())
            },
            awaited,
            help: speaker.maybe(item.help.as_ref()),
            body,
        }
    }

    /// What an activity reports bears the title of the step, else its id.
    fn names(&self, speaker: &Speaker<'_>, here: &Visit) -> Said {
        let step = self.program.step_at(StepIx(here.step));
        let title = step.and_then(|step| speaker.maybe(step.title.as_ref()));
        title.unwrap_or_else(|| Said::plain(self.program.step_id(StepIx(here.step))))
    }

    /// Where words of an item are in the vault, or will be when they are written now.
    fn key(&self, here: &Visit, at: ItemIx, item: &Item, slot: &Slot) -> Option<String> {
        let holds = |slot: &Slot| vault_key(&self.program, here, slot, at);
        if item.vault {
            let is_kept = matches!(slot.held, Held::Value(Answer::Vault));
            return Some(if is_kept {
                holds(slot)
            } else {
                holds(&Slot::default())
            });
        }
        if !item.kind.inner().is_empty() {
            let fresh = !matches!(slot.held, Held::Value(_));
            let key = if fresh {
                holds(&Slot::default())
            } else {
                holds(slot)
            };
            return item.kind.inner().iter().any(|inner| inner.vault).then_some(key);
        }
        let other = |kind: &ItemKind| {
            options(item).is_some_and(|_| matches!(kind, ItemKind::Choice(_) | ItemKind::Choices { .. }))
        };
        let has_other = options(item).is_some_and(|options| {
            options
                .list
                .iter()
                .any(|option| self.program.word(option.id) == "other")
        });
        (other(&item.kind) && has_other).then(|| format!("{}/other", holds(slot)))
    }

    fn offered(
        &self,
        speaker: &Speaker<'_>,
        here: &Visit,
        item: &Item,
        slot: &Slot,
    ) -> Vec<(Symbol, String, Option<String>)> {
        if let ItemKind::Likert { options, .. } | ItemKind::Match { right: options, .. } = &item.kind {
            return speaker.offers(options);
        }
        let Some(known) = options(item) else {
            return Vec::new();
        };
        let id = self.program.step_id(StepIx(here.step));
        let order = draw::order(&self.program, self.seed, id, here.n, item);
        let hidden = slot.hidden.as_deref().map_or(&[][..], Vec::as_slice);
        let shown = order.into_iter().filter(|id| !hidden.contains(id));
        let label = |id: Symbol| {
            let option = known.list.iter().find(|option| option.id == id)?;
            Some((id, speaker.label(&option.label), option.image.clone()))
        };
        shown.filter_map(label).collect()
    }

    /// The scores of the measure left just before, with what their bands say.
    fn just_scored(&self, speaker: &Speaker<'_>, here: &Visit) -> Vec<Outcome> {
        let before = here
            .position
            .checked_sub(1)
            .and_then(|position| self.state.on_trail(position));
        let Some(before) = before.filter(|visit| visit.exit.is_some_and(|exit| exit.how == How::Done)) else {
            return Vec::new();
        };
        let Some(place) = self
            .program
            .index()
            .place(before.step)
            .filter(|place| place.kind == PlaceKind::Measure)
        else {
            return Vec::new();
        };
        let family = self
            .program
            .index()
            .families
            .get(place.scale as usize)
            .map_or(&[][..], Vec::as_slice);
        family
            .iter()
            .filter_map(|scale| result(speaker, *scale))
            .collect()
    }

    /// The answers that count among those that decided that this place is shown (semantics 10.2).
    fn why(&self, speaker: &Speaker<'_>, here: &Visit) -> Vec<Because> {
        let index = self.program.index();
        let mut reads = Vec::new();
        let mut around = here.step;
        while let Some(place) = index.place(around) {
            if let Some(when) = self
                .program
                .step_at(StepIx(around))
                .and_then(|step| step.when.as_ref())
            {
                gather(when, &index.values, &mut reads);
            }
            around = place.parent;
        }
        let before = here
            .position
            .checked_sub(1)
            .and_then(|position| self.state.on_trail(position));
        if let Some(before) = before {
            reads.extend_from_slice(index.whys.get(before.step as usize).map_or(&[], Vec::as_slice));
        }
        let counting = |read: Read| {
            let of = match read {
                Read::Answer(of, _) | Read::Status(of) => of,
                Read::Correct(item) | Read::DoneItem(item) => Reference { item, row: None },
                _ => return None,
            };
            let (_, slot) = speaker.seen.holding(of.item)?;
            let counts = slot.judged.counts || speaker.seen.counted(slot).next().is_some();
            let ask = self.program.plan().items.get(of.item.index())?.ask.as_ref();
            counts.then(|| Because {
                item: self.program.item_id(of.item).to_owned(),
                row: of.row,
                ask: speaker.maybe(ask),
                answer: speaker.answer(of.item),
            })
        };
        let mut why: Vec<_> = distinct(&reads).into_iter().filter_map(counting).collect();
        why.dedup();
        why
    }
}

fn points(speaker: &Speaker<'_>, kind: &ItemKind) -> Vec<(Number, String)> {
    match kind {
        ItemKind::Scale { labels, .. } => labels
            .iter()
            .map(|(point, label)| (*point, speaker.label(label)))
            .collect(),
        _ => Vec::new(),
    }
}

fn unit(speaker: &Speaker<'_>, kind: &ItemKind) -> Option<String> {
    match kind {
        ItemKind::Number { unit, .. } => unit.as_ref().map(|unit| speaker.label(unit)),
        _ => None,
    }
}

fn asked(speaker: &Speaker<'_>, inner: &Inner) -> Asked {
    let options = match &inner.kind {
        ItemKind::Choice(options) | ItemKind::Choices { options, .. } => options.list.as_slice(),
        _ => &[],
    };
    Asked {
        id: inner.id.clone(),
        kind: value::kind_word(&inner.kind),
        ask: speaker.maybe(inner.ask.as_ref()),
        help: speaker.maybe(inner.help.as_ref()),
        options: options
            .iter()
            .map(|option| (option.id, speaker.label(&option.label)))
            .collect(),
        bounds: bounds(&inner.kind),
        points: points(speaker, &inner.kind),
        unit: unit(speaker, &inner.kind),
        vault: inner.vault,
    }
}

fn result(speaker: &Speaker<'_>, scale: ScaleIx) -> Option<Outcome> {
    let found = speaker.seen.program.plan().scales.get(scale.index())?;
    let score = speaker.seen.score(scale, None);
    let band = speaker.seen.band(scale, None);
    let say = found
        .bands
        .iter()
        .find(|known| Some(known.id) == band)
        .and_then(|band| band.say.as_ref());
    Some(Outcome {
        scale: found.id.clone(),
        title: speaker.maybe(found.title.as_ref()),
        score: score.map(|score| speaker.phrases.number(score)),
        band: band.map(|band| speaker.seen.program.word(band).to_owned()),
        say: speaker.maybe(say),
    })
}

fn recalled(speaker: &Speaker<'_>, recap: Recap) -> Option<Recalled> {
    let plan = speaker.seen.program.plan();
    match recap {
        Recap::Item(item) => {
            let found = plan.items.get(item.index())?;
            Some(Recalled::Answer(
                found.id.clone(),
                speaker.maybe(found.ask.as_ref()),
                speaker.answer(item)?,
            ))
        }
        Recap::Scale(scale) => result(speaker, scale).map(Recalled::Score),
        Recap::Value(value) => {
            let found = plan.values.get(value.index())?;
            let known = speaker.seen.value(value)?;
            let label = match known {
                eval::Known::Option(option) => {
                    let label = found.labels.iter().find(|(symbol, _)| *symbol == option);
                    label.map(|(_, label)| speaker.label(label))
                }
                _ => None,
            };
            Some(Recalled::Value(
                found.id.clone(),
                Filled::Text(label.unwrap_or_else(|| speaker.known(known))),
            ))
        }
    }
}
