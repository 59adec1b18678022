"""The commands for tips of one's own: add, import, check, schema, where."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paw_cli.cli.command import command
from paw_cli.cli.options import tips_dir
from paw_cli.cli.terminal import is_terminal, remark, say, write_out
from paw_cli.errors import TipsFileError
from paw_cli.model import Kind
from paw_cli.naming import exact_name
from paw_cli.render import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paw_cli.render.records import Value

    Record = Mapping[str, Value]

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@command(
    "add",
    examples=[
        'paw-tips add "Begin met een kop koffie." -t gesprek',
        'paw-tips add "Zie dit stuk." --link https://voorbeeld.nl -k remark',
        'paw-tips add "Deel de zaal." -t ruimte --new-theme',
        "paw-tips add - < tip.txt                   several lines, from a file",
        "id=$(paw-tips add - < tip.txt | cut -f1)   its id, for a script",
    ],
)
def add(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The tip; '-' reads stdin.")],
    *,
    theme: Annotated[
        list[str], typer.Option("-t", "--theme", metavar="ID", help="Its theme. Repeatable.")
    ] = [],  # noqa: B006 - Typer copies it
    kind: Annotated[
        str, typer.Option("-k", "--kind", metavar="tip|remark", help="What it is.")
    ] = Kind.TIP,
    source: Annotated[
        str, typer.Option("-s", "--source", metavar="ID", help="Where it comes from.")
    ] = "",
    link: Annotated[
        list[str], typer.Option("--link", metavar="URL", help="A link with it. Repeatable.")
    ] = [],  # noqa: B006 - Typer copies it
    new_theme: Annotated[
        bool, typer.Option("--new-theme", help="Make a theme that does not exist.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Add a tip to your own file; print its id and the file."""
    from paw_cli.authoring.adding import add as added
    from paw_cli.authoring.adding import planned
    from paw_cli.authoring.wish import Wish, piped_text

    wish = Wish(
        text=piped_text(sys.stdin.buffer) if text == "-" else text,
        themes=theme,
        kind=kind,
        source=source,
        links=link,
        new_theme=new_theme,
    )
    make = planned if dry_run else added
    addition = make(wish, tips_dir=tips_dir(), working_dir=Path.cwd())
    if addition.near:
        say("warning", f"much like {addition.near}: `paw-tips show {addition.near}`")
    if dry_run:
        remark(f"nothing is written; this would go into {addition.path}")
        write_out(addition.written(), Format.JSON)
    elif json:
        write_json(addition.record())
    else:
        write_out(addition.confirmation(for_person=is_terminal(sys.stdout)))


@command(
    "import",
    examples=[
        "paw-tips import notes.txt                  the tips file on the screen",
        "paw-tips import chat.txt -o sessie-2.yaml -s 'Tweede sessie, Zwolle'",
        "paw-tips import notes.txt --headings source",
        "pbpaste | paw-tips import - -o .paw-tips.yaml",
    ],
)
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Notes, or a chat of Zoom or Teams; '-': stdin.")
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help="Write to this file.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there.")
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option("-k", "--kind", metavar="tip|remark", help="Make all of this kind."),
    ] = None,
    source: Annotated[
        str, typer.Option("-s", "--source", metavar="TITLE", help="Where all come from.")
    ] = "",
    headings: Annotated[
        str,
        typer.Option(
            metavar="AS", help="What headings tell: kind (by their words), source, or nothing."
        ),
    ] = "kind",
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Keep the names and addresses of a chat.")
    ] = False,
) -> None:
    """Turn notes or a chat into a tips file.

    Notes have numbered or bulleted items; a chat is one saved by Zoom or copied from Teams.
    """
    from paw_cli.authoring.importing import Headings, imported, wishes
    from paw_cli.authoring.importing.files import read_text, write_tips

    content = read_text(file, sys.stdin.buffer)
    result = imported(
        content,
        file,
        wishes(
            named_after=output or (None if file == "-" else Path(file)),
            kind=None if kind is None else Kind(exact_name(kind, Kind, "kind")),
            source=source,
            headings=Headings(exact_name(headings, Headings, "use of headings")),
            with_names=with_names,
        ),
    )
    for sentence in result.report:
        say("note", sentence)
    if output is None:
        write_out(result.file_text, Format.JSON)
    else:
        write_tips(result, output, over=force)
        remark(f"{len(result.tips)} tips are in {output}")


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
    paths = named or own_files(tips_dir=tips_dir(), working_dir=Path.cwd())
    result = checked(paths, stdin=sys.stdin.buffer)
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

    found = places(tips_dir=tips_dir(), working_dir=Path.cwd())
    if json:
        write_json(records(found))
    else:
        write_out(as_text(found, aligned=is_terminal(sys.stdout)))


def write_json(value: "Record | tuple[Record, ...]") -> None:
    """Print an object, or an array with an object on each line."""
    from paw_cli.render.json_text import json_text

    if isinstance(value, tuple):
        lines = ",\n  ".join(json_text({**record}) for record in value)
        write_out(f"[\n  {lines}\n]\n" if lines else "[]\n", Format.JSON)
    else:
        write_out(f"{json_text({**value})}\n", Format.JSON)
