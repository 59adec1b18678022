"""One shape of record for every format that programs read: JSON, JSON lines, CSV, TSV."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from paw_cli.names import exact_name
from paw_cli.render.views import Cards, Format, Found, Listing, ThemeTable
from paw_cli.spreadsheet import guarded
from paw_cli.terminal_text import ESCAPES, without_hidden, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from paw_cli.render.views import RecordFormat, View
    from paw_cli.search_engine import FieldMatch, Hit, TextMatch

    Value = str | int | float | tuple["Value", ...] | dict[str, "Value"]
    Columns = Mapping[str, Callable[[Any], Value]]

TIP_FIELDS = ("id", "kind", "text", "themes", "links", "source", "keywords", "answers")
SCORE_DECIMALS = 4

_NEEDS_QUOTES = r'[",\r\n]'

# CSV has no escapes of its own: what a terminal would obey is written as in JSON. A tab and a
# line end do no harm and stay.
_CSV_ESCAPES = ESCAPES | {ord("\t"): "\t", ord("\n"): "\n"}

# A tab or a line end inside a cell is written as jq's @tsv and most databases write it.
_TSV_ESCAPES = ESCAPES | str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})


class Records(NamedTuple):
    """Rows of values under the names of their fields; the names are there without rows too."""

    fields: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]


def records(
    view: View, chosen: RecordFormat, *, fields: Sequence[str], raw_csv: bool, for_terminal: bool
) -> str:
    """Return a view as records with these fields, or with all.

    Raises WrongUseError, with the nearest names, for a field that the view does not have.
    """
    found = _records_of(view, fields)
    text = _text(found, chosen, raw=raw_csv, escaped=not raw_csv or for_terminal)
    return without_hidden(text) if for_terminal else text


def _text(found: Records, chosen: RecordFormat, *, raw: bool, escaped: bool) -> str:
    match chosen:
        case Format.JSON:
            return json_array([dict(zip(found.fields, row, strict=True)) for row in found.rows])
        case Format.JSONL:
            rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
            return "".join([f"{json_text(row)}\n" for row in rows])
        case Format.CSV:
            return _csv(found, raw=raw, escaped=escaped)
        case Format.TSV:
            return _tsv(found, raw=raw)


def json_array(values: Iterable[object]) -> str:
    """Return values as one array, a value a line."""
    lines = ",\n  ".join([json_text(value) for value in values])
    return f"[\n  {lines}\n]\n" if lines else "[]\n"


def json_text(value: object) -> str:
    """Return a value as JSON in UTF-8 with nothing in it that a terminal would obey."""
    import json  # seldom needed for a person's view

    text = json.dumps(value, ensure_ascii=False)
    if "\\b" in text or "\\f" in text:
        text = re.sub(r"\\.", _long_escape, text)
    return text if text.isprintable() else without_surrogates(text.translate(ESCAPES))


def _long_escape(short: re.Match[str]) -> str:
    """Return the escape of a control character as all others are written."""
    return {"\\b": "\\u0008", "\\f": "\\u000c"}.get(short[0], short[0])


def _records_of(view: View, fields: Sequence[str]) -> Records:
    items, columns = _items_and_columns(view)
    picked = [exact_name(field, columns, "field") for field in fields] or columns
    names = tuple(dict.fromkeys(picked))
    values = [columns[name] for name in names]
    return Records(names, (tuple([value(item) for value in values]) for item in items))


def _items_and_columns(view: View) -> tuple[Iterable[object], Columns]:
    match view:
        case Listing() | Cards():
            return view.tips, {name: attrgetter(name) for name in TIP_FIELDS}
        case Found():
            of_tip: Columns = {name: attrgetter(f"tip.{name}") for name in TIP_FIELDS}
            return view.shown, {**of_tip, "score": _score, "matches": _matches}
        case ThemeTable():
            return view.counts, {
                "id": lambda row: row[0].id,
                "title": lambda row: row[0].title,
                "description": lambda row: row[0].description,
                "count": lambda row: row[1],
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


def _csv(found: Records, *, raw: bool, escaped: bool) -> str:
    """Return records as CSV: RFC 4180 with the line ends of Unix, lists as JSON in their cell.

    Unless `raw`, what a spreadsheet would run as a formula gets an apostrophe; `escaped` has
    what a terminal would obey written out.
    """

    def cell(value: Value) -> str:
        if not isinstance(value, str):
            return _quoted(json_text(value if raw else _guarded(value)))
        text = value if raw else guarded(value)
        return _quoted(_escaped(text) if escaped else without_surrogates(text))

    rows = [_csv_row(map(cell, row)) for row in found.rows]
    return "".join([_csv_row(found.fields), *rows])


def _guarded(value: Value) -> Value:
    """Return a value whose texts no spreadsheet runs as formulas, those in lists too."""
    match value:
        case str():
            return guarded(value)
        case tuple():
            return tuple(_guarded(item) for item in value)
        case dict():
            return {key: _guarded(item) for key, item in value.items()}
        case _:
            return value


def _csv_row(cells: Iterable[str]) -> str:
    row = ",".join(cells)
    return f"{row}\n" if row else '""\n'  # to most readers an empty line is no row


def _escaped(text: str) -> str:
    if text.isprintable():
        return text
    return without_surrogates(text.replace("\r\n", "\n").translate(_CSV_ESCAPES))


def _quoted(text: str) -> str:
    if re.search(_NEEDS_QUOTES, text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _tsv(found: Records, *, raw: bool) -> str:
    r"""Return records as TSV: `\t`, `\n`, `\r`, `\\` and `\u001b` stand for the characters."""
    rows = [
        "\t".join([_tsv_cell(value if raw else _guarded(value)) for value in row])
        for row in found.rows
    ]
    return "\n".join(["\t".join(found.fields), *rows]) + "\n"


def _tsv_cell(value: Value) -> str:
    if not isinstance(value, str):
        return json_text(value)
    if value.isprintable() and "\\" not in value:
        return value
    return without_surrogates(value.translate(_TSV_ESCAPES))
