//! What a drawing of a module shows: places, the ways between them, and the sections around them.

use leerpad::expr::name::StepIx;
use leerpad::ground::language::Language;
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use leerpad::module::plan::{Item, Lines, Need, Plan, Step, StepKind, Text};
use leerpad::text::{Filled, plain};

use crate::speech::either;

/// The most characters of a condition or title in a drawing.
const LABEL: usize = 42;

/// A module as a drawing.
pub(super) struct Chart {
    /// Its title.
    pub(super) title: String,
    /// Places and the beginnings and ends of groups, in document order.
    pub(super) rows: Vec<Row>,
    /// The ways between places.
    pub(super) edges: Vec<Edge>,
}

/// What stands in the order of the document.
pub(super) enum Row {
    /// A section or part begins.
    Opens(Group),
    /// A place.
    Place(Place),
    /// The section or part that began last ends.
    Closes,
}

/// A section or part.
pub(super) struct Group {
    /// Its step.
    pub(super) step: usize,
    /// Its title, or its id.
    pub(super) title: String,
    /// Its children are chosen from a menu.
    pub(super) is_free: bool,
    /// When it is there at all.
    pub(super) when: Option<String>,
}

/// A leaf step, or the menu of a free section.
pub(super) struct Place {
    /// Its step; of a menu: its section.
    pub(super) step: usize,
    /// What it is.
    pub(super) look: Look,
    /// Its title, or its id.
    pub(super) title: String,
    /// Its id.
    pub(super) id: String,
    /// Its kind as authors read it, with what is special about it.
    pub(super) notes: Vec<String>,
    /// When it is there at all.
    pub(super) when: Option<String>,
}

/// How a place is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// To read.
    Read,
    /// To do or write.
    Act,
    /// To measure.
    Measure,
    /// To wait, for time or for somebody.
    Wait,
    /// A menu.
    Menu,
    /// An end.
    End,
}

/// A way between two places.
#[derive(PartialEq, Eq)]
pub(super) struct Edge {
    /// From this place.
    pub(super) from: usize,
    /// To this place.
    pub(super) to: usize,
    /// When, as the author wrote it.
    pub(super) label: Option<String>,
    /// What kind of way.
    pub(super) kind: EdgeKind,
}

/// What kind of way.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EdgeKind {
    /// A way on.
    Way,
    /// From a menu to what can be chosen.
    Choice,
    /// From what was chosen back to the menu.
    Return,
}

impl Chart {
    /// Draws up a module; `sources` are the texts that the lines point into.
    pub(super) fn of(plan: &Plan, lines: &Lines, sources: &[Source], language: Language) -> Self {
        let mut maker = Maker {
            plan,
            lines,
            sources,
            language,
            tongue: plan
                .languages
                .iter()
                .position(|tag| Language::from_tag(tag) == Some(language))
                .unwrap_or(0),
            edges: Vec::new(),
        };
        let mut rows = Vec::new();
        maker.rows(&plan.top, &mut rows);
        for step in 0..plan.steps.len() {
            maker.ways_of(step);
        }
        let edges = maker.edges;
        // The implicit end is drawn only when a way leads there.
        let last = plan.steps.len().saturating_sub(1);
        if edges.iter().any(|edge| edge.to == last)
            && !rows
                .iter()
                .any(|row| matches!(row, Row::Place(place) if place.step == last))
        {
            rows.push(Row::Place(Place {
                step: last,
                look: Look::End,
                title: either(language, "Einde", "End").to_owned(),
                id: "end".to_owned(),
                notes: Vec::new(),
                when: None,
            }));
        }
        let title = words(&plan.title, 0).unwrap_or_else(|| plan.id.clone());
        Self { title, rows, edges }
    }

    /// The places, in document order.
    pub(super) fn places(&self) -> impl Iterator<Item = &Place> {
        self.rows.iter().filter_map(|row| match row {
            Row::Place(place) => Some(place),
            _ => None,
        })
    }
}

struct Maker<'a> {
    plan: &'a Plan,
    lines: &'a Lines,
    sources: &'a [Source],
    language: Language,
    tongue: usize,
    edges: Vec<Edge>,
}

impl Maker<'_> {
    fn step(&self, index: usize) -> Option<&Step> {
        self.plan.steps.get(index)
    }

    /// Sections nest at most as deep as a file does, which reading a file limits.
    fn rows(&self, list: &[StepIx], rows: &mut Vec<Row>) {
        for step in list {
            let index = step.index();
            let Some(step) = self.step(index) else { continue };
            let title = step.title.as_ref().and_then(|title| words(title, self.tongue));
            let is_end = matches!(step.kind, StepKind::End { .. });
            let name = if is_end {
                self.either("Einde", "End")
            } else {
                &step.id
            };
            let title = shorten(title.as_deref().unwrap_or(name));
            let when = self
                .lines
                .step_whens
                .get(index)
                .copied()
                .flatten()
                .and_then(|span| self.written(span));
            let (children, free) = match &step.kind {
                StepKind::Section { children, free } => (children, free.as_ref()),
                StepKind::Part { children } => (children, None),
                kind => {
                    let (look, name) = self.kind(kind);
                    let mut notes = vec![name.to_owned()];
                    if is_end && self.part_of(step).is_some() {
                        notes = vec![self.either("einde van dit deel", "end of this part").to_owned()];
                    }
                    if step.optional {
                        notes.push(self.either("mag je overslaan", "may be skipped").to_owned());
                    }
                    if step.entry {
                        notes.push(self.either("ook een begin", "also a start").to_owned());
                    }
                    rows.push(Row::Place(Place {
                        step: index,
                        look,
                        title,
                        id: step.id.clone(),
                        notes,
                        when,
                    }));
                    continue;
                }
            };
            rows.push(Row::Opens(Group {
                step: index,
                title: title.clone(),
                is_free: free.is_some(),
                when,
            }));
            if let Some(need) = free {
                let need = match need {
                    Need::All => self.either("doe ze allemaal", "do all of them").to_owned(),
                    Need::Some(number) => {
                        format!("{} {number}", self.either("doe er minstens", "do at least"))
                    }
                };
                rows.push(Row::Place(Place {
                    step: index,
                    look: Look::Menu,
                    title: self.either("Kies zelf", "Your choice").to_owned(),
                    id: step.id.clone(),
                    notes: vec![need],
                    when: None,
                }));
            }
            self.rows(children, rows);
            rows.push(Row::Closes);
        }
    }

    const fn kind(&self, kind: &StepKind) -> (Look, &'static str) {
        match kind {
            StepKind::Exercise => (Look::Act, self.either("oefening", "exercise")),
            StepKind::Reflection { .. } => (Look::Act, self.either("terugblik", "reflection")),
            StepKind::Measure { .. } => (Look::Measure, self.either("meting", "measure")),
            StepKind::End { .. } => (Look::End, self.either("einde", "end")),
            StepKind::Section { .. } | StepKind::Part { .. } => (Look::Menu, "menu"),
            StepKind::Wait { .. } => (Look::Wait, self.either("wachten", "wait")),
            StepKind::Contact { .. } => (Look::Wait, self.either("gesprek", "contact")),
            StepKind::Activity { .. } => (Look::Wait, self.either("activiteit", "activity")),
            StepKind::Share { .. } => (Look::Act, self.either("delen", "share")),
            StepKind::Step => (Look::Read, self.either("uitleg", "to read")),
        }
    }

    const fn either<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        either(self.language, nl, en)
    }

    /// The ways on from a place.
    fn ways_of(&mut self, index: usize) {
        let Some(step) = self.plan.steps.get(index) else {
            return;
        };
        match &step.kind {
            StepKind::Section {
                children,
                free: Some(_),
            } => {
                for child in children {
                    if let Some(to) = self.place(child.index()) {
                        self.add(index, to, None, EdgeKind::Choice);
                    }
                }
            }
            StepKind::Section { free: None, .. } | StepKind::Part { .. } => return,
            // The end of the module leads nowhere; that of a part goes on after the part.
            StepKind::End { .. } if self.part_of(step).is_none() => return,
            _ => {}
        }
        let (first, count) = (step.first_item as usize, step.item_count as usize);
        let items = self.plan.items.get(first..first + count).unwrap_or(&[]);
        for (offset, item) in items.iter().enumerate() {
            self.rules(index, first + offset, item);
        }
        if let Some(to) = step
            .kind
            .limit()
            .and_then(|limit| self.place(limit.otherwise.index()))
        {
            let label = self.either("komt er niemand", "nobody came").to_owned();
            self.add(index, to, Some(label), EdgeKind::Way);
        }
        if let StepKind::End { .. } = step.kind
            && let Some(part) = self.part_of(step)
        {
            self.leave(index, part.index(), 0);
        } else {
            self.leave(index, index, 0);
        }
    }

    /// The part around a step.
    fn part_of(&self, step: &Step) -> Option<StepIx> {
        let mut parent = step.parent;
        // A step has at most as many around it as there are steps.
        for _ in 0..self.plan.steps.len() {
            let index = parent?;
            let around = self.step(index.index())?;
            if matches!(around.kind, StepKind::Part { .. }) {
                return Some(index);
            }
            parent = around.parent;
        }
        None
    }

    fn rules(&mut self, from: usize, index: usize, item: &Item) {
        for (number, rule) in item.rules.iter().enumerate() {
            let Some(to) = rule.go.and_then(|go| self.place(go.index())) else {
                continue;
            };
            let span = self
                .lines
                .rules
                .get(index)
                .and_then(|rules| rules.get(number))
                .copied();
            let condition = span.and_then(|span| self.in_rung(span));
            let label = condition.map(|condition| shorten(&format!("{}: {condition}", item.id)));
            self.add(from, to, label.or_else(|| Some(item.id.clone())), EdgeKind::Way);
        }
    }

    /// The ways on of `at` for whoever leaves place `from`; sections that end with it pass on to their own.
    fn leave(&mut self, from: usize, at: usize, depth: usize) {
        let Some(step) = self.plan.steps.get(at) else {
            return;
        };
        if depth > self.plan.steps.len() {
            return;
        }
        for (number, way) in step.ways.iter().enumerate() {
            let Some(to) = self.place(way.go.index()) else {
                continue;
            };
            let span = self
                .lines
                .way_whens
                .get(at)
                .and_then(|ways| ways.get(number))
                .copied()
                .flatten();
            let label = match span.and_then(|span| self.written(span)) {
                Some(condition) => Some(condition),
                None if step.ways.len() > 1 => Some(self.either("anders", "otherwise").to_owned()),
                None => None,
            };
            self.add(from, to, label, EdgeKind::Way);
        }
        if !step.ways.is_empty() {
            return;
        }
        if let Some(to) = step.following {
            if let Some(to) = self.place(to.index()) {
                self.add(from, to, None, EdgeKind::Way);
            }
            return;
        }
        match step.parent {
            Some(parent) if self.is_free(parent) => self.add(from, parent.index(), None, EdgeKind::Return),
            Some(parent) => self.leave(from, parent.index(), depth + 1),
            None => self.add(from, self.plan.steps.len().saturating_sub(1), None, EdgeKind::Way),
        }
    }

    fn is_free(&self, index: StepIx) -> bool {
        let step = self.step(index.index());
        matches!(
            step.map(|step| &step.kind),
            Some(StepKind::Section { free: Some(_), .. })
        )
    }

    /// The place that somebody comes to who goes to a step: itself, a menu, or the first in a section.
    fn place(&self, index: usize) -> Option<usize> {
        let mut index = index;
        for _ in 0..=self.plan.steps.len() {
            match &self.step(index)?.kind {
                StepKind::Section { children, free: None } | StepKind::Part { children } => {
                    index = children.first()?.index();
                }
                _ => return Some(index),
            }
        }
        None
    }

    fn add(&mut self, from: usize, to: usize, label: Option<String>, kind: EdgeKind) {
        let edge = Edge {
            from,
            to,
            label,
            kind,
        };
        if !self.edges.contains(&edge) {
            self.edges.push(edge);
        }
    }

    /// A condition as the author wrote it.
    fn written(&self, span: Span) -> Option<String> {
        condition(self.sources.get(usize::from(span.source))?.slice(span))
    }

    /// The condition in a rung; the last rung has none.
    fn in_rung(&self, span: Span) -> Option<String> {
        let rung = self.sources.get(usize::from(span.source))?.slice(span);
        condition(
            rung.lines()
                .find_map(|line| line.trim_start().strip_prefix("when:"))?,
        )
    }
}

fn condition(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']);
    (!text.is_empty()).then(|| shorten(text))
}

/// The words of a text in one of the module's languages; what is filled in later is a dot.
pub(super) fn words(text: &Text, tongue: usize) -> Option<String> {
    let localized = text.0.get(tongue).or_else(|| text.0.first())?;
    let mut out = String::new();
    plain::write(&mut out, &localized.document, &mut |_| {
        Filled::Text("…".to_owned())
    });
    let line = out.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LABEL {
        return text;
    }
    let short: String = text.chars().take(LABEL - 1).collect();
    format!("{}…", short.trim_end())
}
