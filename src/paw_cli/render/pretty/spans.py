"""Where a hit's text is marked: where a word matched, or the whole link that it matched in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.render.pretty.ink import LINK
from paw_cli.search_engine import TextMatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.search_engine import Hit


class Span(NamedTuple):
    """What to mark for a match; a link only works when it is not parted."""

    start: int
    end: int
    match: TextMatch
    is_link: bool = False


def spans(hit: Hit) -> Iterator[Span]:
    """Yield a span for each match in the text, in its order; those in one link are the same."""
    links = LINK.finditer(hit.tip.text)
    link = next(links, None)
    for match in hit.matches:
        if not isinstance(match, TextMatch):
            return  # those in the text come first
        while link and link.end() <= match.start:
            link = next(links, None)
        if link and link.start() <= match.start:
            yield Span(link.start(), max(link.end(), match.end), match, is_link=True)
        else:
            yield Span(match.start, match.end, match)
