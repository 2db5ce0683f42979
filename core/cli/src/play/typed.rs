//! From what somebody types to the value of an answer. Pure: no terminal, no session.

use leerpad::ground::moment::{Date, TimeOfDay};
use leerpad::ground::number::Number;
use serde_json::{Value, json};

use super::words::Words;

/// An option as it stands on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offered {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// The option of a typed number (from 1), id or label.
pub(crate) fn one(options: &[Offered], line: &str) -> Option<Value> {
    find(options, line).map(|option| json!(option.id))
}

/// The options of typed numbers, with commas or spaces between them.
pub(crate) fn some(options: &[Offered], line: &str) -> Option<Value> {
    let words: Vec<&str> = line
        .split([',', ';', ' '])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    let found: Option<Vec<&str>> = words
        .iter()
        .map(|word| find(options, word).map(|found| found.id.as_str()))
        .collect();
    found.filter(|found| !found.is_empty()).map(|found| json!(found))
}

fn find<'a>(options: &'a [Offered], line: &str) -> Option<&'a Offered> {
    let line = line.trim();
    if let Ok(number) = line.trim_end_matches(['.', ')']).parse::<usize>() {
        return number.checked_sub(1).and_then(|index| options.get(index));
    }
    options
        .iter()
        .find(|option| option.id.eq_ignore_ascii_case(line) || option.label.eq_ignore_ascii_case(line))
}

/// Yes or no.
pub(crate) fn truth(words: &Words, line: &str) -> Option<Value> {
    let line = line.trim().to_lowercase();
    if words.yes.contains(&line.as_str()) {
        Some(json!(true))
    } else if words.no.contains(&line.as_str()) {
        Some(json!(false))
    } else {
        None
    }
}

/// A number, with a comma or a point.
pub(crate) fn number(line: &str) -> Option<Value> {
    let number: Number = line.trim().replace(',', ".").parse().ok()?;
    Some(number.into())
}

/// A day: `31-12-2026`, `31/12/2026` or `2026-12-31`.
pub(crate) fn date(line: &str) -> Option<Value> {
    let line = line.trim();
    if let Some(date) = Date::parse(line) {
        return Some(json!(date.to_string()));
    }
    let mut parts = line.split(['-', '/', '.', ' ']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::parse(&format!("{year:0>4}-{month:0>2}-{day:0>2}")).map(|date| json!(date.to_string()))
}

/// A time of day: `20:30`, `8.30` or `20`.
pub(crate) fn time(line: &str) -> Option<Value> {
    let line = line.trim().replace(['.', 'u', 'h'], ":");
    let (hours, minutes) = line.split_once(':').unwrap_or((&line, "00"));
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    TimeOfDay::parse(&format!("{hours:0>2}:{minutes:0>2}")).map(|time| json!(time.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use leerpad::ground::language::Language;

    fn options() -> Vec<Offered> {
        [("ramp", "Er gaat iets mis"), ("schuld", "Mijn schuld")]
            .map(|(id, label)| Offered {
                id: id.to_owned(),
                label: label.to_owned(),
            })
            .to_vec()
    }

    #[test]
    fn people_type_in_many_ways() {
        assert_eq!(one(&options(), " 2. "), Some(json!("schuld")));
        assert_eq!(one(&options(), "Ramp"), Some(json!("ramp")));
        assert_eq!(one(&options(), "0"), None);
        assert_eq!(some(&options(), "2, 1"), Some(json!(["schuld", "ramp"])));
        assert_eq!(some(&options(), "1 3"), None);
        assert_eq!(number("7,5"), Some(json!(7.5)));
        assert_eq!(date("1-2-2026"), Some(json!("2026-02-01")));
        assert_eq!(date("31-2-2026"), None);
        assert_eq!(time("8.30"), Some(json!("08:30")));
        assert_eq!(time("20u"), Some(json!("20:00")));
        assert_eq!(truth(words(Language::Nl), " JA "), Some(json!(true)));
    }
}
