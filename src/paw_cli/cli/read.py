"""The commands that read: search, list, show, random, themes."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Annotated

from paw_cli.cli.options import (
    Files,
    Filters,
    Output,
    argument,
    look_option,
    script_option,
    tips_option,
)
from paw_cli.cli.streams import UNKNOWN_WIDTH, print_note
from paw_cli.errors import NothingFoundError, WrongUseError
from paw_cli.files.layers import bundled_collection
from paw_cli.messages import N_, _, grouped, ngettext
from paw_cli.model import Tip
from paw_cli.names import did_you_mean, ids_named, quote
from paw_cli.render import Cards, Format, Found, Listing, Terminal, ThemeTable

Best = Annotated[int | None, tips_option("-n --number N", "The N best; 0: all that fit.", min=0)]
Exact = Annotated[bool, tips_option("--exact", "Only the words as typed (case and accents aside).")]
Typing = Annotated[
    bool,
    script_option("--typing", "Take the last word as a beginning; without words give all tips."),
]


def search(
    words: Annotated[list[str] | None, argument(N_("WORDS..."), N_("What to look for."))] = None,
    *,
    number: Best = None,
    exact: Exact = False,
    typing: Typing = False,
    filters: Filters,
    files: Files,
    output: Output,
) -> None:
    r"""Search the tips, best first.

    It finds other forms of a Dutch word, parts of compounds, words with typing errors, and words
    that mean the same; --exact leaves all of that out.

    Examples:
        paw-tips search eigenaren
        paw-tips search geld en tijd          several words, in any order
        paw-tips search '"energie coach"'     words that stand together
        paw-tips search hoe krijg ik collega\'s mee
        paw-tips search --exact participatie  only the word as typed
        paw-tips search budget --json | jq -r '.[0].text'
    """
    from paw_cli.library import build_index  # the engine is this command's alone

    if not words and not typing:
        from paw_cli.cli.help import missing_argument  # seldom needed

        raise missing_argument("search")
    collection, query = files.collection(), " ".join(words or ())
    searched = partial(build_index(collection).search, query, exact=exact, typing=typing)
    result = searched(among=filters.applied_to(collection))
    view = hits_shown(Found(collection, result, result.good), number, output)
    if result.hits or output.chosen_format() is not Format.HTML:
        output.write(view)
    if not result.hits:
        raise nothing_fits(view, typing=typing, filtered_out=len(searched().hits))
    print_note(*search_notes(view))


def hits_shown(view: Found, number: int | None, output: Output) -> Found:
    """Return the view with so many of the hits, else with as many good ones as the window fits."""
    if number is not None:
        return view._replace(shown=view.result.hits[: number or None])
    if not output.is_on_screen():
        return view
    from paw_cli.render.pretty import count_fitting  # draws

    terminal = output.terminal()
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
        numbers = {"good": grouped(good), "less": grouped(less)}
        yield _("{good} more, {less} less certain: -n 0 shows all.", **numbers)
    elif good:
        yield ngettext("{number} more: -n 0 shows all.", "{number} more: -n 0 shows all.", good)
    elif less:
        yield ngettext(
            "{number} less certain: -n 0 shows it.", "{number} less certain: -n 0 shows all.", less
        )


def nothing_fits(view: Found, *, typing: bool, filtered_out: int) -> NothingFoundError:
    """Return the error of a search without a hit, with what would find something."""
    query = view.result.query
    hint = _("Try another word; `paw-tips themes` shows what there is.")
    if filtered_out:
        hint = ngettext(
            "Without these filters there is {number}: leave one out.",
            "Without these filters there are {number}: leave one out.",
            filtered_out,
        )
    elif suggestions := [w for w in view.result.suggestions if w.casefold() != query.casefold()]:
        hint = did_you_mean(suggestions)
    message = _("no tip fits '{query}'", query=quote(query))
    return NothingFoundError(message, None if typing else hint)


def list_(filters: Filters, files: Files, output: Output) -> None:
    """List every tip, or those that the filters keep.

    Examples:
        paw-tips list                          every tip, one line each
        paw-tips list -k tip                   the ten numbered tips
        paw-tips list -t eigen -x techniek     by theme, and by what not
        paw-tips list --json | jq length       how many there are
        paw-tips list -f csv --fields id,text  for a spreadsheet
    """
    collection = files.collection()
    tips = filters.applied_to(collection).tips
    output.write(Listing(collection=collection, tips=tips))
    if output.is_on_screen():
        print_note(*list_notes(tips, output.terminal()))


def show(
    ids: Annotated[list[str], argument("ID...", N_("Ids, numbers or ranges: paw-14 3 7-9."))],
    *,
    all_: Annotated[
        bool, look_option("--all", "Also the words by which a search finds them.")
    ] = False,
    files: Files,
    output: Output,
) -> None:
    """Show tips in full.

    With their themes, source and links, and the questions that they answer.

    Examples:
        paw-tips show paw-14          one tip in full
        paw-tips show 3 7-9           by number, several, a range
        paw-tips show 14 -f markdown  ready to paste into minutes
    """
    collection = files.collection()
    tips = {tip.id: tip for tip in collection.tips}
    bundled = {tip.id for tip in bundled_collection().tips}
    found, problems = ids_named(ids, list(tips), preferred=bundled)
    meant = tuple(tips[id_] for id_ in found)
    output.write(Cards(collection=collection, tips=meant, in_full=True, with_keywords=all_))
    if problems:
        from paw_cli.cli.help import unknown_ids  # only for what is none

        raise unknown_ids(problems, ids)


def random(
    *,
    number: Annotated[
        int, tips_option("-n --number N", "So many different tips; 0: all.", min=0)
    ] = 1,
    seed: Annotated[int | None, tips_option("--seed N", "Repeat the pick that N gives.")] = None,
    daily: Annotated[bool, tips_option("--daily", "The tip of the day.")] = False,
    day: Annotated[str | None, tips_option("--date YYYY-MM-DD", "The tip of that day.")] = None,
    filters: Filters,
    files: Files,
    output: Output,
) -> None:
    """Pick a tip by chance, or the tip of the day.

    Examples:
        paw-tips random                          one tip by chance
        paw-tips random -n 3 -k tip -f markdown  three of the top ten, to paste
        paw-tips random --daily                  the same tip for everybody today
        paw-tips random --date 2030-01-31        that day's tip
        paw-tips random --seed 7                 the same pick each time
    """
    from paw_cli.chance import pick, tip_of_the_day  # this command's alone

    if seed is not None and (daily or day):
        message = _("--seed does not go with --daily or --date")
        raise WrongUseError(message, _("Leave one out."))
    collection = files.collection()
    tips = filters.applied_to(collection).tips
    if daily or day is not None:
        drawn = tip_of_the_day(tips, day_named(day), number or len(tips))
    else:
        seed = int.from_bytes(os.urandom(8)) if seed is None else seed
        drawn = pick(tips, number or len(tips), seed=seed)
    output.write(Cards(collection=collection, tips=drawn))
    if not drawn:
        raise NothingFoundError(_("no tip passes these filters"), _("Leave one out."))


def day_named(day: str | None) -> date:
    """Return a day, today when none is named."""
    if day is None:
        return date.today()  # noqa: DTZ011 - the user's own day
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        message = _("no date '{date}'", date=quote(day))
        raise WrongUseError(message, _("Write it as 2030-01-31.")) from error


def themes(*, files: Files, output: Output) -> None:
    """Show the themes, each with how many tips carry it.

    Examples:
        paw-tips themes                          each with how many tips
        paw-tips themes --json | jq -r '.[].id'  their ids
        paw-tips list -t eigen                   then the tips of one
    """
    collection = files.collection()
    output.write(ThemeTable(collection=collection, counts=collection.theme_counts()))


def list_notes(tips: Sequence[Tip], terminal: Terminal) -> Iterator[str]:
    """Yield what is to be said to a person beside a list that is drawn."""
    from paw_cli.render.canvas import NARROW, SIGNS  # draws

    if not tips:
        yield _("no tip passes these filters")
        return
    if terminal.width < NARROW:
        tip, remark = SIGNS.values()
        yield _("{tip} is a tip, {remark} a remark", tip=tip, remark=remark)
    yield _("`paw-tips show {id}` shows one whole", id=tips[0].id)
