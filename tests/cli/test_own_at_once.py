"""Many who write at once, and writers who are killed: nothing is lost, and nobody fails wrongly."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Paw, environment, python, tips_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
NOTES = "1. Begin klein.\n2. Zie https://voorbeeld.nl/a.\n"


ADD_FOR_EVER = """
import sys
from itertools import count
from paw_cli.cli.main import run
for number in count():
    run(["add", f"tip {sys.argv[1]}-{number} " + "woord " * 50])
    sys.stdout.flush()
"""


def test_killed_at_any_moment_what_was_confirmed_is_there(paw: Paw, tmp_path: Path) -> None:
    confirmed, chance = set[str](), random.Random(20)
    for number in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", ADD_FOR_EVER, str(number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(tmp_path),
            text=True,
        )
        assert child.stdout
        first = child.stdout.readline()
        time.sleep(chance.uniform(0, 0.1))
        child.send_signal(chance.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
        lines = [first, *child.communicate()[0].splitlines(keepends=True)]
        confirmed |= {line.split("\t")[0] for line in lines if line.endswith("\n")}
        written = [tip["id"] for tip in tips_in(tmp_path / "own-tips/own.yaml")]
        assert confirmed <= set(written)
        assert len(written) == len(set(written))
    assert paw("check").code == 0
    assert paw("add", "daarna").code == 0


AtOnce = Callable[..., tuple[list[int], list[str]]]
# All that writes is loaded before any of them begins, and all begin at the same moment.
AT_ONCE = """
import os, sys
from paw_cli.cli.main import run
number, *arguments = sys.argv[1:]
run([*arguments[:2], "--dry-run"])
print("all at once:", flush=True)
reader, writer = os.pipe()
children = [0] * int(number)
for n in range(int(number)):
    children[n] = os.fork()
    if not children[n]:
        os.close(writer)
        os.read(reader, 1)
        code = run([argument.format(n=n) for argument in arguments])
        sys.stdout.flush()
        os._exit(code)
os.close(writer)
print(*(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children))
"""


@pytest.fixture
def at_once(tmp_path: Path, desk: Path) -> AtOnce:
    """Return what runs a command at once so often; it gives the exit codes, and what is said."""
    (desk / "notes.txt").write_text(NOTES, encoding="utf-8")

    def run(number: int, *arguments: str) -> tuple[list[int], list[str]]:
        done = python("-c", AT_ONCE, str(number), *arguments, cwd=desk, env=environment(tmp_path))
        *said, codes = done.stdout.partition("all at once:\n")[2].splitlines()
        return sorted(map(int, codes.split())), said

    return run


def test_many_that_add_at_once_all_get_through(at_once: AtOnce, tmp_path: Path) -> None:
    codes, said = at_once(20, "add", "tip nummer {n}")
    assert codes == [0] * 20
    tips = tips_in(tmp_path / "own-tips/own.yaml")
    assert sorted(line.split("\t")[0] for line in said) == sorted(tip["id"] for tip in tips)
    assert sorted(tip["text"] for tip in tips) == sorted(f"tip nummer {n}" for n in range(20))


@pytest.mark.parametrize(
    ("arguments", "expected", "file"),
    [
        (["-o", "s.yaml", "--force"], [0] * 12, "desk/s.yaml"),
        (["-o", "s.yaml"], [0, *[2] * 11], "desk/s.yaml"),  # one gets it
        (["--add"], [0] * 12, "own-tips/own.yaml"),  # each tip is added once
    ],
)
def test_many_imports_at_once_leave_one_whole_file(
    at_once: AtOnce, tmp_path: Path, arguments: list[str], expected: list[int], file: str
) -> None:
    codes, _said = at_once(12, "import", "notes.txt", *arguments)
    assert codes == expected
    assert len(tips_in(tmp_path / file)) == 2
    left = {path.name for path in (tmp_path / "desk").iterdir()}
    assert left <= {"notes.txt", "s.yaml"}
