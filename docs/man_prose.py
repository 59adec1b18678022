"""What the man page says that the program's own help does not."""

from __future__ import annotations

from typing import Any

from paw_cli.cli.options import Files, Filters, Output
from paw_cli.errors import ExitCode

EDITION = "2026-11-24"  # when these words were last looked through

DESCRIPTION = """\
paw-tips finds, shows and picks practical tips on citizen participation: ten tips and 27
remarks from the chat of the first PAW aan tafel, a session of the Dutch programme for
gas-free neighbourhoods, and those that you and your team add. The tips are in Dutch.

Without a command it prints its help. Options stand after the command. The answer goes to
standard output; errors, hints and warnings go to standard error."""

# The groups of options that several commands take.
GROUPS: dict[Any, tuple[str, str]] = {
    Filters: (
        "FILTERS",
        "A theme may be given by the beginning of its id, in any case, where that fits only one.",
    ),
    Files: (
        "TIPS FILES",
        (
            "Read in this order: the bundled tips, your own, your team's, those of --file. Of tips "
            "with the same id the last one counts."
        ),
    ),
    Output: (
        "OUTPUT",
        (
            "On a terminal the answer is made for people (pretty), elsewhere it is lines with tabs "
            "(text). Colour is for terminals only; --color wins over the environment."
        ),
    ),
}

EXIT_CODES = {
    ExitCode.DONE: "Done; a list may be empty.",
    ExitCode.NOTHING_FOUND: "Nothing was found by search, show or random.",
    ExitCode.WRONG_USE: "Used wrongly: an option, command, name or date that does not exist.",
    ExitCode.INVALID_FILE: "A tips file cannot be read or has faults.",
    ExitCode.OUTPUT_LOST: "The answer could not be written: a full disk.",
    ExitCode.INTERRUPTED: "Interrupted.",
    ExitCode.READER_GONE: "The reader of a pipe went away.",
}

ENVIRONMENT = {
    "PAW_TIPS_DIR": "The folder with your own tips files, in place of the usual one.",
    "NO_COLOR": "When not empty: no colour, and no escape codes at all.",
    "FORCE_COLOR": "When not empty: colour also where no terminal reads. NO_COLOR wins over it.",
    "FORCE_HYPERLINK": "1: links are made clickable on any terminal; 0: on none.",
    "COLUMNS": "How wide the answer may be, in place of the width of the terminal.",
    "LINES": "How many lines a search may fill, in place of the height of the terminal.",
    "TERM": "dumb: no colour.",
    "LANGUAGE": "nl or en: the language of help and messages. Else LC_ALL, LC_MESSAGES and LANG "
    "are heard, on Windows and macOS also the system's own setting. C and POSIX mean English.",
}

FILES = {
    "~/.config/paw-tips/tips/": "Your own tips: files in YAML, JSON or JSONL; on macOS in "
    "~/Library/Application Support/paw-tips/tips/. `paw-tips where` tells which files are read.",
    ".paw-tips.yaml": "The tips of a team: the nearest one at or above the working folder.",
}
