//! Files that mean harm, from bytes to problems. Peak memory stands in the column `max alloc`.

#[expect(unreachable_pub, reason = "shared with the figures")]
mod workload;

use divan::{AllocProfiler, Bencher, black_box};
use leerpad::check::{Sources, check};
use leerpad::ground::source::Source;

#[global_allocator]
static ALLOCATED: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = workload::bombs().into_iter().map(|(name, _)| name).collect::<Vec<_>>(), sample_count = 10)]
fn bomb(bencher: Bencher<'_, '_>, name: &str) {
    let text = workload::bombs()
        .into_iter()
        .find(|(other, _)| *other == name)
        .map(|(_, text)| text);
    let sources = Sources::new(Source::new("m.yaml", text.unwrap_or_default()));
    bencher.bench(|| check(black_box(&sources)));
}
