//! Reading and checking modules.

#[expect(unreachable_pub, reason = "shared with the figures")]
mod workload;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use leerpad::check::Sources;
use leerpad::ground::source::Source;
use leerpad::proof::check;
use leerpad::syntax;

fn main() {
    divan::main();
}

/// The tree and the traps, no checks.
#[divan::bench(args = [10, 200, 1_000])]
fn parse_alone(bencher: Bencher<'_, '_>, steps: usize) {
    let source = Source::new("m.yaml", workload::module(steps));
    bencher
        .counter(BytesCount::of_str(source.text()))
        .bench(|| syntax::parse(black_box(&source), 0));
}

/// All checks but the walk.
#[divan::bench(args = [10, 200, 1_000])]
fn check_steps_unwalked(bencher: Bencher<'_, '_>, steps: usize) {
    let sources = Sources::new(Source::new("m.yaml", workload::module(steps)));
    bencher
        .counter(ItemsCount::new(steps))
        .bench(|| leerpad::check::check(black_box(&sources)));
}

/// All checks, with the walk.
#[divan::bench(args = [10, 200, 1_000])]
fn check_steps(bencher: Bencher<'_, '_>, steps: usize) {
    let sources = Sources::new(Source::new("m.yaml", workload::module(steps)));
    bencher
        .counter(ItemsCount::new(steps))
        .bench(|| check(black_box(&sources)));
}

/// All checks, of a module in which every step hangs on the one before, with a mistake behind them all that is found.
#[divan::bench(args = [100, 300, 1_000])]
fn check_chain(bencher: Bencher<'_, '_>, steps: usize) {
    let sources = Sources::new(Source::new("m.yaml", workload::mistaken_chain(steps)));
    let codes: Vec<_> = check(&sources)
        .problems
        .iter()
        .map(|found| found.rule.code)
        .collect();
    assert_eq!(codes, ["never-met-here"]);
    bencher
        .counter(ItemsCount::new(steps))
        .bench(|| check(black_box(&sources)));
}

/// Modules of 200 lines, all checks.
#[divan::bench]
fn check_200_lines(bencher: Bencher<'_, '_>) {
    let sources = Sources::new(Source::new("m.yaml", workload::module_of_lines(200)));
    bencher
        .counter(ItemsCount::new(1_usize))
        .bench(|| check(black_box(&sources)));
}
