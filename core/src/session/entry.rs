//! The line of an act in the journal (semantics 11.2 and 19): written straight from what the engine made, in canonical
//! form, members in the order of their keys.

use serde_json::Value as Json;

use super::Applied;
use super::act::{Act, Agree, Deed, Named};
use super::diary::{Entry, Plan};
use super::fact::{Arm, Fact, VisitOf};
use super::value::{Answer, Filling};
use crate::expr::name::{ItemIx, StepIx, Symbol};
use crate::ground::json::{read, write_exact, write_text, write_whole};
use crate::ground::order::places;
use crate::module::plan::{Constant, Draws, Form, Inner, ItemKind, PurposeIx, StepKind};
use crate::program::Program;

impl Applied {
    /// Appends the entry in canonical form, without `hash`, with the number if one is given. The answer is where in
    /// `out` the member `hash` belongs, with a comma before it.
    pub fn write_entry(&self, program: &Program, seq: Option<u64>, out: &mut String) -> usize {
        let Act { at, by, deed } = &self.act;
        out.push_str("{\"act\":\"");
        out.push_str(deed.kind().word());
        out.push_str("\",\"at\":\"");
        at.write(out);
        out.push_str("\",\"by\":\"");
        out.push_str(by.word());
        out.push('"');
        let agreed = match deed {
            Deed::Contact { what, .. } => Some(what),
            _ => None,
        };
        if let Deed::Upgrade {
            choice: Some(choice), ..
        } = deed
        {
            member(out, ",\"choice\":", choice.word());
        }
        if let Some(Agree::Held {
            count: Some(count), ..
        }) = agreed
        {
            out.push_str(",\"count\":");
            write_whole(out, i64::from(*count));
        }
        if let Deed::Start {
            entry: Some(entry), ..
        } = deed
        {
            member(out, ",\"entry\":", step_id(program, entry));
        }
        if let Deed::Answer {
            entry: Some(entry), ..
        } = deed
        {
            out.push_str(",\"entry\":");
            write_whole(out, i64::from(*entry));
        }
        out.push_str(",\"facts\":[");
        for (index, fact) in self.facts.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            fact.write(program, out);
        }
        out.push(']');
        match agreed {
            Some(Agree::Ask(form) | Agree::Held { form: Some(form), .. }) => {
                member(out, ",\"form\":", form_word(form));
            }
            Some(Agree::Offer(forms)) => {
                out.push_str(",\"forms\":");
                list(out, forms, |out, form| write_text(out, form_word(form)));
            }
            _ => {}
        }
        if let Deed::Start { given, .. } = deed {
            let known = given.iter().filter_map(|(name, value)| match (name, value) {
                (Named::Known(given), Ok(value)) => {
                    Some((program.plan().givens.get(given.index())?.id.as_str(), value))
                }
                _ => None,
            });
            write_given(program, &known.collect::<Vec<_>>(), out);
        }
        if let Deed::Consent { given, .. } = deed {
            out.push_str(if *given {
                ",\"given\":true"
            } else {
                ",\"given\":false"
            });
        }
        let hash_at = out.len();
        let (item, step) = match deed {
            Deed::Answer { item, step, .. }
            | Deed::Decline { item, step }
            | Deed::Hint { item, step, .. } => (Some(item), step.as_ref()),
            Deed::Skip { item, step } => (item.as_ref(), step.as_ref()),
            Deed::Share { step, .. } => (None, step.as_ref()),
            Deed::Go { step } | Deed::Contact { step, .. } | Deed::Release { step } => (None, Some(step)),
            _ => (None, None),
        };
        if let Some(item) = item {
            member(out, ",\"item\":", item_id(program, item));
        }
        if let Deed::Upgrade { program, .. } = deed {
            member(out, ",\"program\":", &program.hex());
        }
        if let Deed::Unshare { purpose, .. } | Deed::Consent { purpose, .. } = deed {
            member(out, ",\"purpose\":", named_purpose(program, purpose));
        }
        if let Some(seq) = seq {
            out.push_str(",\"seq\":");
            write_whole(out, i64::try_from(seq).unwrap_or(i64::MAX));
        }
        if let Deed::Hint { solution: true, .. } = deed {
            out.push_str(",\"solution\":true");
        }
        if let Some(step) = step {
            member(out, ",\"step\":", step_id(program, step));
        }
        if let Deed::Answer {
            item: Named::Known(item),
            value: Ok(value),
            ..
        } = deed
            && let Some(item) = program.plan().items.get(item.index())
        {
            out.push_str(",\"value\":");
            write_value(program, &item.kind, value, out);
        }
        match deed {
            Deed::Reply { to } => {
                out.push_str(",\"to\":");
                write_whole(out, i64::try_from(*to).unwrap_or(i64::MAX));
                out.push_str(",\"value\":{\"vault\":true}");
            }
            Deed::Note => out.push_str(",\"value\":{\"vault\":true}"),
            Deed::Share { what, .. } => {
                out.push_str(",\"what\":");
                list(out, what, |out, name| write_text(out, name));
            }
            Deed::Unshare { what, .. } => member(out, ",\"what\":", what),
            _ => {}
        }
        if let Some(Agree::Plan(when)) = agreed {
            out.push_str(",\"when\":\"");
            when.write(out);
            out.push('"');
        }
        out.push('}');
        hash_at
    }
}

impl Fact {
    /// Appends the canonical form of semantics 19.
    pub(super) fn write(&self, program: &Program, out: &mut String) {
        out.push('{');
        match self {
            Self::Drawn {
                chance,
                arm,
                draw,
                visit,
            } => {
                let chance = program.plan().chances.get(chance.index());
                out.push_str("\"arm\":");
                match arm {
                    Arm::Option(option) => write_text(out, program.word(*option)),
                    Arm::Whole(number) => write_whole(out, *number),
                }
                member(out, ",\"chance\":", chance.map_or("", |chance| &chance.id));
                member(out, ",\"draw\":", &format!("{draw:016x}"));
                self.name(",", out);
                if let Some(visit) = visit {
                    write_visit(program, *visit, ",\"n\":", out);
                }
                if let Some(Draws::Arms(arms)) = chance.map(|chance| &chance.draws) {
                    out.push_str(",\"weights\":");
                    list(out, arms, |out, (_, weight)| out.push_str(&weight.to_string()));
                }
            }
            Self::FeltBack { item, rule, correct } => {
                match correct {
                    Some(true) => out.push_str("\"correct\":true,"),
                    Some(false) => out.push_str("\"correct\":false,"),
                    None => {}
                }
                self.name("", out);
                member(out, ",\"item\":", program.item_id(*item));
                out.push_str(",\"rule\":");
                write_whole(out, i64::from(*rule));
            }
            Self::Parked(visit) | Self::Returned(visit) | Self::Moved(visit) => {
                self.name("", out);
                write_visit(program, *visit, ",\"n\":", out);
            }
            Self::Left { visit, how, to } => {
                self.name("", out);
                member(out, ",\"how\":", how.word());
                write_visit(program, *visit, ",\"n\":", out);
                member(out, ",\"to\":", program.step_id(*to));
            }
            Self::Scored {
                scale,
                visit,
                moment,
                score,
                band,
            } => {
                if let Some(band) = band {
                    member(out, "\"band\":", program.word(*band));
                    out.push(',');
                }
                self.name("", out);
                if let Some(moment) = moment {
                    member(out, ",\"moment\":", program.word(*moment));
                }
                out.push_str(",\"n\":");
                write_whole(out, i64::from(visit.n));
                let scale = program.plan().scales.get(scale.index());
                member(out, ",\"scale\":", scale.map_or("", |scale| &scale.id));
                if let Some(score) = score {
                    out.push_str(",\"score\":");
                    write_exact(out, *score);
                }
                member(out, ",\"step\":", program.step_id(visit.step));
            }
            Self::Shuffled { item, visit, order } => {
                self.name("", out);
                member(out, ",\"item\":", program.item_id(*item));
                out.push_str(",\"n\":");
                write_whole(out, i64::from(visit.n));
                out.push_str(",\"order\":");
                words(program, order, out);
                member(out, ",\"step\":", program.step_id(visit.step));
            }
            Self::EntryDue { item, visit, entry } => {
                out.push_str("\"entry\":");
                write_whole(out, i64::from(*entry));
                self.name(",", out);
                member(out, ",\"item\":", program.item_id(*item));
                write_visit(program, *visit, ",\"n\":", out);
            }
            Self::Keeping { item, visit, from } => {
                let plan = program.plan().items.get(item.index()).and_then(Plan::of);
                member(out, "\"every\":", plan.map_or("", |plan| plan.every.word()));
                self.name(",", out);
                member(out, ",\"from\":", &from.to_string());
                member(out, ",\"item\":", program.item_id(*item));
                write_visit(program, *visit, ",\"n\":", out);
                out.push_str(",\"times\":");
                write_whole(out, plan.map_or(0, |plan| i64::from(plan.times)));
            }
            Self::Due(visit) | Self::Released(visit) => {
                self.name("", out);
                write_visit(program, *visit, ",\"n\":", out);
            }
            Self::Waiting { visit, until } => {
                self.name("", out);
                if let Some(launch) = launch(program, visit.step) {
                    member(out, ",\"launch\":", launch);
                }
                write_visit(program, *visit, ",\"n\":", out);
                if let Some(until) = until {
                    member(out, ",\"until\":", &until.to_string());
                }
            }
            Self::Contact(contact) => {
                if let Some(count) = contact.count {
                    out.push_str("\"count\":");
                    write_whole(out, i64::from(count));
                    out.push(',');
                }
                self.name("", out);
                if let Some(form) = contact.form {
                    member(out, ",\"form\":", form.word());
                }
                if !contact.forms.is_empty() {
                    out.push_str(",\"forms\":");
                    list(out, &contact.forms, |out, form| write_text(out, form.word()));
                }
                out.push_str(",\"n\":");
                write_whole(out, i64::from(contact.visit.n));
                if let Some(planned) = contact.planned {
                    member(out, ",\"planned\":", &planned.to_string());
                }
                member(out, ",\"state\":", contact.state.word());
                member(out, ",\"step\":", program.step_id(contact.visit.step));
            }
            Self::Completed(step) | Self::Reopened(step) => {
                self.name("", out);
                member(out, ",\"step\":", program.step_id(*step));
            }
            Self::Upgraded(upgraded) => upgraded.write(out),
            Self::Erased => self.name("", out),
            Self::Replied { to } => {
                self.name("", out);
                out.push_str(",\"to\":");
                write_whole(out, i64::try_from(*to).unwrap_or(i64::MAX));
            }
            Self::Shared { purpose, what, .. } => {
                self.name("", out);
                member(out, ",\"purpose\":", purpose_id(program, *purpose));
                out.push_str(",\"what\":");
                list(out, what, |out, what| write_text(out, program.recap_id(*what)));
            }
            Self::Unshared { purpose, what, .. } => {
                self.name("", out);
                member(out, ",\"purpose\":", purpose_id(program, *purpose));
                member(out, ",\"what\":", program.recap_id(*what));
            }
            Self::Consented { purpose, given } => {
                self.name("", out);
                out.push_str(if *given {
                    ",\"given\":true"
                } else {
                    ",\"given\":false"
                });
                member(out, ",\"purpose\":", purpose_id(program, *purpose));
            }
        }
        out.push('}');
    }

    fn name(&self, before: &str, out: &mut String) {
        out.push_str(before);
        out.push_str("\"fact\":\"");
        out.push_str(self.word());
        out.push('"');
    }
}

/// A member with a text; the key comes with all its signs.
pub(super) fn member(out: &mut String, key: &str, text: &str) {
    out.push_str(key);
    write_text(out, text);
}

/// `n` and `step`, which stand side by side in every fact but those that have something in between.
fn write_visit(program: &Program, visit: VisitOf, key: &str, out: &mut String) {
    out.push_str(key);
    write_whole(out, i64::from(visit.n));
    member(out, ",\"step\":", program.step_id(visit.step));
}

fn step_id<'a>(program: &'a Program, step: &'a Named<StepIx>) -> &'a str {
    match step {
        Named::Known(step) => program.step_id(*step),
        Named::Unknown(id) => id,
    }
}

fn purpose_id(program: &Program, purpose: PurposeIx) -> &str {
    let found = program.plan().purposes.get(purpose.index());
    found.map_or("", |purpose| &purpose.id)
}

fn named_purpose<'a>(program: &'a Program, purpose: &'a Named<PurposeIx>) -> &'a str {
    match purpose {
        Named::Known(purpose) => purpose_id(program, *purpose),
        Named::Unknown(id) => id,
    }
}

const fn form_word(form: &Named<Form>) -> &str {
    match form {
        Named::Known(form) => form.word(),
        Named::Unknown(word) => word,
    }
}

/// What the host opens for an activity.
fn launch(program: &Program, step: StepIx) -> Option<&str> {
    match program.step_at(step).map(|step| &step.kind) {
        Some(StepKind::Activity { launch, .. }) => launch.as_deref(),
        _ => None,
    }
}

fn item_id<'a>(program: &'a Program, item: &'a Named<ItemIx>) -> &'a str {
    match item {
        Named::Known(item) => program.item_id(*item),
        Named::Unknown(id) => id,
    }
}

pub(super) fn list<T>(out: &mut String, entries: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, entry);
    }
    out.push(']');
}

fn words(program: &Program, ids: &[Symbol], out: &mut String) {
    list(out, ids, |out, id| write_text(out, program.word(*id)));
}

fn pairs<T>(out: &mut String, pairs: &[(&str, T)], write: impl Fn(&mut String, &T)) {
    let key = |at: usize| pairs.get(at).map(|(key, _)| *key);
    let sorted = places(pairs.len(), &|a, b| key(a).cmp(&key(b)));
    out.push('{');
    for (index, (key, value)) in sorted.into_iter().filter_map(|at| pairs.get(at)).enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_text(out, key);
        out.push(':');
        write(out, value);
    }
    out.push('}');
}

fn write_given(program: &Program, given: &[(&str, &Constant)], out: &mut String) {
    if given.is_empty() {
        return;
    }
    out.push_str(",\"given\":");
    pairs(out, given, |out, value| match value {
        Constant::Choice(option) => write_text(out, program.word(*option)),
        Constant::Number(number) => write_exact(out, *number),
        Constant::Text(text) => write_text(out, text),
        Constant::Confirm(flag) => out.push_str(if *flag { "true" } else { "false" }),
    });
}

/// A value as it is stored, for what is made of it in memory.
pub(super) fn value_json(program: &Program, kind: &ItemKind, answer: &Answer) -> Json {
    let mut written = String::new();
    write_value(program, kind, answer, &mut written);
    read(&written).unwrap_or_default()
}

/// An entry of a diary as it is stored.
pub(super) fn entry_json(program: &Program, kind: &ItemKind, entry: &Entry) -> Json {
    let mut written = String::new();
    write_inner(program, kind.inner(), &entry.value, &mut written);
    read(&written).unwrap_or_default()
}

/// A value as it is stored.
fn write_value(program: &Program, kind: &ItemKind, answer: &Answer, out: &mut String) {
    match answer {
        Answer::Option(id) => write_text(out, program.word(*id)),
        Answer::Options(ids) | Answer::Ranked(ids) => words(program, ids, out),
        Answer::Flag(false) => out.push_str("false"),
        Answer::Flag(true) | Answer::Done => out.push_str("true"),
        Answer::Text(text) => write_text(out, text),
        Answer::Vault => out.push_str("{\"vault\":true}"),
        Answer::Number(number) => write_exact(out, *number),
        Answer::Day(date) => write_text(out, &date.to_string()),
        Answer::Clock(time) => write_text(out, &time.to_string()),
        Answer::Rows(rows) => {
            let known: &[_] = match kind {
                ItemKind::Likert { rows, .. } | ItemKind::Match { left: rows, .. } => rows,
                _ => &[],
            };
            let given = known.iter().zip(rows);
            let given = given.filter_map(|(row, id)| Some((program.word(row.id), (*id)?)));
            pairs(out, &given.collect::<Vec<_>>(), |out, id| {
                write_text(out, program.word(*id))
            });
        }
        Answer::Gaps(given) => {
            let known: &[_] = match kind {
                ItemKind::Gap { gaps, .. } => gaps,
                _ => &[],
            };
            let given = known.iter().zip(given);
            let given = given.filter_map(|(gap, given)| Some((program.word(gap.id), given.as_ref()?)));
            pairs(out, &given.collect::<Vec<_>>(), |out, given| match given {
                Filling::Option(id) => write_text(out, program.word(*id)),
                Filling::Words(text) => write_text(out, text),
            });
        }
        Answer::Entries(entries) => {
            list(out, entries, |out, entry| {
                write_inner(program, kind.inner(), entry, out)
            });
        }
        Answer::Entry(entry) => write_inner(program, kind.inner(), entry, out),
    }
}

fn write_inner(program: &Program, items: &[Inner], entry: &[Option<Answer>], out: &mut String) {
    // Lists are not nested: `read` takes none inside another.
    let given = items.iter().zip(entry).filter_map(|(item, answer)| {
        let answer = answer
            .as_ref()
            .filter(|answer| !matches!(answer, Answer::Entries(_) | Answer::Entry(_)))?;
        Some((item.id.as_str(), (&item.kind, answer)))
    });
    pairs(out, &given.collect::<Vec<_>>(), |out, (kind, answer)| {
        write_value(program, kind, answer, out)
    });
}
