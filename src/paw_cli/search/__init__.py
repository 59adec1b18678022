"""Search that knows Dutch: the engine's public face."""

from paw_cli.search.result import (
    Correction,
    FieldMatch,
    Hit,
    Hits,
    MatchKind,
    SearchResult,
    TextMatch,
)

__all__ = [
    "Correction",
    "FieldMatch",
    "Hit",
    "Hits",
    "MatchKind",
    "SearchResult",
    "TextMatch",
]
