"""Completion in the shells: the script that makes a shell ask, and the answer each time."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any, Protocol

import typer

from paw_cli.cli.candidates import SHELLS, Candidate, values_of
from paw_cli.cli.main import COMMANDS, application, command, command_named
from paw_cli.cli.streams import width_of, write_out
from paw_cli.errors import ExitCode
from paw_cli.files.bundled import package_text
from paw_cli.messages import N_, _
from paw_cli.names import exact_name, unknown_name
from paw_cli.terminal_text import safe_text

PATHS = ":paths"  # in place of candidates: the shell completes a path by itself
MENU = {"37", "42"}  # bash's COMP_TYPE when each candidate is tried on the line in turn


@command(
    "completion",
    help=N_(
        "Print what makes a shell complete paw-tips.\n\n"
        "Commands, options, themes, ids and more; it changes no file."
    ),
    examples={
        'eval "$(paw-tips completion bash)"': N_("in ~/.bashrc"),
        'eval "$(paw-tips completion zsh)"': N_("in ~/.zshrc"),
        "paw-tips completion fish | source": N_("in ~/.config/fish/config.fish"),
    },
)
def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help=N_("bash, zsh or fish."))],
) -> None:
    """Print what makes a shell complete paw-tips."""
    name = exact_name(shell, SHELLS, "shell")
    write_out(package_text(f"cli/shells/paw-tips.{name}"))


def answer(shell: str, arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> int:
    """Print what the shell asks for, a candidate a line, or nothing; always ends well."""
    with suppress(Exception):  # there is no place for an error in the middle of somebody's line
        write_out("".join(f"{line}\n" for line in _lines(shell, arguments, environ)))
    return ExitCode.DONE


def _lines(shell: str, arguments: Sequence[str], environ: Mapping[str, str]) -> Iterator[str]:
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
        # bash puts on the line what all of these begin with: an id is never cut.
        yield value if longest >= room else f"{value:<{longest}}{about}"[:room].rstrip()


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


def completions(words: Sequence[str]) -> list[Candidate] | None:
    """Return what the last of `words` may become, or None where it is a path.

    `words` is the command line without the program's name; the last word is unfinished and
    may be empty. Raises WrongUseError when it begins with no command.
    """
    *before, word = words
    if before:
        return Line(*before).completions(word)
    if word.startswith("-"):
        return list(_spellings(_parameters(), word))
    return begun_by(word, _commands())


def begun_by(word: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that `word` begins, in any case."""
    return [c for c in candidates if c.value.casefold().startswith(word.casefold())]


class Parameter(Protocol):
    """What is read of Typer's options and arguments."""

    name: str
    param_type_name: str
    opts: list[str]
    help: str | None
    is_flag: bool
    multiple: bool
    nargs: int


class Line:
    """A command line as far as it is finished: what it gives, and what it waits for."""

    def __init__(self, command: str, *words: str) -> None:
        self.command = command
        self.parameters = _parameters(command)
        self.given: dict[str, list[str]] = {}  # by the parameter's name
        self.awaited: Parameter | None = None  # the option whose value comes next
        self.takes_options = True
        for word in words:
            self._take(word)

    def completions(self, word: str) -> list[Candidate] | None:
        """Return what `word` may become as the next of this line, or None where it is a path."""
        if self.awaited:
            return self._values(self.awaited, word)
        if not self._is_option(word):
            return self._values(self._argument(), word)
        spelling, equals, value = word.partition("=")
        if equals:
            return self._values(self._option(spelling), value, before=f"{spelling}=")
        return list(_spellings(filter(self._is_open, self.parameters), word))

    def _take(self, word: str) -> None:
        if self.awaited:
            self._give(self.awaited, word)
            self.awaited = None
        elif word == "--" and self.takes_options:
            self.takes_options = False
        elif not self._is_option(word) or word == "-":
            self._give(self._argument(), word)
        else:
            self._take_option(*word.partition("="))

    def _take_option(self, spelling: str, equals: str, value: str) -> None:
        option = self._option(spelling)
        self._give(option, value)
        if option and not equals and not option.is_flag:
            self.awaited = option

    def _give(self, parameter: Parameter | None, value: str) -> None:
        if parameter:
            self.given.setdefault(parameter.name, []).append(value)

    def _is_option(self, word: str) -> bool:
        return self.takes_options and word.startswith("-")

    def _is_open(self, parameter: Parameter) -> bool:
        return parameter.multiple or parameter.nargs == -1 or parameter.name not in self.given

    def _option(self, spelling: str) -> Parameter | None:
        return next((p for p in self.parameters if spelling in p.opts), None)

    def _argument(self) -> Parameter | None:
        arguments = (p for p in self.parameters if p.param_type_name == "argument")
        return next(filter(self._is_open, arguments), None)

    def _values(
        self, parameter: Parameter | None, word: str, before: str = ""
    ) -> list[Candidate] | None:
        if parameter is None:
            return []
        values = values_of(parameter.name, command=self.command, given=self.given, word=word)
        if values is None:
            return None
        return [c._replace(value=before + c.value) for c in begun_by(word, values)]


def _commands() -> Iterator[Candidate]:
    for name in COMMANDS:
        about = _(command_named(name).help).partition("\n")[0]
        yield Candidate(name, about)


def _spellings(parameters: Iterable[Parameter], word: str) -> Iterator[Candidate]:
    """Yield each option that `word` begins, once: by its long name, else by its short one."""
    for option in parameters:
        if option.param_type_name == "option":
            long, *short = sorted(option.opts, key=len, reverse=True)
            about = _(option.help) if option.help else ""
            if long.startswith(word):
                yield Candidate(long, ", ".join(filter(None, [*short, about])))
            elif word in short:
                yield Candidate(word, about)


def _parameters(command: str = "") -> list[Parameter]:
    """Return the parameters of a command, or of the program itself."""
    group: Any = typer.main.get_command(application([command or next(iter(COMMANDS))]))
    context = typer.Context(group, **group.context_settings)
    if not command:
        return list(group.get_params(context))
    if command not in group.commands:
        raise unknown_name(command, COMMANDS, "command")
    own = group.commands[command]
    return list(own.get_params(typer.Context(own, parent=context)))
