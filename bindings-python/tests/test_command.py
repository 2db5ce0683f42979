"""The command `leerpad` from the package: the same words, bytes and exit codes as the one that cargo builds."""

import json
import os
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import PATH, ROOT

from leerpad import Journal, example

WORDS: tuple[Sequence[str], ...] = (
    ["check", "good.yaml"],
    ["check", "wrong.yaml", "--format", "json"],
    ["check", "--lang", "en", "wrong.yaml", "nobody.yaml"],
    ["check", "nobody.yaml"],
    ["explain"],
    ["explain", "unknown-step", "--lang", "en"],
    ["graph", "good.yaml"],
    ["fmt", "--help"],
    ["--help"],
    ["--version"],
    ["dance"],
    [],
    ["schema"],
    ["replay", "good.jsonl", "--module", "good.yaml"],
    ["replay", "wrong.jsonl", "--module", "good.yaml"],
    ["fix", "--dry-run", "wrong.yaml"],
    ["check", "ongewoon-é-😀.yaml"],
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.yaml").write_text(example.TEXT, encoding="utf-8")
    (tmp_path / "ongewoon-é-😀.yaml").write_text(example.TEXT, encoding="utf-8")
    (tmp_path / "wrong.yaml").write_text(example.TEXT.replace("go: praten", "go: prate"), encoding="utf-8")
    journal = Journal.begin(example.program(), 7)
    for each in PATH:
        journal.append(each)
    (tmp_path / "good.jsonl").write_bytes(journal.to_bytes())
    (tmp_path / "wrong.jsonl").write_bytes(journal.to_bytes().replace(b"minder", b"goed"))
    return tmp_path


def script() -> str:
    return str(Path(sysconfig.get_path("scripts")) / "leerpad")


def run(command: Sequence[str], words: Sequence[str], folder: Path) -> tuple[int, bytes, bytes]:
    environment = {**os.environ, "LANG": "nl_NL.UTF-8", "PYTHONUTF8": "1"}
    done = subprocess.run([*command, *words], cwd=folder, capture_output=True, env=environment, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_the_command_is_the_one_that_cargo_builds(folder: Path, words: Sequence[str]) -> None:
    built = os.environ.get("LEERPAD_COMMAND")
    if built is None:
        pytest.skip("LEERPAD_COMMAND does not say where the command is that cargo built")
    wanted = run([built], words, folder)
    assert run([script()], words, folder) == wanted
    assert run([sys.executable, "-m", "leerpad"], words, folder) == wanted


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "good.yaml"], 0),
        (["check", "nobody.yaml"], 1),
        (["dance"], 1),
        (["check", "wrong.yaml"], 2),
        (["replay", "wrong.jsonl", "--module", "good.yaml"], 3),
    ],
)
def test_exit_codes(folder: Path, words: Sequence[str], code: int) -> None:
    assert run([script()], words, folder)[0] == code


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals")
def test_a_reader_that_goes_away_is_no_fault(folder: Path) -> None:
    shell = f"'{script()}' schema | head -c 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], cwd=folder, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("{0\n", "")


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals")
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_the_command_at_once(folder: Path) -> None:
    command = [script(), "play", "good.yaml"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as play:
        assert play.stdin is not None and play.stdout is not None
        play.stdin.write(json.dumps(PATH[0]).encode() + b"\n")
        play.stdin.flush()
        assert json.loads(play.stdout.readline())["seq"] == 1
        # It waits for the next act now.
        play.send_signal(signal.SIGINT)
        assert play.wait(10) == -signal.SIGINT


def test_own_modules_of_the_checkout_check_clean() -> None:
    assert run([script()], ["check", "--deny", "warnings", "modules"], ROOT)[0] == 0
