"""What a tips file may hold: the one definition, read by the checks and by the JSON Schema."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

# A text that nobody could read aloud is no tip, but a file that went wrong.
LONGEST_TEXT = 100_000
LONGEST_NAME = 1000
LONGEST_ID = 100


class Shape(StrEnum):
    """What a value looks like."""

    TEXT = "text"
    SLUG = "slug"
    NAME = "name"
    KIND = "kind"
    LINK = "link"
    NAMES = "names"
    LINKS = "links"
    TEXTS = "texts"


class Key(NamedTuple):
    """A key of a record: what its value looks like, and what it is for."""

    name: str
    shape: Shape
    description: str
    required: bool = False
    longest: int = LONGEST_TEXT


class Record(NamedTuple):
    """A kind of item in a tips file: the list it stands in, and its keys."""

    section: str
    name: str
    description: str
    keys: tuple[Key, ...]

    def required_key(self) -> str:
        """Return the name of the one key that each has."""
        return next(key.name for key in self.keys if key.required)

    def key_names(self) -> tuple[str, ...]:
        """Return the names of the keys, in the order in which they are written."""
        return tuple(key.name for key in self.keys)


LARGEST_FILE = 80_000_000
DEEPEST = 20
MOST_ALIASED = 100_000

SLUG_PATTERN = rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_ID - 1}}}"
LINK_PATTERN = r'(?:https?://|mailto:)[^\s<>"]+'
SLUG = re.compile(SLUG_PATTERN)
LINK = re.compile(LINK_PATTERN, re.IGNORECASE)
# A name stands on one line, and an id can be made of it: see `id_named`.
LINE_END_PATTERN = r"[\n\r\u2028\u2029]"
LINE_END = re.compile(LINE_END_PATTERN)

# What no text holds: control characters other than tab and line end, bidirectional overrides,
# and halves of a character, which UTF-8 cannot write.
FORBIDDEN_PATTERN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
)
FORBIDDEN = re.compile(FORBIDDEN_PATTERN)

SOURCE = Record(
    "sources",
    "source",
    "Where tips come from.",
    (
        Key("id", Shape.SLUG, "The name that tips give as their `source`.", required=True),
        Key("title", Shape.TEXT, "What people read; the id when there is none."),
        Key("url", Shape.LINK, "Where to read more."),
    ),
)
THEME = Record(
    "themes",
    "theme",
    "A subject that tips share.",
    (
        Key("id", Shape.SLUG, "The name that tips give in `themes`.", required=True),
        Key("title", Shape.TEXT, "What people read; the id when there is none."),
        Key("description", Shape.TEXT, "One line that helps to choose the theme."),
    ),
)
TIP = Record(
    "tips",
    "tip",
    "One text, word for word, with what is known about it.",
    (
        Key("id", Shape.SLUG, "Its name; made from the file's name and its place by default."),
        Key("kind", Shape.KIND, "`tip` (the default), or `remark`: all else that was said."),
        Key(
            "source",
            Shape.NAME,
            "The id or title of the source it comes from; by default this file.",
            longest=LONGEST_NAME,
        ),
        Key(
            "themes",
            Shape.NAMES,
            "Ids or titles of themes; one that no file defines is made by its use.",
            longest=LONGEST_NAME,
        ),
        Key("text", Shape.TEXT, "The tip itself.", required=True),
        Key("links", Shape.LINKS, "Web and e-mail addresses that belong to it."),
        Key("keywords", Shape.TEXTS, "Words one would look for that the text does not have."),
        Key("answers", Shape.TEXTS, "Questions that this tip answers."),
    ),
)
RECORDS = (SOURCE, THEME, TIP)
# What an editor writes into a JSON file to find the schema; it is no part of the tips.
SCHEMA_KEY = "$schema"
