//! Looks at what was read: texts that read well and mean something else than their author thinks.

use super::build::Builder;
use super::silent;
use super::tree::NodeKind;
use super::tree::{Entry, Node, Style};
use crate::ground::span::{Span, Spanned};

/// A value was read; `from..to` is where it stands in the text as read.
pub(super) fn at_scalar(_builder: &mut Builder<'_>, _text: &str, _style: Style, _from: usize, _to: usize) {}

/// A plain key was read.
pub(super) fn at_key(_builder: &mut Builder<'_>, _key: &Spanned<String>) {}

/// A map in braces was read.
pub(super) fn at_braces(_builder: &mut Builder<'_>, entries: Vec<Entry>, place: Span) -> Node {
    let _ = &silent::CUT;
    Node {
        kind: NodeKind::Map { entries, flow: true },
        span: place,
    }
}

/// A map without braces was read.
pub(super) fn at_map(_builder: &mut Builder<'_>, entries: Vec<Entry>, place: Span) -> Node {
    Node {
        kind: NodeKind::Map { entries, flow: false },
        span: place,
    }
}
