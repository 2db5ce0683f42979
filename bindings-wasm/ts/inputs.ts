// Time and chance: the engine knows neither, the host hands them in.

/** A seed of 16 hex digits from the browser's own chance. One for each session. */
export function randomSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A time as acts carry it: the clock where the learner is, with its distance to UTC. */
export function moment(date = new Date()): string {
  const ahead = -Math.round(date.getTimezoneOffset());
  const local = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  const two = (part: number) => String(Math.trunc(part)).padStart(2, "0");
  const [hours, minutes] = [two(Math.abs(ahead) / 60), two(Math.abs(ahead) % 60)];
  return `${local}${ahead < 0 ? "-" : "+"}${hours}:${minutes}`;
}
