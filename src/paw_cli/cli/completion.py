"""Completion in the shells: what a shell is answered when it asks what may come next on a line."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from shlex import split
from textwrap import shorten
from typing import Any

from paw_cli.cli.help import sentence
from paw_cli.cli.main import COMMANDS, HELP, PROGRAM_OPTIONS, typer_command
from paw_cli.cli.manage import SCHEMAS, SHELLS
from paw_cli.cli.options import Files, expanded
from paw_cli.cli.streams import COLOR_CHOICES, size_of, write_out
from paw_cli.errors import ExitCode
from paw_cli.files import Layer, Origin, load_layers
from paw_cli.messages import _, ngettext
from paw_cli.model import Collection
from paw_cli.render import Format
from paw_cli.safe_text import safe_text

PATHS = ":paths"  # in place of candidates: the shell completes a path by itself
MENU = {"37", "42"}  # bash's COMP_TYPE when each candidate is tried on the line in turn
CHOICES = {"color": COLOR_CHOICES, "format": tuple(Format), "of": SCHEMAS, "shell": SHELLS}

# What a word may become, each with what that stands for.
Candidates = dict[str, str]


def answer(shell: str, arguments: Sequence[str]) -> int:
    """Print what the shell asks for, a candidate a line, or nothing; always ends well."""
    with suppress(Exception):  # there is no place for an error in the middle of somebody's line
        write_out("".join(f"{line}\n" for line in _lines(shell, arguments)))
    return ExitCode.DONE


def _lines(shell: str, arguments: Sequence[str]) -> Iterable[str]:
    # bash splits a line at ':' and '=' too, so it gives the line as it is typed.
    words = words_of_bash(arguments[0])[1:] if shell == "bash" else arguments
    candidates = completions(words)
    if candidates is None:
        return [PATHS]
    if shell == "bash":
        return _in_bash(candidates, words[-1])
    return [f"{value}\t{safe_text(about)}" for value, about in candidates.items()]


def _in_bash(candidates: Candidates, word: str) -> Iterator[str]:
    """Yield what replaces the end of `word`, described where bash will only list it."""
    breaks = os.environ.get("COMP_WORDBREAKS", "=:")
    start = max((word.rfind(mark) for mark in breaks), default=-1) + 1
    ends = {value[start:]: about for value, about in candidates.items()}
    longest, room = max(map(len, ends), default=0), size_of(sys.stdout)[0] - 1
    # bash puts on the line what all of these begin with: an id is never cut.
    described = len(ends) > 1 and longest < room and os.environ.get("COMP_TYPE") not in MENU
    for end, about in ends.items():
        line = f"{end:<{longest}}  ({safe_text(about)})"[:room].rstrip()
        yield line if described and about else end


def words_of_bash(line: str) -> list[str]:
    """Return the words of an unfinished line, without the quotes; the last one may be empty."""
    for end in ("", "'", '"'):
        with suppress(ValueError):  # a quote is still open: what it holds so far is the word
            words = split(line + end)
            return words if end or line[-1:].strip() else [*words, ""]
    return []


def completions(words: Sequence[str]) -> Candidates | None:
    """Return what the last of `words` may become, or None where it is a path.

    `words` is the command line without the program's name; the last word is unfinished and
    may be empty.
    """
    # `--theme=ei` is as `--theme ei`.
    parts = [p for w in words for p in (w.split("=", 1) if w.startswith("--") else [w])]
    *before, word = parts
    candidates = _next_of(before, word)
    if candidates is None:
        return None
    start, begun = words[-1].removesuffix(word), word.casefold()
    return {start + v: of for v, of in candidates.items() if v.casefold().startswith(begun)}


def _next_of(words: Sequence[str], word: str) -> Candidates | None:
    """Return what may stand behind words, where `word` begins it, or None where it is a path."""
    if not words and word.startswith("-"):
        return _spellings(PROGRAM_OPTIONS, word)
    if not words:
        return {name: sentence(name) for name in COMMANDS}
    if words[0] not in COMMANDS:
        return {}
    parameters = typer_command(words[0]).params
    options = [p for p in parameters if p.param_type_name == "option"]
    if "--" not in words:
        for option in options:
            if words[-1] in option.opts and not option.is_flag:
                return _values(words, option, word)
        if word.startswith("-"):
            left = [o for o in options if o.multiple or set(words).isdisjoint(o.opts)]
            about = {tuple(o.opts): o.help for o in left}
            return _spellings({**about, HELP: PROGRAM_OPTIONS[HELP]}, word)
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    return _values(words, arguments[0], word) if arguments else {}


def _spellings(options: Mapping[tuple[str, ...], str], word: str) -> Candidates:
    """Return each option by its long name, or the short one that is typed, and what it is about."""
    return {
        word if word in short else long: ", ".join([*short, _(about)])
        for (*short, long), about in options.items()
    }


def _values(words: Sequence[str], parameter: Any, word: str) -> Candidates | None:  # noqa: ANN401 - Typer moves this type about
    """Return the values that a parameter may get beside those it has, or None for paths."""
    command, *taken = words
    if parameter.param_type_name == "option":
        taken = _given(words, parameter.opts)
    match parameter.name:
        case "file" | "files" | "output" | "to":
            return None
        case "theme" | "themes" | "not_themes":
            counts = _collection(words).theme_counts()
            candidates = {theme.id: f"{_tips(count)}: {theme.title}" for theme, count in counts}
        case "ids":
            tips = _collection(words).tips
            candidates = {tip.id: shorten(tip.text, 60, placeholder="…") for tip in tips}
        case "source" | "sources" if command != "import":  # whose source is a title
            candidates = {source.id: source.title for source in _collection(words).sources}
        case "kind":
            kinds = Counter(tip.kind for tip in _collection(words).tips)
            candidates = {kind: _tips(count) for kind, count in kinds.items()}
        case "fields":
            candidates = dict.fromkeys(_fields(command, word), "")
        case name:
            candidates = dict.fromkeys(CHOICES.get(name, ()), "")
    return {value: about for value, about in candidates.items() if value not in taken}


def _given(words: Sequence[str], option: Sequence[str]) -> list[str]:
    """Return the values that a line gives an option, however it is spelled."""
    return [value for spelling, value in pairwise(words) if spelling in option]


def _collection(words: Sequence[str]) -> Collection:
    """Return what a line's command would read, and of a file with faults what is good.

    Nothing that one could wait for is read: neither stdin nor a pipe.
    """
    paths = map(expanded, _given(words, ["--file"]))
    named = [Layer(Origin.OWN, path) for path in paths if path.is_file()]
    found = Files(no_bundled="--no-bundled" in words).layers()
    return load_layers([*found, *named]).collection


def _fields(command: str, word: str) -> list[str]:
    """Return the fields that may follow the last comma, each behind those before it."""
    from paw_cli.render.records import HIT_FIELDS, THEME_FIELDS, TIP_FIELDS  # seldom asked for

    names = {"search": HIT_FIELDS, "themes": THEME_FIELDS}.get(command, TIP_FIELDS)
    before = word[: word.rfind(",") + 1]
    return [before + name for name in names if name not in before.split(",")]


def _tips(count: int) -> str:
    return ngettext("{number} tip", "{number} tips", count)
