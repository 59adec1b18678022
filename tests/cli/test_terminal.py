"""What the terminal is taken for, and how answers and messages are written without one."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paw_cli.cli.streams import terminal_of
from paw_cli.errors import ExitCode, WrongUseError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Paw

FULL_DISK = Path("/dev/full")
READING = (["list"], ["search", "eigenaren"], ["show", "16"], ["random"], ["themes"])


class Stream(io.StringIO):
    """A stream that says of itself whether it is a terminal."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__()
        self.terminal = terminal
        self.named = encoding

    def isatty(self) -> bool:
        return self.terminal

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a text stream's is not settable
        return self.named


# The console of Windows is asked whether it obeys escape codes, and these streams are none.
not_windows = pytest.mark.skipif(sys.platform == "win32", reason="its console is asked itself")

TERMINAL, PIPE = Stream(terminal=True), Stream(terminal=False)


@not_windows
@pytest.mark.parametrize(
    ("color", "environ", "stream", "colored"),
    [
        ("auto", {}, TERMINAL, True),
        ("auto", {}, PIPE, False),
        ("auto", {"NO_COLOR": "1"}, TERMINAL, False),
        ("auto", {"NO_COLOR": ""}, TERMINAL, True),
        ("auto", {"TERM": "dumb"}, TERMINAL, False),
        ("auto", {"FORCE_COLOR": "1"}, PIPE, True),
        ("auto", {"FORCE_COLOR": ""}, PIPE, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, PIPE, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, TERMINAL, False),
        ("always", {"NO_COLOR": "1"}, PIPE, True),
        ("ALWAYS", {"TERM": "dumb"}, PIPE, True),
        ("never", {"FORCE_COLOR": "1"}, TERMINAL, False),
    ],
)
def test_the_option_wins_then_no_color_then_force_color_then_the_terminal(
    color: str, environ: Mapping[str, str], stream: Stream, *, colored: bool
) -> None:
    assert terminal_of(color, stream=stream, environ=environ).color is colored


def test_another_color_is_wrong_use() -> None:
    with pytest.raises(WrongUseError) as error:
        terminal_of("alwais", stream=PIPE, environ={})
    assert error.value.hint == "Did you mean always?"


@pytest.mark.parametrize(
    ("columns", "width"),
    [("120", 120), ("40", 40), ("12", 40), ("0", 80), ("-3", 80), ("breed", 80), ("", 80)],
)
def test_columns_sets_the_width_down_to_forty(columns: str, width: int) -> None:
    assert terminal_of(stream=PIPE, environ={"COLUMNS": columns}).width == width


@not_windows
@pytest.mark.parametrize(
    ("environ", "stream", "links"),
    [
        ({"TERM": "xterm-256color"}, TERMINAL, True),
        ({"TERM": "xterm-256color"}, PIPE, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, TERMINAL, False),
        ({"TERM": "xterm-256color", "FORCE_COLOR": "1"}, PIPE, False),
        ({"TERM": "linux"}, TERMINAL, False),
        ({"TERM": "xterm", "INSIDE_EMACS": "29.1"}, TERMINAL, False),
        ({"TERM": "xterm", "FORCE_HYPERLINK": "0"}, TERMINAL, False),
        ({"TERM": "linux", "FORCE_HYPERLINK": "1"}, TERMINAL, True),
    ],
)
def test_links_are_clickable_on_a_coloured_terminal_that_can(
    environ: Mapping[str, str], stream: Stream, *, links: bool
) -> None:
    assert terminal_of(stream=stream, environ=environ).hyperlinks is links


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: arguments[0])
@pytest.mark.parametrize("form", ["text", "markdown", "pretty"])
def test_output_in_a_poor_encoding_is_readable(
    paw: Paw, arguments: list[str], form: str, encoding: str
) -> None:
    run = paw(*arguments, "-f", form, encoding=encoding)
    assert (run.code, run.stderr) == (0, "")
    assert not re.search(r"\w\?\w", run.stdout)  # no letter has become a question mark
    if arguments == ["show", "16"]:
        expected = "coördinatiegroep" if encoding == "cp1252" else "coordinatiegroep"
        assert expected in run.stdout


def test_the_locale_says_what_the_terminal_takes(tmp_path: Path) -> None:
    poor = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run_raw(["show", "16"], poor, tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "coordinatiegroep" in done.stdout.decode("ascii")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
def test_formats_for_programs_are_utf_8_whatever_the_locale(paw: Paw, form: str) -> None:
    run = paw("show", "16", "-f", form, encoding="ascii")
    assert (run.code, run.stderr) == (0, "")
    assert "coördinatiegroep" in run.stdout


@pytest.mark.parametrize(
    "arguments",
    [["search", "eigenaren"], ["list", "--json"], ["--help"], ["--version"], ["list", "-h"]],
    ids=" ".join,
)
def test_a_closed_pipe_ends_the_program_in_silence(arguments: list[str], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = run_raw(arguments, {}, tmp_path, stdout=pipe.fileno())
    assert (done.returncode, done.stderr) == (ExitCode.READER_GONE, b"")


@pytest.mark.skipif(not FULL_DISK.exists(), reason="this system has no full disk")
@pytest.mark.parametrize("arguments", [["list", "--json"], ["show", "1"], ["--help"]])
def test_a_full_disk_is_an_error(arguments: list[str], tmp_path: Path) -> None:
    with FULL_DISK.open("wb") as full:
        done = run_raw(arguments, {}, tmp_path, stdout=full.fileno())
    assert done.returncode == ExitCode.OUTPUT_LOST
    assert done.stderr == b"error: cannot write the answer: No space left on device\n"


@pytest.mark.skipif(not FULL_DISK.exists(), reason="this system has no full disk")
@pytest.mark.parametrize("arguments", [["add", "Koffie"], ["add", "Koffie", "--json"]])
def test_what_is_stored_is_said_where_the_answer_is_lost(
    arguments: list[str], tmp_path: Path
) -> None:
    with FULL_DISK.open("wb") as full:
        done = run_raw(arguments, {}, tmp_path, stdout=full.fileno())
    assert done.returncode == ExitCode.OUTPUT_LOST
    _error, hint = done.stderr.decode().splitlines()
    assert hint == f"hint: The tip is stored all the same: own-01 in {tmp_path / 'own.yaml'}"
    assert "Koffie" in (tmp_path / "own.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix closes stdout")
def test_a_closed_stdout_is_an_error(tmp_path: Path) -> None:
    line = f"exec {sys.executable} -m paw_cli list >&-"
    done = subprocess.run(
        ["sh", "-c", line], env=environment({}, tmp_path), capture_output=True, check=False
    )
    assert done.returncode == ExitCode.OUTPUT_LOST
    assert done.stderr.startswith(b"error: cannot write the answer:")


@pytest.mark.parametrize("arguments", [["list"], ["search", "eigenaren"]])
def test_stdin_is_never_read_unasked(arguments: list[str], tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"staat er nog")
    done = run_raw(arguments, {}, tmp_path, stdin=reader)
    assert (done.returncode, os.read(reader, 100)) == (0, b"staat er nog")
    os.close(reader)
    os.close(writer)


def test_an_error_is_told_without_what_a_terminal_would_obey(paw: Paw) -> None:
    query = "\x1b[31mxq\u202ezq\x07"
    done = paw("search", query)
    assert (done.code, done.stdout) == (ExitCode.NOTHING_FOUND, "")
    assert r"\u001b[31mxq\u202ezq\u0007" in done.stderr
    assert done.stderr.isascii()
    assert json.loads(paw("search", query, "--json").stdout) == []


def run_raw(
    arguments: list[str],
    environ: Mapping[str, str],
    folder: Path,
    *,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program and keep the bytes that it writes."""
    return subprocess.run(
        [sys.executable, "-m", "paw_cli", *arguments],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment(environ, folder),
        check=False,
        timeout=180,
    )


def environment(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Return an environment in which nothing depends on who runs the tests."""
    personal = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONIOENCODING", "PYTHONUTF8")
    kept = {name: value for name, value in os.environ.items() if name not in personal}
    return {**kept, "PAW_TIPS_DIR": str(folder), **environ}
