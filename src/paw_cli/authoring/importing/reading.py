"""What every reader of a text gives: its items, and all that it left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Why(StrEnum):
    """Why a line or message is no tip; the value finishes "left out: 3 ..."."""

    NO_ITEM = "lines that are no item"
    SYSTEM = "lines of the chat program itself"
    REACTION = "reactions"
    PRIVATE = "private messages"
    WORDLESS = "messages without a word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text as it was found.

    `heading` stands above it; `said` tells a chat's message from a note's item.
    """

    text: str
    line: int
    heading: str = ""
    author: str = ""
    said: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that is no item, and the line where it stands."""

    line: int
    text: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All of a text, as items and as what is left out."""

    items: Sequence[Item]
    left_out: Sequence[LeftOut]
