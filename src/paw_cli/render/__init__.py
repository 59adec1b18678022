"""Turn answers into text, one module per audience, imported only when chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.errors import WrongUseError
from paw_cli.render.answers import Answer, Cards, Found, Listing, ThemeTable
from paw_cli.render.formats import Format
from paw_cli.render.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.render.formats import MachineFormat
    from paw_cli.render.records import Records

__all__ = ["Answer", "Cards", "Format", "Found", "Listing", "Surface", "ThemeTable", "render"]


def render(
    answer: Answer,
    chosen: Format,
    *,
    surface: Surface,
    fields: Sequence[str] = (),
    raw_csv: bool = False,
) -> str:
    """Return an answer as text that ends in a newline, or is empty when nothing is to be shown.

    `fields` picks and orders the fields of records; `raw_csv` leaves CSV as the data is, without
    what keeps a spreadsheet from running formulas and a terminal from obeying. Raises
    WrongUseError for a field that does not exist, and for fields of a format that has none.
    """
    if fields and not chosen.is_for_machines:
        raise WrongUseError(
            f"the format {chosen} has no fields to pick", "Add -f json, jsonl, csv or tsv."
        )
    match chosen:
        case Format.PRETTY:
            from paw_cli.render.pretty import pretty

            return pretty(answer, surface)
        case Format.TEXT:
            from paw_cli.render.text import text

            return text(answer)
        case Format.MARKDOWN:
            from paw_cli.render.markdown import markdown

            return markdown(answer)
        case Format.JSON | Format.JSONL | Format.CSV | Format.TSV:
            from paw_cli.render.records import records_of

            records = records_of(answer, fields)
            return _written(records, chosen, raw_csv=raw_csv, for_terminal=surface.terminal)


def _written(records: Records, chosen: MachineFormat, *, raw_csv: bool, for_terminal: bool) -> str:
    match chosen:
        case Format.JSON:
            from paw_cli.render.json_text import json_array

            return json_array(records)
        case Format.JSONL:
            from paw_cli.render.json_text import json_lines

            return json_lines(records)
        case Format.CSV:
            from paw_cli.render.tables import csv

            return csv(records, raw=raw_csv, for_terminal=for_terminal)
        case Format.TSV:
            from paw_cli.render.tables import tsv

            return tsv(records)
