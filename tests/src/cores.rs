//! Random modules one after the other, on every core.

use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::thread;

/// Adds up what `one` yields of each seed, in whatever order the cores are done with them. No further seed is taken from where the
/// sum is `enough`; what is begun by then is added to it.
///
/// # Panics
///
/// With what `one` panics with first; no further seed is taken from there.
///
/// ```
/// let sum = leerpad_tests::cores::each(1..=4, |sum: &u64| *sum > 100, |seed| seed * 10);
/// assert_eq!(sum, 100);
/// ```
pub fn each<Sum: AddAssign + Default + Send>(
    seeds: impl Iterator<Item = u64> + Send,
    enough: impl Fn(&Sum) -> bool + Sync,
    one: impl Fn(u64) -> Sum + Sync,
) -> Sum {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let state = Mutex::new((seeds, Sum::default(), None));
    let next = || {
        let mut state = state.lock().expect("nothing panics that holds it");
        if state.2.is_some() || enough(&state.1) {
            return None;
        }
        state.0.next()
    };
    let work = || {
        while let Some(seed) = next() {
            let yielded = catch_unwind(AssertUnwindSafe(|| one(seed)));
            let mut state = state.lock().expect("nothing panics that holds it");
            match yielded {
                Ok(yielded) => state.1 += yielded,
                Err(panic) => state.2 = state.2.take().or(Some(panic)),
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
    });
    match state.into_inner().expect("nothing panics that holds it") {
        (_, sum, None) => sum,
        (_, _, Some(panic)) => resume_unwind(panic),
    }
}
