//! What a report can speak of: the steps, contacts and scales of a module, over its versions.

use std::sync::Arc;

use crate::ground::number::Number;
use crate::module::plan::{ItemKind, Plan, Scale, Step, StepKind, With};
use crate::program::{PlaceKind, Program};

/// What a module has, told by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The module.
    pub module: String,
    /// Steps and sections that can be done, in document order. Contacts are in tables of their own.
    pub steps: Vec<String>,
    /// Contacts with a guide or a group, in document order.
    pub contacts: Vec<ContactFrame>,
    /// Scales and subscales with a score, in document order.
    pub scales: Vec<ScaleFrame>,
}

/// A contact of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactFrame {
    /// Its step.
    pub step: String,
    /// The forms it can be held in.
    pub forms: Vec<String>,
    /// It is held with a group, and heads may be counted.
    pub with_group: bool,
}

/// A scale of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleFrame {
    /// Its id.
    pub id: String,
    /// Least and greatest score that can come out.
    pub range: (Number, Number),
    /// Its score is that of one question with options, so it may take few values.
    pub is_coarse: bool,
    /// It is measured in more than one step.
    pub is_repeated: bool,
    /// Whether less is better, where the author said so.
    pub lower_is_better: Option<bool>,
    /// Its bands, lowest first.
    pub bands: Vec<String>,
}

impl Frame {
    /// The frame of some versions of one module. What only an older one has comes after what the first has.
    #[must_use]
    pub fn of(programs: &[Arc<Program>]) -> Self {
        let mut frame = Self::default();
        for program in programs {
            if frame.module.is_empty() {
                program.plan().id.clone_into(&mut frame.module);
            }
            frame.take(program);
        }
        frame
    }

    /// Whether all contacts can be held in the same forms.
    pub(super) fn contacts_are_alike(&self) -> bool {
        let mut contacts = self.contacts.iter();
        let Some(first) = contacts.next() else {
            return true;
        };
        contacts.all(|contact| {
            contact.forms.len() == first.forms.len()
                && contact.forms.iter().all(|form| first.forms.contains(form))
        })
    }

    fn take(&mut self, program: &Program) {
        let plan = program.plan();
        for (at, step) in (0..).zip(&plan.steps) {
            let kind = program.index().place(at).map(|place| place.kind);
            if matches!(
                kind,
                None | Some(PlaceKind::End | PlaceKind::PartEnd | PlaceKind::Return)
            ) {
                continue;
            }
            match contact_of(step) {
                // With whom of their own somebody spoke is not for others to count.
                Some((With::Supporter, _)) => {}
                Some((_, contact)) => self.take_contact(contact),
                None if !self.steps.contains(&step.id) => self.steps.push(step.id.clone()),
                None => {}
            }
        }
        for scale in &plan.scales {
            self.take_scale(program, scale);
        }
    }

    fn take_contact(&mut self, contact: ContactFrame) {
        match self.contacts.iter_mut().find(|known| known.step == contact.step) {
            Some(known) => {
                known.with_group |= contact.with_group;
                add_missing(&mut known.forms, contact.forms);
            }
            None => self.contacts.push(contact),
        }
    }

    fn take_scale(&mut self, program: &Program, scale: &Scale) {
        let (Some(range), Some(_)) = (scale.range, &scale.score) else {
            return;
        };
        let bands = scale.bands.iter().map(|band| program.word(band.id).to_owned());
        let bands: Vec<String> = bands.collect();
        let is_coarse = is_coarse(program.plan(), scale);
        let Some(known) = self.scales.iter_mut().find(|known| known.id == scale.id) else {
            self.scales.push(ScaleFrame {
                id: scale.id.clone(),
                range,
                is_coarse,
                is_repeated: scale.measures.len() > 1,
                lower_is_better: scale.lower_is_better,
                bands,
            });
            return;
        };
        known.range = (known.range.0.min(range.0), known.range.1.max(range.1));
        known.is_coarse |= is_coarse;
        known.is_repeated |= scale.measures.len() > 1;
        add_missing(&mut known.bands, bands);
    }
}

fn add_missing(known: &mut Vec<String>, further: Vec<String>) {
    for id in further {
        if !known.contains(&id) {
            known.push(id);
        }
    }
}

fn is_coarse(plan: &Plan, scale: &Scale) -> bool {
    let [operand] = scale.operands.as_slice() else {
        return false;
    };
    let kind = plan.items.get(operand.item.index()).map(|item| &item.kind);
    !matches!(kind, Some(ItemKind::Scale { .. } | ItemKind::Number { .. }))
}

/// The contact that a step is.
fn contact_of(step: &Step) -> Option<(With, ContactFrame)> {
    match &step.kind {
        StepKind::Contact { with, forms, .. } => Some((
            *with,
            ContactFrame {
                step: step.id.clone(),
                forms: forms.iter().map(|form| form.word().to_owned()).collect(),
                with_group: *with == With::Group,
            },
        )),
        _ => None,
    }
}
