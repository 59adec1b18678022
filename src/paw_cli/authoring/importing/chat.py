"""A chat's messages as items, without what its program wrote between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paw_cli.authoring.importing.reading import Item, LeftOut, Reading, Why

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True, kw_only=True)
class Message:
    """What one person sent; `why_not` tells why it is no tip."""

    line: int
    author: str
    lines: list[str] = field(default_factory=list)
    why_not: Why | None = None

    @property
    def text(self) -> str:
        """Return the message without the blank lines around it."""
        return "\n".join(line.rstrip(" \t") for line in self.lines).strip("\n\t ")


def reading_of(messages: Iterable[Message]) -> Reading:
    """Return the messages that say something as items, the others as left out."""
    items, left_out = [], []
    for message in messages:
        text = message.text
        why_not = message.why_not or (None if _has_word(text) else Why.WORDLESS)
        if why_not:
            left_out.append(LeftOut(line=message.line, text=text, why=why_not))
        else:
            items.append(Item(text=text, line=message.line, author=message.author, said=True))
    return Reading(items=items, left_out=left_out)


def _has_word(text: str) -> bool:
    return any(char.isalpha() for char in text)
