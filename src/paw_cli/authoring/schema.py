"""The JSON Schemas: of tips files, and of the output."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from paw_cli.authoring.durable import replace_content
from paw_cli.authoring.output_schema import output_schema
from paw_cli.authoring.tips_schema import tips_schema
from paw_cli.authoring.yaml_text import SCHEMA_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from paw_cli.authoring.tips_schema import Schema


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
