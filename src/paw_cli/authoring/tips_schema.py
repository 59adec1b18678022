"""The JSON Schema (2020-12) of a tips file, made from its definition."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from paw_cli.loading.definition import (
    FORBIDDEN_PATTERN,
    LINE_END_PATTERN,
    LINK_PATTERN,
    RECORDS,
    SCHEMA_KEY,
    SLUG_PATTERN,
    TIP,
    Shape,
)
from paw_cli.loading.identity import slug
from paw_cli.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.loading.definition import Key, Record

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HALVES = r"\ud800-\udfff"
# The end of a text and nothing else: `$` also stands before a last line end.
_END = r"(?![\s\S])"
# The beginning of a text that has no forbidden character. Halves of characters are not among them:
# to a validator that counts in UTF-16, each emoji is made of two.
_CLEAN = rf"^(?![\s\S]*(?:{FORBIDDEN_PATTERN.replace(_HALVES, '')}))"

# Where letters and digits are that a slug keeps something of, accented or in other shapes.
_SLUGGABLE = (range(0x3400), range(0xA7F2, 0xA7F5), range(0xFB00, 0xFB07), range(0xFF00, 0xFF60))


def tips_schema() -> Schema:
    """Return the schema of a tips file in YAML or JSON; of JSONL, `$defs/tip` is a line's."""
    sections: Schema = {record.section: _or_nothing(_list_of(record)) for record in RECORDS}
    sections[SCHEMA_KEY] = {"description": "Where this schema is."}
    whole: Schema = {
        "type": "object",
        "properties": sections,
        "additionalProperties": False,
    }
    return {
        "$schema": DIALECT,
        "title": "A tips file of paw-tips",
        "description": "Tips, with the themes and sources that they name; a text is enough.",
        "anyOf": [whole, _list_of(TIP), {"type": "null"}],
        "$defs": {record.name: _record(record) for record in RECORDS},
    }


def _list_of(record: Record) -> Schema:
    return {
        "description": f"The {record.section}. {record.description}",
        "type": "array",
        "items": {"$ref": f"#/$defs/{record.name}"},
    }


def _record(record: Record) -> Schema:
    keys = {key.name: _value(key) for key in record.keys}
    described = {
        "description": record.description,
        "type": "object",
        "properties": keys,
        "required": [key.name for key in record.keys if key.required],
        "additionalProperties": False,
    }
    if record is not TIP:
        return described
    text = next(key for key in record.keys if key.shape is Shape.TEXT and key.required)
    return {"anyOf": [described, {**_value(text), "description": "A tip that is only a text."}]}


def _value(key: Key) -> Schema:
    value = {"description": key.description, **_shape(key)}
    return value if key.required else _or_nothing(value)


def _shape(key: Key) -> Schema:  # noqa: PLR0911 - one for each shape
    text = {"type": "string", "maxLength": key.longest, "pattern": f"{_CLEAN}[\\s\\S]*\\S"}
    link = {**text, "pattern": f"{_CLEAN}{_in_any_case(LINK_PATTERN)}{_END}"}
    match key.shape:
        case Shape.TEXT:
            return text
        case Shape.SLUG:
            return {**text, "pattern": f"^{SLUG_PATTERN}{_END}"}
        case Shape.NAME:
            return {**text, "pattern": _name_pattern()}
        case Shape.LINK:
            return link
        case Shape.KIND:
            return {"type": "string", "enum": list(Kind)}
        case Shape.NAMES:
            return {"type": "array", "items": {**text, "pattern": _name_pattern()}}
        case Shape.LINKS:
            return {"type": "array", "items": link}
        case Shape.TEXTS:
            return {"type": "array", "items": text}


@cache
def _name_pattern() -> str:
    r"""Return the pattern of one line with a character that an id can be made of.

    Those above U+FFFF are not among them: to a validator that counts in UTF-16, each is two.
    """
    found = filter(slug, map(chr, chain.from_iterable(_SLUGGABLE)))
    return rf"{_CLEAN}(?![\s\S]*{LINE_END_PATTERN})[\s\S]*[{_ranges(found)}]"


def _ranges(characters: Iterable[str]) -> str:
    """Return characters in their order as the ranges between the brackets of a pattern."""
    ranges: list[list[int]] = []
    for code in map(ord, characters):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join("-".join(map(_escaped, sorted({*ends}))) for ends in ranges)


def _escaped(code: int) -> str:
    return chr(code) if code < ord("\x7f") else f"\\u{code:04x}"


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that a key without a value fits too."""
    loose = {**schema, "type": [schema["type"], "null"]}
    return {**loose, "enum": [*schema["enum"], None]} if "enum" in schema else loose


def _in_any_case(pattern: str) -> str:
    """Return a pattern whose words fit in capitals too; JSON Schema has no flag for that."""
    return re.sub("[a-z]{2,}", lambda word: "".join(f"[{c.upper()}{c}]" for c in word[0]), pattern)
