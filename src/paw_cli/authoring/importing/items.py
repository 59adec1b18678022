"""The items of a text and what is left out of it; its lines, and its items without people."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.errors import TipsFileError
from paw_cli.files.format import FORBIDDEN
from paw_cli.files.nodes import ParseError, Source
from paw_cli.files.source import decodable_start, decode
from paw_cli.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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


# A line also ends where a word processor or a slide breaks one within a paragraph.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_MAX_LOOKED_AT = 1000


def lines_of(content: bytes, name: str) -> list[str]:
    """Return the lines of a text in UTF-8, or in UTF-16 as Windows saves it.

    Control characters and marks that turn text around, which no eye sees and no tips file
    may hold, are gone. Raises TipsFileError where it is no text, with the place.
    """
    marked = _marked(content)
    try:
        text = decode(marked)
    except ParseError as error:
        source = Source(decodable_start(marked), name)
        problem = replace(source.problem(error.offset, error.message, ""), hint="")
        raise TipsFileError(
            str(problem),
            _("Open it in the program that made it and save it as plain text, in UTF-8."),
        ) from error
    return [FORBIDDEN.sub("", line) for line in _LINE_END.split(text)]


def _marked(content: bytes) -> bytes:
    """Return a text in UTF-16 with the mark that says so: every other byte of it is zero."""
    start = content[:_MAX_LOOKED_AT]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content
    if start[1::2].count(0) > len(start) // 4:
        return codecs.BOM_UTF16_LE + content
    return codecs.BOM_UTF16_BE + content if start[::2].count(0) > len(start) // 4 else content


_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# Dutch numbers and international ones, which have nine digits or more; a year or a sum has fewer.
_TELEPHONE = re.compile(r"(?<![\w/.,-])(?:\+|00?)[\d](?:[ -]?\(?\d\)?){7,13}(?![\w/-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymous:
    """Items without names, and how much was left out."""

    items: Sequence[Item]
    names: int
    replaced: int


def unchanged(items: Sequence[Item]) -> Anonymous:
    """Return the items with all that they tell of people."""
    return Anonymous(items=items, names=0, replaced=0)


def anonymous(items: Sequence[Item]) -> Anonymous:
    """Return the items without their authors, and without what tells who somebody is.

    Only a chat has participants; an address in notes is there on purpose.
    Whole names of authors are looked for in all texts; a first name alone may be a word.
    """
    if not any(item.said for item in items):
        return unchanged(items)
    authors = {item.author for item in items if item.author}
    names = _any_of({author for author in authors if " " in author})
    kept, replaced = [], 0
    for item in items:
        text, found = _without_names(item.text, names)
        kept.append(replace(item, text=text, author=""))
        replaced += found
    return Anonymous(items=kept, names=len(authors), replaced=replaced)


def _without_names(text: str, names: re.Pattern[str] | None) -> tuple[str, int]:
    found = 0
    for pattern, instead in ((_MAIL, "[e-mail]"), (_TELEPHONE, "[telefoon]"), (names, "[naam]")):
        if pattern:
            text, count = pattern.subn(instead, text)
            found += count
    return text, found


def _any_of(names: set[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)@?(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
