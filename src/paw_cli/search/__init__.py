"""Search that knows Dutch: the engine's public face."""

from paw_cli.search.engine import SearchIndex, build_index, search
from paw_cli.search.result import (
    Correction,
    FieldMatch,
    Hit,
    Hits,
    MatchKind,
    SearchResult,
    TextMatch,
)
from paw_cli.search.thesaurus import Thesaurus

__all__ = [
    "Correction",
    "FieldMatch",
    "Hit",
    "Hits",
    "MatchKind",
    "SearchIndex",
    "SearchResult",
    "TextMatch",
    "Thesaurus",
    "build_index",
    "search",
]
