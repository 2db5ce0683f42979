//! A place in a source text.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in one source of a set.
///
/// Layout: `source` is the index in the set (u16), `start` and `end` are byte offsets (u32); 12 bytes, `Copy`.
///
/// ```
/// use leerpad::ground::span::Span;
/// let key = Span::new(0, 4, 9);
/// let value = Span::new(0, 11, 20);
/// assert_eq!(key.to(value), Span::new(0, 4, 20));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// Index of the source in its set.
    pub source: u16,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// A span over `start..end` of source number `source`.
    #[must_use]
    pub const fn new(source: u16, start: u32, end: u32) -> Self {
        Self { source, start, end }
    }

    /// The span from the start of `self` to the end of `other`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self {
            source: self.source,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// An empty span at the start of this one.
    #[must_use]
    pub const fn at_start(self) -> Self {
        Self {
            source: self.source,
            start: self.start,
            end: self.start,
        }
    }

    /// An empty span at the end of this one.
    #[must_use]
    pub const fn at_end(self) -> Self {
        Self {
            source: self.source,
            start: self.end,
            end: self.end,
        }
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}..{}", self.source, self.start, self.end)
    }
}

/// A thing with the place where it was written. Equality looks at the thing only.
///
/// ```
/// use leerpad::ground::span::{Span, Spanned};
/// assert_eq!(Spanned::new("a", Span::new(0, 0, 1)), Spanned::new("a", Span::new(0, 7, 8)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Spanned<T> {
    /// The thing.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a thing and its place.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another thing.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: change(self.value),
            span: self.span,
        }
    }
}

impl Spanned<String> {
    /// The same place with the text borrowed.
    #[must_use]
    pub const fn as_ref(&self) -> Spanned<&str> {
        Spanned {
            value: self.value.as_str(),
            span: self.span,
        }
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}
