//! A report as tables in Markdown, with the titles of the module.

use leerpad::ground::language::Language;
use leerpad::ground::number::Number;
use leerpad::module::plan::Text;
use leerpad::program::Program;
use leerpad::report::{Figure, Frame, Report, Row, Table, When};
use leerpad::text::{Filled, plain};

use crate::speech::either;

/// Whoever writes the tables of one report.
struct Writer<'a> {
    report: &'a Report,
    program: &'a Program,
    language: Language,
    out: String,
}

/// All tables.
pub(super) fn write(report: &Report, program: &Program, frame: &Frame, language: Language) -> String {
    let mut writer = Writer {
        report,
        program,
        language,
        out: String::new(),
    };
    let title = writer.plain(&program.plan().title);
    writer.out.push_str(&format!("# {title}\n\n"));
    writer.sessions();
    writer.done();
    writer.contacts(frame);
    writer.attendance();
    for scale in &frame.scales {
        writer.scale(&scale.id, &scale.bands, scale.lower_is_better);
    }
    writer.out
}

impl Writer<'_> {
    const fn either<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        either(self.language, nl, en)
    }

    /// A title in the language spoken, if the module has it, else in its first.
    fn plain(&self, text: &Text) -> String {
        let tag = either(self.language, "nl", "en");
        let place = self.program.languages().iter().position(|known| known == tag);
        let mut out = String::new();
        if let Some(localized) = text.0.get(place.unwrap_or(0)) {
            plain::write(&mut out, &localized.document, &mut |_| Filled::Nothing);
        }
        // One line, without what a table would take for its own.
        out.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('|', "/")
    }

    fn step(&self, id: &str) -> String {
        let step = self.program.step(id);
        let found = step.and_then(|step| self.program.plan().steps.get(step.index()));
        let title = found.and_then(|step| step.title.as_ref());
        title.map_or_else(|| id.to_owned(), |title| format!("{} ({id})", self.plain(title)))
    }

    fn row(&self, table: Table, of: &str, part: &str, when: Option<When>, figure: Figure) -> Option<&Row> {
        self.report.rows.iter().find(|row| {
            (
                row.table,
                row.of.as_str(),
                row.part.as_str(),
                row.when,
                row.figure,
            ) == (table, of, part, when, figure)
        })
    }

    fn value(&self, row: Option<&Row>) -> String {
        let withheld = self.either("verborgen", "withheld");
        row.map_or_else(String::new, |row| {
            row.value
                .map_or_else(|| withheld.to_owned(), |value| self.number(value))
        })
    }

    fn number(&self, value: Number) -> String {
        let written = value.to_string();
        match self.language {
            Language::Nl => written.replace('.', ","),
            Language::En => written,
        }
    }

    fn head(&mut self, title: &str, columns: &[&str]) {
        self.out
            .push_str(&format!("## {title}\n\n| {} |\n|", columns.join(" | ")));
        for at in 0..columns.len() {
            self.out.push_str(if at == 0 { " --- |" } else { " ---: |" });
        }
        self.out.push('\n');
    }

    fn line(&mut self, cells: &[String]) {
        self.out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }

    fn sessions(&mut self) {
        let title = self.either("Hoeveel mensen of groepen", "How many people or groups");
        self.head(title, &["", self.either("aantal", "number")]);
        for (of, nl, en) in [
            ("begun", "begonnen", "begun"),
            ("completed", "afgerond", "completed"),
        ] {
            let value = self.value(self.row(Table::Sessions, of, "", None, Figure::Sessions));
            self.line(&[self.either(nl, en).to_owned(), value]);
        }
        self.out.push('\n');
    }

    fn done(&mut self) {
        let rows: Vec<Row> = self
            .report
            .rows
            .iter()
            .filter(|row| row.table == Table::Done)
            .cloned()
            .collect();
        let title = self.either("Wat is er gedaan", "What was done");
        self.head(
            title,
            &[self.either("stap", "step"), self.either("gedaan door", "done by")],
        );
        for row in rows {
            let cells = [self.step(&row.of), self.value(Some(&row))];
            self.line(&cells);
        }
        self.out.push('\n');
    }

    fn form(&self, form: &str) -> String {
        match form {
            "in-person" => self.either("op locatie", "in person"),
            "phone" => self.either("bellen", "phone"),
            "video" => self.either("beeldbellen", "video"),
            other => other,
        }
        .to_owned()
    }

    fn contacts(&mut self, frame: &Frame) {
        if frame.contacts.is_empty() {
            return;
        }
        let rows = self
            .report
            .rows
            .iter()
            .filter(|row| row.table == Table::Contacts && row.of.is_empty());
        let forms: Vec<String> = rows
            .filter(|row| !row.part.is_empty())
            .map(|row| row.part.clone())
            .collect();
        let mut columns = vec![self.either("contact", "contact").to_owned()];
        columns.extend(forms.iter().map(|form| self.form(form)));
        columns.push(self.either("samen", "together").to_owned());
        let title = self.either("Hoeveel contacten zijn er geweest", "How many contacts were held");
        let names: Vec<&str> = columns.iter().map(String::as_str).collect();
        self.head(title, &names);
        let single = frame.contacts.len() == 1;
        for contact in frame
            .contacts
            .iter()
            .map(|contact| contact.step.as_str())
            .chain([""])
        {
            let figure = if contact.is_empty() {
                Figure::Contacts
            } else {
                Figure::Sessions
            };
            if single && contact.is_empty() {
                continue;
            }
            let mut cells = vec![if contact.is_empty() {
                self.either("alle", "all").to_owned()
            } else {
                self.step(contact)
            }];
            // Of one contact its forms are those of all.
            let (of, of_figure) = if single {
                ("", Figure::Contacts)
            } else {
                (contact, figure)
            };
            for form in &forms {
                cells.push(self.value(self.row(Table::Contacts, of, form, None, of_figure)));
            }
            cells.push(self.value(self.row(Table::Contacts, contact, "", None, figure)));
            self.line(&cells);
        }
        self.out.push('\n');
    }

    fn attendance(&mut self) {
        let rows: Vec<Row> = self
            .report
            .rows
            .iter()
            .filter(|row| row.table == Table::Attendance)
            .cloned()
            .collect();
        if rows.is_empty() {
            return;
        }
        let title = self.either(
            "Hoeveel mensen waren er bij een groep",
            "How many people were in a group",
        );
        self.head(
            title,
            &[self.either("contact", "contact"), self.either("mensen", "people")],
        );
        for row in rows {
            let name = if row.of.is_empty() {
                self.either("alle", "all").to_owned()
            } else {
                self.step(&row.of)
            };
            let cells = [name, self.value(Some(&row))];
            self.line(&cells);
        }
        self.out.push('\n');
    }

    fn scale(&mut self, id: &str, bands: &[String], lower_is_better: Option<bool>) {
        let plan = self.program.plan();
        let title = plan
            .scales
            .iter()
            .find(|scale| scale.id == id)
            .and_then(|scale| scale.title.as_ref());
        let mut title = title.map_or_else(|| id.to_owned(), |title| format!("{} ({id})", self.plain(title)));
        match lower_is_better {
            Some(true) => title.push_str(self.either(", lager is beter", ", lower is better")),
            Some(false) => title.push_str(self.either(", hoger is beter", ", higher is better")),
            None => {}
        }
        let (first, last) = (self.either("eerste", "first"), self.either("laatste", "last"));
        let change = self.either("verschil", "change");
        self.head(&title, &["", first, last, change]);
        let whens = [When::First, When::Last, When::Change];
        let values = |writer: &Self, table, part: &str, figure| {
            whens.map(|when| writer.value(writer.row(table, id, part, Some(when), figure)))
        };
        for (figure, nl, en) in [
            (Figure::Sessions, "gemeten bij", "measured with"),
            (Figure::Mean, "gemiddelde", "mean"),
        ] {
            let mut cells = vec![self.either(nl, en).to_owned()];
            cells.extend(values(self, Table::Scores, "", figure));
            self.line(&cells);
        }
        for band in bands {
            let mut cells = vec![band.clone()];
            cells.extend(values(self, Table::Bands, band, Figure::Sessions));
            self.line(&cells);
        }
        self.out.push('\n');
    }
}
