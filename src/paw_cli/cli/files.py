"""The commands about tips files: check, schema, where."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from paw_cli.cli.command import command
from paw_cli.cli.json_output import Json, write_json
from paw_cli.cli.options import tips_dir, working_dir
from paw_cli.cli.stdin import piped_in
from paw_cli.cli.terminal import is_terminal
from paw_cli.cli.writing import remark, write_out
from paw_cli.errors import TipsFileError
from paw_cli.names import exact_name
from paw_cli.render import Format


@command(
    "check",
    examples=[
        "paw-tips check                             your own files",
        "paw-tips check .paw-tips.yaml --strict     in CI: warnings fail too",
        "paw-tips check tips.yaml --json | jq '.[].line'",
    ],
)
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE...]", help="Tips files; '-': stdin. Default: your own."),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail as well.")] = False,
    json: Json = False,
) -> None:
    """Tell all that is wrong in tips files.

    Each fault is a line `file:line:column: what is wrong, and how to mend it`.
    """
    from paw_cli.authoring.checking import check as checked
    from paw_cli.authoring.checking import own_files

    named = [None if file == "-" else Path(file) for file in files or ()]
    paths = named or own_files(tips_dir=tips_dir(), working_dir=working_dir())
    result = checked(paths, stdin=piped_in())
    if json:
        write_json(result.records())
    else:
        write_out(result.text())
    if result.fails(strict=strict):
        raise TipsFileError(result.summary(), "Mend what is listed, and check again.")
    remark(result.summary())


@command(
    "schema",
    examples=[
        "paw-tips schema > .paw-tips.schema.json    for an editor",
        "paw-tips schema --of output",
    ],
)
def schema(
    *,
    of: Annotated[str, typer.Option("--of", metavar="WHAT", help="tips or output.")] = "tips",
) -> None:
    """Print the JSON Schema of a tips file, or of the output."""
    from paw_cli.authoring.schema import Of, schema_text

    write_out(schema_text(Of(exact_name(of, Of, "schema"))), Format.JSON)


@command(
    "where",
    examples=[
        "paw-tips where",
        "paw-tips where --json | jq -r '.[] | select(.problems != []) | .file'",
    ],
)
def where(*, json: Json = False) -> None:
    """Tell which files are read, and where own tips go."""
    from paw_cli.authoring.where import as_text, places, records

    found = places(tips_dir=tips_dir(), working_dir=working_dir())
    if json:
        write_json(records(found))
    else:
        write_out(as_text(found, aligned=is_terminal(sys.stdout)))
