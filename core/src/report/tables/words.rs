//! Words and values as cells.

use serde_json::Value as Json;

use crate::ground::json::canonical;

/// An answer as one of three: a number, one word, or everything else as JSON.
#[derive(Clone, Default)]
pub(super) struct Spread {
    pub(super) number: Option<f64>,
    pub(super) text: Option<String>,
    pub(super) json: Option<String>,
}

impl Spread {
    pub(super) fn of(value: &Json) -> Self {
        let mut spread = Self::default();
        match value {
            Json::Number(number) => spread.number = number.as_f64(),
            Json::String(text) => spread.text = Some(text.clone()),
            Json::Bool(flag) => spread.text = Some(flag.to_string()),
            Json::Null => {}
            Json::Array(_) | Json::Object(_) => spread.json = Some(canonical(value)),
        }
        spread
    }
}
