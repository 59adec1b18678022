"""One shape of record for programs and spreadsheets: JSON, JSON lines, CSV, TSV, a workbook."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from paw_cli.errors import WrongUseError
from paw_cli.messages import N_, _
from paw_cli.names import exact_name, quote
from paw_cli.render.views import Cards, Format, Found, Listing, ThemeTable, View
from paw_cli.safe_text import ESCAPES, cell_from_list, guarded, without_surrogates

if TYPE_CHECKING:
    from paw_cli.search_engine import Hit

Record = dict[str, object]

TIP_FIELDS = ("id", "kind", "text", "themes", "links", "source", "keywords", "answers")
HIT_FIELDS = (*TIP_FIELDS, "score", "matches")
THEME_FIELDS = ("id", "title", "description", "count")
SCORE_DECIMALS = 4

# Excel's own limit for a cell, in the units of UTF-16.
MAX_CELL = 32_767
# How wide the column of each field is in a workbook, in characters.
_WIDTHS = {"title": 36, "description": 80, "count": 8} | dict(
    zip(TIP_FIELDS, (24, 9, 80, 24, 40, 20, 30, 50), strict=True)
)

# CSV has no escapes of its own: what a terminal would obey is written as in JSON. A tab and a
# line end, which is that of Unix, do no harm and stay.
_CSV_ESCAPES = ESCAPES | {ord("\t"): "\t", ord("\n"): "\n", ord("\r"): ""}

# A tab or a line end inside a cell is written as jq's @tsv and most databases write it.
_TSV_ESCAPES = ESCAPES | str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})


def records(
    view: View, chosen: Format, *, fields: Sequence[str], raw: bool, for_terminal: bool
) -> str:
    """Return a view as records with these fields, or all. Raises WrongUseError for others."""
    known, values = fields_and_records(view)
    no_field = N_("no field '{name}'")
    names = list(dict.fromkeys(exact_name(name, known, no_field) for name in fields or known))
    found = [{name: record[name] for name in names} for record in values]
    match chosen:
        case Format.JSON:
            return json_array(found)
        case Format.JSONL:
            return "".join([f"{json_text(record)}\n" for record in found])
        case Format.TSV:
            rows = _rows(names, found, _TSV_ESCAPES, raw=raw)
            return "".join(["\t".join(row) + "\n" for row in rows])
        case _:
            rows = _rows(names, found, {} if raw and not for_terminal else _CSV_ESCAPES, raw=raw)
            # To most readers an empty line is no row.
            lines = [",".join(map(_quoted, row)) or '""' for row in rows]
            return "".join([f"{line}\n" for line in lines])


def json_array(values: Iterable[object]) -> str:
    """Return values as one array, a value a line."""
    lines = ",\n  ".join([json_text(value) for value in values])
    return f"[\n  {lines}\n]\n" if lines else "[]\n"


def json_text(value: object) -> str:
    """Return a value as JSON in UTF-8 with nothing in it that a terminal would obey."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() else without_surrogates(text.translate(ESCAPES))


def fields_and_records(view: View) -> tuple[tuple[str, ...], Iterable[Record]]:
    """Return the names of a view's fields, there without records too, and its records."""
    match view:
        case Listing() | Cards():
            return TIP_FIELDS, (tip._asdict() for tip in view.tips)
        case Found():
            return HIT_FIELDS, map(_hit_record, view.shown)
        case ThemeTable():
            return THEME_FIELDS, (theme._asdict() | {"count": n} for theme, n in view.counts)


def _hit_record(hit: "Hit") -> Record:
    matches = [match._asdict() for match in hit.matches]
    return {**hit.tip._asdict(), "score": round(hit.score, SCORE_DECIMALS), "matches": matches}


def _rows(
    names: Sequence[str], found: Iterable[Record], escapes: dict[int, str], *, raw: bool
) -> Iterator[Sequence[str]]:
    """Yield the header and a row for each record, a list as JSON in its cell.

    Unless `raw`, what a spreadsheet would run as a formula gets an apostrophe.
    """
    yield names
    for record in found:
        values = record.values() if raw else map(_guarded, record.values())
        yield [
            without_surrogates(value.translate(escapes))
            if isinstance(value, str)
            else json_text(value)
            for value in values
        ]


def _quoted(cell: str) -> str:
    """Return a cell as RFC 4180 has it."""
    quoted = cell.replace('"', '""')
    return f'"{quoted}"' if re.search(r'[",\r\n]', cell) else cell


def _guarded(value: object) -> object:
    """Return a value whose texts no spreadsheet runs as formulas, those in lists too."""
    match value:
        case str():
            return guarded(value)
        case tuple() | list():
            return [_guarded(item) for item in value]
        case dict():
            return {key: _guarded(item) for key, item in value.items()}
        case _:
            return value


def xlsx(view: View) -> bytes:
    """Return a view as a workbook that `import` reads back: every cell a text, themes on a sheet.

    Raises WrongUseError for a text that no cell can hold, and where the library is missing.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise WrongUseError(
            _("a workbook needs a library that is not installed"),
            _("Install it with: pip install 'paw-tips[documents]'"),
        ) from error
    fields, found = fields_and_records(view)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        if isinstance(view, ThemeTable):
            _write_sheet(workbook, "themes", fields, found)
        else:
            _write_sheet(workbook, "tips", TIP_FIELDS, found)
            themes = (theme._asdict() for theme in view.collection.themes)
            _write_sheet(workbook, "themes", THEME_FIELDS[:-1], themes)
    return file.getvalue()


def _write_sheet(book: Any, name: str, fields: Sequence[str], found: Iterable[Record]) -> None:  # noqa: ANN401 - XlsxWriter has no types
    page = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for column, field in enumerate(fields):
        page.set_column(column, column, _WIDTHS[field], wrapped)
        page.write_string(0, column, field, bold)
    last_row = 0
    for last_row, record in enumerate(found, start=1):
        for column, field in enumerate(fields):
            if text := _cell_text(record, field):
                page.write_string(last_row, column, text, wrapped)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last_row, len(fields) - 1)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _cell_text(record: Record, name: str) -> str:
    value = record[name]
    text = cell_from_list(value, name) if isinstance(value, tuple) else str(value)
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_CELL:
        raise WrongUseError(
            _("{id} is longer than a cell of Excel holds", id=quote(str(record["id"]))),
            _("A cell holds 32,767 characters. Leave it out, or add -f csv or json."),
        )
    return without_surrogates(text.replace("\r\n", "\n"))
