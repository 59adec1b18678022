"""What a query asks for: its terms, what must be there, and where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.query import parsed
from paw_cli.search_engine.runs import Run
from paw_cli.search_engine.terms import literal_term, read_terms
from paw_cli.search_engine.words import fold, pieces

if TYPE_CHECKING:
    from paw_cli.search_engine.lexicon import Lexicon
    from paw_cli.search_engine.rank import Trust
    from paw_cli.search_engine.result import Correction
    from paw_cli.search_engine.terms import Term


class Reading(NamedTuple):
    """A query as the engine understands it; `words` are all that were typed, folded."""

    words: tuple[str, ...]
    terms: list[Term]
    required: list[Run]
    corrections: tuple[Correction, ...]
    places: Trust


def read_query(lexicon: Lexicon, query: str, *, exact: bool) -> Reading:
    """Decide what may stand for the words of a query, where, and what must be there."""
    words, quoted = parsed(query)
    words = words[: weights.MOST_WORDS]
    corrections: tuple[Correction, ...] = ()
    if exact:
        terms = [literal_term(Run((fold(word),), as_typed=True), word) for word in words]
    else:
        terms, corrections = read_terms(lexicon, words)
        if words and not terms and not quoted:
            # No word that carries a subject: then they are meant as they stand there.
            quoted = (tuple(pieces(" ".join(words))),)
    most = weights.MOST_WORDS
    required = [Run(run[:most], as_typed=True) for run in quoted[:most]]
    return Reading(
        words=tuple(map(fold, words)),
        terms=terms + [literal_term(run, " ".join(run.words)) for run in required],
        required=required,
        corrections=corrections,
        places=weights.EXACT_PLACES if exact else weights.PLACES,
    )
