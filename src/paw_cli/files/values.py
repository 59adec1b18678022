"""What is wrong with a single value of a tips file, in words that say how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from paw_cli.files.format import FORBIDDEN, LINE_END, LINK, SLUG, Field, is_name, slug
from paw_cli.files.nodes import Mapping
from paw_cli.files.problems import quote
from paw_cli.messages import N_, _
from paw_cli.model import Kind

if TYPE_CHECKING:
    import re


def invalid_value(field: Field, value: object) -> tuple[str, str] | None:
    """Return what is wrong with a single value, and how to mend it."""
    if type(value) is not str:
        return _no_text(field, value)
    if not value or value.isspace():
        return empty_message(field.name), (
            _("write it") if field.is_required else _("write it, or leave it out")
        )
    if len(value) > field.max_length:
        return (
            _(
                "this {field} is longer than {number} characters",
                field=field.name,
                number=f"{field.max_length:,}",
            ),
            _("split it, or shorten it"),
        )
    # Nearly every text passes the first test, which is much quicker than the second.
    if not value.isprintable() and (found := FORBIDDEN.search(value)):
        return _forbidden(found)
    return None if field.shape == "text" else _misshapen(field, value)


def _no_text(field: Field, value: object) -> tuple[str, str]:
    if value is None:
        return empty_message(field.name), _("write it, or leave it out")
    if isinstance(value, str):  # a Number of a JSON file
        hint = _('write it in quotes: "{number}"', number=value[:20])
        return _("a number where a text belongs"), hint
    messages = {
        bool: N_("true or false where a text belongs"),
        list: N_("a list where a text belongs"),
        Mapping: N_("keys with values where a text belongs"),
    }
    return _(messages[type(value)]), _("write one text here")


def _forbidden(found: re.Match[str]) -> tuple[str, str]:
    what = {
        "Cs": N_("half a character (U+{code}) at place {place} of this text"),
        "Cf": N_(
            "a character that turns the reading direction (U+{code}) at place {place} of this text"
        ),
    }.get(
        category(found[0]),
        N_("a control character (U+{code}) at place {place} of this text"),
    )
    return _(what, code=f"{ord(found[0]):04X}", place=found.start() + 1), _("remove it")


def _misshapen(field: Field, value: str) -> tuple[str, str] | None:
    # Nearly every name is an id, and so are the kinds.
    if SLUG.fullmatch(value) and field.shape in {"slug", "name"}:
        return None
    match field.shape:
        case "slug":
            message = _(
                "{id} is no id: an id has the letters a to z, digits, '-', '_' and '.' only",
                id=quote(value),
            )
            mended = slug(value)
            return message, (
                _("write {id}", id=mended) if mended else _("write a word without spaces")
            )
        case "name" if not is_name(value):
            return _no_name(field, value)
        case "link" if not LINK.fullmatch(value):
            hint = _("write it whole, from https://, http:// or mailto:")
            return _("{link} is no link", link=quote(value)), hint
        case "kind" if value not in set(Kind):
            return _("no kind {kind}", kind=quote(value)), _("write tip or remark")
        case _:
            return None


def _no_name(field: Field, value: str) -> tuple[str, str]:
    if LINE_END.search(value):
        message = N_("{name} is no name of a {field}: it is more than one line")
        return _(message, name=quote(value), field=field.name), _("write it on one line")
    message = N_("{name} is no name of a {field}: it has no letter from a to z and no digit")
    return _(message, name=quote(value), field=field.name), _("write it in words")


def empty_message(name: str) -> str:
    """Return what is wrong with a field that has no value."""
    return _("an empty {field}", field=name)
