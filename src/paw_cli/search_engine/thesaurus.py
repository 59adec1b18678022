"""Words that mean the same, Dutch and English: data that is handed in, and keys to find it by."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Any

from paw_cli.search_engine.words import stem

# A word or phrase to compare by: the stems of its words, between blanks.
Key = str
MAX_PHRASE = 4
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
    "isation|ization|ation|ition|iness|ness|ment|ship|ance|ence|ability|able|ible|ity|ive|ful|ous|ise|ize"
    "|ate|ion|ician|ical|ic|ist|ism|al|er|est|or"
)
_DERIVATION = ((tuple(_MAKING.split("|")), rf"^(.{{4,}}?)(?:{_MAKING})$", r"\1"),)
# What comes off an English word, step by step; of each step what fits first.
_PLURAL = (
    ("ies", r"^(.{2,})ies$", r"\1y"),
    ("es", r"(ss|sh|ch|x|z)es$", r"\1"),
    ("s", r"^(.{2,}[^siu])s$", r"\1"),
)
_LAST_VOWEL = ((("e", r"(.{3,})e$", r"\1"),), (("y", r"(.{2,})y$", r"\1i"),))
ENGLISH_STEPS = (_PLURAL, _INFLECTIONS, _DERIVATION, _DERIVATION, *_LAST_VOWEL)
# The same without derivations: a customer is no custom.
_LIGHT_STEPS = (_PLURAL, _INFLECTIONS, *_LAST_VOWEL)


class Thesaurus:
    """Stop words, irregular inflections, synonyms and related words.

    `sections` are what scripts/make_data.py makes of data/thesaurus.yaml, any of it absent: keys
    for words and phrases. `load_everyday` gives the same of data/everyday_dutch.yaml.
    """

    def __init__(
        self,
        *sections: Mapping[str, Any],
        load_everyday: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        self._sections = sections
        self._load_everyday = load_everyday
        # The words that carry no subject.
        self.stop_words = frozenset(self._words("stop_words"))
        self._subjects = frozenset(self._entries("subjects"))
        self._inflections = by_key((group, group) for group in self._entries("inflections"))
        self._synonyms = by_key((group, group) for group in self._entries("synonyms"))
        self._related = by_key(self._entries("related"))

    @cached_property
    def with_everyday(self) -> "Thesaurus":
        """The same with the words of everyday life, for tips of any subject."""
        return Thesaurus(*self._sections, self._load_everyday())

    @property
    def words(self) -> Collection[str]:
        """Every single word that can be looked up."""
        return self._words("words")

    def lists(self, word: str) -> bool:
        """Tell whether a single word can be looked up exactly so."""
        return any(f" {word} " in each.get("words", "") for each in self._sections)

    @property
    def phrases(self) -> list[str]:
        """Every phrase that can be looked up."""
        return list(self._entries("phrases"))

    def is_subject(self, key: Key) -> bool:
        """Tell whether a word or phrase, or one of its forms, is what the tips are about."""
        return not self._subjects.isdisjoint((key, *self.inflections_of(key)))

    def inflections_of(self, key: Key) -> Sequence[Key]:
        """Return the irregular forms of a word."""
        return self._inflections.get(key, ())

    def synonyms_of(self, key: Key) -> Sequence[Key]:
        """Return what means the same, the word or phrase itself included."""
        return self._synonyms.get(key, ())

    def related_to(self, key: Key) -> Sequence[Key]:
        """Return what has a broader or neighbouring meaning."""
        return self._related.get(key, ())

    def has(self, key: Key) -> bool:
        """Tell whether a word or phrase stands in any section."""
        return key in self._synonyms or key in self._related or key in self._inflections

    def _words(self, name: str) -> list[str]:
        return [word for each in self._sections for word in each.get(name, "").split()]

    def _entries(self, name: str) -> Iterator[Any]:
        return chain.from_iterable(each.get(name, ()) for each in self._sections)


class English:
    """English stop words, what English words mean in Dutch, and which mean the same in English.

    `load` gives what scripts/make_data.py makes of data/english.yaml, `load_everyday` what it
    makes of data/everyday_english.yaml; each is called when something is looked up there, for
    most searches need neither.
    """

    def __init__(
        self,
        load: Callable[[], Mapping[str, str]],
        load_everyday: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        self._sections = cache(load)
        self._everyday = cache(load_everyday)

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The English words that carry no subject, in their normal form."""
        return frozenset(self._sections().get("stop_words", "").split())

    @cached_property
    def light_words(self) -> frozenset[str]:
        """The English words that carry a subject in English texts only; stop words included."""
        return frozenset(self._sections().get("light_words", "").split())

    def dutch_for(self, key: Key) -> Sequence[str]:
        """Return what an English word or phrase, given by its stems, means in Dutch.

        The translations are one long string: few are looked up, and a table of all takes longer.
        """
        translations = self._sections().get("translations", "")
        start = translations.find(f"|{key}=")
        if start < 0:
            return ()
        entry = translations[start + 1 : translations.index("|", start + 1)]
        return entry.removeprefix(f"{key}=").split(",")

    def heads(self) -> Mapping[str, Key]:
        """Return the key of each English word and phrase that has a translation."""
        entries = self._sections().get("translations", "").strip("|").split("|")
        groups = self._sections().get("heads", "").split("|")
        return {
            head: entry.partition("=")[0]
            for entry, heads in zip(entries, groups, strict=True)
            for head in heads.split(",")
        }

    def dutch_for_beginning(self, beginning: str) -> list[str]:
        """Return what the English words and phrases that begin like this mean in Dutch."""
        keys = {key for head, key in self.heads().items() if head.startswith(beginning)}
        return [dutch for key in sorted(keys) for dutch in self.dutch_for(key)]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of the English thesaurus."""
        members = chain(self._synonyms.values(), self._inflections.values())
        return frozenset(word for word in chain.from_iterable(members) if " " not in word)

    def lists(self, word: str) -> bool:
        """Tell whether a single word stands in the English thesaurus exactly so."""
        return word in self.words

    def phrases(self) -> list[str]:
        """Return the phrases of the English thesaurus."""
        members = chain.from_iterable(self._synonyms.values())
        return [phrase for phrase in dict.fromkeys(members) if " " in phrase]

    def has(self, word: str) -> bool:
        """Tell whether a word stands anywhere in the English thesaurus, inflected or not."""
        key = light_stem(word)
        return key in self._synonyms or key in self._inflections

    def family_of(self, word: str) -> list[str]:
        """Return an English word with its irregular forms and derivations."""
        return [word, *self._inflections.get(light_stem(word), ())]

    def synonyms_of(self, words: Sequence[str]) -> list[str]:
        """Return the English words and phrases that mean the same as a word or phrase."""
        is_word = len(words) == 1
        keys = (
            map(light_stem, self.family_of(words[0])) if is_word else (key_of(words, light_stem),)
        )
        return [same for key in keys for same in self._synonyms.get(key, ())]

    @cached_property
    def _synonyms(self) -> Mapping[Key, Sequence[str]]:
        return by_key(self._everyday().get("synonyms", ()))

    @cached_property
    def _inflections(self) -> Mapping[Key, Sequence[str]]:
        return by_key(self._everyday().get("inflections", ()))


def key_of(words: Iterable[str], stem_of: Callable[[str], str] = stem) -> Key:
    """Return the key of a word or phrase: a Dutch one, or by the stems of English."""
    return " ".join(map(stem_of, words))


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


def by_key(groups: Iterable[tuple[Iterable[Key], Sequence[str]]]) -> dict[Key, Sequence[str]]:
    """Return what one finds by each key, given the keys of groups and what is in them."""
    found: dict[Key, Sequence[str]] = {}
    for keys, members in groups:
        for key in keys:
            found[key] = [*found[key], *members] if key in found else members
    return found


def _stripped(word: str, steps: Sequence[Sequence[Rule]]) -> str:
    for step in steps:
        for endings, pattern, replacement in step:
            # Most searches do without the patterns: what compiles them is the first look.
            if word.endswith(endings) and re.search(pattern, word):
                word = re.sub(pattern, replacement, word)
                break
    return word
