"""What is wrong with a single value of a tips file, in words that say how to mend it."""

from __future__ import annotations

from typing import Any
from unicodedata import category

from paw_cli.files.format import FORBIDDEN, LINE_END, LINK, SLUG, Field, is_name, slug
from paw_cli.files.nodes import Number
from paw_cli.files.problems import quote
from paw_cli.messages import N_, _
from paw_cli.model import Kind

_KINDS = frozenset(Kind)
Value = Any  # what value_of returns

_NOT_A_TEXT = {
    bool: N_("true or false where a text belongs"),
    list: N_("a list where a text belongs"),
    dict: N_("keys with values where a text belongs"),
}
_FORBIDDEN = {
    "Cs": N_("half a character (U+{code}) at place {place} of this text"),
    "Cf": N_(
        "a character that turns the reading direction (U+{code}) at place {place} of this text"
    ),
    "Cc": N_("a control character (U+{code}) at place {place} of this text"),
}


def invalid_value(field: Field, value: Value) -> tuple[str, str] | None:
    """Return what is wrong with a single value, and how to mend it."""
    if type(value) is not str or not value or value.isspace():
        return _no_text(field, value)
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
    if field.shape == "text":
        return None
    # Nearly every name is an id.
    is_right = value in _KINDS if field.shape == "kind" else SLUG.fullmatch(value)
    return None if is_right and field.shape != "link" else _misshapen(field, value)


def _no_text(field: Field, value: Value) -> tuple[str, str]:
    if value is None or type(value) is str:
        is_needed = field.is_required and value is not None
        hint = _("write it") if is_needed else _("write it, or leave it out")
        return _("an empty {field}", field=field.name), hint
    if isinstance(value, Number):
        hint = _('write it in quotes: "{number}"', number=value[:20])
        return _("a number where a text belongs"), hint
    what = _NOT_A_TEXT[bool if type(value) is bool else value]
    return _(what), _("write one text here")


def _misshapen(field: Field, value: str) -> tuple[str, str] | None:
    match field.shape:
        case "slug":
            message = _(
                "{id} is no id: an id has the letters a to z, digits, '-', '_' and '.' only",
                id=quote(value),
            )
            mended = slug(value)
            word = _("write a word without spaces")
            return message, _("write {id}", id=mended) if mended else word
        case "name" if LINE_END.search(value):
            message = _(
                "{name} is no name of a {field}: it is more than one line",
                name=quote(value),
                field=field.name,
            )
            return message, _("write it on one line")
        case "name" if not is_name(value):
            message = _(
                "{name} is no name of a {field}: it has no letter from a to z and no digit",
                name=quote(value),
                field=field.name,
            )
            return message, _("write it in words")
        case "link" if not LINK.fullmatch(value):
            hint = _("write it whole, from https://, http:// or mailto:")
            return _("{link} is no link", link=quote(value)), hint
        case "kind":
            return _("no kind {kind}", kind=quote(value)), _("write tip or remark")
        case _:
            return None
