//! The `file:` addresses of editors, and the paths behind them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays as it is in the path of an address (RFC 3986, `pchar` and the slash).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The name under which a text is known: the path of a file, with slashes; of anything else its address.
pub(super) fn name(address: &str) -> String {
    let Some(rest) = address.strip_prefix("file://") else {
        return address.to_owned();
    };
    // A host before the path means a file of this machine too, as editors write it.
    let path = rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or(rest);
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    match path.strip_prefix('/') {
        Some(rest) if is_drive(rest) => rest.to_owned(),
        _ => path,
    }
}

/// The address of a name.
pub(super) fn address(name: &str) -> String {
    let path = name.replace('\\', "/");
    if let Some(path) = path.strip_prefix('/') {
        format!("file:///{}", utf8_percent_encode(path, KEPT))
    } else if is_drive(&path) {
        format!("file:///{}", utf8_percent_encode(&path, KEPT))
    } else {
        name.to_owned()
    }
}

/// `c:/…`
fn is_drive(path: &str) -> bool {
    let mut chars = path.chars();
    chars.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && chars.next() == Some(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_come_back() {
        for path in ["/home/a b/é😀#1.yaml", "c:/Users/x/m.yaml", "untitled:Untitled-1"] {
            assert_eq!(name(&address(path)), path);
        }
        assert_eq!(name("file:///c%3A/x.yaml"), "c:/x.yaml");
        assert_eq!(name("file://localhost/x.yaml"), "/x.yaml");
        assert_eq!(address("/a b.yaml"), "file:///a%20b.yaml");
    }
}
