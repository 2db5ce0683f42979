//! What a learner takes home as JSON; [`crate::wire::leaving::OwnData`] is its shape.

use serde_json::Value as Json;

use super::{Own, OwnAnswer, OwnEvent, OwnScore, OwnVisit};
use crate::ground::json::Object;

/// The version of the JSON.
const VERSION: u64 = 1;

impl Own {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let (id, version, title) = &self.module;
        let mut module = Object::default();
        module.put("id", id.as_str());
        module.put("version", version.as_str());
        module.put("title", title.as_str());
        module.put("language", self.language.as_str());
        module.put("program", self.program.as_str());
        let mut members = Object::default();
        members.put("own", VERSION);
        members.put("module", module.done());
        if let Some((begun, last)) = self.times {
            members.put("begun", begun.to_string());
            members.put("last", last.to_string());
        }
        members.put("completed", self.completed);
        members.put("visits", self.visits.iter().map(visit).collect::<Vec<Json>>());
        members.put("scores", self.scores.iter().map(score).collect::<Vec<Json>>());
        members.put(
            "with-others",
            self.events.iter().map(event).collect::<Vec<Json>>(),
        );
        let words = self.other_words.iter().map(|(key, words)| {
            let mut members = Object::default();
            members.put("key", key.as_str());
            members.put("words", words.as_str());
            members.done()
        });
        members.put("other-words", words.collect::<Vec<Json>>());
        members.done()
    }
}

fn visit(visit: &OwnVisit) -> Json {
    let mut members = Object::default();
    members.put("step", visit.step.as_str());
    members.put("n", visit.n);
    members.put("title", visit.title.as_str());
    members.put("entered", visit.entered.to_string());
    if let Some((how, at)) = visit.left {
        members.put("how", how.word());
        members.put("left", at.to_string());
    }
    members.put("counts", visit.counts);
    members.put("answers", visit.answers.iter().map(answer).collect::<Vec<Json>>());
    members.done()
}

fn answer(answer: &OwnAnswer) -> Json {
    let mut members = Object::default();
    members.put("item", answer.item.as_str());
    members.put("kind", answer.kind);
    members.put("question", answer.question.as_str());
    members.put("state", answer.state.word());
    members.may("at", answer.at.map(|at| at.to_string()));
    members.may("answer", answer.lines.clone());
    if let Some(value) = &answer.value {
        members.put("value", value.clone());
    }
    members.done()
}

fn score(score: &OwnScore) -> Json {
    let mut members = Object::default();
    let (id, title) = &score.name;
    members.put("scale", id.as_str());
    members.put("title", title.as_str());
    members.put("step", score.step.as_str());
    members.put("n", score.n);
    members.put("at", score.at.to_string());
    members.may("moment", score.moment.clone());
    members.may("score", score.score);
    members.may("band", score.band.clone());
    members.done()
}

fn event(event: &OwnEvent) -> Json {
    let mut members = Object::default();
    members.put("at", event.at.to_string());
    members.put("by", event.by);
    members.put("fact", event.fact.clone());
    members.may("with", event.with.clone());
    members.done()
}
