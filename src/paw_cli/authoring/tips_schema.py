"""The JSON Schema (2020-12) of a tips file, made from its definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paw_cli.files.definition import (
    FORBIDDEN_PATTERN,
    LINE_END_PATTERN,
    LINK_PATTERN,
    RECORDS,
    SCHEMA_KEY,
    SLUG_PATTERN,
    TIP,
    Shape,
)
from paw_cli.model import Kind

if TYPE_CHECKING:
    from paw_cli.files.definition import Key, Record

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HALVES = r"\ud800-\udfff"
# The end of a text and nothing else: `$` also stands before a last line end.
_END = r"(?![\s\S])"
# The beginning of a text that has no forbidden character. Halves of characters are not among them:
# to a validator that counts in UTF-16, each emoji is made of two.
_CLEAN = rf"^(?![\s\S]*(?:{FORBIDDEN_PATTERN.replace(_HALVES, '')}))"

# One line with a letter or digit that an id can be made of; of Latin letters in other shapes
# (ligatures, wide forms) the loader takes some that this does not.
_NAME = rf"{_CLEAN}(?![\s\S]*{LINE_END_PATTERN})[\s\S]*[0-9A-Za-z\u00c0-\u017f]"


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
            return {**text, "pattern": _NAME}
        case Shape.LINK:
            return link
        case Shape.KIND:
            return {"type": "string", "enum": list(Kind)}
        case Shape.NAMES:
            return {"type": "array", "items": {**text, "pattern": _NAME}}
        case Shape.LINKS:
            return {"type": "array", "items": link}
        case Shape.TEXTS:
            return {"type": "array", "items": text}


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that a key without a value fits too."""
    loose = {**schema, "type": [schema["type"], "null"]}
    return {**loose, "enum": [*schema["enum"], None]} if "enum" in schema else loose


def _in_any_case(pattern: str) -> str:
    """Return a pattern whose words fit in capitals too; JSON Schema has no flag for that."""
    return re.sub("[a-z]{2,}", lambda word: "".join(f"[{c.upper()}{c}]" for c in word[0]), pattern)
