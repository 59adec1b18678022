"""The command that takes in what a session leaves behind: import."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from paw_cli.cli.manage import DryRun, NewTheme, To, target_file
from paw_cli.cli.options import Files, argument, option
from paw_cli.cli.streams import piped_in, print_message, write_out
from paw_cli.errors import WrongUseError
from paw_cli.files import load_layers
from paw_cli.messages import N_, _
from paw_cli.model import Collection, kind_named

if TYPE_CHECKING:
    from paw_cli.authoring.add import Target
    from paw_cli.importing import Imported, ImportOptions


class Taking(NamedTuple):
    """How files are taken."""

    theme: Annotated[list[str], option("-t --theme ID", "A theme of all. Repeatable.")] = []
    new_theme: NewTheme = False
    kind: Annotated[str, option("-k --kind tip|remark", "Make all of this kind.")] = ""
    source: Annotated[str, option("-s --source TITLE", "Where all come from.")] = ""
    lines: Annotated[bool, option("--lines", "Each line is a tip, where nothing marks them.")] = (
        False
    )
    paragraphs: Annotated[bool, option("--paragraphs", "Each paragraph is a tip as well.")] = False
    with_names: Annotated[bool, option("--with-names", "Keep names, addresses and numbers.")] = (
        False
    )

    def import_options(self, named_after: Path | None, known: Collection) -> "ImportOptions":
        """Return the same with themes that are known, and ids that are named after a file."""
        from paw_cli.authoring.add import resolve_themes
        from paw_cli.importing import ImportOptions, Unmarked, id_prefix

        if self.lines and self.paragraphs:
            message = _("--lines and --paragraphs ask for two things")
            raise WrongUseError(message, _("Leave one out."))
        by_lines = Unmarked.LINES if self.lines else Unmarked.NOTHING
        themes, new_themes = resolve_themes(self.theme, known, may_be_new=self.new_theme)
        return ImportOptions(
            id_prefix=id_prefix(named_after) if named_after else "",
            kind=kind_named(self.kind) if self.kind else None,
            source=self.source,
            unmarked=Unmarked.PARAGRAPHS if self.paragraphs else by_lines,
            with_names=self.with_names,
            themes=themes,
            new_themes=new_themes,
        )


class Place(NamedTuple):
    """Where the tips of an import go."""

    output: Annotated[str | None, option("-o --output FILE", "Write a tips file.")] = None
    force: Annotated[bool, option("--force", "Write over a file that is there.")] = False
    add: Annotated[bool, option("--add", "Put the tips into your own file, or that of --to.")] = (
        False
    )
    to: To = None

    def path(self) -> Path | None:
        """Return the file to write; none stands for stdout. Raises WrongUseError for two places."""
        if self.output in (None, "-"):
            return None
        if self.add or self.to:
            message = _("-o and --add name two places")
            raise WrongUseError(message, _("Leave one out."))
        return target_file(self.output).path

    def target(self) -> "Target | None":
        """Return the file at whose end the tips go, if they do."""
        return target_file(self.to) if self.add or self.to else None


Report = Annotated[bool, option("--report", "Tell all that was left out, line by line.")]


def import_(
    file: Annotated[list[str], argument(N_("FILE"), N_("What to import; '-': stdin."))],
    *,
    place: Place,
    taking: Taking,
    dry_run: DryRun = False,
    report: Report = False,
) -> None:
    """Turn what a session leaves behind into tips, without the people in it.

    Notes, the chat of Zoom, WhatsApp or Teams, tables (csv, Excel, Forms), Word, web pages, e-mail,
    and what paw-tips itself printed.

    Examples:
        paw-tips import chat.txt                  the tips file on the screen
        paw-tips import chat.txt list.xlsx --add  into your own file
        paw-tips import chat.txt -o sessie-2.yaml -s 'Tweede sessie, Zwolle'
        paw-tips import list.xlsx --add --to .paw-tips.yaml -t gesprek
        pbpaste | paw-tips import - --lines       a copied column
    """
    from paw_cli.authoring.add import read_target
    from paw_cli.importing import import_files, read_file
    from paw_cli.render.views import tracked

    path, target = place.path(), place.target()
    known = read_target(target).all if target else load_layers(Files().layers()).collection
    files = [read_file(name, piped_in()) for name in file]
    options = taking.import_options(None if target else path or Path(file[0]), known)
    track = partial(tracked, label=_("Taking people out"))
    result = import_files(files, options, known=known, skip_known=bool(target), track=track)
    find = _("nothing is written")
    if dry_run:
        write_out(result.text, utf_8=True)
    else:
        find = _written(result, path, target, overwrite=place.force)
    summary = _("{summary}; {find}", summary=result.summary, find=find)
    for sentence in (summary, *result.notes, *(result.details if report else ())):
        print_message(_("note"), sentence)  # in a pipe too


def _written(
    result: "Imported", path: Path | None, target: "Target | None", *, overwrite: bool
) -> str:
    """Put the tips where they go, or on stdout; return how to find or to keep them."""
    from paw_cli.authoring.add import add
    from paw_cli.authoring.atomic import save

    if path:
        save(path, result.text.encode(), overwrite=overwrite)
        return _found_by("--no-bundled", "--file", str(path))
    if target is None:
        write_out(result.text, utf_8=True)
        return _("add --add to keep them among your own tips, or -o FILE")
    added = add(result, target, result.comments).new.tips
    if not added:
        return _("nothing is new, so {file} stays as it is", file=target.path)
    if not target.is_own:
        return _found_by("--no-bundled", "--file", str(target.path))
    tips = {tip.id: tip for tip in load_layers(Files().layers()).collection.tips}
    return _found_by("-s", tips[added[0].id].source)


def _found_by(*options: str) -> str:
    """Return how to find the tips, the command as a shell takes it."""
    import shlex  # only where a command is told

    return _("find them with: {command}", command=shlex.join(["paw-tips", "list", *options]))
