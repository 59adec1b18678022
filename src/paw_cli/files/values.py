"""What is wrong with the value of a key, in words that say how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from paw_cli.files.definition import FORBIDDEN, LINE_END, LINK, SLUG, Key, Shape
from paw_cli.files.identity import is_name, slug
from paw_cli.files.problems import Path, quote
from paw_cli.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator


class Number:
    """A number of a JSON file, as typed."""

    __slots__ = ("typed",)

    def __init__(self, typed: str) -> None:
        self.typed = typed


class Complaint(NamedTuple):
    """What is wrong with a value, or with the part of it at the end of `steps`."""

    message: str
    hint: str
    steps: Path = ()


_ELEMENTS = {Shape.NAMES: Shape.NAME, Shape.LINKS: Shape.LINK, Shape.TEXTS: Shape.TEXT}


def complaints(key: Key, value: object) -> Iterator[Complaint]:
    """Yield all that is wrong with a value that stands under `key`."""
    element = _ELEMENTS.get(key.shape)
    if element is None:
        if complaint := complaint_of(key, key.shape, value):
            yield complaint
    elif not isinstance(value, list):
        yield Complaint(
            f"{_described(value)} where a list belongs",
            "put it in [ ]" if type(value) is str else "write [one, two]",
        )
    else:
        for place, item in enumerate(value):
            if complaint := complaint_of(key, element, item):
                yield complaint._replace(steps=(place,))


def complaint_of(key: Key, shape: Shape, value: object) -> Complaint | None:
    """Return what is wrong with a single value, if anything is."""
    if type(value) is not str:
        return _no_text(key, value)
    if not value or value.isspace():
        return _empty(key)
    if len(value) > key.longest:
        return Complaint(
            f"this {_singular(key)} is longer than {key.longest:,} characters",
            "split it, or shorten it",
        )
    return _forbidden(value) or _misshapen(key, shape, value)


def _empty(key: Key) -> Complaint:
    hint = "write it" if key.required else "write it, or leave it out"
    return Complaint(f"an empty {_singular(key)}", hint)


def _no_text(key: Key, value: object) -> Complaint:
    if value is None:
        return _empty(key)
    if isinstance(value, Number):
        return Complaint(
            "a number where a text belongs", f'write it in quotes: "{value.typed[:20]}"'
        )
    return Complaint(f"{_described(value)} where a text belongs", "write one text here")


def _forbidden(text: str) -> Complaint | None:
    # Nearly every text passes the first test, which is much quicker than the second.
    if text.isprintable() or not (found := FORBIDDEN.search(text)):
        return None
    code = ord(found[0])
    what = {
        "Cs": "half a character",
        "Cf": "a character that turns the reading direction",
    }.get(category(found[0]), "a control character")
    return Complaint(
        f"{what} (U+{code:04X}) at place {found.start() + 1} of this text", "remove it"
    )


def _misshapen(key: Key, shape: Shape, value: str) -> Complaint | None:
    match shape:
        case Shape.SLUG if not SLUG.fullmatch(value):
            mended = slug(value)
            return Complaint(
                f"{quote(value)} is no id: an id has the letters a to z, digits, "
                "'-', '_' and '.' only",
                f"write {mended}" if mended else "write a word without spaces",
            )
        case Shape.NAME if not is_name(value):
            return _no_name(key, value)
        case Shape.LINK if not LINK.fullmatch(value):
            return Complaint(
                f"{quote(value)} is no link", "write it whole, from https://, http:// or mailto:"
            )
        case Shape.KIND if value not in set(Kind):
            return Complaint(f"no {key.name} {quote(value)}", f"write {' or '.join(Kind)}")
        case _:
            return None


def _no_name(key: Key, value: str) -> Complaint:
    name = f"{quote(value)} is no name of a {_singular(key)}"
    if LINE_END.search(value):
        return Complaint(f"{name}: it is more than one line", "write it on one line")
    return Complaint(f"{name}: it has no letter from a to z and no digit", "write it in words")


def _described(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case Number():
            return "a number"
        case str():
            return "a text"
        case bool():
            return "true or false"
        case list():
            return "a list"
        case _:
            return "keys with values"


def _singular(key: Key) -> str:
    return key.name.removesuffix("s") if key.shape in _ELEMENTS else key.name
