"""What every converter gives: items, and all that it left out; and how a user wants it done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from paw_cli.messages import NN_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.model import Kind, Source, Theme, Tip


class SkipReason(Enum):
    """Why something is no tip, and how many such things are told of."""

    NO_ITEM = NN_("{number} line that is no item", "{number} lines that are no item")
    SYSTEM = NN_("{number} line of the chat program", "{number} lines of the chat program")
    REACTION = NN_("{number} reaction", "{number} reactions")
    PRIVATE = NN_("{number} private message", "{number} private messages")
    WORDLESS = NN_("{number} text without a word", "{number} texts without a word")
    ATTACHMENT = NN_("{number} attachment", "{number} attachments")
    GREETING = NN_("{number} greeting or 'agreed'", "{number} greetings and 'agreed'")
    EMPTY = NN_("{number} empty message", "{number} empty messages")
    REPEATED = NN_("{number} repetition", "{number} repetitions")
    KNOWN = NN_("{number} text that is there already", "{number} texts that are there already")


class Headings(StrEnum):
    """What the headings above items are taken for."""

    KIND = "kind"
    SOURCE = "source"
    NOTHING = "nothing"


class Unmarked(StrEnum):
    """What of a text without bullets or numbers is an item."""

    NOTHING = "nothing"
    LINES = "lines"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How a user wants files imported; `themes` are ids, `new_themes` those that are new."""

    id_prefix: str = "import"
    kind: Kind | None = None
    source: Source | None = None
    themes: tuple[str, ...] = ()
    new_themes: tuple[Theme, ...] = ()
    headings: Headings = Headings.KIND
    unmarked: Unmarked = Unmarked.NOTHING
    with_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text as it was found; `line` counts lines, or rows in a table.

    `heading` stands above it; `said` tells a chat's message from a note's item; `record` is
    what our own output knows of it.
    """

    text: str
    line: int
    heading: str = ""
    author: str = ""
    said: bool = False
    likes: int = 0
    links: tuple[str, ...] = ()
    record: Tip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that is no item, and the line where it stands."""

    line: int
    text: str
    reason: SkipReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """All of a file: items, what is left out, who took part, and what a user should know."""

    items: tuple[Item, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    people: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()

    def noting(self, *notes: str) -> Extract:
        """Return the same with more that a user should know."""
        return replace(self, notes=(*notes, *self.notes))


@dataclass(slots=True)
class Collector:
    """Gather what a converter finds while it goes down a file."""

    items: list[Item] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    people: set[str] = field(default_factory=set)

    def skip(self, line: int, text: str, reason: SkipReason) -> None:
        """Leave something out."""
        self.skipped.append(Skipped(line=line, text=text, reason=reason))

    def extract(self) -> Extract:
        """Return all that was found."""
        return Extract(
            items=tuple(self.items),
            skipped=tuple(self.skipped),
            people=frozenset(filter(None, self.people)),
        )


def joined(extracts: Iterable[Extract]) -> Extract:
    """Return what several files give as one."""
    all_of = list(extracts)
    return Extract(
        items=tuple(item for each in all_of for item in each.items),
        skipped=tuple(skipped for each in all_of for skipped in each.skipped),
        people=frozenset(name for each in all_of for name in each.people),
        notes=tuple(dict.fromkeys(note for each in all_of for note in each.notes)),
        themes=tuple({theme.id: theme for each in all_of for theme in each.themes}.values()),
        sources=tuple({source.id: source for each in all_of for source in each.sources}.values()),
    )
