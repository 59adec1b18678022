"""The commands, as an application of Typer's."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from paw_cli import __version__
from paw_cli.cli.command import Command, epilog, spread
from paw_cli.names import unknown_name

# Where each command is written. Only the command that is called is imported and built:
# Typer takes longer to build ten commands than the command takes to run.
HOMES = {
    "list": "explore",
    "search": "explore",
    "show": "explore",
    "random": "explore",
    "themes": "explore",
    "add": "own",
    "import": "own",
    "check": "files",
    "schema": "files",
    "where": "files",
    "completion": "completion",
}

EXAMPLES = [
    "paw-tips search eigenaren                  the tips that fit best",
    "paw-tips random                            one by chance; --daily: today's",
    "paw-tips list -t eigen                     all on one theme",
    "paw-tips show 14                           one in full",
]


class PlainCommand(TyperCommand):
    """A command whose usage line shows `WORDS...`, where Typer has `{WORDS...}`."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - 0.20 has another class
        """Return the parts of the usage line."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


def application(arguments: list[str]) -> typer.Typer:
    """Return the application with the command that the arguments begin with, else with all.

    Raises WrongUseError with near names when they begin with no command and no option.
    """
    first = arguments[0] if arguments else "--help"
    if not first.startswith("-") and first not in HOMES:
        raise unknown_name(first, HOMES, "command")
    app = typer.Typer(
        help="Practical tips on citizen participation, from the chat of the first PAW aan tafel.",
        epilog=epilog(EXAMPLES),
        rich_markup_mode=None,  # plain help: Rich doubles the time until it stands there
        pretty_exceptions_enable=False,
        add_completion=False,  # `completion` prints what Typer would write into the user's files
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback(invoke_without_command=True)(entrance)
    for name in [first] if first in HOMES else HOMES:
        made = command_named(name)
        app.command(made.name, cls=PlainCommand, epilog=made.epilog)(spread(made.function))
    return app


def command_named(name: str) -> Command:
    """Return the command `name` from the module that it is written in."""
    home = import_module(f"paw_cli.cli.{HOMES[name]}")
    return next(c for c in vars(home).values() if isinstance(c, Command) and c.name == name)


def entrance(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("-V", "--version", help="Print the version.", is_eager=True)
    ] = False,
) -> None:
    """Answer what is asked of the program as a whole."""
    if version:
        typer.echo(f"paw-tips {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
