//! A condition back into text: the fewest parentheses with which it reads as the same tree.

use std::fmt::{Display, Formatter, Result, Write};

use super::ast::{Expr, ExprKind, Operator};

/// How tightly a part holds together, weakest first (semantics 2.5).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Any,
    All,
    Not,
    Compare,
    Total,
    Product,
    Negative,
    Leaf,
}

fn level(of: &Expr) -> Level {
    match &of.kind {
        ExprKind::Any(_) => Level::Any,
        ExprKind::All(_) => Level::All,
        ExprKind::Not(_) => Level::Not,
        ExprKind::Compare(..) | ExprKind::In(..) => Level::Compare,
        ExprKind::Total(_) => Level::Total,
        ExprKind::Product(_) => Level::Product,
        ExprKind::Negative(_) => Level::Negative,
        _ => Level::Leaf,
    }
}

/// Writes the condition so that it reads back as the same tree. A broken part is written `…`, which does not read.
///
/// A text that holds both kinds of quote cannot be written; no condition that was read has one.
impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_expr(f, self)
    }
}

/// Writes a part that must hold at least as tightly as `least`, else in parentheses.
fn write_at(f: &mut Formatter<'_>, of: &Expr, least: Level) -> Result {
    if level(of) >= least {
        return write_expr(f, of);
    }
    f.write_char('(')?;
    write_expr(f, of)?;
    f.write_char(')')
}

fn write_expr(f: &mut Formatter<'_>, of: &Expr) -> Result {
    match &of.kind {
        ExprKind::Number(number) => write!(f, "{number}"),
        ExprKind::Text(text) => {
            let quote = if text.contains('"') { '\'' } else { '"' };
            write!(f, "{quote}{text}{quote}")
        }
        ExprKind::Truth(truth) => write!(f, "{truth}"),
        ExprKind::Name(name) => f.write_str(name),
        ExprKind::Dotted(left, right) => write!(f, "{}.{}", left.value, right.value),
        ExprKind::Call(function, arguments) => {
            f.write_str(function.value.word())?;
            write_list(f, arguments, Level::Any)
        }
        ExprKind::Not(inner) => {
            f.write_str("not ")?;
            write_at(f, inner, Level::Not)
        }
        ExprKind::Negative(inner) => {
            f.write_char('-')?;
            write_at(f, inner, Level::Negative)
        }
        ExprKind::All(parts) => write_joined(f, parts, " and ", Level::Not),
        ExprKind::Any(parts) => write_joined(f, parts, " or ", Level::All),
        ExprKind::Total(terms) => {
            for (index, term) in terms.iter().enumerate() {
                if index > 0 {
                    f.write_str(if term.minus { " - " } else { " + " })?;
                }
                write_at(f, &term.of, Level::Product)?;
            }
            Ok(())
        }
        ExprKind::Product(factors) => {
            for (index, factor) in factors.iter().enumerate() {
                if index > 0 {
                    f.write_str(if factor.over { " / " } else { " * " })?;
                }
                write_at(f, &factor.of, Level::Negative)?;
            }
            Ok(())
        }
        ExprKind::Compare(operator, left, right) => {
            write_at(f, left, Level::Total)?;
            write!(f, " {} ", operator.value.word())?;
            write_at(f, right, Level::Total)
        }
        ExprKind::In(left, set) => {
            write_at(f, left, Level::Total)?;
            f.write_str(" in ")?;
            write_list(f, set, Level::Any)
        }
        ExprKind::Set(parts) => write_list(f, parts, Level::Any),
        ExprKind::Broken => f.write_char('…'),
    }
}

fn write_joined(f: &mut Formatter<'_>, parts: &[Expr], word: &str, least: Level) -> Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(word)?;
        }
        write_at(f, part, least)?;
    }
    Ok(())
}

fn write_list(f: &mut Formatter<'_>, parts: &[Expr], least: Level) -> Result {
    f.write_char('(')?;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        write_at(f, part, least)?;
    }
    f.write_char(')')
}

impl Display for Operator {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.word())
    }
}
