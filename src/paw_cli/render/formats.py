"""The forms that an answer can take."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal


class Format(StrEnum):
    """A form, by the name that a user gives it."""

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


MachineFormat = Literal[Format.JSON, Format.JSONL, Format.CSV, Format.TSV]
