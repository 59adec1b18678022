"""English: stems, stop words, and what English words mean in Dutch."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from paw_cli.search_engine.thesaurus import Section
from paw_cli.search_engine.words import fold, surface_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from paw_cli.search_engine.thesaurus import Key

# What tells an English text from a Dutch one: frequent words that the other does not have.
ENGLISH_MARKERS = ("the", "and", "to", "with", "for", "you", "that", "are", "this", "not", "it")
DUTCH_MARKERS = ("de", "het", "een", "en", "van", "voor", "met", "niet", "dat", "zijn", "ze")
# A rule: how a word must end to be looked at, what it must look like, and what is made of it.
Rule = tuple[str | tuple[str, ...], str, str]
# Endings of verbs and adverbs: at least three letters and a vowel stay, of a doubled letter one.
_INFLECTIONS = tuple(
    rule
    for ending in ("ingly", "edly", "ing", "ed", "ly")
    for rule in (
        (
            ending,
            rf"^(?=.{{3,}}{ending}$)(?=.*[aeiouy].*{ending}$)(.*([bdfgmnprt]))\2{ending}$",
            r"\1",
        ),
        (ending, rf"^(?=.*[aeiouy].*{ending}$)(.{{3,}}){ending}$", r"\1"),
    )
)
# What makes one part of speech of another, with four letters before it.
_MAKING = (
    "isation|ization|ation|ition|iness|ness|ment|ship|hood|ance|ence|ability|able|ible|ity|ive|ful|ous|ise|ize"
    "|ate|ion|al|er|est|or"
)
_DERIVATION = ((tuple(_MAKING.split("|")), rf"^(.{{4,}}?)(?:{_MAKING})$", r"\1"),)
# What comes off an English word, step by step; of each step what fits first.
_PLURAL = (
    ("ies", r"^(.{2,})ies$", r"\1y"),
    ("es", r"(ss|sh|ch|x|z)es$", r"\1"),
    ("s", r"^(.{2,}[^siu])s$", r"\1"),
)
_LAST_VOWEL = ((("e", r"^(.{3,})e$", r"\1"),), (("y", r"^(.{2,})y$", r"\1i"),))
ENGLISH_STEPS = (_PLURAL, _INFLECTIONS, _DERIVATION, _DERIVATION, *_LAST_VOWEL)
# The same without derivations: a customer is no custom.
_LIGHT_STEPS = (_PLURAL, _INFLECTIONS, *_LAST_VOWEL)


class English:
    """English stop words, what English words mean in Dutch, and which mean the same in English.

    `load` gives what data/english.yaml holds, `load_everyday` what data/everyday_english.yaml
    holds; each is called when something is looked up there, for most searches need neither.
    """

    def __init__(
        self,
        load: Callable[[], Mapping[str, Any]],
        load_everyday: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        self._load = load
        self._load_everyday = load_everyday

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The English words that carry no subject, in their normal form."""
        return frozenset(map(fold, self._sections.get("stop_words", ())))

    def dutch_for(self, key: Key) -> list[str]:
        """Return what an English word or phrase, given by its stems, means in Dutch."""
        return self._translations.members(key)

    def heads(self) -> list[str]:
        """Return all English words and phrases that have a translation."""
        return list(self._translations.heads())

    def dutch_for_beginning(self, beginning: str) -> list[str]:
        """Return what the English words and phrases that begin like this mean in Dutch."""
        translations = self._sections.get("translations", {}).items()
        return [
            dutch
            for dutch, english in translations
            if any(fold(head).startswith(beginning) for head in english)
        ]

    @cached_property
    def light_words(self) -> frozenset[str]:
        """The English words that carry a subject in English texts only; stop words included."""
        return self.stop_words.union(map(fold, self._sections.get("light_words", ())))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of the English thesaurus, folded."""
        heads = {*self._synonyms.heads(), *self._inflections.heads()}
        return frozenset(map(fold, {head for head in heads if " " not in head}))

    def phrases(self) -> list[str]:
        """Return the phrases of the English thesaurus."""
        return [head for head in self._synonyms.heads() if " " in head]

    def has(self, word: str) -> bool:
        """Tell whether a word stands anywhere in the English thesaurus, inflected or not."""
        key = (light_stem(word),)
        return bool(self._synonyms.members(key) or self._inflections.members(key))

    def family_of(self, word: str) -> list[str]:
        """Return an English word with its irregular forms and derivations."""
        return [word, *map(fold, self._inflections.members((light_stem(word),)))]

    def synonyms_of(self, words: Sequence[str]) -> set[str]:
        """Return the English words and phrases that mean the same as a word or phrase."""
        return {same for key in self._keys(words) for same in self._synonyms.members(key)}

    def _keys(self, words: Sequence[str]) -> set[Key]:
        if len(words) == 1:
            return {(light_stem(form),) for form in self.family_of(words[0])}
        return {tuple(map(light_stem, words))}

    @cached_property
    def _sections(self) -> Mapping[str, Any]:
        return self._load()

    @cached_property
    def _everyday(self) -> Mapping[str, Any]:
        return self._load_everyday()

    @cached_property
    def _synonyms(self) -> Section:
        return self._groups("synonyms")

    @cached_property
    def _inflections(self) -> Section:
        return self._groups("inflections")

    def _groups(self, name: str) -> Section:
        groups = self._everyday.get(name, ())
        return Section([(group, group) for group in groups], light_keys, _start)

    @cached_property
    def _translations(self) -> Section:
        translations = self._sections.get("translations", {}).items()
        return Section(
            [(english, (dutch,)) for dutch, english in translations], english_keys, _start
        )


@lru_cache(maxsize=1 << 14)
def english_stem(word: str) -> str:
    """Return what an English word in its normal form shares with its forms and derivations.

    Off come the plural, then one ending of a verb, then endings that make one part of speech of
    another, as Porter's stemmer takes them (documents, documented, documentation).
    """
    return _stripped(word, ENGLISH_STEPS)


@lru_cache(maxsize=1 << 14)
def light_stem(word: str) -> str:
    """Return what an English word in its normal form shares with its inflections only."""
    return _stripped(word, _LIGHT_STEPS)


def english_keys(phrases: Sequence[str]) -> list[Key]:
    """Return the key of each English word or phrase."""
    return [tuple(english_stem(fold(word)) for word in surface_words(each)) for each in phrases]


def light_keys(phrases: Iterable[str]) -> list[Key]:
    """Return the key of each English word or phrase that only its inflections share."""
    return [tuple(light_stem(fold(word)) for word in surface_words(each)) for each in phrases]


def _stripped(word: str, steps: Sequence[Sequence[Rule]]) -> str:
    for step in steps:
        for endings, pattern, replacement in step:
            if word.endswith(endings) and _compiled(pattern).search(word):
                word = _compiled(pattern).sub(replacement, word)
                break
    return word


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that most searches do without."""
    return re.compile(pattern)


def _start(start: str) -> set[str]:
    return {start}
