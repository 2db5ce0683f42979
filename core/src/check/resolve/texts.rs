//! Texts: Markdown into trees, and what fills the holes in them.

use std::collections::{BTreeMap, BTreeSet};

use super::reader;
use super::scope::{At, Known, is_private};
use super::shapes::ShapeInfo;
use crate::check::built::{PipeUse, Reader};
use crate::check::rules::{pipes, size};
use crate::expr::ast::{Expr, ExprKind};
use crate::expr::name::{ItemIx, Reference, Symbol};
use crate::expr::scope::{Answer, Asked, Domain, Entity, Scope, Type, whole};
use crate::expr::typed::{Clock, Day, Pick, Sum, Truth, Typed, Words};
use crate::ground::language::Language;
use crate::ground::limits;
use crate::ground::problem::{Problem, Problems, Rule};
use crate::ground::span::Span;
use crate::module::draft::{ItemKindDraft, OptionDraft, RowDraft, TextDraft};
use crate::module::plan::{Localized, Pipe, Shows, Text};
use crate::text::markdown::{self, Parsed, Pipes, RawPipe};
use crate::text::tree::{Block, Document, Inline};

/// What kind of text it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Paragraphs, lists, headings.
    Blocks,
    /// One line.
    Line,
    /// One line without pipes.
    Label,
}

/// Reads the texts of a module.
pub(crate) struct Texts<'w, 'a> {
    pub(crate) known: &'w Known<'a>,
    pub(crate) steering: &'w BTreeSet<ItemIx>,
    pub(crate) problems: &'w mut Problems,
    /// Every pipe that was read.
    pub(crate) pipes: Vec<PipeUse>,
    labels: BTreeMap<(usize, Span), Text>,
    /// How many more bytes of text the module may have, those of shared options counted wherever they are used.
    left: usize,
}

impl<'w, 'a> Texts<'w, 'a> {
    pub(crate) fn new(
        known: &'w Known<'a>,
        steering: &'w BTreeSet<ItemIx>,
        problems: &'w mut Problems,
    ) -> Self {
        Self {
            known,
            steering,
            problems,
            pipes: Vec::new(),
            labels: BTreeMap::new(),
            left: limits::ALL_TEXT_BYTES,
        }
    }

    /// Reads a text in every language of the module.
    pub(crate) fn text(&mut self, draft: &TextDraft<'_>, form: Form, at: At<'_, 'a>, reader: Reader) -> Text {
        let Some(instance) = self.known.expansion.instances.get(at.instance) else {
            return Text::default();
        };
        let mut all = Vec::with_capacity(instance.languages.len());
        for language in &instance.languages {
            let written = language.and_then(|language| draft.get(language));
            let Some(written) = written else {
                all.push(Localized::default());
                continue;
            };
            let text = &written.scalar.text;
            if self.is_spent(text.len(), written.span) {
                all.push(Localized::default());
                continue;
            }
            let place =
                |range: std::ops::Range<usize>| written.scalar.place(range.start, range.end, written.span);
            let Parsed {
                document,
                pipes,
                mut problems,
            } = match form {
                Form::Blocks => markdown::parse(text, &place),
                Form::Line => markdown::parse_inline(text, &place, Pipes::Allowed),
                Form::Label => markdown::parse_inline(text, &place, Pipes::Refused),
            };
            self.problems.append(&mut problems);
            let pipes = if form == Form::Label { Vec::new() } else { pipes };
            let pipes = pipes
                .iter()
                .map(|raw| {
                    let pipe = self.pipe(raw, &place, at, reader);
                    self.pipes.push(PipeUse {
                        span: raw.span,
                        reader,
                        pipe: pipe.clone(),
                        written: raw.content.clone(),
                    });
                    pipe
                })
                .collect();
            all.push(Localized { document, pipes });
        }
        Text(all)
    }

    /// A text that may be left out.
    pub(crate) fn maybe(
        &mut self,
        draft: Option<&TextDraft<'_>>,
        form: Form,
        at: At<'_, 'a>,
        reader: Reader,
    ) -> Option<Text> {
        draft.map(|draft| self.text(draft, form, at, reader))
    }

    /// The label of an option; read once, however often the option is used.
    pub(crate) fn label(&mut self, draft: Option<&OptionDraft<'_>>, instance: usize) -> Text {
        let Some(label) = draft.and_then(|draft| draft.label.as_ref()) else {
            return draft.map_or_else(|| self.other(), |_| Text::default());
        };
        let key = (instance, label.span);
        if let Some(known) = self.labels.get(&key) {
            let size: usize = label
                .written
                .iter()
                .map(|local| local.text.scalar.text.len())
                .sum();
            let known = known.clone();
            return if self.is_spent(size, label.span) {
                Text::default()
            } else {
                known
            };
        }
        let text = self.text(label, Form::Label, self.known.at(instance), Reader::Everywhere);
        self.labels.insert(key, text.clone());
        text
    }

    /// The words of one side of a match.
    pub(crate) fn side(&mut self, row: &RowDraft<'_>, instance: usize) -> Text {
        let label = row.label.as_ref();
        let at = self.known.at(instance);
        self.maybe(label, Form::Label, at, Reader::Everywhere)
            .unwrap_or_default()
    }

    /// The words of the option `other`, in each language of the module.
    fn other(&self) -> Text {
        let main = self.known.expansion.instances.first();
        let tags = main.map_or(&[][..], |main| main.draft.languages.as_slice());
        Text(
            tags.iter()
                .map(|tag| {
                    let words = match Language::from_tag(tag.value) {
                        Some(Language::Nl) => "Anders, namelijk",
                        _ => "Other, namely",
                    };
                    Localized {
                        document: Document(vec![Block::Paragraph(vec![Inline::Text(words.to_owned())])]),
                        pipes: Vec::new(),
                    }
                })
                .collect(),
        )
    }

    /// Whether a text of so many bytes is too much for one module.
    pub(crate) fn is_spent(&mut self, bytes: usize, span: Span) -> bool {
        match self.left.checked_sub(bytes) {
            Some(left) => {
                self.left = left;
                false
            }
            None => {
                if self.left > 0 {
                    self.problems.push(Problem::new(&size::MODULE_TOO_LARGE, span));
                }
                self.left = 0;
                true
            }
        }
    }

    /// What fills a hole; where that is wrong, a problem is reported and nothing is shown.
    fn pipe(
        &mut self,
        raw: &RawPipe,
        place: &dyn Fn(std::ops::Range<usize>) -> Span,
        at: At<'_, 'a>,
        reader: Reader,
    ) -> Pipe {
        let start = raw.range.start;
        let inner = |range: std::ops::Range<usize>| place(start + range.start..start + range.end);
        let (tree, mut problems) = crate::expr::parse::parse(&raw.content, &inner);
        let is_fine = problems.is_empty();
        self.problems.append(&mut problems);
        let shows = tree
            .filter(|_| is_fine)
            .and_then(|tree| self.shows(&tree, raw, at, reader))
            .unwrap_or(Shows::Typed(Typed::Truth(Truth::Constant(false))));
        Pipe {
            shows,
            fallback: raw.fallback.clone(),
        }
    }

    fn shows(&mut self, tree: &Expr, raw: &RawPipe, at: At<'_, 'a>, reader: Reader) -> Option<Shows> {
        let entity = match &tree.kind {
            ExprKind::Name(name) if name == "answer" => at.own().map(Entity::Item),
            ExprKind::Name(name) => self
                .words_of(name, at)
                .map(Entity::Item)
                .or_else(|| at.entity(name)),
            ExprKind::Dotted(left, right) => match at.entity(&left.value) {
                Some(Entity::Part(part)) => at.member(part, &right.value),
                Some(Entity::Item(Asked {
                    item,
                    answer: Answer::Likert(rows),
                    ..
                })) => {
                    let row = rows.iter().position(|row| at.word(*row) == right.value);
                    if let Some(row) = row.and_then(|row| u32::try_from(row).ok()) {
                        let of = Reference { item, row: Some(row) };
                        return self.label_of(Pick::Answer(of), Domain::Item(item), raw);
                    }
                    None
                }
                _ => None,
            },
            _ => None,
        };
        let _ = reader;
        match entity {
            Some(Entity::Item(asked)) => self.answer(asked, raw),
            Some(Entity::Value(value, typed)) => self.typed(
                typed,
                raw,
                Typed::Sum(Sum::Value(value)),
                Typed::Words(Words::Value(value)),
                Typed::Truth(Truth::Value(value)),
                Pick::Value(value),
                (Day::Value(value), Clock::Value(value)),
            ),
            Some(Entity::Setting(setting, typed)) => self.simple(
                typed,
                raw,
                Typed::Sum(Sum::Setting(setting)),
                Typed::Words(Words::Setting(setting)),
                Typed::Truth(Truth::Setting(setting)),
                Pick::Setting(setting),
            ),
            Some(Entity::Given(given, typed)) => self.simple(
                typed,
                raw,
                Typed::Sum(Sum::Given(given)),
                Typed::Words(Words::Given(given)),
                Typed::Truth(Truth::Given(given)),
                Pick::Given(given),
            ),
            Some(Entity::Chance(chance, Type::Number)) => Some(Shows::Typed(Typed::Sum(Sum::Chance(chance)))),
            Some(Entity::Chance(..) | Entity::Scale { .. } | Entity::Step(_) | Entity::Part(_)) => {
                self.refuse(&pipes::PIPE_SHOWS_NOTHING, raw)
            }
            Some(Entity::Faulty) => None,
            None => {
                let (typed, found) = reader::typed_tree(tree, &at, self.problems)?;
                match (typed, found) {
                    (Typed::Pick(of), Type::Option(domain)) => self.label_of(of, domain, raw),
                    (typed, _) => Some(Shows::Typed(typed)),
                }
            }
        }
    }

    /// The words of a reflection in its short form, whose name is also that of the step.
    fn words_of<'k>(&self, name: &str, at: At<'k, 'a>) -> Option<Asked<'k>> {
        let instance = at.known.expansion.instances.get(at.instance)?;
        let item = instance.names.get(name)?.words?;
        at.known.asked(item, at.own)
    }

    fn refuse(&mut self, rule: &'static Rule, raw: &RawPipe) -> Option<Shows> {
        self.problems
            .push(Problem::new(rule, raw.span).with("name", &raw.content));
        None
    }

    fn answer(&mut self, asked: Asked<'_>, raw: &RawPipe) -> Option<Shows> {
        let item = asked.item;
        let of = whole(item);
        Some(match asked.answer {
            Answer::Choice => return self.label_of(Pick::Answer(of), Domain::Item(item), raw),
            Answer::Choices | Answer::Rank => Shows::Labels { item },
            Answer::Confirm => Shows::Typed(Typed::Truth(Truth::Confirmed(of))),
            Answer::Text if !self.is_in_vault(item) => Shows::Typed(Typed::Words(Words::Answer(of))),
            // The words of a plan are several, so none of them can stand here.
            Answer::Words if self.is_plan(item) => return self.refuse(&pipes::PIPE_SHOWS_NOTHING, raw),
            Answer::Text | Answer::Words => Shows::Slot { item },
            Answer::Number => Shows::Typed(Typed::Sum(Sum::Answer(of))),
            Answer::Date => Shows::Typed(Typed::Day(Day::Answer(of))),
            Answer::Time => Shows::Typed(Typed::Clock(Clock::Answer(of))),
            Answer::Likert(_) | Answer::Match(_) | Answer::Gap(_) => {
                return self.refuse(&pipes::PIPE_NEEDS_ROW, raw);
            }
            Answer::Done | Answer::List | Answer::Diary | Answer::Nothing => {
                return self.refuse(&pipes::PIPE_SHOWS_NOTHING, raw);
            }
        })
    }

    /// Whether an item's words are in the vault (semantics 16.15).
    pub(crate) fn is_in_vault(&self, item: ItemIx) -> bool {
        let Some(place) = self.known.tables.items.get(item.index()) else {
            return false;
        };
        match &place.draft.kind {
            ItemKindDraft::Words { .. } | ItemKindDraft::Goal { .. } | ItemKindDraft::Plan { .. } => true,
            ItemKindDraft::Text { .. } => is_private(place.draft) || !self.steering.contains(&item),
            _ => false,
        }
    }

    fn is_plan(&self, item: ItemIx) -> bool {
        let place = self.known.tables.items.get(item.index());
        matches!(
            place.map(|place| &place.draft.kind),
            Some(ItemKindDraft::Plan { .. })
        )
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one form for each type that a value can have"
    )]
    fn typed(
        &mut self,
        typed: Type,
        raw: &RawPipe,
        number: Typed,
        words: Typed,
        truth: Typed,
        pick: Pick,
        (day, clock): (Day, Clock),
    ) -> Option<Shows> {
        match typed {
            Type::Date => Some(Shows::Typed(Typed::Day(day))),
            Type::Time => Some(Shows::Typed(Typed::Clock(clock))),
            _ => self.simple(typed, raw, number, words, truth, pick),
        }
    }

    fn simple(
        &mut self,
        typed: Type,
        raw: &RawPipe,
        number: Typed,
        words: Typed,
        truth: Typed,
        pick: Pick,
    ) -> Option<Shows> {
        match typed {
            Type::Number => Some(Shows::Typed(number)),
            Type::Text => Some(Shows::Typed(words)),
            Type::Truth => Some(Shows::Typed(truth)),
            Type::Option(domain) => self.label_of(pick, domain, raw),
            Type::Date | Type::Time => None,
        }
    }

    fn label_of(&mut self, of: Pick, domain: Domain, raw: &RawPipe) -> Option<Shows> {
        match self.labels_of(domain) {
            Some(labels) => Some(Shows::Label { of, labels }),
            None => self.refuse(&pipes::PIPE_WITHOUT_WORDS, raw),
        }
    }

    /// The labels of a domain; bands and arms have none.
    pub(crate) fn labels_of(&mut self, domain: Domain) -> Option<Vec<(Symbol, Text)>> {
        let known = self.known;
        match domain {
            Domain::Item(item) => {
                let place = known.tables.items.get(item.index())?;
                let instance = place.instance;
                let offer = known.offers.get(item.index())?;
                if let ItemKindDraft::Match { right, .. } = &place.draft.kind {
                    let labels = offer.symbols.iter().zip(right);
                    return Some(labels.map(|(id, row)| (*id, self.side(row, instance))).collect());
                }
                Some(
                    offer
                        .options
                        .iter()
                        .map(|option| (option.symbol, self.label(option.draft, instance)))
                        .collect(),
                )
            }
            Domain::Gap(item, gap) => {
                let instance = known.tables.items.get(item.index())?.instance;
                let gap = known.offers.get(item.index())?.gaps.get(gap as usize)?;
                let labels = gap.options.iter();
                Some(
                    labels
                        .map(|option| (option.symbol, self.label(option.draft, instance)))
                        .collect(),
                )
            }
            Domain::Setting(setting) => {
                let instance = known.tables.settings.get(setting.index())?.instance;
                self.shape_labels(known.shape_of_setting(setting)?, instance)
            }
            Domain::Given(given) => {
                let instance = known.tables.givens.get(given.index())?.instance;
                self.shape_labels(known.shape_of_given(given)?, instance)
            }
            Domain::Bands(_) | Domain::Chance(_) => None,
        }
    }

    fn shape_labels(&mut self, shape: &ShapeInfo<'_>, instance: usize) -> Option<Vec<(Symbol, Text)>> {
        match shape {
            ShapeInfo::Choice(list, _) => Some(
                list.iter()
                    .map(|(symbol, draft)| (*symbol, self.label(Some(draft), instance)))
                    .collect(),
            ),
            _ => None,
        }
    }
}
