//! The two things that core may not know by itself: what time it is here, and a seed.

use leerpad::ground::hash::Seed;
use leerpad::ground::moment::Moment;

/// Now, with the local clock of this machine.
pub(crate) fn now() -> Moment {
    let now = jiff::ZonedDateTime::now();
    let minutes = now.offset().seconds() / 60;
    Moment::from_unix(
        now.timestamp().as_millisecond(),
        i16::try_from(minutes).unwrap_or(0),
    )
}

/// A seed from the system's randomness.
pub(crate) fn seed() -> Result<Seed, getrandom::Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(Seed::from_number(u64::from_be_bytes(bytes)))
}
