"""A query -> terms: each of its words, with all that may stand for it in a tip."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import nearest
from paw_cli.search_engine.expand import (
    Alternatives,
    Sense,
    alternatives,
    half,
    misspelt,
    offer_meanings,
    spellings,
)
from paw_cli.search_engine.result import Correction, MatchKind
from paw_cli.search_engine.runs import Run
from paw_cli.search_engine.thesaurus import LONGEST_PHRASE
from paw_cli.search_engine.words import fold, pieces, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.search_engine.lexicon import Lexicon


class Term(NamedTuple):
    """A word of the query, and what may stand for it: one share, or one for each half."""

    word: str
    shares: tuple[tuple[float, Alternatives], ...]


def read_terms(lexicon: Lexicon, words: Sequence[str]) -> tuple[list[Term], tuple[Correction, ...]]:
    """Return a term for each word that carries a subject, and how misspelt ones were read."""
    units = (unit for word in words for unit in _units(lexicon, word))
    written = list(islice(units, weights.MOST_WORDS))
    terms: dict[int, Term] = {}
    corrections: list[Correction] = []
    for place, word in enumerate(written):
        if fold(word) not in lexicon.stop_words:
            terms[place], read_as = _term(lexicon, word)
            corrections += read_as
    _add_phrases(lexicon, written, terms)
    _add_joined(lexicon, written, terms)
    _add_separated(lexicon, written, terms)
    return list(terms.values()), tuple(dict.fromkeys(corrections))


def literal_term(run: Run, written: str) -> Term:
    """Return a term that only a run of words may stand for, as typed."""
    found = Alternatives()
    sense = Sense(weights.EXACT, MatchKind.EXACT, written)
    if len(run.words) == 1:
        found.offer(run.words[0], sense)
    else:
        found.offer_run(run, sense)
    return Term(written, ((1.0, found),))


def _units(lexicon: Lexicon, written: str) -> list[str]:
    """Return a hyphenated word whole where it is known so, else in pieces."""
    parts = pieces(written)
    return parts if len(parts) > 1 and not lexicon.knows(fold(written)) else [written]


def _term(lexicon: Lexicon, written: str) -> tuple[Term, list[Correction]]:
    """Read a word as it is, else as a slip of the pen, else as a compound of two known words."""
    word = fold(written)
    if lexicon.knows(word):
        return _whole(written, [alternatives(lexicon, word, written)]), []
    meant, slips = nearest(word, lexicon.subjects)
    halves = lexicon.halves(word)
    if halves and slips != 1:
        return _halved(lexicon, written, *halves), []
    found = {other: misspelt(lexicon, other, slips, written) for other in meant}
    corrections = [
        Correction(word=written, searched=other) for other in meant if found[other].words
    ]
    return _whole(written, found.values()), corrections


def _whole(written: str, offers: Iterable[Alternatives]) -> Term:
    found = Alternatives()
    for offer in offers:
        found.offer_all(offer)
    return Term(written, ((1.0, found),))


def _halved(lexicon: Lexicon, written: str, modifier: str, head: str) -> Term:
    return Term(
        written,
        (
            (weights.HEAD, half(lexicon, head, written)),
            (1 - weights.HEAD, half(lexicon, modifier, written)),
        ),
    )


def _add_phrases(lexicon: Lexicon, written: Sequence[str], terms: dict[int, Term]) -> None:
    """Give the words of a phrase that the thesaurus has the meaning of the phrase."""
    for first, last in _phrases(lexicon, written):
        phrase = " ".join(written[first:last])
        key = tuple(stem(fold(word)) for word in written[first:last])
        places = [place for place in range(first, last) if place in terms]
        if not places:
            places = [first]
            terms[first] = _whole(phrase, [])
        for place in places:
            found = terms[place].shares[0][1]
            found.weaken_words()
            found.offer_run(Run(key), Sense(weights.EXACT, MatchKind.EXACT, phrase))
            offer_meanings(found, lexicon, key, phrase)


def _phrases(lexicon: Lexicon, written: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the thesaurus has a phrase, the longest from each word on."""
    stems = [stem(fold(word)) for word in written]
    for first in range(len(written)):
        for length in range(min(LONGEST_PHRASE, len(written) - first), 1, -1):
            if lexicon.has_meaning(tuple(stems[first : first + length])):
                yield first, first + length
                break


def _add_joined(lexicon: Lexicon, written: Sequence[str], terms: dict[int, Term]) -> None:
    """Let two words side by side also stand for the compound that they make."""
    for place in range(len(written) - 1):
        if place in terms and place + 1 in terms:
            phrase = f"{written[place]} {written[place + 1]}"
            for spelling, kind in spellings(lexicon, fold(phrase)):
                sense = Sense(weights.JOINED * weights.KINDS[kind], MatchKind.COMPOUND, phrase)
                for term in (terms[place], terms[place + 1]):
                    term.shares[0][1].offer(spelling, sense)


def _add_separated(lexicon: Lexicon, written: Sequence[str], terms: dict[int, Term]) -> None:
    """Read a verb and the particle that it left behind as the one verb that they are."""
    folded = [fold(word) for word in written]
    for place in range(1, len(written)):
        for before in range(place if lexicon.is_left_behind(folded, place) else 0):
            verb = folded[place] + folded[before]
            if lexicon.has_forms(verb) or lexicon.has_meaning((stem(verb),)):
                both = f"{written[before]} {written[place]}"
                offer = alternatives(lexicon, verb, both)
                terms.setdefault(place, _whole(both, []))
                for at in {before, place} & terms.keys():
                    found = terms[at].shares[0][1]
                    found.weaken_words()
                    found.offer_all(offer)
                break
