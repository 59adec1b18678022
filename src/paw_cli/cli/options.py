"""The options that commands share: which tips, from which files, written how and where."""

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from paw_cli.cli.streams import is_tty, print_message, print_note, terminal_of, write_out
from paw_cli.errors import WrongUseError
from paw_cli.files import Layer, find_layers, load_layers
from paw_cli.messages import N_, _
from paw_cli.model import Collection
from paw_cli.names import NO_THEME, UnknownNameError, exact_name, quote
from paw_cli.render import SUFFIXES, Format, Terminal, View, render

# The groups that options stand in, in the order of the help.
GROUPS = (N_("Which tips"), N_("How it looks"), N_("For scripts"), N_("Options"))
WHICH_TIPS, HOW_IT_LOOKS, FOR_SCRIPTS, OPTIONS = GROUPS

# What stands for the value of an option, beside what is the same in every language.
METAVARS = (N_("FORMAT"), N_("PATH"), N_("TITLE"), N_("WHAT"), N_("WHEN"), N_("YYYY-MM-DD"))


def option(typed: str, about: str, group: str = OPTIONS, **settings: Any) -> Any:  # noqa: ANN401 - as Typer has it
    """Return an option that is typed as in `-t --theme ID`, or without a value as in `--json`.

    What begins with no hyphen, such as `ID...`, is an argument.
    """
    names = [word for word in typed.split() if word.startswith("-")]
    value = next((word for word in typed.split() if word not in names), None)
    if not names:
        return typer.Argument(metavar=value, help=about)
    return typer.Option(*names, metavar=value, help=about, rich_help_panel=group, **settings)


argument = option
tips_option = partial(option, group=WHICH_TIPS)
look_option = partial(option, group=HOW_IT_LOOKS)
script_option = partial(option, group=FOR_SCRIPTS)

Json = Annotated[bool, option("--json", "Print JSON.")]


class Filters(NamedTuple):
    """Which tips."""

    themes: Annotated[
        list[str], tips_option("-t --theme ID", "Tips of this theme; repeat for any of several.")
    ] = []
    all_themes: Annotated[
        bool, tips_option("--all-themes", "Only tips that carry every theme given.")
    ] = False
    not_themes: Annotated[
        list[str], tips_option("-x --not-theme ID", "No tips of this theme.")
    ] = []
    kind: Annotated[str | None, tips_option("-k --kind tip|remark", "Only this kind.")] = None
    sources: Annotated[list[str], tips_option("-s --source ID", "Only tips from this source.")] = []

    def applied_to(self, collection: Collection) -> Collection:
        """Return the collection with only the tips that pass."""
        try:
            return collection.filtered(**self._asdict())
        except UnknownNameError as error:
            if error.template != NO_THEME:
                raise
            from paw_cli.cli.help import unknown_theme  # only for what is none

            raise unknown_theme(error, collection) from None


class Files(NamedTuple):
    """From which files."""

    file: Annotated[
        list[str], tips_option("--file PATH", "A tips file on top; '-' reads stdin. Repeatable.")
    ] = []
    no_bundled: Annotated[bool, tips_option("--no-bundled", "Leave the bundled tips out.")] = False

    def collection(self) -> Collection:
        """Return all tips, and warn of what is broken in the user's own files."""
        loaded = load_layers(self.layers())
        for warning in loaded.warnings():
            print_message(_("warning"), warning)
        return loaded.collection

    def layers(self) -> tuple[Layer, ...]:
        """Return the files that are read, the later on top."""
        return find_layers(
            files=[str(expanded(file)) for file in self.file],
            bundled=not self.no_bundled,
            tips_dir=tips_dir(),
            working_dir=working_dir(),
        )


class Output(NamedTuple):
    """Written how and where."""

    format: Annotated[
        str | None,
        look_option(
            "-f --format FORMAT",
            "pretty (on a terminal), text (elsewhere), json, jsonl, csv, tsv, markdown, "
            "html (a page), xlsx (a workbook).",
        ),
    ] = None
    json: Annotated[bool, script_option("--json", "Short for -f json.")] = False
    fields: Annotated[
        str | None,
        script_option("--fields A,B", "Only these fields, in this order (json, jsonl, csv, tsv)."),
    ] = None
    raw_csv: Annotated[
        bool,
        script_option(
            "--raw-csv", "csv and tsv exactly as the data is, with nothing done against formulas."
        ),
    ] = False
    color: Annotated[str, look_option("--color WHEN", "auto, always or never.")] = "auto"
    output: Annotated[
        Path | None,
        look_option(
            "-o --output FILE",
            "Write to this file; its ending chooses the format, such as .html or .csv.",
            parser=lambda name: None if name == "-" else expanded(name),
        ),
    ] = None
    force: Annotated[bool, look_option("--force", "Write over a file that is there.")] = False

    def write(self, view: View) -> None:
        """Print a view, or write it to the file that was named, in the chosen format."""
        chosen, path = self.chosen_format(), self.output
        if chosen is Format.XLSX and not path and is_tty(sys.stdout):
            message = _("a workbook is not for a screen")
            raise WrongUseError(message, _("Write it to a file: -o tips.xlsx"))
        fields = tuple(name.strip() for name in self.fields.split(",")) if self.fields else ()
        content = render(view, chosen, terminal=self.terminal(), fields=fields, raw=self.raw_csv)
        if path is None:
            for_people = chosen in {Format.PRETTY, Format.TEXT, Format.MARKDOWN}
            write_out(content, utf_8=not for_people)
            return
        from paw_cli.authoring.atomic import save  # only where a file is written

        save(path, content.encode() if isinstance(content, str) else content, overwrite=self.force)
        print_note(_("written to {file}", file=path))

    def terminal(self) -> Terminal:
        """Return what the view is drawn on: the terminal, or a file."""
        return terminal_of(self.color) if self.output is None else Terminal()

    def is_on_screen(self) -> bool:
        """Whether a person reads the view on a terminal as it is drawn for people."""
        return self.chosen_format() is Format.PRETTY and self.terminal().attached

    def chosen_format(self) -> Format:
        """Return the format: as asked, else as the file is named, else as the reader needs it."""
        if self.json and self.format not in (None, Format.JSON):
            message = _("--json and -f {format} ask for two formats", format=quote(self.format))
            raise WrongUseError(message, _("Leave one out."))
        if self.json or self.format is not None:
            return Format(exact_name(self.format or Format.JSON, Format, N_("no format '{name}'")))
        if self.output is None:
            return Format.PRETTY if is_tty(sys.stdout) else Format.TEXT
        if chosen := SUFFIXES.get(self.output.suffix.casefold()):
            return chosen
        suffixes = ", ".join(suffix for suffix in SUFFIXES if suffix != ".htm")
        message = _("the ending of '{file}' tells no format", file=quote(self.output.name))
        raise WrongUseError(message, _("End it in {suffixes}, or add -f.", suffixes=suffixes))


# --- Where files are --------------------------------------------------------------------------


def tips_dir() -> Path | None:
    """Return the folder of the user's own tips; None for somebody without a home.

    No folder is made where one happens to stand: a relative XDG_CONFIG_HOME counts as unset.
    """
    app = Path(os.environ.get("XDG_CONFIG_HOME", ""), "paw-tips")
    if sys.platform in {"win32", "darwin"}:
        app = Path(typer.get_app_dir("paw-tips"))
    if not app.is_absolute():
        app = Path("~/.config/paw-tips")
    with suppress(WrongUseError):
        return expanded(os.environ.get("PAW_TIPS_DIR") or str(app / "tips"))
    return None


def working_dir() -> Path | None:
    """Return the folder that the user is in; None when somebody has removed it."""
    with suppress(OSError):
        return Path.cwd()
    return None


def expanded(path: str) -> Path:
    """Return a path with the home folder for a leading `~`.

    Raises WrongUseError where there is none: HOME is relative or empty, or nobody is called so.
    """
    if not path.startswith("~"):
        return Path(path)
    whole = Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises without a home
    if not whole.is_absolute() or os.environ.get("HOME") == "":  # which would be taken for /
        raise WrongUseError(
            _("there is no home folder for {file}", file=quote(path)), _("Write the whole path.")
        )
    return whole
