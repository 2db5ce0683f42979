//! Walking a path: its acts on a session of its own, its expectations against what the session shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use leerpad::expr::eval::{Known, View};
use leerpad::expr::name::{ScaleIx, StepIx, ValueIx};
use leerpad::ground::id::nearest;
use leerpad::ground::moment::Moment;
use leerpad::ground::number::Number;
use leerpad::ground::span::Spanned;
use leerpad::module::plan::{Home, Item, ItemKind, Plan, StepKind};
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::act::{Kind, Role};
use leerpad::syntax::tree::Node;
use serde_json::{Map, Value as Json, json};

use super::coverage::Coverage;
use super::miss::{Miss, What};
use super::story::{Act, Expectation, Story};
use super::together::Agreed;
use super::{screen, values};

/// More places than this in a row means that a module goes round; the checker has its own word for that.
const PLACES: usize = 500;

/// Walks a path; the first thing that is not as it says ends it, with its line.
pub(super) fn walk(
    story: &Story<'_>,
    program: &Arc<Program>,
    coverage: &mut Coverage,
) -> Result<(), (u32, Miss)> {
    walk_seeing(story, program, coverage, &mut |_| {})
}

/// The same, and shows the session after each act.
pub(super) fn walk_seeing(
    story: &Story<'_>,
    program: &Arc<Program>,
    coverage: &mut Coverage,
    seen: &mut dyn FnMut(&Session),
) -> Result<(), (u32, Miss)> {
    let at_start = |miss| (story.line, miss);
    let mut walker = Walker::begin(story, program, coverage, seen).map_err(at_start)?;
    let mut acts = story.acts.iter().peekable();
    while let Some((line, act)) = acts.next() {
        let may_be_refused = matches!(acts.peek(), Some((_, Act::Expect(list)))
            if list.iter().any(|(_, expectation)| matches!(expectation, Expectation::Refused(_))));
        if let Act::Expect(expectations) = act {
            for (line, expectation) in expectations {
                walker.expect(expectation).map_err(|miss| (*line, miss))?;
            }
            continue;
        }
        walker.refusal = None;
        walker.has_acted = true;
        if let Err(miss) = walker.act(act) {
            match miss {
                Miss::Refused { ref refusal, .. } | Miss::NotReached { ref refusal, .. }
                    if may_be_refused =>
                {
                    walker.refusal = Some(refusal.clone());
                }
                miss => return Err((*line, miss)),
            }
        }
    }
    Ok(())
}

struct Walker<'a> {
    program: &'a Program,
    plan: &'a Plan,
    session: Session,
    clock: Moment,
    /// The words that a learner's own player would keep.
    vault: BTreeMap<String, String>,
    coverage: &'a mut Coverage,
    seen: &'a mut dyn FnMut(&Session),
    /// Why the last act was refused.
    refusal: Option<Json>,
    has_acted: bool,
}

impl<'a> Walker<'a> {
    fn begin(
        story: &Story<'_>,
        program: &'a Arc<Program>,
        coverage: &'a mut Coverage,
        seen: &'a mut dyn FnMut(&Session),
    ) -> Result<Self, Miss> {
        let plan = program.plan();
        let mut settings = Map::new();
        for (name, node) in &story.settings {
            let found = plan.settings.iter().find(|setting| setting.id == name.value);
            let setting = found.ok_or_else(|| {
                unknown(
                    What::Setting,
                    &name.value,
                    plan.settings.iter().map(|setting| setting.id.as_str()),
                )
            })?;
            settings.insert(name.value.clone(), values::constant(&setting.shape, node));
        }
        let mut given = Map::new();
        for (name, node) in &story.given {
            let found = plan.givens.iter().find(|given| given.id == name.value);
            let fact = found.ok_or_else(|| {
                unknown(
                    What::Given,
                    &name.value,
                    plan.givens.iter().map(|given| given.id.as_str()),
                )
            })?;
            given.insert(name.value.clone(), values::constant(&fact.shape, node));
        }
        let session =
            Session::new(Arc::clone(program), story.seed, &settings).map_err(|fault| Miss::Setting {
                words: fault.to_string(),
            })?;
        let mut walker = Self {
            program,
            plan,
            session,
            clock: story.clock,
            vault: BTreeMap::new(),
            coverage,
            seen,
            refusal: None,
            has_acted: false,
        };
        walker.coverage.begins();
        walker.do_act(Kind::Start, json!({"given": given}), "start")?;
        Ok(walker)
    }

    fn act(&mut self, act: &Act<'_>) -> Result<(), Miss> {
        match act {
            Act::Answer(answers, entry) => self.answer(answers, *entry),
            Act::Continue => self.do_act(Kind::Continue, json!({}), "continue"),
            Act::Back => self.do_act(Kind::Back, json!({}), "back"),
            Act::Skip(None) => self.do_act(Kind::Skip, json!({}), "skip"),
            Act::Skip(Some(item)) => self.on_item(Kind::Skip, item, json!({"item": item})),
            Act::Decline(item) => self.on_item(Kind::Decline, item, json!({"item": item})),
            Act::Hint(item) => self.on_item(Kind::Hint, item, json!({"item": item})),
            Act::Solution(item) => self.on_item(Kind::Hint, item, json!({"item": item, "solution": true})),
            Act::Go(step) => {
                self.step(step)?;
                self.do_act(Kind::Go, json!({"step": step}), &format!("go: {step}"))
            }
            Act::Share(names) => {
                let shown = format!("share: [{}]", names.join(", "));
                self.do_act(Kind::Share, json!({"what": names}), &shown)
            }
            Act::Unshare(pairs) => self.by_purpose(Kind::Unshare, pairs, "what"),
            Act::Consent(pairs) => self.by_purpose(Kind::Consent, pairs, "given"),
            Act::Stop => self.do_act(Kind::Stop, json!({}), "stop"),
            Act::Resume => self.do_act(Kind::Resume, json!({}), "resume"),
            Act::Tick => self.do_act(Kind::Tick, json!({"by": "system"}), "tick"),
            Act::Agreed(agreed) => self.agree(agreed),
            Act::Report(answers) => {
                for (id, node) in answers {
                    let item = self.item(&id.value)?;
                    let (value, _) = values::answer(item, node);
                    let act = json!({"by": "system", "item": item.id, "value": value});
                    self.do_act(Kind::Answer, act, &format!("system: answer: {}", item.id))?;
                }
                Ok(())
            }
            Act::Later(milliseconds) => {
                self.clock = self.clock.later(*milliseconds);
                Ok(())
            }
            Act::Clock(moment) => {
                self.clock = *moment;
                Ok(())
            }
            // Expectations are judged by the walk itself.
            Act::Expect(_) => Ok(()),
        }
    }

    /// One act for each purpose, with what is said of it.
    fn by_purpose(
        &mut self,
        kind: Kind,
        pairs: &[(&Spanned<String>, &Node)],
        key: &'static str,
    ) -> Result<(), Miss> {
        for (purpose, node) in pairs {
            let said = node.scalar().map_or("", |scalar| scalar.text.trim());
            let value = match (kind, said) {
                (Kind::Consent, "true") => json!(true),
                (Kind::Consent, "false") => json!(false),
                _ => json!(said),
            };
            let shown = format!("{}: {{{}: {said}}}", kind.word(), purpose.value);
            self.do_act(kind, json!({"purpose": purpose.value, key: value}), &shown)?;
        }
        Ok(())
    }

    /// Answers in order, after walking on to the place of the first; a diary whose step was reached is answered from
    /// where the learner is.
    fn answer(&mut self, answers: &[(&Spanned<String>, &Node)], entry: Option<u32>) -> Result<(), Miss> {
        for (index, (id, node)) in answers.iter().enumerate() {
            let item = self.item(&id.value)?;
            if index == 0 && self.diary(&id.value).is_none() {
                let home = item.home;
                self.walk_on(&id.value, &|(plan, here)| stands_in(plan, home, here))?;
            }
            self.answer_one(item, node, entry)?;
        }
        Ok(())
    }

    /// The first entry of a diary that can be given now and is not. The session knows no time but that of its last act, so
    /// the clock of the path is tried on a copy.
    fn due(&self, diary: &Item) -> Option<u32> {
        let mut now = self.session.clone();
        let tick = json!({"act": "tick", "at": self.clock.to_string(), "by": "system"});
        let tick = now.read(&tick).ok()?;
        now.apply(&tick).ok()?;
        screen::due(&now, &diary.id)
    }

    /// The key in the vault of a diary whose step was reached.
    fn diary(&self, id: &str) -> Option<String> {
        self.session.entries_key(self.program.item(id)?)
    }

    fn answer_one(&mut self, item: &Item, node: &Node, entry: Option<u32>) -> Result<(), Miss> {
        let (value, words) = values::answer(item, node);
        let mut act = json!({"item": item.id, "value": value});
        let mut shown = format!("answer: {}", item.id);
        let is_diary = matches!(item.kind, ItemKind::Diary { .. });
        let entry = entry.or_else(|| self.due(item).filter(|_| is_diary));
        if let (Some(entry), Some(members)) = (entry, act.as_object_mut()) {
            members.insert("entry".to_owned(), entry.into());
            shown.push_str(&format!(", entry: {entry}"));
        }
        self.do_act(Kind::Answer, act, &shown)?;
        if let (Some(key), Some(entry)) = (self.diary(&item.id), entry) {
            for (inner, text) in words {
                self.vault.insert(format!("{key}/{entry}{inner}"), text);
            }
        } else if let Some(visit) = self.session.cursor() {
            let key = format!("{}/{}/{}", self.program.step_id(visit.step), visit.n, item.id);
            for (inner, text) in words {
                self.vault.insert(format!("{key}{inner}"), text);
            }
        }
        Ok(())
    }

    fn on_item(&mut self, kind: Kind, item: &str, members: Json) -> Result<(), Miss> {
        self.item(item)?;
        self.do_act(kind, members, &format!("{}: {item}", kind.word()))
    }

    /// An act about a contact or a wait. What the learner does about a contact that nobody came to yet walks on to it.
    fn agree(&mut self, agreed: &Agreed<'_>) -> Result<(), Miss> {
        let step = self.step(agreed.step)?;
        if agreed.by == Role::Learner && screen::contact(&self.session, agreed.step).is_none() {
            self.walk_on(agreed.step, &|(_, here)| here == step)?;
        }
        let mut members = agreed.members.clone();
        members.insert("by".to_owned(), agreed.by.word().into());
        members.insert("step".to_owned(), agreed.step.into());
        let shown = format!("{}: {}", agreed.kind.word(), agreed.step);
        let shown = match agreed.by {
            Role::Guide => format!("guide: {shown}"),
            _ => shown,
        };
        self.do_act(agreed.kind, Json::Object(members), &shown)
    }

    /// Hands an act to the session.
    fn do_act(&mut self, kind: Kind, mut members: Json, shown: &str) -> Result<(), Miss> {
        if let Some(members) = members.as_object_mut() {
            members.insert("act".to_owned(), kind.word().into());
            members.insert("at".to_owned(), self.clock.to_string().into());
            members.entry("by").or_insert_with(|| "learner".into());
        }
        let refused =
            |here: String, refusal: &leerpad::session::refusal::Refusal, program: &Program| Miss::Refused {
                act: shown.to_owned(),
                here,
                refusal: refusal.to_json(program),
            };
        let act = self
            .session
            .read(&members)
            .map_err(|refusal| refused(self.here(), &refusal, self.program))?;
        match self.session.apply(&act) {
            Ok(applied) => {
                self.coverage.note(&self.session, &applied.act, &applied.facts);
                (self.seen)(&self.session);
                Ok(())
            }
            Err(refusal) => Err(refused(self.here(), &refusal, self.program)),
        }
    }

    /// Goes on with `continue` until a place is reached.
    fn walk_on(&mut self, wanted: &str, is_there: &dyn Fn((&Plan, StepIx)) -> bool) -> Result<(), Miss> {
        for _ in 0..PLACES {
            if self
                .session
                .cursor()
                .is_some_and(|visit| is_there((self.plan, visit.step)))
            {
                return Ok(());
            }
            match self.do_act(Kind::Continue, json!({}), "continue") {
                Ok(()) => {}
                Err(Miss::Refused { here, refusal, .. }) => {
                    return Err(Miss::NotReached {
                        wanted: wanted.to_owned(),
                        here,
                        refusal,
                    });
                }
                Err(miss) => return Err(miss),
            }
        }
        Err(Miss::NotReached {
            wanted: wanted.to_owned(),
            here: self.here(),
            refusal: Json::Null,
        })
    }

    fn expect(&mut self, expectation: &Expectation<'_>) -> Result<(), Miss> {
        match expectation {
            Expectation::Refused(code) => match &self.refusal {
                _ if !self.has_acted => Err(Miss::NothingBefore),
                None => Err(Miss::Accepted {
                    code: (*code).to_owned(),
                }),
                Some(refusal) if refusal.get("refused").and_then(Json::as_str) == Some(code) => Ok(()),
                Some(refusal) => Err(Miss::OtherRefusal {
                    code: (*code).to_owned(),
                    refusal: refusal.clone(),
                }),
            },
            Expectation::Step(id) => {
                let step = self.step(id)?;
                self.walk_on(id, &|(_, here)| here == step)
            }
            Expectation::Here(id) => {
                let step = self.step(id)?;
                let is_here = self.session.cursor().is_some_and(|visit| visit.step == step);
                let miss = || Miss::Elsewhere {
                    expected: (*id).to_owned(),
                    found: self.here(),
                };
                if is_here { Ok(()) } else { Err(miss()) }
            }
            Expectation::Shows(id) => {
                self.item(id)?;
                let miss = || Miss::Hidden {
                    item: (*id).to_owned(),
                    here: self.here(),
                };
                if screen::item(&self.session, id).is_some() {
                    Ok(())
                } else {
                    Err(miss())
                }
            }
            Expectation::Hides(id) => {
                self.item(id)?;
                match screen::item(&self.session, id) {
                    None => Ok(()),
                    Some(_) => Err(Miss::Shown {
                        item: (*id).to_owned(),
                    }),
                }
            }
            Expectation::Options(id, expected) => self.options(id, expected),
            Expectation::GuideSees(expected) => {
                let sorted = |mut names: Vec<String>| {
                    names.sort();
                    names
                };
                let expected = sorted(expected.iter().map(|name| (*name).to_owned()).collect());
                let found = sorted(screen::guide_sees(&self.session));
                if expected == found {
                    Ok(())
                } else {
                    Err(Miss::GuideSees { expected, found })
                }
            }
            Expectation::Says(words) => {
                let said = screen::text(&self.session, &self.vault);
                let miss = || Miss::NotSaid {
                    words: (*words).to_owned(),
                    here: self.here(),
                };
                if said.contains(&screen::one_line(words)) {
                    Ok(())
                } else {
                    Err(miss())
                }
            }
            Expectation::Score(scale, expected) => {
                let index = self.scale(scale)?;
                let found = self.session.look(|view| view.score(index, None)).flatten();
                same(
                    What::Scale,
                    scale,
                    expected,
                    found.map(|number| number.to_string()),
                )
            }
            Expectation::Band(scale, expected) => {
                let index = self.scale(scale)?;
                let found = self.session.look(|view| view.band(index, None)).flatten();
                same(
                    What::Band,
                    scale,
                    expected,
                    found.map(|band| self.program.word(band).to_owned()),
                )
            }
            Expectation::Value(name, expected) => {
                let position = self.plan.values.iter().position(|value| value.id == *name);
                let position = position.and_then(|position| u32::try_from(position).ok());
                let values = || self.plan.values.iter().map(|value| value.id.as_str());
                let index = position.ok_or_else(|| unknown(What::Value, name, values()))?;
                let shown = |view: &dyn View| view.value(ValueIx(index)).map(|known| self.shown(&known));
                let found = self.session.look(shown).flatten();
                same(What::Value, name, expected, found)
            }
            Expectation::Contact(step, expected) => {
                self.step(step)?;
                same(
                    What::Contact,
                    step,
                    expected,
                    screen::contact(&self.session, step),
                )
            }
            Expectation::Completed(expected) => {
                let miss = || Miss::Completed {
                    expected: *expected,
                    here: self.here(),
                };
                if self.session.is_completed() == *expected {
                    Ok(())
                } else {
                    Err(miss())
                }
            }
        }
    }

    /// In the order of the screen; of options that are shuffled, in any order.
    fn options(&self, id: &str, expected: &[&str]) -> Result<(), Miss> {
        let is_shuffled = match &self.item(id)?.kind {
            ItemKind::Choice(options) | ItemKind::Choices { options, .. } | ItemKind::Rank(options) => {
                options.shuffle
            }
            _ => false,
        };
        let Some(item) = screen::item(&self.session, id) else {
            return Err(Miss::Hidden {
                item: id.to_owned(),
                here: self.here(),
            });
        };
        let mut found = item.options;
        let mut expected: Vec<String> = expected.iter().map(|id| (*id).to_owned()).collect();
        let (shown, wanted) = (found.clone(), expected.clone());
        if is_shuffled {
            found.sort();
            expected.sort();
        }
        if found == expected {
            return Ok(());
        }
        Err(Miss::Options {
            item: id.to_owned(),
            expected: wanted,
            found: shown,
        })
    }

    fn shown(&self, known: &Known<'_>) -> String {
        match known {
            Known::Truth(truth) => truth.to_string(),
            Known::Number(number) => number.to_string(),
            Known::Option(option) => self.program.word(*option).to_owned(),
            Known::Text(text) => (*text).to_owned(),
            Known::Day(day) => day.to_string(),
            Known::Clock(time) => time.to_string(),
        }
    }

    fn here(&self) -> String {
        self.session
            .cursor()
            .map_or_else(String::new, |visit| self.program.step_id(visit.step).to_owned())
    }

    fn step(&self, id: &str) -> Result<StepIx, Miss> {
        let ids = || self.plan.steps.iter().map(|step| step.id.as_str());
        self.program
            .step(id)
            .ok_or_else(|| unknown(What::Step, id, ids()))
    }

    fn item(&self, id: &str) -> Result<&'a Item, Miss> {
        let ids = || self.plan.items.iter().map(|item| item.id.as_str());
        let found = self
            .program
            .item(id)
            .and_then(|item| self.plan.items.get(item.index()));
        found.ok_or_else(|| unknown(What::Item, id, ids()))
    }

    fn scale(&self, id: &str) -> Result<ScaleIx, Miss> {
        let position = self.plan.scales.iter().position(|scale| scale.id == id);
        let index = position.and_then(|position| u32::try_from(position).ok());
        let ids = || self.plan.scales.iter().map(|scale| scale.id.as_str());
        index.map(ScaleIx).ok_or_else(|| unknown(What::Scale, id, ids()))
    }
}

/// Whether what stands there is asked in a step.
fn stands_in(plan: &Plan, home: Home, step: StepIx) -> bool {
    match home {
        Home::Step(own) => own == step,
        Home::Scale(own) => matches!(
            plan.steps.get(step.index()).map(|step| &step.kind),
            Some(StepKind::Measure { scale, .. }) if *scale == own
        ),
    }
}

fn unknown<'n>(what: What, name: &str, names: impl Iterator<Item = &'n str>) -> Miss {
    Miss::Unknown {
        what,
        name: name.to_owned(),
        near: nearest(name, names).map(str::to_owned),
    }
}

/// Numbers are the same however they are written.
fn same(what: What, name: &str, expected: &str, found: Option<String>) -> Result<(), Miss> {
    let number = |text: &str| text.parse::<Number>().ok();
    let is_same = found.as_deref().is_some_and(|found| {
        found == expected || (number(found).is_some() && number(found) == number(expected))
    });
    if is_same {
        return Ok(());
    }
    Err(Miss::Differs {
        what,
        name: name.to_owned(),
        expected: expected.to_owned(),
        found,
    })
}
