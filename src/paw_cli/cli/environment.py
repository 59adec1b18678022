"""What the environment says: where the files are, and which language the reader has."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import typer

from paw_cli.errors import WrongUseError
from paw_cli.messages import Language, _
from paw_cli.names import quote

# The locale of messages is the first of these that is set; LANGUAGE goes before it.
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_DUTCH_ON_WINDOWS = 0x13  # the lower ten bits of a LANGID are the language: LANG_DUTCH


def tips_dir() -> Path | None:
    """Return the folder of the user's own tips; None for somebody without a home.

    No folder is made where one happens to stand: a relative XDG_CONFIG_HOME counts as unset.
    """
    app = Path(os.environ.get("XDG_CONFIG_HOME", ""), "paw-tips")
    if sys.platform in {"win32", "darwin"}:
        app = Path(typer.get_app_dir("paw-tips"))
    if not app.is_absolute():
        app = Path("~/.config/paw-tips")
    with suppress(WrongUseError):
        return expanded(os.environ.get("PAW_TIPS_DIR") or str(app / "tips"))
    return None


def working_dir() -> Path | None:
    """Return the folder that the user is in; None when somebody has removed it."""
    with suppress(OSError):
        return Path.cwd()
    return None


def expanded(path: str) -> Path:
    """Return a path with the home folder for a leading `~`.

    Raises WrongUseError where there is none: HOME is relative or empty, or nobody is called so.
    """
    if not path.startswith("~"):
        return Path(path)
    whole = Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib raises without a home
    if not whole.is_absolute() or os.environ.get("HOME") == "":  # which would be taken for /
        raise WrongUseError(
            _("there is no home folder for {file}", file=quote(path)), _("Write the whole path.")
        )
    return whole


def choose_language(
    environ: Mapping[str, str], system: Callable[[], Iterable[str]] | None = None
) -> Language:
    """Return the first of Dutch and English that is named, else English.

    As in GNU gettext, the locales C and POSIX mean English whatever LANGUAGE says. Where no
    locale is set, `system` names the languages that the user has chosen for the whole system.
    """
    locales = [value for name in LOCALE_VARIABLES if (value := environ.get(name))]
    if locales and re.split(r"[.@]", locales[0])[0] in ("C", "POSIX"):
        return "en"
    named = [*environ.get("LANGUAGE", "").split(":"), *locales]
    if not locales:
        named += (system or system_languages)()
    languages = [re.split(r"[_.@-]", name.strip().casefold())[0] for name in named]
    return "nl" if next((n for n in languages if n in ("nl", "en")), "") == "nl" else "en"


def system_languages(platform: str = sys.platform) -> list[str]:
    """Return the languages that the user's system is set to, the preferred one first."""
    if platform == "win32":
        import ctypes

        kernel32 = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore] # on Windows
        language = kernel32.GetUserDefaultUILanguage() & 0x3FF
        return ["nl"] if language == _DUTCH_ON_WINDOWS else []
    if platform == "darwin":
        import subprocess

        command = ["/usr/bin/defaults", "read", "-g", "AppleLanguages"]
        with suppress(OSError):  # else it is a list such as `("nl-NL", "en-NL")`
            told = subprocess.run(command, capture_output=True, check=False, text=True).stdout  # noqa: S603 - nothing of it is the user's
            return re.findall(r"[A-Za-z][\w-]*", told)
    return []
