//! Reading texts, from Markdown to problems.

use std::fmt::Write as _;
use std::ops::Range;

use super::markdown::{Parsed, Pipes, parse, parse_inline, read_marked, unmarked};
use super::{Filled, html, plain};
use crate::ground::span::Span;

fn place(range: Range<usize>) -> Span {
    Span::new(0, range.start as u32, range.end as u32)
}

fn html(text: &str) -> String {
    shown(&parse(text, &place))
}

fn shown(parsed: &Parsed) -> String {
    let mut out = String::new();
    html::write(&mut out, &parsed.document, &mut |hole| {
        Filled::Text(format!("[{hole}]"))
    });
    out
}

fn under(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or("outside")
}

/// Code and text under each problem, with the fix applied where it has one.
fn problems(text: &str, parsed: &Parsed) -> String {
    let mut out = String::new();
    for problem in &parsed.problems {
        let under = under(text, problem.span);
        let _ = write!(out, "{} at `{under}`", problem.rule.code);
        let mut mended = text.to_owned();
        for edit in problem.fix.iter().rev() {
            mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        if mended != text {
            let _ = write!(out, " -> {mended}");
        }
        out.push('\n');
    }
    out
}

fn found(text: &str) -> String {
    problems(text, &parse(text, &place))
}

#[test]
fn pipes_are_holes_in_running_text_everywhere() {
    assert_eq!(
        html("# {a}\n\n**{b}** [naar {c}](https://a.nl) _{d|*x*}_\n\n|{e|f}|\n|-|\n|{g\\|h} x|\n"),
        "<h1>[0]</h1>\n<p><strong>[1]</strong> <a href=\"https://a.nl\" rel=\"noopener noreferrer\">naar [2]</a> \
         <em>[3]</em></p>\n<table>\n<thead>\n<tr><th scope=\"col\">[4]</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>[5] x</td></tr>\n</tbody>\n</table>\n"
    );
}

#[test]
fn a_pipe_says_what_and_where_it_is() {
    let text = "é { naam | je } en {x|}";
    let parsed = parse(text, &place);
    let pipe = &parsed.pipes[0];
    assert_eq!(
        (pipe.content.as_str(), pipe.fallback.as_deref()),
        ("naam", Some("je"))
    );
    assert_eq!(text.get(pipe.range.clone()), Some("naam"));
    assert_eq!(under(text, pipe.span), "{ naam | je }");
    assert_eq!(parsed.pipes[1].fallback.as_deref(), Some(""));
}

#[test]
fn in_code_and_behind_a_backslash_braces_are_braces() {
    assert_eq!(html("`{a}` \\{b} &#123;c}"), "<p><code>{a}</code> {b} {c}</p>\n");
    assert_eq!(html("```\n{a|b} {\n```"), "<pre><code>{a|b} {\n</code></pre>\n");
    assert_eq!(found("`{a}` `{` \\{b} \\{"), "");
}

#[test]
fn braces_without_sense_are_told() {
    assert_eq!(
        found("é {naam en {} of {|je}"),
        "unclosed-brace at `{`\nempty-pipe at `{}`\nempty-pipe at `{|je}`\n"
    );
    assert_eq!(html("é {naam"), "<p>é {naam</p>\n");
    let parsed = parse_inline("Dag {naam}", &place, Pipes::Refused);
    assert_eq!(problems("Dag {naam}", &parsed), "pipe-in-label at `{naam}`\n");
    assert_eq!(shown(&parsed), "<p>Dag {naam}</p>\n");
}

#[test]
fn html_is_refused_and_stays_as_words() {
    let text = "Dit is <b>vet</b>.\n\n<div onclick=\"x\">\n{a}\n</div>\n\n<!-- weg -->";
    assert_eq!(
        html(text),
        "<p>Dit is &lt;b&gt;vet&lt;/b&gt;.</p>\n<p>&lt;div onclick=&quot;x&quot;&gt; {a} &lt;/div&gt;</p>\n\
         <p>&lt;!-- weg --&gt;</p>\n"
    );
    assert_eq!(
        found("a <b>vet</b>"),
        "raw-html at `<b>` -> a &lt;b>vet</b>\nraw-html at `</b>` -> a <b>vet&lt;/b>\n"
    );
    assert_eq!(found("<b>vet"), "raw-html at `<b>`\n");
}

#[test]
fn mended_html_reads_as_it_was_written() {
    for text in [
        "a <b c='<'>x",
        "x\n\n<script>\nalert(1)\n</script>\n",
        "x <!-- {a} --> y",
        "- x\n\n  <p>\n  y</p>",
    ] {
        let mut mended = text.to_owned();
        let mut edits: Vec<_> = parse(text, &place)
            .problems
            .into_iter()
            .flat_map(|problem| problem.fix)
            .collect();
        edits.sort_by_key(|edit| edit.span.start);
        for edit in edits.into_iter().rev() {
            mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        assert_eq!(found(&mended), "", "{mended}");
    }
}

#[test]
fn links_are_of_four_kinds() {
    assert_eq!(
        found("é [x](http://a.nl) [x](www.a.nl) [x](javascript:a) <http://b.nl> [x][y]\n\n[y]: ftp://c"),
        "bad-link at `http://a.nl` -> é [x](https://a.nl) [x](www.a.nl) [x](javascript:a) <http://b.nl> [x][y]\n\n[y]: ftp://c\n\
         bad-link at `www.a.nl` -> é [x](http://a.nl) [x](https://www.a.nl) [x](javascript:a) <http://b.nl> [x][y]\n\n[y]: ftp://c\n\
         bad-link at `javascript:a`\n\
         bad-link at `http://b.nl` -> é [x](http://a.nl) [x](www.a.nl) [x](javascript:a) <https://b.nl> [x][y]\n\n[y]: ftp://c\n\
         bad-link at `[x][y]`\n"
    );
    assert_eq!(html("[**x** y](javascript:a)"), "<p><strong>x</strong> y</p>\n");
    assert_eq!(
        html("<bo@a.nl>"),
        "<p><a href=\"mailto:bo@a.nl\">bo@a.nl</a></p>\n"
    );
    assert_eq!(
        found("[](https://a.nl) [Klik hier!](tel:113) [x](tel:1 \"y\")"),
        "empty-link at `[](https://a.nl)`\nvague-link at `[Klik hier!](tel:113)`\nlink-title at `[x](tel:1 \"y\")`\n"
    );
    assert_eq!(
        found("[{a}](https://a.nl/{b})"),
        "pipe-in-link at `https://a.nl/{b}`\n"
    );
}

#[test]
fn images_are_own_media_with_words() {
    assert_eq!(
        html("![*Een* bos](media/bos.png)"),
        "<p><img src=\"media/bos.png\" alt=\"Een bos\"></p>\n"
    );
    assert_eq!(
        found("![](media/bos.png) ![x](https://a.nl/b.png) ![{a}](b.png)"),
        "image-without-alt at `![](media/bos.png)`\nbad-image at `https://a.nl/b.png`\npipe-in-link at `{a}`\n"
    );
}

#[test]
fn a_label_has_no_blocks() {
    for text in [
        "1. Nooit", "- geen", "# x", "> 5 uur", "a\n===", "|a|\n|-|", "    code", "***", "[x]: y", "```",
    ] {
        let parsed = parse_inline(text, &place, Pipes::Allowed);
        let words = text.trim().replace('\n', " ").replace('>', "&gt;");
        assert_eq!(shown(&parsed), format!("<p>{words}</p>\n"));
    }
    let parsed = parse_inline("_Soms_ **of** {a}", &place, Pipes::Allowed);
    assert_eq!(shown(&parsed), "<p><em>Soms</em> <strong>of</strong> [0]</p>\n");
    assert_eq!(parsed.pipes[0].range, 15..16);
    assert_eq!(shown(&parse_inline("  ", &place, Pipes::Allowed)), "");
}

#[test]
fn headings_step_down_one_by_one() {
    assert_eq!(
        found("## a\n\n### b\n\n# c\n\n### d"),
        "heading-jump at `### d`\n"
    );
}

#[test]
fn depth_and_length_are_limited() {
    let deep = format!("{}x", "> ".repeat(100));
    let parsed = parse(&deep, &place);
    assert_eq!(parsed.problems.len(), 1);
    assert!(shown(&parsed).contains('x'));
    let nested = format!("{}x{}", "*a ".repeat(200), "*".repeat(200));
    assert!(shown(&parse(&nested, &place)).matches('a').count() == 200);
    assert_eq!(
        parse(&"a".repeat(100_001), &place).problems[0].rule.code,
        "text-too-long"
    );
}

#[test]
fn plain_text_says_the_same() {
    let parsed = parse(
        "# Dag\n\nEen **twee**\\\ndrie\n\n1. a\n2. b\n\n> [x](https://a.nl)\n\n    c\n",
        &place,
    );
    let mut out = String::new();
    plain::write(&mut out, &parsed.document, &mut |_| Filled::Nothing);
    assert_eq!(
        out,
        "Dag\n\nEen twee\ndrie\n\n1. a\n2. b\n\n> x (https://a.nl)\n\n    c\n"
    );
}

#[test]
fn what_has_no_marks_is_read_as_markdown_reads_it() {
    let letters: Vec<char> = "aZéß1 ,.?!'’-\n".chars().collect();
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) as usize % below
    };
    let mut count = 0;
    for _ in 0..20_000 {
        let text: String = (0..=next(12)).map(|_| letters[next(letters.len())]).collect();
        if unmarked(&text).is_some() {
            count += 1;
            let (blocks, line) = (parse(&text, &place), parse_inline(&text, &place, Pipes::Allowed));
            assert_eq!(
                blocks,
                read_marked(&text, &place, Pipes::Allowed, false),
                "{text:?}"
            );
            assert_eq!(line, read_marked(&text, &place, Pipes::Allowed, true), "{text:?}");
        }
    }
    assert!(count > 2_000, "{count}");
}
