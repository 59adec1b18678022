"""Find what a name means among the names that exist, or say which are near."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from paw_cli.errors import WrongUseError
from paw_cli.messages import N_, _

# Longer names are not compared letter by letter: that takes time quadratic in their length.
MAX_COMPARED = 100
MAX_NAMED = 40
MAX_QUOTED = 60

_UNKNOWN = {
    "theme": N_("no theme '{name}'"),
    "kind": N_("no kind '{name}'"),
    "source": N_("no source '{name}'"),
    "format": N_("no format '{name}'"),
    "field": N_("no field '{name}'"),
    "color": N_("no color '{name}'"),
    "command": N_("no command '{name}'"),
    "shell": N_("no shell '{name}'"),
    "schema": N_("no schema '{name}'"),
}


class UnknownNameError(WrongUseError):
    """A name that is none of `names`; `what` says what is named ("format")."""

    def __init__(self, name: str, names: Iterable[str], what: str) -> None:
        message = _(_UNKNOWN[what], name=quote(name))
        super().__init__(message, _hint(name, list(names), what))
        self.name, self.what = name, what


def exact_name(name: str, names: Iterable[str], what: str) -> str:
    """Return the one of `names` that `name` is, in any case.

    Raises UnknownNameError with the nearest names; `what` says what is named ("format").
    """
    for candidate in names:
        if candidate.casefold() == name.casefold():
            return candidate
    raise UnknownNameError(name, names, what)


def theme_named(name: str, ids: Sequence[str]) -> str:
    """Return the one of the ids of themes that `name` is or begins, in any case.

    Raises UnknownNameError with the nearest ids, or WrongUseError with all that `name` begins.
    """
    beginning = [n for n in ids if n.casefold().startswith(name.casefold())] if name else []
    whole = [n for n in beginning if n.casefold() == name.casefold()]
    match whole or beginning:
        case [only]:
            return only
        case []:
            raise UnknownNameError(name, ids, "theme")
        case several:
            hint = _("Type more of it.")
            if len(several) <= MAX_NAMED:
                hint = _("Type one of them: {names}.", names=", ".join(several))
            raise WrongUseError(_("theme '{name}' fits several", name=quote(name)), hint)


def _hint(name: str, known: Sequence[str], what: str) -> str:
    """Return a hint with the names near to `name`, else with all that exist, or how to see them."""
    if near := near_names(name, known):
        return did_you_mean(near)
    if not known:
        return _("There are none here.")
    if len(known) <= MAX_NAMED:
        return _("Known: {names}.", names=", ".join(known))
    if what == "theme":
        return _("`paw-tips themes` shows them all.")
    return _("`paw-tips list --json` shows them all.")


def did_you_mean(names: Iterable[str]) -> str:
    """Return the hint that one of these is what was meant."""
    return _("Did you mean {names}?", names=_(" or ").join(names))


def near_names(name: str, names: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """Return at most three names that `name` may be a typing error of, nearest first."""
    if len(name) > MAX_COMPARED:
        return []
    folded = name.casefold()
    by_folded = {n.casefold(): n for n in names if len(n) <= MAX_COMPARED}
    likely = list(by_folded)
    if len(likely) > MAX_NAMED:
        from rapidfuzz import fuzz, process  # few look for a name among so many

        best = process.extract(folded, likely, scorer=fuzz.ratio, limit=MAX_NAMED)
        likely = [found for found, *_score in best]
    near = get_close_matches(folded, likely, cutoff=cutoff)
    return [by_folded[n] for n in near if n != folded]


def quote(text: str) -> str:
    """Return a text as it is echoed in a message: one line, cut where it is long."""
    line = " ".join(text[: MAX_QUOTED * 4].split())
    return line if len(line) <= MAX_QUOTED else f"{line[: MAX_QUOTED - 1]}…"
