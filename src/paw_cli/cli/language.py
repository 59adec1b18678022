"""The language of who reads: what the environment says, or else the system's own setting."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from paw_cli.messages import Language

# The locale of messages is the first of these that is set; LANGUAGE goes before it.
LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_DUTCH_ON_WINDOWS = 0x13  # the lower ten bits of a LANGID are the language: LANG_DUTCH


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
    if found := _first_of_ours(named):
        return found
    if locales:
        return "en"
    return _first_of_ours((system or system_languages)()) or "en"


def _first_of_ours(locales: Iterable[str]) -> Language | None:
    """Return the first language of ours among locales such as nl_BE.UTF-8 and en-GB."""
    for locale in locales:
        match re.split(r"[_.@-]", locale.strip().casefold())[0]:
            case "nl":
                return "nl"
            case "en":
                return "en"
    return None


def system_languages(
    platform: str = sys.platform,
    windows: Callable[[], int] | None = None,
    macos: Callable[[], str] | None = None,
) -> list[str]:
    """Return the languages that the user's system is set to, the preferred one first."""
    if platform == "win32":
        language = (windows or _windows_interface_language)() & 0x3FF
        return ["nl"] if language == _DUTCH_ON_WINDOWS else ["en"]
    if platform == "darwin":
        return re.findall(r"[A-Za-z][\w-]*", (macos or _macos_languages)())
    return []


def _windows_interface_language() -> int:
    import ctypes

    kernel32 = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore] # on Windows
    return int(kernel32.GetUserDefaultUILanguage())


def _macos_languages() -> str:
    """Return the list of languages as macOS writes it: `("nl-NL", "en-NL")`."""
    import subprocess

    command = ["/usr/bin/defaults", "read", "-g", "AppleLanguages"]
    try:
        return subprocess.run(command, capture_output=True, check=False, text=True).stdout  # noqa: S603 - nothing of it is the user's
    except OSError:
        return ""
