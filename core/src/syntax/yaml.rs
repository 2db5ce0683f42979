//! The one file that knows the YAML reader: its events in our words, its errors as our rules.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event as Raw, Parser, ScalarStyle, StrInput, StructureStyle};

use super::faults;
use super::tree::Style;
use crate::ground::limits;
use crate::ground::problem::Rule;

/// What comes next in the text.
pub(super) enum Event<'a> {
    /// A text; of style `Absent` when nothing was written.
    Scalar(Cow<'a, str>, Style),
    /// A list begins; `true` for `[ ]`.
    ListStart(bool),
    /// A list ends.
    ListEnd,
    /// A map begins; `true` for `{ }`.
    MapStart(bool),
    /// A map ends.
    MapEnd,
    /// `*name`
    Alias,
    /// `&name` at the node that came just before.
    Anchor,
    /// A document begins.
    Document,
}

/// An event with its place in bytes.
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) event: Event<'a>,
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Where its tag stands, if it has one.
    pub(super) tag: Option<Range<usize>>,
}

/// The place where the text stops being YAML.
#[derive(Debug)]
pub(super) struct Fault {
    /// What is wrong, in our words.
    pub(super) rule: &'static Rule,
    /// Byte offset.
    pub(super) at: usize,
}

/// The reader: one token after the other, at most one fault, then nothing.
pub(super) struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    last: usize,
}

impl<'a> Reader<'a> {
    /// A reader over a text.
    pub(super) fn new(text: &'a str) -> Self {
        let options = granit_parser::options! {
            strict_indentation: true,
            disallow_directives: true,
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            flow_nesting_limit: limits::DEPTH + 1,
            block_nesting_limit: limits::DEPTH + 1,
        };
        Self {
            parser: Parser::new_from_str_with_options(text, options),
            last: 0,
        }
    }

    /// The next token; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Result<Token<'a>, Fault>> {
        loop {
            let (raw, span) = match self.parser.next_event()? {
                Ok(pair) => pair,
                Err(error) => {
                    return Some(Err(Fault {
                        rule: rule(error.kind()),
                        at: error.marker().byte_offset().unwrap_or(self.last),
                    }));
                }
            };
            let range = span.byte_range().unwrap_or(self.last..self.last);
            self.last = range.end.max(self.last);
            let tag = span.tag_span().and_then(|span| span.byte_range());
            let flow = |style| matches!(style, StructureStyle::Flow);
            let event = match raw {
                Raw::Scalar(text, style, ..) => scalar(text, style, range.is_empty()),
                Raw::SequenceStart(style, ..) => Event::ListStart(flow(style)),
                Raw::SequenceEnd => Event::ListEnd,
                Raw::MappingStart(style, ..) => Event::MapStart(flow(style)),
                Raw::MappingEnd => Event::MapEnd,
                Raw::Alias(_) | Raw::UnresolvedAlias(_) => Event::Alias,
                Raw::Anchor(..) => Event::Anchor,
                Raw::DocumentStart(..) => Event::Document,
                _ => continue,
            };
            return Some(Ok(Token { event, range, tag }));
        }
    }
}

/// Nothing written comes as a plain `~` without a width; a written `~` is a text like any other.
fn scalar(text: Cow<'_, str>, style: ScalarStyle, empty: bool) -> Event<'_> {
    match style {
        ScalarStyle::Plain if empty => Event::Scalar(Cow::Borrowed(""), Style::Absent),
        ScalarStyle::Plain => Event::Scalar(text, Style::Plain),
        ScalarStyle::SingleQuoted => Event::Scalar(text, Style::Single),
        ScalarStyle::DoubleQuoted => Event::Scalar(text, Style::Double),
        ScalarStyle::Literal => Event::Scalar(text, Style::Literal),
        ScalarStyle::Folded => Event::Scalar(text, Style::Folded),
    }
}

/// Every error the reader can give, as one of our own rules.
fn rule(kind: &ErrorKind) -> &'static Rule {
    use ErrorKind as K;
    match kind {
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnclosedFlowCollection { .. } => &faults::OPEN_BRACKET,
        K::MisplacedFlowCollectionEnd | K::MismatchedFlowCollectionEnd { .. } => &faults::WRONG_BRACKET,
        K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::FlowMappingValueAdjacentCollection
        | K::InvalidColonPlacement
        | K::BlockEntryInFlowCollection
        | K::PlainScalarStartsWithDashFlowIndicator => &faults::INSIDE_BRACKETS,
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => {
            &faults::OPEN_QUOTE
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            &faults::QUOTE_ENDS_EARLY
        }
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => &faults::BAD_ESCAPE,
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidBlockScalarIndent
        | K::InvalidFlowScalarIndent
        | K::ExpectedNodeContent => &faults::WRONG_INDENT,
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::InvalidBlockEntryWhitespace
        | K::InvalidMappingValueWhitespace => &faults::TAB_INDENT,
        K::MappingValueNotAllowed => &faults::COLON_IN_TEXT,
        K::SimpleKeyExpected | K::InvalidSimpleKey | K::MappingKeyNotAllowed => &faults::NO_COLON,
        K::UnexpectedCharacter { .. }
        | K::InvalidBlockScalarHeader
        | K::ZeroBlockScalarIndent
        | K::BlockSequenceEntryNotAllowed
        | K::MissingAnchorOrAliasName
        | K::UnexpectedEndOfPlainScalar => &faults::TEXT_STARTS_WITH_SIGN,
        K::CommentInterceptedScalar | K::CommentNotSeparated => &faults::COMMENT_IN_TEXT,
        K::UndeclaredTagHandle
        | K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => &super::refused::TAG,
        K::DuplicateVersionDirective
        | K::UnsupportedYamlMajorVersion
        | K::DuplicateTagDirective
        | K::MissingDocumentEndBeforeDirective
        | K::ExpectedTagDirectiveBang
        | K::InvalidDirectiveTerminator
        | K::DirectiveDisallowed
        | K::MissingYamlVersionSeparator
        | K::MissingDirectiveName
        | K::InvalidDirectiveName
        | K::DirectiveByteLimitExceeded { .. }
        | K::TooManyReservedDirectiveParams { .. }
        | K::YamlVersionTooLong
        | K::MissingYamlVersion
        | K::InvalidTagDirectiveTerminator => &super::refused::DIRECTIVE,
        K::ExpectedDocumentStart | K::InvalidDocumentEnd => &faults::OUTSIDE,
        K::RecursionLimitExceeded => &super::refused::TOO_DEEP,
        K::BomInsideDocument => &faults::ODD_SPACE,
        _ => &faults::YAML_SYNTAX,
    }
}
