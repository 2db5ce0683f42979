//! Reading on after a fault: traps are mended, what cannot be mended is taken out, and the text is read again.

use super::build::{self, Reading};
use super::lines::{self, Found, Line, Mend};
use super::patch::{Patched, replace, span};
use super::tree::Node;
use super::yaml::Fault;
use super::{faults, quote};
use crate::ground::problem::{Problem, Rule};

/// Readings of one text at most, and bytes read again at most: what keeps reading linear.
const READINGS: usize = 20;
const BYTES: usize = 4 * 1024 * 1024;

/// A range of lines that was taken out.
#[derive(Clone, Copy)]
struct Gone {
    first: usize,
    end: usize,
    /// Only the value went; the key is still there.
    key_stays: bool,
}

struct Repair<'a> {
    text: &'a str,
    lines: &'a [Line],
    number: u16,
    found: Found,
    gone: Vec<Gone>,
}

/// Mends what the raw lines explain and reads on after each further fault.
pub(super) fn recover(text: &str, number: u16, first: Reading) -> (Node, Vec<Problem>) {
    let lines = lines::split(text);
    let mut found = lines::scan(text, &lines, number);
    odd_characters(text, number, &mut found);
    let mut repair = Repair {
        text,
        lines: &lines,
        number,
        found,
        gone: Vec::new(),
    };
    let mut reading = if repair.found.edits.is_empty() {
        first
    } else {
        repair.read()
    };
    let most = (BYTES / text.len().max(1)).clamp(2, READINGS);
    for _ in 0..most {
        let Some(fault) = reading.fault.take() else {
            break;
        };
        if !repair.take_out(&fault) {
            break;
        }
        reading = repair.read();
    }
    if let Some(fault) = reading.fault.take() {
        repair.take_out(&fault);
    }
    let mut problems = repair.found.problems;
    problems.append(&mut reading.problems);
    (reading.node, problems)
}

/// A control character that no text has.
pub(super) const fn is_odd(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f
}

/// The first backslash that stands for nothing inside double quotes, with the sign after it.
fn bad_escape(body: &str) -> Option<(usize, usize)> {
    let mut signs = body.char_indices();
    while let Some((slash, sign)) = signs.next() {
        if sign != '\\' {
            continue;
        }
        let (at, sign) = signs.next()?;
        let digits = match sign {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ if "0abt\tnvfre \"/\\N_LP".contains(sign) => continue,
            _ => return Some((slash, at + sign.len_utf8())),
        };
        let code = body.get(at + 1..at + 1 + digits);
        if !code.is_some_and(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit())) {
            return Some((slash, at + 1));
        }
    }
    None
}

/// Takes control characters out; some readers stop at them. One problem for all, at the first.
fn odd_characters(text: &str, number: u16, found: &mut Found) {
    let mut fix = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if is_odd(byte) {
            fix.push(replace(number, at, at + 1, ""));
        }
    }
    if let Some(first) = fix.first() {
        let mut problem = Problem::new(&faults::ODD_CHARACTER, first.span);
        found.edits.extend(fix.iter().cloned().map(Mend::alone));
        problem.fix = fix;
        found.problems.push(problem);
    }
}

impl Repair<'_> {
    fn read(&mut self) -> Reading {
        self.found.broken.sort_unstable();
        let patched = Patched::new(self.text, self.found.edits.iter().map(|mend| &mend.edit));
        build::read(self.text, Some(&patched), &self.found.broken, self.number)
    }

    fn body(&self, line: Line) -> &str {
        self.text.get(line.body..line.end).unwrap_or("")
    }

    /// The line of a fault: the one it stands on, or the last before it that has something on it.
    fn line_of(&self, at: usize) -> usize {
        let index = self
            .lines
            .partition_point(|line| line.start <= at)
            .saturating_sub(1);
        (0..=index)
            .rev()
            .find(|index| self.lines.get(*index).is_some_and(|line| !line.is_blank()))
            .unwrap_or(index)
    }

    /// Reports a fault, unless it follows from one that was reported, and takes its part out. False when nothing is left.
    fn take_out(&mut self, fault: &Fault) -> bool {
        let index = self.line_of(fault.at);
        let Some(line) = self.lines.get(index).copied() else {
            return false;
        };
        let known = self
            .gone
            .iter()
            .position(|gone| (gone.first..gone.end).contains(&index));
        let Some(known) = known else {
            self.found.problems.push(self.problem(fault, line));
            let end = self.block_end(index);
            let whole = std::ptr::eq(fault.rule, &raw const faults::WRONG_INDENT);
            let value = self.value_of(index).filter(|_| !whole);
            let key_stays = value.is_some();
            if let Some((at, below)) = value {
                self.blank(index + 1, below);
                self.drop_edits(at, line.end);
                let stand_in = replace(self.number, at, line.end, "x");
                self.found.edits.push(Mend::alone(stand_in));
                self.found.broken.push(at);
            } else {
                self.blank(index, end);
            }
            self.gone.push(Gone {
                first: index,
                end,
                key_stays,
            });
            return true;
        };
        let Some(gone) = self.gone.get(known).copied() else {
            return false;
        };
        if gone.key_stays {
            self.blank(gone.first, gone.end);
            self.gone.push(Gone {
                key_stays: false,
                ..gone
            });
            self.gone.swap_remove(known);
            return true;
        }
        // The fault is not in what is gone, so it is in what holds it.
        let Some(first) = self.parent(gone.first) else {
            return false;
        };
        let end = self.block_end(first).max(gone.end);
        self.blank(first, end);
        self.gone.retain(|gone| gone.first < first || gone.end > end);
        self.gone.push(Gone {
            first,
            end,
            key_stays: false,
        });
        true
    }

    /// A fault with its place: one sign where the sign is to blame, else its line.
    fn problem(&self, fault: &Fault, line: Line) -> Problem {
        let is = |rule: &'static Rule| std::ptr::eq(fault.rule, rule);
        let at = fault.at.clamp(line.body, line.end.max(line.body));
        let sign = self.text.get(at..line.end).unwrap_or("");
        let body = self.text.get(line.body..line.end).unwrap_or("");
        if is(&faults::BAD_ESCAPE)
            && let Some((slash, end)) = bad_escape(body)
        {
            let (from, to) = (line.body + slash, line.body + end);
            let place = span(self.number, from, to);
            return Problem::new(fault.rule, place).fixed_by(span(self.number, from, from), "\\");
        }
        if is(&faults::WRONG_BRACKET)
            && let Some(bracket) = body.rfind([']', '}'])
        {
            let from = line.body + bracket;
            return Problem::new(fault.rule, span(self.number, from, from + 1));
        }
        if (is(&faults::TEXT_STARTS_WITH_SIGN) || is(&faults::INSIDE_BRACKETS)) && !sign.is_empty() {
            let end = at
                + sign
                    .find([',', ']', '}'])
                    .filter(|end| *end > 0)
                    .unwrap_or(sign.len());
            return Problem::new(fault.rule, span(self.number, at, end));
        }
        Problem::new(fault.rule, span(self.number, line.body, line.end.max(line.body)))
    }

    fn block_end(&self, index: usize) -> usize {
        lines::block_end(self.text, self.lines, index)
    }

    /// Where the value on a line begins, after dashes and a key, and the line after all that belongs to it.
    fn value_of(&self, index: usize) -> Option<(usize, usize)> {
        let line = *self.lines.get(index)?;
        let mut at = line.body;
        let mut column = None;
        loop {
            let rest = self.text.get(at..line.end)?;
            if !lines::is_dash(rest) {
                break;
            }
            column = Some(at - line.start);
            at = line.end - rest.get(1..)?.trim_start().len();
        }
        let rest = self.text.get(at..line.end)?;
        if let Some((_, after)) = quote::key(rest) {
            column = Some(at - line.start);
            at = line.end - rest.get(after..)?.trim_start().len();
        }
        let column = column?;
        let below = self
            .lines
            .iter()
            .enumerate()
            .skip(index + 1)
            .find(|(_, line)| !line.is_blank() && line.indent() <= column)
            .map_or(self.lines.len(), |(below, _)| below);
        (at < line.end).then_some((at, below))
    }

    /// The nearest line above that begins further left.
    fn parent(&self, index: usize) -> Option<usize> {
        let indent = self.lines.get(index)?.indent();
        let above = |at: &usize| {
            self.lines.get(*at).is_some_and(|line| {
                !line.is_blank() && line.indent() < indent && !self.body(*line).starts_with('#')
            })
        };
        (0..index).rev().find(above)
    }

    /// Forgets the edits in a range, each with its group.
    fn drop_edits(&mut self, from: usize, to: usize) {
        let hit = |mend: &Mend| mend.edit.span.end as usize >= from && mend.edit.span.start as usize <= to;
        let hit_groups = self.found.edits.iter().filter(|mend| mend.group > 0 && hit(mend));
        let mut groups: Vec<usize> = hit_groups.map(|mend| mend.group).collect();
        groups.sort_unstable();
        let falls = |mend: &Mend| hit(mend) || groups.binary_search(&mend.group).is_ok();
        self.found.edits.retain(|mend| !falls(mend));
    }

    /// Makes lines empty; their bytes stay, so nothing moves.
    fn blank(&mut self, first: usize, end: usize) {
        let (Some(from), Some(to)) = (self.lines.get(first), self.lines.get(end.saturating_sub(1))) else {
            return;
        };
        if end <= first {
            return;
        }
        let (from, to) = (from.start, to.end);
        self.drop_edits(from, to);
        for line in self.lines.iter().take(end).skip(first) {
            if line.end > line.start {
                let white = " ".repeat(line.end - line.start);
                let blank = replace(self.number, line.start, line.end, &white);
                self.found.edits.push(Mend::alone(blank));
            }
        }
    }
}
