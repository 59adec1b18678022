"""Show on a terminal that long work goes on; Rich is imported only when there is enough of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Item = TypeVar("Item")

# Fewer are done before anybody wonders.
_MIN_ITEMS = 2_000


def tracked(items: Sequence[Item], *, label: str, is_terminal: bool) -> Iterable[Item]:
    """Return items to go through; on a terminal a bar on stderr tells how far that is."""
    if not is_terminal or len(items) < _MIN_ITEMS:
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=label, console=Console(stderr=True), transient=True)
