"""What every reader gives: items, and all that it left out."""

from dataclasses import dataclass, field
from enum import Enum, StrEnum

from paw_cli.messages import NN_
from paw_cli.model import Theme, Tip


class SkipReason(Enum):
    """Why something is no tip, and how many such things are told of."""

    NO_ITEM = NN_("{number} line that is no item", "{number} lines that are no item")
    SYSTEM = NN_("{number} line of the chat program", "{number} lines of the chat program")
    REACTION = NN_("{number} reaction", "{number} reactions")
    PRIVATE = NN_("{number} private message", "{number} private messages")
    WORDLESS = NN_("{number} text without a word", "{number} texts without a word")
    ATTACHMENT = NN_("{number} attachment", "{number} attachments")
    GREETING = NN_("{number} greeting or 'agreed'", "{number} greetings and 'agreed'")
    REPEATED = NN_("{number} repetition", "{number} repetitions")
    KNOWN = NN_("{number} text that is there already", "{number} texts that are there already")


class Unmarked(StrEnum):
    """What of a text without bullets or numbers is an item."""

    NOTHING = "nothing"
    LINES = "lines"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text as it was found; `line` counts lines, or rows in a table.

    `heading` stands above it; `said` tells a chat's message from a note's item; `record` is
    what our own output knows of it, `replaced` the placeholders that were put into the text.
    """

    text: str
    line: int
    heading: str = ""
    author: str = ""
    said: bool = False
    likes: int = 0
    links: tuple[str, ...] = ()
    record: Tip | None = None
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that is no item, and the line where it stands."""

    line: int
    text: str
    reason: SkipReason


@dataclass(slots=True, kw_only=True)
class Extract:
    """What a reader gathers: items, what is left out, who took part, and what a user should know.

    `themes` are those that our own workbook defines.
    """

    items: list[Item] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)

    def skip(self, line: int, text: str, reason: SkipReason) -> None:
        """Leave something out."""
        self.skipped.append(Skipped(line=line, text=text, reason=reason))

    def add(self, other: "Extract") -> None:
        """Add what another part of a file gives, or another file."""
        self.items += other.items
        self.skipped += other.skipped
        self.people |= other.people - {""}
        self.notes += [note for note in other.notes if note not in self.notes]
        self.themes += other.themes
