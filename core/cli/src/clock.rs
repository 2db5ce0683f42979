//! The two things that core may not know by itself: what time it is here, and a seed.

use leerpad::ground::hash::Seed;
use leerpad::ground::moment::{Date, Moment, TimeOfDay};

/// Now, with the local clock of this machine.
pub(crate) fn now() -> Moment {
    let now = jiff::ZonedDateTime::now();
    let minutes = now.offset().seconds() / 60;
    Moment::from_unix(
        now.timestamp().as_millisecond(),
        i16::try_from(minutes).unwrap_or(0),
    )
}

/// A day and a time on the local clock of this machine.
pub(crate) fn local(day: Date, time: TimeOfDay) -> Option<Moment> {
    let (year, month, date) = day.civil();
    let (hour, minute) = (time.minutes() / 60, time.minutes() % 60);
    let civil = jiff::civil::DateTime::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(date).ok()?,
        i8::try_from(hour).ok()?,
        i8::try_from(minute).ok()?,
        0,
        0,
    )
    .ok()?;
    let zoned = civil.to_zoned_datetime(jiff::tz::TimeZone::system()).ok()?;
    let ahead = i16::try_from(zoned.offset().seconds() / 60).ok()?;
    Some(Moment::from_unix(zoned.timestamp().as_millisecond(), ahead))
}

/// A seed from the system's randomness.
pub(crate) fn seed() -> Result<Seed, getrandom::Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(Seed::from_number(u64::from_be_bytes(bytes)))
}
