"""What may stand at the end of an unfinished command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import typer

from paw_cli.cli.application import HOMES, application, command_named
from paw_cli.cli.candidates import Candidate, values_of
from paw_cli.names import unknown_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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
    for name in HOMES:
        about = (command_named(name).function.__doc__ or "").partition("\n")[0]
        yield Candidate(name, about)


def _spellings(parameters: Iterable[Parameter], word: str) -> Iterator[Candidate]:
    """Yield each option that `word` begins, once: by its long name, else by its short one."""
    for option in parameters:
        if option.param_type_name == "option":
            long, *short = sorted(option.opts, key=len, reverse=True)
            if long.startswith(word):
                yield Candidate(long, ", ".join(filter(None, [*short, option.help])))
            elif word in short:
                yield Candidate(word, option.help or "")


def _parameters(command: str = "") -> list[Parameter]:
    """Return the parameters of a command, or of the program itself."""
    group: Any = typer.main.get_command(application([command or next(iter(HOMES))]))
    context = typer.Context(group, **group.context_settings)
    if not command:
        return list(group.get_params(context))
    if command not in group.commands:
        raise unknown_name(command, HOMES, "command")
    own = group.commands[command]
    return list(own.get_params(typer.Context(own, parent=context)))
