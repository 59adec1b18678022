"""What may be typed, and where: arguments, environments, files valid, broken or of any bytes."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st
from line_mutation import mutated

from paw_cli.cli.main import COMMANDS, typer_command

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


# No slash and no backslash: what is drawn here may become a file's name.
_LETTERS = st.characters(codec="utf-8", exclude_characters="/\\\0")
_UNDECODABLE = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])
_HOSTILE = ("", " ", "-", "--", "\x1b[31mrood", "\u202eom", "a\nb", "[bold]a[/bold]", "\udcff")
any_word = st.sampled_from(_HOSTILE) | st.text(_LETTERS | _UNDECODABLE, max_size=8)

OWN_FILES = ("tips.yaml", "tips.json", "tips.jsonl", "own/a.yaml", "own/b.jsonl", ".paw-tips.yaml")
_FILES = (*OWN_FILES, "notes.txt", "ontbreekt.yaml", "-", ".", os.devnull)
_THEMES = ("eigenaren-huurders", "EIGEN", "ti", "e", "koffie", "koffi")
_NUMBERS = ("0", "1", "3", "-1", "1e3", "9" * 30, "١٢", " 7 ")
_FITTING = {
    **dict.fromkeys(("--theme", "--not-theme"), _THEMES),
    **dict.fromkeys(("--number", "--seed"), _NUMBERS),
    **dict.fromkeys(("import", "check"), _FILES),
    "--kind": ("tip", "remark", "tipp"),
    "--source": ("paw-aan-tafel-1", "sessie-2", "Tweede sessie: Zwolle"),
    "--file": _FILES,
    "--output": ("nieuw.yaml", "tips.yaml", "nieuw.txt", ".", "ontbreekt.d"),
    "--to": ("nieuw.yaml", "own.yaml", "tips.json", "."),
    "--format": ("json", "jsonl", "csv", "tsv", "markdown", "pretty", "text", "html"),
    "--fields": ("id,text", "id,,text", "ID", "score,matches", ","),
    "--color": ("always", "never", "auto", "soms"),
    "--date": ("2030-01-31", "0001-01-01", "9999-12-31", "2030-02-30", "morgen"),
    "--link": ("https://voorbeeld.nl/", "voorbeeld"),
    "--headings": ("kind", "source", "nothing"),
    "--of": ("tips", "output"),
    "search": ("eigenaren", "bewonersparticipate", '"energie coach"', "geld", "de"),
    "show": ("paw-14", "14", "7-9", "9-7", "0", "1-", "37-99999999999999999999", "eigen-1"),
    "add": ("Begin met koffie.", "Twee\nregels", "a # b: c"),
    "completion": ("bash", "zsh", "fish", "sh"),
}


def _options() -> dict[str, list[tuple[str, str]]]:
    """Return each command's options: as they may be typed, and what says which values fit."""
    return {
        name: [
            (typed, "" if parameter.is_flag else parameter.opts[-1])
            for parameter in typer_command(name).params
            for typed in parameter.opts
            if typed.startswith("-")
        ]
        for name in COMMANDS
    }


OPTIONS = _options()


def _values(what: str) -> st.SearchStrategy[str]:
    fitting = st.sampled_from(_FITTING.get(what, OWN_FILES))  # the others take a path
    return st.one_of(fitting, fitting, fitting, fitting, any_word)


@st.composite
def fitting_arguments(draw: st.DrawFn, commands: Sequence[str] = tuple(COMMANDS)) -> list[str]:
    """Draw a command with words and options of its own, most with a value that fits."""
    typed = [command := draw(st.sampled_from(commands))]
    if command in _FITTING:
        typed += draw(st.lists(_values(command), min_size=1, max_size=2))
    for option, takes in draw(st.lists(st.sampled_from(OPTIONS[command]), max_size=4)):
        typed += [option, draw(_values(takes))] if takes else [option]
    return typed


_KNOWN = sorted({option for options in OPTIONS.values() for option, _ in options})
_FOUND = sorted({value for values in _FITTING.values() for value in values})
odd_arguments = st.lists(
    any_word | st.sampled_from([*COMMANDS, *_KNOWN, *_FOUND, "lst", "serach", "-V", "-fjson"]),
    min_size=1,
    max_size=8,
)

_SIZES = ("", "0", "-5", "39", "120", "100000", "9" * 5000, "veel", "²", "４０")
_VARIABLES = {
    "TERM": ("", "dumb", "xterm-256color", "linux", "\udcff"),
    **dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK"), ("", "1", "0")),
    **dict.fromkeys(("COLUMNS", "LINES"), _SIZES),
    "LANG": ("C", "nl_NL.UTF-8", "tr_TR", "onzin"),
    "LC_ALL": ("C", "POSIX", "nl_NL.ISO-8859-1", "onzin"),
    "PAW_TIPS_DIR": ("", ".", "own", "tips.yaml", "ontbreekt/x", os.devnull, "x" * 300, "\udcff"),
    "_TYPER_COMPLETE_ARGS": ("paw-tips list", "\udcff"),
}
any_environment = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in _VARIABLES.items()}
)

_VALID = [path.read_bytes() for kind in ("yaml", "json") for path in (SEEDS / kind).iterdir()]
_NOTES = [path.read_bytes() for path in sorted((SEEDS / "import").iterdir())]
_SIGNS = (
    b"\0|\xff|\xff\xfe|\x1b[2J|\xe2\x80\xae|\xe2\x80\x8b|\\ud800|\n|\r|: | #|- |&a |*a|\"|'|{|]|,"
)
_TOKENS = st.sampled_from([*_SIGNS.split(b"|"), b"[" * 30, b"{" * 3000])


@st.composite
def any_content(draw: st.DrawFn) -> bytes:
    """Draw what a file may hold: something valid, broken in a few places, or any bytes."""
    content = draw(st.sampled_from(sorted(_VALID)) | st.binary(max_size=60))
    if draw(st.booleans()):
        content = mutated(content, draw(st.integers(0, 2**32)))
    for token in draw(st.lists(_TOKENS, max_size=2)):
        at = draw(st.integers(0, len(content)))
        content = content[:at] + token + content[at + draw(st.sampled_from([0, 1, 40])) :]
    return content


@st.composite
def any_files(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw files in the places where the program looks, and notes to import."""
    names = draw(st.lists(st.sampled_from(OWN_FILES), max_size=3, unique=True))
    notes = mutated(draw(st.sampled_from(_NOTES)), draw(st.integers(0, 99)))
    return {name: draw(any_content()) for name in names} | {"notes.txt": notes}


any_scene = st.builds(
    Scene,
    arguments=fitting_arguments() | odd_arguments,
    stdin=any_content(),
    environ=any_environment,
    files=any_files(),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252", "cp437"]),
    terminal=st.booleans(),
)
