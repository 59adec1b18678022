"""Words that mean the same, Dutch and English: data that is handed in, and keys to find it by."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from typing import Any

from paw_cli.search_engine.words import joined_with, parted, stem

# A word or phrase to compare by: the stems of its words, between blanks.
Key = str
MAX_PHRASE = 4
# A rule: an ending, how many letters must stand before it or what the whole must look like, and
# what takes its place.
Rule = tuple[str, int | str, str]
# What comes off an English word, step by step; of each step what fits first. A plural.
_PLURAL = (
    ("ies", 2, "y"),
    *((f"{ending}es", 0, ending) for ending in ("ss", "sh", "ch", "x", "z")),
    *((ending, 0, ending) for ending in ("ss", "is", "us")),
    ("s", 3, ""),
)
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
# What makes one part of speech of another, the longest first.
_MAKING = (
    "isation ization ability ation ition iness ician ness ment ship ance ence able ible ical"
    " ity ive ful ous ise ize ate ion ist ism est ic al er or"
)
_DERIVATION = tuple((ending, 4, "") for ending in _MAKING.split())
_LAST_VOWEL = ((("e", 3, ""),), (("y", 2, "i"),))
ENGLISH_STEPS = (_PLURAL, _INFLECTIONS, _DERIVATION, _DERIVATION, *_LAST_VOWEL)
# The same without derivations: a customer is no custom.
_LIGHT_STEPS = (_PLURAL, _INFLECTIONS, *_LAST_VOWEL)


class Groups:
    """What one finds by keys: words and phrases that mean the same, or otherwise belong together.

    `sections` are of one or more files, each what scripts/make_data.py makes of groups, or empty.
    Under "groups" each has its keys between bars, and then with commas between what is found,
    unless it is the keys; under "keys" all of them stand once more, by their first letter. Few
    are looked up, and a table of all would take longer to build.
    """

    def __init__(self, *sections: Mapping[str, Any]) -> None:
        self._sections = [section for section in sections if section]

    def has(self, key: Key) -> bool:
        """Tell whether anything is found by a key."""
        sought, letter = f"|{key}|", key[:1]
        for section in self._sections:
            if letter in section["keys"] and sought in section["keys"][letter]:
                return True
        return False

    def of(self, key: Key) -> Sequence[str]:
        """Return what is found by a key, of all its groups."""
        if not self.has(key):
            return ()
        texts = (section["groups"] for section in self._sections)
        groups = (group for text in texts for group, _ in joined_with(text, f"|{key}|"))
        return [member for group in groups for member in _members(group)]

    def all(self) -> Iterator[str]:
        """Return all that can be found."""
        groups = chain.from_iterable(parted(each["groups"]) for each in self._sections)
        return chain.from_iterable(map(_members, groups))


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
        self.stop_words = frozenset(self._joined("stop_words").split())
        self._subjects = frozenset(parted(self._joined("subjects")))
        self._inflections, self._synonyms, self._related = (
            Groups(*(each.get(name, {}) for each in sections))
            for name in ("inflections", "synonyms", "related")
        )

    @cached_property
    def with_everyday(self) -> "Thesaurus":
        """The same with the words of everyday life, for tips of any subject."""
        return Thesaurus(*self._sections, self._load_everyday())

    @property
    def words(self) -> Collection[str]:
        """Every single word that can be looked up."""
        return list(chain.from_iterable(self.by_length))

    @property
    def by_length(self) -> list[list[str]]:
        """The same in lists, each in the order of their length."""
        return [each.get("words", "").split() for each in self._sections]

    def lists(self, word: str) -> bool:
        """Tell whether a single word can be looked up exactly so."""
        return any(f" {word} " in each.get("words", "") for each in self._sections)

    @property
    def phrases(self) -> list[str]:
        """Every phrase that can be looked up."""
        return parted(self._joined("phrases"))

    def is_subject(self, key: Key) -> bool:
        """Tell whether a word or phrase, or one of its forms, is what the tips are about."""
        return not self._subjects.isdisjoint((key, *self.inflections_of(key)))

    def inflections_of(self, key: Key) -> Sequence[Key]:
        """Return the irregular forms of a word."""
        return self._inflections.of(key)

    def synonyms_of(self, key: Key) -> Sequence[Key]:
        """Return what means the same, the word or phrase itself included."""
        return self._synonyms.of(key)

    def related_to(self, key: Key) -> Sequence[Key]:
        """Return what has a broader or neighbouring meaning."""
        return self._related.of(key)

    def has(self, key: Key) -> bool:
        """Tell whether a word or phrase stands in any section."""
        return self._synonyms.has(key) or self._related.has(key) or self._inflections.has(key)

    def _joined(self, name: str) -> str:
        return "".join(each.get(name, "") for each in self._sections)


class English:
    """English stop words, what English words mean in Dutch, and which mean the same in English.

    `load` and `load_heads` give what scripts/make_data.py makes of data/english.yaml,
    `load_everyday` what it makes of data/everyday_english.yaml; each is called when something is
    looked up there, for most searches need none.
    """

    def __init__(
        self,
        load: Callable[[], Mapping[str, str]],
        load_everyday: Callable[[], Mapping[str, Any]] = dict,
        load_heads: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._sections = cache(load)
        self._load_heads = load_heads
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
        """Return what an English word or phrase, given by its stems, means in Dutch."""
        groups = joined_with(self._sections().get("translations", ""), f"|{key}|")
        return [dutch for group, _ in groups for dutch in _members(group)]

    def heads(self) -> Mapping[str, Key]:
        """Return the key of each English word and phrase that has a translation."""
        return {head: key for key, heads in self._load_heads().items() for head in heads.split(",")}

    def dutch_for_beginning(self, beginning: str) -> list[str]:
        """Return what the English words and phrases that begin like this mean in Dutch."""
        keys = {key for head, key in self.heads().items() if head.startswith(beginning)}
        return [dutch for key in sorted(keys) for dutch in self.dutch_for(key)]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word of the English thesaurus."""
        members = chain(self._synonyms.all(), self._inflections.all())
        return frozenset(word for word in members if " " not in word)

    @property
    def by_length(self) -> list[list[str]]:
        """The same in lists, each in the order of their length."""
        return [sorted(self.words, key=len)]

    def lists(self, word: str) -> bool:
        """Tell whether a single word stands in the English thesaurus exactly so."""
        return word in self.words

    def phrases(self) -> list[str]:
        """Return the phrases of the English thesaurus."""
        return [phrase for phrase in dict.fromkeys(self._synonyms.all()) if " " in phrase]

    def has(self, word: str) -> bool:
        """Tell whether a word stands anywhere in the English thesaurus, inflected or not."""
        key = light_stem(word)
        return self._synonyms.has(key) or self._inflections.has(key)

    def family_of(self, word: str) -> list[str]:
        """Return an English word with its irregular forms and derivations."""
        return [word, *self._inflections.of(light_stem(word))]

    def synonyms_of(self, words: Sequence[str]) -> list[str]:
        """Return the English words and phrases that mean the same as a word or phrase."""
        is_word = len(words) == 1
        keys = (
            map(light_stem, self.family_of(words[0])) if is_word else (key_of(words, light_stem),)
        )
        return [same for key in keys for same in self._synonyms.of(key)]

    @cached_property
    def _synonyms(self) -> Groups:
        return Groups(self._everyday().get("synonyms", {}))

    @cached_property
    def _inflections(self) -> Groups:
        return Groups(self._everyday().get("inflections", {}))


def _members(group: str) -> list[str]:
    keys, _, others = group.rpartition("|")
    return others.split(",") if others else keys[1:].split("|")


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


def _stripped(word: str, steps: Sequence[Sequence[Rule]]) -> str:
    for step in steps:
        fitting = (_changed(word, *rule) for rule in step if word.endswith(rule[0]))
        word = next((changed for changed in fitting if changed), word)
    return word


def _changed(word: str, ending: str, before: int | str, replacement: str) -> str:
    """Return what a rule makes of a word with its ending; nothing where it does not fit."""
    if isinstance(before, int):
        rest = word.removesuffix(ending)
        return rest + replacement if len(rest) >= before else ""
    # Most searches do without the patterns: what compiles them is the first look.
    return re.sub(before, replacement, word) if re.search(before, word) else ""


def as_pattern(ending: str, before: int | str, replacement: str) -> tuple[str, str]:
    """Return a rule as a pattern and what takes its place."""
    if isinstance(before, str):
        return before, replacement
    return rf"^(.{{{before},}}){ending}$", rf"\1{replacement}"
