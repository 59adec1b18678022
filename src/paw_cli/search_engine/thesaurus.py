"""Words that mean the same: what the language and the field have, handed in as data."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from paw_cli.search_engine.words import fold, stems, surface_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    # A word or phrase to compare by: the stems of its words.
    Key = tuple[str, ...]
    # Words or phrases that may be looked up, and what one then finds.
    Entry = tuple[Sequence[str], Sequence[str]]

MAX_PHRASE = 4
_VOICED = {"s": "sz", "f": "fv"}


def keys_of(phrases: Sequence[str]) -> list[Key]:
    """Return the keys of words and phrases; all at once is faster."""
    if not phrases:
        return []
    rows = [surface_words(phrase) for phrase in phrases]
    stemmed = iter(stems([fold(word) for row in rows for word in row]))
    return [tuple(islice(stemmed, len(row))) for row in rows]


class Thesaurus:
    """Stop words, irregular inflections, synonyms, related words and abbreviations.

    `sections` is what data/thesaurus.yaml holds, any of it absent; `load_everyday` gives what
    data/everyday_dutch.yaml holds. Entries are stemmed only when a word is looked up that begins
    as they do: a run uses a handful of them.
    """

    def __init__(
        self,
        sections: Mapping[str, Any],
        load_everyday: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        self._sections = sections
        self._load_everyday = load_everyday
        groups = [(group, group) for group in sections.get("synonyms", ())]
        short = [((a, *b), (a, *b)) for a, b in sections.get("abbreviations", {}).items()]
        inflections = [(group, group) for group in sections.get("inflections", ())]
        related = [((a,), b) for a, b in sections.get("related", {}).items()]
        self._synonyms = Section(groups + short, keys_of, _beginnings)
        self._inflections = Section(inflections, keys_of, _beginnings)
        self._related = Section(related, keys_of, _beginnings)
        self._subjects = Section([(sections.get("subjects", ()), ("",))], keys_of, _beginnings)

    @cached_property
    def with_everyday(self) -> Thesaurus:
        """The same with the words of everyday life, for tips of any subject."""
        everyday = self._load_everyday()
        both = {name: [*self._sections.get(name, ()), *more] for name, more in everyday.items()}
        return Thesaurus({**self._sections, **both})

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The words that carry no subject, folded."""
        return frozenset(map(fold, self._sections.get("stop_words", ())))

    def is_subject(self, key: Key) -> bool:
        """Tell whether a word or phrase, or one of its forms, is what the tips are about."""
        return any(map(self._subjects.members, (key, *self.inflections_of(key))))

    def inflections_of(self, key: Key) -> list[Key]:
        """Return the irregular forms of a word."""
        return keys_of(self._inflections.members(key))

    def synonyms_of(self, key: Key) -> list[Key]:
        """Return what means the same, the word or phrase itself included."""
        return keys_of(self._synonyms.members(key))

    def related_to(self, key: Key) -> list[Key]:
        """Return what has a broader or neighbouring meaning."""
        return keys_of(self._related.members(key))

    def has(self, key: Key) -> bool:
        """Tell whether a word or phrase stands in any section."""
        sections = (self._synonyms, self._related, self._inflections)
        return any(section.members(key) for section in sections)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every single word that can be looked up, folded."""
        return frozenset(map(fold, {head for head in self.heads() if " " not in head}))

    def heads(self) -> Iterator[str]:
        """Yield every word and phrase that can be looked up, as it is written."""
        for section in (self._synonyms, self._related, self._inflections):
            yield from section.heads()


class Section:
    """Entries by the key of what may be looked up, made when first needed.

    `keys_of` makes keys of phrases, `beginnings` gives the two letters with which phrases may
    begin whose key begins like this.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        keys_of: Callable[[Sequence[str]], list[Key]],
        beginnings: Callable[[str], set[str]],
    ) -> None:
        self._entries = list(entries)
        self._keys_of = keys_of
        self._beginnings = beginnings
        self._opened: set[str] = set()
        self._members: dict[Key, list[str]] = defaultdict(list)

    def heads(self) -> Iterator[str]:
        """Yield all that may be looked up."""
        return (head for heads, _ in self._entries for head in heads)

    def members(self, key: Key) -> list[str]:
        """Return what one finds by a key."""
        if key and key[0][:2] not in self._opened:
            self._open(key[0][:2])
        return self._members.get(key, [])

    def _open(self, start: str) -> None:
        """Make the keys of the entries that may start like this."""
        self._opened.add(start)
        opened = [e for begin in self._beginnings(start) for e in self._waiting.pop(begin, ())]
        keys = self._keys_of([head for head, _ in opened])
        for key, (_, members) in zip(keys, opened, strict=True):
            self._members[key] += members

    @cached_property
    def _waiting(self) -> dict[str, list[tuple[str, Sequence[str]]]]:
        waiting: dict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
        for heads, members in self._entries:
            for head in heads:
                waiting[head[:2]].append((head, members))
        for start in [start for start in waiting if not _is_plain(start)]:
            for head, members in waiting.pop(start):
                waiting[fold(head)[:2]].append((head, members))
        return waiting


def _is_plain(start: str) -> bool:
    return start.isascii() and start.isalpha() and start.islower()


def _beginnings(word_stem: str) -> set[str]:
    """Return with which two letters words of this stem may begin (or, aarde, zeker for seker)."""
    first, second = (_VOICED.get(letter, letter) for letter in (word_stem[:1], word_stem[1:2]))
    return {a + b for a, b in product(first, second or " ")} | {a + a for a in first} | {first}
