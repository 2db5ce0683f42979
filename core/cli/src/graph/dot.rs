//! The drawing as DOT: for Graphviz.

use super::chart::{Chart, EdgeKind, Look, Row};

/// Writes a chart as a directed graph.
pub(super) fn write(chart: &Chart) -> String {
    let mut out = format!(
        "digraph module {{\n  label={};\n  labelloc=t;\n  rankdir=TB;\n",
        quoted(&chart.title)
    );
    out.push_str(
        "  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=10];\n",
    );
    let mut depth = 1;
    for row in &chart.rows {
        match row {
            Row::Opens(group) => {
                let mut title = group.title.clone();
                if let Some(when) = &group.when {
                    title.push_str(&format!(" ({when})"));
                }
                let style = if group.is_free {
                    "rounded,dashed"
                } else {
                    "rounded"
                };
                indent(&mut out, depth);
                out.push_str(&format!(
                    "subgraph cluster_{} {{ label={}; style={};\n",
                    group.step,
                    quoted(&title),
                    quoted(style)
                ));
                depth += 1;
            }
            Row::Closes => {
                depth -= 1;
                indent(&mut out, depth);
                out.push_str("}\n");
            }
            Row::Place(place) => {
                let mut lines = vec![place.title.clone(), place.notes.join(", ")];
                lines.extend(place.when.clone().map(|when| format!("({when})")));
                lines.retain(|line| !line.is_empty());
                let (shape, style) = match place.look {
                    Look::Read => ("box", "solid"),
                    Look::Act => ("box", "rounded"),
                    Look::Measure => ("parallelogram", "solid"),
                    Look::Wait => ("box", "dashed"),
                    Look::Menu => ("hexagon", "solid"),
                    Look::End => ("oval", "bold"),
                };
                indent(&mut out, depth);
                out.push_str(&format!(
                    "p{} [label={}, shape={shape}, style={style}];\n",
                    place.step,
                    quoted(&lines.join("\n"))
                ));
            }
        }
    }
    for edge in &chart.edges {
        let mut marks = Vec::new();
        marks.extend(
            edge.label
                .as_ref()
                .map(|label| format!("label={}", quoted(label))),
        );
        if edge.kind != EdgeKind::Way {
            marks.push("style=dotted".to_owned());
        }
        let marks = if marks.is_empty() {
            String::new()
        } else {
            format!(" [{}]", marks.join(", "))
        };
        out.push_str(&format!("  p{} -> p{}{marks};\n", edge.from, edge.to));
    }
    out.push_str("}\n");
    out
}

fn indent(out: &mut String, depth: usize) {
    out.push_str(&"  ".repeat(depth));
}

fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', "\\n")
    )
}
