"""A word of the query -> the words of the vocabulary that may stand for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.result import MatchKind
from paw_cli.search_engine.runs import Run
from paw_cli.search_engine.words import LONGEST_WORD, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.search_engine.lexicon import Lexicon
    from paw_cli.search_engine.thesaurus import Key


class Sense(NamedTuple):
    """What a word of a tip counts for, and the word or words of the query it stands for."""

    weight: float
    kind: MatchKind
    word: str

    def weakened(self, factor: float) -> Sense:
        """Return the same, counting for less."""
        return self._replace(weight=self.weight * factor)


class Alternatives:
    """What a tip may hold for a word of the query: words, and runs of words."""

    __slots__ = ("runs", "words")

    def __init__(self) -> None:
        self.words: dict[str, Sense] = {}
        self.runs: dict[Run, Sense] = {}

    def offer(self, word: str, sense: Sense) -> None:
        """Add a word, unless it counts for more already."""
        if word not in self.words or self.words[word].weight < sense.weight:
            self.words[word] = sense

    def offer_run(self, run: Run, sense: Sense) -> None:
        """Add a run of words, unless it counts for more already."""
        if run not in self.runs or self.runs[run].weight < sense.weight:
            self.runs[run] = sense

    def offer_all(self, others: Alternatives) -> None:
        """Add all that others offer."""
        for word, sense in others.words.items():
            self.offer(word, sense)
        for run, sense in others.runs.items():
            self.offer_run(run, sense)

    def weaken_words(self) -> None:
        """Let the words count for less, as they do where a phrase has a meaning of its own."""
        for word, sense in self.words.items():
            self.words[word] = sense.weakened(weights.PHRASE_WORD)


def alternatives(lexicon: Lexicon, word: str, written: str) -> Alternatives:
    """Return the spellings and the meanings of a folded word; `written` is how it was typed."""
    found = Alternatives()
    for spelling, kind in spellings(lexicon, word):
        found.offer(spelling, Sense(weights.KINDS[kind], kind, written))
    offer_meanings(found, lexicon, (stem(word),), written)
    return found


def misspelt(lexicon: Lexicon, meant: str, slips: int, written: str) -> Alternatives:
    """Return the alternatives of the word that was meant, trusted less for each slip."""
    factor = weights.SLIPS[slips]
    found = alternatives(lexicon, meant, written)
    for word, sense in found.words.items():
        kind = sense.kind if sense.kind is MatchKind.SYNONYM else MatchKind.TYPO
        found.words[word] = Sense(sense.weight * factor, kind, written)
    for run, sense in found.runs.items():
        found.runs[run] = sense.weakened(factor)
    return found


def half(lexicon: Lexicon, word: str, written: str) -> Alternatives:
    """Return the alternatives of one half of an unknown compound."""
    found = alternatives(lexicon, word, written)
    for form, sense in found.words.items():
        if sense.kind is not MatchKind.SYNONYM:
            found.words[form] = sense._replace(kind=MatchKind.COMPOUND)
    return found


def spellings(lexicon: Lexicon, word: str) -> Iterator[tuple[str, MatchKind]]:
    """Yield the words of the vocabulary that are the given one, inflected or in a compound."""
    if word in lexicon.vocabulary:
        yield word, MatchKind.EXACT
    if len(word) <= LONGEST_WORD:
        word_stem = stem(word)
        for form in lexicon.forms(word_stem):
            yield form, MatchKind.INFLECTION
        for form in lexicon.slips(word_stem):
            yield form, MatchKind.TYPO
        for compound in lexicon.compounds(word):
            yield compound, MatchKind.COMPOUND


def offer_meanings(found: Alternatives, lexicon: Lexicon, key: Key, written: str) -> None:
    """Add what means the same as a word or phrase, in every form."""
    for meaning, weight in lexicon.meanings(key):
        sense = Sense(weight, MatchKind.SYNONYM, written)
        if len(meaning) == 1:
            for form in lexicon.forms(meaning[0]):
                found.offer(form, sense)
        elif lexicon.has_all(meaning):
            found.offer_run(Run(meaning), sense)
