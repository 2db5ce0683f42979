"""Everything that is shown runs: the blocks of the README, and the example of each public thing."""

import contextlib
import doctest
import importlib
import inspect
import io
import os
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import leerpad
from leerpad import _native

README = ROOT / "bindings-python/README.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODULES = (
    "leerpad",
    "leerpad.batches",
    "leerpad.change",
    "leerpad.checking",
    "leerpad.counterfactual",
    "leerpad.distributions",
    "leerpad.errors",
    "leerpad.example",
    "leerpad.leaving",
    "leerpad.problems",
    "leerpad.mining",
    "leerpad.objects",
    "leerpad.petri",
    "leerpad.plots",
    "leerpad.releasing",
    "leerpad.replaying",
    "leerpad.simulating",
    "leerpad.study",
    "leerpad.survival",
    "leerpad.tables",
    "leerpad.trials",
    "leerpad.using",
    "leerpad.walking",
)


def test_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    said = None
    tried = 0
    for language, text in BLOCK.findall(README.read_text(encoding="utf-8")):
        tried += 1
        if language == "python":
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(text, str(README), "exec"), names)
            said = output.getvalue()
        elif language == "text":
            assert text == said
        else:
            assert language == "sh"
            run_lines(text)
    assert tried >= 10


def run_lines(text: str) -> None:
    # What a venv puts first, whether or not this one was activated.
    path = sysconfig.get_path("scripts") + os.pathsep + os.environ["PATH"]
    for line in text.splitlines():
        if line.startswith("pip install "):
            # What `cargo xtask test` does to make the environment that this runs in.
            assert line == "pip install ./bindings-python"
            continue
        subprocess.run(line, shell=True, check=True, env={**os.environ, "PATH": path}, capture_output=True)


def public() -> Iterator[tuple[str, Any]]:
    for name in leerpad.__all__:
        if name not in ("__version__", "example", "wire", "Class", "Language", "Severity"):
            yield f"leerpad.{name}", getattr(leerpad, name)
    for name in ("course", "program", "session", "sharing", "start", "study"):
        yield f"leerpad.example.{name}", getattr(leerpad.example, name)


def members(name: str, thing: Any) -> Iterator[tuple[str, Any]]:
    if inspect.isclass(thing):
        for member, value in vars(thing).items():
            if not member.startswith("_"):
                yield f"{name}.{member}", value


@pytest.mark.parametrize("name", [name for name, _ in public()])
def test_every_public_thing_has_an_example(name: str) -> None:
    doc = dict(public())[name].__doc__
    assert doc and ">>>" in doc and doc.strip()[0].isupper()


def test_every_member_is_explained() -> None:
    for name, thing in public():
        source = inspect.getsource(thing) if thing.__module__.startswith("leerpad.") else ""
        for member, value in members(name, thing):
            # Fields of dataclasses have their words below them in the source.
            is_field = type(value).__name__ == "member_descriptor"
            said = f'{member.rpartition(".")[2]}: ' in source if is_field else value.__doc__
            assert said, member


@pytest.mark.parametrize("module", [*MODULES, "leerpad._native"])
def test_every_example_runs(module: str) -> None:
    found = importlib.import_module(module)
    tests = [(module, found.__doc__)]
    for name, thing in vars(found).items():
        if getattr(thing, "__module__", None) == module or (found is _native and not name.startswith("_")):
            tests.append((name, thing.__doc__))
            tests += [(member, value.__doc__) for member, value in members(name, thing)]
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    report = io.StringIO()
    for name, doc in tests:
        if isinstance(doc, str) and ">>>" in doc:
            runner.run(doctest.DocTestParser().get_doctest(doc, {}, name, None, 0), out=report.write)
    assert runner.summarize(verbose=False).failed == 0, report.getvalue()
    assert runner.tries > 0
