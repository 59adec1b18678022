"""A word of the query -> the words and phrases of the tips that may stand for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.compounds import Compounds, splits
from paw_cli.search_engine.index import Phrase
from paw_cli.search_engine.thesaurus import Key, key_of, light_stem
from paw_cli.search_engine.weights import MatchKind
from paw_cli.search_engine.words import MAX_WORD, MIN_STEM, fold, stem, surface_words


class Expansion(NamedTuple):
    """What a word of a tip counts for, and the word or words of the query it stands for."""

    weight: float
    kind: MatchKind
    word: str

    def weakened(self, factor: float) -> "Expansion":
        """Return the same, counting for less."""
        return self._replace(weight=self.weight * factor)

    def guessed(self, kind: MatchKind, factor: float = 1.0) -> "Expansion":
        """Return the same for a word that is a guess of some kind; a synonym stays one."""
        is_synonym = self.kind is MatchKind.SYNONYM
        return Expansion(self.weight * factor, self.kind if is_synonym else kind, self.word)

    def translated(self) -> "Expansion":
        """Return the same for an English word that means this one."""
        is_synonym = self.kind is MatchKind.SYNONYM
        factor = weights.TRANSLATED_SYNONYM if is_synonym else weights.SYNONYM
        return Expansion(self.weight * factor, MatchKind.SYNONYM, self.word)


class Expansions:
    """What a tip may hold for a word of the query: words, and phrases."""

    __slots__ = ("phrases", "words")

    def __init__(self) -> None:
        self.words: dict[str, Expansion] = {}
        self.phrases: dict[Phrase, Expansion] = {}

    def add(self, what: str | Phrase, expansion: Expansion) -> None:
        """Add a word or phrase, unless it counts for more already."""
        known: dict[Any, Expansion] = self.words if isinstance(what, str) else self.phrases
        if what not in known or known[what].weight < expansion.weight:
            known[what] = expansion

    def update(self, others: "Expansions") -> None:
        """Add all that others have."""
        for word, expansion in others.words.items():
            self.add(word, expansion)
        for phrase, expansion in others.phrases.items():
            self.add(phrase, expansion)

    def changed(self, change: Callable[[Expansion], Expansion]) -> "Expansions":
        """Return the same words and phrases, each counting for what `change` makes of it."""
        made = Expansions()
        made.words = {word: change(each) for word, each in self.words.items()}
        made.phrases = {phrase: change(each) for phrase, each in self.phrases.items()}
        return made

    def weaken_words(self) -> None:
        """Let the words count for less, as they do where a phrase has a meaning of its own."""
        for word, expansion in self.words.items():
            self.words[word] = expansion.weakened(weights.PHRASE_WORD)


class Expander:
    """Expand words by what an index holds, by Dutch morphology and by a thesaurus."""

    def __init__(self, compounds: Compounds) -> None:
        self.compounds = compounds
        self._morphology = compounds.morphology
        self._index = self._morphology.index
        self._thesaurus = self._morphology.thesaurus

    def expand(self, word: str, surface: str) -> Expansions:
        """Return the spellings and the meanings of a word; `surface` is how it was typed."""
        found = Expansions()
        for spelling, kind in self.spellings(word):
            found.add(spelling, Expansion(weights.KINDS[kind], kind, surface))
        for phrase in self._written_apart(word):
            found.add(phrase, Expansion(weights.JOINED, MatchKind.COMPOUND, surface))
        self.add_meanings(found, [word], surface)
        return found

    def expand_beginning(self, surface: str) -> Expansions:
        """Return the words, and what others mean, that begin as this one does."""
        found, beginning = Expansions(), fold(surface)
        weight = weights.KINDS[MatchKind.COMPOUND]
        expansion = Expansion(weight, MatchKind.COMPOUND, surface)
        for word in self._index.vocabulary - self._morphology.stop_words:
            if word.startswith(beginning):
                found.add(word, expansion)
        if len(beginning) >= weights.MIN_PART:
            for word in self._morphology.word_list.words:
                if word.startswith(beginning):
                    self.add_meanings(found, [word], surface)
        return found

    def translate(self, meanings: Iterable[str], surface: str) -> Expansions:
        """Return what may stand for a word of another language that means these Dutch ones."""
        found = Expansions()
        for meaning in meanings:
            words = [fold(word) for word in surface_words(meaning)]
            if len(words) == 1:
                dutch = self.expand(words[0], surface)
            else:
                dutch = self.expand_phrase(words, surface)
            found.update(dutch.changed(Expansion.translated))
        return found

    def spellings(self, word: str) -> Iterator[tuple[str, MatchKind]]:
        """Yield the words of the vocabulary that are the given one, inflected or in a compound."""
        if word in self._index.vocabulary:
            yield word, MatchKind.EXACT
        if len(word) <= MAX_WORD:
            word_stem = stem(word)
            for form in self._morphology.forms(word_stem):
                yield form, MatchKind.INFLECTION
            for form in self._morphology.english_forms(word):
                yield form, MatchKind.INFLECTION
            for form in self._morphology.misspelled_forms(word_stem):
                yield form, MatchKind.TYPO
            for compound in self.compounds.containing(word):
                yield compound, MatchKind.COMPOUND

    def has_meaning(self, words: Sequence[str]) -> bool:
        """Tell whether a word or phrase has synonyms or related words."""
        key = key_of(words)
        return bool(
            self._thesaurus.synonyms_of(key)
            or self._thesaurus.related_to(key)
            or self._english_meanings(words)
        )

    def expand_phrase(self, words: Sequence[str], surface: str) -> Expansions:
        """Return a phrase of the thesaurus, and what means the same."""
        found, phrase = Expansions(), Phrase(tuple(map(stem, words)))
        found.add(phrase, Expansion(weights.EXACT, MatchKind.EXACT, surface))
        self.add_meanings(found, words, surface)
        return found

    def add_meanings(self, found: Expansions, words: Sequence[str], surface: str) -> None:
        """Add what means the same as a word or phrase, in every form."""
        for meaning, weight in self._meanings(key_of(words)):
            expansion = Expansion(weight, MatchKind.SYNONYM, surface)
            if " " in meaning:
                self._add_known_phrase(found, meaning, expansion)
            else:
                for form in self._morphology.forms(meaning):
                    found.add(form, expansion)
        expansion = Expansion(weights.SYNONYM, MatchKind.SYNONYM, surface)
        for english in self._english_meanings(words):
            if " " in english:
                self._add_known_phrase(found, key_of(english.split()), expansion)
            else:
                for form in self._morphology.english_forms(english):
                    is_form = light_stem(form) == light_stem(english)
                    found.add(form, expansion if is_form else expansion.weakened(weights.DERIVED))

    def _written_apart(self, word: str) -> Iterator[Phrase]:
        """Yield the two words as which an English text writes one (handover, hand over)."""
        for start, end in splits(word, MIN_STEM, 2) if self._morphology.has_english else ():
            phrase = Phrase((stem(start), stem(end)))
            if self._index.phrase_holders(phrase):
                yield phrase

    def _add_known_phrase(self, found: Expansions, key: Key, expansion: Expansion) -> None:
        phrase = Phrase(tuple(key.split()))
        if all(word_stem in self._index.by_stem for word_stem in phrase.words):
            found.add(phrase, expansion)

    def _english_meanings(self, words: Sequence[str]) -> Iterable[str]:
        """Return what means the same in English, where texts are in English."""
        return self._morphology.english.synonyms_of(words) if self._morphology.has_english else ()

    def _meanings(self, key: Key) -> Iterator[tuple[Key, float]]:
        for its_key in dict.fromkeys((key, *self._thesaurus.inflections_of(key))):
            for synonym in self._thesaurus.synonyms_of(its_key):
                yield synonym, weights.SYNONYM
            for neighbour in self._thesaurus.related_to(its_key):
                yield neighbour, weights.RELATED
