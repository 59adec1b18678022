"""What is known about words: a collection's own vocabulary, and a thesaurus."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from paw_cli.search_engine import weights
from paw_cli.search_engine.words import LONGEST_WORD, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.thesaurus import Key, Thesaurus

# What Dutch verbs leave at the end of a sentence (hoe krijg ik hen mee: meekrijgen).
_PARTICLES = (
    "aan achter af bij binnen door in los mee na om op over samen tegen terug toe uit vast voor weg"
)
# What may follow them there; before anything else they are prepositions (in de wijk).
_FOLLOWING = "als en met of van zonder"
# What may stand between the two halves of a Dutch compound.
_LINKS = ("s", "en", "e", "n", "")
# What may follow a word without being one, as stems: derivations (eigenaarschap, deelnemer).
_DERIVATIONS = "achtig ar bar end er erij heid ig ij isch lijk los schap sel st ster"


class Lexicon:
    """The words of an index, by form and by meaning."""

    def __init__(self, index: Index, thesaurus: Thesaurus) -> None:
        self._index = index
        self._thesaurus = thesaurus
        self._derivations = frozenset(_DERIVATIONS.split())
        self._particles = frozenset(_PARTICLES.split())
        self._following = self._particles.union(_FOLLOWING.split())
        self.vocabulary = index.vocabulary
        self.stop_words = thesaurus.stop_words

    def knows(self, word: str) -> bool:
        """Tell whether a folded word needs no correction."""
        if word in self.vocabulary or word in self.stop_words:
            return True
        if len(word) > LONGEST_WORD:
            return False
        word_stem = stem(word)
        return (
            self._thesaurus.knows((word_stem,))
            or any(True for _ in self.forms(word_stem))
            or any(True for _ in self.compounds(word))
        )

    @cached_property
    def subjects(self) -> dict[int, list[str]]:
        """By their length the words that may be meant, of the vocabulary and the thesaurus."""
        by_length: dict[int, list[str]] = {}
        for word in (self.vocabulary | self._thesaurus.words) - self.stop_words:
            by_length.setdefault(len(word), []).append(word)
        return by_length

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
        if len(word) < weights.SHORTEST_PART:
            return
        part = stem(word)
        for whole, before, after in self._index.stems_around(part):
            if self._may_follow(after) if after else self._may_precede(before):
                for compound in self._subjects(whole):
                    if len(part) >= weights.SHORTEST_PART or word in compound:
                        yield compound

    def slips(self, word_stem: str) -> Iterator[str]:
        """Yield what a text has for a long word by a slip: a letter lost, or two swapped.

        It must be found although the word is spelled well elsewhere; slips of the query are
        another matter, see `corrections`.
        """
        if len(word_stem) >= weights.SHORTEST_SLIPPED:
            for place in range(1, len(word_stem)):
                before, letter, after = word_stem[:place], word_stem[place], word_stem[place + 1 :]
                yield from self._subjects(before + after)
                yield from self._subjects(before + after[:1] + letter + after[1:])

    def halves(self, word: str) -> tuple[str, str] | None:
        """Return the two known words that a compound is made of, if it is."""
        shortest = weights.SHORTEST_PART
        if len(word) > LONGEST_WORD:
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

    def has_all(self, key: Key) -> bool:
        """Tell whether the vocabulary has each word of a phrase, inflected or not."""
        return all(word_stem in self._index.by_stem for word_stem in key)

    def is_left_behind(self, words: Sequence[str], place: int) -> bool:
        """Tell whether a word is a particle that its verb left at the end of a clause."""
        after = words[place + 1 : place + 2]
        return words[place] in self._particles and self._following.issuperset(after)

    def has_meaning(self, key: Key) -> bool:
        """Tell whether a word or phrase has synonyms or related words."""
        return bool(self._thesaurus.synonyms_of(key) or self._thesaurus.related_to(key))

    def meanings(self, key: Key) -> Iterator[tuple[Key, float]]:
        """Yield what means the same as a word or phrase, and what is related to it."""
        for its_key in {key, *self._thesaurus.inflections_of(key)}:
            for synonym in self._thesaurus.synonyms_of(its_key):
                yield synonym, weights.SYNONYM
            for neighbour in self._thesaurus.related_to(its_key):
                yield neighbour, weights.RELATED

    def _subjects(self, word_stem: str) -> Iterator[str]:
        for word in self._index.by_stem.get(word_stem, ()):
            if word not in self.stop_words:
                yield word

    def _may_precede(self, rest: str) -> bool:
        return len(rest) >= weights.SHORTEST_REST or any(
            rest.removesuffix(link) in self._index.by_stem for link in _LINKS
        )

    def _may_follow(self, rest: str) -> bool:
        return len(rest) >= weights.SHORTEST_REST or any(
            part in self._index.by_stem or part in self._derivations
            for part in map(rest.removeprefix, _LINKS)
        )


def _verb_stems(word_stem: str) -> tuple[str, ...]:
    """Return a verb's stem with the t or d of its other forms, or without (steun, steunt)."""
    if len(word_stem) < weights.SHORTEST_VERB:
        return ()
    shorter = (word_stem[:-1],) if word_stem[-1] in "td" else ()
    return (word_stem + "t", word_stem + "d", *shorter)
