"""What a person at a terminal sees, a real one as well; and how all is written without one."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from readme_examples import all_shown

from conftest import Paw, environment, python
from paw_cli.errors import ExitCode
from paw_cli.safe_text import hidden_characters

FULL_DISK = Path("/dev/full")
FORMATS = ("pretty", "text", "json", "jsonl", "csv", "tsv", "markdown")
LINK = "https://klimaatverbond.nl/publicatie/whitepaper-van-klimaatakkoord-naar-keukentafel/"

READING = ("list", "search eigenaren -n0", "show 16 36", "random --seed 1", "themes")
each_command = pytest.mark.parametrize("command", READING)
# The console of Windows is asked whether it obeys escape codes, and these streams are none.
not_windows = pytest.mark.skipif(sys.platform == "win32", reason="its console is asked itself")
has_full_disk = pytest.mark.skipif(not FULL_DISK.exists(), reason="this system has no full disk")


@not_windows
@pytest.mark.parametrize(
    ("line", "environ", "colored", "links"),
    [
        ("-f pretty | cat", {}, False, False),
        ("-f pretty | cat", {"FORCE_COLOR": "1"}, True, False),
        ("-f pretty --color always | cat", {"NO_COLOR": "1"}, True, False),
        ("", {}, True, True),
        ("", {"NO_COLOR": "1"}, False, False),
        ("", {"NO_COLOR": ""}, True, True),
        ("", {"TERM": "dumb"}, False, False),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ("--color always", {"NO_COLOR": "1"}, True, True),
        ("--color ALWAYS", {"TERM": "dumb"}, True, False),
        ("--color never", {"FORCE_COLOR": "1"}, False, False),
        ("", {"TERM": "linux"}, True, False),
        ("", {"FORCE_HYPERLINK": "0"}, True, False),
        ("", {"TERM": "linux", "FORCE_HYPERLINK": "1"}, True, True),
    ],
)
def test_the_option_wins_then_no_color_then_force_color_then_the_terminal(
    paw: Paw, line: str, environ: dict[str, str], *, colored: bool, links: bool
) -> None:
    options, _, pipe = line.partition("|")
    shown = paw("show", "36", *options.split(), columns=0 if pipe else 80, env=environ).stdout
    assert ("\x1b[" in shown, "\x1b]8" in shown) == (colored, links)


def test_columns_sets_the_width_down_to_forty(paw: Paw) -> None:
    widths = {"70": 70, "40": 40, "12": 40, "0": 80, "-3": 80, "breed": 80, "": 80}
    shown = {c: paw("list", "-f", "pretty", env={"COLUMNS": c}).stdout for c in widths}
    assert {c: max(map(len, text.splitlines())) for c, text in shown.items()} == widths


@not_windows
@pytest.mark.parametrize(
    ("line", "env", "colored"),
    [
        ("", {}, True),
        ("", {"NO_COLOR": "1"}, False),
        *((f"-f {form} --color always", {}, False) for form in FORMATS[1:]),
    ],
)
@each_command
def test_colour_is_styles_or_no_escape_code_at_all(
    paw: Paw, command: str, line: str, env: dict[str, str], *, colored: bool
) -> None:
    seen = paw(*command.split(), *line.split(), columns=80, env=env)
    assert seen.code == 0
    assert ("\x1b" in seen.stdout + seen.stderr) == colored


def test_errors_are_wrapped_at_the_terminals_width(paw: Paw) -> None:
    seen = paw("list", "--theme", "bestaat-niet", columns=40)
    assert seen.stderr.startswith("error: no theme 'bestaat-niet'\nhint: ")
    assert max(map(len, seen.stderr.splitlines())) <= 40


EVIL = "\x1b\x7f\x9b\u200f\u202e\u2028\u2066"
HIDDEN = (
    "\u200b\u200c\u200d\u2060\u2063\u3164\u115f\u17b4\ufe0f\ufe00\ufeff\u034f\U000e0041\U000e0100"
)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_hostile_reaches_the_terminal(paw: Paw, tmp_path: Path, form: str) -> None:
    own = tmp_path / "own-tips"
    own.mkdir()
    lines = [f'{{"id": "k\\u{ord(c):04x}", "text": "a\\u{ord(c):04x}b"}}\n' for c in EVIL]
    (own / "kwaad\u202e\x1b[31m.jsonl").write_text("".join(lines), encoding="utf-8")
    text = "geheim ".join(HIDDEN)
    tip = {"id": "eigen-1", "text": f"{text} 👩\u200d👧 می\u200cخواهم", "keywords": [f"a{text}"]}
    content = {"tips": [tip], "sources": [{"id": "ons", "title": f"Ons{text}"}]}
    (own / "kwaad\u200b.json").write_text(json.dumps(content), encoding="utf-8")
    raw = ["--raw-csv"] if form in {"csv", "tsv"} else []
    lines_typed = ("list", "themes", "search geheim", "random -s ons", "show eigen-1")
    for line in (*lines_typed, "search \x1b[31m\u202e", "show \x9bk"):
        seen = paw(*line.split(" "), "-f", form, *raw, columns=80, env={"NO_COLOR": "1"})
        written = seen.stdout + seen.stderr
        assert "kwaad" in written  # the file was read, and complained of
        assert set(EVIL).isdisjoint(written)
        assert hidden_characters(written) == ()
    assert "👩\u200d👧" in paw("show", "eigen-1", "-f", form, columns=80).stdout
    assert hidden_characters(paw("where", "--json", columns=80).stdout) == ()
    assert "kwaad\u200b" in paw("where", "--json").stdout


def test_what_would_be_written_hides_nothing_from_who_reads_it(paw: Paw) -> None:
    for line in ("add - --dry-run", "import -"):
        seen = paw(*line.split(), stdin="- Begin\u200b met koffie.", columns=80)
        assert "Begin\\u200b met" in seen.stdout
        assert "Begin\u200b met" in paw(*line.split(), stdin="- Begin\u200b met koffie.").stdout


DECEIVING = """\
themes: [{id: intern, title: Heel anders}]
sources: [{id: paw-aan-tafel-1, title: Ook anders}, {id: ons, title: Van ons}]
tips:
- {id: paw-14, themes: [intern], source: paw-aan-tafel-1, text: Stuur je gegevens op}
- {id: nieuw, source: paw-aan-tafel-1, text: Dit zegt het programma}
- {id: gewoon, themes: [gesprek], source: ons, text: Stuur ook een kaart}
"""


@pytest.mark.parametrize("columns", [40, 80, 140])
@pytest.mark.parametrize(
    ("line", "files_and_titles"),
    [
        ("show 14", (1, 2)),
        ("show nieuw", (1, 1)),
        ("show gewoon", (0, 0)),
        ("show 1", (0, 2)),
        ("search gegevens", (1, 0)),
        ("search kaart", (0, 0)),
        ("list -t intern", (1, 0)),
        ("list -t gesprek", (0, 0)),
        ("themes", (0, 1)),
    ],
)
def test_what_is_put_in_the_programs_place_says_its_file(
    paw: Paw, desk: Path, line: str, files_and_titles: tuple[int, int], columns: int
) -> None:
    (desk / ".paw-tips.yaml").write_text(DECEIVING, encoding="utf-8")
    run = paw(*line.split(), columns=columns, env={"NO_COLOR": "1", "LINES": "99"})
    shown = "".join(run.stdout.split())
    assert run.code == 0
    titles = shown.count("(titlefrom")
    assert (shown.count(".paw-tips.yaml") - titles, titles) == files_and_titles


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("form", FORMATS)
@each_command
def test_an_encoding_gets_what_it_has(paw: Paw, command: str, form: str, encoding: str) -> None:
    run = paw(*command.split(), "-f", form, encoding=encoding)
    assert (run.code, run.stderr) == (0, "")
    assert not re.search(r"\w\?\w", run.stdout)  # no letter has become a question mark
    poor = encoding == "ascii" and form in {"pretty", "text", "markdown"}
    if command.startswith("show"):
        assert ("coordinatiegroep" if poor else "coördinatiegroep") in run.stdout


def test_the_locale_says_what_the_terminal_takes(paw: Paw) -> None:
    poor = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    run = paw.in_a_process("show", "16", env=poor)
    assert (run.code, run.stderr, run.stdout.isascii()) == (0, "", True)
    assert "coordinatiegroep" in run.stdout


@pytest.mark.parametrize("line", ["search eigenaren", "list --json", "--help", "--version"])
def test_a_closed_pipe_ends_the_program_in_silence(line: str, paw: Paw) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        run = paw.in_a_process(*line.split(), stdout=pipe)
    assert (run.code, run.stderr) == (ExitCode.READER_GONE, "")


@has_full_disk
@pytest.mark.parametrize("line", ["list --json", "--help", "add Koffie", "add Koffie --json"])
def test_on_a_full_disk_what_is_stored_is_said(line: str, paw: Paw, tmp_path: Path) -> None:
    with FULL_DISK.open("wb") as full:
        run = paw.in_a_process(*line.split(), stdout=full)
    error, *hints = run.stderr.splitlines()
    assert run.code == ExitCode.OUTPUT_LOST
    assert error == "error: cannot write the answer: No space left on device"
    own = tmp_path / "own-tips" / "own.yaml"
    stored = [f"hint: The tip is stored all the same: own-01 in {own}"]
    assert hints == (stored if line.startswith("add") else [])
    assert own.exists() == line.startswith("add")


@pytest.mark.skipif(sys.platform == "win32", reason="what POSIX does between fork and exec")
def test_a_closed_stdout_is_an_error(paw: Paw) -> None:
    run = paw.in_a_process("list", preexec_fn=lambda: os.close(1))
    assert run.code == ExitCode.OUTPUT_LOST
    assert run.stderr.startswith("error: cannot write the answer:")


def test_stdin_is_never_read_unasked(paw: Paw) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"staat er nog")
    run = paw.in_a_process("list", stdin=reader)
    assert (run.code, os.read(reader, 100)) == (0, b"staat er nog")
    os.close(reader)
    os.close(writer)


def on_a_terminal(*arguments: str, columns: int, rows: int, folder: Path) -> tuple[str, str]:
    """Return what reaches the terminals that stdout and stderr are, each one of this size."""
    import pty  # Windows has none of these
    import termios
    import tty

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


@not_windows
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


@not_windows
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
