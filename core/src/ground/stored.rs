//! The stored form of what programs are made of: JSON, one list of members for writing and reading.
//!
//! The derives of serde would do the same. They make a reader of a few thousand bytes for each shape, though, and a
//! player for browsers has no room for them: what is made here is a tenth of that.

use serde_json::{Map, Value as Json};

/// The type, or the member of one, that was not as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misread(pub &'static str);

/// What can be written as JSON and read again.
pub trait Stored: Sized {
    /// The stored form.
    fn store(&self) -> Json;

    /// What a stored form holds.
    ///
    /// # Errors
    /// What is not as it is written.
    fn read(stored: &Json) -> Result<Self, Misread>;

    /// Whether it says nothing: then a member that may be left out is.
    fn is_absent(&self) -> bool {
        false
    }
}

/// The stored form of a struct or an enum, from a list of its members or variants with their keys. `or none` marks a
/// member that is left out when it says nothing.
macro_rules! stored {
    (struct $name:ident { $($field:ident = $key:literal $(or $none:ident)?),* $(,)? }) => {
        impl $crate::ground::stored::Stored for $name {
            fn store(&self) -> serde_json::Value {
                let mut members = serde_json::Map::new();
                $($crate::ground::stored::put!(members, $key, &self.$field $(, $none)?);)*
                serde_json::Value::Object(members)
            }

            fn read(stored: &serde_json::Value) -> Result<Self, $crate::ground::stored::Misread> {
                let members = $crate::ground::stored::members(stored, stringify!($name))?;
                Ok(Self { $($field: $crate::ground::stored::get!(members, $key $(, $none)?),)* })
            }
        }
    };
    (enum $name:ident {
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
                        let mut members = serde_json::Map::new();
                        $($crate::ground::stored::put!(members, $key, $field $(, $none)?);)*
                        $crate::ground::stored::variant($variant_key, serde_json::Value::Object(members))
                    })*)?
                }
            }

            fn read(stored: &serde_json::Value) -> Result<Self, $crate::ground::stored::Misread> {
                let (key, inner) = $crate::ground::stored::of_variant(stored, stringify!($name))?;
                let _ = inner;
                match key {
                    $($($plain_key => Ok(Self::$plain),)*)?
                    $($($one_key => Ok(Self::$one($crate::ground::stored::Stored::read(inner)?)),)*)?
                    $($($tuple_key => {
                        let mut parts = $crate::ground::stored::list(inner, $tuple_key)?.iter();
                        Ok(Self::$tuple($({
                            let $part = $crate::ground::stored::next(&mut parts, $tuple_key)?;
                            $part
                        }),*))
                    })*)?
                    $($($variant_key => {
                        let members = $crate::ground::stored::members(inner, $variant_key)?;
                        Ok(Self::$variant { $($field: $crate::ground::stored::get!(members, $key $(, $none)?),)* })
                    })*)?
                    _ => Err($crate::ground::stored::Misread(stringify!($name))),
                }
            }
        }
    };
}

/// Puts a member in its place.
macro_rules! put {
    ($members:ident, $key:literal, $value:expr) => {
        $members.insert($key.to_owned(), $crate::ground::stored::Stored::store($value));
    };
    ($members:ident, $key:literal, $value:expr, none) => {
        if !$crate::ground::stored::Stored::is_absent($value) {
            $crate::ground::stored::put!($members, $key, $value);
        }
    };
}

/// Takes a member from its place.
macro_rules! get {
    ($members:ident, $key:literal) => {
        match $members.get($key) {
            Some(stored) => $crate::ground::stored::Stored::read(stored)?,
            None => return Err($crate::ground::stored::Misread($key)),
        }
    };
    ($members:ident, $key:literal, none) => {
        match $members.get($key) {
            Some(stored) => $crate::ground::stored::Stored::read(stored)?,
            None => Default::default(),
        }
    };
}

pub(crate) use {get, put, stored};

/// The members of an object.
pub(crate) fn members<'a>(stored: &'a Json, name: &'static str) -> Result<&'a Map<String, Json>, Misread> {
    stored.as_object().ok_or(Misread(name))
}

/// The parts of a list.
pub(crate) fn list<'a>(stored: &'a Json, name: &'static str) -> Result<&'a [Json], Misread> {
    stored.as_array().map(Vec::as_slice).ok_or(Misread(name))
}

/// The next part of a tuple.
pub(crate) fn next<T: Stored>(
    parts: &mut std::slice::Iter<'_, Json>,
    name: &'static str,
) -> Result<T, Misread> {
    T::read(parts.next().ok_or(Misread(name))?)
}

/// A variant with what it holds.
pub(crate) fn variant(key: &'static str, inner: Json) -> Json {
    Json::Object(Map::from_iter([(key.to_owned(), inner)]))
}

/// The key of a variant, and what it holds: nothing where the key stands alone.
pub(crate) fn of_variant<'a>(stored: &'a Json, name: &'static str) -> Result<(&'a str, &'a Json), Misread> {
    match stored {
        Json::String(key) => Ok((key, &Json::Null)),
        Json::Object(members) if members.len() == 1 => members
            .iter()
            .next()
            .map(|(key, inner)| (key.as_str(), inner))
            .ok_or(Misread(name)),
        _ => Err(Misread(name)),
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self) -> Json {
        self.as_ref().map_or(Json::Null, Stored::store)
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        if stored.is_null() {
            return Ok(None);
        }
        T::read(stored).map(Some)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn store(&self) -> Json {
        Json::Array(self.iter().map(Stored::store).collect())
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        let parts = list(stored, "list")?;
        let mut all = Self::with_capacity(parts.len());
        for part in parts {
            all.push(T::read(part)?);
        }
        Ok(all)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Stored> Stored for Box<T> {
    fn store(&self) -> Json {
        T::store(self)
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        T::read(stored).map(Self::new)
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn store(&self) -> Json {
        Json::Array(vec![self.0.store(), self.1.store()])
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        let mut parts = list(stored, "pair")?.iter();
        Ok((next(&mut parts, "pair")?, next(&mut parts, "pair")?))
    }
}

impl Stored for String {
    fn store(&self) -> Json {
        Json::from(self.as_str())
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        stored.as_str().map(str::to_owned).ok_or(Misread("text"))
    }
}

impl Stored for bool {
    fn store(&self) -> Json {
        Json::from(*self)
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        stored.as_bool().ok_or(Misread("truth"))
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl Stored for u64 {
    fn store(&self) -> Json {
        Json::from(*self)
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        stored.as_u64().ok_or(Misread("count"))
    }
}

macro_rules! smaller {
    ($name:ident) => {
        impl Stored for $name {
            fn store(&self) -> Json {
                Json::from(*self)
            }

            fn read(stored: &Json) -> Result<Self, Misread> {
                let count = u64::read(stored)?;
                Self::try_from(count).map_err(|_| Misread("count"))
            }
        }
    };
}

smaller!(u8);
smaller!(u32);

impl Stored for i64 {
    fn store(&self) -> Json {
        Json::from(*self)
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        stored.as_i64().ok_or(Misread("whole number"))
    }
}

impl Stored for Json {
    fn store(&self) -> Json {
        self.clone()
    }

    fn read(stored: &Json) -> Result<Self, Misread> {
        Ok(stored.clone())
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
    stored!(enum Any {
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
            (json!({"two": [true]}), "two"),
            (json!({"named": {"at": {}}}), "must"),
            (json!({"named": {"at": {"must": -1}}}), "count"),
        ];
        for (stored, place) in cases {
            assert_eq!(Any::read(&stored), Err(Misread(place)), "{stored}");
        }
    }
}
