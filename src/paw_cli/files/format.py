"""What a tips file may hold: its records, their fields, and what ids and names look like."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from paw_cli.messages import N_

MAX_FILE_BYTES = 80_000_000
MAX_TIPS = 20_000
MAX_DEPTH = 20
# A text that nobody could read aloud is no tip, but a file that went wrong.
MAX_TEXT = 100_000
MAX_NAME = 1000
MAX_ID = 100
_MAX_SLUG = 40


SLUG = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{MAX_ID - 1}}}")
LINK = re.compile(r'(?:https?://|mailto:)[^\s<>"]+', re.IGNORECASE)
# A name stands on one line, and an id can be made of it: see `id_from_name`.
LINE_END = re.compile(r"[\n\r\u2028\u2029]")
# What no text holds: control characters other than tab and line end, bidirectional overrides,
# and halves of a character, which UTF-8 cannot write.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
)
_HAS_PLAIN_LETTER = re.compile("[A-Za-z0-9]")


Format = Literal["yaml", "json", "jsonl"]
# What a value, or each value of a list, looks like.
Shape = Literal["text", "slug", "name", "kind", "link"]


class Field(NamedTuple):
    """A key of a record: what its value looks like; `name` is the key in the singular."""

    shape: Shape
    name: str
    is_list: bool = False
    is_required: bool = False
    max_length: int = MAX_TEXT


class RecordType(NamedTuple):
    """A kind of item in a tips file: the list it stands in, its name, and its fields by key."""

    section: str
    name: str
    fields: dict[str, Field]
    required_key: str


SOURCE = RecordType(
    "sources",
    N_("source"),
    {
        "id": Field("slug", "id", is_required=True),
        "title": Field("text", "title"),
        "url": Field("link", "url"),
    },
    "id",
)
THEME = RecordType(
    "themes",
    N_("theme"),
    {
        "id": Field("slug", "id", is_required=True),
        "title": Field("text", "title"),
        "description": Field("text", "description"),
    },
    "id",
)
TIP = RecordType(
    "tips",
    N_("tip"),
    {
        "id": Field("slug", "id"),
        "kind": Field("kind", "kind"),
        "source": Field("name", "source", max_length=MAX_NAME),
        "themes": Field("name", "theme", is_list=True, max_length=MAX_NAME),
        "text": Field("text", "text", is_required=True),
        "links": Field("link", "link", is_list=True),
        "keywords": Field("text", "keyword", is_list=True),
        "answers": Field("text", "answer", is_list=True),
    },
    "text",
)
RECORD_TYPES = (SOURCE, THEME, TIP)
# What an editor writes into a JSON file to find the schema; it is no part of the tips.
SCHEMA_KEY = "$schema"
# What `search` prints of a tip beside its fields: passed over where its output is read.
OUTPUT_ONLY = frozenset({"score", "matches"})


def with_line_ends(text: str) -> str:
    """Return a text with line ends for the separators of lines and paragraphs of Unicode."""
    if text.isprintable():
        return text
    return text.replace("\u2028", "\n").replace("\u2029", "\n\n")


def slug(words: str, max_length: int = _MAX_SLUG) -> str:
    """Return words as an id: small letters and digits, with hyphens between; '' if none is left."""
    shown = unicodedata.normalize("NFKD", words[:MAX_NAME])
    plain = shown.encode("ascii", "ignore").decode("ascii")
    kept = "".join(c if c.isalnum() else " " for c in plain.lower())
    return "-".join(kept.split())[:max_length].rstrip("-")


def id_from_name(name: str) -> str:
    """Return the id of what is made by naming it: the name if it is one, else its words as an id.

    It is cut as late as may be: names that only differ at their ends are two.
    """
    return name if SLUG.fullmatch(name) else slug(name, MAX_ID)


def is_name(text: str) -> bool:
    """Tell whether a theme or source may be named so: on one line, and an id can be made of it."""
    return not LINE_END.search(text) and bool(_HAS_PLAIN_LETTER.search(text) or id_from_name(text))
