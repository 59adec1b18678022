"""Print what is no answer about tips as JSON."""

from typing import TYPE_CHECKING, Annotated

import typer

from paw_cli.cli.writing import write_out
from paw_cli.render import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paw_cli.render.records import Value

    Record = Mapping[str, Value]

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def write_json(value: "Record | tuple[Record, ...]") -> None:
    """Print an object, or an array with an object on each line."""
    from paw_cli.render.json_text import json_text

    if isinstance(value, tuple):
        lines = ",\n  ".join(json_text({**record}) for record in value)
        write_out(f"[\n  {lines}\n]\n" if lines else "[]\n", Format.JSON)
    else:
        write_out(f"{json_text({**value})}\n", Format.JSON)
