"""Turn answers into text, one module per audience, imported only when chosen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.errors import WrongUseError
from paw_cli.render.answers import Answer as Answer
from paw_cli.render.answers import Cards as Cards
from paw_cli.render.answers import Found as Found
from paw_cli.render.answers import Listing as Listing
from paw_cli.render.answers import ThemeTable as ThemeTable
from paw_cli.render.surface import Surface as Surface

if TYPE_CHECKING:
    from collections.abc import Sequence


class Format(StrEnum):
    """The forms that an answer can take."""

    PRETTY = "pretty"
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"

    @property
    def is_for_machines(self) -> bool:
        """Whether it consists of records with fields, in UTF-8 wherever it goes."""
        return self in {Format.JSON, Format.JSONL, Format.CSV, Format.TSV}


def render(
    answer: Answer,
    chosen: Format,
    *,
    surface: Surface,
    fields: Sequence[str] = (),
    raw_csv: bool = False,
) -> str:
    """Return an answer as text that ends in a newline, or is empty when nothing is to be shown.

    `fields` picks and orders the fields of records; `raw_csv` leaves out the apostrophe that
    keeps a spreadsheet from running a cell as a formula. Raises WrongUseError for a field
    that does not exist, and for fields of a format that has none.
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
        case Format.JSON:
            from paw_cli.render.json_text import json_array
            from paw_cli.render.records import records_of

            return json_array(records_of(answer, fields))
        case Format.JSONL:
            from paw_cli.render.json_text import json_lines
            from paw_cli.render.records import records_of

            return json_lines(records_of(answer, fields))
        case Format.CSV:
            from paw_cli.render.records import records_of
            from paw_cli.render.tables import csv

            return csv(records_of(answer, fields), raw=raw_csv, for_terminal=surface.terminal)
        case Format.TSV:
            from paw_cli.render.records import records_of
            from paw_cli.render.tables import tsv

            return tsv(records_of(answer, fields))
