//! What binds a vault to its journal, and no more: which session it is, and after which erasing (semantics 9.3, 9.10).

use super::reading::first_line;
use crate::ground::hash::Hash;
use crate::ground::json::read;

/// Which session a journal is: the hash of its first line. None when that line is not what was written.
#[must_use]
pub fn session(journal: &[u8]) -> Option<Hash> {
    let end = journal.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(journal.get(..end)?).ok()?;
    first_line(line, true).map(|(_, hash)| hash)
}

/// The number of the last entry that erased the learner's words; 0 when there is none. Only for a journal that was
/// judged to be sound: nothing is verified here.
///
/// ```
/// use leerpad::journal::bond::last_erased;
/// let lines = "{…}\n{\"act\":\"erase\",\"seq\":4}\n{\"act\":\"back\",\"seq\":5}\n";
/// assert_eq!(last_erased(lines.as_bytes()), 4);
/// ```
#[must_use]
pub fn last_erased(journal: &[u8]) -> u64 {
    let erased = |line: &[u8]| {
        // Lines are canonical, so an entry begins with its act.
        let text = std::str::from_utf8(line).ok()?;
        let entry = text
            .starts_with("{\"act\":\"erase\"")
            .then(|| read(text).ok())??;
        entry.get("seq")?.as_u64()
    };
    journal
        .rsplit(|byte| *byte == b'\n')
        .find_map(erased)
        .unwrap_or(0)
}
