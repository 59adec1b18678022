"""What was typed: words, and words held together by quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from paw_cli.search_engine.words import pieces, written_words

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


class Query(NamedTuple):
    """The words as typed, and each quoted run of folded words."""

    words: tuple[str, ...]
    quoted: tuple[tuple[str, ...], ...]


def parsed(text: str) -> Query:
    """Return the words and quoted runs of a query; a quotation mark without its twin is none."""
    quoted = (tuple(pieces(run)) for run in _QUOTED.findall(text))
    return Query(
        words=tuple(written_words(_QUOTED.sub(" ", text))),
        quoted=tuple(dict.fromkeys(run for run in quoted if run)),
    )
