"""The search of a page: what the engine answers to the words and phrases it knows, packed.

The page has no engine of its own. It looks words up in this table, adds up what they count for in
each tip, and applies the same cut-offs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paw_cli.search_engine.export import Exporter, rules
from paw_cli.search_engine.rank import rarity, term_scores
from paw_cli.search_engine.weights import FIELDS
from paw_cli.search_engine.words import fold, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from paw_cli.model import Tip
    from paw_cli.search_engine import SearchIndex
    from paw_cli.search_engine.result import MatchKind
    from paw_cli.search_engine.terms import Term

    Track = Callable[[Sequence[str]], Iterable[str]]

# Digits for numbers: what JSON, HTML and the table's own separators leave unused.
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+-./:?@[]^_`{}~"
# Scores and rarities are rounded to so many parts of 1.
_PARTS = 1000


def search_table(index: SearchIndex, tips: Sequence[Tip], track: Track = iter) -> dict[str, Any]:
    """Return the table for the tips of a page; `track` may tell how far that is."""
    return _Table(Exporter(index), tips).packed(track)


class _Table:
    """Classes of words, which are the forms of one, and what each word counts for."""

    def __init__(self, engine: Exporter, tips: Sequence[Tip]) -> None:
        self._engine = engine
        on_page = {tip.id: number for number, tip in enumerate(tips)}
        self._numbers = [on_page.get(tip.id) for tip in engine.index.tips]
        self._tip_width = 1 if len(tips) <= len(_DIGITS) else 2
        self._word_width = 2 if len(engine.words) < len(_DIGITS) ** 2 else 3
        self._classes: dict[str, list[str]] = {}
        for word in sorted(engine.words, key=lambda word: (stem(word), word)):
            self._classes.setdefault(stem(word), []).append(word)
        in_order = (word for words in self._classes.values() for word in words)
        subjects = (word for word in in_order if word in engine.subjects)
        self._word_numbers = {word: number for number, word in enumerate(subjects)}
        self._evidence: dict[str, int] = {}

    def packed(self, track: Track) -> dict[str, Any]:
        """Ask the engine for each word and phrase, and return all as JSON can hold it."""
        engine = self._engine
        narrowing = engine.narrowing
        keys = list(self._classes)
        heads = _front_coded(keys)
        classes = [
            self._class_line(key, head) for key, head in zip(track(keys), heads, strict=True)
        ]
        lines = {
            "classes": classes,
            "phrases": dict.fromkeys(map(self._phrase_line, engine.phrases)),
            "translations": self._key_lines(engine.translations()),
            "englishWords": self._key_lines(engine.english_words()),
            "places": _front_coded(sorted(narrowing.places)),
            "names": _front_coded(sorted(narrowing.names - narrowing.places)),
            "stopWords": sorted(engine.stop_words),
            "lightWords": sorted(engine.languages.light_words - engine.stop_words),
            "evidence": self._evidence,
        }
        return {
            "digits": _DIGITS,
            "parts": _PARTS,
            "tipWidth": self._tip_width,
            "wordWidth": self._word_width,
            **{name: "\n".join(each) for name, each in lines.items()},
            "rules": rules(engine),
        }

    def _class_line(self, key: str, head: str) -> str:
        """Return a class: its stem, what any other form counts for, and the words themselves.

        An equals sign says that the tips have one of its words, a comma that it is but a part of
        words; one stands as well before a word that nothing misspelt is taken for.
        """
        engine = self._engine
        words = [word for word in self._classes[key] if word not in engine.stop_words]
        if not words:
            return head
        # Where no text has a form of it only its meaning counts, whatever the form.
        is_held = engine.morphology.has_forms(words[0])
        sign = "=" if is_held else "" if engine.morphology.is_known(words[0]) else ","
        other = engine.other_form(key, self._classes[key]) if is_held else words[0]
        forms = self._evidence_of(other) if other else ""
        members = [f"{sign}{head}", forms]
        for word in words:
            its_own = self._evidence_of(word) if is_held else forms
            code = f" {its_own}" if its_own != forms else ""
            mark = "" if word in engine.subjects else ","
            if code or not mark:
                members.append(f"{mark}{_front_coded([key, word])[1]}{code}")
        return "|".join(members)

    def _evidence_of(self, word: str) -> str:
        return "".join(map(self._packed, self._engine.terms([word])))

    def _phrase_line(self, phrase: Sequence[str]) -> str:
        found = map(self._packed, self._engine.terms(phrase))
        return f"{' '.join(stem(fold(word)) for word in phrase)}={' '.join(found)}"

    def _key_lines(self, keys: Iterable[tuple[str, Term]]) -> list[str]:
        """Return the keys that have an answer, by it."""
        by_evidence: dict[str, list[str]] = {}
        for key, term in sorted(keys, key=lambda one: one[0]):
            by_evidence.setdefault(self._packed(term), []).append(key)
        return ["|".join([code, *_front_coded(each)]) for code, each in by_evidence.items()]

    def _packed(self, term: Term) -> str:
        """Return the number of what a term counts for: rarity, tips by score, words by kind.

        A last semicolon says that it is what the tips are about.
        """
        found = term_scores(self._engine.index, term, FIELDS)
        by_score: dict[int, str] = {}
        for index, score in sorted(found.items()):
            if (number := self._numbers[index]) is not None:
                parts = round(score * _PARTS)
                by_score[parts] = by_score.get(parts, "") + _code(number, self._tip_width)
        by_kind: dict[MatchKind, str] = {}
        for word, kind in sorted(self._engine.marked(term).items()):
            if word in self._word_numbers:
                code = _code(self._word_numbers[word], self._word_width)
                by_kind[kind] = by_kind.get(kind, "") + code
        scores = " ".join(f"{_code(score, 2)}{tips}" for score, tips in sorted(by_score.items()))
        kinds = " ".join(f"{kind[0]}{words}" for kind, words in sorted(by_kind.items()))
        subject = ";" if term.is_subject else ""
        weight = round(rarity(self._engine.index, term, found) * _PARTS)
        packed = f"{_code(weight)};{scores};{kinds}{subject}"
        return _code(self._evidence.setdefault(packed, len(self._evidence)))


def _code(number: int, width: int = 1) -> str:
    """Write a number in our digits, at least `width` of them."""
    code = ""
    while number or len(code) < width:
        number, digit = divmod(number, len(_DIGITS))
        code = _DIGITS[digit] + code
    return code


def _front_coded(words: Iterable[str]) -> list[str]:
    """Return for each word how many letters it shares with the one before, and the rest of it."""
    coded = []
    before = ""
    for word in words:
        most = min(len(word), len(_DIGITS) - 1)
        shared = max(n for n in range(most + 1) if before.startswith(word[:n]))
        coded.append(_DIGITS[shared] + word[shared:])
        before = word
    return coded
