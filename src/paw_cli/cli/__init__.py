"""The command line: arguments -> core -> renderer -> stdout."""

from __future__ import annotations

import atexit
import gc
import os
import signal
from typing import NoReturn

from paw_cli.errors import ExitCode


def main() -> NoReturn:
    """Run the program and exit with one of ExitCode."""
    _end_silently_when_interrupted()
    gc.disable()  # a run is short and makes no cycles worth finding: a fifteenth of its time
    atexit.register(gc.freeze)  # nor has the interpreter's end to look at all there is: a seventh
    from paw_cli.cli.app import main as run_and_leave  # takes a while: Ctrl-C may come before

    run_and_leave()


def _end_silently_when_interrupted() -> None:
    """Make Ctrl-C exit without a traceback, and without the empty line that Typer prints.

    At once, not by an exception: the signal may come where Python reports those and goes on.
    Nothing is lost: answers are flushed when written, and files are whole at any moment.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else it is ignored
        signal.signal(signal.SIGINT, lambda *_: os._exit(ExitCode.INTERRUPTED))
