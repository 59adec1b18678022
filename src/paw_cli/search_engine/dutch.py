"""Dutch morphology: the forms of a word, and particles that leave their verb."""

from collections.abc import Iterator
from functools import cached_property, lru_cache, partial
from itertools import chain
from weakref import proxy

from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import KnownWords
from paw_cli.search_engine.index import Index
from paw_cli.search_engine.thesaurus import English, Thesaurus, english_stem
from paw_cli.search_engine.words import MAX_WORD, MIN_STEM, simplified, stem

# What tells an English text from a Dutch one: frequent words that the other does not have.
DUTCH_MARKERS = ("de", "het", "een", "en", "van", "voor", "met", "niet", "dat", "zijn", "ze")
ENGLISH_MARKERS = ("the", "and", "to", "with", "for", "you", "that", "are", "this", "not", "it")
# What Dutch verbs leave at the end of a sentence (hoe krijg ik hen mee: meekrijgen).
PARTICLES = frozenset(
    {"aan", "achter", "af", "bij", "binnen", "door", "in", "los", "mee", "na", "om", "op", "over"}
    | {"samen", "tegen", "terug", "toe", "uit", "vast", "voor", "weg"}
)
# What may follow them there; before anything else they are prepositions (in de wijk).
AFTER_PARTICLE = (
    PARTICLES
    | {"als", "dan", "dat", "en", "hoe", "maar", "met", "of", "omdat", "van", "waar", "waarom"}
    | {"wanneer", "want", "wat", "welke", "wie", "zodat", "zonder"}
)
# The particles as a stem has them (aan in anpak).
_PARTICLE_STEMS = ("", *sorted(map(simplified, PARTICLES)))
# The stems of a noun and of its plural, where another ending or vowel comes in.
_PLURALS = (
    "lid/led stad/sted schip/schep smid/smed kind/kinder blad/blader lied/lieder kalf/kalfer"
    " lam/lamer ei/eier museum/musea centrum/centra datum/data medium/media criterium/criteria"
)
_IRREGULAR_PLURALS = [pair.split("/") for pair in _PLURALS.split()]
_IRREGULAR_ENDS = tuple(chain.from_iterable(_IRREGULAR_PLURALS))


class Morphology:
    """The forms that an index and a thesaurus have of a word."""

    def __init__(self, index: Index, thesaurus: Thesaurus, english: English) -> None:
        self.index = index
        self.english = english
        # Whether a good part of the texts is in English; and in Dutch, or in no language we know.
        self.has_english = index.has_language(ENGLISH_MARKERS, DUTCH_MARKERS)
        self.has_dutch = not self.has_english or index.has_language(DUTCH_MARKERS, ENGLISH_MARKERS)
        # What tips are about is known where they have keywords; elsewhere it may be anything.
        in_dutch = thesaurus.with_everyday if index.is_bare else thesaurus
        self.thesaurus = in_dutch if self.has_dutch else Thesaurus({})
        # What has the words that the texts may not have and whose meaning is known.
        self.word_list = self.thesaurus if self.has_dutch else english
        me = proxy(self)  # as in the index
        # A page asks for all words, whose meanings are much the same.
        self.forms = lru_cache(1 << 14)(partial(Morphology._forms_of, me))
        self.english_forms = lru_cache(1 << 14)(partial(Morphology._english_forms_of, me))

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The words that carry no subject in the languages of the texts."""
        dutch = self.thesaurus.stop_words
        return dutch | self.english.stop_words if self.has_english else dutch

    @cached_property
    def light_words(self) -> frozenset[str]:
        """The words that hardly carry a subject, in texts that are all in English."""
        return frozenset() if self.has_dutch else self.english.light_words

    @cached_property
    def words_by_english_stem(self) -> dict[str, list[str]]:
        """The words of English texts by their English stem; empty where there are none."""
        by_stem: dict[str, list[str]] = {}
        if self.has_english:
            for word in self.index.vocabulary:
                if word not in self.stop_words:
                    by_stem.setdefault(english_stem(word), []).append(word)
        return by_stem

    def is_listed(self, word: str) -> bool:
        """Tell whether the index or the thesaurus has a word exactly so."""
        return word in self.index.vocabulary or self.word_list.lists(word)

    def is_own(self, word: str) -> bool:
        """Tell whether the index or the thesaurus has a word, inflected or not."""
        if word in self.index.vocabulary or word in self.stop_words:
            return True
        if len(word) > MAX_WORD:
            return False
        word_stem = stem(word)
        return (
            self.thesaurus.has(word_stem)
            or any(self.forms(word_stem))
            or any(self.english_forms(word))
        )

    def is_known(self, word: str) -> bool:
        """Tell whether a word is in the index, or its meaning known in a language of the texts."""
        return self.is_own(word) or (self.has_english and self.english.has(word))

    @cached_property
    def known_words(self) -> KnownWords:
        """The words of the index and the thesaurus that a misspelt one may mean."""
        lists = (*self.word_list.by_length, list(self.index.vocabulary))
        return KnownWords(*lists, never=self.stop_words)

    @cached_property
    def known_stop_words(self) -> KnownWords:
        """The words without a subject that a misspelt one may mean."""
        words = (word for word in self.stop_words if len(word) >= weights.MIN_STOP_WORD)
        return KnownWords(sorted(words, key=len))

    def _forms_of(self, word_stem: str) -> tuple[str, ...]:
        """Return the words with this stem, with that of a verb's other form, or irregularly so."""
        irregular = self.thesaurus.inflections_of(word_stem)
        others = (*_regular_stems(word_stem), *plural_stems(word_stem), *irregular)
        found = dict.fromkeys((word_stem, *others))
        has = self.thesaurus.has
        of_verb = () if has(word_stem) else dict.fromkeys(participles(word_stem))
        unlisted = (its_stem for its_stem in of_verb if not has(its_stem))
        return tuple(chain.from_iterable(map(self.words_of, (*found, *unlisted))))

    def _english_forms_of(self, word: str) -> tuple[str, ...]:
        """Return the words of English texts with the English stem of a word, or irregularly so."""
        words = self.words_by_english_stem
        family = self.english.family_of(word) if words else ()
        stems = dict.fromkeys(map(english_stem, family))
        return tuple(chain.from_iterable(words.get(its_stem, ()) for its_stem in stems))

    def misspelled_forms(self, word_stem: str) -> Iterator[str]:
        """Yield the words that are a long word with a letter lost, or with two swapped.

        A tip that misspells a word must be found by the right spelling; for errors in the
        query see `corrections`.
        """
        if len(word_stem) >= weights.MIN_MISSPELLED:
            for at in range(1, len(word_stem)):
                before, letter, after = word_stem[:at], word_stem[at], word_stem[at + 1 :]
                yield from self.words_of(before + after)
                yield from self.words_of(before + after[:1] + letter + after[1:])

    def has_forms(self, word: str) -> bool:
        """Tell whether the vocabulary has a word, inflected or not."""
        return any(True for _ in self.words_of(stem(word)))

    def words_of(self, word_stem: str) -> Iterator[str]:
        """Yield the words of the index with a stem, but those that carry no subject."""
        for word in self.index.by_stem.get(word_stem, ()):
            if word not in self.stop_words:
                yield word


def _regular_stems(word_stem: str) -> Iterator[str]:
    """Yield the stems of the regular forms that stripping an ending does not bring together.

    Of a verb those with t or d, or without (steun, steunt); of an adjective the degrees (sneller,
    snelst); of a diminutive the word (boompje).
    """
    if len(word_stem) < weights.MIN_VERB:
        return
    if word_stem[-1] in "td":
        yield from (word_stem[:-1], stem(word_stem[:-1]))
    yield from (word_stem + "t", word_stem + "d")
    if len(word_stem) >= weights.MIN_DEGREE and word_stem.endswith(("er", "st", "ing")):
        yield word_stem[:-3] if word_stem.endswith("ing") else word_stem[:-2]
    if word_stem.endswith("mp"):
        yield word_stem[:-1]


def participles(word_stem: str) -> Iterator[str]:
    """Yield the stems of a verb's participle, or those of which this may be the participle."""
    for particle in filter(word_stem.startswith, _PARTICLE_STEMS):
        rest = word_stem.removeprefix(particle)
        if rest.startswith("ge") and len(rest) >= weights.MIN_PARTICIPLE:
            if rest[-1] in "td":
                core = particle + rest[2:-1]
                yield from (core, stem(core), core + "t", core + "d")
            yield particle + rest[2:]
        if len(rest) >= MIN_STEM:
            yield from (f"{particle}ge{rest}{ending}" for ending in ("t", "d", ""))


def plural_stems(word_stem: str) -> Iterator[str]:
    """Yield the stem of an irregular plural, or of its singular, alone or in a compound."""
    for one, many in _IRREGULAR_PLURALS if word_stem.endswith(_IRREGULAR_ENDS) else ():
        if word_stem.endswith(one):
            yield word_stem.removesuffix(one) + many
        if word_stem.endswith(many):
            yield word_stem.removesuffix(many) + one
