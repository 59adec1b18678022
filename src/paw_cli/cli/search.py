"""The command search: its options, as many hits as fit, and what is said beside them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from paw_cli.cli.help import FOR_SCRIPTS, WHICH_TIPS
from paw_cli.cli.main import command, missing_argument
from paw_cli.cli.options import Files, Filters, quantity
from paw_cli.cli.output import Output
from paw_cli.cli.streams import UNKNOWN_WIDTH, print_note
from paw_cli.errors import NothingFoundError
from paw_cli.messages import N_, _, grouped, ngettext
from paw_cli.model import Collection
from paw_cli.names import did_you_mean, quote
from paw_cli.render import Found, Terminal

if TYPE_CHECKING:
    from paw_cli.search_engine import Hit, SearchResult


class Query(NamedTuple):
    """How the words are taken, and how many hits are shown."""

    number: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--number",
            metavar="N",
            parser=quantity,
            help=N_("The N best; 0: all that fit."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = None
    exact: Annotated[
        bool,
        typer.Option(
            "--exact",
            help=N_("Only the words as typed (case and accents aside)."),
            rich_help_panel=WHICH_TIPS,
        ),
    ] = False
    typing: Annotated[
        bool,
        typer.Option(
            "--typing",
            help=N_("Take the last word as a beginning; without words give all tips."),
            rich_help_panel=FOR_SCRIPTS,
        ),
    ] = False

    def result(
        self, collection: Collection, words: Sequence[str], *, among: Collection | None = None
    ) -> "SearchResult":
        """Search a collection."""
        from paw_cli.library import search as find  # the engine is this command's alone

        query = " ".join(words)
        return find(collection, query, exact=self.exact, among=among, typing=self.typing)

    def shown(self, result: "SearchResult") -> "Sequence[Hit]":
        """Return the good hits, or as many as were asked for."""
        return result.good if self.number is None else result.hits[: self.number or None]


@command(
    "search",
    help=N_(
        "Search the tips, best first.\n\n"
        "It finds other forms of a Dutch word, parts of compounds, words with typing "
        "errors, and words that mean the same; --exact leaves all of that out."
    ),
    examples={
        "paw-tips search eigenaren": "",
        "paw-tips search geld en tijd": N_("several words, in any order"),
        "paw-tips search '\"energie coach\"'": N_("words that stand together"),
        "paw-tips search hoe krijg ik collega\\'s mee": "",
        "paw-tips search --exact participatie": N_("only the word as typed"),
        "paw-tips search budget --json | jq -r '.[0].text'": "",
    },
)
def search(
    words: Annotated[
        list[str] | None, typer.Argument(metavar=N_("WORDS..."), help=N_("What to look for."))
    ] = None,
    *,
    query: Query,
    filters: Filters,
    files: Files,
    output: Output,
) -> None:
    """Search the tips, best first."""
    if not words and not query.typing:
        raise missing_argument("search", "WORDS")
    collection = files.collection()
    result = query.result(collection, words or [], among=filters.applied_to(collection))
    view = Found(collection=collection, result=result, shown=query.shown(result))
    if query.number is None and output.is_on_screen():
        view = fitted(view, output.terminal())
    if result.hits or not output.is_page():
        output.write(view)
    if not result.hits:
        everywhere = query.result(collection, words or []) if filters.are_given() else result
        raise nothing_fits(result, typing=query.typing, filtered_out=len(everywhere.hits))
    for note in search_notes(view):
        print_note(note)


def fitted(view: Found, terminal: Terminal) -> Found:
    """Return the view with the hits that fit the terminal's window, and the notes below them."""
    from paw_cli.render.hits import count_fitting  # draws

    lines_a_note = 1 if terminal.width >= UNKNOWN_WIDTH else 2
    below = 1 + lines_a_note * (1 + bool(view.result.not_found))  # and the next prompt
    view = view._replace(room=max(terminal.height - below, 1))
    return view._replace(shown=view.shown[: count_fitting(view, terminal)])


def search_notes(view: Found) -> Iterator[str]:
    """Yield what is to be said of a search beside its hits: words passed over, what is left."""
    result, shown = view.result, len(view.shown)
    if result.not_found:
        yield _("not found, and passed over: {words}", words=", ".join(result.not_found))
    good = max(len(result.good) - shown, 0)
    less = len(result.hits) - shown - good
    if good and less:
        yield _(
            "{good} more, {less} less certain: -n 0 shows all.",
            good=grouped(good),
            less=grouped(less),
        )
    elif good:
        yield ngettext("{number} more: -n 0 shows all.", "{number} more: -n 0 shows all.", good)
    elif less:
        yield ngettext(
            "{number} less certain: -n 0 shows it.", "{number} less certain: -n 0 shows all.", less
        )


def nothing_fits(result: "SearchResult", *, typing: bool, filtered_out: int) -> NothingFoundError:
    """Return the error of a search without a hit, with what would find something."""
    query = result.query.casefold()
    hint = _("Try another word; `paw-tips themes` shows what there is.")
    if filtered_out:
        hint = ngettext(
            "Without these filters there is {number}: leave one out.",
            "Without these filters there are {number}: leave one out.",
            filtered_out,
        )
    elif suggestions := [word for word in result.suggestions if word.casefold() != query]:
        hint = did_you_mean(suggestions)
    message = _("no tip fits '{query}'", query=quote(result.query))
    return NothingFoundError(message, None if typing else hint)
