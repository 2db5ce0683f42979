//! Items of a random module that came later: to match, to complete, to tick off, goals, plans, what is shown again.

use super::items::Written;
use super::known::Kind;
use super::module::{Writer, quoted, words};

impl Writer<'_> {
    pub(super) fn further(&mut self, id: &str, pad: &str) -> Written {
        match self.dice.below(8) {
            0 => self.matched(id, pad),
            1 => self.sentence(id, pad),
            2 | 3 => self.checklist(id, pad),
            4 => self.goal(id, pad),
            5 => self.review(id, pad),
            6 => {
                let day = if self.dice.chance(50) {
                    format!("{pad}when-day: Welke dag?\n")
                } else {
                    String::new()
                };
                let title = self.title(pad, "Jouw plan");
                let pipe = self.pipe();
                let open = self.dice.chance(20);
                let private = self.open(open, pad);
                self.plain(
                    format!("plan: {id}\n{title}{pad}if: \"Als?{pipe}\"\n{pad}then: Dan?\n{day}{private}"),
                    Kind::Plan(open),
                )
            }
            _ => self.reading(id, pad),
        }
    }

    #[expect(clippy::unused_self, reason = "reads like the other lines")]
    fn open(&self, is_open: bool, pad: &str) -> String {
        if is_open {
            format!("{pad}private: false\n")
        } else {
            String::new()
        }
    }

    fn title(&mut self, pad: &str, words: &str) -> String {
        if self.dice.chance(50) {
            format!("{pad}ask: {words}\n")
        } else {
            String::new()
        }
    }

    fn matched(&mut self, id: &str, pad: &str) -> Written {
        let second = *self.dice.pick(&["x", "y", "z"]);
        Written {
            lines: format!(
                "match: {id}\n{pad}ask: Wat hoort bij elkaar?\n{pad}left:\n{pad}  l1: Links een\n{pad}  l2: Links twee\n{pad}right:\n{pad}  z: Rechts z\n{pad}  x: Rechts x\n{pad}  y: Rechts y\n{pad}pairs:\n{pad}  l2: {second}\n{pad}  l1: x\n"
            ),
            kind: Kind::Match(words(&["l1", "l2"]), words(&["x", "y", "z"])),
            rules: vec![
                format!("correct({id})"),
                "count(answer) >= 1".to_owned(),
                format!("{id}.l1 == x and not ({id}.l2 == z)"),
                format!("answered({id})"),
            ],
        }
    }

    fn sentence(&mut self, id: &str, pad: &str) -> Written {
        let right = if self.dice.chance(60) {
            format!("{pad}    right: soms\n")
        } else {
            String::new()
        };
        let (written, names) = if self.dice.chance(70) {
            let accept = format!("{pad}  schrijf:\n{pad}    accept: [\"één\", hallo daar]\n");
            (accept, "Ik [kies] en [schrijf] iets.")
        } else {
            (String::new(), "[kies] [ook niet] dus.")
        };
        let title = self.title(pad, "Vul in.");
        let mut gaps = vec![("kies".to_owned(), words(&["nooit", "soms", "altijd"]))];
        let mut rules = vec![
            format!("correct({id})"),
            "correct(answer) or count(answer) == 1".to_owned(),
            format!("{id}.kies in (nooit, soms)"),
        ];
        if !written.is_empty() {
            gaps.push(("schrijf".to_owned(), Vec::new()));
            rules.push(format!("{id}.schrijf about \"hallo\""));
        }
        Written {
            lines: format!(
                "gap: {id}\n{title}{pad}sentence: \"{names}\"\n{pad}gaps:\n{pad}  kies:\n{pad}    options: vaak\n{right}{written}"
            ),
            kind: Kind::Gap(gaps),
            rules,
        }
    }

    fn checklist(&mut self, id: &str, pad: &str) -> Written {
        let need = match self.dice.below(3) {
            0 => String::new(),
            count => format!("{pad}need: {count}\n"),
        };
        let hidden = if self.known.items.is_empty() || self.dice.chance(40) {
            "b: Tweede".to_owned()
        } else {
            let condition = quoted(&self.known.condition(self.dice, 0));
            format!("b:\n{pad}    label: Tweede\n{pad}    when: {condition}")
        };
        Written {
            lines: format!(
                "checklist: {id}\n{pad}ask: Wat is klaar?\n{need}{pad}options:\n{pad}  a: Eerste\n{pad}  {hidden}\n{pad}  c: Derde\n"
            ),
            kind: Kind::Ticks(words(&["a", "b", "c"])),
            rules: words(&[
                "answer contains a",
                "answer == (a, b)",
                "count(answer) >= 2",
                "answered(III)",
            ])
            .into_iter()
            .map(|rule| rule.replace("III", id))
            .collect(),
        }
    }

    fn goal(&mut self, id: &str, pad: &str) -> Written {
        let (from, to, bounds) = match self.dice.below(3) {
            0 => (0, 10, String::new()),
            1 => (0, 5, format!("{pad}to: 5\n")),
            _ => (-2, 2, format!("{pad}reach-from: -2\n{pad}to: 2\n")),
        };
        let open = self.dice.chance(20);
        let private = self.open(open, pad);
        self.plain(
            format!("goal: {id}\n{pad}ask: Wat wil je bereiken?\n{bounds}{private}"),
            Kind::Goal(from, to, open),
        )
    }

    /// Looks back at a goal that was written before; a goal where there is none.
    fn review(&mut self, id: &str, pad: &str) -> Written {
        let goals = self.known.items.iter().filter_map(|item| match item.kind {
            Kind::Goal(from, to, _) => Some((item.id.clone(), from, to)),
            _ => None,
        });
        let goals: Vec<_> = goals.collect();
        if goals.is_empty() {
            return self.goal(id, pad);
        }
        let (goal, from, to) = self.dice.pick(&goals).clone();
        Written {
            lines: format!("goal-review: {id}\n{pad}ask: Hoe ver ben je?\n{pad}of: {goal}\n"),
            kind: Kind::Number(from, to),
            rules: words(&["answer >= 1", "answer == 2"]),
        }
    }

    /// A card, or an answer of before.
    fn reading(&mut self, id: &str, pad: &str) -> Written {
        let title = self.title(pad, "Nog eens");
        if self.known.items.is_empty() || self.dice.chance(40) {
            let pipe = self.pipe();
            let more = match self.dice.below(3) {
                0 => String::new(),
                1 => format!("{pad}phone: 0800-0113\n"),
                _ => format!("{pad}print: true\n"),
            };
            return self.plain(
                format!("card: {id}\n{title}{pad}body: \"Bewaar dit.{pipe}\"\n{more}"),
                Kind::Note,
            );
        }
        let of = self.dice.pick(&self.known.items).id.clone();
        self.plain(format!("recall: {id}\n{title}{pad}of: {of}\n"), Kind::Note)
    }
}
