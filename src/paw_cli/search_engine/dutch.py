"""Dutch morphology: forms of a word, compounds, and particles that leave their verb."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import KnownWords
from paw_cli.search_engine.english import DUTCH_MARKERS, ENGLISH_MARKERS, english_stem
from paw_cli.search_engine.index import Field
from paw_cli.search_engine.words import MAX_WORD, MIN_STEM, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.thesaurus import Thesaurus

# What Dutch verbs leave at the end of a sentence (hoe krijg ik hen mee: meekrijgen).
PARTICLES = frozenset(
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
AFTER_PARTICLE = PARTICLES | {"als", "en", "met", "of", "van", "zonder"}
# The stems of a noun and of its plural, where another ending or vowel comes in.
_IRREGULAR_PLURALS = (
    ("lid", "led"),
    ("stad", "sted"),
    ("schip", "schep"),
    ("smid", "smed"),
    ("kind", "kinder"),
    ("blad", "blader"),
    ("lied", "lieder"),
    ("kalf", "kalfer"),
    ("lam", "lamer"),
    ("ei", "eier"),
    ("museum", "musea"),
    ("centrum", "centra"),
    ("datum", "data"),
    ("medium", "media"),
    ("criterium", "criteria"),
)
# What stands before a verb and makes another one of it (inpakken is no kind of pakken).
PREFIXES = PARTICLES | {"be", "ge", "her", "mis", "neer", "ont", "rond", "ver"}
# How a Dutch word may end: a vowel, or consonants after one that glide down (dorp, not maatr).
WORD_END = re.compile(r"[aeiouy](?:[^aeiouy]?|[lmnr][^aeiouylmnr]s?|[^aeiouylr][stdkpf])$")
# What may stand between the two halves of a Dutch compound.
LINKS = ("s", "en", "e", "n", "")
# What may follow a word without being one, as stems: derivations (eigenaarschap, deelnemer).
DERIVATIONS = frozenset(
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

    def english_forms(self, word: str) -> Sequence[str]:
        """Return the words of English texts with the English stem of a word."""
        return (
            self.words_by_english_stem.get(english_stem(word), ())
            if self.words_by_english_stem
            else ()
        )

    @cached_property
    def has_english(self) -> bool:
        """Whether a good part of the texts is in English."""
        return self._index.has_language(ENGLISH_MARKERS, DUTCH_MARKERS)

    @cached_property
    def words_by_english_stem(self) -> dict[str, list[str]]:
        """The words of English texts by their English stem; empty where there are none."""
        by_stem: dict[str, list[str]] = {}
        if self.has_english:
            for word in self._index.vocabulary - self.stop_words:
                by_stem.setdefault(english_stem(word), []).append(word)
        return by_stem

    def is_in_texts(self, word: str) -> bool:
        """Tell whether a text or keyword has a word, inflected or as a part of a compound."""
        own = [self._index.postings[field] for field in (Field.TEXT, Field.PART, Field.KEYWORD)]
        forms = chain(self.forms(stem(word)), self.compounds(word))
        return any(form in words for form in forms for words in own)

    def is_own(self, word: str) -> bool:
        """Tell whether the index or the thesaurus has a word, inflected or not."""
        if word in self._index.vocabulary or word in self.stop_words:
            return True
        if len(word) > MAX_WORD:
            return False
        word_stem = stem(word)
        return (
            self._thesaurus.has((word_stem,))
            or any(self.forms(word_stem))
            or any(self.english_forms(word))
        )

    @cached_property
    def known_words(self) -> KnownWords:
        """The words of the index and the thesaurus that a misspelt one may mean."""
        return KnownWords((self._index.vocabulary | self._thesaurus.words) - self.stop_words)

    def forms(self, word_stem: str) -> Iterator[str]:
        """Yield the words with this stem, with that of a verb's other form, or irregularly so."""
        irregular = self._thesaurus.inflections_of((word_stem,))
        other_stems = (*_regular_stems(word_stem), *plural_stems(word_stem))
        for its_stem in {word_stem, *other_stems, *(key[0] for key in irregular)}:
            yield from self._subjects(its_stem)
        if not self._thesaurus.has((word_stem,)):
            for its_stem in set(participles(word_stem)):
                if not self._thesaurus.has((its_stem,)):
                    yield from self._subjects(its_stem)

    def compounds(self, word: str) -> Iterator[str]:
        """Yield the words that begin or end with this one, when the rest is a word too.

        The stem is looked for, in which the forms of a word meet; where it is too short to
        tell a part from a coincidence, the word itself must be there.
        """
        if len(word) < weights.MIN_PART:
            return
        part = stem(word)
        for core in (part, *plural_stems(part)):
            is_short = self._index.is_curated and len(core) < weights.MIN_LOOSE_PART
            for whole, before, after in self._index.stems_around(core):
                if self._may_stand_beside(before, after, is_short=is_short):
                    for compound in self._subjects(whole):
                        if len(core) >= weights.MIN_PART or word in compound:
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
            for link in LINKS if self._is_half(head) else ():
                modifier = word[:cut].removesuffix(link)
                if len(modifier) >= shortest and self._is_half(modifier):
                    return modifier, head
        return None

    def known_head(self, word: str) -> str:
        """Return the longest known word with which an unknown compound ends; empty for none."""
        cuts = range(MIN_STEM, len(word) - weights.MIN_PART + 1) if len(word) <= MAX_WORD else ()
        return next((word[cut:] for cut in cuts if self._is_head(word[:cut], word[cut:])), "")

    def known_modifier(self, word: str) -> str:
        """Return the longest known word with which an unknown compound begins; empty for none."""
        if len(word) > MAX_WORD:
            return ""
        for cut in range(len(word) - weights.MIN_PART, weights.MIN_LOOSE_PART - 1, -1):
            for link in LINKS:
                modifier = word[:cut].removesuffix(link)
                if len(modifier) >= weights.MIN_LOOSE_PART and self.has_forms(modifier):
                    return modifier
        return ""

    def _is_head(self, modifier: str, head: str) -> bool:
        """Tell whether a word may end in this head after this modifier, which is not known."""
        if head[0] == head[1] or modifier in PREFIXES or not WORD_END.search(modifier):
            return False
        is_long = len(head) >= weights.MIN_LOOSE_PART
        return self.has_forms(head) if is_long else head in self._index.vocabulary

    def _is_half(self, word: str) -> bool:
        return self.has_forms(word) or (
            not self._index.is_curated
            and (any(self.forms(stem(word))) or any(self.compounds(word)))
        )

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
            self._has_stem(rest.removesuffix(link)) for link in LINKS
        )

    def _may_follow(self, rest: str, *, is_short: bool) -> bool:
        return (not is_short and len(rest) >= weights.MIN_REST) or any(
            self._has_stem(part) or part in DERIVATIONS for part in map(rest.removeprefix, LINKS)
        )

    def _has_stem(self, word_stem: str) -> bool:
        return word_stem in self._index.by_stem or self._thesaurus.has((word_stem,))


def is_separated_particle(words: Sequence[str], index: int) -> bool:
    """Tell whether a word is a particle that its verb left at the end of a clause."""
    after = words[index + 1 : index + 2]
    return words[index] in PARTICLES and AFTER_PARTICLE.issuperset(after)


def _regular_stems(word_stem: str) -> Iterator[str]:
    """Yield the stems of the regular forms that stripping an ending does not bring together.

    Of a verb those with t or d, or without (steun, steunt); of an adjective the degrees (sneller,
    snelst); of a diminutive the word (boompje).
    """
    if len(word_stem) < weights.MIN_VERB:
        return
    if word_stem[-1] in "td":
        yield word_stem[:-1]
    yield from (word_stem + "t", word_stem + "d")
    if len(word_stem) >= weights.MIN_DEGREE and word_stem.endswith(("er", "st")):
        yield word_stem[:-2]
    if len(word_stem) >= weights.MIN_DEGREE and word_stem.endswith("ing"):
        yield word_stem[:-3]
    if word_stem.endswith("mp"):
        yield word_stem[:-1]


def participles(word_stem: str) -> Iterator[str]:
    """Yield the stems of a verb's participle, or those of which this may be the participle."""
    for particle in ("", *PARTICLES):
        if not word_stem.startswith(particle):
            continue
        rest = word_stem.removeprefix(particle)
        if rest.startswith("ge") and len(rest) >= weights.MIN_PARTICIPLE:
            if rest[-1] in "td":
                yield particle + rest[2:-1]
            yield particle + rest[2:]
        if len(rest) >= MIN_STEM:
            yield from (f"{particle}ge{rest}{ending}" for ending in ("t", "d", ""))


def plural_stems(word_stem: str) -> Iterator[str]:
    """Yield the stem of an irregular plural, or of its singular, alone or in a compound."""
    for one, many in _IRREGULAR_PLURALS:
        if word_stem.endswith(one):
            yield word_stem.removesuffix(one) + many
        if word_stem.endswith(many):
            yield word_stem.removesuffix(many) + one
