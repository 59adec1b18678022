"""Any query is answered from any texts, and what is said to match does.

An input is a query and texts, NUL between them; in a text, U+001F ends the text and each keyword.
"""

from itertools import pairwise

from paw_cli.library import build_index
from paw_cli.model import Collection, Theme, Tip
from paw_cli.search_engine import Hit, MatchKind, SearchIndex, SearchResult, TextMatch
from paw_cli.search_engine.words import fold, subwords

THEME = Theme(id="geld", title="Geld en tijd", description="Wat het kost")
WHOLE, BESIDE = "\0", "\x1f"


def one_input(data: bytes) -> None:
    """Search the texts for the query, as it is and only as typed, from all and from some."""
    query, *texts = data.decode("utf-8", "surrogateescape").split(WHOLE)
    collection = Collection(tips=tuple(map(_tip, range(len(texts)), texts)), themes=(THEME,))
    index = build_index(collection)
    found = index.search(query)
    exact = index.search(query, exact=True)
    for result in (found, exact):
        expect_answer(result)
    for hit in exact.hits:
        expect_typed(hit, query)
    expect_no_order(collection, query, found)
    expect_none_but(collection, index, query, found)


def expect_answer(result: SearchResult) -> None:
    """Expect scores in order, and places inside their texts."""
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True), scores
    assert all(0 < score <= 1 for score in scores), scores
    assert not (result.hits and result.suggestions), result
    for hit in result.hits:
        spans = [(m.start, m.end) for m in hit.matches if isinstance(m, TextMatch)]
        assert hit.matches, hit
        assert all(0 <= start < end <= len(hit.tip.text) for start, end in spans), hit
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), hit
        assert all(match.word for match in hit.matches), hit


def expect_typed(hit: Hit, query: str) -> None:
    """Expect nothing but the words as typed, and that each stands where it is said to."""
    typed = set(subwords(query)) | {fold(word) for word in query.split()}
    for match in hit.matches:
        assert isinstance(match, TextMatch), match
        assert match.kind is MatchKind.EXACT, match
        marked = hit.tip.text[match.start : match.end]
        assert fold(marked) == fold(match.word) or typed.issuperset(subwords(marked)), (
            match,
            marked,
        )


def expect_no_order(collection: Collection, query: str, found: SearchResult) -> None:
    """Expect the same scores, whatever order the tips stand in."""
    turned = Collection(tips=collection.tips[::-1], themes=collection.themes)
    again = build_index(turned).search(query)
    assert _scores(again) == _scores(found), (again, found)


def expect_none_but(
    collection: Collection, index: SearchIndex, query: str, found: SearchResult
) -> None:
    """Expect no tip but those that may be shown; where all may, what is found without a word."""
    assert _scores(index.search(query, among=collection)) == _scores(found), found
    some = Collection(tips=collection.tips[::2], themes=collection.themes)
    among = index.search(query, among=some)
    expect_answer(among)
    assert _scores(among).keys() <= {tip.id for tip in some.tips}, among


def _scores(result: SearchResult) -> dict[str, float]:
    return {hit.tip.id: round(hit.score, 9) for hit in result.hits}


def _tip(number: int, written: str) -> Tip:
    text, *keywords = written.split(BESIDE)
    return Tip(
        id=f"t-{number}",
        text=text,
        themes=("geld",) if number % 2 else (),
        keywords=tuple(keywords[::2]),
        answers=tuple(keywords[1::2]),
    )
