// The modules of the portal: YAML is checked and compiled when the server starts, and every program that was ever begun on
// is kept: a session that goes on in a newer version is opened with all that it was on.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { compile, partsWanted, Program } from "leerpad/studio";

/** Modules are texts in a folder, parts beside them in `parts/`. */
function filesOf(folder, file) {
  const files = { [file]: readFileSync(join(folder, file), "utf8") };
  for (let wanted = partsWanted(files[file]); wanted.length > 0; ) {
    const path = wanted.shift();
    if (!(path in files)) {
      files[path] = readFileSync(join(folder, path), "utf8");
      wanted.push(...partsWanted(files[path]));
    }
  }
  return files;
}

/** Publishes the modules of a folder. */
export async function publish(database, folder) {
  const shelf = new Shelf(database);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".yaml") && !name.endsWith(".paths.yaml"))) {
    const { program, problems } = compile(filesOf(folder, file), "nl");
    if (program === undefined) {
      const told = problems.map(({ place, message }) => `${file}:${place.line}:${place.column} ${message}`);
      throw new Error(`${file} is no module that can be published\n${told.join("\n")}`);
    }
    await shelf.add(program);
  }
  return shelf;
}

/** Programs, by their hash; the one that new sessions begin on, by the id of its module. */
export class Shelf {
  #database;
  #programs = new Map();
  #current = new Map();

  constructor(database) {
    this.#database = database;
  }

  async add(program) {
    await this.#database.rows("insert into programs (hash, json) values ($1, $2) on conflict (hash) do nothing", [program.hash, program.toJson()]);
    this.#programs.set(program.hash, program);
    this.#current.set(program.id, program);
  }

  /** The module that a new session begins on. */
  current(module) {
    return this.#current.get(module);
  }

  all() {
    return [...this.#current.values()];
  }

  /** A program that some session was on. In the midst of a change of the database it is asked for there: nothing else is served then. */
  async byHash(hash, tables = this.#database) {
    const here = this.#programs.get(hash);
    if (here !== undefined) {
      return here;
    }
    const [found] = await tables.rows("select json from programs where hash = $1", [hash]);
    if (found === undefined) {
      return undefined;
    }
    const program = Program.fromJson(found.json);
    this.#programs.set(hash, program);
    return program;
  }
}
