"""A run of the program: its commands, and the one place where errors become exit codes."""

import inspect
import os
import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any, NamedTuple, NoReturn, Protocol, get_type_hints

import typer

from paw_cli import __version__
from paw_cli.cli.help import (
    COMMANDS_TO_READ,
    COMMANDS_TO_WRITE,
    PlainCommand,
    PlainGroup,
    joined_examples,
)
from paw_cli.cli.language import choose_language
from paw_cli.cli.streams import flush_and_exit, print_message, write_out
from paw_cli.errors import ExitCode, PawTipsError, TipsFileError, WrongUseError
from paw_cli.messages import N_, _, use_language

COMMANDS = (
    "search",
    "show",
    "list",
    "random",
    "themes",
    "add",
    "import",
    "check",
    "where",
    "schema",
    "completion",
)
TO_READ = COMMANDS[:5]
HELP = N_("Practical tips on citizen participation, from the chat of the first PAW aan tafel.")
EXAMPLES = {
    "paw-tips search eigenaren": N_("the tips that fit best"),
    "paw-tips random": N_("one by chance; --daily: today's"),
    "paw-tips list -t eigen": N_("all on one theme"),
    "paw-tips show 14": N_("one in full"),
}

# Where a shell says which shell it is when it asks what completes a line. Typer's own answer
# takes Rich for zsh and fish, reads the line a second time, and has zsh evaluate the texts.
COMPLETE = "_PAW_TIPS_COMPLETE"


def main() -> NoReturn:
    """Run the program and exit with one of ExitCode."""
    use_language(lambda: choose_language(os.environ))
    if shell := os.environ.pop(COMPLETE, ""):
        from paw_cli.cli.completion import answer  # only when a shell asks

        flush_and_exit(answer(shell, sys.argv[1:]))
    flush_and_exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code; the only place that catches errors."""
    try:
        arguments = as_help_option(arguments)
        app = application(arguments)
        return app(arguments, prog_name="paw-tips", standalone_mode=False) or ExitCode.DONE
    except PawTipsError as error:
        return report(error)
    except UsageError as error:
        return report(translate_usage_error(error, arguments))
    except OSError as error:  # neither of stdout nor of a file that somebody named
        named = error.filename or _("a file")
        message = _("cannot use {file}: {reason}", file=named, reason=error.strerror or error)
        return report(TipsFileError(message))
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED


def as_help_option(arguments: list[str]) -> list[str]:
    """Return `help` and `help COMMAND` as the option that gives the same help."""
    match arguments:
        case ["help", name, *_rest] if name in COMMANDS:
            return [name, "--help"]
        case ["help", name, *_rest] if name != "help" and not name.startswith("-"):
            return [name]  # is no command, and is told what is
        case ["help", *_rest]:
            return ["--help"]
        case _:
            return arguments


def report(error: PawTipsError) -> int:
    """Print what went wrong, each problem of a file on a line; return the exit code."""
    lines = error.message.split("\n") if isinstance(error, TipsFileError) else [error.message]
    for line in filter(None, lines):  # of a reader that has gone there is nothing to say
        print_message("error", line)
    if error.hint:
        print_message("hint", error.hint)
    return error.exit_code


class Command(NamedTuple):
    """A command: a function, and what its help says. The help texts are templates."""

    name: str
    function: Callable[..., None]
    help: str
    examples: Mapping[str, str]


def command(
    name: str,
    *,
    help: str,  # noqa: A002 - as Typer calls it
    examples: Mapping[str, str],
) -> Callable[[Callable[..., None]], Command]:
    """Make a function the command `name`; each example has a note, which may be empty."""
    return lambda function: Command(name, function, help, examples)


def command_named(name: str) -> Command:
    """Return a command of COMMANDS; only the module that it is written in is imported."""
    module: Any
    match name:
        case "search":
            from paw_cli.cli import search as module
        case "add":
            from paw_cli.cli import write as module
        case "import":
            from paw_cli.cli import importing as module
        case "check" | "schema" | "where":
            from paw_cli.cli import manage as module
        case "completion":
            from paw_cli.cli import completion as module
        case _:
            from paw_cli.cli import read as module
    return next(c for c in vars(module).values() if isinstance(c, Command) and c.name == name)


# --- All that touches the inside of Typer -----------------------------------------------------

# A whole sentence for each: in another language one asks for what is missing in its own words.
MISSING = {
    "WORDS": N_("missing argument WORDS"),
    "ID": N_("missing argument ID"),
    "TEXT": N_("missing argument TEXT"),
    "FILE": N_("missing argument FILE"),
    "SHELL": N_("missing argument SHELL"),
}

# The base of all that Typer finds wrong with a command line; no version of it exports the name.
UsageError: Any = typer.BadParameter.__base__


def application(arguments: list[str]) -> typer.Typer:
    """Return the application with the command that the arguments begin with, else with all.

    Raises WrongUseError with near names when they begin with no command and no option.
    """
    first = arguments[0] if arguments else "--help"
    if not first.startswith("-") and first not in COMMANDS:
        from paw_cli.cli.guide import unknown_command  # only for what is none

        raise unknown_command(arguments, COMMANDS)
    app = typer.Typer(
        cls=PlainGroup,
        help=HELP,
        epilog=joined_examples(EXAMPLES),
        rich_markup_mode=None,  # plain help: Rich doubles the time until it stands there
        pretty_exceptions_enable=False,
        add_completion=False,  # `completion` prints what Typer would write into the user's files
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    app.callback(invoke_without_command=True)(main_callback)
    for made in map(command_named, [first] if first in COMMANDS else COMMANDS):
        app.command(
            made.name,
            cls=PlainCommand,
            help=made.help,
            epilog=joined_examples(made.examples),
            rich_help_panel=COMMANDS_TO_READ if made.name in TO_READ else COMMANDS_TO_WRITE,
        )(expand_option_groups(made.function))
    return app


def main_callback(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("-V", "--version", help=N_("Print the version."), is_eager=True)
    ] = False,
) -> None:
    """Print what is asked of the program as a whole."""
    if version:
        write_out(f"paw-tips {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        write_out(f"{context.get_help()}\n")


def expand_option_groups(function: Callable[..., None]) -> Callable[..., None]:
    """Return a function that takes the options of each group as parameters of its own.

    A group is a NamedTuple whose fields are options. Typer sees the fields, the command gets
    the tuple, and shared options are written once.
    """
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, Any] = {
        name: hint
        for name, hint in hints.items()
        if isinstance(hint, type) and issubclass(hint, tuple)
    }

    def called(**given: object) -> None:
        grouped = {
            name: group(**{field: given.pop(field) for field in group._fields})
            for name, group in groups.items()
        }
        function(**given, **grouped)

    parameters: list[inspect.Parameter] = []
    for own in inspect.signature(function).parameters.values():
        if group := groups.get(own.name):
            fields, defaults = get_type_hints(group, include_extras=True), group._field_defaults
            parameters += [_parameter(name, fields[name], defaults[name]) for name in fields]
        else:
            parameters.append(_parameter(own.name, hints[own.name], own.default))
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what Typer reads
    return called


def _parameter(name: str, hint: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


class _UsageProblem(Protocol):
    """What is read of Typer's UsageError and its children."""

    option_name: str
    ctx: Any
    param: Any


def translate_usage_error(error: _UsageProblem, arguments: list[str]) -> WrongUseError:
    """Return what Typer finds wrong with a command line as an error of this program.

    By the class of the error: nothing of Typer's text is shown but what was typed.
    """
    command = next((word for word in arguments[:1] if word in COMMANDS), "")
    help_hint = _help_hint(command)
    match type(error).__name__:
        case "NoSuchOption":
            return _unknown_option(error, arguments)
        case "MissingParameter":
            return missing_argument(command, error.param.metavar.strip("."))
        case "BadOptionUsage" if error.option_name in arguments:
            return WrongUseError(_("{option} needs a value", option=error.option_name), help_hint)
        case "BadOptionUsage":
            return WrongUseError(_("{option} takes no value", option=error.option_name), help_hint)
        case "BadParameter":
            message = _("invalid value for {option}", option=" / ".join(error.param.opts))
            return WrongUseError(message, help_hint)
        case _:
            return WrongUseError(_("the command is not complete"), help_hint)


def missing_argument(command: str, name: str) -> WrongUseError:
    """Return the error for an argument that a command needs."""
    return WrongUseError(_(MISSING[name]), _help_hint(command))


def _help_hint(command: str) -> str:
    path = f"paw-tips {command}".strip()
    return _("`{command} --help` shows how.", command=path)


def _unknown_option(error: _UsageProblem, arguments: list[str]) -> WrongUseError:
    from paw_cli.cli.guide import option_before_command, unknown_option  # only for what is none

    name = typed = error.option_name
    if not name.startswith("--"):  # of `-huurders` Typer tells the first letter that is no option
        clusters = (word for word in arguments if word.startswith("-") and name[1:] in word)
        typed = next(clusters, name)
    command = next((word for word in arguments if word in COMMANDS), "")
    if command and arguments[0].startswith("-"):
        return option_before_command(typed, command)
    options = [spelling for p in error.ctx.command.params for spelling in p.opts]
    return unknown_option(typed, options, command, arguments[1:])
