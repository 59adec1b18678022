"""The commands that write tips: add, import."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from paw_cli.cli.command import command
from paw_cli.cli.json_output import Json, write_json
from paw_cli.cli.options import tips_dir, working_dir
from paw_cli.cli.stdin import piped_in
from paw_cli.cli.terminal import is_terminal
from paw_cli.cli.writing import remark, say, write_out
from paw_cli.model import Kind
from paw_cli.render import Format

if TYPE_CHECKING:
    from paw_cli.authoring.importing import Wishes
    from paw_cli.authoring.wish import Wish


class About(NamedTuple):
    """What is known of a new tip beside its text."""

    theme: Annotated[
        list[str], typer.Option("-t", "--theme", metavar="ID", help="Its theme. Repeatable.")
    ] = []  # noqa: RUF012 - Typer copies it
    kind: Annotated[str, typer.Option("-k", "--kind", metavar="tip|remark", help="What it is.")] = (
        Kind.TIP
    )
    source: Annotated[
        str, typer.Option("-s", "--source", metavar="ID", help="Where it comes from.")
    ] = ""
    link: Annotated[
        list[str], typer.Option("--link", metavar="URL", help="A link with it. Repeatable.")
    ] = []  # noqa: RUF012 - Typer copies it
    new_theme: Annotated[
        bool, typer.Option("--new-theme", help="Make a theme that does not exist.")
    ] = False

    def wish(self, text: str) -> "Wish":
        """Return the wish for a tip; the text `-` is read from stdin."""
        from paw_cli.authoring.wish import Wish, piped_text

        return Wish(
            text=piped_text(piped_in()) if text == "-" else text,
            themes=self.theme,
            kind=self.kind,
            source=self.source,
            links=self.link,
            new_theme=self.new_theme,
        )


class Taking(NamedTuple):
    """How a text is taken."""

    kind: Annotated[
        str, typer.Option("-k", "--kind", metavar="tip|remark", help="Make all of this kind.")
    ] = ""
    source: Annotated[
        str, typer.Option("-s", "--source", metavar="TITLE", help="Where all come from.")
    ] = ""
    headings: Annotated[
        str,
        typer.Option(
            metavar="AS", help="What headings tell: kind (by their words), source, or nothing."
        ),
    ] = "kind"
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Keep the names and addresses of a chat.")
    ] = False

    def wishes(self, named_after: Path) -> "Wishes":
        """Return the same with ids that are named after a file."""
        from paw_cli.authoring.importing import wishes

        return wishes(
            named_after=named_after,
            kind=self.kind,
            source=self.source,
            headings=self.headings,
            with_names=self.with_names,
        )


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
    about: About,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Add a tip to your own file; print its id and the file."""
    from paw_cli.authoring import adding

    make = adding.planned if dry_run else adding.add
    addition = make(about.wish(text), tips_dir=tips_dir(), working_dir=working_dir())
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
    taking: Taking,
) -> None:
    """Turn notes or a chat into a tips file.

    Notes have numbered or bulleted items; a chat is one saved by Zoom or copied from Teams.
    """
    from paw_cli.authoring.importing import imported
    from paw_cli.authoring.importing.files import read_text, write_tips

    result = imported(read_text(file, piped_in()), file, taking.wishes(output or Path(file)))
    for sentence in result.report:
        say("note", sentence)
    if output is None:
        write_out(result.file_text, Format.JSON)
    else:
        write_tips(result, output, over=force)
        remark(f"{len(result.tips)} tips are in {output}")
