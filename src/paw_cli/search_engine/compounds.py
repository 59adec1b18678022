"""Dutch compounds: words within words, and the words that an unknown one is made of."""

import re
from collections.abc import Iterator
from itertools import chain

from paw_cli.search_engine import weights
from paw_cli.search_engine.dutch import PARTICLES, Morphology, plural_stems
from paw_cli.search_engine.weights import Field
from paw_cli.search_engine.words import MAX_WORD, MIN_STEM, stem

# What stands before a verb and makes another one of it (inpakken is no kind of pakken).
PREFIXES = PARTICLES | {"be", "ge", "her", "mis", "neer", "ont", "rond", "ver"}
# How a Dutch word may end: of two consonants the last is no glide (dorp, not maatr).
# Patterns that few searches need are compiled by the first that does.
WORD_END = r"[aeiouy](?:.*[^lmnrw]|.*[aeiouylmnrw][lmnrw]|[lmnrw])?$"
# What may stand between the two halves of a Dutch compound.
LINKS = ("s", "en", "e", "n", "")
# What may follow a word without being one, as stems: derivations (eigenaarschap, deelnemer).
DERIVATIONS = frozenset(
    {"achtig", "ar", "bar", "end", "er", "erij", "heid", "ig", "ij", "isch", "lijk", "los"}
    | {"schap", "sel", "st", "ster"}
)


class Compounds:
    """The compounds that an index has of a word, and what an unknown compound is made of."""

    def __init__(self, morphology: Morphology) -> None:
        self.morphology = morphology
        self._index = morphology.index

    def is_known(self, word: str) -> bool:
        """Tell whether a word needs no correction."""
        return self.morphology.is_known(word) or any(True for _ in self.containing(word))

    def is_in_texts(self, word: str) -> bool:
        """Tell whether a text or keyword has a word, inflected or as a part of a compound."""
        known = self.morphology
        forms = chain(known.forms(stem(word)), known.english_forms(word), self.containing(word))
        own = [self._index.held[field] for field in (Field.TEXT, Field.PART, Field.KEYWORD)]
        return any(form in held for form in forms for held in own)

    def containing(self, word: str) -> Iterator[str]:
        """Yield the words that begin or end with this one, when the rest is a word too.

        The stem is looked for, in which the forms of a word meet; where it is too short to
        tell a part from a coincidence, the word itself must be there.
        """
        if not weights.MIN_PART <= len(word) <= MAX_WORD:
            return
        part = stem(word)
        for core in (part, *plural_stems(part)):
            is_short = not self.morphology.has_dutch or (
                self._index.is_curated and len(core) < weights.MIN_LOOSE_PART
            )
            for whole, before, after in self._index.stems_around(core):
                if self._may_stand_beside(before, after, is_short=is_short):
                    for compound in self.morphology.words_of(whole):
                        if len(core) >= weights.MIN_PART or word in compound:
                            yield compound

    def halves(self, word: str) -> tuple[str, str] | None:
        """Return the two known words that a compound is made of, if it is."""
        for start, head in splits(word, weights.MIN_PART, weights.MIN_PART):
            for modifier in _unlinked(start, weights.MIN_PART) if self._is_half(head) else ():
                if self._is_half(modifier):
                    return modifier, head
        return None

    def known_head(self, word: str) -> str:
        """Return the longest known word with which an unknown compound ends; empty for none."""
        parted = splits(word, MIN_STEM, weights.MIN_PART)
        return next((head for modifier, head in parted if self._is_head(modifier, head)), "")

    def known_modifier(self, word: str) -> str:
        """Return the longest word of the tips with which a compound begins; empty for none."""
        for start, head in reversed(splits(word, weights.MIN_LOOSE_PART, weights.MIN_PART)):
            # Where tips have no keywords it would be found by this alone.
            is_compound = self._index.is_curated or self.morphology.is_known(head)
            for modifier in _unlinked(start, weights.MIN_LOOSE_PART) if is_compound else ():
                if self.morphology.has_forms(modifier):
                    return modifier
        return ""

    def _is_head(self, modifier: str, head: str) -> bool:
        """Tell whether a word may end in this head after this modifier, which is not known."""
        is_verb = modifier in PREFIXES or modifier.endswith(("her", "ont", "ver"))
        if is_verb or head[0] == head[1] or not re.search(WORD_END, modifier):
            return False
        is_long = len(head) >= weights.MIN_LOOSE_PART
        return self.morphology.has_forms(head) if is_long else head in self._index.vocabulary

    def _is_half(self, word: str) -> bool:
        if self._index.is_curated:
            return self.morphology.has_forms(word)
        forms = chain(self.morphology.forms(stem(word)), self.containing(word))
        return any(True for _ in forms)

    def _may_stand_beside(self, before: str, after: str, *, is_short: bool) -> bool:
        """Tell whether what is left of a compound is a word, an ending, or long enough."""
        if not is_short and len(before + after) >= weights.MIN_REST:
            return True
        if after:
            parts = [after.removeprefix(link) for link in LINKS]
            return not DERIVATIONS.isdisjoint(parts) or any(map(self._has_stem, parts))
        return any(self._has_stem(before.removesuffix(link)) for link in LINKS)

    def _has_stem(self, word_stem: str) -> bool:
        return word_stem in self._index.by_stem or self.morphology.thesaurus.has(word_stem)


def splits(word: str, before: int, behind: int) -> list[tuple[str, str]]:
    """Return all ways to part a word, with so many letters before and behind at least."""
    cuts = range(before, len(word) - behind + 1) if len(word) <= MAX_WORD else ()
    return [(word[:cut], word[cut:]) for cut in cuts]


def _unlinked(start: str, least: int) -> list[str]:
    """Return what the beginning of a compound may be without what links it to the rest."""
    return [part for part in map(start.removesuffix, LINKS) if len(part) >= least]
