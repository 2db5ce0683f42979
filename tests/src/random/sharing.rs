//! Purposes and share steps of a random module, and acts about them.

use std::fmt::Write as _;

use leerpad::module::plan::{Plan, Recap, StepKind};
use serde_json::{Value, json};

use super::Dice;
use super::known::Kind;
use super::module::Writer;

impl Writer<'_> {
    /// What may be named where something is shared: with words of one's own only where each is chosen by hand.
    fn shareable(&self, by_hand: bool) -> Vec<String> {
        let items = self.known.items.iter().filter(|item| match item.kind {
            Kind::Private | Kind::Note | Kind::Steering => false,
            Kind::Open => by_hand,
            Kind::Goal(_, _, is_open) | Kind::Plan(is_open) => by_hand && is_open,
            _ => true,
        });
        let scales = self.known.scales.iter().filter(|scale| !scale.bands.is_empty());
        let picks = self.known.picks.iter().map(|(name, _)| name);
        let values = self.known.numbers.iter().chain(&self.known.truths).chain(picks);
        let values = values.filter(|name| !name.contains(['(', '.', ' ']));
        // Few values: they may read what no path asks before.
        let items: Vec<String> = items.map(|item| item.id.clone()).collect();
        let others = scales.map(|scale| &scale.id).chain(values).take(2);
        items.iter().chain(others).cloned().collect()
    }

    /// One to three names.
    fn some_of(&mut self, mut names: Vec<String>) -> Vec<String> {
        names.sort();
        names.dedup();
        let mut some = Vec::new();
        for _ in 0..=self.dice.below(3) {
            if !names.is_empty() {
                some.push(names.remove(self.dice.below(names.len())));
            }
        }
        some
    }

    /// A share step, if there is something to share.
    pub(super) fn share(&mut self, out: &mut String, indent: &str, id: &str) -> bool {
        let names = self.shareable(true);
        if !self.shares || names.is_empty() {
            return false;
        }
        let offer = self.some_of(names);
        let purpose = *self.dice.pick(&["gids", "gids", "groep"]);
        let _ = write!(
            out,
            "{indent}- share: {id}\n{indent}  title: Wat deel je?\n{indent}  purpose: {purpose}\n{indent}  offer: [{}]\n",
            offer.join(", ")
        );
        true
    }

    /// A summary of some of what was asked, if anything was. Drawn apart, so that all else stays as it was drawn.
    pub(super) fn summary(&self, out: &mut String, indent: &str) {
        let mut dice = Dice::new(out.len() as u64);
        let mut names = self.shareable(false);
        names.sort();
        names.dedup();
        names.retain(|_| dice.chance(30));
        if !names.is_empty() {
            let _ = writeln!(out, "{indent}  summary: [{}]", names.join(", "));
        }
    }

    /// The purposes: written last, when all that can be named is known.
    pub(super) fn privacy(&mut self) -> String {
        if !self.shares {
            return String::new();
        }
        let mut out = String::from(
            "privacy:\n  keep: 90 days\n  purposes:\n    gids:\n      ask: Mag je begeleider dit zien?\n      with: guide\n      keep: 30 days\n    groep:\n      ask: Mag de groep dit zien?\n      with: group\n",
        );
        let names = self.shareable(false);
        if !names.is_empty() && self.dice.chance(70) {
            let what = self.some_of(names);
            let with = *self.dice.pick(&["research", "organisation", "supporter"]);
            let _ = write!(
                out,
                "    apart:\n      ask: Mogen anderen dit gebruiken?\n      with: {with}\n      what: [{}]\n      keep: 2 months\n",
                what.join(", ")
            );
        }
        out
    }
}

/// An act about sharing at a screen, or by the guide; often none.
pub(super) fn act(dice: &mut Dice, plan: &Plan, outline: &Value, guide: &Value) -> Option<Value> {
    if plan.purposes.is_empty() {
        return None;
    }
    if let Some(offers) = outline["offers"].as_array()
        && dice.chance(60)
    {
        let open = dice.chance(10);
        let names = offers.iter().filter(|offer| open || offer["state"] != "open");
        let names: Vec<&str> = names.filter_map(|offer| offer["what"].as_str()).collect();
        let mut some: Vec<&str> = names.iter().filter(|_| dice.chance(60)).copied().collect();
        if dice.chance(50) {
            some.reverse();
        }
        if !some.is_empty() {
            return Some(json!({"act": "share", "what": some}));
        }
    }
    if !dice.chance(9) {
        return None;
    }
    let purpose = dice.pick(&plan.purposes).id.clone();
    let shared = guide["shared"].as_array().filter(|shared| !shared.is_empty());
    Some(match dice.below(12) {
        0 | 1 => json!({"act": "consent", "purpose": purpose, "given": dice.chance(70)}),
        2..=4 => match shared {
            Some(shared) => {
                let thing = dice.pick(shared);
                json!({"act": "unshare", "purpose": thing["purpose"], "what": thing["what"]})
            }
            None => json!({"act": "unshare", "purpose": purpose, "what": named(dice, plan)}),
        },
        5..=7 => {
            let to = match shared {
                Some(shared) if dice.chance(85) => dice.pick(shared)["seq"].clone(),
                _ => json!(dice.between(1, 60)),
            };
            json!({"act": "reply", "by": "guide", "to": to, "value": {"vault": true}})
        }
        8 => json!({"act": "note", "by": "guide", "value": {"vault": true}}),
        9 => json!({"act": "erase"}),
        10 => json!({"act": "share", "what": [named(dice, plan)]}),
        _ => odd(dice, &purpose),
    })
}

/// A name that some share step offers, or that nothing has.
fn named(dice: &mut Dice, plan: &Plan) -> String {
    let mut names = vec!["niets".to_owned()];
    for step in &plan.steps {
        if let StepKind::Share { offer, .. } = &step.kind {
            names.extend(offer.iter().filter_map(|what| match what {
                Recap::Item(item) => plan.items.get(item.index()).map(|item| item.id.clone()),
                Recap::Scale(scale) => plan.scales.get(scale.index()).map(|scale| scale.id.clone()),
                Recap::Value(value) => plan.values.get(value.index()).map(|value| value.id.clone()),
            }));
        }
    }
    dice.pick(&names).clone()
}

/// What nobody should send.
fn odd(dice: &mut Dice, purpose: &str) -> Value {
    match dice.below(12) {
        0 => json!({"act": "share", "what": []}),
        1 => json!({"act": "share", "what": ["a", "a"]}),
        2 => json!({"act": "share", "what": "a"}),
        3 => json!({"act": "share", "what": ["a"], "step": "nergens"}),
        4 => json!({"act": "unshare", "purpose": "nergens", "what": "a"}),
        5 => json!({"act": "consent", "purpose": "nergens", "given": true}),
        6 => json!({"act": "consent", "purpose": purpose, "given": "ja"}),
        7 => json!({"act": "reply", "by": "guide", "to": 0, "value": {"vault": true}}),
        8 => json!({"act": "reply", "by": "guide", "to": 1, "value": "dag"}),
        9 => json!({"act": "note", "by": "learner", "value": {"vault": true}}),
        10 => json!({"act": "share", "by": "guide", "what": ["a"]}),
        _ => json!({"act": "note", "by": "guide"}),
    }
}
