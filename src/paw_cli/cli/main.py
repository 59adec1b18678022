"""A run of the program: its commands, and the one place where errors become exit codes."""

import inspect
import os
from collections.abc import Callable
from functools import partial
from itertools import takewhile
from typing import Any

import typer

from paw_cli import __version__
from paw_cli.cli.streams import print_message, write_out
from paw_cli.errors import ExitCode, PawTipsError, TipsFileError, WrongUseError
from paw_cli.messages import N_, _, choose_language, use_language

VERSION, HELP = ("-V", "--version"), ("-h", "--help")
PROGRAM_OPTIONS: dict[tuple[str, ...], str] = {
    VERSION: N_("Print the version."),
    HELP: N_("Show this help."),
}
TO_READ = ("search", "show", "list", "random", "themes")
COMMANDS = (*TO_READ, "add", "import", "check", "where", "schema", "completion")


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code; the only place that catches errors."""
    use_language(partial(choose_language, os.environ))
    # A shell asks what completes a line. Typer's own answer takes Rich for zsh and fish, reads the
    # line a second time, and has zsh evaluate the texts.
    if shell := os.environ.pop("_PAW_TIPS_COMPLETE", ""):
        from paw_cli.cli.completion import answer  # only when a shell asks

        return answer(shell, arguments)
    try:
        return program(arguments)
    except PawTipsError as error:
        failure = error
    except UsageError as error:
        failure = translate_usage_error(error, arguments)
    except OSError as error:  # neither of stdout nor of a file that somebody named
        named = error.filename or _("a file")
        message = _("cannot use {file}: {reason}", file=named, reason=error.strerror or error)
        failure = TipsFileError(message)
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    for line in failure.message.split("\n"):  # a file may have several problems
        print_message(_("error"), line)
    if failure.hint:
        print_message(_("hint"), failure.hint)
    return failure.exit_code


def program(arguments: list[str]) -> int:
    """Practical tips on citizen participation, from the chat of the first PAW aan tafel.

    Examples:
        paw-tips search eigenaren  the tips that fit best
        paw-tips random            one by chance; --daily: today's
        paw-tips list -t eigen     all on one theme
        paw-tips show 14           one in full
    """
    if arguments[:1] == ["help"]:  # `help list` is `list --help`
        arguments = [*arguments[1:2], "--help"]
    first, *rest = arguments or ["--help"]
    options = takewhile(lambda word: word != "--", rest)
    if first in VERSION:
        write_out(f"paw-tips {__version__}\n")
    elif first in COMMANDS and set(HELP).isdisjoint(options):
        typer_command(first)(rest, prog_name=f"paw-tips {first}", standalone_mode=False)
    else:
        from paw_cli.cli.help import help_lines, unknown_command  # only where they are read

        if first not in (*COMMANDS, "help", *HELP):
            raise unknown_command([word for word in arguments if word not in HELP])
        lines = help_lines(first if first in COMMANDS else "")
        write_out("".join(f"{line}\n" for line in lines))
    return ExitCode.DONE


def command_named(name: str) -> Callable[..., Any]:
    """Return a command of COMMANDS, or for no name the program; its docstring is its help.

    Only the module that it is written in is imported.
    """
    module: Any
    if not name:
        return program
    if name in TO_READ:
        from paw_cli.cli import read as module
    elif name == "import":
        from paw_cli.cli import importing as module
    else:
        from paw_cli.cli import manage as module
    function: Callable[..., Any] = vars(module).get(name) or vars(module)[f"{name}_"]
    return function


# --- All that touches the inside of Typer -----------------------------------------------------

# The base of all that Typer finds wrong with a command line; no version of it exports the name.
UsageError: Any = typer.BadParameter.__base__


def typer_command(name: str) -> Any:  # noqa: ANN401 - Typer moves this type about
    """Return a command of COMMANDS as Typer makes it; words that it does not take are led on."""
    app = typer.Typer(
        rich_markup_mode=None,  # Rich doubles the time until the help stands there
        add_completion=False,  # `completion` prints what Typer would write into the user's files
    )
    function = as_typer_takes_it(name, command_named(name))
    settings = {"allow_extra_args": True}
    app.command(name, context_settings=settings, add_help_option=False)(function)
    return typer.main.get_command(app)


def as_typer_takes_it(command: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that takes the options of each group as parameters of its own.

    A group is a NamedTuple whose fields are options. Typer sees the fields, the command gets
    the tuple, and shared options are written once.
    """
    own = inspect.signature(function).parameters
    groups: dict[str, Any] = {
        name: parameter.annotation
        for name, parameter in own.items()
        if isinstance(parameter.annotation, type) and issubclass(parameter.annotation, tuple)
    }

    def called(context: typer.Context, **given: object) -> None:
        if context.args:
            from paw_cli.cli.help import unexpected_words  # only for what is none

            raise unexpected_words(command, context.args, context.params)
        grouped = {
            name: group(**{field: given.pop(field) for field in group._fields})
            for name, group in groups.items()
        }
        function(**given, **grouped)

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter("context", keyword, annotation=typer.Context)]
    for name, parameter in own.items():
        parts = inspect.signature(groups[name]).parameters if name in groups else {name: parameter}
        parameters += [part.replace(kind=keyword) for part in parts.values()]
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what Typer reads
    return called


def translate_usage_error(error: Any, arguments: list[str]) -> WrongUseError:  # noqa: ANN401 - Typer moves it about
    """Return what Typer finds wrong with a command line as an error of this program.

    By the class of the error: nothing of Typer's text is shown but what was typed.
    """
    from paw_cli.cli.help import how_it_is_used, missing_argument, unknown_option  # only for errors

    command, message = arguments[0], _("the command is not complete")
    match type(error).__name__:
        case "NoSuchOption":
            options = [spelling for p in error.ctx.command.params for spelling in p.opts]
            return unknown_option(error.option_name, [*options, *HELP], arguments)
        case "MissingParameter":
            return missing_argument(command)
        case "BadOptionUsage":
            needed = error.option_name in arguments
            template = N_("{option} needs a value") if needed else N_("{option} takes no value")
            message = _(template, option=error.option_name)
        case "BadParameter":
            message = _("invalid value for {option}", option=" / ".join(error.param.opts))
            return WrongUseError(message, _("Write a number from 0 up, such as 5."))
    return WrongUseError(message, how_it_is_used(command))
