import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

test("a moment has the clock of where the learner is", () => {
  const expected = {
    "Europe/Amsterdam": "2026-07-01T14:00:00.000+02:00",
    "America/St_Johns": "2026-07-01T09:30:00.000-02:30",
    "Asia/Kathmandu": "2026-07-01T17:45:00.000+05:45",
    UTC: "2026-07-01T12:00:00.000+00:00",
  };
  const code = 'import { moment } from "leerpad"; console.log(moment(new Date("2026-07-01T12:00:00Z")));';
  for (const [zone, moment] of Object.entries(expected)) {
    const told = execFileSync(process.execPath, ["--input-type=module", "--eval", code], {
      cwd: new URL(".", import.meta.url),
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });
    assert.equal(told.trim(), moment);
  }
});
