"""The commands about tips files and the set-up: check, where, schema, completion."""

import sys
from typing import Annotated

from paw_cli.cli.environment import tips_dir, working_dir
from paw_cli.cli.options import Json, argument, option
from paw_cli.cli.streams import is_terminal, piped_in, print_note, write_either, write_out
from paw_cli.errors import TipsFileError
from paw_cli.files import find_layers
from paw_cli.messages import N_, _, in_english
from paw_cli.names import exact_name
from paw_cli.render import Format

SHELLS = ("bash", "zsh", "fish")


def check(
    files: Annotated[
        list[str] | None,
        argument(N_("[FILE...]"), N_("Tips files; '-': stdin. Default: your own.")),
    ] = None,
    *,
    strict: Annotated[bool, option("--strict", N_("Let warnings fail as well."))] = False,
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

    layers = find_layers(
        files=files or (),
        bundled=False,
        tips_dir=None if files else tips_dir(),
        working_dir=None if files else working_dir(),
    )
    with in_english(when=json):
        result = checked(layers, stdin=piped_in())
    write_either(result.text(), result.records(), json=json)
    if result.fails(strict=strict):
        raise TipsFileError(result.summary(), _("Mend what is listed, and check again."))
    print_note(result.summary())


def schema(*, of: Annotated[str, option("--of WHAT", N_("tips or output."))] = "tips") -> None:
    """Print the JSON Schema of a tips file, or of the output.

    Examples:
        paw-tips schema > .paw-tips.schema.json  for an editor
        paw-tips schema --of output
    """
    from paw_cli.files.bundled import Schema, schema_text

    write_out(schema_text(Schema(exact_name(of, Schema, N_("no schema '{name}'")))), Format.JSON)


def where(*, json: Json = False) -> None:
    """Tell which files are read, and where own tips go.

    Examples:
        paw-tips where
        paw-tips where --json | jq -r '.[] | select(.problems != []) | .file'
    """
    from paw_cli.authoring.where import as_text, places

    with in_english(when=json):
        found = places(tips_dir=tips_dir(), working_dir=working_dir())
    text = as_text(found, aligned=is_terminal(sys.stdout))
    write_either(text, [place._asdict() for place in found], json=json)


def completion(shell: Annotated[str, argument("SHELL", N_("bash, zsh or fish."))]) -> None:
    """Print what makes a shell complete paw-tips.

    Commands, options, themes, ids and more; it changes no file.

    Examples:
        eval "$(paw-tips completion bash)"  in ~/.bashrc
        eval "$(paw-tips completion zsh)"   in ~/.zshrc
        paw-tips completion fish | source   in ~/.config/fish/config.fish
    """
    from paw_cli.files.bundled import package_text

    name = exact_name(shell, SHELLS, N_("no shell '{name}'"))
    write_out(package_text(f"cli/shells/paw-tips.{name}"))
