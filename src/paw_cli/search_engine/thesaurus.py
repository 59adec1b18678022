"""Words that mean the same: what the language and the field have, handed in as data."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from paw_cli.search_engine.words import stem

# A word or phrase to compare by: the stems of its words, between blanks.
Key = str
MAX_PHRASE = 4


def key_of(words: Iterable[str]) -> Key:
    """Return the key of a word or phrase."""
    return " ".join(map(stem, words))


def by_key(groups: Iterable[tuple[Iterable[Key], Sequence[str]]]) -> dict[Key, Sequence[str]]:
    """Return what one finds by each key, given the keys of groups and what is in them."""
    found: dict[Key, Sequence[str]] = {}
    for keys, members in groups:
        for key in keys:
            found[key] = [*found[key], *members] if key in found else members
    return found


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
