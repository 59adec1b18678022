"""The program on a real (pseudo-)terminal: the bytes that reach it."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
PERSONAL = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FORCE_HYPERLINK", "INSIDE_EMACS")
LINK = "https://klimaatverbond.nl/publicatie/whitepaper-van-klimaatakkoord-naar-keukentafel/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a person at a terminal sees; stdout and stderr are terminals of their own."""

    code: int
    stdout: str
    stderr: str

    @property
    def is_plain(self) -> bool:
        return "\x1b" not in self.stdout + self.stderr


class Terminal:
    """Runs the program with stdout and stderr on pseudo-terminals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self, *arguments: str, columns: int = 80, env: Mapping[str, str] | None = None
    ) -> Seen:
        out, program_out = opened(columns)
        err, program_err = opened(columns)
        process = subprocess.Popen(
            [sys.executable, "-m", "paw_cli", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=program_out,
            stderr=program_err,
            env=self.environment(env or {}),
        )
        os.close(program_out)
        os.close(program_err)
        stdout, stderr = all_of(out), all_of(err)
        return Seen(code=process.wait(60), stdout=stdout, stderr=stderr)

    def environment(self, env: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in PERSONAL}
        own = {"PAW_TIPS_DIR": str(self.folder), "TERM": "xterm-256color", "PYTHONUTF8": "1"}
        return {**kept, **own, **env}


def opened(columns: int) -> tuple[int, int]:
    """Return both ends of a terminal of so many columns that leaves line ends as they are."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    tty.setraw(slave)
    return master, slave


def all_of(master: int) -> str:
    """Return all that is written to a terminal until nobody has it open any more."""
    with os.fdopen(master, "rb", buffering=0) as stream:
        chunks = []
        while chunk := next_chunk(stream.fileno()):
            chunks.append(chunk)
    return b"".join(chunks).decode()


def next_chunk(fd: int) -> bytes:
    try:
        return os.read(fd, 1 << 16)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_a_terminal_gets_the_pretty_form_in_colour_and_a_silent_stderr(terminal: Terminal) -> None:
    for arguments in READING:
        seen = terminal(*arguments)
        assert (seen.code, seen.stderr) == (0, "")
        assert "\x1b[" in seen.stdout
        assert "\t" not in seen.stdout


@pytest.mark.parametrize(
    ("env", "arguments"),
    [
        ({"NO_COLOR": "1"}, []),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, []),
        ({"TERM": "dumb"}, []),
        ({"FORCE_COLOR": "1"}, ["--color", "never"]),
    ],
)
@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_colour_off_means_no_escape_code_at_all(
    terminal: Terminal, command: list[str], arguments: list[str], env: dict[str, str]
) -> None:
    seen = terminal(*command, *arguments, env=env)
    assert seen.code == 0
    assert seen.is_plain


@pytest.mark.parametrize(
    ("env", "arguments"),
    [
        ({}, []),
        ({"NO_COLOR": ""}, []),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, []),
        ({"NO_COLOR": "1"}, ["--color", "always"]),
    ],
)
def test_colour_on_means_styles(
    terminal: Terminal, arguments: list[str], env: dict[str, str]
) -> None:
    assert "\x1b[1;38;5;31mpaw-36\x1b[0m" in terminal("show", "36", *arguments, env=env).stdout


def test_formats_for_programs_have_no_colour(terminal: Terminal) -> None:
    for form in ("json", "jsonl", "csv", "tsv", "text", "markdown"):
        assert terminal("list", "-f", form, "--color", "always").is_plain


@pytest.mark.parametrize("columns", [40, 57, 80, 140])
@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_nothing_is_wider_than_the_terminal(
    terminal: Terminal, command: list[str], columns: int
) -> None:
    seen = terminal(*command, columns=columns, env={"NO_COLOR": "1"})
    for line in seen.stdout.split("\n"):
        assert cell_len(line) <= columns or line.rstrip(".") == LINK
        assert line == line.rstrip()


def test_errors_are_wrapped_at_the_terminals_width(terminal: Terminal) -> None:
    seen = terminal("list", "--theme", "bestaat-niet", columns=40)
    assert seen.code == 2
    assert seen.stderr.startswith("error: no theme 'bestaat-niet'\nhint: ")
    assert max(map(len, seen.stderr.splitlines())) <= 40


def test_a_link_stays_whole_and_is_clickable(terminal: Terminal) -> None:
    for columns in (40, 80, 140):
        linked = re.search(
            r"\x1b\]8;id=\d+;([^\x1b]*)\x1b\\([^\x1b]*)\x1b\]8;;\x1b\\",
            terminal("show", "36", columns=columns).stdout,
        )
        assert linked is not None
        assert linked[1] == linked[2] == LINK


def test_wide_characters_and_combining_marks_are_measured_in_cells(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "wijd.jsonl"
    text = "参加" * 30 + " " + "e\u0301" * 70 + " 👩\u200d👩\u200d👧 ❤\ufe0f"
    file.write_text(f'{{"id": "wijd-1", "text": "{text}"}}\n', encoding="utf-8")
    for command in (["show", "wijd-1"], ["list"], ["search", "参加"]):
        seen = terminal(
            *command, "--no-bundled", "--file", str(file), columns=40, env={"NO_COLOR": "1"}
        )
        assert max(map(cell_len, seen.stdout.split("\n"))) <= 40
        assert not any(line.lstrip("┃ ").startswith("\u0301") for line in seen.stdout.split("\n"))


@pytest.mark.parametrize("form", ["pretty", "text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_hostile_data_never_reaches_the_terminal(
    terminal: Terminal, tmp_path: Path, form: str
) -> None:
    evil = [rf"\u{code:04x}" for code in (0x1B, 0x7F, 0x9B, 0x200F, 0x202E, 0x2028, 0x2066)]
    lines = [f'{{"id": "k{c}", "text": "a{c}b", "themes": ["{c}t"]}}\n' for c in evil]
    (tmp_path / "kwaad\u202e\x1b[31m.jsonl").write_text("".join(lines), encoding="utf-8")
    for command in (["list"], ["themes"], ["search", "\x1b[31m\u202e"], ["show", "\x9bk"]):
        raw = ["--raw-csv"] if form == "csv" else []
        seen = terminal(*command, "-f", form, *raw, env={"NO_COLOR": "1"})
        written = seen.stdout + seen.stderr
        assert "kwaad" in written  # the file was read, and complained of
        assert set("\x1b\x7f\x9b\u200f\u202e\u2028\u2066").isdisjoint(written)


def test_more_hits_than_shown_are_told_to_a_person_only(terminal: Terminal) -> None:
    seen = terminal("search", "bewoners", "-n", "1")
    assert seen.code == 0
    assert re.fullmatch(r"note: \d+ more: -n 0 shows all\.\n", seen.stderr)


def test_ctrl_c_ends_the_program_in_silence(terminal: Terminal, tmp_path: Path) -> None:
    fifo = tmp_path / "tips.yaml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "paw_cli", "list", "--file", str(fifo)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=terminal.environment({}),
    )
    with fifo.open("wb"):  # opens once the program waits for what somebody writes
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 130


def test_ctrl_c_is_heard_where_python_goes_on_after_an_exception() -> None:
    code = """
import os, signal
from paw_cli import cli

class Late:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        len("here the signal is handled, and an exception would be reported and forgotten")

cli._end_silently_when_interrupted()
late = Late()
del late
print("still here")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
