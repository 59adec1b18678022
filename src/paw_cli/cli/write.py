"""The commands that write tips: add, import."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from paw_cli.cli.main import command
from paw_cli.cli.options import Json, tips_dir, working_dir
from paw_cli.cli.streams import (
    is_terminal,
    piped_in,
    print_message,
    print_note,
    write_json,
    write_out,
)
from paw_cli.messages import N_, _, ngettext
from paw_cli.model import Kind
from paw_cli.render import Format

if TYPE_CHECKING:
    from paw_cli.authoring.add import NewTip
    from paw_cli.authoring.importing import ImportOptions


class About(NamedTuple):
    """What is known of a new tip beside its text."""

    theme: Annotated[
        list[str], typer.Option("-t", "--theme", metavar="ID", help=N_("Its theme. Repeatable."))
    ] = []  # noqa: RUF012 - Typer copies it
    kind: Annotated[
        str, typer.Option("-k", "--kind", metavar="tip|remark", help=N_("What it is."))
    ] = Kind.TIP
    source: Annotated[
        str, typer.Option("-s", "--source", metavar="ID", help=N_("Where it comes from."))
    ] = ""
    link: Annotated[
        list[str], typer.Option("--link", metavar="URL", help=N_("A link with it. Repeatable."))
    ] = []  # noqa: RUF012 - Typer copies it
    new_theme: Annotated[
        bool, typer.Option("--new-theme", help=N_("Make a theme that does not exist."))
    ] = False

    def new_tip(self, text: str) -> "NewTip":
        """Return the tip that is asked for; the text `-` is read from stdin."""
        from paw_cli.authoring.add import NewTip, piped_text

        return NewTip(
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
        str, typer.Option("-k", "--kind", metavar="tip|remark", help=N_("Make all of this kind."))
    ] = ""
    source: Annotated[
        str, typer.Option("-s", "--source", metavar="TITLE", help=N_("Where all come from."))
    ] = ""
    headings: Annotated[
        str,
        typer.Option(
            metavar="AS", help=N_("What headings tell: kind (by their words), source, or nothing.")
        ),
    ] = "kind"
    with_names: Annotated[
        bool, typer.Option("--with-names", help=N_("Keep the names and addresses of a chat."))
    ] = False

    def import_options(self, named_after: Path) -> "ImportOptions":
        """Return the same with ids that are named after a file."""
        from paw_cli.authoring.importing import import_options

        return import_options(
            named_after=named_after,
            kind=self.kind,
            source=self.source,
            headings=self.headings,
            with_names=self.with_names,
        )


@command(
    "add",
    help=N_("Add a tip to your own file; print its id and the file."),
    examples={
        'paw-tips add "Begin met een kop koffie." -t gesprek': "",
        'paw-tips add "Zie dit stuk." --link https://voorbeeld.nl -k remark': "",
        'paw-tips add "Deel de zaal." -t ruimte --new-theme': "",
        "paw-tips add - < tip.txt": N_("several lines, from a file"),
        "id=$(paw-tips add - < tip.txt | cut -f1)": N_("its id, for a script"),
    },
)
def add(
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT", help=N_("The tip; '-' reads stdin."))
    ],
    *,
    about: About,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Show what would be written, and write nothing."))
    ] = False,
    json: Json = False,
) -> None:
    """Add a tip to your own file; print its id and the file."""
    import paw_cli.authoring.add as authoring
    from paw_cli.authoring.target import target_of

    make = authoring.plan if dry_run else authoring.add
    target = target_of(tips_dir=tips_dir(), working_dir=working_dir())
    addition = make(about.new_tip(" ".join(text)), target)
    if addition.near:
        near = _("much like {id}: `paw-tips show {id}`", id=addition.near)
        print_message("warning", near)
    if dry_run:
        print_note(_("nothing is written; this would go into {file}", file=addition.path))
        write_out(addition.written(), Format.JSON)
    elif json:
        write_json(addition.record())
    else:
        write_out(addition.confirmation(for_person=is_terminal(sys.stdout)))


@command(
    "import",
    help=N_(
        "Turn notes or a chat into a tips file.\n\n"
        "Notes have numbered or bulleted items; a chat is one saved by Zoom or copied "
        "from Teams."
    ),
    examples={
        "paw-tips import notes.txt": N_("the tips file on the screen"),
        "paw-tips import chat.txt -o sessie-2.yaml -s 'Tweede sessie, Zwolle'": "",
        "paw-tips import notes.txt --headings source": "",
        "pbpaste | paw-tips import - -o .paw-tips.yaml": "",
    },
)
def import_(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help=N_("Notes, or a chat of Zoom or Teams; '-': stdin.")),
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="PATH", help=N_("Write to this file."))
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("Write over a file that is there."))
    ] = False,
    taking: Taking,
) -> None:
    """Turn notes or a chat into a tips file."""
    from paw_cli.authoring.importing import import_text, read_text, write_tips

    options = taking.import_options(output or Path(file))
    result = import_text(read_text(file, piped_in()), file, options)
    for sentence in result.report:
        print_message("note", sentence)
    if output is None:
        write_out(result.file_text, Format.JSON)
    else:
        write_tips(result, output, overwrite=force)
        number = len(result.tips)
        print_note(
            ngettext(
                "{number} tip is in {file}", "{number} tips are in {file}", number, file=output
            )
        )
