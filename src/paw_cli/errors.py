"""What can go wrong for a user, each with the exit code that scripts rely on."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """The program's exit codes, as the README documents them."""

    DONE = 0
    NOTHING_FOUND = 1
    WRONG_USE = 2
    INVALID_FILE = 3
    OUTPUT_LOST = 74  # EX_IOERR of sysexits.h: the disk is full
    INTERRUPTED = 130
    READER_GONE = 141


class PawTipsError(Exception):
    """Report something that the user can act on: `error:` message, `hint:` hint."""

    exit_code: ClassVar[ExitCode] = ExitCode.WRONG_USE

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NothingFoundError(PawTipsError):
    """No tip answers the request."""

    exit_code = ExitCode.NOTHING_FOUND


class WrongUseError(PawTipsError):
    """A name, option or value that does not exist or does not fit."""


class TipsFileError(PawTipsError):
    """A tips file cannot be read, written or understood."""

    exit_code = ExitCode.INVALID_FILE


class OutputLostError(PawTipsError):
    """The answer could not be written: a full disk, a closed stdout."""

    exit_code = ExitCode.OUTPUT_LOST
