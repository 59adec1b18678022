"""Say what an import left out, and what it made of headings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from paw_cli.authoring.importing.reading import Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.authoring.importing.privacy import Anonymous
    from paw_cli.authoring.importing.reading import Item, LeftOut
    from paw_cli.model import Tip

# So many left-out lines are shown, cut to this length; the others are counted.
_MOST_SHOWN = 20
_LONGEST_SHOWN = 60


def about_headings(items: Sequence[Item], tips: Sequence[Tip]) -> Iterator[str]:
    """Yield what became of the items below each heading."""
    below: dict[str, list[Tip]] = {}
    for item, tip in zip(items, tips, strict=True):
        if item.heading:
            below.setdefault(item.heading, []).append(tip)
    for heading, those in below.items():
        source = f", source {those[0].source}" if those[0].source else ""
        yield f"below '{heading}': {_counted(len(those), 'item')}, kind {those[0].kind}{source}"


def about_privacy(anonymous: Anonymous) -> Iterator[str]:
    """Yield what was left out of who people are, and how to keep it."""
    parts = [
        f"the names of {_counted(anonymous.names, 'person', 'people')}" if anonymous.names else "",
        f"{_counted(anonymous.replaced, 'name or address', 'names and addresses')} inside texts"
        if anonymous.replaced
        else "",
    ]
    if said := " and ".join(filter(None, parts)):
        yield f"left out {said} (--with-names keeps them); first names in texts are still there"


def about_left_out(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Yield how much is no item and why, and the lines that a person may want to look at."""
    yield from counts_of(left_out)
    shown = [each for each in left_out if each.why in {Why.NO_ITEM, Why.SYSTEM}]
    for each in shown[:_MOST_SHOWN]:
        yield f"line {each.line}: {_short(each.text)}"
    if len(shown) > _MOST_SHOWN:
        yield f"and {len(shown) - _MOST_SHOWN} more such lines"


def counts_of(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Yield how much is left out, for each reason."""
    for why, number in Counter(each.why for each in left_out).items():
        yield f"left out {why}: {number}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _counted(number: int, one: str, more: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {more or one + 's'}"
