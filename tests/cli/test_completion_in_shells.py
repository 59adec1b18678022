"""Completion in the shells themselves, each on a terminal of its own."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

from collections.abc import Callable, Iterator
from pathlib import Path

from conftest import Paw

START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(paw-tips completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'eval "$(paw-tips completion zsh)"'),
    "fish": (["fish", "--no-config", "-i"], "paw-tips completion fish | source"),
}
PATIENCE = 180  # on a busy machine; only what hangs takes so long
OWN = """\
sources: [{id: mine, title: Onze buurt}]
tips: [{text: Klop aan, source: mine}]
"""
HOSTILE = r"""
themes:
  - {id: hostile, title: "$(touch pwned) `touch pwned` * %n ' \" \\ ; touch pwned"}
  - {id: hostage, title: "<(touch pwned) ${x:=$(touch pwned)} !! :paths\\"}
tips: [{text: "a", themes: [hostile, hostage]}]
"""

# bash splits a line at `=`; of the others a sample is enough.
LINES = (
    ("paw-tips li\t-k R\t", "list -k remark"),
    ("paw-tips list --file=ti\t-s m\t", "list --file tips.yaml -s mine"),
    ("paw-tips list --file fol\tti\t-s m\t", "list --file folder/tips.yaml -s mine"),
    ("paw-tips random --se\t7 --theme=EI\t", "random --seed 7 -t eigenaren-huurders"),
)


each_shell = pytest.mark.parametrize(
    "shell",
    [
        pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason="is not here"))
        for name in START
    ],
)


@pytest.fixture
def home(tmp_path: Path, programs: Path) -> Path:
    """Return the home of a shell: a folder with nothing in it but programs/paw-tips."""
    assert programs.parent == tmp_path
    return tmp_path


@contextmanager
def terminal(shell: str, home: Path) -> Iterator[Callable[[str], None]]:
    """Run a shell on a terminal, with completion switched on, and give what types there."""
    environ = {
        "PATH": f"{home / 'programs'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "PAW_TIPS_DIR": str(home / "own-tips"),
    }
    command, switch_on = START[shell]
    with (
        (home / "screen").open("wb") as screen,
        subprocess.Popen(
            [sys.executable, "-c", "import pty, sys; pty.spawn(sys.argv[1:])", *command],
            stdin=subprocess.PIPE,
            stdout=screen,
            stderr=screen,
            env=environ,
            cwd=home,
        ) as process,
    ):

        def type_in(keys: str) -> None:
            assert process.stdin
            process.stdin.write(keys.encode())
            process.stdin.flush()

        try:
            type_in(f"stty cols 100 rows 40; {switch_on}; touch ready\r")
            wait_for(home / "ready")
            yield type_in
        finally:
            process.kill()


def wait_for(file: Path) -> str:
    """Return what is in a file, as soon as it is there."""
    with_patience(file.exists, screen=file.with_name("screen"))
    return file.read_text(encoding="utf-8")


def wait_for_screen(home: Path, text: str) -> None:
    """Wait until the shell shows a text."""
    screen = home / "screen"
    with_patience(lambda: text in screen.read_text(encoding="utf-8"), screen=screen)


def with_patience(happened: Callable[[], bool], *, screen: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, screen.read_text(encoding="utf-8", errors="replace")
        time.sleep(0.05)


@each_shell
def test_tab_completes_and_lists(shell: str, home: Path, paw: Paw) -> None:
    (home / "tips.yaml").write_text(OWN, encoding="utf-8")
    (home / "folder").mkdir()
    (home / "folder" / "tips.yaml").write_text(OWN, encoding="utf-8")
    with terminal(shell, home) as type_in:
        for number, (keys, meant) in enumerate(LINES if shell == "bash" else LINES[:2]):
            type_in(f"{keys} -f jsonl >draft; mv draft answer-{number}\r")
            expected = paw(*meant.split(), "-f", "jsonl", cwd=home).stdout
            assert wait_for(home / f"answer-{number}") == expected
        type_in("paw-tips list -t e\t\t")
        wait_for_screen(home, "3 tips: Eerlijkheid en vertrouwen")


@each_shell
def test_what_is_on_the_list_is_never_obeyed_and_what_is_broken_not_spoken_of(
    shell: str, home: Path
) -> None:
    (home / ".paw-tips.yaml").write_text(HOSTILE, encoding="utf-8")
    with terminal(shell, home) as type_in:
        type_in("paw-tips list -t host\t\t")
        wait_for_screen(home, r"""$(touch pwned) `touch pwned` * %n ' " \ ; touch pwned""")
    with terminal(shell, home) as type_in:
        type_in("paw-tips list -t hosti\t-f csv --fields id >draft; mv draft answer\r")
        assert wait_for(home / "answer").startswith("id\n")
        (home / ".paw-tips.yaml").write_text("tips: [{text", encoding="utf-8")
        type_in("paw-tips list -k R\t 2>stderr >draft; mv draft others\r")
        assert wait_for(home / "others").count("\n") == 27
    assert not (home / "pwned").exists()
    assert "warning" in (home / "stderr").read_text(encoding="utf-8")
    assert "warning" not in (home / "screen").read_text(encoding="utf-8")
