//! Words of a picture or a recording that say nothing to who does not see or hear it.

use crate::ground::problem::{Problem, Problems};
use crate::module::walk::walk;
use crate::syntax::tree::Node;
use crate::text::is_untold;
use crate::text::rules::VAGUE_DESCRIPTION;

/// Tells of each such `alt` and `transcript`; those inside a text are told where it is read.
pub(crate) fn check(tree: &Node, problems: &mut Problems) {
    for cell in walk(tree).cells {
        let scalar = cell
            .node
            .scalar()
            .filter(|scalar| matches!(cell.key.name, "alt" | "transcript") && !scalar.text.trim().is_empty());
        if let Some(scalar) = scalar.filter(|scalar| is_untold(&scalar.text)) {
            let problem = Problem::new(&VAGUE_DESCRIPTION, cell.node.span);
            problems.push(problem.with("words", scalar.text.trim()));
        }
    }
}
