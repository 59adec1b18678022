"""The options that commands share: which tips, from which files."""

from typing import Annotated, NamedTuple

import typer

from paw_cli.cli.folders import expanded, tips_dir, working_dir
from paw_cli.cli.help import WHICH_TIPS
from paw_cli.cli.streams import print_message
from paw_cli.errors import WrongUseError
from paw_cli.files import STDIN, Layer, find_layers, load_layers
from paw_cli.messages import N_, _
from paw_cli.model import Collection
from paw_cli.names import UnknownNameError, quote, unambiguous_name

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
            files=[file if file == STDIN else str(expanded(file)) for file in self.file],
            bundled=not self.no_bundled,
            tips_dir=tips_dir(),
            working_dir=working_dir(),
        )


def _theme(name: str, collection: Collection) -> str:
    try:
        return unambiguous_name(name, [theme.id for theme in collection.themes], "theme")
    except UnknownNameError as error:
        from paw_cli.cli.guide import unknown_theme  # only for what is none

        raise unknown_theme(error, name, collection) from None
