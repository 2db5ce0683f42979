"""Modules as authors write them: checked, with all problems in one run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from leerpad import _native
from leerpad._native import Program
from leerpad.errors import ModuleFaulty
from leerpad.files import gather
from leerpad.problems import Language, Problem

Lines: TypeAlias = Mapping[tuple[Literal["step", "item"], str], str]
"""Where steps and items were written, as `module.yaml:21`."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module in which nothing is an error.

    >>> from leerpad import Module, ModuleFaulty, example
    >>> module = Module.loads(example.TEXT)
    >>> module.program.id, module.lines["step", "praten"]
    ('een-begin', 'module.yaml:23')
    >>> try:
    ...     Module.loads("leerpad: 1\\n")
    ... except ModuleFaulty as faulty:
    ...     {problem.code for problem in faulty.problems}
    {'missing-key'}
    """

    program: Program
    """What it means, ready to run."""
    problems: tuple[Problem, ...] = ()
    """What could be better: warnings and advice."""
    lines: Lines = field(default_factory=dict, repr=False, compare=False)
    """Where each step and each item was written: `module.yaml:21`."""

    @classmethod
    def load(
        cls, path: str | os.PathLike[str], *, language: Language = "nl", budget: int | None = None
    ) -> Module:
        """Reads a module's file with the files of the parts that it uses, and checks it.

        Raises `ModuleFaulty` when something in it is an error, `OSError` when a file cannot be read and
        `UnicodeDecodeError` when one is not UTF-8.
        """
        return _sound(check_file(path, language=language, budget=budget))

    @classmethod
    def loads(
        cls,
        text: str,
        name: str = "module.yaml",
        parts: Mapping[str, str] | None = None,
        *,
        language: Language = "nl",
        budget: int | None = None,
    ) -> Module:
        """Checks the text of a module with the texts of the parts that it uses, by their names.

        Raises `ModuleFaulty` when something in it is an error.
        """
        return _sound(check(text, name, parts, language=language, budget=budget))


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a module gives.

    >>> import leerpad
    >>> checked = leerpad.check("leerpad: 1\\n")
    >>> checked.module is None, checked.has_errors
    (True, True)
    """

    module: Module | None
    """The module; there exactly when no problem is an error."""
    problems: tuple[Problem, ...]
    """Everything that could be better, in the order of the text."""
    texts: Mapping[str, str] = field(repr=False)
    """What was checked, by name: the module's own text first, then its parts."""

    @property
    def has_errors(self) -> bool:
        """Whether the module cannot run."""
        return self.module is None


def check(
    text: str,
    name: str = "module.yaml",
    parts: Mapping[str, str] | None = None,
    *,
    language: Language = "nl",
    budget: int | None = None,
) -> Checked:
    """Checks the text of a module with the texts of the parts that it uses, by their names.

    A part's name is the path that the using text writes, from the folder of that text's own name. Problems are told in
    `language`; they are never raised. Other Python threads go on meanwhile.

    `budget` is how many acts the proof may try at most: 0 walks no paths, without it as many are tried as are quick.
    Raises `ValueError` when it is below 0.

    >>> import leerpad
    >>> text = leerpad.example.TEXT.replace("go: praten", "go: prate")
    >>> for problem in leerpad.check(text, language="en").problems:
    ...     print(problem)
    module.yaml:21:13: error unknown-step: there is no step `prate`
    """
    texts = {name: text, **{part: words for part, words in (parts or {}).items() if part != name}}
    program, told, written = _native.check(list(texts.items()), language, budget)
    problems = tuple(Problem._of(problem) for problem in told)
    lines: Lines = {("step" if what == "step" else "item", id): f"{source}:{line}" for what, id, source, line in written}
    module = None if program is None else Module(program, problems, lines)
    return Checked(module, problems, texts)


def check_file(
    path: str | os.PathLike[str], *, language: Language = "nl", budget: int | None = None
) -> Checked:
    """Checks a module's file with the files of the parts that it uses.

    A part that is not there is a problem of the module. Raises `OSError` when a file cannot be read and
    `UnicodeDecodeError` when one is not UTF-8.

    >>> import leerpad, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "een-begin.yaml")
    ...     path.write_text(leerpad.example.TEXT, encoding="utf-8") > 0
    ...     leerpad.check_file(path).has_errors
    True
    False
    """
    name, texts = gather(path)
    return check(texts.pop(name), name, texts, language=language, budget=budget)


def _sound(checked: Checked) -> Module:
    if checked.module is None:
        raise ModuleFaulty(checked.problems)
    return checked.module
