//! The kinds of items, with the defaults of the format.

use super::choices::{OptionInfo, options_draft};
use super::conditions::Conditions;
use super::recalls::{self, marks};
use super::scope::{At, Known};
use super::shapes::whole_bounds;
use super::texts::{Form, Texts};
use crate::check::built::{Reader, Site};
use crate::check::rules::gaps;
use crate::expr::name::{ItemIx, Set, Symbol};
use crate::expr::scope::whole;
use crate::expr::typed::{Pick, Truth};
use crate::ground::fold::fold;
use crate::ground::limits;
use crate::ground::number::Number;
use crate::ground::problem::Problem;
use crate::ground::span::Spanned;
use crate::module::draft::{GapDraft, Id, ItemDraft, ItemKindDraft, OptionsDraft, RowDraft, TextDraft};
use crate::module::plan::{Choice, Fits, Gap, Inner, ItemKind, Medium, Options, Period, Piece, Row};
use crate::module::sentence;

/// Seconds and minutes of what an author left out: nought.
fn count(written: Option<Spanned<u32>>, without: u32) -> u32 {
    written.map_or(without, |written| written.value)
}

/// One kind of item into the plan.
pub(crate) fn build<'a>(
    draft: &'a ItemDraft<'a>,
    known: &Known<'a>,
    texts: &mut Texts<'_, 'a>,
    conditions: &Conditions,
    item: ItemIx,
    at: At<'_, 'a>,
) -> ItemKind {
    let options = known
        .offers
        .get(item.index())
        .map_or(&[][..], |offer| offer.options.as_slice());
    let rows = known
        .offers
        .get(item.index())
        .map_or(&[][..], |offer| offer.rows.as_slice());
    let mut work = Work {
        known,
        texts,
        conditions,
        item: Some(item),
        at,
        reader: Reader::Item(item),
    };
    match &draft.kind {
        ItemKindDraft::Likert { rows: drafts, .. } => {
            let rows = rows
                .iter()
                .zip(drafts)
                .map(|(id, row)| Row {
                    id: *id,
                    label: work.or_empty(row.label.as_ref(), Form::Label),
                })
                .collect();
            ItemKind::Likert {
                rows,
                options: work.choices(options),
            }
        }
        ItemKindDraft::Match { left, right, pairs } => work.matched(left, right, pairs, rows),
        ItemKindDraft::Gap { sentence, gaps } => work.gap(sentence.as_ref(), gaps, item),
        ItemKindDraft::GoalReview { .. } => match work.recalled(item) {
            Some(of) => {
                let (from, to) = recalls::marks_of_review(known, item);
                ItemKind::GoalReview { of, from, to }
            }
            None => ItemKind::Confirm,
        },
        ItemKindDraft::Recall { .. } => work
            .recalled(item)
            .map_or(ItemKind::Confirm, |of| ItemKind::Recall { of }),
        ItemKindDraft::List { items, min, max } => ItemKind::List {
            items: items.iter().map(|inner| work.inner(inner)).collect(),
            min: count(*min, 0),
            max: max.map(|max| max.value),
        },
        ItemKindDraft::Diary {
            items,
            every,
            times,
            within,
        } => {
            let every = every.unwrap_or(Period::Day);
            ItemKind::Diary {
                items: items.iter().map(|inner| work.inner(inner)).collect(),
                every,
                times: count(*times, 1),
                within: count(*within, every.days()),
            }
        }
        kind => work.kind(kind, options),
    }
}

struct Work<'w, 't, 'a> {
    known: &'w Known<'a>,
    texts: &'w mut Texts<'t, 'a>,
    conditions: &'w Conditions,
    /// The item; none inside a list, where nothing has conditions.
    item: Option<ItemIx>,
    at: At<'w, 'a>,
    reader: Reader,
}

impl<'a> Work<'_, '_, 'a> {
    fn or_empty(&mut self, draft: Option<&TextDraft<'_>>, form: Form) -> crate::module::plan::Text {
        self.texts
            .maybe(draft, form, self.at, self.reader)
            .unwrap_or_default()
    }

    fn maybe(&mut self, draft: Option<&TextDraft<'_>>, form: Form) -> Option<crate::module::plan::Text> {
        self.texts.maybe(draft, form, self.at, self.reader)
    }

    fn kind(&mut self, draft: &'a ItemKindDraft<'a>, options: &[OptionInfo<'a>]) -> ItemKind {
        let (least, most) = whole_bounds();
        match draft {
            ItemKindDraft::Choice(written) => ItemKind::Choice(self.options(written, options)),
            ItemKindDraft::Rank(written) => ItemKind::Rank(self.options(written, options)),
            ItemKindDraft::Choices {
                options: written,
                min,
                max,
            } => ItemKind::Choices {
                options: self.options(written, options),
                min: count(*min, 1),
                max: max.map(|max| max.value),
            },
            ItemKindDraft::Confirm => ItemKind::Confirm,
            ItemKindDraft::Text { max } => ItemKind::Text {
                max: count(*max, limit(limits::TEXT_CHARS)),
            },
            ItemKindDraft::Words { max, rows } => ItemKind::Words {
                max: count(*max, limit(limits::WORDS_CHARS)),
                rows: rows.map(|rows| rows.value),
            },
            ItemKindDraft::Number {
                from,
                to,
                step,
                decimals,
                unit,
            } => ItemKind::Number {
                from: from.map_or(least, |from| from.value),
                to: to.map_or(most, |to| to.value),
                step: step.map(|step| step.value),
                decimals: count(*decimals, 0),
                unit: self.maybe(unit.as_ref(), Form::Line),
            },
            ItemKindDraft::Scale {
                from,
                to,
                step,
                labels,
                reverse,
            } => ItemKind::Scale {
                from: from.map_or(Number::ZERO, |from| from.value),
                to: to.map_or(Number::from(10), |to| to.value),
                step: step.map_or(Number::from(1), |step| step.value),
                labels: labels
                    .iter()
                    .map(|(point, label)| (point.value, self.or_empty(Some(label), Form::Label)))
                    .collect(),
                reverse: reverse.is_some_and(|reverse| reverse.value),
            },
            ItemKindDraft::Date { from, to } => ItemKind::Date {
                from: from.map(|from| from.value),
                to: to.map(|to| to.value),
            },
            ItemKindDraft::Time { from, to } => ItemKind::Time {
                from: from.map(|from| from.value),
                to: to.map(|to| to.value),
            },
            ItemKindDraft::Media {
                medium,
                source,
                alt,
                transcript,
                tick,
            } => ItemKind::Media {
                medium: medium.unwrap_or(Medium::Image),
                source: word(source.as_ref()).unwrap_or_default(),
                alt: self.maybe(alt.as_ref(), Form::Line),
                transcript: self.maybe(transcript.as_ref(), Form::Blocks),
                tick: *tick,
            },
            ItemKindDraft::Breathe {
                r#in,
                hold,
                out,
                rest,
                rounds,
            } => ItemKind::Breathe {
                r#in: count(*r#in, 0),
                hold: count(*hold, 0),
                out: count(*out, 0),
                rest: count(*rest, 0),
                rounds: count(*rounds, 0),
            },
            ItemKindDraft::Timer { minutes, audio } => ItemKind::Timer {
                minutes: minutes.map_or(Number::ZERO, |minutes| minutes.value),
                audio: word(audio.as_ref()),
            },
            ItemKindDraft::Note { body } => ItemKind::Note {
                body: self.or_empty(body.as_ref(), Form::Blocks),
            },
            ItemKindDraft::Checklist {
                options: written,
                need,
            } => ItemKind::Checklist {
                options: self.options(written, options),
                need: need.map(|need| need.value),
            },
            ItemKindDraft::Goal { .. } => {
                let (from, to) = marks(draft);
                ItemKind::Goal { from, to }
            }
            ItemKindDraft::Plan { r#if, then, when_day } => ItemKind::Plan {
                r#if: self.or_empty(r#if.as_ref(), Form::Line),
                then: self.or_empty(then.as_ref(), Form::Line),
                when_day: self.maybe(when_day.as_ref(), Form::Line),
            },
            ItemKindDraft::Card { body, phone, print } => ItemKind::Card {
                body: self.or_empty(body.as_ref(), Form::Blocks),
                phone: word(phone.as_ref()),
                print: print.is_some_and(|print| print.value),
            },
            // A kind that cannot stand inside a list: the decoder said so.
            ItemKindDraft::Likert { .. }
            | ItemKindDraft::List { .. }
            | ItemKindDraft::Diary { .. }
            | ItemKindDraft::Match { .. }
            | ItemKindDraft::Gap { .. }
            | ItemKindDraft::GoalReview { .. }
            | ItemKindDraft::Recall { .. } => ItemKind::Confirm,
        }
    }

    fn options(&mut self, written: &OptionsDraft<'_>, options: &[OptionInfo<'a>]) -> Options {
        Options {
            list: self.choices(options),
            shuffle: written.shuffle.is_some_and(|shuffle| shuffle.value),
            look: word(written.look.as_ref()),
        }
    }

    fn choices(&mut self, options: &[OptionInfo<'a>]) -> Vec<Choice> {
        let mut list = Vec::with_capacity(options.len());
        for (number, option) in options.iter().enumerate() {
            let label = self.texts.label(option.draft, self.at.instance);
            let written = option.draft.filter(|_| option.chosen_at.is_none());
            let when = match option.chosen_at {
                Some(source) => Some(self.chosen(source, option)),
                None => self
                    .item
                    .and_then(|item| self.conditions.truth(Site::Option(item, number))),
            };
            list.push(Choice {
                id: option.symbol,
                label,
                when,
                score: written.and_then(|draft| draft.score.map(|score| score.value)),
                alone: written.is_some_and(|draft| draft.alone.is_some_and(|alone| alone.value)),
                image: option.draft.and_then(|draft| word(draft.image.as_ref())),
                was: option.draft.map_or_else(Vec::new, |draft| {
                    draft.was.iter().map(|was| was.value.to_owned()).collect()
                }),
            });
        }
        list
    }

    /// The item shown once more; where there is none, it is said why.
    fn recalled(&mut self, item: ItemIx) -> Option<ItemIx> {
        match recalls::target(self.known, item)? {
            Ok((of, _)) => Some(of),
            Err(problem) => {
                self.texts.problems.push(problem);
                None
            }
        }
    }

    fn matched(
        &mut self,
        left: &[RowDraft<'_>],
        right: &[RowDraft<'_>],
        pairs: &[(Id<'_>, Id<'_>)],
        lefts: &[Symbol],
    ) -> ItemKind {
        let instance = self.at.instance;
        let rows = lefts.iter().zip(left).map(|(id, row)| Row {
            id: *id,
            label: self.texts.side(row, instance),
        });
        let rows: Vec<Row> = rows.collect();
        let mut choices = Vec::with_capacity(right.len());
        for row in right {
            if let Some(id) = self.known.symbols.find(row.id.value) {
                choices.push(Choice {
                    id,
                    label: self.texts.side(row, instance),
                    when: None,
                    score: None,
                    alone: false,
                    image: None,
                    was: Vec::new(),
                });
            }
        }
        let belongs = |row: &RowDraft<'_>| {
            let (_, two) = pairs.iter().find(|(one, _)| one.value == row.id.value)?;
            self.known.symbols.find(two.value)
        };
        ItemKind::Match {
            pairs: left.iter().filter_map(belongs).collect(),
            left: rows,
            right: choices,
        }
    }

    fn gap(&mut self, sentence: Option<&TextDraft<'_>>, gaps: &'a [GapDraft<'a>], item: ItemIx) -> ItemKind {
        let known = self.known;
        let offers = known
            .offers
            .get(item.index())
            .map_or(&[][..], |offer| offer.gaps.as_slice());
        let symbol = |word: &Id<'_>| known.symbols.find(word.value);
        let outer = self.item.take();
        let mut built = Vec::with_capacity(gaps.len());
        for (draft, offer) in gaps.iter().zip(offers) {
            let fits = if draft.options.is_some() {
                Fits::Options {
                    list: self.choices(&offer.options),
                    right: draft.right.as_ref().and_then(symbol),
                }
            } else {
                Fits::Words(draft.accept.iter().map(|word| fold(word.value)).collect())
            };
            if let Some(id) = symbol(&draft.id) {
                built.push(Gap { id, fits });
            }
        }
        self.item = outer;
        ItemKind::Gap {
            sentence: self.sentence(sentence, gaps),
            gaps: built,
        }
    }

    /// The pieces of a sentence in each language of the module.
    fn sentence(&mut self, draft: Option<&TextDraft<'_>>, gaps: &[GapDraft<'_>]) -> Vec<Vec<Piece>> {
        let languages = self.known.expansion.instances.get(self.at.instance);
        let languages = languages.map_or(&[][..], |instance| instance.languages.as_slice());
        let mut all = Vec::with_capacity(languages.len());
        for language in languages {
            let written = language.and_then(|language| draft?.get(language));
            let text = written.map_or("", |written| written.scalar.text.trim());
            for pipe in written
                .iter()
                .flat_map(|written| sentence::pipes(&written.scalar.text))
            {
                let Some(written) = written else { continue };
                let place = written.scalar.place(pipe.start, pipe.end, written.span);
                let inside = written.scalar.text.get(pipe).unwrap_or_default();
                self.texts
                    .problems
                    .push(Problem::new(&gaps::PIPE_IN_SENTENCE, place).with("pipe", inside));
            }
            let fits = written.is_none_or(|written| !self.texts.is_spent(text.len(), written.span));
            let text = if fits { text } else { "" };
            let pieces = sentence::pieces(text).into_iter().filter_map(|piece| {
                let inside = text.get(piece.range)?;
                if !piece.is_gap {
                    return Some(Piece::Text(inside.to_owned()));
                }
                let place = gaps.iter().position(|gap| gap.id.value == inside)?;
                u32::try_from(place).ok().map(Piece::Gap)
            });
            all.push(pieces.collect());
        }
        all
    }

    /// That an option was chosen at another item.
    fn chosen(&self, source: ItemIx, option: &OptionInfo<'_>) -> Truth {
        let place = self.known.tables.items.get(source.index());
        match place.map(|place| &place.draft.kind) {
            Some(ItemKindDraft::Choices { .. }) => Truth::Has(
                Set {
                    item: source,
                    moment: None,
                },
                option.symbol,
            ),
            _ => Truth::Option(Pick::Answer(whole(source)), vec![option.symbol]),
        }
    }

    fn inner(&mut self, draft: &'a ItemDraft<'a>) -> Inner {
        let mut options = Vec::new();
        if let (Some(written), Some(instance)) = (
            options_draft(&draft.kind),
            self.known.expansion.instances.get(self.at.instance),
        ) {
            let known = self.known;
            options.extend(instance.draft.options_of(written).iter().filter_map(|option| {
                Some(OptionInfo {
                    symbol: known.symbols.find(option.id.value)?,
                    draft: Some(option),
                    chosen_at: None,
                })
            }));
            if written.other.is_some_and(|other| other.value)
                && let Some(symbol) = known.symbols.find("other")
            {
                options.push(OptionInfo {
                    symbol,
                    draft: None,
                    chosen_at: None,
                });
            }
        }
        let item = self.item.take();
        let kind = self.kind(&draft.kind, &options);
        self.item = item;
        Inner {
            id: draft.id.value.to_owned(),
            ask: self.maybe(draft.ask.as_ref(), Form::Line),
            help: self.maybe(draft.help.as_ref(), Form::Blocks),
            kind,
            vault: matches!(
                draft.kind,
                ItemKindDraft::Text { .. } | ItemKindDraft::Words { .. }
            ),
        }
    }
}

fn limit(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn word(written: Option<&Id<'_>>) -> Option<String> {
    written.map(|written| written.value.to_owned())
}
