"""What a tips file may hold: its records, their fields, and what ids and names look like."""

import re
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple
from unicodedata import category, normalize

from paw_cli.messages import N_, _
from paw_cli.model import Kind

MAX_TIPS = 20_000
MAX_DEPTH = 20
# Of a file in which more is broken no more is read.
MAX_BROKEN = 1_000
# A text that nobody could read aloud is no tip, but a file that went wrong.
MAX_TEXT = 100_000
MAX_NAME = 1000
MAX_ID = 100
_MAX_SLUG = 40
_MAX_QUOTED = 40

SLUG = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{MAX_ID - 1}}}")
LINK = re.compile(r'(?:https?://|mailto:)[^\s<>"]+', re.IGNORECASE)
# A name stands on one line, and an id can be made of it: see `id_from_name`.
_ONE_LINE = re.compile(r"[^\n\r\u2028\u2029]*")
# What no text holds: control characters other than tab and line end, bidirectional overrides,
# and halves of a character, which UTF-8 cannot write.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)"
)

Value = Any
# What is wrong, and how to mend it.
Wrong = tuple[str, str]


class Number(str):
    """A number of a JSON file, as typed."""

    __slots__ = ()


class Tagged(str):
    """In place of a value with a tag of YAML: the tag."""

    __slots__ = ()


_TYPES: dict[type[Any], str] = {
    str: N_("a text"),
    Number: N_("a number"),
    bool: N_("true or false"),
    list: N_("a list"),
    tuple: N_("keys with values"),
}
_FORBIDDEN = {
    "Cs": N_("half a character (U+{code}) at place {place} of this text"),
    "Cf": N_(
        "a character that turns the reading direction (U+{code}) at place {place} of this text"
    ),
    "Cc": N_("a control character (U+{code}) at place {place} of this text"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record: what its value, or each of a list, looks like; `name` is its singular."""

    shape: Literal["text", "slug", "name", "kind", "link", "item"]
    name: str
    is_list: bool = False
    is_required: bool = False
    max_length: int = MAX_TEXT


class RecordType(NamedTuple):
    """A kind of item in a tips file: the list it stands in, its name, and its fields by key."""

    section: str
    name: str
    required_key: str
    fields: dict[str, Field]
    passed_over: frozenset[str] = frozenset()  # keys that are no part of it


_ID = Field("slug", "id", is_required=True)
_TITLE = Field("text", "title")
SOURCE = RecordType(
    "sources", N_("source"), "id", {"id": _ID, "title": _TITLE, "url": Field("link", "url")}
)
THEME = RecordType(
    "themes",
    N_("theme"),
    "id",
    {"id": _ID, "title": _TITLE, "description": Field("text", "description")},
)
TIP = RecordType(
    "tips",
    N_("tip"),
    "text",
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
    # What `search` prints of a tip beside its fields.
    passed_over=frozenset({"score", "matches"}),
)
RECORD_TYPES = (SOURCE, THEME, TIP)
FILE = RecordType(
    "",
    N_("tips file"),
    "",
    {each.section: Field("item", each.section, is_list=True) for each in RECORD_TYPES},
    # What an editor writes into a JSON file to find the schema.
    passed_over=frozenset({"$schema"}),
)


def invalid_value(field: Field, value: Value) -> Wrong | None:
    """Return what is wrong with a single value, and how to mend it; of a list an item is one."""
    if type(value) is not str and value is not None:
        return wrong_type(field, value)
    if not value or value.isspace():
        is_needed = field.is_required and value is not None
        hint = _("write it") if is_needed else _("write it, or leave it out")
        return _("an empty {field}", field=field.name), hint
    if len(value) > field.max_length:
        message = _(
            "this {field} is longer than {number} characters",
            field=field.name,
            number=f"{field.max_length:,}",
        )
        return message, _("split it, or shorten it")
    # Nearly every text passes the first test, which is much quicker than the second.
    if not value.isprintable() and (found := FORBIDDEN.search(value)):
        message = _(
            _FORBIDDEN[category(found[0])], code=f"{ord(found[0]):04X}", place=found.start() + 1
        )
        return message, _("remove it")
    return None if field.shape == "text" else _wrong_shape(field, value)


def _wrong_shape(field: Field, value: str) -> Wrong | None:
    """Return what keeps a text from being an id, a name, a link or a kind, and how to mend it."""
    match field.shape:
        case "slug" if not SLUG.fullmatch(value):
            message = N_(
                "{value} is no id: an id has the letters a to z, digits, '-', '_' and '.' only"
            )
            hint = N_("write {slug}") if slug(value) else N_("write a word without spaces")
        case "name" if not _ONE_LINE.fullmatch(value):
            message = N_("{value} is no name of a {field}: it is more than one line")
            hint = N_("write it on one line")
        case "name" if not id_from_name(value):
            message = N_(
                "{value} is no name of a {field}: it has no letter from a to z and no digit"
            )
            hint = N_("write it in words")
        case "link" if not LINK.fullmatch(value):
            message = N_("{value} is no link")
            hint = N_("write it whole, from https://, http:// or mailto:")
        case "kind" if value not in list(Kind):
            message, hint = N_("no kind {value}"), N_("write tip or remark")
        case _:
            return None
    named = {"value": quote(value), "field": field.name, "slug": slug(value)}
    return _(message, **named), _(hint, **named)


def wrong_type(field: Field, value: Value, *, wants_list: bool = False) -> Wrong:
    """Return what is wrong with a value that is no text, or no list, and how to mend it."""
    if type(value) is Tagged:
        name = quote(value.replace("tag:yaml.org,2002:", "!!"))
        hint = _("remove it; a text that begins with ! stands in quotes")
        return _("a tag, {tag}, has no place here", tag=name), hint
    what = _(_TYPES[type(value)])
    if field.shape == "item":
        hint = _("begin each item with '- ', or put them in [ ]")
        return _("{section} is a list", section=field.name), hint
    if wants_list:
        hint = _("put it in [ ]") if type(value) is str else _("write [one, two]")
        return _("{what} where a list belongs", what=what), hint
    hint = _("write one text here")
    if type(value) is Number:
        hint = _('write it in quotes: "{number}"', number=value[:20])
    return _("{what} where a text belongs", what=what), hint


def with_line_ends(text: str) -> str:
    """Return a text with line ends for the separators of lines and paragraphs of Unicode."""
    return text.replace("\u2028", "\n").replace("\u2029", "\n\n")


def slug(words: str, max_length: int = _MAX_SLUG) -> str:
    """Return words as an id: small letters and digits, with hyphens between; '' if none is left."""
    shown = normalize("NFKD", words[:MAX_NAME])
    plain = shown.encode("ascii", "ignore").decode("ascii")
    kept = "".join(c if c.isalnum() else " " for c in plain.lower())
    return "-".join(kept.split())[:max_length].rstrip("-")


def id_from_name(name: str) -> str:
    """Return the id of what is made by naming it: the name if it is one, else its words as an id.

    It is cut as late as may be: names that only differ at their ends are two.
    """
    return name if SLUG.fullmatch(name) else slug(name, MAX_ID)


def quote(text: str) -> str:
    """Return a text from a file between quotes on one line, cut where it is long."""
    return repr(text if len(text) <= _MAX_QUOTED else text[: _MAX_QUOTED - 1] + "…")
