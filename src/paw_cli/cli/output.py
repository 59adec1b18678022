"""How a view is written: in which format, in which colours, and to which file."""

import sys
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from paw_cli.cli.folders import expanded
from paw_cli.cli.help import FOR_SCRIPTS, HOW_IT_LOOKS
from paw_cli.cli.streams import is_terminal, print_note, terminal_of, write_out
from paw_cli.errors import WrongUseError
from paw_cli.messages import N_, _
from paw_cli.names import exact_name, quote
from paw_cli.render import SUFFIXES, Format, Terminal, View, render


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
        if self.output in (None, "-"):
            return None
        return expanded(self.output)

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
