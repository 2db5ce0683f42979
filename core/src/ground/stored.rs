//! The stored form of what programs are made of: JSON, one list of members for writing and reading.
//!
//! The derives of serde would do the same. They make a reader of a few thousand bytes for each shape, though, and a
//! player for browsers has no room for them. What is made here is a tenth of that: reading goes on after a fault with
//! something in its place, so that nothing half made is ever dropped, and the fault is told at the end.

use serde_json::{Map, Value as Json};

use super::json::Object;

/// The type, or the member of one, that was not as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misread(pub &'static str);

/// The first fault met while reading.
#[derive(Default)]
pub struct Faults(Option<Misread>);

impl Faults {
    /// Keeps a fault, if it is the first.
    pub fn add(&mut self, name: &'static str) {
        self.0.get_or_insert(Misread(name));
    }
}

/// What can be written as JSON and read again.
pub trait Stored: Sized {
    /// The stored form.
    fn store(&self) -> Json;

    /// What a stored form holds; where it is not as it is written, anything, and the fault is kept.
    fn take(stored: &Json, faults: &mut Faults) -> Self;

    /// Whether it says nothing: then a member that may be left out is.
    fn is_absent(&self) -> bool {
        false
    }

    /// What a stored form holds.
    ///
    /// # Errors
    /// What is not as it is written.
    fn read(stored: &Json) -> Result<Self, Misread> {
        let mut faults = Faults::default();
        let taken = Self::take(stored, &mut faults);
        faults.0.map_or(Ok(taken), Err)
    }
}

/// The stored form of a struct or an enum, from a list of its members or variants with their keys. `or none` marks a
/// member that is left out when it says nothing; `else` what stands in the place of an unknown variant.
macro_rules! stored {
    (struct $name:ident { $($field:ident = $key:literal $(or $none:ident)?),* $(,)? }) => {
        impl $crate::ground::stored::Stored for $name {
            fn store(&self) -> serde_json::Value {
                let mut members = $crate::ground::json::Object::default();
                $($crate::ground::stored::put!(members, $key, &self.$field $(, $none)?);)*
                members.done()
            }

            fn take(stored: &serde_json::Value, faults: &mut $crate::ground::stored::Faults) -> Self {
                let members = stored.as_object();
                Self { $($field: $crate::ground::stored::get!(members, faults, $key $(, $none)?),)* }
            }
        }
    };
    (enum $name:ident else $fallback:expr, {
        $(plain { $($plain:ident = $plain_key:literal),* $(,)? })?
        $(one { $($one:ident = $one_key:literal),* $(,)? })?
        $(tuple { $($tuple:ident($($part:ident),*) = $tuple_key:literal),* $(,)? })?
        $(struct { $($variant:ident { $($field:ident = $key:literal $(or $none:ident)?),* $(,)? } = $variant_key:literal),* $(,)? })?
    }) => {
        impl $crate::ground::stored::Stored for $name {
            fn store(&self) -> serde_json::Value {
                match self {
                    $($(Self::$plain => serde_json::Value::from($plain_key),)*)?
                    $($(Self::$one(inner) => $crate::ground::stored::variant($one_key, $crate::ground::stored::Stored::store(inner)),)*)?
                    $($(Self::$tuple($($part),*) => $crate::ground::stored::variant(
                        $tuple_key,
                        serde_json::Value::Array(vec![$($crate::ground::stored::Stored::store($part)),*]),
                    ),)*)?
                    $($(Self::$variant { $($field),* } => {
                        let mut members = $crate::ground::json::Object::default();
                        $($crate::ground::stored::put!(members, $key, $field $(, $none)?);)*
                        $crate::ground::stored::variant($variant_key, members.done())
                    })*)?
                }
            }

            fn take(stored: &serde_json::Value, faults: &mut $crate::ground::stored::Faults) -> Self {
                let (key, inner) = $crate::ground::stored::of_variant(stored);
                let _ = inner;
                match key {
                    $($($plain_key => Self::$plain,)*)?
                    $($($one_key => Self::$one($crate::ground::stored::Stored::take(inner, faults)),)*)?
                    $($($tuple_key => {
                        let mut parts = $crate::ground::stored::list(inner, faults, $tuple_key);
                        Self::$tuple($({
                            let $part = $crate::ground::stored::next(&mut parts, faults);
                            $part
                        }),*)
                    })*)?
                    $($($variant_key => {
                        let members = inner.as_object();
                        Self::$variant { $($field: $crate::ground::stored::get!(members, faults, $key $(, $none)?),)* }
                    })*)?
                    _ => {
                        faults.add(stringify!($name));
                        $fallback
                    }
                }
            }
        }
    };
}

/// Puts a member in its place.
macro_rules! put {
    ($members:ident, $key:literal, $value:expr) => {
        $members.put($key, $crate::ground::stored::Stored::store($value));
    };
    ($members:ident, $key:literal, $value:expr, none) => {
        if !$crate::ground::stored::Stored::is_absent($value) {
            $crate::ground::stored::put!($members, $key, $value);
        }
    };
}

/// Takes a member from its place.
macro_rules! get {
    ($members:ident, $faults:ident, $key:literal) => {
        $crate::ground::stored::Stored::take($crate::ground::stored::must($members, $faults, $key), $faults)
    };
    ($members:ident, $faults:ident, $key:literal, none) => {
        match $crate::ground::stored::may($members, $key) {
            Some(stored) => $crate::ground::stored::Stored::take(stored, $faults),
            None => Default::default(),
        }
    };
}

pub(crate) use {get, put, stored};

/// A member that must be there.
pub(crate) fn must<'a>(
    members: Option<&'a Map<String, Json>>,
    faults: &mut Faults,
    key: &'static str,
) -> &'a Json {
    may(members, key).unwrap_or_else(|| {
        faults.add(key);
        &Json::Null
    })
}

/// A member that may be there.
pub(crate) fn may<'a>(members: Option<&'a Map<String, Json>>, key: &str) -> Option<&'a Json> {
    members.and_then(|members| members.get(key))
}

/// The parts of a list.
pub(crate) fn list<'a>(
    stored: &'a Json,
    faults: &mut Faults,
    name: &'static str,
) -> std::slice::Iter<'a, Json> {
    let parts = stored.as_array().map_or(&[][..], Vec::as_slice);
    if !stored.is_array() {
        faults.add(name);
    }
    parts.iter()
}

/// The next part of a tuple.
pub(crate) fn next<T: Stored>(parts: &mut std::slice::Iter<'_, Json>, faults: &mut Faults) -> T {
    let part = parts.next();
    if part.is_none() {
        faults.add("tuple");
    }
    T::take(part.unwrap_or(&Json::Null), faults)
}

/// A variant with what it holds.
pub(crate) fn variant(key: &'static str, inner: Json) -> Json {
    let mut members = Object::default();
    members.put(key, inner);
    members.done()
}

/// The key of a variant, and what it holds: nothing where the key stands alone.
pub(crate) fn of_variant(stored: &Json) -> (&str, &Json) {
    let alone = (stored.as_str().unwrap_or(""), &Json::Null);
    match stored.as_object() {
        Some(members) if members.len() == 1 => members
            .iter()
            .next()
            .map_or(alone, |(key, inner)| (key.as_str(), inner)),
        _ => alone,
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self) -> Json {
        self.as_ref().map_or(Json::Null, Stored::store)
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        (!stored.is_null()).then(|| T::take(stored, faults))
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self) -> Json {
        Json::Array(self.iter().map(Stored::store).collect())
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        let parts = list(stored, faults, "list");
        let mut all = Self::with_capacity(parts.len());
        for part in parts {
            all.push(T::take(part, faults));
        }
        all
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Stored> Stored for Box<T> {
    fn store(&self) -> Json {
        T::store(self)
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        Self::new(T::take(stored, faults))
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self) -> Json {
        Json::Array(vec![self.0.store(), self.1.store()])
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        let mut parts = list(stored, faults, "pair");
        (next(&mut parts, faults), next(&mut parts, faults))
    }
}

impl Stored for bool {
    fn store(&self) -> Json {
        Json::from(*self)
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        taken(stored.as_bool(), false, faults, "truth")
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

/// What was there, or something in its place.
pub(crate) fn taken<T>(found: Option<T>, fallback: T, faults: &mut Faults, name: &'static str) -> T {
    found.unwrap_or_else(|| {
        faults.add(name);
        fallback
    })
}

macro_rules! plain {
    ($name:ident, $as:ident, $word:literal) => {
        impl Stored for $name {
            fn store(&self) -> Json {
                Json::from(self.clone())
            }

            fn take(stored: &Json, faults: &mut Faults) -> Self {
                let found = stored.$as().and_then(|found| Self::try_from(found).ok());
                taken(found, Self::default(), faults, $word)
            }
        }
    };
}

plain!(String, as_str, "text");
plain!(u64, as_u64, "count");
plain!(u32, as_u64, "count");
plain!(u8, as_u64, "count");
plain!(i64, as_i64, "whole number");

impl Stored for Json {
    fn store(&self) -> Json {
        self.clone()
    }

    fn take(stored: &Json, _: &mut Faults) -> Self {
        stored.clone()
    }

    fn is_absent(&self) -> bool {
        self.is_null()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, PartialEq, Default)]
    struct Both {
        must: u32,
        may: Vec<String>,
    }
    stored!(struct Both { must = "must", may = "may" or none });

    #[derive(Debug, PartialEq)]
    enum Any {
        Plain,
        One(Option<Both>),
        Two(bool, i64),
        Named { at: Both },
    }
    stored!(enum Any else Any::Plain, {
        plain { Plain = "plain" }
        one { One = "one" }
        tuple { Two(a, b) = "two" }
        struct { Named { at = "at" } = "named" }
    });

    #[test]
    fn what_is_stored_is_read_again() {
        let may = vec!["a".to_owned()];
        let cases = [
            (Any::Plain, json!("plain")),
            (Any::One(None), json!({"one": null})),
            (Any::One(Some(Both::default())), json!({"one": {"must": 0}})),
            (Any::Two(true, -7), json!({"two": [true, -7]})),
            (
                Any::Named {
                    at: Both { must: 2, may },
                },
                json!({"named": {"at": {"must": 2, "may": ["a"]}}}),
            ),
        ];
        for (value, stored) in cases {
            assert_eq!(value.store(), stored);
            assert_eq!(Any::read(&stored), Ok(value));
        }
    }

    #[test]
    fn what_was_not_written_is_told() {
        let cases = [
            (json!("other"), "Any"),
            (json!({"plain": 1, "one": 2}), "Any"),
            (json!({"two": [true]}), "tuple"),
            (json!({"named": {"at": {}}}), "must"),
            (json!({"named": {"at": {"must": -1}}}), "count"),
        ];
        for (stored, place) in cases {
            assert_eq!(Any::read(&stored), Err(Misread(place)), "{stored}");
        }
    }
}
