"""Find what a name means among the names that exist, or say which are near."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from paw_cli.errors import WrongUseError
from paw_cli.messages import N_, _, grouped, ngettext

# Longer names are not compared letter by letter: that takes time quadratic in their length.
MAX_COMPARED = 100
MAX_NAMED = 40
MAX_QUOTED = 60

NO_THEME = N_("no theme '{name}'")


class UnknownNameError(WrongUseError):
    """A name that is none of `names`; `template` says so ("no format '{name}'")."""

    def __init__(self, name: str, names: Iterable[str], template: str) -> None:
        super().__init__(_(template, name=quote(name)), _hint(name, list(names), template))
        self.name, self.template = name, template


def exact_name(name: str, names: Iterable[str], template: str) -> str:
    """Return the one of `names` that `name` is, in any case. Raises UnknownNameError for none."""
    for candidate in names:
        if candidate.casefold() == name.casefold():
            return candidate
    raise UnknownNameError(name, names, template)


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
            raise UnknownNameError(name, ids, NO_THEME)
        case several:
            hint = _("Type more of it.")
            if len(several) <= MAX_NAMED:
                hint = _("Type one of them: {names}.", names=", ".join(several))
            raise WrongUseError(_("theme '{name}' fits several", name=quote(name)), hint)


def _hint(name: str, known: Sequence[str], template: str) -> str:
    """Return a hint with the names near to `name`, else with all that exist, or how to see them."""
    if near := near_names(name, known):
        return did_you_mean(near)
    if not known:
        return _("There are none here.")
    if len(known) <= MAX_NAMED:
        return _("Known: {names}.", names=", ".join(known))
    if template == NO_THEME:
        return _("`paw-tips themes` shows them all.")
    return _("`paw-tips list --json` shows them all.")


def did_you_mean(names: Iterable[str]) -> str:
    """Return the hint that one of these is what was meant."""
    return _("Did you mean {names}?", names=_(" or ").join(names))


def near_names(name: str, names: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """Return at most three names that `name` may be a typing error of, nearest first."""
    if len(name) > MAX_COMPARED:
        return []
    from rapidfuzz import fuzz, process  # few mistype a name

    folded = name.casefold()
    others = {n.casefold(): n for n in names if len(n) <= MAX_COMPARED and n.casefold() != folded}
    least = 100 * cutoff
    near = process.extract(folded, list(others), scorer=fuzz.ratio, limit=3, score_cutoff=least)
    return [others[found] for found, *_score in near]


def quote(text: str) -> str:
    """Return a text as it is echoed in a message: one line, cut where it is long."""
    line = " ".join(text[: MAX_QUOTED * 4].split())
    return line if len(line) <= MAX_QUOTED else f"{line[: MAX_QUOTED - 1]}…"


# --- What `show` is given: whole ids, bare numbers, ranges of numbers -------------------------

_RANGE = r"(?a)(\d{1,9})(?:-|–|\.\.)(\d{1,9})"
_FINAL_NUMBER = r"(?a)0*(\d{1,9})$"

# More than these are counted, not told one by one.
MAX_PROBLEMS = 5


def ids_named(
    references: Iterable[str], ids: Sequence[str], *, preferred: Container[str] = frozenset()
) -> tuple[list[str], list[str]]:
    """Return the ids that are meant, in the order asked for, and sentences for names that fail.

    A reference is an id, a bare number or a range such as 7-9; paw-07 is also paw-7 and 7. Where
    several ids fit, the one among the `preferred` ones is meant.
    """
    by_name = _names_of(ids)
    numbers = sorted({int(n) for n in by_name if re.fullmatch(_FINAL_NUMBER, n)})
    fitting = dict(pair for name in references for pair in _fitting(name, by_name, numbers))
    meant = {name: [i for i in fits if i in preferred] or fits for name, fits in fitting.items()}
    found = dict.fromkeys(fits[0] for fits in meant.values() if len(fits) == 1)
    failed = [(name, fits) for name, fits in meant.items() if len(fits) != 1]
    problems = [_no_id(name, fits, ids, numbers) for name, fits in failed[:MAX_PROBLEMS]]
    if others := len(failed) - len(problems):
        problems.append(ngettext("{number} more like it", "{number} more like these", others))
    return list(found), problems


def _names_of(ids: Iterable[str]) -> dict[str, list[str]]:
    """Return all that ids may be called, each with the ids that it fits; a whole id fits itself."""
    by_name: dict[str, list[str]] = {}
    for id_ in ids:
        number = re.search(_FINAL_NUMBER, id_)
        for name in {_normal(id_), number[1] if number else _normal(id_)}:
            by_name.setdefault(name, []).append(id_)
    return by_name | {id_: [id_] for id_ in ids}


def _normal(name: str) -> str:
    """Return a name in lower case, its final number without leading zeros."""
    return re.sub(_FINAL_NUMBER, r"\1", name.casefold())


def _fitting(
    reference: str, by_name: Mapping[str, list[str]], numbers: Sequence[int]
) -> Iterator[tuple[str, list[str]]]:
    """Yield names with the ids that they fit: the reference, or the numbers in a range.

    A range with gaps comes as a name that fits none as well.
    """
    ends = re.fullmatch(_RANGE, reference)
    if ends is None or reference in by_name:
        yield reference, by_name.get(reference) or by_name.get(_normal(reference), [])
        return
    inside, lacking = _within(ends, numbers)
    yield from ((str(number), by_name[str(number)]) for number in inside)
    if lacking:
        yield reference, []


def _within(ends: re.Match[str], numbers: Sequence[int]) -> tuple[Sequence[int], int]:
    """Return those of the numbers that a range holds, in its direction, and how many it lacks."""
    first, last = map(int, ends.groups())
    inside = [number for number in numbers if min(first, last) <= number <= max(first, last)]
    return inside[:: 1 if first <= last else -1], abs(first - last) + 1 - len(inside)


def _no_id(name: str, fits: Sequence[str], ids: Sequence[str], numbers: Sequence[int]) -> str:
    """Return what is wrong with a name that fits no id, or several."""
    if len(fits) > MAX_NAMED:
        return _("'{id}' fits {number} tips", id=quote(name), number=grouped(len(fits)))
    if fits:
        return _("'{id}' fits several tips: {ids}", id=quote(name), ids=", ".join(fits))
    extent = _("no id here ends in a number")
    if numbers:
        extent = _("numbers here run from {first} to {last}", first=numbers[0], last=numbers[-1])
    if ends := re.fullmatch(_RANGE, name):
        return ngettext(
            "{number} of the numbers {range} has no tip ({extent})",
            "{number} of the numbers {range} have no tip ({extent})",
            _within(ends, numbers)[1],
            range=name,
            extent=extent,
        )
    near = near_names(name, ids)
    reason = _("near: {ids}", ids=", ".join(near)) if near else extent
    return _("no tip '{id}' ({reason})", id=quote(name), reason=reason)
