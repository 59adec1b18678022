"""Why a search gives a tip, in a few words, where its text does not show that by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paw_cli.search import FieldMatch, MatchKind, TextMatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.search import Hit

# The other kinds show the word itself.
_KINDS = {
    MatchKind.COMPOUND: "compound",
    MatchKind.TYPO: "typing error",
    MatchKind.SYNONYM: "same meaning",
}
_FIELDS = {"theme": "theme", "keyword": "keyword", "answer": "question"}


def reasons(hit: Hit, arrow: str) -> Iterator[str]:
    """Yield for each word of the query that the text does not show why the tip is there."""
    in_text = _kinds_in_text(hit)
    for word, kinds in in_text.items():
        if not any(_shows(found, word, kind) for found, kind in kinds.items()):
            why = _KINDS[next(iter(kinds.values()))]
            yield f"{word} {arrow} {', '.join(kinds)} ({why})"
    told = set(in_text)
    for match in hit.matches:
        if isinstance(match, FieldMatch) and match.word not in told:
            told.add(match.word)
            yield f"{match.word} {arrow} {_FIELDS[match.field]}: {match.value}"


def _kinds_in_text(hit: Hit) -> dict[str, dict[str, MatchKind]]:
    """Return for each word of the query what it matched in the text, and how."""
    kinds: dict[str, dict[str, MatchKind]] = {}
    for match in hit.matches:
        if isinstance(match, TextMatch):
            found = hit.tip.text[match.start : match.end].casefold()
            kinds.setdefault(match.word, {}).setdefault(found, match.kind)
    return kinds


def _shows(found: str, word: str, kind: MatchKind) -> bool:
    """Whether one recognises the query's own word in what was found."""
    return kind in {MatchKind.EXACT, MatchKind.INFLECTION} or word.casefold() in found
