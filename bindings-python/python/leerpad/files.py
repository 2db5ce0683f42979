"""Files of modules: a module's own, and those of the parts that it uses."""

from __future__ import annotations

import os

from leerpad import _native

# As many as the command reads; the checker has its own word for a module that is too large.
_PARTS = 1_000


def gather(path: str | os.PathLike[str]) -> tuple[str, dict[str, str]]:
    """The name of a module's text, and all texts by name. A part that is not there is left to the checker, which knows
    where it is named."""
    name = os.fspath(path).replace(os.sep, "/")
    # A path as an author knows it, and as the command shows it.
    while name.startswith("./"):
        name = name[2:].lstrip("/")
    texts = {name: _read(name)}
    known = {name}
    wanted = _native.parts_wanted(name, texts[name])
    while wanted and len(known) <= _PARTS:
        part = wanted.pop()
        if part in known:
            continue
        known.add(part)
        try:
            texts[part] = _read(part)
        except FileNotFoundError:
            continue
        wanted += _native.parts_wanted(part, texts[part])
    return name, texts


def _read(path: str) -> str:
    # Bytes, so that line ends stay as they are; one more than a text may have, so that the checker sees that it is too much.
    with open(path, "rb") as file:
        return file.read(_native.SOURCE_BYTES + 1).decode("utf-8", "strict")
