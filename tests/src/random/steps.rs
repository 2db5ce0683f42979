//! The steps of a random module: their kinds, ways and attributes.

use std::fmt::Write as _;

use super::known::{Item, Kind};
use super::module::{Part, Writer, quoted};

impl Writer<'_> {
    pub(super) fn list(&mut self, out: &mut String, level: usize, size: usize) {
        let ids: Vec<String> = (0..size).map(|_| self.id("s")).collect();
        for (place, id) in ids.iter().enumerate() {
            self.step(out, level, id, &ids[place + 1..], &ids[..place]);
        }
    }

    fn step(&mut self, out: &mut String, level: usize, id: &str, later: &[String], before: &[String]) {
        let indent = &"  ".repeat(level);
        let top = level == 1;
        let when = (!before.is_empty() && self.dice.chance(25)).then(|| self.known.condition(self.dice, 1));
        let kind = self.dice.below(100);
        let measurable = self.known.scales.len() + self.known.unmeasured.len();
        let (mut children, mut is_menu, mut is_part) = (None, false, false);
        if kind < 15 && level < 6 {
            (children, is_menu) = self.section(out, indent, id);
        } else if kind < 25 && measurable > 0 {
            self.measure(out, indent, id);
        } else if kind < 33 {
            self.reflection(out, indent, id);
        } else if kind < 38 && self.share(out, indent, id) {
            // A place like any other from here on.
        } else if kind < 46 && self.waiting(out, indent, id, later) {
            // Likewise; its ways are of its own.
        } else if kind < 48 {
            let pipe = self.pipe();
            let _ = write!(
                out,
                "{indent}- step: {id}\n{indent}  title: Lees dit\n{indent}  body: |\n{indent}    Een **tekst** van {id}.{pipe}\n"
            );
        } else if kind < 52 && top && !later.is_empty() && self.dice.chance(40) {
            let _ = write!(out, "{indent}- end: {id}\n{indent}  say: Klaar.\n");
            self.summary(out, indent);
            return self.when(out, indent, when.as_deref());
        } else if let (52..58, Some(part)) = (kind, self.part.clone())
            && !(self.in_menu && part.has_entries)
        {
            self.part(out, indent, id, &part);
            is_part = true;
        } else {
            let _ = write!(
                out,
                "{indent}- exercise: {id}\n{indent}  title: Doe dit\n{indent}  items:\n"
            );
            let count = 1 + self.dice.below(4);
            for _ in 0..count {
                self.item(out, indent, later);
            }
        }
        self.when(out, indent, when.as_deref());
        self.attributes(out, indent, id, children.is_some() || is_part, [before, later]);
        if let Some(children) = children {
            let _ = writeln!(out, "{indent}  steps:");
            let around = self.in_menu;
            self.in_menu |= is_menu;
            self.list(out, level + 2, children);
            self.in_menu = around;
        } else if !is_part {
            self.known.places.push(id.to_owned());
        }
        self.known.steps.push(id.to_owned());
    }

    fn section(&mut self, out: &mut String, indent: &str, id: &str) -> (Option<usize>, bool) {
        let children = 2 + self.dice.below(3);
        let _ = write!(out, "{indent}- section: {id}\n{indent}  title: Een deel\n");
        let free = self.dice.chance(60);
        if free {
            let need = *self.dice.pick(&["all", "any", "2"]);
            let _ = write!(out, "{indent}  order: free\n{indent}  need: {need}\n");
        }
        (Some(children), free)
    }

    fn measure(&mut self, out: &mut String, indent: &str, id: &str) {
        let family =
            if !self.known.unmeasured.is_empty() && (self.known.scales.is_empty() || self.dice.chance(60)) {
                let mut family = self.known.unmeasured.remove(0);
                let items = family[0].home.take().unwrap_or_default();
                self.known.items.extend(items);
                let ids: Vec<String> = family.iter().map(|scale| scale.id.clone()).collect();
                self.known.families.push(ids.clone());
                self.known.scales.append(&mut family);
                ids
            } else {
                self.dice.pick(&self.known.families).clone()
            };
        let moment = self
            .dice
            .chance(80)
            .then(|| ["before", "after"][self.dice.below(2)].to_owned());
        let _ = write!(out, "{indent}- measure: {id}\n{indent}  scale: {}\n", family[0]);
        let Some(moment) = moment else { return };
        let _ = writeln!(out, "{indent}  moment: {moment}");
        for scale in &mut self.known.scales {
            if family.contains(&scale.id) && !scale.moments.contains(&moment) {
                scale.moments.push(moment.clone());
            }
        }
    }

    fn reflection(&mut self, out: &mut String, indent: &str, id: &str) {
        let _ = writeln!(out, "{indent}- reflection: {id}");
        if self.dice.chance(30) {
            let _ = write!(
                out,
                "{indent}  watch:\n{indent}    words: [angst]\n{indent}    show: help\n"
            );
        }
        if self.dice.chance(60) {
            let _ = writeln!(out, "{indent}  ask: Wat neem je mee?");
            self.known.items.push(Item {
                id: id.to_owned(),
                kind: Kind::Private,
                has_correct: false,
            });
            return;
        }
        let (first, second) = (self.id("i"), self.id("i"));
        let _ = write!(
            out,
            "{indent}  items:\n{indent}    - words: {first}\n{indent}      ask: Wat zag je?\n{indent}    - confirm: {second}\n{indent}      ask: Klaar?\n"
        );
        self.known.items.push(Item {
            id: first,
            kind: Kind::Private,
            has_correct: false,
        });
        self.known.items.push(Item {
            id: second,
            kind: Kind::Confirm,
            has_correct: false,
        });
    }

    fn part(&mut self, out: &mut String, indent: &str, id: &str, part: &Part) {
        let _ = write!(out, "{indent}- use: {id}\n{indent}  module: {}\n", part.file);
        if let Some(setting) = part.settings.first()
            && self.dice.chance(60)
        {
            let _ = writeln!(
                out,
                "{indent}  settings: {{{setting}: {}}}",
                self.dice.between(0, 9)
            );
        }
        if !part.values.is_empty() {
            let _ = writeln!(out, "{indent}  returns: [{}]", part.values.join(", "));
        }
        self.known
            .numbers
            .extend(part.values.iter().map(|value| format!("{id}.{value}")));
        if self.dice.chance(60) {
            self.part = None;
        }
    }

    fn when(&self, out: &mut String, indent: &str, when: Option<&str>) {
        if let Some(when) = when {
            let _ = writeln!(out, "{indent}  when: {}", quoted(when));
        }
    }

    fn attributes(
        &mut self,
        out: &mut String,
        indent: &str,
        id: &str,
        is_section: bool,
        around: [&[String]; 2],
    ) {
        let [before, later] = around;
        if self.dice.chance(15) {
            let _ = writeln!(out, "{indent}  optional: true");
        }
        if self.dice.chance(15) {
            let _ = writeln!(out, "{indent}  again: {}", *self.dice.pick(&["ask", "keep"]));
        }
        if !self.in_menu && self.dice.chance(8) {
            self.has_entries = true;
            let _ = writeln!(out, "{indent}  entry: true");
        }
        if later.is_empty() || !self.dice.chance(25) {
            if self.in_part() && self.dice.chance(10) {
                let _ = writeln!(out, "{indent}  next: end");
            }
            return;
        }
        let target = self.dice.pick(later).clone();
        let condition = self.known.condition(self.dice, 1);
        let _ = write!(
            out,
            "{indent}  next:\n{indent}    - when: {}\n{indent}      go: {target}\n",
            quoted(&condition)
        );
        if !before.is_empty() && !is_section && self.dice.chance(60) {
            let back = self.dice.pick(before).clone();
            let more = if self.dice.chance(50) {
                format!(" and not done({back})")
            } else {
                String::new()
            };
            let _ = write!(
                out,
                "{indent}    - when: visits({id}) < 3{more}\n{indent}      go: {back}\n"
            );
        }
        let _ = writeln!(out, "{indent}    - {}", later[0]);
    }

    /// Words at the end of a text that show an answer or a value, or nothing.
    pub(super) fn pipe(&mut self) -> String {
        if self.dice.chance(50) {
            return String::new();
        }
        let mut names: Vec<String> = self
            .known
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                Kind::Likert(rows, _) | Kind::Match(rows, _) => Some(format!("{}.{}", item.id, rows[0])),
                Kind::Gap(gaps) => Some(format!("{}.{}", item.id, gaps[gaps.len() - 1].0)),
                Kind::Done | Kind::List | Kind::Diary(_) | Kind::Confirm | Kind::Plan(_) => None,
                _ => Some(item.id.clone()),
            })
            .collect();
        names.extend(
            self.known
                .numbers
                .iter()
                .filter(|name| !name.contains('('))
                .cloned(),
        );
        if names.is_empty() {
            return String::new();
        }
        let fallback = if self.dice.chance(70) { "|iets" } else { "" };
        format!(" Je zei {{{}{fallback}}}.", self.dice.pick(&names))
    }

    /// A value that what follows may read.
    pub(super) fn value(&mut self) {
        let name = self.id("w");
        let rung = |what: &str| quoted(what);
        match self.dice.below(4) {
            0 | 1 => {
                let (first, second) = (self.known.sum(self.dice), self.known.sum(self.dice));
                if self.dice.chance(50) {
                    let condition = self.known.condition(self.dice, 1);
                    let _ = write!(
                        self.values,
                        "  {name}:\n    - when: {}\n      is: {}\n    - is: {}\n",
                        rung(&condition),
                        rung(&first),
                        rung(&second)
                    );
                } else {
                    let _ = writeln!(self.values, "  {name}: {}", rung(&first));
                }
                self.known.sums.push(name.clone());
                self.known.numbers.push(name);
            }
            2 => {
                let condition = self.known.condition(self.dice, 2);
                let _ = writeln!(self.values, "  {name}: {}", rung(&condition));
                self.known.truths.push(name);
            }
            _ => {
                let Some(item) = self
                    .known
                    .items
                    .iter()
                    .rev()
                    .find(|item| matches!(item.kind, Kind::Choice(_)))
                    .cloned()
                else {
                    return;
                };
                let condition = self.known.condition(self.dice, 1);
                let end = self.dice.chance(50);
                let _ = write!(
                    self.values,
                    "  {name}:\n    - when: {}\n      is: {}\n{}",
                    rung(&condition),
                    item.id,
                    if end {
                        format!("    - is: {}\n", item.id)
                    } else {
                        String::new()
                    }
                );
                if let Kind::Choice(options) = item.kind {
                    self.known.picks.push((name, options));
                }
            }
        }
    }
}
