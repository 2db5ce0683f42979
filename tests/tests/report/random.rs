//! Thousands of random tables of contacts, too large to go through all: a small solver looks for another table with the same
//! published numbers.

use leerpad::report::{Case, ContactFrame, Frame, Held, Threshold, report};

/// Pseudorandom numbers (xorshift), the same at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound) as usize
    }
}

/// Whole unknowns between bounds, and sums of them that are known.
#[derive(Clone)]
struct Puzzle {
    bounds: Vec<(i64, i64)>,
    /// `sum of these = that one`.
    sums: Vec<(Vec<usize>, usize)>,
}

impl Puzzle {
    /// Narrows all bounds by all sums; whether something is still possible.
    fn narrow(&mut self) -> bool {
        loop {
            let before = self.bounds.clone();
            for (parts, whole) in &self.sums {
                let least: i64 = parts.iter().map(|part| self.bounds[*part].0).sum();
                let most: i64 = parts.iter().map(|part| self.bounds[*part].1).sum();
                let (low, high) = &mut self.bounds[*whole];
                (*low, *high) = ((*low).max(least), (*high).min(most));
                let (low, high) = self.bounds[*whole];
                for part in parts {
                    let (own_low, own_high) = self.bounds[*part];
                    self.bounds[*part] = (
                        own_low.max(low - (most - own_high)),
                        own_high.min(high - (least - own_low)),
                    );
                }
            }
            if self.bounds.iter().any(|(low, high)| low > high) {
                return false;
            }
            if before == self.bounds {
                return true;
            }
        }
    }

    /// Whether there is a solution.
    fn solvable(mut self) -> bool {
        if !self.narrow() {
            return false;
        }
        let open = (0..self.bounds.len()).filter(|at| self.bounds[*at].0 < self.bounds[*at].1);
        let Some(at) = open.min_by_key(|at| self.bounds[*at].1 - self.bounds[*at].0) else {
            return true;
        };
        let (low, high) = self.bounds[at];
        (low..=high).any(|value| {
            let mut next = self.clone();
            next.bounds[at] = (value, value);
            next.solvable()
        })
    }

    /// Whether an unknown can be something else than this.
    fn can_differ(&self, at: usize, from: i64) -> bool {
        [(self.bounds[at].0, from - 1), (from + 1, self.bounds[at].1)]
            .into_iter()
            .any(|bounds| {
                let mut other = self.clone();
                other.bounds[at] = bounds;
                bounds.0 <= bounds.1 && other.solvable()
            })
    }
}

fn frame(steps: usize, forms: usize) -> Frame {
    let forms: Vec<String> = ["in-person", "phone", "video", "chat"][..forms]
        .iter()
        .map(|form| (*form).to_owned())
        .collect();
    let contact = |step| ContactFrame {
        step: format!("contact-{step}"),
        forms: forms.clone(),
        with_group: false,
    };
    Frame {
        module: "klein".to_owned(),
        contacts: (0..steps).map(contact).collect(),
        ..Frame::default()
    }
}

#[test]
fn of_thousands_of_tables_none_can_be_worked_out() {
    let mut dice = Dice(88_172_645_463_325_252);
    let (mut withheld, mut told) = (0, 0);
    for _ in 0..3_000 {
        let (steps, forms, all) = (1 + dice.below(4), 1 + dice.below(4), 5 + dice.below(60));
        let frame = frame(steps, forms);
        // Some forms are rare, some contacts too.
        let rare = 1 + dice.below(6) as u64;
        let mut cases = vec![Case::default(); all];
        for case in &mut cases {
            for contact in &frame.contacts {
                let form = dice.below(forms as u64) * usize::from(dice.below(rare) == 0);
                if dice.below(4) > 0 {
                    let form = contact.forms[form].clone();
                    case.contacts
                        .insert(contact.step.clone(), Held { form, count: None });
                }
            }
        }
        let made = report(&frame, &cases, Threshold::new(3 + dice.below(5)).unwrap());
        let rows: Vec<_> = made
            .rows
            .iter()
            .filter(|row| row.table.word() == "contacts")
            .collect();
        if made.rows[0].value.is_none() {
            assert_eq!(made.withheld(), made.rows.len());
            continue;
        }
        let truth: Vec<i64> = rows
            .iter()
            .map(|row| crate::truth::of(row, &cases).unwrap().0)
            .collect();
        let find = |of: &str, part: &str| rows.iter().position(|row| row.of == of && row.part == part);
        let mut puzzle = Puzzle {
            bounds: rows
                .iter()
                .zip(&truth)
                .map(|(row, truth)| match row.value {
                    Some(_) => (*truth, *truth),
                    None if row.of.is_empty() => (0, (all * steps) as i64),
                    None => (0, all as i64),
                })
                .collect(),
            sums: Vec::new(),
        };
        for part in frame.contacts[0].forms.iter().map(String::as_str).chain([""]) {
            let of_steps = frame
                .contacts
                .iter()
                .filter_map(|contact| find(&contact.step, part));
            let of_steps: Vec<usize> = of_steps.collect();
            if !of_steps.is_empty() {
                puzzle.sums.push((of_steps, find("", part).unwrap()));
            }
        }
        for of in frame
            .contacts
            .iter()
            .map(|contact| contact.step.as_str())
            .chain([""])
        {
            let of_forms = frame.contacts[0].forms.iter().filter_map(|form| find(of, form));
            let of_forms: Vec<usize> = of_forms.collect();
            if !of_forms.is_empty() {
                puzzle.sums.push((of_forms, find(of, "").unwrap()));
            }
        }
        for (at, row) in rows.iter().enumerate() {
            if row.value.is_some() {
                told += 1;
            } else {
                withheld += 1;
                assert!(
                    puzzle.can_differ(at, truth[at]),
                    "{row:?} can be worked out in\n{rows:#?}"
                );
            }
        }
    }
    assert!(
        withheld > 5_000 && told > 5_000,
        "{withheld} withheld, {told} told"
    );
}
