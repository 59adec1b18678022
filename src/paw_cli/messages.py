"""What the program says to people, in their language, as templates with named fields.

Every sentence for a person is marked where it is raised: `_("no tip '{id}'", id=reference)`.
English stands in the code; locales/ holds the other languages. A program that uses this package
as a library is spoken to in English: only the command line calls `use_language`.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from typing import Literal

Language = Literal["en", "nl"]

# Mark a template that stands in a constant; `_` looks it up where it is said.
N_ = str

# What gives the catalogue of who is spoken to, once something is said.
_catalogue: list[Callable[[], NullTranslations]] = [cache(lambda: _load("en"))]


def use_language(choose: Callable[[], Language]) -> None:
    """Speak the language that `choose` returns; it is asked when the first thing is said."""
    _catalogue[0] = cache(lambda: _load(choose()))


@contextmanager
def in_english(*, when: bool = True) -> Iterator[None]:
    """Speak English for a while: what programs read is the same in every language."""
    before = _catalogue[0]
    if when:
        use_language(lambda: "en")
    try:
        yield
    finally:
        _catalogue[0] = before


def language() -> Language:
    """Return the language that people are spoken to in."""
    return "nl" if _catalogue[0]().info().get("language") == "nl" else "en"


def _(template: str, /, **fields: object) -> str:
    """Return a message in the reader's language with its fields filled in."""
    return _catalogue[0]().gettext(template).format(**fields)


def ngettext(singular: str, plural: str, count: int, /, **fields: object) -> str:
    """Return the message for `count` things, which it names as `{number}`."""
    template = _catalogue[0]().ngettext(singular, plural, count)
    return template.format(number=grouped(count), **fields)


def NN_(singular: str, plural: str, /) -> tuple[str, str]:  # noqa: N802 - as `N_`
    """Mark the templates of a thing that is counted, to be looked up by `ngettext`."""
    return singular, plural


def grouped(number: int) -> str:
    """Return a number with its thousands apart, as the reader's language writes it."""
    return f"{number:,}".replace(",", "." if language() == "nl" else ",")


def _load(chosen: Language) -> NullTranslations:
    """Return the catalogue of a language; English is what stands in the code."""
    if chosen == "en":
        return NullTranslations()
    # By the loader, which finds it inside a zip or a one-file binary as well.
    path = f"{__file__.rpartition('messages')[0]}locales/{chosen}/LC_MESSAGES/paw_cli.mo"
    return GNUTranslations(BytesIO(__loader__.get_data(path)))  # type: ignore[name-defined]


def choose_language(
    environ: Mapping[str, str], system: Callable[[], Iterable[str]] | None = None
) -> Language:
    """Return the first of Dutch and English that is named, else English.

    As in GNU gettext, the locales C and POSIX mean English whatever LANGUAGE says. Where no
    locale is set, `system` names the languages that the user has chosen for the whole system.
    """
    locales = [value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))]
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
        import locale

        kernel32 = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore] # on Windows
        return [locale.windows_locale.get(kernel32.GetUserDefaultUILanguage(), "")]
    if platform == "darwin":
        import subprocess

        command = ["/usr/bin/defaults", "read", "-g", "AppleLanguages"]
        with suppress(OSError):  # else it is a list such as `("nl-NL", "en-NL")`
            told = subprocess.run(command, capture_output=True, check=False, text=True).stdout  # noqa: S603 - nothing of it is the user's
            return re.findall(r"[A-Za-z][\w-]*", told)
    return []
