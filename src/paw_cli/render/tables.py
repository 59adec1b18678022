"""Write records as CSV and TSV: a header, a record a row, lists as JSON in their cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paw_cli.render.json_text import json_text
from paw_cli.terminal_text import ESCAPES, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.render.records import Records, Value

# What makes a spreadsheet read a cell as a formula; the wide forms count in Asian locales.
# A Dutch one parts cells at semicolons and knows no quotation mark inside a line, so what
# stands behind a semicolon or a line end is guarded like the beginning of the cell.
_FORMULA = re.compile(r"^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[=+\-@＝＋－＠])")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')

# CSV has no escapes of its own: what a terminal would obey is written as in JSON. A tab and a
# line end do no harm and stay.
_CSV_ESCAPES = ESCAPES | {ord("\t"): "\t", ord("\n"): "\n"}

# A tab or a line end inside a cell is written as jq's @tsv and most databases write it.
_TSV_ESCAPES = ESCAPES | str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})


def csv(records: Records, *, raw: bool, for_terminal: bool) -> str:
    """Return records as CSV: RFC 4180 with the line ends of Unix.

    Unless `raw`, a text that a spreadsheet would run as a formula gets an apostrophe, and what
    a terminal would obey is written out; for a terminal that is done in any case.
    """
    escaped = not raw or for_terminal

    def cell(value: Value) -> str:
        return _csv_cell(value, guarded=not raw, escaped=escaped)

    rows = [_csv_row(map(cell, row)) for row in records.rows]
    return "".join([_csv_row(records.fields), *rows])


def tsv(records: Records) -> str:
    r"""Return records as TSV: `\t`, `\n`, `\r`, `\\` and `\u001b` stand for the characters."""
    rows = ["\t".join([_tsv_cell(value) for value in row]) for row in records.rows]
    return "\n".join(["\t".join(records.fields), *rows]) + "\n"


def _csv_row(cells: Iterable[str]) -> str:
    row = ",".join(cells)
    return f"{row}\n" if row else '""\n'  # to most readers an empty line is no row


def _csv_cell(value: Value, *, guarded: bool, escaped: bool) -> str:
    text = value if isinstance(value, str) else json_text(value)
    if guarded and isinstance(value, str):
        text = _FORMULA.sub("'", text)
    if not text.isprintable():
        if escaped:
            text = text.replace("\r\n", "\n").translate(_CSV_ESCAPES)
        text = without_surrogates(text)
    if _NEEDS_QUOTES.search(text):
        quoted = text.replace('"', '""')
        return f'"{quoted}"'
    return text


def _tsv_cell(value: Value) -> str:
    if not isinstance(value, str):
        return json_text(value)
    if value.isprintable() and "\\" not in value:
        return value
    return without_surrogates(value.translate(_TSV_ESCAPES))
