"""JSON Schemas (2020-12): of a tips file, from its definition, and of what the program prints."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from paw_cli.authoring.durable import replace_content
from paw_cli.authoring.yaml_text import SCHEMA_FILE
from paw_cli.loading.definition import (
    FORBIDDEN_PATTERN,
    LINK_PATTERN,
    RECORDS,
    SCHEMA_KEY,
    SLUG_PATTERN,
    TIP,
    Shape,
)
from paw_cli.model import Kind
from paw_cli.search import MatchKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

from paw_cli.loading.definition import Key, Record

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HALVES = r"\ud800-\udfff"
# The end of a text and nothing else: `$` also stands before a last line end.
_END = r"(?![\s\S])"
# The beginning of a text that has no forbidden character. Halves of characters are not among them:
# to a validator that counts in UTF-16, each emoji is made of two.
_CLEAN = rf"^(?![\s\S]*(?:{FORBIDDEN_PATTERN.replace(_HALVES, '')}))"


class Of(StrEnum):
    """What there is a schema of."""

    TIPS = "tips"
    OUTPUT = "output"


def schema_text(subject: Of) -> str:
    """Return a schema as JSON, in the form in which it is kept as a file."""
    return json.dumps(schema_of(subject), indent=2, ensure_ascii=False) + "\n"


def write_schema_beside(path: Path) -> None:
    """Put the schema that the first line of a tips file names into its folder, for editors."""
    beside = path.with_name(SCHEMA_FILE)
    content = schema_text(Of.TIPS).encode()
    if not beside.is_file() or beside.read_bytes() != content:
        replace_content(beside, content)


def schema_of(subject: Of) -> Schema:
    """Return the schema of tips files, or that of the output in json."""
    match subject:
        case Of.TIPS:
            return tips_schema()
        case Of.OUTPUT:
            return output_schema()


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


def output_schema() -> Schema:
    """Return the schema of what list, search, show, random and themes print with --json."""
    definitions = {
        "tip": _object("What list, show and random print of a tip.", _TIP),
        "found": _object("What search prints of a tip.", {**_TIP, **_FOUND}),
        "theme": _object("What themes prints of a theme.", _THEME),
    }
    return {
        "$schema": DIALECT,
        "title": "The output of paw-tips in json",
        "description": "An array always: of tips, of tips that a search found, or of themes.",
        "anyOf": [{"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in definitions],
        "$defs": definitions,
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
    slug = {**text, "pattern": f"^{SLUG_PATTERN}{_END}"}
    link = {**text, "pattern": f"{_CLEAN}{_in_any_case(LINK_PATTERN)}{_END}"}
    match key.shape:
        case Shape.TEXT:
            return text
        case Shape.SLUG:
            return slug
        case Shape.LINK:
            return link
        case Shape.KIND:
            return {"type": "string", "enum": list(Kind)}
        case Shape.SLUGS:
            return {"type": "array", "items": slug}
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


def _object(description: str, properties: Mapping[str, Schema]) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _text(description: str) -> Schema:
    return {"description": description, "type": "string"}


def _texts(description: str) -> Schema:
    return {"description": description, "type": "array", "items": {"type": "string"}}


def _number(description: str, **limits: float) -> Schema:
    return {"description": description, "type": "integer", **limits}


_TIP: Schema = {
    "id": _text("Its name, for `paw-tips show`."),
    "kind": {"description": "What the text is.", "type": "string", "enum": list(Kind)},
    "text": _text("The tip, word for word."),
    "themes": _texts("Ids of its themes."),
    "links": _texts("Web and e-mail addresses that belong to it."),
    "source": _text("The id of where it comes from."),
    "keywords": _texts("Words one would look for that the text does not have."),
    "answers": _texts("Questions that it answers."),
}
_MATCH = {
    "kind": {"description": "How it matched, most trusted first.", "enum": list(MatchKind)},
    "word": _text("The query's word."),
}
_IN_TEXT = {
    "start": _number("Where the match begins in `text`, in characters.", minimum=0),
    "end": _number("Where it ends: the first character after it.", minimum=1),
}
_IN_FIELD = {
    "field": {"description": "Where it matched.", "enum": ["theme", "keyword", "answer"]},
    "value": _text("What matched there."),
}
_FOUND: Schema = {
    "score": {
        "description": "How well it fits, comparable within one answer only.",
        "type": "number",
        "minimum": 0,
        "maximum": 1,
    },
    "matches": {
        "description": "What matched, in the text and elsewhere.",
        "type": "array",
        "items": {
            "anyOf": [
                _object("A match in the text.", {**_IN_TEXT, **_MATCH}),
                _object("A match outside the text.", {**_IN_FIELD, **_MATCH}),
            ]
        },
    },
}
_THEME = {
    "id": _text("Its name, for -t."),
    "title": _text("What people read."),
    "description": _text("One line that helps to choose it."),
    "count": _number("How many tips carry it.", minimum=0),
}
