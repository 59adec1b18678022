"""The options that commands share, in groups: which tips, from which files, printed how."""

import os
import sys
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from paw_cli.cli.help import FOR_SCRIPTS, HOW_IT_LOOKS, WHICH_TIPS
from paw_cli.cli.streams import is_terminal, print_message, print_note, terminal_of, write_out
from paw_cli.errors import WrongUseError
from paw_cli.files import Layer, find_layers, load_layers
from paw_cli.messages import N_, _
from paw_cli.model import Collection
from paw_cli.names import UnknownNameError, exact_name, quote, unambiguous_name
from paw_cli.render import SUFFIXES, Format, Terminal, View, render

Json = Annotated[bool, typer.Option("--json", help=N_("Print JSON."))]


def whole_number(text: str | int) -> int:
    """Return the number that an option is given; Typer hands its default in too.

    Raises WrongUseError for what is none.
    """
    try:
        return int(text)
    except ValueError as error:
        message = _("'{text}' is no number", text=quote(str(text)))
        raise WrongUseError(message, _("Write one, such as 5.")) from error


def quantity(text: str | int) -> int:
    """Return a number of tips. Raises WrongUseError below 0, and for what is no number."""
    number = whole_number(text)
    if number < 0:
        message = _("'{number}' is below 0", number=number)
        raise WrongUseError(message, _("Write a number from 0 up, such as 5."))
    return number


class Filters(NamedTuple):
    """Which tips."""

    theme: Annotated[
        list[str],
        typer.Option(
            "-t",
            "--theme",
            metavar="ID",
            help=N_("Tips of this theme; repeat for any of several."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = []  # noqa: RUF012 - Typer copies it
    all_themes: Annotated[
        bool,
        typer.Option(
            "--all-themes",
            help=N_("Only tips that carry every theme given."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = False
    not_theme: Annotated[
        list[str],
        typer.Option(
            "-x",
            "--not-theme",
            metavar="ID",
            help=N_("No tips of this theme."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = []  # noqa: RUF012 - Typer copies it
    kind: Annotated[
        str | None,
        typer.Option(
            "-k",
            "--kind",
            metavar="tip|remark",
            help=N_("Only this kind."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = None
    source: Annotated[
        list[str],
        typer.Option(
            "-s",
            "--source",
            metavar="ID",
            help=N_("Only tips from this source."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = []  # noqa: RUF012 - Typer copies it

    def are_given(self) -> bool:
        """Whether any filter is given."""
        return bool(self.theme or self.not_theme or self.kind or self.source)

    def applied_to(self, collection: Collection) -> Collection:
        """Return the collection with only the tips that pass."""
        return collection.filtered(
            themes=[_theme(name, collection) for name in self.theme],
            all_themes=self.all_themes,
            not_themes=[_theme(name, collection) for name in self.not_theme],
            kind=self.kind,
            sources=self.source,
        )


class Files(NamedTuple):
    """From which files."""

    file: Annotated[
        list[str],
        typer.Option(
            "--file",
            metavar="PATH",
            help=N_("A tips file on top; '-' reads stdin. Repeatable."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = []  # noqa: RUF012 - Typer copies it
    no_bundled: Annotated[
        bool,
        typer.Option(
            "--no-bundled", help=N_("Leave the bundled tips out."), rich_help_panel=WHICH_TIPS
        ),
    ] = False

    def collection(self) -> Collection:
        """Return all tips, and warn of what is broken in the user's own files."""
        loaded = load_layers(self.layers())
        for warning in loaded.warnings():
            print_message("warning", warning)
        return loaded.collection

    def layers(self) -> tuple[Layer, ...]:
        """Return the files that are read, the later on top."""
        return find_layers(
            files=self.file,
            bundled=not self.no_bundled,
            tips_dir=tips_dir(),
            working_dir=working_dir(),
        )


class Output(NamedTuple):
    """Printed how."""

    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help=N_(
                "pretty (on a terminal), text (elsewhere), json, jsonl, csv, tsv, markdown, "
                "html (a page), xlsx (a workbook)."
            ),
            rich_help_panel=HOW_IT_LOOKS,
        ),
    ] = None
    json: Annotated[
        bool, typer.Option("--json", help=N_("Short for -f json."), rich_help_panel=FOR_SCRIPTS)
    ] = False
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B",
            help=N_("Only these fields, in this order (json, jsonl, csv, tsv)."),
            rich_help_panel=FOR_SCRIPTS,
        ),
    ] = None
    raw_csv: Annotated[
        bool,
        typer.Option(
            "--raw-csv",
            help=N_("csv and tsv exactly as the data is, with nothing done against formulas."),
            rich_help_panel=FOR_SCRIPTS,
        ),
    ] = False
    color: Annotated[
        str,
        typer.Option(
            "--color",
            metavar="WHEN",
            help=N_("auto, always or never."),
            rich_help_panel=HOW_IT_LOOKS,
        ),
    ] = "auto"

    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=N_("Write to this file; its ending chooses the format, such as .html or .csv."),
            rich_help_panel=HOW_IT_LOOKS,
        ),
    ] = None
    force: Annotated[
        bool,
        typer.Option(
            "--force", help=N_("Write over a file that is there."), rich_help_panel=HOW_IT_LOOKS
        ),
    ] = False

    def write(self, view: View) -> None:
        """Print a view, or write it to the file that was named, in the chosen format."""
        chosen = self.chosen_format()
        if chosen is Format.XLSX and not self.path() and is_terminal(sys.stdout):
            message = _("a workbook is not for a screen")
            raise WrongUseError(message, _("Write it to a file: -o tips.xlsx"))
        content = render(
            view,
            chosen,
            terminal=self.terminal(),
            fields=self.chosen_fields(),
            raw_csv=self.raw_csv,
        )
        if path := self.path():
            from paw_cli.authoring.atomic import save  # only where a file is written

            content = content.encode() if isinstance(content, str) else content
            save(path, content, overwrite=self.force)
            print_note(_("written to {file}", file=path))
        else:
            write_out(content, chosen)

    def terminal(self) -> Terminal:
        """Return what the view is drawn on: the terminal, or a file."""
        return terminal_of(self.color) if self.path() is None else Terminal()

    def path(self) -> Path | None:
        """Return the file to write to; none stands for stdout."""
        return None if self.output in (None, "-") else Path(self.output).expanduser()

    def is_on_screen(self) -> bool:
        """Whether a person reads the view on a terminal as it is drawn for people."""
        return self.chosen_format() is Format.PRETTY and self.terminal().attached

    def is_page(self) -> bool:
        """Whether the view becomes a page, which is not made of nothing."""
        return self.chosen_format() is Format.HTML

    def chosen_format(self) -> Format:
        """Return the format: as asked, else as the file is named, else as the reader needs it."""
        if self.json:
            if self.format not in (None, Format.JSON):
                message = _("--json and -f {format} ask for two formats", format=quote(self.format))
                raise WrongUseError(message, _("Leave one out."))
            return Format.JSON
        if self.format is not None:
            return Format(exact_name(self.format, Format, "format"))
        if path := self.path():
            return _format_of(path)
        return Format.PRETTY if is_terminal(sys.stdout) else Format.TEXT

    def chosen_fields(self) -> tuple[str, ...]:
        """Return the fields that were asked for; none stands for all of them."""
        return tuple(name.strip() for name in self.fields.split(",")) if self.fields else ()


def _theme(name: str, collection: Collection) -> str:
    try:
        return unambiguous_name(name, [theme.id for theme in collection.themes], "theme")
    except UnknownNameError as error:
        from paw_cli.cli.guide import unknown_theme  # only for what is none

        raise unknown_theme(error, name, collection) from None


def _format_of(path: Path) -> Format:
    if chosen := SUFFIXES.get(path.suffix.casefold()):
        return chosen
    raise WrongUseError(
        _("the ending of '{file}' tells no format", file=quote(path.name)),
        _(
            "End it in {suffixes}, or add -f.",
            suffixes=", ".join(s for s in SUFFIXES if s != ".htm"),
        ),
    )


def tips_dir() -> Path:
    """Return the folder of the user's own tips files."""
    named = os.environ.get("PAW_TIPS_DIR")
    return Path(named) if named else Path(typer.get_app_dir("paw-tips")) / "tips"


def working_dir() -> Path:
    """Return the folder that the user is in.

    Raises WrongUseError when somebody has removed it.
    """
    try:
        return Path.cwd()
    except OSError as error:
        message = _("the folder that you are in is not there any more")
        raise WrongUseError(message, _("Go to one that is: `cd`.")) from error
