//! One file per rule: why, check, words, fix, tests.
