//! What a person wants to know before they consent: who asks, what, with whom, how long, what for (semantics 25.12).

use serde_json::Value as Json;

use super::Session;
use super::decide::Court;
use super::export::named;
use super::state::State;
use super::view::Seen;
use super::words::{Said, Speaker};
use crate::ground::json::Object;
use crate::ground::stored::Stored as _;
use crate::module::plan::{Keep, PurposeIx, Recap, Recipient};
use crate::program::phrases::Phrases;

/// A purpose as a person reads it, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct PurposeCard {
    /// Its id.
    pub id: String,
    /// Who asks: the title of the module.
    pub source: Said,
    /// What for: the question for consent.
    pub ask: Said,
    /// With whom.
    pub with: Recipient,
    /// With whom, in words.
    pub with_words: &'static str,
    /// How long, if it is said: as the author wrote it.
    pub keep: Option<Keep>,
    /// How long, in words.
    pub keep_words: Option<String>,
    /// What: each name with its words, if it has any.
    pub what: Vec<(String, Option<Said>)>,
    /// Whether consent stands; none while nothing was said.
    pub consent: Option<bool>,
    /// What was shared for it and not taken back, in the order of its sharing; also what is not seen now, since it has
    /// changed or counts for nothing.
    pub shared: Vec<String>,
}

impl Session {
    /// A purpose as a person reads it; none when the module does not have it.
    #[must_use]
    pub fn purpose_card(&self, purpose: &str, language: &str) -> Option<PurposeCard> {
        let (index, _) = self.purpose(purpose)?;
        let silent = State::new(&self.program);
        let speaker = Speaker::new(Seen::silent(&self.program, &self.settings, &silent), language);
        self.court().card(&speaker, index)
    }

    /// All purposes of the module, in order: the page on which people see and change what they agreed to.
    #[must_use]
    pub fn purpose_cards(&self, language: &str) -> Vec<PurposeCard> {
        let purposes = &self.program.plan().purposes;
        let card = |purpose: &crate::module::plan::Purpose| self.purpose_card(&purpose.id, language);
        purposes.iter().filter_map(card).collect()
    }
}

/// What stands on the cover of a module, in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// Its title.
    pub title: Said,
    /// One or two sentences.
    pub summary: Option<Said>,
    /// What a person can do afterwards.
    pub goals: Vec<Said>,
    /// Minutes of work.
    pub minutes: Option<u32>,
}

impl Session {
    /// What is to be shown of the module before anything else: it knows of no answers.
    #[must_use]
    pub fn cover(&self, language: &str) -> Cover {
        let plan = self.program.plan();
        let silent = State::new(&self.program);
        let speaker = Speaker::new(Seen::silent(&self.program, &self.settings, &silent), language);
        Cover {
            title: speaker.say(&plan.title),
            summary: speaker.maybe(plan.about.summary.as_ref()),
            goals: plan.about.goals.iter().map(|goal| speaker.say(goal)).collect(),
            minutes: plan.about.minutes,
        }
    }
}

impl Cover {
    /// The JSON form.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut members = Object::default();
        members.put("title", self.title.to_json());
        members.may("summary", self.summary.as_ref().map(Said::to_json));
        let goals = self.goals.iter().map(Said::to_json);
        members.put("goals", goals.collect::<Vec<Json>>());
        members.may("minutes", self.minutes);
        members.done()
    }
}

impl Court<'_> {
    /// The card of a purpose, by a speaker that knows of no answers.
    pub(super) fn card(&self, speaker: &Speaker<'_>, index: PurposeIx) -> Option<PurposeCard> {
        let plan = self.program.plan();
        let purpose = plan.purposes.get(index.index())?;
        let module = plan.about.privacy.get("keep").and_then(Json::as_str);
        let keep = purpose
            .keep
            .clone()
            .or_else(|| module.map(|keep| Keep(keep.to_owned())));
        let what = named(self.program, index, purpose);
        Some(PurposeCard {
            id: purpose.id.clone(),
            source: speaker.say(&plan.title),
            ask: speaker.say(&purpose.ask),
            with: purpose.with,
            with_words: speaker.phrases.reason(purpose.with.word()),
            keep_words: keep.as_ref().map(|keep| keep_words(speaker.phrases, keep)),
            keep,
            what: what
                .into_iter()
                .map(|what| (self.program.recap_id(what).to_owned(), question(speaker, what)))
                .collect(),
            consent: self.state.sharing.consent(index),
            shared: self
                .state
                .sharing
                .grants
                .iter()
                .filter(|grant| grant.purpose == index)
                .map(|grant| self.program.recap_id(grant.what).to_owned())
                .collect(),
        })
    }
}

/// The words of a question or the title of a scale; a value has none.
pub(super) fn question(speaker: &Speaker<'_>, what: Recap) -> Option<Said> {
    let plan = speaker.seen.program.plan();
    let text = match what {
        Recap::Item(item) => plan.items.get(item.index())?.ask.as_ref(),
        Recap::Scale(scale) => plan.scales.get(scale.index())?.title.as_ref(),
        Recap::Value(_) => None,
    };
    speaker.maybe(text)
}

fn keep_words(phrases: &Phrases, keep: &Keep) -> String {
    let Some((count, unit)) = keep.0.split_once(' ') else {
        return keep.0.clone();
    };
    if phrases.language != "nl" {
        return keep.0.clone();
    }
    let unit = match (unit.strip_suffix('s').unwrap_or(unit), count == "1") {
        ("minute", true) => "minuut",
        ("minute", false) => "minuten",
        ("hour", _) => "uur",
        ("day", true) => "dag",
        ("day", false) => "dagen",
        ("week", true) => "week",
        ("week", false) => "weken",
        ("month", true) => "maand",
        ("month", false) => "maanden",
        _ => "jaar",
    };
    format!("{count} {unit}")
}

impl PurposeCard {
    /// The JSON form.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let what = self.what.iter().map(|(name, ask)| {
            let mut members = Object::default();
            members.put("what", name.as_str());
            members.may("ask", ask.as_ref().map(Said::to_json));
            members.done()
        });
        let mut members = Object::default();
        members.put("id", self.id.as_str());
        members.put("source", self.source.to_json());
        members.put("ask", self.ask.to_json());
        members.put("with", self.with.word());
        members.put("with-words", self.with_words);
        members.may("keep", self.keep.as_ref().map(Keep::store));
        members.may("keep-words", self.keep_words.as_deref());
        members.put("what", what.collect::<Vec<Json>>());
        if let Some(consent) = self.consent {
            members.put("consent", consent);
        }
        members.may("shared", self.shared.clone());
        members.done()
    }
}
