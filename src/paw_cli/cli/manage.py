"""The commands about tips files and the set-up: check, where, schema, completion."""

import sys
from typing import Annotated

import typer

from paw_cli.cli.environment import tips_dir, working_dir
from paw_cli.cli.main import command
from paw_cli.cli.options import Json, option
from paw_cli.cli.streams import is_terminal, piped_in, print_note, write_json, write_out
from paw_cli.errors import TipsFileError
from paw_cli.files import find_layers
from paw_cli.messages import N_, _, in_english
from paw_cli.names import exact_name
from paw_cli.render import Format

SHELLS = ("bash", "zsh", "fish")


@command(
    "check",
    {
        "paw-tips check": N_("your own files"),
        "paw-tips check .paw-tips.yaml --strict": N_("in CI: warnings fail too"),
        "paw-tips check tips.yaml --json | jq '.[].line'": "",
    },
)
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=N_("[FILE...]"), help=N_("Tips files; '-': stdin. Default: your own.")
        ),
    ] = None,
    *,
    strict: Annotated[bool, option("--strict", N_("Let warnings fail as well."))] = False,
    json: Json = False,
) -> None:
    """Tell all that is wrong in tips files.

    Each fault is a line `file:line:column: what is wrong, and how to mend it`.
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
    if json:
        write_json(result.records())
    else:
        write_out(result.text())
    if result.fails(strict=strict):
        raise TipsFileError(result.summary(), _("Mend what is listed, and check again."))
    print_note(result.summary())


@command(
    "schema",
    {
        "paw-tips schema > .paw-tips.schema.json": N_("for an editor"),
        "paw-tips schema --of output": "",
    },
)
def schema(
    *,
    of: Annotated[str, option("--of WHAT", N_("tips or output."))] = "tips",
) -> None:
    """Print the JSON Schema of a tips file, or of the output."""
    from paw_cli.files.bundled import Schema, schema_text

    write_out(schema_text(Schema(exact_name(of, Schema, "schema"))), Format.JSON)


@command(
    "where",
    {
        "paw-tips where": "",
        "paw-tips where --json | jq -r '.[] | select(.problems != []) | .file'": "",
    },
)
def where(*, json: Json = False) -> None:
    """Tell which files are read, and where own tips go."""
    from paw_cli.authoring.where import as_text, places

    with in_english(when=json):
        found = places(tips_dir=tips_dir(), working_dir=working_dir())
    if json:
        write_json([place._asdict() for place in found])
    else:
        write_out(as_text(found, aligned=is_terminal(sys.stdout)))


@command(
    "completion",
    {
        'eval "$(paw-tips completion bash)"': N_("in ~/.bashrc"),
        'eval "$(paw-tips completion zsh)"': N_("in ~/.zshrc"),
        "paw-tips completion fish | source": N_("in ~/.config/fish/config.fish"),
    },
)
def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help=N_("bash, zsh or fish."))],
) -> None:
    """Print what makes a shell complete paw-tips.

    Commands, options, themes, ids and more; it changes no file.
    """
    from paw_cli.files.bundled import package_text

    name = exact_name(shell, SHELLS, "shell")
    write_out(package_text(f"cli/shells/paw-tips.{name}"))
