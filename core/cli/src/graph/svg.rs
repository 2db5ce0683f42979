//! The drawing as SVG, laid out here: the places in one column in the order of the document, the next one straight below;
//! ways that jump ahead run along the right, ways back along the left, each in a lane of its own. No script, no outside font.

use super::chart::{Chart, EdgeKind, Group, Look, Place, Row};

const WIDTH: f64 = 320.0;
const PLACE: f64 = 46.0;
const HEADER: f64 = 34.0;
const GAP: f64 = 26.0;
/// Room for one more way at the side of a place.
const SLOT: f64 = 17.0;
const LANE: f64 = 14.0;
const INSET: f64 = 12.0;
/// A wide guess of one character at the size of the labels.
const CHARACTER: f64 = 6.1;

/// A place with where it stands.
struct Stand<'a> {
    place: &'a Place,
    top: f64,
    height: f64,
}

/// A group with where it stands.
struct Frame<'a> {
    group: &'a Group,
    depth: usize,
    top: f64,
    bottom: f64,
}

/// A way along a side.
struct Jump<'a> {
    from: usize,
    to: usize,
    label: Option<&'a str>,
    /// Which of the ways at this side of its place.
    slot: usize,
    lane: usize,
}

/// Where the colours of a picture are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sheet {
    /// In the picture: it stands alone.
    Inside,
    /// In the page that it becomes a part of, by the classes of what is drawn.
    OfPage,
}

/// Writes a chart as one picture.
pub(super) fn write(chart: &Chart, description: &str, sheet: Sheet) -> String {
    let (right, left, straight) = sides(chart);
    let (stands, frames, bottom) = stack(chart, &right, &left);
    let depth = frames.iter().map(|frame| frame.depth + 1).max().unwrap_or(0);
    let room = |jumps: &[Jump<'_>]| {
        let labels = jumps
            .iter()
            .filter_map(|jump| jump.label)
            .map(|label| label.chars().count())
            .max();
        let lanes = jumps.iter().map(|jump| jump.lane + 1).max().unwrap_or(0);
        let words = labels.map_or(20.0, |count| count as f64 * CHARACTER + 20.0);
        (
            words,
            if jumps.is_empty() {
                0.0
            } else {
                words + lanes as f64 * LANE
            },
        )
    };
    let (left_words, left_room) = room(&left);
    let (mut right_words, mut right_room) = room(&right);
    // Words beside a way straight down may reach past the place; the lanes stay clear of them.
    for label in straight.iter().filter_map(|(_, _, label)| *label) {
        let past = label.chars().count() as f64 * CHARACTER + 20.0 - WIDTH / 2.0;
        if past > right_words {
            right_room += past - right_words;
            right_words = past;
        }
    }
    let frames_room = depth as f64 * INSET;
    let start = 24.0 + left_room + frames_room;
    let end = start + WIDTH;
    let width = end + frames_room + right_room + 24.0;
    let mut out = head(chart, description, sheet, width, bottom + 24.0);
    for frame in &frames {
        draw_frame(&mut out, frame, depth, start);
    }
    let middle = start + WIDTH / 2.0;
    for (from, to, label) in straight {
        let (Some(from), Some(to)) = (stands.get(from), stands.get(to)) else {
            continue;
        };
        let (top, bottom) = (from.top + from.height, to.top);
        out.push_str(&format!(
            "<path class=\"way\" d=\"M{middle:.1} {top:.1}V{:.1}\" marker-end=\"url(#tip)\"/>\n",
            bottom - 2.0
        ));
        if let Some(label) = label {
            text(&mut out, middle + 8.0, top + 16.0, "label", "start", label);
        }
    }
    let outside = frames_room + 6.0;
    for jump in &right {
        draw_jump(&mut out, jump, &stands, end, outside + right_words, 1.0);
    }
    for jump in &left {
        draw_jump(&mut out, jump, &stands, start, outside + left_words, -1.0);
    }
    for stand in &stands {
        draw_place(&mut out, stand, start);
    }
    out.push_str("</svg>\n");
    out
}

type Straight<'a> = Vec<(usize, usize, Option<&'a str>)>;

/// Which ways run straight down, which along the right and which along the left. Menus are told by their frame.
fn sides(chart: &Chart) -> (Vec<Jump<'_>>, Vec<Jump<'_>>, Straight<'_>) {
    let places: Vec<&Place> = chart.places().collect();
    let at = |step: usize| places.iter().position(|place| place.step == step);
    let (mut right, mut left, mut straight) = (Vec::new(), Vec::new(), Vec::new());
    for edge in &chart.edges {
        if edge.kind != EdgeKind::Way {
            continue;
        }
        let (Some(from), Some(to)) = (at(edge.from), at(edge.to)) else {
            continue;
        };
        let label = edge.label.as_deref();
        let taken = straight
            .iter()
            .any(|(other, _, _): &(usize, usize, Option<&str>)| *other == from);
        if to == from + 1 && !taken {
            straight.push((from, to, label));
            continue;
        }
        let side = if to > from { &mut right } else { &mut left };
        let slot = side.iter().filter(|jump: &&Jump<'_>| jump.from == from).count();
        side.push(Jump {
            from,
            to,
            label,
            slot,
            lane: 0,
        });
    }
    lanes(&mut right);
    lanes(&mut left);
    (right, left, straight)
}

/// Gives each way the innermost lane that is free along its whole length; short ways come first, so they lie inside.
fn lanes(jumps: &mut [Jump<'_>]) {
    let mut order: Vec<usize> = (0..jumps.len()).collect();
    order.sort_by_key(|index| {
        jumps
            .get(*index)
            .map(|jump| (jump.from.abs_diff(jump.to), jump.from))
    });
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    for index in order {
        let Some(jump) = jumps.get_mut(index) else {
            continue;
        };
        let (first, last) = (jump.from.min(jump.to), jump.from.max(jump.to));
        let is_free =
            |lane: &Vec<(usize, usize)>| lane.iter().all(|(start, end)| last < *start || first > *end);
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(Vec::new());
        }
        if let Some(lane) = taken.get_mut(lane) {
            lane.push((first, last));
        }
        jump.lane = lane;
    }
}

/// Puts everything below one another.
fn stack<'a>(
    chart: &'a Chart,
    right: &[Jump<'_>],
    left: &[Jump<'_>],
) -> (Vec<Stand<'a>>, Vec<Frame<'a>>, f64) {
    let mut y = 64.0;
    let mut stands: Vec<Stand<'a>> = Vec::new();
    let mut frames: Vec<Frame<'a>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for row in &chart.rows {
        match row {
            Row::Opens(group) => {
                open.push(frames.len());
                frames.push(Frame {
                    group,
                    depth: open.len() - 1,
                    top: y - 8.0,
                    bottom: y,
                });
                y += HEADER;
            }
            Row::Closes => {
                if let Some(frame) = open.pop().and_then(|index| frames.get_mut(index)) {
                    frame.bottom = y - GAP + INSET;
                    y = frame.bottom + GAP;
                }
            }
            Row::Place(place) => {
                let index = stands.len();
                let slots = |side: &[Jump<'_>]| side.iter().filter(|jump| jump.from == index).count();
                let ways = slots(right).max(slots(left)) as f64;
                let height = PLACE.max(20.0 + ways * SLOT) + if place.when.is_some() { 15.0 } else { 0.0 };
                stands.push(Stand {
                    place,
                    top: y,
                    height,
                });
                y += height + GAP;
            }
        }
    }
    (stands, frames, y - GAP)
}

fn head(chart: &Chart, description: &str, sheet: Sheet, width: f64, height: f64) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\" aria-labelledby=\"title description\">\n<title id=\"title\">"
    );
    escape(&mut out, &chart.title);
    out.push_str("</title>\n<desc id=\"description\">");
    escape(&mut out, description);
    out.push_str("</desc>\n");
    if sheet == Sheet::Inside {
        out.push_str(STYLE);
    }
    out.push_str(TIP);
    out.push_str(&format!(
        "<rect class=\"paper\" width=\"{width:.0}\" height=\"{height:.0}\"/>\n"
    ));
    text(&mut out, 24.0, 34.0, "head", "start", &chart.title);
    out
}

const STYLE: &str = "<style>
.paper { fill: #fff }
text { font-family: system-ui, sans-serif; font-size: 11px; fill: #3b4252 }
.head { font-size: 18px; font-weight: 600; fill: #1f2430 }
.title { font-size: 13px; font-weight: 600; fill: #1f2430 }
.group { font-size: 12px; font-weight: 600; fill: #4a5568 }
.label { fill: #4a5568; paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round }
.when { font-style: italic }
.way { fill: none; stroke: #64748b; stroke-width: 1.4 }
.frame { fill: #f6f7f9; fill-opacity: .7; stroke: #c3cad5 }
.free { stroke: #8a94a6; stroke-dasharray: 5 4 }
.place { fill: #fff; stroke: #94a3b8; stroke-width: 1.2 }
.read { fill: #7c8aa0 } .act { fill: #2f855a } .measure { fill: #b7791f } .wait { fill: #c05621 } .menu { fill: #5a67d8 } .end { fill: #1f2430 }
</style>
";

const TIP: &str = "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">\
<path d=\"M0 0L8 4L0 8z\" fill=\"#64748b\"/></marker></defs>
";

fn draw_frame(out: &mut String, frame: &Frame<'_>, depth: usize, start: f64) {
    let inset = (depth - frame.depth) as f64 * INSET;
    let class = if frame.group.is_free {
        "frame free"
    } else {
        "frame"
    };
    out.push_str(&format!(
        "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"10\"/>\n",
        start - inset,
        frame.top,
        WIDTH + 2.0 * inset,
        frame.bottom - frame.top
    ));
    let mut title = frame.group.title.clone();
    if let Some(when) = &frame.group.when {
        title.push_str(&format!(" ({when})"));
    }
    text(
        out,
        start - inset + 12.0,
        frame.top + 19.0,
        "group label",
        "start",
        &title,
    );
}

fn draw_place(out: &mut String, stand: &Stand<'_>, start: f64) {
    let place = stand.place;
    let class = match place.look {
        Look::Read => "read",
        Look::Act => "act",
        Look::Measure => "measure",
        Look::Wait => "wait",
        Look::Menu => "menu",
        Look::End => "end",
    };
    let (top, height) = (stand.top, stand.height);
    out.push_str("<g data-step=\"");
    escape(out, &place.id);
    out.push_str(&format!(
        "\">\n<rect class=\"place\" x=\"{start:.1}\" y=\"{top:.1}\" width=\"{WIDTH:.1}\" height=\"{height:.1}\" rx=\"7\"/>\n\
         <rect class=\"{class}\" x=\"{start:.1}\" y=\"{top:.1}\" width=\"6\" height=\"{height:.1}\" rx=\"3\"/>\n"
    ));
    text(out, start + 16.0, top + 19.0, "title", "start", &place.title);
    let mut notes = place.notes.clone();
    notes.insert(1.min(notes.len()), place.id.clone());
    text(out, start + 16.0, top + 35.0, "note", "start", &notes.join(" · "));
    if let Some(when) = &place.when {
        text(
            out,
            start + 16.0,
            top + 50.0,
            "when",
            "start",
            &format!("? {when}"),
        );
    }
    out.push_str("</g>\n");
}

/// A way along a side: out of its place, along its lane, into the place it leads to.
fn draw_jump(out: &mut String, jump: &Jump<'_>, stands: &[Stand<'_>], edge: f64, words: f64, side: f64) {
    let (Some(from), Some(to)) = (stands.get(jump.from), stands.get(jump.to)) else {
        return;
    };
    let y = from.top + 24.0 + jump.slot as f64 * SLOT;
    let target = to.top + 8.0;
    let lane = edge + side * (words + jump.lane as f64 * LANE);
    out.push_str(&format!(
        "<path class=\"way\" d=\"M{edge:.1} {y:.1}H{lane:.1}V{target:.1}H{:.1}\" marker-end=\"url(#tip)\"/>\n",
        edge + side * 2.0
    ));
    if let Some(label) = jump.label {
        let anchor = if side > 0.0 { "start" } else { "end" };
        text(out, edge + side * 14.0, y - 3.0, "label", anchor, label);
    }
}

fn text(out: &mut String, x: f64, y: f64, class: &str, anchor: &str, words: &str) {
    out.push_str(&format!(
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">"
    ));
    escape(out, words);
    out.push_str("</text>\n");
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What XML does not allow at all.
            low if low.is_control() => {}
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_that_run_beside_each_other_have_lanes_of_their_own() {
        let jump = |from, to| Jump {
            from,
            to,
            label: None,
            slot: 0,
            lane: 0,
        };
        let mut jumps = [jump(0, 9), jump(1, 3), jump(4, 6), jump(2, 5)];
        lanes(&mut jumps);
        let lanes: Vec<usize> = jumps.iter().map(|jump| jump.lane).collect();
        assert_eq!(lanes, [2, 0, 0, 1]);
    }
}
