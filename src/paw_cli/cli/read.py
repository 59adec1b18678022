"""The commands that read beside search: list, show, random, themes."""

import os
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Annotated, NamedTuple

import typer

from paw_cli.cli.help import HOW_IT_LOOKS, WHICH_TIPS
from paw_cli.cli.main import command
from paw_cli.cli.options import Files, Filters, quantity, whole_number
from paw_cli.cli.output import Output
from paw_cli.cli.streams import print_note
from paw_cli.errors import NothingFoundError, WrongUseError
from paw_cli.messages import N_, _
from paw_cli.model import Tip
from paw_cli.names import quote
from paw_cli.render import Cards, Listing, Terminal, ThemeTable


@command(
    "list",
    help=N_("List every tip, or those that the filters keep."),
    examples={
        "paw-tips list": N_("every tip, one line each"),
        "paw-tips list -k tip": N_("the ten numbered tips"),
        "paw-tips list -t eigen -x techniek": N_("by theme, and by what not"),
        "paw-tips list --json | jq length": N_("how many there are"),
        "paw-tips list -f csv --fields id,text": N_("for a spreadsheet"),
    },
)
def list_(filters: Filters, files: Files, output: Output) -> None:
    """List every tip, or those that the filters keep."""
    collection = files.collection()
    tips = filters.applied_to(collection).tips
    output.write(Listing(collection=collection, tips=tips))
    if output.is_on_screen():
        for note in list_notes(tips, output.terminal()):
            print_note(note)


@command(
    "show",
    help=N_(
        "Show tips in full.\n\n"
        "With their themes, source and links, and the questions that they answer."
    ),
    examples={
        "paw-tips show paw-14": N_("one tip in full"),
        "paw-tips show 3 7-9": N_("by number, several, a range"),
        "paw-tips show 14 -f markdown": N_("ready to paste into minutes"),
    },
)
def show(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help=N_("Ids, numbers or ranges: paw-14 3 7-9."))
    ],
    *,
    all_: Annotated[
        bool,
        typer.Option(
            "--all",
            help=N_("Also the words by which a search finds them."),
            rich_help_panel=HOW_IT_LOOKS,
        ),
    ] = False,
    files: Files,
    output: Output,
) -> None:
    """Show tips in full."""
    from paw_cli.files.bundled import bundled_ids
    from paw_cli.lookup import look_up  # this command's alone

    collection = files.collection()
    found = look_up(collection, ids, preferred=bundled_ids)
    view = Cards(collection=collection, tips=found.tips, in_full=True, with_keywords=all_)
    output.write(view)
    if found.problems:
        from paw_cli.cli.guide import unknown_ids  # only for what is none

        raise unknown_ids(found.problems, ids)


class Choice(NamedTuple):
    """How tips are picked."""

    number: Annotated[
        int,
        typer.Option(
            "-n",
            "--number",
            metavar="N",
            parser=quantity,
            help=N_("So many different tips; 0: all."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = 1
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed",
            metavar="N",
            parser=whole_number,
            help=N_("Repeat the pick that N gives."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = None
    daily: Annotated[
        bool, typer.Option("--daily", help=N_("The tip of the day."), rich_help_panel=WHICH_TIPS)
    ] = False
    day: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help=N_("The tip of that day."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = None

    def chosen_day(self) -> date | None:
        """Return the day whose tip is asked for: today, a named one, or none."""
        if self.seed is not None and (self.daily or self.day):
            message = _("--seed does not go with --daily or --date")
            raise WrongUseError(message, _("Leave one out."))
        if self.day is None:
            return date.today() if self.daily else None  # noqa: DTZ011 - the user's own day
        try:
            return datetime.strptime(self.day, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError as error:
            message = _("no date '{date}'", date=quote(self.day))
            raise WrongUseError(message, _("Write it as 2030-01-31.")) from error


@command(
    "random",
    help=N_("Pick a tip by chance, or the tip of the day."),
    examples={
        "paw-tips random": N_("one tip by chance"),
        "paw-tips random -n 3 -k tip -f markdown": N_("three of the top ten, to paste"),
        "paw-tips random --daily": N_("the same tip for everybody today"),
        "paw-tips random --date 2030-01-31": N_("that day's tip"),
        "paw-tips random --seed 7": N_("the same pick each time"),
    },
)
def random(
    *,
    choice: Choice,
    filters: Filters,
    files: Files,
    output: Output,
) -> None:
    """Pick a tip by chance, or the tip of the day."""
    from paw_cli.chance import draw  # this command's alone

    collection = files.collection()
    tips = filters.applied_to(collection).tips
    seed = random_seed() if choice.seed is None else choice.seed
    drawn = draw(tips, choice.number, seed=seed, day=choice.chosen_day())
    output.write(Cards(collection=collection, tips=drawn))
    if not drawn:
        raise NothingFoundError(_("no tip passes these filters"), _("Leave one out."))


@command(
    "themes",
    help=N_("Show the themes, each with how many tips carry it."),
    examples={
        "paw-tips themes": N_("each with how many tips"),
        "paw-tips themes --json | jq -r '.[].id'": N_("their ids"),
        "paw-tips list -t eigen": N_("then the tips of one"),
    },
)
def themes(*, files: Files, output: Output) -> None:
    """Show the themes, each with how many tips carry it."""
    collection = files.collection()
    output.write(ThemeTable(collection=collection, counts=collection.theme_counts()))


def list_notes(tips: Sequence[Tip], terminal: Terminal) -> Iterator[str]:
    """Yield what is to be said to a person beside a list that is drawn."""
    from paw_cli.render.canvas import NARROW, Canvas  # draws

    if not tips:
        yield _("no tip passes these filters")
        return
    if terminal.width < NARROW:
        glyphs = Canvas(terminal).glyphs
        yield _("{tip} is a tip, {remark} a remark", tip=glyphs.tip, remark=glyphs.remark)
    yield _("`paw-tips show {id}` shows one whole", id=tips[0].id)


def random_seed() -> int:
    """Return a seed that nobody can foresee."""
    return int.from_bytes(os.urandom(8))
