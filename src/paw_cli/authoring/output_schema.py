"""The JSON Schema (2020-12) of what the program prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.authoring.tips_schema import DIALECT, Schema
from paw_cli.model import Kind
from paw_cli.search_engine import MatchKind

if TYPE_CHECKING:
    from collections.abc import Mapping


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
