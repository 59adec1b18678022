"""The program on a real (pseudo-)terminal, and what Ctrl-C does to its process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from readme_examples import all_shown

from conftest import Paw, environment, python

pty = pytest.importorskip("pty", reason="pseudo-terminals are Unix's")
termios = pytest.importorskip("termios")
tty = pytest.importorskip("tty")


def on_a_terminal(*arguments: str, columns: int, rows: int, folder: Path) -> tuple[str, str]:
    """Return what reaches the terminals that stdout and stderr are, each one of this size."""
    ends = [pty.openpty() for _ in range(2)]
    for _reader, its in ends:
        termios.tcsetwinsize(its, (rows, columns))
        tty.setraw(its)  # leaves line ends as they are
    with subprocess.Popen(
        [sys.executable, "-m", "paw_cli", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=ends[0][1],
        stderr=ends[1][1],
        env={**environment(folder), "TERM": "xterm-256color"},
    ) as process:
        stdout, stderr = (all_shown(process, pair) for pair in ends)
    return stdout, stderr


@pytest.mark.parametrize(
    ("line", "columns", "rows"),
    [
        ("list", 80, 24),
        ("search bewoners", 80, 24),
        ("search participatie", 40, 50),
        ("search hoe krijg ik mensen mee", 140, 50),
        ("random --seed 1", 140, 24),
        ("themes", 57, 24),
    ],
)
def test_its_size_is_used(paw: Paw, tmp_path: Path, line: str, columns: int, rows: int) -> None:
    seen = on_a_terminal(*line.split(), columns=columns, rows=rows, folder=tmp_path)
    here = paw(*line.split(), columns=columns, env={"LINES": str(rows)})
    assert seen == (here.stdout, here.stderr)
    assert "\x1b[" in seen[0]


def interrupted(code: str) -> None:
    """Expect that a program of Python ends as Ctrl-C ends this one: at once and in silence."""
    assert python("-c", code) == (130, "", "")


def test_ctrl_c_ends_the_program_in_silence(tmp_path: Path) -> None:
    fifo = tmp_path / "tips.yaml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "paw_cli", "list", "--file", str(fifo)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with fifo.open("wb"):  # opens once the program waits for what somebody writes
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=180) == (b"", b"")
    assert process.returncode == 130


def test_ctrl_c_is_heard_where_python_goes_on_after_an_exception() -> None:
    interrupted("""
import os, signal
from paw_cli import cli

class Late:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        len("here the signal is handled, and an exception would be reported and forgotten")

late = Late()
del late
print("still here")
""")


@pytest.mark.parametrize("lines", [*range(4, 12), 100, 1_000, 10_000])  # the last are of Typer
def test_ctrl_c_is_silent_from_the_first_line_on(lines: int) -> None:
    interrupted(f"""
import os, signal, sys

def at_line(frame, event, _):
    global left
    ours = frame.f_code.co_filename.endswith(os.path.join("cli", "__init__.py"))
    if left < {lines} or ours:
        left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGINT)
    return at_line

left = {lines}
import paw_cli
sys.settrace(at_line)
from paw_cli.cli import main
sys.argv = ["paw-tips", "no-command"]
main()
""")
