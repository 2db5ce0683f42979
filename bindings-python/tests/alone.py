"""The package in an environment where nothing else is installed: `cargo xtask test` runs this before the tools come in."""

import importlib.metadata
import multiprocessing
import subprocess
import sys

import leerpad
from leerpad import example


def main() -> None:
    others = {found.metadata["Name"].lower() for found in importlib.metadata.distributions()}
    assert others <= {"leerpad", "pip", "setuptools"}, others
    package = importlib.metadata.distribution("leerpad")
    assert package.version == leerpad.__version__
    # Whatever it names is an extra: nothing has to be there.
    assert all("extra ==" in needed for needed in package.requires or ()), package.requires
    files = {file.name for file in package.files or ()}
    assert {"py.typed", "_native.pyi", "LICENSE"} <= files
    assert "site-packages" in leerpad.__file__, leerpad.__file__

    journal = leerpad.Journal.begin(example.program(), seed=7)
    journal.append(example.start())
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(leerpad.replay, (journal.program, journal.text)).session == journal.session
    said = subprocess.run([sys.executable, "-m", "leerpad", "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["leerpad", leerpad.__version__], said.stdout
    print(f"leerpad {leerpad.__version__} works with nothing else installed")


if __name__ == "__main__":
    main()
