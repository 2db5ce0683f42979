//! How shapes are written: what every one of them derives stands here once.
//!
//! A shape takes exactly the members it names: an unknown one, a missing one and a null are refused. Its debug print says
//! its name and nothing of what it holds, since that may be what a learner answered. (serde itself also takes a list for
//! an object and a number for a tag, by their places. The schema does not, and nothing writes such a thing.)

use serde::{Deserialize, Deserializer};

/// A struct: members that are always there, then those that are absent when they say nothing.
macro_rules! shape {
    (
        $(#[$about:meta])*
        $name:ident { $($(#[$told:meta])* $member:ident: $kind:ty),* $(,)? }
        $(+ maybe { $($(#[$maybe_told:meta])* $maybe:ident: $maybe_kind:ty),* $(,)? })?
    ) => {
        #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        $(#[$about])*
        pub struct $name {
            $($(#[$told])* pub $member: $kind,)*
            $($(
                $(#[$maybe_told])*
                #[serde(
                    default,
                    deserialize_with = "crate::wire::shape::present",
                    skip_serializing_if = "Option::is_none"
                )]
                pub $maybe: Option<$maybe_kind>,
            )*)?
        }
        $crate::wire::shape::silent!($name);
    };
}

/// A value that is one other value, under a name of its own.
macro_rules! named {
    ($($(#[$about:meta])* $name:ident($inner:ty))*) => {
        $(
            #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[serde(transparent)]
            $(#[$about])*
            pub struct $name(
                /// The value itself.
                pub $inner,
            );
            $crate::wire::shape::silent!($name);
        )*
    };
}

/// A text of one form: what `reads` refuses is no such text.
macro_rules! formed {
    ($($(#[$about:meta])* $name:ident like $pattern:literal by $reads:expr;)*) => {
        $(
            #[derive(Clone, PartialEq, serde::Serialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("pattern" = $pattern)))]
            #[serde(transparent)]
            $(#[$about])*
            pub struct $name(
                /// The text itself.
                pub String,
            );
            $crate::wire::shape::silent!($name);

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(given: D) -> Result<Self, D::Error> {
                    let text = String::deserialize(given)?;
                    if $reads(&text).is_some() {
                        Ok(Self(text))
                    } else {
                        Err(serde::de::Error::custom(concat!("no ", stringify!($name))))
                    }
                }
            }
        )*
    };
}

/// One of a closed list of words.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$told:meta])* $word:ident),* $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        $(#[$about])*
        pub enum $name { $($(#[$told])* $word,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$word,)*];
        }
    };
}

/// One of several shapes: told apart by the member `tag`, or without one by what stands in them.
macro_rules! either {
    ($(#[$about:meta])* $name:ident by $tag:literal { $($(#[$told:meta])* $case:ident($kind:ty)),* $(,)? }) => {
        #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = $tag, rename_all = "kebab-case")]
        $(#[$about])*
        pub enum $name { $($(#[$told])* $case($kind),)* }
        $crate::wire::shape::silent!($name);
    };
    ($(#[$about:meta])* $name:ident { $($(#[$told:meta])* $case:ident($kind:ty)),* $(,)? }) => {
        #[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(untagged)]
        $(#[$about])*
        pub enum $name { $($(#[$told])* $case($kind),)* }
        $crate::wire::shape::silent!($name);
    };
}

/// A debug print that holds nothing of anybody.
macro_rules! silent {
    ($name:ident) => {
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

pub(super) use {either, formed, named, shape, silent, words};

/// A member that may be absent, but is no null when it is there.
pub(super) fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    given: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(given).map(Some)
}

/// The value `true`: said where the other case is absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct True;

impl serde::Serialize for True {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(true)
    }
}

impl<'de> Deserialize<'de> for True {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if bool::deserialize(deserializer)? {
            Ok(Self)
        } else {
            Err(serde::de::Error::custom("true, or absent"))
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for True {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "True".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"const": true})
    }
}

/// A whole number from 1: the place of something in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Ordinal(pub u32);

impl<'de> Deserialize<'de> for Ordinal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            number @ 1..=999_999_999 => Ok(Self(number)),
            _ => Err(serde::de::Error::custom("a whole number from 1")),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Ordinal {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Ordinal".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "integer", "format": "uint32", "minimum": 1, "maximum": 999_999_999})
    }
}

/// Distinct names, at least one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Names(pub Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names = Vec::<String>::deserialize(deserializer)?;
        let once =
            |(place, name): (usize, &String)| names.iter().position(|other| other == name) == Some(place);
        if !names.is_empty() && names.iter().enumerate().all(once) {
            Ok(Self(names))
        } else {
            Err(serde::de::Error::custom("distinct names, at least one"))
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Names {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Names".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": true})
    }
}
