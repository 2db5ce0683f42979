"""The typed face: strict for users, true to the native module, and fresh."""

import os
import subprocess
import sys
import typing
from pathlib import Path

from conftest import ROOT

import leerpad
from leerpad import change, counterfactual, plots, problems, releasing, tables, wire

HERE = ROOT / "bindings-python"
INSTALLED = Path(leerpad.__file__).parent


def python(*words: str | Path) -> None:
    done = subprocess.run([sys.executable, *words], cwd=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_is_strict() -> None:
    python("-m", "mypy", "--strict", "-p", "leerpad")


def test_programs_of_users_are_strict() -> None:
    """One that was written for this, the example, the benchmarks, and the tests themselves."""
    python("-m", "mypy", "--strict", "tests", "examples", "benches")


def test_stubs_say_what_is_there(tmp_path: Path) -> None:
    # mypy does not know yet that an alias of `Literal`, or one in quotes, is what it is at run time.
    allowed = tmp_path / "allowed"
    aliases = [
        f"{module.__name__}.{name}\n"
        for module in (change, counterfactual, plots, problems, releasing, tables, wire)
        for name, value in vars(module).items()
        if not name.startswith("_") and (typing.get_origin(value) is typing.Literal or isinstance(value, str))
    ]
    allowed.write_text("".join(aliases), encoding="utf-8")
    python("-m", "mypy.stubtest", "leerpad", "--allowlist", allowed, "--ignore-unused-allowlist")


def test_the_stubs_are_fresh(tmp_path: Path) -> None:
    """`LEERPAD_CASES=write` keeps the stubs as they are made now."""
    kept = HERE / "python/leerpad/_native.pyi"
    # As the package was built, so that nothing is built again.
    python("-m", "maturin", "generate-stubs", "--quiet", "--locked", "--profile", "release", "--out", tmp_path)
    (made,) = tmp_path.rglob("_native.pyi")
    if os.environ.get("LEERPAD_CASES") == "write":
        kept.write_bytes(made.read_bytes())
    assert kept.read_text(encoding="utf-8") == made.read_text(encoding="utf-8")


def test_the_package_says_that_it_is_typed() -> None:
    assert (INSTALLED / "py.typed").is_file()
