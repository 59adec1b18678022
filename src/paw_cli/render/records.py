"""One shape of record for every format that programs read."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.names import exact_name
from paw_cli.render.answers import Cards, Found, Listing, ThemeTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from paw_cli.render.answers import Answer
    from paw_cli.search_engine import FieldMatch, Hit, TextMatch

    Value = str | int | float | tuple["Value", ...] | dict[str, "Value"]
    Columns = Mapping[str, Callable[[Any], Value]]

TIP_FIELDS = ("id", "kind", "text", "themes", "links", "source", "keywords", "answers")
SCORE_DECIMALS = 4


class Records(NamedTuple):
    """Rows of values under the names of their fields; the names are there without rows too."""

    fields: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]


def records_of(answer: Answer, fields: Sequence[str] = ()) -> Records:
    """Return an answer as records with these fields, or with all.

    Raises WrongUseError, with the nearest names, for a field that the answer does not have.
    """
    items, columns = _items_and_columns(answer)
    picked = [exact_name(field, columns, "field") for field in fields] or columns
    names = tuple(dict.fromkeys(picked))
    values = [columns[name] for name in names]
    return Records(names, (tuple([value(item) for value in values]) for item in items))


def _items_and_columns(answer: Answer) -> tuple[Iterable[object], Columns]:
    match answer:
        case Listing() | Cards():
            return answer.tips, {name: attrgetter(name) for name in TIP_FIELDS}
        case Found():
            of_tip: Columns = {name: attrgetter(f"tip.{name}") for name in TIP_FIELDS}
            return answer.shown, {**of_tip, "score": _score, "matches": _matches}
        case ThemeTable():
            return answer.counts, {
                "id": lambda counted: counted[0].id,
                "title": lambda counted: counted[0].title,
                "description": lambda counted: counted[0].description,
                "count": lambda counted: counted[1],
            }


def _score(hit: Hit) -> Value:
    return round(hit.score, SCORE_DECIMALS)


def _matches(hit: Hit) -> tuple[Value, ...]:
    return tuple(_match(match) for match in hit.matches)


def _match(match: TextMatch | FieldMatch) -> Value:
    from paw_cli.search_engine import TextMatch  # only a search has matches

    if isinstance(match, TextMatch):
        return {"start": match.start, "end": match.end, "kind": match.kind, "word": match.word}
    return {"field": match.field, "value": match.value, "kind": match.kind, "word": match.word}
