"""Find what a name means among the names that exist, or say which are near."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from paw_cli.errors import WrongUseError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Longer names are not compared letter by letter: that takes time quadratic in their length.
LONGEST_COMPARED = 100
MOST_NAMED = 12


def exact_name(name: str, names: Iterable[str], what: str) -> str:
    """Return the one of `names` that `name` is, in any case.

    Raises WrongUseError with the nearest names; `what` says what is named ("format").
    """
    known = list(names)
    for candidate in known:
        if candidate.casefold() == name.casefold():
            return candidate
    raise unknown_name(name, known, what)


def unambiguous_name(name: str, names: Iterable[str], what: str) -> str:
    """Return the one of `names` that `name` is or begins, in any case.

    Raises WrongUseError with the nearest names, or with all that `name` begins.
    """
    known = list(names)
    begun = [n for n in known if n.casefold().startswith(name.casefold())] if name else []
    whole = [n for n in begun if n.casefold() == name.casefold()]
    match whole or begun:
        case [only]:
            return only
        case []:
            raise unknown_name(name, known, what)
        case several:
            raise WrongUseError(
                f"{what} '{name}' fits several", f"Type one of them: {join_names(several)}."
            )


def unknown_name(name: str, names: Iterable[str], what: str) -> WrongUseError:
    """Return the error for a name that does not exist."""
    return WrongUseError(f"no {what} '{name}'", near_names_hint(name, names, what))


def near_names_hint(name: str, names: Iterable[str], what: str) -> str:
    """Return a hint with the names near to `name`, else with those that exist."""
    known = list(names)
    near = near_names(name, known)
    if near:
        return f"Did you mean {' or '.join(near)}?"
    if not known:
        return f"There is no {what} at all here."
    return f"Known: {join_names(known)}."


def near_names(name: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Return the names that `name` may be a typing error of, nearest first."""
    if len(name) > LONGEST_COMPARED:
        return []
    by_folded = {n.casefold(): n for n in names if len(n) <= LONGEST_COMPARED}
    return [by_folded[n] for n in get_close_matches(name.casefold(), by_folded, n=most)]


def join_names(names: list[str]) -> str:
    """Return names as one line, cut where there are too many to read."""
    shown = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
