//! Any text as Markdown, with answers in its holes.
#![no_main]

use leerpad::ground::span::Span;
use leerpad::text::{self, Filled};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parsed = text::parse(text, &|_| Span::default());
    let mut fill = |_| Filled::Text("<b onclick=x>&\"'</b>".to_owned());
    let (mut html, mut plain) = (String::new(), String::new());
    text::html::write(&mut html, &parsed.document, &mut fill);
    text::plain::write(&mut plain, &parsed.document, &mut fill);
    let low = html.to_ascii_lowercase();
    assert!(!low.contains("<script") && !low.contains("<b onclick") && !low.contains("href=\"javascript:"));
});
