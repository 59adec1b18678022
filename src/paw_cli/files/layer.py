"""What is read as one, and how it came to be read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

STDIN = "-"
# Here and not in definition.py, which a run without files need not import.
SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")
TEAM_FILE = ".paw-tips.yaml"


class Origin(StrEnum):
    """How a layer came to be read."""

    BUNDLED = "bundled"
    OWN = "own"
    TEAM = "team"
    FILE = "file"


# Named tuples, not dataclasses: these are made at every start, and take an eighth of the time.
class Layer(NamedTuple):
    """What is read as one; `path` is None for what comes with the program and for stdin.

    `trouble` says why a folder cannot be looked into.
    """

    origin: Origin
    path: Path | None = None
    trouble: str = ""

    @property
    def name(self) -> str:
        """Return what people call it."""
        if self.path is None:
            return "bundled" if self.origin is Origin.BUNDLED else "stdin"
        return str(self.path)
