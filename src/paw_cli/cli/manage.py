"""The commands about tips files and the set-up: add, check, where, schema, completion."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from paw_cli.cli.options import Files, Json, argument, expanded, option, tips_dir, working_dir
from paw_cli.cli.streams import is_tty, piped_in, print_message, print_note, write_either, write_out
from paw_cli.errors import TipsFileError
from paw_cli.files import Layer, Origin, load_layers
from paw_cli.files.layers import OWN_FILE, TEAM_FILE, package_text
from paw_cli.messages import N_, _, in_english, ngettext
from paw_cli.model import Kind, Tip, kind_named
from paw_cli.names import exact_name
from paw_cli.safe_text import safe_text

if TYPE_CHECKING:
    from paw_cli.authoring.add import Target

SCHEMAS = ("tips", "output")
SHELLS = ("bash", "zsh", "fish")

To = Annotated[str | None, option("--to FILE", "Put it into this YAML file, made if need be.")]
NewTheme = Annotated[bool, option("--new-theme", "Make a theme that does not exist.")]
DryRun = Annotated[bool, option("--dry-run", "Show what would be written, and write nothing.")]


class About(NamedTuple):
    """What is known of a new tip beside its text."""

    themes: Annotated[list[str], option("-t --theme ID", "Its theme. Repeatable.")] = []
    kind: Annotated[str, option("-k --kind tip|remark", "What it is.")] = Kind.TIP
    source: Annotated[str, option("-s --source ID", "Where it comes from.")] = ""
    links: Annotated[list[str], option("--link URL", "A link with it. Repeatable.")] = []
    new_theme: NewTheme = False


def target_file(to: str | None) -> "Target":
    """Return the user's own file, or the one that was named."""
    from paw_cli.authoring.add import target_of

    named = expanded(to) if to else None
    return target_of(tips_dir=tips_dir(), working_dir=working_dir(), to=named)


def add(
    text: Annotated[list[str], argument(N_("TEXT"), N_("The tip; '-' reads stdin."))],
    *,
    about: About,
    to: To = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Add a tip to your own file; print its id and the file.

    Examples:
        paw-tips add "Begin met een kop koffie." -t gesprek
        paw-tips add "Zie dit stuk." --link https://voorbeeld.nl -k remark
        paw-tips add "Deel de zaal." -t ruimte --new-theme
        paw-tips add "Begin klein." --to .paw-tips.yaml  into the file of a team
        paw-tips add - < tip.txt                  several lines, from a file
        id=$(paw-tips add - < tip.txt | cut -f1)  its id, for a script
    """
    from paw_cli.authoring.add import add as stored
    from paw_cli.authoring.add import piped_text, plan

    typed = piped_text(piped_in()) if text == ["-"] else " ".join(text)
    kind, themes, links = kind_named(about.kind), tuple(about.themes), tuple(about.links)
    new, target = Tip("", typed, kind, themes, links, about.source), target_file(to)
    addition = (plan if dry_run else stored)(new, target, new_theme=about.new_theme)
    id_, file = addition.new.tips[0].id, str(target.path)
    if addition.near:
        near = _("much like {id}: `paw-tips show {id}`", id=addition.near)
        print_message(_("warning"), near)
    if dry_run:
        print_note(_("nothing is written; this would go into {file}", file=file))
        write_out(addition.written(), utf_8=True)
        return
    answer = f"{id_}\t{safe_text(file)}"
    if is_tty(sys.stdout):
        answer = _("Added {id} to {file}", id=id_, file=safe_text(file))
    lost = _("The tip is stored all the same: {id} in {file}", id=id_, file=file)
    write_either(f"{answer}\n", {"id": id_, "file": file}, json=json, stored=lost)


def check(
    files: Annotated[
        list[str] | None,
        argument(N_("[FILE...]"), N_("Tips files; '-': stdin. Default: your own.")),
    ] = None,
    *,
    strict: Annotated[bool, option("--strict", "Let warnings fail as well.")] = False,
    json: Json = False,
) -> None:
    """Tell all that is wrong in tips files.

    Each fault is a line `file:line:column: what is wrong, and how to mend it`.

    Examples:
        paw-tips check                          your own files
        paw-tips check .paw-tips.yaml --strict  in CI: warnings fail too
        paw-tips check tips.yaml --json | jq '.[].line'
    """
    from paw_cli.authoring.check import check as checked

    found = Files(files or [], no_bundled=True).layers()
    layers = [layer for layer in found if layer.origin is Origin.FILE or not files]
    with in_english(when=json):
        result = checked(layers, stdin=piped_in())
    write_either(result.text(), result.records(), json=json)
    if result.fails(strict=strict):
        raise TipsFileError(result.summary(), _("Mend what is listed, and check again."))
    print_note(result.summary())


def schema(*, of: Annotated[str, option("--of WHAT", "tips or output.")] = "tips") -> None:
    """Print the JSON Schema of a tips file, or of the output.

    Examples:
        paw-tips schema > .paw-tips.schema.json  for an editor
        paw-tips schema --of output
    """
    subject = exact_name(of, SCHEMAS, N_("no schema '{name}'"))
    write_out(package_text(f"data/{subject}.schema.json"), utf_8=True)


def where(*, json: Json = False) -> None:
    """Tell which files are read, and where own tips go.

    Examples:
        paw-tips where
        paw-tips where --json | jq -r '.[] | select(.problems != []) | .file'
    """
    with in_english(when=json):
        found = _places(tips_dir())
    write_either(_as_text(found, aligned=is_tty(sys.stdout)), found, json=json)


def _places(own: Path | None) -> list[dict[str, Any]]:
    """Return all places where tips may come from, in the order in which they are read."""
    found = [_place(layer) for layer in load_layers(Files().layers()).layers]
    if own is None:
        state = _("none: there is no home folder, and PAW_TIPS_DIR names no other")
        found.append(_place(Layer(Origin.OWN), state))
    elif not any(place["file"] in {str(own), str(own / OWN_FILE)} for place in found):
        state = _("missing; `paw-tips add` makes it")
        there = next((f for f in (own, *own.parents) if os.path.lexists(f)), own)
        if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
            state = _("missing, and you may not make it there")
        found.append(_place(Layer(Origin.OWN, own / OWN_FILE), state))
    if not any(place["origin"] is Origin.TEAM for place in found):
        found.append(_place(Layer(Origin.TEAM, Path(TEAM_FILE)), _("missing here and above")))
    order = list(Origin)
    return sorted(found, key=lambda place: (order.index(place["origin"]), place["file"]))


def _place(layer: Layer, state: str = "") -> dict[str, Any]:
    if layer.trouble:
        state = _("not read: {reason}", reason=layer.trouble.message)
    elif faults := sum(problem.severity == "error" for problem in layer.problems):
        state = ngettext("broken: {number} fault", "broken: {number} faults", faults)
    return {
        "origin": layer.origin,
        "file": layer.name,
        "tips": len(layer.collection.tips),
        "state": state or _("read"),
        "problems": tuple(map(str, layer.problems)),
    }


def _as_text(found: list[dict[str, Any]], *, aligned: bool) -> str:
    """Return places as lines of origin, number of tips, state and file, `aligned` for people."""
    rows = []
    for origin, file, tips, state, _problems in map(dict.values, found):
        name = _(origin) if origin is Origin.BUNDLED else safe_text(file)
        rows.append((_(origin), str(tips), safe_text(state), name))
    if not aligned:
        return "".join("\t".join(row) + "\n" for row in rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        f"{origin:<{widths[0]}}  {tips:>{widths[1]}}  {state:<{widths[2]}}  {file}\n"
        for origin, tips, state, file in rows
    )


def completion(shell: Annotated[str, argument("SHELL", N_("bash, zsh or fish."))]) -> None:
    """Print what makes a shell complete paw-tips.

    Commands, options, themes, ids and more; it changes no file.

    Examples:
        eval "$(paw-tips completion bash)"  in ~/.bashrc
        eval "$(paw-tips completion zsh)"   in ~/.zshrc
        paw-tips completion fish | source   in ~/.config/fish/config.fish
    """
    name = exact_name(shell, SHELLS, N_("no shell '{name}'"))
    write_out(package_text(f"cli/shells/paw-tips.{name}"))
