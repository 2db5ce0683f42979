//! The pages that explain problems: one for each code, in `core/docs/problems`.

/// A page as its file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Paragraphs in Dutch.
    pub nl: Vec<String>,
    /// Paragraphs in English.
    pub en: Vec<String>,
    /// Files that both examples use, by name.
    pub parts: Vec<(String, String)>,
    /// A module with the problem.
    pub wrong: Option<String>,
    /// The same module, mended.
    pub right: Option<String>,
}

impl Page {
    /// Reads the page of a code.
    ///
    /// # Errors
    /// What is not in the form that all pages have.
    pub fn read(code: &str, text: &str) -> Result<Self, String> {
        let rest = text
            .strip_prefix(&format!("# {code}\n\n## Nederlands\n\n"))
            .ok_or("it does not begin with its code and `## Nederlands`")?;
        let (dutch, english) = rest
            .split_once("\n## English\n\n")
            .ok_or("there is no `## English`")?;
        let mut page = Self::default();
        page.nl = page.paragraphs(dutch)?;
        let examples = page.clone();
        page.en = page.paragraphs(english)?;
        if (&page.parts, &page.wrong, &page.right) != (&examples.parts, &examples.wrong, &examples.right) {
            return Err("the examples stand under `## Nederlands`, once".to_owned());
        }
        if page.wrong.is_some() != page.right.is_some() {
            return Err("an example is wrong and right, or not there".to_owned());
        }
        for (language, found) in [("Dutch", &page.nl), ("English", &page.en)] {
            if !(1..=3).contains(&found.len()) {
                return Err(format!(
                    "{} paragraphs in {language}, one to three are wanted",
                    found.len()
                ));
            }
        }
        Ok(page)
    }

    /// The paragraphs of a half; its examples are put in their place.
    fn paragraphs(&mut self, half: &str) -> Result<Vec<String>, String> {
        let mut found = Vec::new();
        let mut lines = half.lines();
        let mut open = String::new();
        while let Some(line) = lines.next() {
            if let Some(info) = line.strip_prefix("```") {
                let mut example = String::new();
                loop {
                    let line = lines.next().ok_or("an example is not closed")?;
                    if line == "```" {
                        break;
                    }
                    example.push_str(line);
                    example.push('\n');
                }
                match info.strip_prefix("yaml part ") {
                    Some(name) => self.parts.push((name.to_owned(), example)),
                    None if info == "yaml wrong" && self.wrong.is_none() => self.wrong = Some(example),
                    None if info == "yaml right" && self.right.is_none() => self.right = Some(example),
                    None => return Err(format!("no place for an example `{info}`")),
                }
            } else if line.starts_with('#') {
                return Err(format!("no place for a heading `{line}`"));
            } else if line.is_empty() {
                found.extend((!open.is_empty()).then(|| std::mem::take(&mut open)));
            } else {
                open.push_str(line);
                open.push('\n');
            }
        }
        found.extend((!open.is_empty()).then_some(open));
        Ok(found)
    }
}
