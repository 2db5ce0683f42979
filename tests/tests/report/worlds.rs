//! Small modules, and every way in which one session can go through them.

use leerpad::ground::number::Number;
use leerpad::report::{Case, ContactFrame, Frame, Held, ScaleFrame, Scored};

fn frame(steps: &[&str]) -> Frame {
    Frame {
        module: "klein".to_owned(),
        steps: steps.iter().map(|step| (*step).to_owned()).collect(),
        ..Frame::default()
    }
}

fn case(done: &[&str]) -> Case {
    Case {
        done: done.iter().map(|step| (*step).to_owned()).collect(),
        ..Case::default()
    }
}

fn contact(step: &str, forms: &[&str], with_group: bool) -> ContactFrame {
    ContactFrame {
        step: step.to_owned(),
        forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        with_group,
    }
}

fn held(case: &Case, step: &str, form: &str, count: Option<u32>) -> Case {
    let mut case = case.clone();
    let held = Held {
        form: form.to_owned(),
        count,
    };
    case.contacts.insert(step.to_owned(), held);
    case
}

/// Three steps and the end, each after the one before.
pub fn one_after_the_other() -> (Frame, Vec<Case>) {
    let steps = ["a", "b", "c"];
    let mut kinds: Vec<Case> = (0..=3).map(|far| case(&steps[..far])).collect();
    kinds.push(Case {
        completed: true,
        ..case(&steps)
    });
    (frame(&steps), kinds)
}

/// A menu of two, done in any order, with the section that is done when both are.
pub fn in_any_order() -> (Frame, Vec<Case>) {
    let kinds = [&[][..], &["a"], &["b"], &["a", "b", "menu"]];
    (
        frame(&["menu", "a", "b"]),
        kinds.iter().map(|done| case(done)).collect(),
    )
}

/// One contact, in three forms, after a step.
pub fn one_contact() -> (Frame, Vec<Case>) {
    let mut frame = frame(&["a"]);
    let forms = ["in-person", "phone", "chat"];
    frame.contacts = vec![contact("praten", &forms, false)];
    let done = case(&["a"]);
    let mut kinds = vec![case(&[]), done.clone()];
    kinds.extend(forms.iter().map(|form| held(&done, "praten", form, None)));
    (frame, kinds)
}

/// Two contacts, each held or not, in two forms.
pub fn two_contacts() -> (Frame, Vec<Case>) {
    let mut frame = frame(&[]);
    let forms = ["phone", "chat"];
    frame.contacts = vec![contact("eerst", &forms, false), contact("dan", &forms, false)];
    let mut kinds = Vec::new();
    let ways = |from: &Case, step: &str| {
        let mut ways = vec![from.clone()];
        ways.extend(forms.iter().map(|form| held(from, step, form, None)));
        ways
    };
    for first in ways(&case(&[]), "eerst") {
        kinds.extend(ways(&first, "dan"));
    }
    (frame, kinds)
}

/// The second contact is reached only by who held the first; between them a step.
pub fn contact_after_contact() -> (Frame, Vec<Case>) {
    let mut frame = frame(&["a"]);
    let forms = ["phone", "chat"];
    frame.contacts = vec![contact("eerst", &forms, false), contact("dan", &forms, false)];
    let mut kinds = vec![case(&[])];
    for first in forms {
        kinds.push(held(&case(&[]), "eerst", first, None));
        let further = held(&case(&["a"]), "eerst", first, None);
        kinds.extend(forms.map(|second| held(&further, "dan", second, None)));
    }
    (frame, kinds)
}

/// One contact by phone only, one by phone or in person.
pub fn contacts_unlike() -> (Frame, Vec<Case>) {
    let mut frame = frame(&[]);
    frame.contacts = vec![
        contact("bellen", &["phone"], false),
        contact("praten", &["phone", "in-person"], false),
    ];
    let mut kinds = Vec::new();
    for first in [case(&[]), held(&case(&[]), "bellen", "phone", None)] {
        kinds.push(first.clone());
        kinds.push(held(&first, "praten", "phone", None));
        kinds.push(held(&first, "praten", "in-person", None));
    }
    (frame, kinds)
}

/// A contact with a group: not held, held and not counted, held with one to four.
pub fn groups() -> (Frame, Vec<Case>) {
    let mut frame = frame(&["a"]);
    frame.contacts = vec![contact("samen", &["in-person"], true)];
    let mut kinds = vec![case(&[]), case(&["a"])];
    kinds.extend(
        [None, Some(1), Some(2), Some(3), Some(4)]
            .map(|count| held(&case(&["a"]), "samen", "in-person", count)),
    );
    (frame, kinds)
}

fn scored(score: i32, most: i32) -> Scored {
    let band = if score == 0 {
        "laag"
    } else if score < most {
        "midden"
    } else {
        "hoog"
    };
    Scored {
        score: Number::from(score),
        band: Some(band.to_owned()),
    }
}

fn scale(most: i32, is_coarse: bool, is_repeated: bool) -> ScaleFrame {
    ScaleFrame {
        id: "druk".to_owned(),
        range: (Number::from(0), Number::from(most)),
        is_coarse,
        is_repeated,
        lower_is_better: Some(true),
        bands: ["laag", "midden", "hoog"].map(str::to_owned).to_vec(),
    }
}

fn measured(scores: &[i32], most: i32) -> Case {
    let mut case = case(&[]);
    let scores = scores.iter().map(|score| scored(*score, most)).collect();
    case.scores.insert("druk".to_owned(), scores);
    case
}

/// A scale from 0 to 2 with a band for each; nobody measured, once, or twice. Of twice only some ways, as all would be many.
pub fn scores(most: i32) -> (Frame, Vec<Case>) {
    let mut frame = frame(&[]);
    frame.scales = vec![scale(most, false, true)];
    let mut kinds = vec![case(&[])];
    kinds.extend((0..=most).map(|first| measured(&[first], most)));
    for first in 0..=most {
        kinds.extend((0..=most).map(|last| measured(&[first, last], most)));
    }
    (frame, kinds)
}

/// A scale measured once.
pub fn scores_once(most: i32) -> (Frame, Vec<Case>) {
    let mut frame = frame(&[]);
    frame.scales = vec![scale(most, false, false)];
    let mut kinds = vec![case(&[])];
    kinds.extend((0..=most).map(|first| measured(&[first], most)));
    (frame, kinds)
}

/// One question with two answers, 0 and 1, measured twice.
pub fn coarse() -> (Frame, Vec<Case>) {
    let mut frame = frame(&[]);
    let mut scale = scale(1, true, true);
    scale.bands = ["laag", "hoog"].map(str::to_owned).to_vec();
    frame.scales = vec![scale];
    let mut kinds = vec![case(&[]), measured(&[0], 1), measured(&[1], 1)];
    for first in 0..=1 {
        kinds.extend((0..=1).map(|last| measured(&[first, last], 1)));
    }
    (frame, kinds)
}
