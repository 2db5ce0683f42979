"""The commands: jobs as JSON Lines on standard input, or one module by hand."""

import argparse
import os
import sys

from . import canonical, sharing
from .outline import guide_outline, outline
from .reading import read_program
from .session import Session
from .state import snapshot


def run_job(job):
    """One job, as run.py tells: what is said, line by line."""
    program = read_program(job["modules"], job["main"])
    session = Session(program, job["seed"], job.get("settings"), version=job.get("program", ""))
    for version in job.get("versions", []):
        session.know(version["program"], read_program(version["modules"], version["main"]))
    for act in job["acts"]:
        yield session.apply(act)
        yield outline(session)
        if job.get("together"):
            yield guide_outline(session)
            yield exports(session, session.state.version)
    yield snapshot(session.program, session.state, session.state.version)


def exports(session, program_hash):
    """What leaves for each purpose; None before the start."""
    if session.state.status == "new":
        return None
    return {purpose: sharing.export(program_hash, session.view, purpose) for purpose in session.program.purposes}


def _modules_beside(path):
    """The module and every YAML file below its folder, by path from that folder."""
    folder, found = os.path.dirname(path) or ".", {}
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            whole = os.path.join(root, name)
            if name.endswith(".yaml") and not name.endswith(".paths.yaml"):
                with open(whole, encoding="utf-8") as file:
                    found[os.path.relpath(whole, folder).replace(os.sep, "/")] = file.read()
    return found


def main(arguments=None):
    parser = argparse.ArgumentParser(description="leerpad reference interpreter")
    parser.add_argument("file", nargs="?", help="a module; without it, jobs on standard input")
    parser.add_argument("--acts", help="JSON Lines, one act per line")
    parser.add_argument("--seed", default="0000000000000007")
    options = parser.parse_args(arguments)
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False)
    if options.file is None:
        for line in open(sys.stdin.fileno(), encoding="utf-8", closefd=False):
            if line.strip():
                for said in run_job(canonical.read(line)):
                    out.write(canonical.write(said) + "\n")
                out.flush()
        return
    with open(options.acts, encoding="utf-8") as file:
        acts = [canonical.read(line) for line in file if line.strip()]
    job = {"modules": _modules_beside(options.file), "main": os.path.basename(options.file),
           "seed": options.seed.rjust(16, "0"), "acts": acts}
    for outcome in list(run_job(job))[0:-1:2]:
        out.write(canonical.write(outcome) + "\n")
    out.flush()
