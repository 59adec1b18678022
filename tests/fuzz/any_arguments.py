"""What may be typed: commands with what fits them, what nearly exists, and any text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from hypothesis import strategies as st

from paw_cli.cli.main import COMMANDS, application

if TYPE_CHECKING:
    from collections.abc import Sequence

ANSWERED_IN_JSON = ("list", "search", "show", "random", "themes", "check", "where")
# No slash and no backslash: what is drawn here may become a file's name.
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
    "[bold]a[/bold]",
    ":tv:",
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
def fitting_arguments(draw: st.DrawFn, commands: Sequence[str] = tuple(COMMANDS)) -> list[str]:
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
    command = draw(st.sampled_from([*COMMANDS, *_NEAR_MISSES]) | any_word)
    options = [o.name for known in OPTIONS.values() for o in known]
    option = st.sampled_from([*options, "-h", "--help", "-V", "--version", "-fjson", "-n3"])
    value = _ANY_VALUE | any_word
    joined = st.tuples(option, value).map("=".join)
    return [command, *draw(st.lists(value | option | joined, max_size=7))]


@st.composite
def answered_arguments(draw: st.DrawFn) -> list[str]:
    """Draw a command line that prints records, or says why it does not."""
    command, *rest = draw(fitting_arguments(ANSWERED_IN_JSON))
    chosen = st.sampled_from(["--json", "--format=jsonl"])
    as_json = "--json" if command in ("check", "where") else draw(chosen)
    return [command, as_json, *[word for word in rest if word not in ("-f", "--format", "--json")]]


def _values(what: str) -> st.SearchStrategy[str]:
    fitting = st.sampled_from(_FITTING.get(what, OWN_FILES))  # the others take a path
    return st.one_of(fitting, fitting, fitting, fitting, fitting, _ANY_VALUE, any_word)
