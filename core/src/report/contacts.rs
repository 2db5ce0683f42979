//! Contacts held: together, by form, by step, by both; and how many people came to those with a group.
//!
//! A session counts once at a step: for the last contact that was held there.

use super::case::Case;
use super::frame::Frame;
use super::ladder::Ladder;
use super::pool::{Part, published};
use super::row::{Figure, Rows, Table, whole};
use super::threshold::Threshold;

/// Sessions with a contact held, by step and form.
struct Grid {
    /// How many sessions there are.
    all: usize,
    forms: Vec<String>,
    /// Per step, per form.
    cells: Vec<Vec<usize>>,
}

impl Grid {
    fn of(frame: &Frame, cases: &[Case]) -> Self {
        let mut forms: Vec<String> = Vec::new();
        for form in frame.contacts.iter().flat_map(|contact| &contact.forms) {
            if !forms.contains(form) {
                forms.push(form.clone());
            }
        }
        let count = |step: &str, form: &String| {
            let held = cases.iter().filter_map(|case| case.contacts.get(step));
            held.filter(|held| held.form == *form).count()
        };
        let row = |step: &str| forms.iter().map(|form| count(step, form)).collect();
        Self {
            all: cases.len(),
            cells: frame.contacts.iter().map(|contact| row(&contact.step)).collect(),
            forms,
        }
    }

    fn steps(&self) -> Vec<usize> {
        self.cells.iter().map(|row| row.iter().sum()).collect()
    }

    /// Of some forms: the contacts, and the people at the step where they were most: so many there are at least.
    fn part(&self, is_in: &dyn Fn(usize) -> bool) -> Part {
        let of_step = |row: &Vec<usize>| -> usize {
            let inside = row.iter().enumerate().filter(|(at, _)| is_in(*at));
            inside.map(|(_, count)| *count).sum()
        };
        let sums = || self.cells.iter().map(of_step);
        Part {
            people: sums().max().unwrap_or(0),
            size: sums().sum(),
        }
    }

    /// Whether the sum of the steps that are withheld says nothing about a few: not about those who had a contact there, nor
    /// about those who had none. Of one step the sum is its count.
    fn sum_is_open(&self, by_step: &[bool], threshold: Threshold) -> bool {
        let withheld = || self.cells.iter().zip(by_step).filter(|(_, is_open)| !**is_open);
        let held = || withheld().map(|(row, _)| row.iter().sum::<usize>());
        let most = held().max().unwrap_or(0);
        let missed = held()
            .map(|held| self.all.saturating_sub(held))
            .max()
            .unwrap_or(0);
        held().count() != 1 && !threshold.is_small(most) && !threshold.is_small(missed)
    }

    fn is_clean(&self, threshold: Threshold) -> bool {
        let mut cells = self.cells.iter().flatten();
        cells.all(|count| !threshold.is_small(*count))
    }
}

/// What of a grid is published.
struct Open {
    total: bool,
    forms: Vec<bool>,
    steps: Vec<bool>,
    cells: Vec<Vec<bool>>,
}

impl Open {
    fn of(grid: &Grid, frame: &Frame, ladder: &mut Ladder) -> Self {
        let threshold = ladder.threshold();
        let steps = grid.steps();
        // From many to few, so that which are published does not depend on their order in the module.
        let mut sizes = steps.clone();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes.dedup();
        sizes.retain(|size| ladder.admit(*size));
        let by_step: Vec<bool> = steps.iter().map(|held| sizes.contains(held)).collect();
        let all_steps = by_step.iter().all(|is_open| *is_open);
        let clean = all_steps && grid.is_clean(threshold);
        let total = grid.sum_is_open(&by_step, threshold);

        let parts: Vec<Part> = (0..grid.forms.len())
            .map(|form| grid.part(&|at| at == form))
            .collect();
        let together = |few: &[bool]| grid.part(&|at| few.get(at) == Some(&true)).people;
        let forms = match (total, frame.contacts_are_alike()) {
            (true, true) => published(&parts, threshold, &together),
            // Where one step has a form that another lacks, sums by form tell of single cells.
            (_, false) => vec![clean; parts.len()],
            (false, true) => vec![false; parts.len()],
        };
        let whole = clean && forms.iter().all(|form| *form);
        let mut open = Self {
            total,
            cells: vec![vec![whole; grid.forms.len()]; grid.cells.len()],
            forms,
            steps: by_step,
        };
        open.follow(grid, frame, &steps);
        open
    }

    /// What follows from what is published is published: a nought under a nought, all of what has only one place to be.
    fn follow(&mut self, grid: &Grid, frame: &Frame, steps: &[usize]) {
        let several = steps.iter().filter(|held| **held > 0).count() > 1;
        let rows = self.cells.iter_mut().zip(steps.iter().zip(&self.steps));
        for ((row, (held, is_told)), contact) in rows.zip(&frame.contacts) {
            for (form, cell) in row.iter_mut().enumerate() {
                let is_open = self.forms.get(form) == Some(&true);
                let of_form = grid.part(&|at| at == form).size;
                let nought = (*is_told && *held == 0) || (is_open && of_form == 0);
                let only = (*is_told && contact.forms.len() == 1) || (!several && is_open);
                *cell = *cell || nought || only;
            }
        }
        for (form, (id, is_open)) in grid.forms.iter().zip(&mut self.forms).enumerate() {
            let offered = frame
                .contacts
                .iter()
                .zip(&self.cells)
                .filter(|(contact, _)| contact.forms.contains(id));
            let mut cells = offered.map(|(_, row)| row.get(form) == Some(&true));
            *is_open = *is_open || cells.all(|cell| cell);
        }
    }
}

pub(super) fn tell(rows: &mut Rows, frame: &Frame, cases: &[Case], ladder: &mut Ladder) {
    if frame.contacts.is_empty() {
        return;
    }
    let grid = Grid::of(frame, cases);
    let open = Open::of(&grid, frame, ladder);
    let mut put = |of: &str, part: &str, figure, count: usize, is_open: bool| {
        rows.put(
            Table::Contacts,
            (of, part, None),
            figure,
            is_open.then(|| whole(count)),
        );
    };
    let all = grid.part(&|_| true).size;
    put("", "", Figure::Contacts, all, open.total);
    for ((at, form), is_open) in grid.forms.iter().enumerate().zip(&open.forms) {
        put(
            "",
            form,
            Figure::Contacts,
            grid.part(&|form| form == at).size,
            *is_open,
        );
    }
    for ((step, held), is_open) in frame.contacts.iter().zip(grid.steps()).zip(&open.steps) {
        put(&step.step, "", Figure::Sessions, held, *is_open);
    }
    if frame.contacts.len() > 1 {
        for ((step, row), is_open) in frame.contacts.iter().zip(&grid.cells).zip(&open.cells) {
            for ((form, count), is_open) in grid.forms.iter().zip(row).zip(is_open) {
                if step.forms.contains(form) {
                    put(&step.step, form, Figure::Sessions, *count, *is_open);
                }
            }
        }
    }
    attendance(rows, frame, cases, ladder.threshold());
}

/// Heads were counted, and nothing else is known of them: each step speaks for itself, the total follows from the steps.
fn attendance(rows: &mut Rows, frame: &Frame, cases: &[Case], threshold: Threshold) {
    let groups = frame.contacts.iter().filter(|contact| contact.with_group);
    let people = |step: &str| -> usize {
        let held = cases.iter().filter_map(|case| case.contacts.get(step));
        let counts = held.filter_map(|held| usize::try_from(held.count?).ok());
        counts.sum()
    };
    let counts: Vec<(&str, usize)> = groups
        .map(|contact| (contact.step.as_str(), people(&contact.step)))
        .collect();
    let all_open = counts.iter().all(|(_, people)| !threshold.is_small(*people));
    if counts.len() > 1 {
        let sum: usize = counts.iter().map(|(_, people)| people).sum();
        let sum = all_open.then(|| whole(sum));
        rows.put(Table::Attendance, ("", "", None), Figure::People, sum);
    }
    for (step, people) in counts {
        let count = (!threshold.is_small(people)).then(|| whole(people));
        rows.put(Table::Attendance, (step, "", None), Figure::People, count);
    }
}
