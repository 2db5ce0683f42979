//! A strict reader of the HTML that texts are written as: what is not on its list is a fault.
//!
//! It knows no HTML beyond the list and forgives nothing, so what it lets pass a browser reads the same way.

/// Each element with its attributes, and whether it is closed by a tag.
const ELEMENTS: &[(&str, &[&str], bool)] = &[
    ("p", &[], true),
    ("h1", &[], true),
    ("h2", &[], true),
    ("h3", &[], true),
    ("h4", &[], true),
    ("h5", &[], true),
    ("h6", &[], true),
    ("ul", &[], true),
    ("ol", &["start"], true),
    ("li", &[], true),
    ("blockquote", &[], true),
    ("pre", &[], true),
    ("code", &[], true),
    ("table", &[], true),
    ("thead", &[], true),
    ("tbody", &[], true),
    ("tr", &[], true),
    ("th", &["scope", "class"], true),
    ("td", &["class"], true),
    ("hr", &[], false),
    ("em", &[], true),
    ("strong", &[], true),
    ("del", &[], true),
    ("a", &["href", "rel"], true),
    ("img", &["src", "alt"], false),
    ("br", &[], false),
    ("span", &["data-slot"], true),
];

/// Says what is not on the list, or not closed, or not quoted.
///
/// # Errors
/// The first fault with some of the text from there.
pub fn scan(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>', '&', '"', '\'']) {
        let here = &rest[at..];
        let fault = |what: &str| Err(format!("{what}: {}", here.chars().take(60).collect::<String>()));
        if here.starts_with('&') {
            rest = match entity(here) {
                Some(after) => after,
                None => return fault("a bare &"),
            };
        } else if let Some(closing) = here.strip_prefix("</") {
            let Some((name, after)) = closing.split_once('>') else {
                return fault("a tag that does not end");
            };
            if open.pop() != Some(name) {
                return fault("closed what was not open");
            }
            rest = after;
        } else if let Some(tag) = here.strip_prefix('<') {
            let length = tag.find([' ', '>']).unwrap_or(tag.len());
            let Some((name, attributes, is_closed)) =
                ELEMENTS.iter().find(|(name, ..)| *name == &tag[..length])
            else {
                return fault("an element that is not on the list");
            };
            rest = match read_attributes(&tag[length..], attributes) {
                Ok(after) => after,
                Err(what) => return fault(&what),
            };
            if *is_closed {
                open.push(name);
            }
        } else {
            return fault("a character that should be escaped");
        }
    }
    match open.pop() {
        None => Ok(()),
        Some(name) => Err(format!("`{name}` is not closed")),
    }
}

/// What comes behind one of the five entities.
fn entity(text: &str) -> Option<&str> {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"]
        .iter()
        .find_map(|entity| text.strip_prefix(entity))
}

/// Reads ` name="value"` up to `>` and gives what comes behind.
fn read_attributes<'a>(mut rest: &'a str, allowed: &[&str]) -> Result<&'a str, String> {
    let mut seen = Vec::new();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Ok(after);
        }
        let attribute = rest.strip_prefix(' ').ok_or("no space before an attribute")?;
        let (name, value) = attribute.split_once("=\"").ok_or("an attribute without quotes")?;
        if !allowed.contains(&name) || seen.contains(&name) {
            return Err(format!("attribute `{name}`"));
        }
        seen.push(name);
        let (value, after) = value.split_once('"').ok_or("an open quote")?;
        judge_value(name, value)?;
        rest = after;
    }
}

fn judge_value(name: &str, value: &str) -> Result<(), String> {
    let mut rest = value;
    while let Some(at) = rest.find(['&', '<', '>', '\'']) {
        rest = entity(&rest[at..]).ok_or_else(|| format!("an unescaped character in `{name}`"))?;
    }
    let is_own = |path: &str| {
        path.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && part
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
        })
    };
    let is_good = match name {
        "href" => {
            let leads = ["https://", "mailto:", "tel:"]
                .iter()
                .any(|scheme| value.starts_with(scheme));
            (leads || is_own(value)) && !value.chars().any(|c| c.is_whitespace() || c.is_control())
        }
        "src" => is_own(value),
        "rel" => value == "noopener noreferrer",
        "scope" => value == "col",
        "class" => ["left", "center", "right"].contains(&value),
        "start" => value.parse::<u32>().is_ok(),
        _ => true,
    };
    if is_good {
        Ok(())
    } else {
        Err(format!("`{name}` is `{value}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn what_is_on_the_list_passes() {
        assert_eq!(
            scan("<p>a <em>b</em> &lt; <a href=\"tel:113\">c</a><br>\n</p>\n"),
            Ok(())
        );
    }

    #[test]
    fn what_a_browser_could_run_does_not() {
        for bad in [
            "<script>",
            "<p onclick=\"a\">x</p>",
            "<p>x",
            "<p>x</em>",
            "<a href=\"javascript:a\">x</a>",
            "<a href=\"//a.nl\">x</a>",
            "<a href=tel:1>x</a>",
            "<a href=\"tel:1\" href=\"tel:2\">x</a>",
            "<img src=\"https://a.nl/b.png\" alt=\"\">",
            "<img src=\"a.png\" alt=\"<\">",
            "<P>x</P>",
            "<!-- x -->",
            "a > b",
            "a & b",
            "&nbsp;",
            "<p/>",
            "<img src=\"../a.png\" alt=\"\">",
        ] {
            assert!(scan(bad).is_err(), "{bad}");
        }
    }
}
