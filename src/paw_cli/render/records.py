"""One shape of record for every format that programs read."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.naming import exact_name
from paw_cli.render.answers import Cards, Found, Listing, ThemeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from paw_cli.render.answers import Answer
    from paw_cli.search import FieldMatch, TextMatch

    Columns = Mapping[str, Callable[[Any], Any]]

TIP_FIELDS = ("id", "kind", "text", "themes", "links", "source", "keywords", "answers")
HIT_FIELDS = (*TIP_FIELDS, "score", "matches")
THEME_FIELDS = ("id", "title", "description", "count")

SCORE_DECIMALS = 4


class Records(NamedTuple):
    """Rows of values under the names of their fields; the names are there without rows too.

    A value is a text, a number, a sequence of values or a dict of values.
    """

    fields: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


def records_of(answer: Answer, fields: Sequence[str] = ()) -> Records:
    """Return an answer as records with these fields, or with all.

    Raises WrongUseError, with the nearest names, for a field that the answer does not have.
    """
    items, columns = _items_and_columns(answer)
    names = tuple(dict.fromkeys(exact_name(field, columns, "field") for field in fields))
    names = names or tuple(columns)
    getters = [columns[name] for name in names]
    return Records(names, (tuple([get(item) for get in getters]) for item in items))


def _items_and_columns(answer: Answer) -> tuple[Iterable[object], Columns]:
    match answer:
        case Listing() | Cards():
            return answer.tips, {name: attrgetter(name) for name in TIP_FIELDS}
        case Found():
            of_tip = {name: attrgetter(f"tip.{name}") for name in TIP_FIELDS}
            return answer.shown, {**of_tip, "score": _score, "matches": _matches}
        case ThemeTable():
            of_theme = {name: _of_theme(name) for name in THEME_FIELDS[:-1]}
            return answer.counts, {**of_theme, "count": lambda counted: counted[1]}


def _of_theme(name: str) -> Callable[[Any], Any]:
    return lambda counted: getattr(counted[0], name)


def _score(hit: Any) -> float:
    return round(hit.score, SCORE_DECIMALS)


def _matches(hit: Any) -> list[dict[str, str | int]]:
    return [_match(match) for match in hit.matches]


def _match(match: TextMatch | FieldMatch) -> dict[str, str | int]:
    from paw_cli.search import TextMatch  # only a search has matches

    if isinstance(match, TextMatch):
        place: dict[str, str | int] = {"start": match.start, "end": match.end}
    else:
        place = {"field": match.field, "value": match.value}
    return {**place, "kind": match.kind, "word": match.word}
