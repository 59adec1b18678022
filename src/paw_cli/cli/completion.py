"""Completion in the shells: the script that makes a shell ask, and the answer each time."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from paw_cli.cli.candidates import SHELLS, Candidate
from paw_cli.cli.command import command
from paw_cli.cli.terminal import width_of
from paw_cli.cli.writing import write_out
from paw_cli.errors import ExitCode
from paw_cli.names import exact_name
from paw_cli.terminal_text import safe_text

PATHS = ":paths"  # in place of candidates: the shell completes a path by itself
MENU = {"37", "42"}  # bash's COMP_TYPE when each candidate is tried on the line in turn


@command(
    "completion",
    examples=[
        'eval "$(paw-tips completion bash)"         in ~/.bashrc',
        'eval "$(paw-tips completion zsh)"          in ~/.zshrc',
        "paw-tips completion fish | source          in ~/.config/fish/config.fish",
    ],
)
def completion(
    shell: Annotated[str, typer.Argument(metavar="bash|zsh|fish", help="Which shell.")],
) -> None:
    """Print what makes a shell complete paw-tips.

    Commands, options, themes, ids and more; it changes no file.
    """
    script = Path(__file__).parent / "shells" / f"paw-tips.{exact_name(shell, SHELLS, 'shell')}"
    write_out(script.read_text(encoding="utf-8"))


def answer(shell: str, arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> int:
    """Print what the shell asks for, a candidate a line, or nothing; always ends well."""
    with suppress(Exception):  # there is no place for an error in the middle of somebody's line
        write_out("".join(f"{line}\n" for line in _lines(shell, arguments, environ)))
    return ExitCode.DONE


def _lines(shell: str, arguments: Sequence[str], environ: Mapping[str, str]) -> Iterator[str]:
    from paw_cli.cli.complete import completions  # not for the script

    # bash splits a line at ':' and '=' too, so it gives the line as it is typed.
    words = words_of_bash(arguments[0])[1:] if shell == "bash" else arguments
    candidates = completions(words)
    if candidates is None:
        return iter([PATHS])
    if shell == "bash":
        return _in_bash(candidates, words[-1], environ)
    return map(_described, candidates)


def _described(candidate: Candidate) -> str:
    return f"{candidate.value}\t{safe_text(candidate.about)}"


def _in_bash(
    candidates: Sequence[Candidate], word: str, environ: Mapping[str, str]
) -> Iterator[str]:
    """Yield what replaces the end of `word`, described where bash will only list it."""
    breaks = environ.get("COMP_WORDBREAKS", "=:")
    start = max((word.rfind(mark) for mark in breaks), default=-1) + 1
    values = [candidate.value[start:] for candidate in candidates]
    if len(values) <= 1 or environ.get("COMP_TYPE") in MENU:
        yield from values
        return
    longest = max(map(len, values))
    room = width_of(sys.stdout, environ) - 1
    for value, candidate in zip(values, candidates, strict=True):
        about = f"  ({safe_text(candidate.about)})" if candidate.about else ""
        yield f"{value:<{longest}}{about}"[:room].rstrip()


def words_of_bash(line: str) -> list[str]:
    """Return the words of an unfinished line, without the quotes; the last one may be empty."""
    from shlex import shlex  # for bash alone

    lexer = shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:  # a quote is still open: what it holds so far is the word
        return [*words, lexer.token]
    return words if line[-1:].strip() else [*words, ""]
