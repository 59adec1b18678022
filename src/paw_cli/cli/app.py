"""A run of the program: the one place where errors become exit codes."""

import os
import sys
from typing import Any, NoReturn, Protocol

import typer

from paw_cli.cli.application import application
from paw_cli.cli.writing import leave, output_lost, say
from paw_cli.errors import ExitCode, PawTipsError, TipsFileError, WrongUseError

# Where a shell says which shell it is when it asks what completes a line. Typer's own answer
# takes Rich for zsh and fish, reads the line a second time, and has zsh evaluate the texts.
COMPLETE = "_PAW_TIPS_COMPLETE"

# The base of all that Typer finds wrong with a command line; no version of it exports the name.
UsageError: Any = typer.BadParameter.__base__


def main() -> NoReturn:
    """Run the program and exit with one of ExitCode."""
    if shell := os.environ.pop(COMPLETE, ""):
        from paw_cli.cli.completion import answer  # only when a shell asks

        leave(answer(shell, sys.argv[1:]))
    leave(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code; the only place that catches errors."""
    try:
        app = application(arguments)
        return app(arguments, prog_name="paw-tips", standalone_mode=False) or ExitCode.DONE
    except PawTipsError as error:
        return report(error)
    except UsageError as error:
        return report(WrongUseError(*in_our_words(error)))
    except SystemExit as exiting:  # Typer's own answer to a closed pipe is 1
        return ExitCode.READER_GONE if exiting.code == 1 else int(exiting.code or 0)
    except OSError as error:  # of files it is a TipsFileError: what is left is stdout
        return output_lost(error)
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED


class UsageFault(Protocol):
    """What is read of Typer's UsageError."""

    ctx: typer.Context | None
    option_name: str  # where an option is at fault

    def format_message(self) -> str:
        """Return what is wrong."""


def in_our_words(error: UsageFault) -> tuple[str, str]:
    """Return what Typer finds wrong as a message and a hint in this program's manner."""
    path = error.ctx.command_path if error.ctx else "paw-tips"
    near = getattr(error, "possibilities", None)  # of an option that does not exist
    hint = f"Did you mean {' or '.join(near)}?" if near else f"`{path} --help` shows how."
    if hasattr(error, "possibilities"):
        return f"no option '{error.option_name}'", hint
    told = error.format_message().rstrip(".")
    return told[:1].lower() + told[1:], hint


def report(error: PawTipsError) -> int:
    """Tell the user what went wrong, each fault of a file on a line; return the exit code."""
    faults = error.message.split("\n") if isinstance(error, TipsFileError) else [error.message]
    for fault in faults:
        say("error", fault)
    if error.hint:
        say("hint", error.hint)
    return error.exit_code
