"""The program on a real (pseudo-)terminal: the bytes that reach it."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from conftest import Run, environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conftest import Paw

pty = pytest.importorskip("pty", reason="pseudo-terminals are Unix's")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")
tty = pytest.importorskip("tty")

READING = (
    ["list"],
    ["search", "eigenaren", "-n0"],
    ["show", "36"],
    ["random", "--seed", "1"],
    ["themes"],
)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Runs the program with stdout and stderr on (pseudo-)terminals of their own."""

    folder: Path

    def __call__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> Run:
        out, program_out = opened(columns, rows)
        err, program_err = opened(columns, rows)
        process = subprocess.Popen(
            [sys.executable, "-m", "paw_cli", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=program_out,
            stderr=program_err,
            env={**environment(self.folder), "TERM": "xterm-256color", **(env or {})},
        )
        os.close(program_out)
        os.close(program_err)
        stdout, stderr = all_of(out), all_of(err)
        return Run(code=process.wait(180), stdout=stdout, stderr=stderr)


def opened(columns: int, rows: int) -> tuple[int, int]:
    """Return both ends of a terminal of this size that leaves line ends as they are."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    tty.setraw(slave)
    return master, slave


def all_of(master: int) -> str:
    """Return all that is written to a terminal until nobody has it open any more."""
    written = bytearray()
    with suppress(OSError):  # how Linux says that the other end is closed
        while chunk := os.read(master, 1 << 16):
            written += chunk
    os.close(master)
    return written.decode()


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_a_terminal_gets_the_pretty_form_in_colour(terminal: Terminal) -> None:
    for arguments in READING:
        seen = terminal(*arguments)
        assert seen.code == 0
        assert seen.stderr.startswith("note: ") or not seen.stderr
        assert "\x1b[" in seen.stdout
        assert "\t" not in seen.stdout


@pytest.mark.parametrize("rows", [24, 50])
@pytest.mark.parametrize("columns", [40, 80, 140])
@pytest.mark.parametrize("query", ["bewoners", "hoe krijg ik collega's mee", "participatie"])
def test_a_search_ends_with_the_answer_in_view(
    paw: Paw, query: str, columns: int, rows: int
) -> None:
    window = {"NO_COLOR": "1", "LINES": str(rows)}
    seen = paw("search", query, columns=columns, env=window)
    every = paw("search", query, "-n0", columns=columns, env=window)
    found, shown = (re.findall(r"^paw-\d\d", run.stdout, re.MULTILINE) for run in (every, seen))
    assert shown == found[: len(shown)]
    assert len(shown) >= (3 if columns >= 80 else 1)
    assert max(map(cell_len, (seen.stdout + seen.stderr).splitlines())) <= columns
    if len(shown) > 1:
        assert seen.stdout.count("\n") + seen.stderr.count("\n") < rows


def test_the_window_of_a_terminal_is_heard(terminal: Terminal, paw: Paw) -> None:
    plain = {"NO_COLOR": "1"}
    seen = terminal("search", "participatie", columns=40, rows=24, env=plain)
    same = paw("search", "participatie", columns=40, env={**plain, "LINES": "24"})
    assert (seen.stdout, seen.stderr) == (same.stdout, same.stderr)


def test_a_link_is_clickable_and_no_text_harms(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "own-tips").mkdir()
    (tmp_path / "own-tips" / "kwaad.jsonl").write_text(
        '{"id": "a", "text": "a\\u009b\\u202eb"}', encoding="utf-8"
    )
    assert "\x1b]8;id=" in terminal("show", "36").stdout
    seen = terminal("show", "a", env={"NO_COLOR": "1"})
    assert seen.code == 0
    assert set("\x1b\x9b\u202e").isdisjoint(seen.stdout + seen.stderr)


def test_ctrl_c_ends_the_program_in_silence(tmp_path: Path) -> None:
    fifo = tmp_path / "tips.yaml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "paw_cli", "list", "--file", str(fifo)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    )
    with fifo.open("wb"):  # opens once the program waits for what somebody writes
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=180) == (b"", b"")
    assert process.returncode == 130


def test_ctrl_c_is_heard_where_python_goes_on_after_an_exception() -> None:
    code = """
import os, signal
from paw_cli import cli

class Late:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        len("here the signal is handled, and an exception would be reported and forgotten")

late = Late()
del late
print("still here")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize(
    "module", ["paw_cli.cli.main", "typer", "paw_cli.cli.read", "paw_cli.render.records"]
)
def test_ctrl_c_is_silent_while_the_program_is_still_being_loaded(module: str) -> None:
    code = f"""
import os, signal, sys

class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
sys.argv = ["paw-tips", "list", "--json"]
from paw_cli.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize("line", range(1, 9))
def test_ctrl_c_is_silent_from_the_first_line_on(line: int) -> None:
    code = f"""
import os, signal, sys

def at_call(frame, *_):
    ours = frame.f_code.co_filename.endswith(os.path.join("cli", "__init__.py"))
    return at_line if ours else None

def at_line(frame, event, _):
    lines.append(frame.f_lineno)
    if event == "line" and len(set(lines)) == {line} + 2:  # called, and a docstring
        os.kill(os.getpid(), signal.SIGINT)
    return at_line

lines = []
import paw_cli
sys.settrace(at_call)
from paw_cli.cli import main
sys.argv = ["paw-tips", "--version"]
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")
