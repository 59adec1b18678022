"""Words that mean the same: what the language and the field have, passed in as data."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

from paw_cli.search_engine.words import fold, stem, written_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    # A word or phrase to compare by: the stems of its words.
    Key = tuple[str, ...]
    # Words or phrases that may be looked up, and what one then finds.
    Entry = tuple[Sequence[str], Sequence[str]]

LONGEST_PHRASE = 4
_VOICED = {"s": "sz", "f": "fv"}


def key_of(phrase: str) -> Key:
    """Return the key of a word or phrase."""
    return tuple(stem(fold(written)) for written in written_words(phrase))


class Thesaurus:
    """Stop words, irregular inflections, synonyms, related words and abbreviations.

    `sections` is what data/thesaurus.yaml holds, any of it absent. Entries are stemmed only
    when a word is looked up that begins as they do: a run uses a handful of them.
    """

    def __init__(self, sections: Mapping[str, Any]) -> None:
        self._sections = sections
        groups = [(group, group) for group in sections.get("synonyms", ())]
        short = [((a, *b), (a, *b)) for a, b in sections.get("abbreviations", {}).items()]
        self._synonyms = _Section(groups + short)
        self._inflections = _Section([(g, g) for g in sections.get("inflections", ())])
        self._related = _Section([((a,), b) for a, b in sections.get("related", {}).items()])

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The words that carry no subject, folded."""
        return frozenset(map(fold, self._sections.get("stop_words", ())))

    def inflections_of(self, key: Key) -> list[Key]:
        """Return the irregular forms of a word."""
        return self._inflections.found(key)

    def synonyms_of(self, key: Key) -> list[Key]:
        """Return what means the same, the word or phrase itself included."""
        return self._synonyms.found(key)

    def related_to(self, key: Key) -> list[Key]:
        """Return what has a broader or neighbouring meaning."""
        return self._related.found(key)

    def knows(self, key: Key) -> bool:
        """Tell whether a word or phrase stands in any section."""
        sections = (self._synonyms, self._related, self._inflections)
        return any(section.found(key) for section in sections)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word that can be looked up, folded."""
        sections = (self._synonyms, self._related, self._inflections)
        heads = (head for section in sections for head in section.heads())
        return frozenset(fold(head) for head in heads if " " not in head)


class _Section:
    """Entries by the key of what may be looked up, made when first needed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = list(entries)
        self._found: dict[Key, list[Sequence[str]]] = {}

    def heads(self) -> Iterator[str]:
        return (head for heads, _ in self._entries for head in heads)

    def found(self, key: Key) -> list[Key]:
        if not key:
            return []
        for beginning in _beginnings(key[0]):
            for head, members in self._waiting.pop(beginning, ()):
                self._found.setdefault(key_of(head), []).append(members)
        return [key_of(member) for members in self._found.get(key, ()) for member in members]

    @cached_property
    def _waiting(self) -> dict[str, list[tuple[str, Sequence[str]]]]:
        waiting: dict[str, list[tuple[str, Sequence[str]]]] = {}
        for heads, members in self._entries:
            for head in heads:
                start = head[:2]
                if not (start.isascii() and start.isalpha() and start.islower()):
                    start = fold(head)[:2]
                waiting.setdefault(start, []).append((head, members))
        return waiting


def _beginnings(word_stem: str) -> set[str]:
    """Return with which two letters words of this stem may begin (or, aarde, zeker for seker)."""
    first, second = (_VOICED.get(letter, letter) for letter in (word_stem[:1], word_stem[1:2]))
    return {a + b for a, b in product(first, second or " ")} | {a + a for a in first} | {first}
