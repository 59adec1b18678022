"""Dutch morphology: forms of a word, compounds, and particles that leave their verb."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import KnownWords
from paw_cli.search_engine.words import MAX_WORD, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.thesaurus import Thesaurus

# What Dutch verbs leave at the end of a sentence (hoe krijg ik hen mee: meekrijgen).
_PARTICLES = frozenset(
    (
        "aan",
        "achter",
        "af",
        "bij",
        "binnen",
        "door",
        "in",
        "los",
        "mee",
        "na",
        "om",
        "op",
        "over",
        "samen",
        "tegen",
        "terug",
        "toe",
        "uit",
        "vast",
        "voor",
        "weg",
    )
)
# What may follow them there; before anything else they are prepositions (in de wijk).
_AFTER_PARTICLE = _PARTICLES | {"als", "en", "met", "of", "van", "zonder"}
# What may stand between the two halves of a Dutch compound.
_LINKS = ("s", "en", "e", "n", "")
# What may follow a word without being one, as stems: derivations (eigenaarschap, deelnemer).
_DERIVATIONS = frozenset(
    (
        "achtig",
        "ar",
        "bar",
        "end",
        "er",
        "erij",
        "heid",
        "ig",
        "ij",
        "isch",
        "lijk",
        "los",
        "schap",
        "sel",
        "st",
        "ster",
    )
)


class Morphology:
    """The forms and the compounds that an index and a thesaurus have of a word."""

    def __init__(self, index: Index, thesaurus: Thesaurus, stop_words: frozenset[str]) -> None:
        self._index = index
        self._thesaurus = thesaurus
        self.stop_words = stop_words

    def is_known(self, word: str) -> bool:
        """Tell whether a word needs no correction."""
        return self.is_own(word) or (len(word) <= MAX_WORD and any(self.compounds(word)))

    def is_own(self, word: str) -> bool:
        """Tell whether the index or the thesaurus has a word, inflected or not."""
        if word in self._index.vocabulary or word in self.stop_words:
            return True
        if len(word) > MAX_WORD:
            return False
        word_stem = stem(word)
        return self._thesaurus.has((word_stem,)) or any(self.forms(word_stem))

    @cached_property
    def known_words(self) -> KnownWords:
        """The words of the index and the thesaurus that a misspelt one may mean."""
        return KnownWords((self._index.vocabulary | self._thesaurus.words) - self.stop_words)

    def forms(self, word_stem: str) -> Iterator[str]:
        """Yield the words with this stem, with that of a verb's other form, or irregularly so."""
        irregular = self._thesaurus.inflections_of((word_stem,))
        for its_stem in {word_stem, *_verb_stems(word_stem), *(key[0] for key in irregular)}:
            yield from self._subjects(its_stem)

    def compounds(self, word: str) -> Iterator[str]:
        """Yield the words that begin or end with this one, when the rest is a word too.

        The stem is looked for, in which the forms of a word meet; where it is too short to
        tell a part from a coincidence, the word itself must be there.
        """
        if len(word) < weights.MIN_PART:
            return
        part = stem(word)
        for whole, before, after in self._index.stems_around(part):
            if self._may_stand_beside(before, after, is_short=len(part) < weights.MIN_LOOSE_PART):
                for compound in self._subjects(whole):
                    if len(part) >= weights.MIN_PART or word in compound:
                        yield compound

    def misspelled_forms(self, word_stem: str) -> Iterator[str]:
        """Yield the words that are a long word with a letter lost, or with two swapped.

        A tip that misspells a word must be found by the right spelling; for errors in the
        query see `corrections`.
        """
        if len(word_stem) >= weights.MIN_MISSPELLED:
            for at in range(1, len(word_stem)):
                before, letter, after = word_stem[:at], word_stem[at], word_stem[at + 1 :]
                yield from self._subjects(before + after)
                yield from self._subjects(before + after[:1] + letter + after[1:])

    def halves(self, word: str) -> tuple[str, str] | None:
        """Return the two known words that a compound is made of, if it is."""
        shortest = weights.MIN_PART
        if len(word) > MAX_WORD:
            return None
        for cut in range(shortest, len(word) - shortest + 1):
            head = word[cut:]
            for link in _LINKS if self.has_forms(head) else ():
                modifier = word[:cut].removesuffix(link)
                if len(modifier) >= shortest and self.has_forms(modifier):
                    return modifier, head
        return None

    def has_forms(self, word: str) -> bool:
        """Tell whether the vocabulary has a word, inflected or not."""
        return any(True for _ in self._subjects(stem(word)))

    def _subjects(self, word_stem: str) -> Iterator[str]:
        for word in self._index.by_stem.get(word_stem, ()):
            if word not in self.stop_words:
                yield word

    def _may_stand_beside(self, before: str, after: str, *, is_short: bool) -> bool:
        """Tell whether what is left of a compound is a word, an ending, or long enough."""
        if after:
            return self._may_follow(after, is_short=is_short)
        return self._may_precede(before, is_short=is_short)

    def _may_precede(self, rest: str, *, is_short: bool) -> bool:
        return (not is_short and len(rest) >= weights.MIN_REST) or any(
            self._has_stem(rest.removesuffix(link)) for link in _LINKS
        )

    def _may_follow(self, rest: str, *, is_short: bool) -> bool:
        return (not is_short and len(rest) >= weights.MIN_REST) or any(
            self._has_stem(part) or part in _DERIVATIONS
            for part in map(rest.removeprefix, _LINKS)
        )

    def _has_stem(self, word_stem: str) -> bool:
        return word_stem in self._index.by_stem or self._thesaurus.has((word_stem,))


def is_separated_particle(words: Sequence[str], index: int) -> bool:
    """Tell whether a word is a particle that its verb left at the end of a clause."""
    after = words[index + 1 : index + 2]
    return words[index] in _PARTICLES and _AFTER_PARTICLE.issuperset(after)


def _verb_stems(word_stem: str) -> tuple[str, ...]:
    """Return a verb's stem with the t or d of its other forms, or without (steun, steunt)."""
    if len(word_stem) < weights.MIN_VERB:
        return ()
    shorter = (word_stem[:-1],) if word_stem[-1] in "td" else ()
    return (word_stem + "t", word_stem + "d", *shorter)
