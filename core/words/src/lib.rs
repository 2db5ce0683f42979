//! The Dutch words that people meet at least once in a million words.
//!
//! Where they come from, and under which licence, is in `README.md`; `make.py` makes the list again.

/// The words in small letters, one to a line, in the order of their bytes.
///
/// ```
/// assert!(leerpad_words::NL.lines().is_sorted());
/// assert!(leerpad_words::NL.lines().any(|word| word == "rustig"));
/// ```
pub static NL: &str = include_str!("../nl.txt");
