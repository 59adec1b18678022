"""What the program says to people, in their language, as templates with named fields.

Every sentence for a person is marked where it is raised: `_("no tip '{id}'", id=reference)`.
English stands in the code; locales/ holds the other languages. A program that uses this package
as a library is spoken to in English: only the command line calls `use_language`.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from gettext import NullTranslations

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
    import gettext
    from io import BytesIO

    if chosen == "en":
        return gettext.NullTranslations()
    # By the loader, which finds it inside a zip or a one-file binary as well.
    path = f"{__file__.rpartition('messages')[0]}locales/{chosen}/LC_MESSAGES/paw_cli.mo"
    return gettext.GNUTranslations(BytesIO(__loader__.get_data(path)))  # type: ignore[name-defined]
