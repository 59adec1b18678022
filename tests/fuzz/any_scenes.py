"""What may be typed, and where: arguments, environments, files valid, broken or of any bytes."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer
from hypothesis import strategies as st
from line_mutation import mutated
from tips_file_promises import BASE

from paw_cli.cli.main import COMMANDS, application

SEEDS = Path(__file__).parents[2] / "fuzz/seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a run depends on."""

    arguments: Sequence[str]
    stdin: bytes = b""
    environ: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    encoding: str = "utf-8"
    terminal: bool = False


# What is typed. No slash and no backslash: what is drawn here may become a file's name.
_LETTERS = st.characters(codec="utf-8", exclude_characters="/\\\0")
_UNDECODABLE = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])
any_word = st.text(_LETTERS, max_size=12) | st.text(_LETTERS | _UNDECODABLE, max_size=6)

OWN_FILES = ("tips.yaml", "tips.json", "tips.jsonl", "own/a.yaml", "own/b.jsonl", ".paw-tips.yaml")
_THEMES = ("eigenaren-huurders", "EIGEN", "ti", "e", "koffie", "koffi")
_FILES = (*OWN_FILES, "notes.txt", "ontbreekt.yaml", "-", ".", os.devnull)
_NUMBERS = ("0", "1", "3", "-1", "1e3", "9" * 30, "١٢", " 7 ")
_FITTING = {
    "--theme": _THEMES,
    "--not-theme": _THEMES,
    "--kind": ("tip", "remark", "tipp"),
    "--source": ("paw-aan-tafel-1", "sessie-2", "chat", "Tweede sessie: Zwolle"),
    "--file": _FILES,
    "--output": ("nieuw.yaml", "tips.yaml", "nieuw.txt", ".", "ontbreekt.d"),
    "--to": ("nieuw.yaml", "own.yaml", "tips.json", "nieuw.txt", "."),
    "--format": ("json", "jsonl", "csv", "tsv", "markdown", "pretty", "text", "html"),
    "--fields": ("id,text", "text", "id,,text", "ID", "score,matches", ","),
    "--color": ("always", "never", "auto", "soms"),
    "--number": _NUMBERS,
    "--seed": _NUMBERS,
    "--date": ("2030-01-31", "0001-01-01", "9999-12-31", "2030-02-30", "morgen"),
    "--link": ("https://voorbeeld.nl/", "voorbeeld"),
    "--headings": ("kind", "source", "nothing"),
    "--of": ("tips", "output"),
    "search": ("eigenaren", "bewonersparticipate", '"energie coach"', "geld", "de", "lange adem"),
    "show": ("paw-14", "14", "3", "7-9", "9-7", "0", "1-", "37-99999999999999999999", "eigen-1"),
    "add": ("Begin met koffie.", "Twee\nregels", "a # b: c", "Bespreek het met de eigenaar."),
    "import": ("notes.txt", "notes.txt", *_FILES),
    "check": _FILES,
    "completion": ("bash", "zsh", "fish", "sh"),
}
_HOSTILE = ("", " ", "-", "--", "\x1b[31mrood", "\u202eom", "a\nb", "[bold]a[/bold]", "\udcff")
_ANY_VALUE = st.sampled_from(sorted({*_HOSTILE}.union(*_FITTING.values())))
_NEAR_MISSES = ("lst", "LIST", "serach", "help", "--hlep", "-z", "version", "random ", "tips")


def _options() -> dict[str, list[tuple[str, str]]]:
    """Return each command's options: as they may be typed, and what says which values fit."""
    commands: Any = typer.main.get_command(application([]))
    return {
        name: [
            (opt, "" if parameter.is_flag else parameter.opts[-1])
            for parameter in made.params
            if parameter.opts[0].startswith("-")
            for opt in parameter.opts
        ]
        or [("-h", "")]
        for name, made in commands.commands.items()
    }


OPTIONS = _options()


@st.composite
def fitting_arguments(draw: st.DrawFn, commands: Sequence[str] = tuple(COMMANDS)) -> list[str]:
    """Draw a command with words and options of its own, most with a value that fits."""
    typed = [command := draw(st.sampled_from(commands))]
    if command in _FITTING:
        most = 1 if command in ("add", "import", "completion") else 3
        typed += draw(st.lists(_values(command), min_size=1, max_size=most))
    for option, takes in draw(st.lists(st.sampled_from(OPTIONS[command]), max_size=4)):
        typed += [option, draw(_values(takes))] if takes else [option]
    return typed


def _values(what: str) -> st.SearchStrategy[str]:
    fitting = st.sampled_from(_FITTING.get(what, OWN_FILES))  # the others take a path
    return st.one_of(fitting, fitting, fitting, fitting, fitting, _ANY_VALUE, any_word)


@st.composite
def odd_arguments(draw: st.DrawFn) -> list[str]:
    """Draw a command line of which some exists, in any order."""
    command = draw(st.sampled_from([*COMMANDS, *_NEAR_MISSES]) | any_word)
    options = [option for known in OPTIONS.values() for option, _ in known]
    option = st.sampled_from([*options, "--help", "-V", "--version", "-fjson", "-n3"])
    value = _ANY_VALUE | any_word
    joined = st.tuples(option, value).map("=".join)
    return [command, *draw(st.lists(value | option | joined, max_size=7))]


_OTHER_FORMS = ("-f", "--format", "--json", "-h", "--help")


@st.composite
def answered_arguments(draw: st.DrawFn) -> list[str]:
    """Draw a command line that prints records, or says why it does not."""
    answered = ("list", "search", "show", "random", "themes", "check", "where")
    command, *rest = draw(fitting_arguments(answered))
    chosen = st.sampled_from(["--json", "--format=jsonl"])
    as_json = "--json" if command in ("check", "where") else draw(chosen)
    return [command, as_json, *[word for word in rest if word not in _OTHER_FORMS]]


_SIZES = ["", "0", "1", "-5", "39", "40", "41", "120", "100000", "9" * 5000, "veel", "²", "４０"]
_DIRECTORIES = [
    "",
    ".",
    "own",
    "tips.yaml",
    "ontbreekt/dieper",
    os.devnull,
    "x" * 300,
    "\udcff",
    "~",
]
_VARIABLES = {
    "TERM": ["", "dumb", "xterm-256color", "linux", "onbekend", "\udcff"],
    "NO_COLOR": ["", "1", "0"],
    "FORCE_COLOR": ["", "1", "0"],
    "FORCE_HYPERLINK": ["", "1", "0"],
    "COLORTERM": ["truecolor", ""],
    "COLUMNS": _SIZES,
    "LINES": _SIZES,
    "LANG": ["C", "nl_NL.UTF-8", "tr_TR", "onzin"],
    "LC_ALL": ["C", "POSIX", "C.UTF-8", "nl_NL.ISO-8859-1", "onzin"],
    "PAW_TIPS_DIR": _DIRECTORIES,
    "_TYPER_COMPLETE_ARGS": ["paw-tips list", "\udcff"],
    "TYPER_USE_RICH": ["1", "0"],
}
any_environment = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in _VARIABLES.items()}
)

_VALID = {
    kind: [path.read_bytes() for path in sorted((SEEDS / kind).iterdir())]
    for kind in ("yaml", "json", "import")
}
_ONE_RECORD_EACH = "\n".join(
    json.dumps({"id": f"eigen-{n}", "text": tip.text, "themes": tip.themes, "links": tip.links})
    for n, tip in enumerate(BASE.tips[:5])
).encode()
_ORIGINALS = st.sampled_from([*_VALID["yaml"], *_VALID["json"], _ONE_RECORD_EACH])
_SIGNS = (
    b"\0|\xff|\xff\xfe|\x1b[2J|\xe2\x80\xae|\xe2\x80\x8b|\xef\xb8\x8f|\\ud800|\n|\r|\t"
    b"|: | #|- |&a |*a|\"|'|{|]|,|text: "
)
_TOKENS = st.sampled_from([*_SIGNS.split(b"|"), b"[" * 30, b"{" * 3000])


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
    notes = mutated(draw(st.sampled_from(_VALID["import"])), draw(st.integers(0, 99)))
    return {name: draw(any_content()) for name in names} | {"notes.txt": notes}


any_scene = st.builds(
    Scene,
    arguments=fitting_arguments() | odd_arguments(),
    stdin=any_content(),
    environ=any_environment,
    files=any_files(),
    encoding=st.sampled_from(["utf-8", "utf-8", "ascii", "cp1252", "cp437"]),
    terminal=st.booleans(),
)
