"""Search that knows Dutch: the engine's public face."""

from paw_cli.search_engine.engine import SearchIndex, build_index, search
from paw_cli.search_engine.result import (
    Correction,
    FieldMatch,
    Hit,
    Hits,
    MatchKind,
    SearchResult,
    TextMatch,
)
from paw_cli.search_engine.thesaurus import Thesaurus

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
