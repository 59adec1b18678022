"""Small collections to search, and what a search found in a form that is easy to compare."""

from collections.abc import Mapping
from typing import Any

from make_data import thesaurus_sections

from paw_cli.model import Collection, Theme, Tip
from paw_cli.search_engine import SearchIndex, SearchResult, TextMatch, Thesaurus

STOP_WORDS = "aan de een en het hoe ik in is krijg met op te van voor ze"


def collection(*texts: str) -> Collection:
    """Tips a, b, c ... with the given texts."""
    tips = (Tip(id=chr(ord("a") + n), text=text) for n, text in enumerate(texts))
    return Collection(tips=tuple(tips))


def searchable(
    *texts: str, sections: Mapping[str, Any] | None = None, tips: tuple[Tip, ...] = ()
) -> SearchIndex:
    """The same, ready to be searched, with stop words and what `sections` gives."""
    everything = Collection(
        tips=(*collection(*texts).tips, *tips),
        themes=(Theme(id="geld", title="Geld en tijd", description="Wat het kost"),),
    )
    words = {"stop_words": STOP_WORDS.split(), **(sections or {})}
    return SearchIndex(everything, Thesaurus(thesaurus_sections(words)))


def ids(result: SearchResult) -> list[str]:
    return [hit.tip.id for hit in result.hits]


def marked(result: SearchResult) -> list[tuple[str, str, str]]:
    """Each match in a text as (what is marked, kind, word of the query)."""
    return [
        (hit.tip.text[match.start : match.end], match.kind.value, match.word)
        for hit in result.hits
        for match in hit.matches
        if isinstance(match, TextMatch)
    ]
