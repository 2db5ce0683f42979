//! Where a part is used in which something was found: what is wrong there may hang on what stands around it.

use crate::check::Module;
use crate::ground::problem::{Problem, Related};
use crate::ground::span::Span;
use crate::module::plan::StepKind;

/// The source that a module begins with; the others are parts.
const MAIN: u16 = 0;
/// More uses of one part are not shown.
const USES: usize = 3;

/// A use of a part: its id, where it stands, and which source the part is.
struct Used<'a> {
    id: &'a str,
    span: Span,
    part: u16,
}

/// Shows at each problem in a part where that is used: where its example comes to last, or each time.
pub(super) fn show_uses(module: &Module, problems: &mut [Problem]) {
    let (plan, lines) = (module.plan(), module.lines());
    let line = |step: usize| lines.steps.get(step).copied();
    let used = plan.steps.iter().enumerate().filter_map(|(at, step)| {
        let StepKind::Part { children } = &step.kind else {
            return None;
        };
        Some(Used {
            id: &step.id,
            span: line(at).filter(|span| span.source == MAIN)?,
            part: line(children.first()?.index())?.source,
        })
    });
    let used: Vec<Used<'_>> = used.collect();
    for problem in problems.iter_mut().filter(|problem| problem.span.source != MAIN) {
        let of_part = used.iter().filter(|used| used.part == problem.span.source);
        let path = problem
            .example
            .as_ref()
            .map_or("", |example| example.path.as_str());
        let last = |used: &&Used<'_>| path.rfind(&format!("{}/", used.id));
        let shown: Vec<Span> = match of_part
            .clone()
            .filter(|used| last(used).is_some())
            .max_by_key(last)
        {
            Some(used) => vec![used.span],
            None => of_part.map(|used| used.span).collect(),
        };
        for span in shown.into_iter().take(USES) {
            problem.related.push(Related {
                span,
                nl: "hier wordt dit onderdeel gebruikt",
                en: "this part is used here",
            });
        }
    }
}
