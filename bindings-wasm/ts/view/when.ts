// Moments and days as people read them; what the engine writes is `2026-01-05T09:00:00.000+01:00`, or local without offset.

/** A moment: the day, and the time where it has one. */
export function moments(language: string, text: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(text));
}

/** A day, `2026-01-05`. */
export function days(language: string, date: string): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const local = new Date(year, month - 1, day);
  return new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" }).format(local);
}
