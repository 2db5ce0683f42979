// A PostgreSQL of one's own, in a folder that goes again.

import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Debian puts it. */
const HOME = "/usr/lib/postgresql";

/** Starts one: its address, the folder in which it keeps everything, and how to end it. */
export function cluster() {
  const newest = readdirSync(HOME).sort((one, other) => Number(other) - Number(one))[0];
  const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
  // It will not run as root: as the user that its package made then.
  const isRoot = process.getuid() === 0;
  if (isRoot) {
    execFileSync("chown", ["postgres", folder]);
  }
  chmodSync(folder, 0o700);
  const run = (tool, ...words) => {
    const command = [join(HOME, newest, "bin", tool), ...words];
    const [program, ...rest] = isRoot ? ["runuser", "-u", "postgres", "--", ...command] : command;
    return execFileSync(program, rest, { cwd: folder, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
  };
  const data = join(folder, "data");
  run("initdb", "--auth=trust", "--username=portal", "--encoding=UTF8", "--locale=C", "-D", data);
  run("pg_ctl", "start", "--silent", "-w", "-D", data, "-l", join(folder, "log"), "-o", `-k ${folder} -h ''`);
  run("createdb", "-h", folder, "-U", "portal", "portal");
  return {
    url: `postgres://portal@localhost/portal?host=${encodeURIComponent(folder)}`,
    folder,
    /** Everything in it, as text. */
    dump: () => run("pg_dump", "-h", folder, "-U", "portal", "portal"),
    end() {
      run("pg_ctl", "stop", "--silent", "-w", "-m", "fast", "-D", data);
      rmSync(folder, { recursive: true });
    },
  };
}
