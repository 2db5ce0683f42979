//! Reading conditions and sums where they stand.

use super::scope::At;
use crate::expr::ast::Expr;
use crate::expr::parse::parse;
use crate::expr::resolve;
use crate::expr::scope::Type;
use crate::expr::typed::{Sum, Truth, Typed};
use crate::ground::problem::Problems;
use crate::ground::span::Spanned;
use crate::module::draft::Written;

/// Parses what was written, with its places in the file.
pub(crate) fn parsed(written: &Written<'_>, problems: &mut Problems) -> Option<Expr> {
    let place = |range: std::ops::Range<usize>| written.scalar.place(range.start, range.end, written.span);
    let (tree, mut found) = parse(&written.scalar.text, &place);
    problems.append(&mut found);
    tree
}

/// A condition as written, with the names in it.
pub(crate) fn truth(
    written: &Written<'_>,
    at: &At<'_, '_>,
    problems: &mut Problems,
) -> Option<(Truth, Vec<Spanned<String>>)> {
    let tree = parsed(written, problems)?;
    Some((truth_tree(&tree, at, problems)?, tree.names()))
}

/// A condition that was parsed.
pub(crate) fn truth_tree(tree: &Expr, at: &At<'_, '_>, problems: &mut Problems) -> Option<Truth> {
    let (truth, mut found) = resolve::resolve_truth(tree, at);
    problems.append(&mut found);
    truth
}

/// A score as written.
pub(crate) fn score(written: &Written<'_>, at: &At<'_, '_>, problems: &mut Problems) -> Option<Sum> {
    let tree = parsed(written, problems)?;
    let (sum, mut found) = resolve::resolve_score(&tree, at);
    problems.append(&mut found);
    sum
}

/// What a pipe shows.
pub(crate) fn typed_tree(tree: &Expr, at: &At<'_, '_>, problems: &mut Problems) -> Option<(Typed, Type)> {
    let (typed, mut found) = resolve::resolve_typed(tree, None, at);
    problems.append(&mut found);
    typed
}

/// What the rungs of one value are, all of one type.
pub(crate) fn rungs(trees: &[&Expr], at: &At<'_, '_>, problems: &mut Problems) -> Option<(Vec<Typed>, Type)> {
    let (rungs, mut found) = resolve::resolve_rungs(trees, at);
    problems.append(&mut found);
    rungs
}
