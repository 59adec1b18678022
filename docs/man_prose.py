"""What the man page says that the program's own help does not."""

from typing import Any

from paw_cli.cli.options import Files, Filters, Output
from paw_cli.errors import ExitCode
from paw_cli.messages import N_

EDITION = "2026-11-24"  # when these words were last looked through

SUMMARY = N_("find, show and pick tips on citizen participation")
SYNOPSIS = (N_("command"), N_("argument"), N_("option"))
DESCRIPTION = (
    N_(
        "paw-tips finds, shows and picks practical tips on citizen participation: ten tips and 27 "
        "remarks from the chat of the first PAW aan tafel, a session of the Dutch programme for "
        "gas-free neighbourhoods, and those that you and your team add. The tips are in Dutch."
    ),
    N_(
        "Without a command it prints its help. Options stand after the command. The answer goes to "
        "standard output; errors, hints and warnings go to standard error."
    ),
)
HEADINGS = {
    "NAME": N_("NAME"),
    "SYNOPSIS": N_("SYNOPSIS"),
    "DESCRIPTION": N_("DESCRIPTION"),
    "COMMANDS": N_("COMMANDS"),
    "EXIT STATUS": N_("EXIT STATUS"),
    "ENVIRONMENT": N_("ENVIRONMENT"),
    "FILES": N_("FILES"),
    "EXAMPLES": N_("EXAMPLES"),
}

# The groups of options that several commands take.
GROUPS: dict[Any, tuple[str, str]] = {
    Filters: (
        N_("FILTERS"),
        N_(
            "A theme may be given by the beginning of its id, in any case, where that fits only "
            "one."
        ),
    ),
    Files: (
        N_("TIPS FILES"),
        N_(
            "Read in this order: the bundled tips, your own, your team's, those of --file. Of tips "
            "with the same id the last one counts."
        ),
    ),
    Output: (
        N_("OUTPUT"),
        N_(
            "On a terminal the answer is made for people (pretty), elsewhere it is lines with tabs "
            "(text). Colour is for terminals only; --color wins over the environment."
        ),
    ),
}

EXIT_CODES = {
    ExitCode.DONE: N_("Done; a list may be empty."),
    ExitCode.NOTHING_FOUND: N_("Nothing was found by search, show or random."),
    ExitCode.WRONG_USE: N_("Used wrongly: an option, command, name or date that does not exist."),
    ExitCode.INVALID_FILE: N_("A tips file cannot be read or has faults."),
    ExitCode.OUTPUT_LOST: N_("The answer could not be written: a full disk."),
    ExitCode.INTERRUPTED: N_("Interrupted."),
    ExitCode.READER_GONE: N_("The reader of a pipe went away."),
}

ENVIRONMENT = {
    "PAW_TIPS_DIR": N_("The folder with your own tips files, in place of the usual one."),
    "XDG_CONFIG_HOME": N_(
        "Where the folder of your own tips is, in place of ~/.config; an absolute path."
    ),
    "NO_COLOR": N_("When not empty: no colour, and no escape codes at all."),
    "FORCE_COLOR": N_(
        "When not empty: colour also where no terminal reads. NO_COLOR wins over it."
    ),
    "FORCE_HYPERLINK": N_("1: links are made clickable on any terminal; 0: on none."),
    "COLUMNS": N_("How wide the answer may be, in place of the width of the terminal."),
    "LINES": N_("How many lines a search may fill, in place of the height of the terminal."),
    "TERM": N_("dumb: no colour."),
    "LANGUAGE": N_(
        "nl or en: the language of help and messages. Else LC_ALL, LC_MESSAGES and LANG "
        "are heard, on Windows and macOS also the system's own setting. C and POSIX mean English."
    ),
}

FILES = {
    "~/.config/paw-tips/tips/": N_(
        "Your own tips: files in YAML, JSON or JSONL; on macOS in "
        "~/Library/Application Support/paw-tips/tips/. `paw-tips where` tells which files are read."
    ),
    ".paw-tips.yaml": N_("The tips of a team: the nearest one at or above the working folder."),
}
