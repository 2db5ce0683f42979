"""Times as text of one form (3.1, 16.1), dates and times of day (1.4)."""

import datetime
import re

_AT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})"
    r"([+-])([0-9]{2}):([0-9]{2})\Z"
)
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})\Z")


def is_at(text):
    match = _AT.match(text)
    if not match or not is_date(text[:10]):
        return False
    hour, minute, second = int(match[4]), int(match[5]), int(match[6])
    off_hour, off_minute = int(match[9]), int(match[10])
    if hour > 23 or minute > 59 or second > 59 or off_minute > 59:
        return False
    return off_hour * 60 + off_minute <= 14 * 60


def instant(at):
    """Milliseconds on one line for all offsets."""
    match = _AT.match(at)
    days = local_date(at).toordinal()
    minutes = (days * 24 + int(match[4])) * 60 + int(match[5])
    offset = int(match[9]) * 60 + int(match[10])
    minutes -= offset if match[8] == "+" else -offset
    return (minutes * 60 + int(match[6])) * 1000 + int(match[7])


def later(clock, at):
    """Effective time = the later of the act's time and the last effective time."""
    if clock is None or instant(at) > instant(clock):
        return at
    return clock


def plus(at, milliseconds):
    """So much later, with the same offset (23.7)."""
    local = datetime.datetime.fromisoformat(at[:23]) + datetime.timedelta(milliseconds=milliseconds)
    return local.isoformat(timespec="milliseconds") + at[23:]


def first_local(at, time):
    """The first such local time after `at`; an equal one is the next day's (23.2)."""
    day = local_date(at)
    if at[11:23] >= time + ":00.000":
        day += datetime.timedelta(days=1)
    return "%sT%s" % (day.isoformat(), time)


_UNITS = {"minute": 60_000, "hour": 3_600_000, "day": 86_400_000, "week": 7 * 86_400_000}


def duration(text):
    """`7 days`, `2 hours` in milliseconds (3.2)."""
    count, unit = text.split()
    return int(count) * _UNITS[unit[:-1] if unit.endswith("s") else unit]


def local_date(at):
    return as_date(at[:10])


def as_date(text):
    return datetime.date(int(text[:4]), int(text[5:7]), int(text[8:10]))


def is_date(text):
    match = _DATE.match(text)
    if not match or not 1900 <= int(match[1]) <= 2200:
        return False
    try:
        as_date(text)
    except ValueError:
        return False
    return True


def is_time(text):
    match = _TIME.match(text)
    return bool(match) and int(match[1]) < 24 and int(match[2]) < 60
