//! The drawing as Mermaid: for a page that draws it, such as a README.

use super::chart::{Chart, EdgeKind, Look, Row};

/// Writes a chart as a Mermaid flowchart.
pub(super) fn write(chart: &Chart) -> String {
    let mut out = String::from("flowchart TD\n");
    let mut depth = 1;
    for row in &chart.rows {
        match row {
            Row::Opens(group) => {
                let mut title = group.title.clone();
                if let Some(when) = &group.when {
                    title.push_str(&format!(" ({when})"));
                }
                indent(&mut out, depth);
                out.push_str(&format!("subgraph g{}[{}]\n", group.step, quoted(&title)));
                depth += 1;
            }
            Row::Closes => {
                depth -= 1;
                indent(&mut out, depth);
                out.push_str("end\n");
            }
            Row::Place(place) => {
                let mut lines = vec![place.title.clone(), place.notes.join(", ")];
                lines.extend(place.when.clone().map(|when| format!("({when})")));
                lines.retain(|line| !line.is_empty());
                let label = quoted(&lines.join("\n"));
                let (open, close) = match place.look {
                    Look::Read => ("[", "]"),
                    Look::Act => ("(", ")"),
                    Look::Measure => ("[/", "/]"),
                    Look::Wait => ("[[", "]]"),
                    Look::Menu => ("{{", "}}"),
                    Look::End => ("([", "])"),
                };
                indent(&mut out, depth);
                out.push_str(&format!("p{}{open}{label}{close}\n", place.step));
            }
        }
    }
    for edge in &chart.edges {
        let arrow = if edge.kind == EdgeKind::Way { "-->" } else { "-.->" };
        let label = edge
            .label
            .as_ref()
            .map(|label| format!("|{}|", quoted(label)))
            .unwrap_or_default();
        out.push_str(&format!("  p{} {arrow}{label} p{}\n", edge.from, edge.to));
    }
    out
}

fn indent(out: &mut String, depth: usize) {
    out.push_str(&"  ".repeat(depth));
}

/// A text that Mermaid shows as it is.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | '*' | '_' => {
                out.push_str(&format!("#{};", u32::from(c)))
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
