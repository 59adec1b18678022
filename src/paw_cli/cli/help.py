"""The help of the program and of its commands, in the reader's language.

Typer is handed templates, which are translated only when somebody asks for help.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from paw_cli.cli.streams import write_out
from paw_cli.messages import N_, _

# The words of Typer's that stand in a help text.
HEADINGS = {
    "Usage": N_("Usage"),
    "Options": N_("Options"),
    "Arguments": N_("Arguments"),
    "Commands": N_("Commands"),
}
VALUES = {
    "[OPTIONS]": N_("[OPTIONS]"),
    "COMMAND [ARGS]...": N_("COMMAND [ARGS]..."),
}
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
NOTE_COLUMN = 42

_Formatter: Any = typer.Context.formatter_class


class HelpFormatter(_Formatter):  # type: ignore[misc] # Typer moves the type about
    """Typer's formatter with its own words in the reader's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that begins with `Usage:`."""
        super().write_usage(prog, args, prefix or f"{_(HEADINGS['Usage'])}: ")

    def write_heading(self, heading: str) -> None:
        """Write the title of a list."""
        super().write_heading(_(HEADINGS[heading]))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Typer has it
        """Write a list of names, each with what it is."""
        super().write_dl(
            [(name, _translate_remarks(text)) for name, text in rows], *args, **options
        )


class _OwnHelp:
    """What the program's commands and the program itself have in common."""

    help: str | None
    epilog: str | None
    help_on_help = N_("Show this help.")

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer moves these types about
        """Return the help text."""
        for item in (self, *getattr(self, "commands", {}).values()):
            item.help = item.help and _(item.help)
        self.help_on_help = _(self.help_on_help)
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined] # of the class beside this one
            parameter.help = parameter.help and _(parameter.help)
            parameter.metavar = parameter.metavar and _(parameter.metavar)
        self.epilog = examples_text(dict(self.examples()))
        formatter = HelpFormatter(width=ctx.terminal_width, max_width=ctx.max_content_width)
        self.format_help(ctx, formatter)  # type: ignore[attr-defined] # the same
        return str(formatter.getvalue()).rstrip("\n")

    def examples(self) -> Iterable[tuple[str, str]]:
        """Yield the examples, each with its note."""
        for line in (self.epilog or "").splitlines():
            example, _tab, note = line.partition("\t")
            yield example, note

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return the first paragraph of the help, whole: the list of commands wraps it."""
        del limit
        return (self.help or "").partition("\n\n")[0]

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - the same
        """Return the option for the help, which writes as all output is written."""
        option = super().get_help_option(ctx)  # type: ignore[misc] # the same
        option.callback, option.help = _print_help, self.help_on_help
        return option

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - the same
        """Return the parts of the usage line: `WORDS...`, where Typer has `{WORDS...}`."""
        pieces = super().collect_usage_pieces(ctx)  # type: ignore[misc] # the same
        return [_(VALUES[piece]) if piece in VALUES else piece.strip("{}") for piece in pieces]


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


def examples_text(examples: Mapping[str, str]) -> str:
    """Return the end of a help text, its lines kept as they are by Typer's mark for that."""
    lines = [
        f"  {line:<{NOTE_COLUMN}} {_(note) if note else ''}".rstrip()
        for line, note in examples.items()
    ]
    return "\n".join(["\b", _("Examples:"), *lines])


def _translate_remarks(text: str) -> str:
    """Return what is said of a parameter with Typer's remarks in the reader's language."""
    text = re.sub(r"\[default: (.*)\]$", lambda m: _("[default: {value}]", value=m[1]), text)
    return re.sub(r"\[required\]$", lambda _match: _("[required]"), text)


def _print_help(context: typer.Context, _parameter: object, wanted: bool) -> None:  # noqa: FBT001 - as Typer calls it
    if wanted and not context.resilient_parsing:
        write_out(f"{context.get_help()}\n")
        raise typer.Exit
