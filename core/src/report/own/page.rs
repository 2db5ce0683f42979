//! What a learner takes home as a page to read: one file, no script, nothing from elsewhere, every word escaped.

use super::{Own, OwnAnswer, OwnEvent, OwnVisit};
use crate::ground::language::Language;
use crate::ground::moment::Moment;
use crate::program::phrases::Phrases;
use crate::session::screen::ItemState;
use crate::text::html::escape;

/// Nothing may be fetched and nothing may run.
const HEAD: &str = "<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
<style>\n\
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; \
background: #fff }\n\
h1, h2, h3 { line-height: 1.25 }\n\
dt { font-weight: 600; margin-top: 1rem }\n\
dd { margin: 0.25rem 0 0 0; white-space: pre-wrap; overflow-wrap: anywhere }\n\
.when, .note { color: #4a4a4a; font-size: 1rem }\n\
table { border-collapse: collapse }\n\
th, td { text-align: left; padding: 0.25rem 1rem 0.25rem 0; border-bottom: 1px solid #767676 }\n\
</style>\n";

struct Page<'a> {
    own: &'a Own,
    language: Language,
    phrases: &'static Phrases,
    out: String,
}

impl Own {
    /// As a page in the language of the texts (else in Dutch), readable in any browser and with a screen reader.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut page = Page {
            own: self,
            language: Language::from_tag(&self.language).unwrap_or_default(),
            phrases: Phrases::of(&self.language),
            out: String::new(),
        };
        page.write();
        page.out
    }
}

impl Page<'_> {
    const fn either<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// An element with escaped words in it. Its name and attributes are this file's own.
    fn element(&mut self, open: &str, words: &str) {
        let name = open.split(' ').next().unwrap_or("");
        self.out.push_str(&format!("<{open}>"));
        escape(&mut self.out, words);
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn moment(&self, at: Moment) -> String {
        format!("{}, {}", self.phrases.date(at.date()), at.time())
    }

    fn write(&mut self) {
        let (_, version, title) = &self.own.module;
        let heading = format!("{}: {title}", self.either("Van mij", "Mine"));
        self.out.push_str("<!doctype html>\n<html lang=\"");
        escape(&mut self.out, &self.own.language);
        self.out.push_str("\">\n<head>\n");
        self.out.push_str(HEAD);
        self.element("title", &heading);
        self.out.push_str("</head>\n<body>\n<main>\n");
        self.element("h1", &heading);
        let intro = self.either(
            "Dit is alles wat je in deze module hebt geantwoord en geschreven. Het is van jou. Laat het alleen lezen aan wie jij \
             dat wilt.",
            "This is everything you answered and wrote in this module. It is yours. Only show it to people you choose.",
        );
        self.element("p", intro);
        if let Some((begun, last)) = self.own.times {
            let words = format!(
                "{} {}. {} {}. {} {version}.",
                self.either("Begonnen op", "Begun on"),
                self.moment(begun),
                self.either("Laatst gebruikt op", "Last used on"),
                self.moment(last),
                self.either("Versie", "Version"),
            );
            self.element("p class=\"when\"", &words);
        }
        self.visits(true, self.either("Mijn antwoorden", "My answers"));
        self.scores();
        self.events();
        self.visits(
            false,
            self.either(
                "Wat ik eerder antwoordde en nu niet meer telt",
                "What I answered before and no longer counts",
            ),
        );
        self.other_words();
        self.out.push_str("</main>\n</body>\n</html>\n");
    }

    fn visits(&mut self, counts: bool, heading: &str) {
        let own = self.own;
        let visits: Vec<&OwnVisit> = own.visits.iter().filter(|visit| visit.counts == counts).collect();
        if visits.is_empty() {
            if counts {
                self.element("h2", heading);
                let none = self.either(
                    "Je hebt nog niets geantwoord.",
                    "You have not answered anything yet.",
                );
                self.element("p", none);
            }
            return;
        }
        self.element("h2", heading);
        for visit in visits {
            let title = if visit.title.is_empty() {
                &visit.step
            } else {
                &visit.title
            };
            if visit.n > 1 {
                let again = format!("{title} ({} {})", self.either("keer", "time"), visit.n);
                self.element("h3", &again);
            } else {
                self.element("h3", title);
            }
            let when = self.moment(visit.entered);
            self.element("p class=\"when\"", &when);
            self.out.push_str("<dl>\n");
            for answer in &visit.answers {
                self.answer(answer);
            }
            self.out.push_str("</dl>\n");
        }
    }

    fn answer(&mut self, answer: &OwnAnswer) {
        let question = if answer.question.is_empty() {
            &answer.item
        } else {
            &answer.question
        };
        self.element("dt", question);
        let note = match answer.state {
            ItemState::Skipped => self.phrases.reason("skipped"),
            ItemState::Declined => self.phrases.button("decline"),
            _ if answer.lines.is_empty() => self.either("gewist", "erased"),
            _ => "",
        };
        if !note.is_empty() {
            self.element("dd class=\"note\"", note);
        }
        for line in &answer.lines {
            self.element("dd", line);
        }
    }

    fn scores(&mut self) {
        let own = self.own;
        if own.scores.is_empty() {
            return;
        }
        let heading = self.either("Mijn metingen", "My measurements");
        self.element("h2", heading);
        let columns = [
            self.either("meting", "measurement"),
            self.either("wanneer", "when"),
            self.either("score", "score"),
            self.either("uitkomst", "outcome"),
        ];
        self.out.push_str("<table>\n<thead>\n<tr>\n");
        for column in columns {
            self.element("th scope=\"col\"", column);
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for score in &own.scores {
            let (id, title) = &score.name;
            self.out.push_str("<tr>\n");
            self.element("th scope=\"row\"", if title.is_empty() { id } else { title });
            let cells = [
                self.moment(score.at),
                score
                    .score
                    .map_or_else(|| "–".to_owned(), |score| self.phrases.number(score)),
                score.band.clone().unwrap_or_default(),
            ];
            for cell in cells {
                self.element("td", &cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn events(&mut self) {
        let own = self.own;
        if own.events.is_empty() {
            return;
        }
        let heading = self.either("Met anderen", "With others");
        self.element("h2", heading);
        self.out.push_str("<ul>\n");
        for event in &own.events {
            let line = format!("{}: {}", self.moment(event.at), self.event(event));
            self.element("li", &line);
        }
        self.out.push_str("</ul>\n");
    }

    fn event(&self, event: &OwnEvent) -> String {
        let text = |member: &str| {
            event
                .fact
                .get(member)
                .and_then(serde_json::Value::as_str)
                .unwrap_or("")
        };
        // Questions have signs of their own, so each stands between quotes.
        let quoted: Vec<String> = event.about.iter().map(|words| format!("“{words}”")).collect();
        let about = self.phrases.list(&quoted);
        let whom = match (event.with.as_deref(), self.language) {
            (Some("guide"), Language::Nl) => "je begeleider",
            (Some("guide"), Language::En) => "your guide",
            (Some("group"), Language::Nl) => "de groep",
            (Some("group"), Language::En) => "the group",
            (Some("supporter"), Language::Nl) => "iemand die je helpt",
            (Some("supporter"), Language::En) => "somebody who helps you",
            (Some("research"), Language::Nl) => "onderzoekers",
            (Some("research"), Language::En) => "researchers",
            (Some("organisation"), Language::Nl) => "de organisatie",
            (Some("organisation"), Language::En) => "the organisation",
            _ => "",
        };
        match text("fact") {
            "shared" => format!("{} {whom}: {about}", self.either("gedeeld met", "shared with")),
            "unshared" => {
                let words = self.either("niet meer gedeeld met", "no longer shared with");
                format!("{words} {whom}: {about}")
            }
            "consented" if event.fact.get("given") == Some(&serde_json::Value::Bool(true)) => {
                format!("{} {about} ({whom})", self.either("ja gezegd op", "said yes to"))
            }
            "consented" => {
                format!("{} {about} ({whom})", self.either("nee gezegd op", "said no to"))
            }
            "contact" => {
                let state = match (text("state"), self.language) {
                    ("asked", Language::Nl) => "gevraagd",
                    ("planned", Language::Nl) => "afgesproken",
                    ("held", Language::Nl) => "geweest",
                    ("declined", Language::Nl) => "afgezegd",
                    (other, _) => other,
                };
                let form = match (text("form"), self.language) {
                    ("in-person", Language::Nl) => " (op locatie)",
                    ("in-person", Language::En) => " (in person)",
                    ("phone", Language::Nl) => " (bellen)",
                    ("phone", Language::En) => " (phone)",
                    ("video", Language::Nl) => " (beeldbellen)",
                    ("video", Language::En) => " (video)",
                    ("chat", _) => " (chat)",
                    _ => "",
                };
                format!("contact {about}: {state}{form}")
            }
            "released" => format!(
                "{} {about}",
                self.either("je begeleider opende", "your guide opened")
            ),
            "replied" => self
                .either("je begeleider antwoordde", "your guide replied")
                .to_owned(),
            "erased" => self
                .either("mijn eigen woorden gewist", "my own words erased")
                .to_owned(),
            other => other.to_owned(),
        }
    }

    fn other_words(&mut self) {
        let own = self.own;
        if own.other_words.is_empty() {
            return;
        }
        let heading = self.either("Andere woorden", "Other words");
        self.element("h2", heading);
        self.out.push_str("<dl>\n");
        for (key, words) in &own.other_words {
            let is_reply = key.starts_with("reply/");
            let name = if is_reply {
                self.either("Antwoord van je begeleider", "Reply of your guide")
            } else {
                key
            };
            self.element("dt", name);
            self.element("dd", words);
        }
        self.out.push_str("</dl>\n");
    }
}
