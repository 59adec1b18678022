"""An inverted index: which tips hold which word or phrase."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, partial
from itertools import chain, islice, product, repeat
from operator import attrgetter
from typing import NamedTuple
from weakref import proxy

from paw_cli.model import Collection
from paw_cli.search_engine.weights import Field
from paw_cli.search_engine.words import (
    fold,
    joined,
    joined_with,
    pieces_of_all,
    read,
    row_of,
    stems,
    surface_words,
)

# The fields that have phrases, each with those that hold their words.
_PHRASE_FIELDS = {
    Field.TEXT: (Field.TEXT, Field.PART),
    Field.KEYWORD: (Field.KEYWORD,),
    Field.ANSWER: (Field.ANSWER,),
}
# So many tips are looked at to see how they write a word.
_MAX_LOOKED_AT = 200


class Phrase(NamedTuple):
    """Words that must follow one another: their stems, or as typed the words themselves."""

    words: tuple[str, ...]
    as_typed: bool = False


class Index:
    """From a word in its normal form to the tips that hold it.

    Tips are numbered in the order of their ids, so that nothing depends on the order in
    which they were loaded.
    """

    def __init__(self, collection: Collection) -> None:
        self.tips = sorted(collection.tips, key=attrgetter("id"))
        self._themes = {theme.id: theme for theme in collection.themes}
        me = proxy(self)  # so that what is remembered goes with the index, as soon as that goes
        self.reading_of = cache(partial(Index._reading_of, me))
        self.spellings_of = lru_cache(1 << 10)(partial(Index._spellings_of, me))
        self.phrase_holders = lru_cache(1 << 10)(partial(Index._phrase_holders, me))
        curated = sum(bool(tip.keywords or tip.answers) for tip in self.tips)
        # Whether a good part of the tips has more words to be found by than the text.
        self.is_curated = 4 * curated > len(self.tips)
        # Whether hardly any has.
        self.is_bare = 10 * curated < len(self.tips)
        # The questions that tips answer, each with the number of the tip.
        self.questions = [(n, each) for n, tip in enumerate(self.tips) for each in tip.answers]
        # The numbers of the passages that hold a word, one for each time it stands there. A tip has
        # one passage for its text and one for its keywords, with its own number; of the other
        # fields `_tips_of` has the tips of each passage.
        self.held: dict[Field, dict[str, list[int]]] = {field: {} for field in Field}
        self._tips_of: dict[Field, Sequence[Sequence[int]]] = {}
        self._add_all()
        self.stem_of = stems(dict.fromkeys(chain.from_iterable(self.held.values())))
        self.vocabulary = self.stem_of.keys()
        self.by_stem: dict[str, tuple[str, ...]] = {}
        for word, its_stem in self.stem_of.items():
            # Most are the only one.
            if its_stem in self.by_stem:
                self.by_stem[its_stem] += (word,)
            else:
                self.by_stem[its_stem] = (word,)

    def holders(self, words: Iterable[str], fields: Iterable[Field]) -> set[int]:
        """Return the numbers of the tips that hold any of the words in any of the fields."""
        every = [(field, word) for field in fields for word in words if word in self.held[field]]
        return set().union(*(self.tips_with(field, word) for field, word in every))

    def tips_with(self, field: Field, word: str) -> Sequence[int]:
        """Return the numbers of the tips that hold a word in a field, for each time they do."""
        passages, tips_of = self.held[field][word], self._tips_of.get(field)
        return passages if tips_of is None else [n for each in passages for n in tips_of[each]]

    def texts(self, number: int) -> Iterator[tuple[Field, str]]:
        """Yield what the fields of a tip say, the most trusted first."""
        tip = self.tips[number]
        themes = [self._themes[theme_id] for theme_id in tip.themes if theme_id in self._themes]
        yield Field.TEXT, tip.text
        yield from ((Field.KEYWORD, keyword) for keyword in tip.keywords)
        yield from ((Field.ANSWER, answer) for answer in tip.answers)
        yield from ((Field.THEME, theme.title) for theme in themes)
        yield from ((Field.DESCRIPTION, theme.description) for theme in themes)

    def surface_of(self, word: str) -> str:
        """Return a word as the tips write it, in small letters where they do."""
        numbers = islice(sorted(self.holders([word], Field)), _MAX_LOOKED_AT)
        texts = [text for number in numbers for _, text in self.texts(number)]
        if any(word in surface_words(text) for text in texts if word in text):
            return word
        forms = {form for text in texts for form in surface_words(text) if fold(form) == word}
        return min(forms, key=lambda form: (form != form.lower(), form), default=word)

    def stems_of(self, texts: Iterable[str]) -> Iterator[set[str]]:
        """Yield the stems of the words of each of many short texts of the index."""
        for found in pieces_of_all(texts):
            bag = set(map(self.stem_of.get, found, repeat("")))
            if "" in bag:
                others = (row_of(piece).words for piece in found if piece not in self.stem_of)
                bag.update(self.stem_of[word] for words in others for word in words)
                bag.remove("")
            yield bag

    def has_language(self, markers: Iterable[str], of_others: Iterable[str]) -> bool:
        """Tell whether a good part of the texts has the frequent words of a language."""
        held = self.held[Field.TEXT]
        own, others = (
            sum(len(held.get(word, ())) for word in words) for words in (markers, of_others)
        )
        return own > 0 and own * 8 > others

    def stems_around(self, core: str) -> Iterator[tuple[str, str, str]]:
        """Yield each stem that begins or ends with `core`, and what stands before and after it."""
        for whole, start in joined_with(self._joined_stems, core):
            before, after = whole[:start], whole[start + len(core) :]
            if bool(before) != bool(after):
                yield whole, before, after

    @cached_property
    def _joined_stems(self) -> str:
        return joined(self.by_stem)

    def numbers(self, among: Collection | None) -> frozenset[int] | None:
        """Return the numbers of the tips of a part of the collection; None for all of it."""
        if among is None:
            return None
        ids = {tip.id for tip in among.tips}
        return frozenset(n for n, tip in enumerate(self.tips) if tip.id in ids)

    def _add_all(self) -> None:
        """Add the words of all fields."""
        carriers: dict[str, list[int]] = defaultdict(list)
        for number, tip in enumerate(self.tips):
            for theme_id in tip.themes:
                carriers[theme_id].append(number)
        themes = [theme for theme in self._themes.values() if theme.id in carriers]
        self._add(Field.TEXT, (tip.text for tip in self.tips))
        self._add(Field.KEYWORD, (" ".join(tip.keywords) for tip in self.tips))
        self._add(Field.ANSWER, (question for _, question in self.questions))
        self._add(Field.THEME, (theme.title for theme in themes))
        self._add(Field.DESCRIPTION, (theme.description for theme in themes))
        self._tips_of[Field.ANSWER] = [[number] for number, _ in self.questions]
        for field in (Field.THEME, Field.DESCRIPTION):
            self._tips_of[field] = [carriers[theme.id] for theme in themes]

    def _add(self, field: Field, passages: Iterable[str]) -> None:
        """Add the words of the passages of a field."""
        held = self.held[field]
        in_parts = self.held[Field.PART] if field is Field.TEXT else held
        for number, found in enumerate(pieces_of_all(passages)):
            for piece in found:
                if piece in held:
                    held[piece].append(number)
                else:
                    held[piece] = [number]
        for piece in [piece for piece in held if not (piece.isascii() and piece.isalnum())]:
            numbers, (words, parts) = held.pop(piece), row_of(piece)
            for word in words:
                held[word] = held.get(word, []) + numbers
            for part in parts if parts != words else ():
                if part not in words:
                    in_parts[part] = in_parts.get(part, []) + numbers

    def forms_of(self, phrase: Phrase) -> list[Sequence[str]]:
        """Return for each word of a phrase the words of the vocabulary that may stand there."""
        if phrase.as_typed:
            return [[word] if word in self.vocabulary else [] for word in phrase.words]
        return [self.by_stem.get(word, ()) for word in phrase.words]

    def _spellings_of(self, phrase: Phrase) -> list[str]:
        """Return the words of a phrase, in all forms that may stand in a tip, between blanks."""
        return [f" {' '.join(words)} " for words in product(*self.forms_of(phrase))]

    def _phrase_holders(self, phrase: Phrase) -> dict[Field, list[int]]:
        """Return by field the numbers of the tips that hold a phrase."""
        holders: dict[Field, list[int]] = {}
        forms = self.forms_of(phrase)
        for field, of_words in _PHRASE_FIELDS.items() if all(forms) else ():
            numbers = set.intersection(*(self.holders(of_word, of_words) for of_word in forms))
            rows = [(number, self.reading_of(field, number)) for number in numbers]
            spellings = self.spellings_of(phrase)
            if found := {n for each in spellings for n, row in rows if each in row}:
                holders[field] = list(found)
        return holders

    def _reading_of(self, field: Field, number: int) -> str:
        tip = self.tips[number]
        passages = {Field.TEXT: (tip.text,), Field.KEYWORD: tip.keywords, Field.ANSWER: tip.answers}
        return "\n".join(map(reading, passages[field]))


def reading(text: str) -> str:
    """Return the words of a text in a row between blanks, with hyphenated ones also in parts."""
    words, in_parts = read(text)
    rows = [words] if words is in_parts else [words, in_parts]
    return "\n".join(f" {' '.join(row)} " for row in rows)
