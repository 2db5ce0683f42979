//! Waiting places of a random module, and what learner, guide and host do there.

use std::fmt::Write as _;

use leerpad::module::plan::{Plan, StepKind};
use serde_json::{Value, json};

use super::Dice;
use super::known::{Item, Kind};
use super::module::{Writer, words};

const FORMS: [&str; 4] = ["in-person", "phone", "video", "chat"];

impl Writer<'_> {
    /// With whom people may meet: of the whole module, so a part says nothing of it.
    pub(super) fn blend(&self) -> &'static str {
        if self.in_part() {
            ""
        } else {
            "blend:\n  guide: optional\n  meet: [in-person, phone, chat]\n"
        }
    }

    /// A waiting place; where the way on leads to that comes later in its list.
    pub(super) fn waiting(&mut self, out: &mut String, indent: &str, id: &str, later: &[String]) -> bool {
        let limit = self.limit(later);
        match self.dice.below(9) {
            0 => {
                let length = *self.dice.pick(&["90 minutes", "2 hours", "1 day", "1 week"]);
                let _ = write!(
                    out,
                    "{indent}- wait: {id}\n{indent}  title: Even wachten\n{indent}  for: {length}\n"
                );
            }
            1 => {
                let time = *self.dice.pick(&["09:00", "08:59", "00:00", "23:30"]);
                let _ = write!(
                    out,
                    "{indent}- wait: {id}\n{indent}  title: Tot later\n{indent}  until: {time}\n"
                );
            }
            2 | 3 => {
                let Some(limit) = limit else { return false };
                let _ = write!(
                    out,
                    "{indent}- wait: {id}\n{indent}  title: Tot iemand keek\n{indent}  until: release\n"
                );
                self.lines(out, indent, &limit);
            }
            4..=6 => {
                let Some(limit) = limit else { return false };
                let _ = write!(out, "{indent}- contact: {id}\n{indent}  title: Samen praten\n");
                let with = *self.dice.pick(&["guide", "guide", "group", "supporter"]);
                let _ = writeln!(out, "{indent}  with: {with}");
                if with != "supporter" && self.dice.chance(60) {
                    let confirm = *self.dice.pick(&["learner", "guide", "either"]);
                    let _ = writeln!(out, "{indent}  confirm: {confirm}");
                }
                if self.dice.chance(50) {
                    let forms =
                        *self
                            .dice
                            .pick(&["[phone]", "[video, chat]", "[in-person, phone, video, chat]"]);
                    let _ = writeln!(out, "{indent}  forms: {forms}");
                }
                self.lines(out, indent, &limit);
            }
            _ => return self.activity(out, indent, id, limit.as_deref()),
        }
        true
    }

    fn activity(&mut self, out: &mut String, indent: &str, id: &str, limit: Option<&[String]>) -> bool {
        let tick = limit.is_none() || self.dice.chance(40);
        let _ = write!(
            out,
            "{indent}- activity: {id}\n{indent}  title: Iets doen\n{indent}  launch: wandeling\n"
        );
        if tick {
            let _ = writeln!(out, "{indent}  tick: true");
        }
        let result = match self.dice.below(5) {
            0 => Some(("number, from: 0, to: 9", Kind::Number(0, 9))),
            1 => Some(("confirm", Kind::Confirm)),
            2 if !tick => {
                let _ = write!(
                    out,
                    "{indent}  result:\n{indent}    type: choice\n{indent}    options:\n{indent}      goed: Goed\n{indent}      matig: Matig\n"
                );
                self.result(id, Kind::Choice(words(&["goed", "matig"])));
                None
            }
            _ if !tick => Some(("number, from: 0, to: 3", Kind::Number(0, 3))),
            _ => None,
        };
        if let Some((shape, kind)) = result {
            let _ = writeln!(out, "{indent}  result: {{type: {shape}}}");
            self.result(id, kind);
        }
        if let Some(limit) = limit {
            self.lines(out, indent, limit);
        }
        true
    }

    fn result(&mut self, id: &str, kind: Kind) {
        self.known.items.push(Item {
            id: id.to_owned(),
            kind,
            has_correct: false,
        });
    }

    /// How long it waits, and where it goes on otherwise.
    fn limit(&mut self, later: &[String]) -> Option<Vec<String>> {
        if later.is_empty() {
            return None;
        }
        let within = *self.dice.pick(&["30 minutes", "3 hours", "2 days", "1 week"]);
        let otherwise = self.dice.pick(later).clone();
        Some(vec![
            format!("within: {within}"),
            format!("otherwise: {otherwise}"),
        ])
    }

    fn lines(&self, out: &mut String, indent: &str, lines: &[String]) {
        for line in lines {
            let _ = writeln!(out, "{indent}  {line}");
        }
    }
}

/// An act about waiting at a screen: of the learner, the guide or the host; often none.
pub(super) fn act(dice: &mut Dice, plan: &Plan, outline: &Value, guide: &Value) -> Option<Value> {
    if !plan.steps.iter().any(|step| awaits(&step.kind)) {
        return None;
    }
    let here = outline["step"].as_str().unwrap_or("");
    let waits = outline.get("wait").is_some_and(|wait| wait.get("open").is_none());
    if waits && dice.chance(55) {
        return Some(match outline["kind"].as_str() {
            Some("contact") => contact(dice, here, &outline["contact"], true),
            Some("activity") if dice.chance(80) => result(dice, here),
            Some("wait") if dice.chance(60) => json!({"act": "release", "by": "guide", "step": here}),
            _ => json!({"act": "tick", "by": "system"}),
        });
    }
    let contacts = guide["contacts"]
        .as_array()
        .filter(|contacts| !contacts.is_empty());
    if let Some(contacts) = contacts
        && dice.chance(8)
    {
        let found = dice.pick(contacts).clone();
        return Some(contact(dice, found["step"].as_str().unwrap_or(""), &found, false));
    }
    if !dice.chance(4) {
        return None;
    }
    let any: Vec<&str> = plan
        .steps
        .iter()
        .filter(|step| awaits(&step.kind) || dice.chance(5))
        .map(|step| step.id.as_str())
        .collect();
    let step = any
        .get(dice.below(any.len().max(1)))
        .copied()
        .unwrap_or("nergens");
    Some(match dice.below(4) {
        0 => contact(dice, step, &Value::Null, false),
        1 => json!({"act": "release", "by": *dice.pick(&["guide", "guide", "learner"]), "step": step}),
        2 => result(dice, step),
        _ => odd(dice, step),
    })
}

const fn awaits(kind: &StepKind) -> bool {
    matches!(
        kind,
        StepKind::Wait { .. } | StepKind::Contact { .. } | StepKind::Activity { .. }
    )
}

/// What two people do about a contact.
fn contact(dice: &mut Dice, step: &str, record: &Value, by_learner: bool) -> Value {
    let forms = record["forms"].as_array().filter(|forms| !forms.is_empty());
    let form = match forms {
        Some(forms) if dice.chance(85) => dice.pick(forms).clone(),
        _ => json!(dice.pick(&FORMS)),
    };
    let learner = by_learner != dice.chance(20);
    let by = if learner { "learner" } else { "guide" };
    let mut act = match dice.below(10) {
        0..=2 if learner => json!({"act": "contact-ask", "form": form}),
        0..=2 => json!({"act": "contact-offer", "forms": [form]}),
        3 | 4 => json!({"act": "contact-plan", "when": "2026-02-01T10:30:00.000+01:00"}),
        5 | 6 => json!({"act": "contact-held", "form": form}),
        7 => json!({"act": "contact-held", "count": dice.between(1, 12)}),
        8 => json!({"act": "contact-held"}),
        _ => json!({"act": "contact-decline"}),
    };
    act["step"] = json!(step);
    act["by"] = json!(by);
    act
}

/// What the host reports of an activity.
fn result(dice: &mut Dice, step: &str) -> Value {
    let value = match dice.below(5) {
        0 | 1 => json!(dice.between(0, 4)),
        2 => json!(dice.chance(50)),
        3 => json!("goed"),
        _ => json!("matig"),
    };
    let mut act = json!({"act": "answer", "by": "system", "item": step, "value": value});
    match dice.below(10) {
        0 => act["step"] = json!(step),
        1 => act["by"] = json!("learner"),
        _ => {}
    }
    act
}

/// What nobody should send.
fn odd(dice: &mut Dice, step: &str) -> Value {
    match dice.below(12) {
        0 => json!({"act": "contact-ask", "step": step}),
        1 => json!({"act": "contact-ask", "step": "nergens", "form": "phone"}),
        2 => json!({"act": "contact-ask", "step": step, "form": "brief"}),
        3 => json!({"act": "contact-offer", "by": "guide", "step": step, "forms": []}),
        4 => json!({"act": "contact-offer", "by": "guide", "step": step, "forms": ["phone", "phone"]}),
        5 => json!({"act": "contact-plan", "by": "guide", "step": step, "when": "morgen"}),
        6 => json!({"act": "contact-held", "by": "guide", "step": step, "count": 0}),
        7 => json!({"act": "contact-held", "by": "system", "step": step}),
        8 => json!({"act": "contact-offer", "step": step, "forms": ["chat"]}),
        9 => json!({"act": "release", "by": "guide", "step": "nergens"}),
        10 => json!({"act": "skip", "item": step}),
        _ => json!({"act": "answer", "by": "system", "item": "nergens", "value": 1}),
    }
}
