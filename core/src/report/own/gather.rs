//! From a journal and a vault to what they say.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Spelling;
use super::{Own, OwnAnswer, OwnEvent, OwnScore, OwnVisit};
use crate::ground::moment::Moment;
use crate::journal::replay::{JournalFault, replay_bytes_with};
use crate::journal::vault::Vault;
use crate::module::plan::Text;
use crate::program::{Program, Programs};
use crate::session::act::{Deed, Named};
use crate::session::fact::Fact;
use crate::session::retell::{Told, ToldItem};
use crate::session::upgrade::Names;
use crate::session::words::Said;
use crate::session::{Applied, Session};
use crate::text::{Filled, plain};

/// Facts about others, by their words.
const WITH_OTHERS: &[&str] = &[
    "contact",
    "released",
    "replied",
    "shared",
    "unshared",
    "consented",
    "erased",
];

/// What the journal tells beside the state it ends in.
#[derive(Default)]
struct Passing {
    begun: Option<Moment>,
    last: Option<Moment>,
    /// By step, number of the visit, and item.
    answered: BTreeMap<(String, u32, String), Moment>,
    scores: Vec<OwnScore>,
    events: Vec<OwnEvent>,
}

impl Passing {
    fn take(&mut self, session: &Session, applied: &Applied, vault: &Vault) {
        let at = applied.act.at;
        let program = session.program();
        let spelling = Spelling::new(program, language_of(program), vault);
        self.begun.get_or_insert(at);
        self.last = Some(at);
        let (item, step) = match &applied.act.deed {
            Deed::Answer { item, step, .. } | Deed::Decline { item, step } => (Some(item), step),
            Deed::Skip { item, step } => (item.as_ref(), step),
            _ => (None, &None),
        };
        // An entry of a diary, or a result, may come while somebody is elsewhere: then only its act knows when.
        if let (Some(Named::Known(item)), Some(Named::Known(step)), Some(here)) =
            (item, step, session.cursor())
            && here.step == *step
        {
            let (step, item) = (program.step_id(here.step), program.item_id(*item));
            self.answered
                .insert((step.to_owned(), here.n, item.to_owned()), at);
        }
        if let Some(names) = Names::gone_over(session, &applied.facts) {
            self.rename(names);
        }
        for fact in &applied.facts {
            self.scores.extend(score(&spelling, at, fact));
            if WITH_OTHERS.contains(&fact.word()) {
                let fact = fact.to_json(program);
                let purpose = fact.get("purpose").and_then(serde_json::Value::as_str);
                self.events.push(OwnEvent {
                    at,
                    by: applied.act.by.word(),
                    with: purpose.and_then(|purpose| with_whom(program, purpose)),
                    about: about(&spelling, &fact),
                    fact,
                });
            }
        }
    }

    /// What was told has the names of another version now, where it has a place there.
    fn rename(&mut self, names: Names<'_>) {
        let answered = std::mem::take(&mut self.answered);
        for ((step, n, item), at) in answered {
            let heirs = (names.step(&step).one(), names.item(&step, &item).one());
            if let (Some(step), Some(item)) = heirs {
                self.answered.insert((step.to_owned(), n, item.to_owned()), at);
            }
        }
        for score in &mut self.scores {
            if let Some(step) = names.step(&score.step).one() {
                step.clone_into(&mut score.step);
            }
        }
    }
}

fn language_of(program: &Program) -> &str {
    program.languages().first().map_or("nl", String::as_str)
}

/// With whom answers for a purpose are shared.
fn with_whom(program: &Program, purpose: &str) -> Option<String> {
    let mut purposes = program.plan().purposes.iter();
    let found = purposes.find(|known| known.id == purpose)?;
    Some(found.with.word().to_owned())
}

/// What a fact is about, in plain words, where these say more than its names.
fn about(spelling: &Spelling<'_>, fact: &serde_json::Value) -> Vec<String> {
    let plan = spelling.program.plan();
    let text = |key: &str| fact.get(key).and_then(serde_json::Value::as_str);
    let label = |label: Option<&Text>, id: &str| match label.map(|label| spelling.label(label)) {
        Some(label) if !label.is_empty() => label,
        _ => id.to_owned(),
    };
    let question = |name: &str| {
        let item = plan.items.iter().find(|item| item.id == name);
        let scale = plan.scales.iter().find(|scale| scale.id == name);
        let ask = item.map(|item| &item.ask).or(scale.map(|scale| &scale.title));
        label(ask.and_then(Option::as_ref), name)
    };
    match (fact.get("what"), text("purpose"), text("step")) {
        (Some(serde_json::Value::Array(names)), ..) => names
            .iter()
            .filter_map(|name| Some(question(name.as_str()?)))
            .collect(),
        (Some(serde_json::Value::String(name)), ..) => vec![question(name)],
        (_, Some(purpose), _) => {
            let found = plan.purposes.iter().find(|known| known.id == purpose);
            vec![label(found.map(|found| &found.ask), purpose)]
        }
        (_, _, Some(step)) => {
            let found = plan.steps.iter().find(|known| known.id == step);
            vec![label(found.and_then(|found| found.title.as_ref()), step)]
        }
        _ => Vec::new(),
    }
}

impl Own {
    /// Everything that a journal and its vault hold, in the module's first language. Of a session that went on in another
    /// version the programs are all that it was on; what was answered has the names and words of the last.
    ///
    /// # Errors
    /// The journal is damaged, belongs to a program that is not at hand, or comes out differently.
    pub fn of(programs: impl Into<Programs>, journal: &[u8], vault: &Vault) -> Result<Self, JournalFault> {
        let mut passing = Passing::default();
        let replayed = replay_bytes_with(programs, journal, true, &mut |session, _, applied| {
            passing.take(session, applied, vault);
        })?;
        let session = replayed.session;
        let program = session.program();
        let language = language_of(program);
        let spelling = Spelling::new(program, language, vault);
        let told = session.retell(language);
        let mut used = BTreeSet::new();
        let visits: Vec<OwnVisit> = told
            .iter()
            .map(|told| visit(&spelling, &passing, told, &mut used))
            .filter(|visit| !visit.answers.is_empty())
            .collect();
        let scores = latest_scores(passing.scores.into_iter());
        let other_words = vault
            .keys()
            .filter(|key| !used.contains(*key) && !key.starts_with("note/"))
            .filter_map(|key| Some((key.to_owned(), vault.get(key)?.reveal().to_owned())))
            .collect();
        let plan = program.plan();
        Ok(Self {
            module: (plan.id.clone(), plan.version.clone(), spelling.label(&plan.title)),
            language: language.to_owned(),
            program: program.hash().hex(),
            times: passing.begun.zip(passing.last),
            completed: session.is_completed(),
            visits,
            scores,
            events: passing.events,
            other_words,
        })
    }
}

/// A title or question in plain words; words in the vault filled in.
fn words(spelling: &Spelling<'_>, said: Option<&Said>) -> String {
    let mut out = String::new();
    if let Some(said) = said {
        plain::write(&mut out, &said.document, &mut |hole| match said.fill(hole) {
            Filled::Slot(key) => spelling.words(&key).map_or(Filled::Nothing, Filled::Text),
            other => other,
        });
    }
    out.trim().to_owned()
}

fn visit(spelling: &Spelling<'_>, passing: &Passing, told: &Told, used: &mut BTreeSet<String>) -> OwnVisit {
    let program = spelling.program;
    let answer = |item: &ToldItem| {
        let found = program.plan().items.get(item.item.index());
        OwnAnswer {
            item: program.item_id(item.item).to_owned(),
            kind: found.map_or("", |found| crate::session::value::kind_word(&found.kind)),
            question: words(spelling, item.ask.as_ref()),
            state: item.state,
            at: passing
                .answered
                .get(&(
                    program.step_id(told.visit.step).to_owned(),
                    told.visit.n,
                    program.item_id(item.item).to_owned(),
                ))
                .copied(),
            lines: match (found, &item.value) {
                (Some(found), Some(value)) => spelling.lines(&found.kind, value, &item.key),
                _ => Vec::new(),
            },
            value: item.value.clone(),
        }
    };
    for item in &told.items {
        used.extend(spelling.keys_under(&item.key));
    }
    OwnVisit {
        step: program.step_id(told.visit.step).to_owned(),
        n: told.visit.n,
        title: words(spelling, told.title.as_ref()),
        entered: told.entered,
        left: told.left,
        counts: told.counts,
        answers: told.items.iter().map(answer).collect(),
    }
}

fn score(spelling: &Spelling<'_>, at: Moment, fact: &Fact) -> Option<OwnScore> {
    let Fact::Scored {
        scale,
        visit,
        moment,
        score,
        band,
    } = fact
    else {
        return None;
    };
    let program = spelling.program;
    let found = program.plan().scales.get(scale.index())?;
    Some(OwnScore {
        scale: *scale,
        name: (
            found.id.clone(),
            found
                .title
                .as_ref()
                .map(|title| spelling.label(title))
                .unwrap_or_default(),
        ),
        step: program.step_id(visit.step).to_owned(),
        n: visit.n,
        moment: moment.map(|moment| program.word(moment).to_owned()),
        at,
        score: *score,
        band: band.map(|band| program.word(band).to_owned()),
    })
}

/// Of a measure that was scored again the last.
fn latest_scores(all: impl Iterator<Item = OwnScore>) -> Vec<OwnScore> {
    let mut kept: Vec<OwnScore> = Vec::new();
    for score in all {
        let same = |known: &&mut OwnScore| {
            known.name.0 == score.name.0 && known.step == score.step && known.n == score.n
        };
        match kept.iter_mut().find(same) {
            Some(known) => *known = score,
            None => kept.push(score),
        }
    }
    kept
}
