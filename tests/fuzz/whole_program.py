"""The whole program in this process, what may be typed and lie about, and what must hold."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import typer
from hypothesis import strategies as st
from line_mutation import mutated
from tips_file_promises import BELOW

from paw_cli.cli.app import run
from paw_cli.cli.application import HOMES, application

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CODES = (0, 1, 2, 3)
# Far above what a run takes, far below what a person takes for a hang.
LONGEST_RUN = 20.0
FUZZ = Path(__file__).parents[2] / "fuzz"

# What this program draws with: colours, links, erasing nothing.
_OWN_CODES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
_DANGEROUS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ANSWERS_WITH_JSON = ("list", "search", "show", "random", "themes", "check", "where")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a run depends on."""

    arguments: Sequence[str]
    stdin: bytes = b""
    environ: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    encoding: str = "utf-8"
    terminal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run gave."""

    code: int
    stdout: bytes
    stderr: bytes


def outcome_of(scene: Scene) -> Outcome:
    """Run the program as a user would, in a folder of its own."""
    with (
        a_desk(scene.files) as desk,
        patch.dict(os.environ, {**home(desk), **scene.environ}, clear=True),
    ):
        return outcome_of_run(scene)


def outcome_of_run(scene: Scene) -> Outcome:
    """Run the program here and now, with streams of bytes."""
    out, err = _stream(scene), _stream(scene)
    stdin = TextIOWrapper(BytesIO(scene.stdin), encoding="utf-8")
    with patch.multiple(sys, stdin=stdin, stdout=out, stderr=err):
        start = time.monotonic()
        code = run(list(scene.arguments))
        took = time.monotonic() - start
    assert took < LONGEST_RUN, took
    return Outcome(code=code, stdout=_written(out), stderr=_written(err))


@contextlib.contextmanager
def a_desk(files: Mapping[str, bytes]) -> Iterator[Path]:
    """Work in a new folder with these files."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        desk = Path(name)
        for file, content in files.items():
            (desk / file).parent.mkdir(exist_ok=True)
            (desk / file).write_bytes(content)
        yield desk


def home(desk: Path) -> dict[str, str]:
    """Return an environment in which the user's own folder is on the desk."""
    own = {"HOME": str(desk), "USERPROFILE": str(desk), "APPDATA": str(desk)}
    return {**own, "PAW_TIPS_DIR": str(desk / "own")}


def expect_manners(scene: Scene, outcome: Outcome) -> None:
    """Expect a documented exit code, an error where it says so, and nothing that harms."""
    assert outcome.code in CODES, outcome
    assert b"Traceback" not in outcome.stderr, outcome
    stdout, stderr = (_decoded(s, scene.encoding) for s in (outcome.stdout, outcome.stderr))
    labels = {line.split(": ")[0] for line in stderr.splitlines() if not line.startswith(" ")}
    if not scene.terminal:
        assert labels <= {"error", "hint", "warning", "note"}, stderr
    assert ("error" in labels) == (outcome.code != 0), outcome
    assert "hint" in labels or outcome.code < 2, outcome
    assert not _DANGEROUS.search(stderr), stderr
    if "--raw-csv" not in scene.arguments:
        assert not _DANGEROUS.search(_OWN_CODES.sub("", stdout)), stdout


def expect_records(scene: Scene, outcome: Outcome) -> None:
    """Expect JSON where JSON was asked for and something was answered."""
    chosen = scene.arguments[1:2]
    text = outcome.stdout.decode()
    if scene.arguments[0] not in _ANSWERS_WITH_JSON or not text or "\n" not in text:
        return
    if chosen == ["--json"]:
        assert isinstance(json.loads(text), list), text
    elif chosen == ["--format=jsonl"]:
        assert all(isinstance(json.loads(line), dict) for line in text.splitlines()), text


# -- What is typed. No slash and no backslash: what is drawn here may become a file's name.
_LETTERS = st.characters(codec="utf-8", exclude_characters="/\\\0")
_UNDECODABLE = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])
any_word = st.text(_LETTERS, max_size=12) | st.text(_LETTERS | _UNDECODABLE, max_size=6)

OWN_FILES = ("tips.yaml", "tips.json", "tips.jsonl", "own/a.yaml", "own/b.jsonl", ".paw-tips.yaml")
_HOSTILE = (
    "",
    " ",
    "-",
    "--",
    "\x1b[31mrood",
    "\u202eom",
    "a\nb",
    "[bold]vet[/bold]",
    ":smile:",
    "\udcff",
)
_THEMES = ("eigenaren-huurders", "EIGEN", "ti", "e", "koffie", "koffi")
_KINDS = ("tip", "remark", "tipp")
_FILES = (*OWN_FILES, "notes.txt", "ontbreekt.yaml", "-", ".", os.devnull)
_NUMBERS = ("0", "1", "3", "-1", "1e3", "9" * 30, "١٢", " 7 ")
_FITTING = {
    "--theme": _THEMES,
    "--not-theme": _THEMES,
    "--kind": _KINDS,
    "--source": ("paw-aan-tafel-1", "sessie-2", "chat", "Tweede sessie: Zwolle"),
    "--file": _FILES,
    "--output": ("nieuw.yaml", "tips.yaml", "nieuw.txt", ".", "ontbreekt.d"),
    "--format": ("json", "jsonl", "csv", "tsv", "markdown", "pretty", "text", "html"),
    "--fields": ("id,text", "text", "id,,text", "ID", "score,matches", ","),
    "--color": ("always", "never", "auto", "soms"),
    "--number": _NUMBERS,
    "--seed": _NUMBERS,
    "--date": ("2030-01-31", "0001-01-01", "9999-12-31", "2030-02-30", "morgen"),
    "--link": ("https://voorbeeld.nl/", "voorbeeld"),
    "--headings": ("kind", "source", "nothing"),
    "--of": ("tips", "output"),
    "search": (
        "eigenaren",
        "bewonersparticipate",
        '"energie coach"',
        "geld",
        "de",
        "een lange adem",
    ),
    "show": ("paw-14", "14", "3", "7-9", "9-7", "0", "1-", "37-99999999999999999999", "eigen-1"),
    "add": ("Begin met koffie.", "Twee\nregels", "a # b: c", "Bespreek het met de eigenaar."),
    "import": ("notes.txt", "notes.txt", *_FILES),
    "check": _FILES,
    "completion": ("bash", "zsh", "fish", "sh"),
}
_NEAR_MISSES = ("lst", "LIST", "serach", "help", "--hlep", "-z", "version", "random ", "tips")


class Typed(NamedTuple):
    """An option as it may be typed, and the long name that says what fits it."""

    name: str
    long: str
    takes_value: bool


def _options() -> dict[str, list[Typed]]:
    commands: Any = typer.main.get_command(application([]))
    return {
        name: [
            Typed(opt, parameter.opts[-1], not parameter.is_flag)
            for parameter in made.params
            if parameter.opts[0].startswith("-")
            for opt in parameter.opts
        ]
        for name, made in commands.commands.items()
    }


OPTIONS = _options()
HELP = Typed("-h", "--help", takes_value=False)
_TAKE_WORDS = ("search", "show", "add", "import", "check", "completion")
_ANY_VALUE = st.sampled_from(
    sorted({v for values in _FITTING.values() for v in values} | {*_HOSTILE})
)


@st.composite
def fitting_arguments(draw: st.DrawFn, commands: Sequence[str] = tuple(HOMES)) -> list[str]:
    """Draw a command with words and options of its own, most with a value that fits."""
    command = draw(st.sampled_from(commands))
    typed = [command]
    if command in _TAKE_WORDS:
        typed += draw(st.lists(_values(command), min_size=1, max_size=3))
        typed = typed[:2] if command in ("add", "import", "completion") else typed
    for option in draw(st.lists(st.sampled_from(OPTIONS[command] or [HELP]), max_size=4)):
        typed += [option.name, draw(_values(option.long))] if option.takes_value else [option.name]
    return typed


@st.composite
def odd_arguments(draw: st.DrawFn) -> list[str]:
    """Draw a command line of which some exists, in any order."""
    command = draw(st.sampled_from([*HOMES, *_NEAR_MISSES]) | any_word)
    options = [o.name for known in OPTIONS.values() for o in known]
    option = st.sampled_from([*options, "-h", "--help", "-V", "--version", "-fjson", "-n3"])
    value = _ANY_VALUE | any_word
    joined = st.tuples(option, value).map("=".join)
    return [command, *draw(st.lists(value | option | joined, max_size=7))]


@st.composite
def answered_arguments(draw: st.DrawFn) -> list[str]:
    """Draw a command line that prints records, or says why it does not."""
    command, *rest = draw(fitting_arguments(_ANSWERS_WITH_JSON))
    chosen = st.sampled_from(["--json", "--format=jsonl"])
    as_json = "--json" if command in ("check", "where") else draw(chosen)
    return [command, as_json, *[word for word in rest if word not in ("-f", "--format", "--json")]]


def _values(what: str) -> st.SearchStrategy[str]:
    fitting = st.sampled_from(_FITTING[what])
    return st.one_of(fitting, fitting, fitting, fitting, fitting, _ANY_VALUE, any_word)


# -- Where it is typed.
_SIZES = ["", "0", "1", "-5", "39", "40", "41", "120", "100000", "9" * 5000, "veel", "²", "４０"]
any_environment = st.fixed_dictionaries(
    {},
    optional={
        "TERM": st.sampled_from(["", "dumb", "xterm-256color", "linux", "onbekend", "\udcff"]),
        "NO_COLOR": st.sampled_from(["", "1", "0"]),
        "FORCE_COLOR": st.sampled_from(["", "1", "0"]),
        "FORCE_HYPERLINK": st.sampled_from(["", "1", "0"]),
        "COLORTERM": st.sampled_from(["truecolor", ""]),
        "COLUMNS": st.sampled_from(_SIZES),
        "LINES": st.sampled_from(_SIZES),
        "LANG": st.sampled_from(["C", "nl_NL.UTF-8", "tr_TR", "onzin"]),
        "PAW_TIPS_DIR": st.sampled_from(
            ["", ".", "own", "tips.yaml", "ontbreekt/dieper", os.devnull, "x" * 300, "\udcff", "~"]
        ),
        "_TYPER_COMPLETE_ARGS": any_word,
        "TYPER_USE_RICH": st.sampled_from(["1", "0"]),
    },
)
any_encoding = st.sampled_from(["utf-8", "utf-8", "ascii", "cp1252", "cp437"])


# -- What lies about.
_VALID = {
    kind: [path.read_bytes() for path in sorted((FUZZ / "seeds" / kind).iterdir())]
    for kind in ("yaml", "json", "import")
}
_ONE_RECORD_EACH = "\n".join(
    json.dumps({"id": f"eigen-{n}", "text": tip.text, "themes": tip.themes, "links": tip.links})
    for n, tip in enumerate(BELOW.tips[:5])
).encode()
_ORIGINALS = st.sampled_from([*_VALID["yaml"], *_VALID["json"], _ONE_RECORD_EACH])
_TOKENS = st.sampled_from(
    [
        *(
            b"\0",
            b"\xff",
            b"\xff\xfe",
            b"\x1b[2J",
            b"\xe2\x80\xae",
            b"\\ud800",
            b"\n",
            b"\r",
            b"\t",
        ),
        *(b": ", b" #", b"- ", b"&a ", b"*a", b'"', b"'", b"{", b"]", b",", b"text: "),
        *(b"[" * 30, b"{" * 3000),
    ]
)


@st.composite
def any_content(draw: st.DrawFn) -> bytes:
    """Draw what a file may hold: something valid, broken in a few places, or any bytes."""
    if not draw(st.integers(0, 5)):
        return draw(st.binary(max_size=60))
    content = draw(_ORIGINALS)
    if draw(st.booleans()):
        content = mutated(content, draw(st.integers(0, 2**32)))
    for token in draw(st.lists(_TOKENS, max_size=2)):
        at = draw(st.integers(0, len(content)))
        gone = draw(st.sampled_from([0, 0, 1, 5, 40]))
        content = content[:at] + token + content[at + gone :]
    return content


@st.composite
def any_files(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw files in the places where the program looks, and notes to import."""
    names = draw(st.lists(st.sampled_from(OWN_FILES), max_size=3, unique=True))
    notes = {
        "notes.txt": mutated(draw(st.sampled_from(_VALID["import"])), draw(st.integers(0, 99)))
    }
    return {name: draw(any_content()) for name in names} | notes


any_scene = st.builds(
    Scene,
    arguments=fitting_arguments() | odd_arguments(),
    stdin=any_content(),
    environ=any_environment,
    files=any_files(),
    encoding=any_encoding,
    terminal=st.booleans(),
)


def _decoded(written: bytes, encoding: str) -> str:
    try:
        return written.decode()  # machines get UTF-8, whatever the terminal takes
    except UnicodeDecodeError:
        return written.decode(encoding)


class _Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _stream(scene: Scene) -> TextIOWrapper:
    kind = _Terminal if scene.terminal else TextIOWrapper
    return kind(BytesIO(), encoding=scene.encoding, errors="strict", newline="")


def _written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    buffer: Any = stream.buffer
    content: bytes = buffer.getvalue()
    return content
