"""Many who write at once, and writers who are killed: nothing is lost, and nobody fails wrongly."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Paw, PawProcess

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
ROUNDS = 12  # tests/cli/signal_rounds.py makes 200 of them
NOTES = "1. Begin klein.\n2. Zie https://voorbeeld.nl/a.\n"


def tips_in(path: Path) -> list[Any]:
    tips: list[Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["tips"]
    return tips


ADD_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from paw_cli.authoring.add import NewTip, add
from paw_cli.authoring.target import target_of
for number in count():
    text = f"tip {sys.argv[2]}-{number} " + "woord " * 50
    folder = Path(sys.argv[1])
    addition = add(NewTip(text=text), target_of(tips_dir=folder, working_dir=folder))
    print(addition.tip.id, flush=True)
"""


def add_until_killed(folder: Path, rounds: int, seed: int) -> list[str]:
    """Let a process add tips for each round and kill it at any moment; return what was confirmed.

    After each round the file is valid and holds all that was confirmed.
    """
    confirmed: list[str] = []
    chance = random.Random(seed)
    for number in range(rounds):
        child = subprocess.Popen(
            [sys.executable, "-c", ADD_FOR_EVER, str(folder), str(number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert child.stdout
        confirmed.append(child.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.1))
        child.send_signal(chance.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
        confirmed += child.communicate()[0].split()
        written = [tip["id"] for tip in tips_in(folder / "own.yaml")]
        assert set(confirmed) <= set(written)
        assert len(written) == len(set(written))
    return confirmed


def test_killed_at_any_moment_the_file_is_valid_and_what_was_confirmed_is_there(
    paw: Paw, tmp_path: Path
) -> None:
    own = tmp_path / "own-tips"
    own.mkdir()
    assert len(add_until_killed(own, ROUNDS, seed=20)) > ROUNDS
    assert paw("check").code == 0
    assert paw("add", "daarna").code == 0


def test_many_that_add_at_once_all_get_through(paw_process: PawProcess, tmp_path: Path) -> None:
    texts = [f"tip nummer {number}" for number in range(20)]
    with ThreadPoolExecutor(len(texts)) as pool:
        runs = list(pool.map(lambda text: paw_process("add", text), texts))
    assert [run.stderr for run in runs if run.code] == []
    tips = tips_in(tmp_path / "own-tips/own.yaml")
    assert sorted(run.stdout.split("\t")[0] for run in runs) == sorted(t["id"] for t in tips)
    assert sorted(tip["text"] for tip in tips) == sorted(texts)


@pytest.fixture
def imports(paw_process: PawProcess, tmp_path: Path) -> Callable[[tuple[str, ...]], list[Any]]:
    """Return what runs an import twelve times at once."""
    (tmp_path / "desk").mkdir(exist_ok=True)
    (tmp_path / "desk/notes.txt").write_text(NOTES, encoding="utf-8")

    def run(arguments: tuple[str, ...]) -> list[Any]:
        with ThreadPoolExecutor(12) as pool:
            return list(
                pool.map(lambda _n: paw_process("import", "notes.txt", *arguments), range(12))
            )

    return run


def test_many_imports_over_one_file_all_get_through(
    imports: Callable[[tuple[str, ...]], list[Any]], tmp_path: Path
) -> None:
    runs = imports(("-o", "s.yaml", "--force"))
    assert [run.stderr for run in runs if run.code] == []
    assert len(tips_in(tmp_path / "desk/s.yaml")) == 2
    assert {path.name for path in (tmp_path / "desk").iterdir()} == {"notes.txt", "s.yaml"}


def test_of_many_imports_to_a_new_file_one_gets_it(
    imports: Callable[[tuple[str, ...]], list[Any]], tmp_path: Path
) -> None:
    assert sorted(run.code for run in imports(("-o", "s.yaml"))) == [0, *[2] * 11]
    assert len(tips_in(tmp_path / "desk/s.yaml")) == 2


def test_many_imports_into_ones_own_file_add_each_tip_once(
    imports: Callable[[tuple[str, ...]], list[Any]], tmp_path: Path
) -> None:
    assert {run.code for run in imports(("--add",))} == {0}
    assert len(tips_in(tmp_path / "own-tips/own.yaml")) == 2
