"""The help of the program and of its commands, in the reader's language and terminal.

Typer is handed templates, which are translated only when somebody asks for help.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from paw_cli.cli.streams import width_of, write_out
from paw_cli.messages import N_, _

# The groups that options and commands stand in, as Typer hands them on ("rich_help_panel").
WHICH_TIPS = N_("Which tips")
HOW_IT_LOOKS = N_("How it looks")
FOR_SCRIPTS = N_("For scripts")
OPTIONS = N_("Options")
ARGUMENTS = N_("Arguments")
COMMANDS_TO_READ = N_("Commands")
COMMANDS_TO_WRITE = N_("Your own tips and set-up")
_ORDER = (
    ARGUMENTS,
    COMMANDS_TO_READ,
    COMMANDS_TO_WRITE,
    WHICH_TIPS,
    HOW_IT_LOOKS,
    FOR_SCRIPTS,
    OPTIONS,
)

# What stands for a value behind an option, beside those that are the same in every language.
METAVARS = (
    N_("AS"),
    N_("FILE"),
    N_("FILE..."),
    N_("[FILE...]"),
    N_("FORMAT"),
    N_("PATH"),
    N_("TEXT"),
    N_("TEXT..."),
    N_("TITLE"),
    N_("WHAT"),
    N_("WHEN"),
    N_("YYYY-MM-DD"),
)

MAX_WIDTH = 80
# Names stand in a column of their own where that leaves room for what is said of them.
_MAX_NAME, _MIN_TEXT = 26, 34
_EXAMPLE_COLUMN = 44


class _OwnHelp:
    """What the program's commands and the program itself have in common."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer moves these types about
        """Return the help text."""
        width = min(width_of(sys.stdout) if sys.stdout else MAX_WIDTH, MAX_WIDTH)
        return "\n".join(_help_lines(self, ctx, width))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - the same
        """Return the option for the help, which writes as all output is written."""
        option = super().get_help_option(ctx)  # type: ignore[misc] # of the class beside this one
        option.callback, option.help = _print_help, N_("Show this help.")
        return option


class PlainCommand(_OwnHelp, TyperCommand):
    """A command of the program. Words that it does not take are led to what they mean."""

    allow_extra_args = True

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer moves these types about
        """Run the command."""
        if ctx.args:
            from paw_cli.cli.guide import unexpected_words  # only for what is none

            raise unexpected_words(self.name or "", ctx.args, ctx.params)
        return super().invoke(ctx)


class PlainGroup(_OwnHelp, TyperGroup):
    """The program with its commands."""


def joined_examples(examples: Mapping[str, str]) -> str:
    """Return examples as the end of a help text that is translated later: each before its note."""
    return "\n".join(f"{line}\t{note}" for line, note in examples.items())


def example_lines(examples: Iterable[tuple[str, str]], width: int = MAX_WIDTH) -> Iterator[str]:
    """Yield the lines of examples, each with its note beside it where there is room, else below."""
    for line, note in examples:
        text = _(note) if note else ""
        beside = f"  {line:<{_EXAMPLE_COLUMN - 2}} {text}".rstrip()
        if len(beside) <= width and len(line) <= _EXAMPLE_COLUMN - 2:
            yield beside
        else:
            yield from _wrapped(line, width, "  ", "      ")
            yield from _wrapped(text, width, "      ")


def _help_lines(command: Any, ctx: Any, width: int) -> Iterator[str]:  # noqa: ANN401 - the same
    """Yield the lines of a help text: usage, what it does, names in groups, examples."""
    parameters = command.get_params(ctx)
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    usage = [_(argument.metavar) for argument in arguments]
    if commands := getattr(command, "commands", {}):
        usage = [_("COMMAND"), "..."]
    start = _("Usage: {command}", command=ctx.command_path) + " "
    yield from _wrapped(" ".join([*usage, _("[OPTIONS]")]), width, start, "  ")
    for paragraph in _(command.help).split("\n\n"):
        yield from ("", *_wrapped(paragraph, width, "  "))
    groups: dict[str, list[tuple[str, str]]] = {}
    for argument in arguments:
        groups.setdefault(ARGUMENTS, []).append((_(argument.metavar), _(argument.help)))
    for name, one in commands.items():
        about = _(one.help).partition("\n\n")[0]
        groups.setdefault(one.rich_help_panel or COMMANDS_TO_READ, []).append((name, about))
    for option in parameters:
        if option.param_type_name == "option":
            group = getattr(option, "rich_help_panel", None)  # Typer 0.20's own --help has none
            groups.setdefault(group or OPTIONS, []).append(_told(option))
    for title in filter(groups.get, _ORDER):
        yield from ("", f"{_(title)}:", *_rows(groups[title], width))
    examples = (line.partition("\t")[::2] for line in (command.epilog or "").splitlines())
    yield from ("", _("Examples:"), *example_lines(examples, width))


def _told(option: Any) -> tuple[str, str]:  # noqa: ANN401 - the same
    """Return an option's spellings with its value, and what is said of it."""
    short = ", ".join(sorted(option.opts, key=len))
    about = _(option.help)
    if option.is_flag:
        return short, about
    if isinstance(option.default, (str, int)) and option.default != "":
        about += " " + _("[default: {value}]", value=option.default)
    return f"{short} {_(option.metavar)}", about


def _rows(rows: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield names, each with what it is, beside it where there is room, else below."""
    column = max((len(name) for name, _about in rows if len(name) <= _MAX_NAME), default=0) + 4
    if width - column < _MIN_TEXT:
        for name, about in rows:
            yield from _wrapped(name, width, "  ", "    ")
            yield from _wrapped(about, width, "      ")
        return
    for name, about in rows:
        start = f"  {name}".ljust(column)
        if len(name) > column - 4:
            yield start
            start = " " * column
        yield from _wrapped(about, width, start, " " * column)


def _wrapped(text: str, width: int, start: str, rest: str | None = None) -> list[str]:
    """Return a text as lines that break no word."""
    return wrap(
        text,
        width,
        initial_indent=start,
        subsequent_indent=start if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _print_help(context: typer.Context, _parameter: object, wanted: bool) -> None:  # noqa: FBT001 - as Typer calls it
    if wanted and not context.resilient_parsing:
        write_out(f"{context.get_help()}\n")
        raise typer.Exit
