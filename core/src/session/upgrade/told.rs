//! What is told of an upgrade (semantics 31.8).

use serde_json::{Map, Value as Json};

use super::visits::Carried;
use crate::expr::name::StepIx;
use crate::ground::json::{write_text, write_whole};
use crate::session::copies::VaultChange;
use crate::session::draw;
use crate::session::entry::{list, member};
use crate::session::fact::{Fact, Upgraded, VisitOf};
use crate::session::settle::{Hand, of};
use crate::session::state::Visit;

/// A visit that was carried, by its step and number.
pub(super) fn named(visit: &Carried) -> VisitOf {
    VisitOf {
        step: visit.step,
        n: u32::try_from(visit.n).unwrap_or(0),
    }
}

/// The chances that a visit asks for now and did not ask for before.
pub(super) fn tell_draws(hand: &mut Hand<'_>, visit: &Visit, packed: &Map<String, Json>) {
    let program = hand.program;
    let Some(place) = program.index().place(visit.step) else {
        return;
    };
    let id = program.step_id(StepIx(visit.step));
    for at in &place.draws {
        let Some(chance) = program.plan().chances.get(at.index()) else {
            continue;
        };
        let recorded = packed.get("drawn").and_then(|drawn| drawn.get(&chance.id));
        if recorded.is_none_or(|arm| super::stands(program, chance, arm).is_none()) {
            let (draw, arm) = draw::chance(hand.seed, chance, Some((id, visit.n)));
            hand.facts.push(Fact::Drawn {
                chance: *at,
                arm,
                draw,
                visit: Some(of(visit)),
            });
        }
    }
}

/// Changes of the vault in an order in which none writes over what another still has to take up.
pub(super) fn in_turn(changes: &[VaultChange]) -> Vec<VaultChange> {
    let mut pending = changes.to_vec();
    let mut done: Vec<VaultChange> = Vec::new();
    while !pending.is_empty() {
        let takes = |key: &String| {
            pending
                .iter()
                .any(|other| matches!(other, VaultChange::Move { from, .. } if from == key))
        };
        let free = |change: &VaultChange| match change {
            VaultChange::Move { to, .. } => !takes(to),
            _ => true,
        };
        let at = pending.iter().position(free).unwrap_or(0);
        let next = pending.remove(at);
        if !done.contains(&next) {
            done.push(next);
        }
    }
    done
}

impl Upgraded {
    /// Appends the members of the fact in canonical form.
    pub(in crate::session) fn write(&self, out: &mut String) {
        let stays = matches!(self.choice, Some(super::Chosen::Open | super::Chosen::Old));
        if !self.answers.is_empty() {
            out.push_str("\"answers\":");
            list(out, &self.answers, |out, lost| {
                out.push_str(if lost.again { "{\"again\":true," } else { "{" });
                member(out, "\"item\":", &lost.item);
                out.push_str(",\"n\":");
                write_whole(out, i64::from(lost.n));
                member(out, ",\"step\":", &lost.step);
                member(out, ",\"why\":", lost.why);
                out.push('}');
            });
            out.push(',');
        }
        if let Some(choice) = self.choice {
            member(out, "\"choice\":", choice.word());
            out.push(',');
        }
        if !self.ended.is_empty() {
            out.push_str("\"ended\":");
            list(out, &self.ended, |out, ended| {
                member(out, "{\"purpose\":", &ended.purpose);
                if let Some(what) = &ended.what {
                    out.push_str(",\"what\":");
                    write_text(out, what);
                }
                out.push('}');
            });
            out.push(',');
        }
        member(out, "\"fact\":\"upgraded\",\"from\":", &self.from.hex());
        if !stays {
            out.push_str(",\"kept\":");
            write_whole(out, i64::from(self.kept));
        }
        member(out, ",\"to\":", &self.to.hex());
        member(out, ",\"verdict\":", self.verdict.word());
    }
}
