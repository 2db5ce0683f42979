//! Two sessions that differ only in private words give the same bytes everywhere but in the vault; and a host that
//! leaks is found out. The full figure: `cargo xtask private 100000`.

use leerpad_tests::private::{Leak, compare};

#[test]
fn pairs_that_differ_only_in_private_words_cannot_be_told_apart() {
    let tally = compare(0..400, None).unwrap_or_else(|told| panic!("{told:?}"));
    assert!(tally.with_words > 100, "{tally:?}");
    println!("{tally:?}");
}

#[test]
fn every_planted_leak_is_found() {
    for leak in Leak::ALL {
        assert!(compare(0..2_000, Some(leak)).is_err(), "{leak:?}");
    }
}
