"""The search of a page: what the engine answers to the words and phrases it knows, packed.

The page has no engine of its own. It looks words up in this table, adds up what they count for in
each tip, and applies the same cut-offs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paw_cli.search_engine.export import Exporter
from paw_cli.search_engine.export_rules import limits, rules
from paw_cli.search_engine.words import fold, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from paw_cli.model import Tip
    from paw_cli.search_engine import SearchIndex
    from paw_cli.search_engine.export import Evidence
    from paw_cli.search_engine.result import MatchKind

    Track = Callable[[Sequence[str]], Iterable[str]]

# Digits for numbers: what JSON, HTML and the table's own separators leave unused.
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+-./:?@[]^_`{}~"
# Scores and rarities are rounded to so many parts of 1.
_PARTS = 1000


def search_table(index: SearchIndex, tips: Sequence[Tip], track: Track = iter) -> dict[str, Any]:
    """Return the table for the tips of a page, numbered as they stand there.

    `track` is given the steps to go through, and may tell how far that is.
    """
    return _Table(Exporter(index), tips).packed(track)


class _Table:
    """Classes of words, which are the forms of one, and what each word counts for."""

    def __init__(self, engine: Exporter, tips: Sequence[Tip]) -> None:
        self._engine = engine
        places = {tip.id: place for place, tip in enumerate(tips)}
        numbered = enumerate(engine.index.tips)
        self._places = {number: places[tip.id] for number, tip in numbered if tip.id in places}
        self._tip_width = 1 if len(tips) <= len(_DIGITS) else 2
        self._word_width = 2 if len(engine.words) < len(_DIGITS) ** 2 else 3
        self._members: dict[str, list[str]] = {}
        for word in sorted(engine.words):
            self._members.setdefault(stem(word), []).append(word)
        self._keys = sorted(self._members)
        self._code_of = {key: _code(number) for number, key in enumerate(self._keys)}
        in_order = (word for key in self._keys for word in self._members[key])
        subjects = (word for word in in_order if word in engine.subjects)
        self._number_of = {word: number for number, word in enumerate(subjects)}
        self._evidence: dict[str, int] = {}

    def packed(self, track: Track) -> dict[str, Any]:
        """Ask the engine for each word and phrase, and return all as JSON can hold it."""
        engine = self._engine
        lines = {
            "classes": self._class_lines(track),
            "phrases": dict.fromkeys(map(self._phrase_line, engine.phrases)),
            "translations": self._key_lines(engine.translations()),
            "englishWords": self._key_lines(engine.english_words()),
            "subjects": self._subject_lines(),
            "questions": self._question_lines(),
            "evidence": self._evidence,
        }
        words = {
            "stopWords": sorted(engine.stop_words),
            "lightWords": sorted(engine.languages.light_words - engine.stop_words),
        }
        names = sorted(engine.narrowing.names)
        rarities = engine.questions.rarity
        return {
            "digits": _DIGITS,
            "parts": _PARTS,
            "tipWidth": self._tip_width,
            "wordWidth": self._word_width,
            **{name: "\n".join(each) for name, each in lines.items()},
            **{name: " ".join(each) for name, each in words.items()},
            "names": "\n".join(map(_shortened, names, ["", *names])),
            "places": "".join("01"[name in engine.narrowing.places] for name in names),
            "questionRarity": {
                self._code_of[key]: round(r, 3) for key, r in sorted(rarities.items())
            },
            "unknownInQuestions": round(engine.questions.unknown, 3),
            "rules": rules(),
            "limits": limits(engine),
        }

    def _class_lines(self, track: Track) -> list[str]:
        before = ["", *self._keys]
        return [
            self._class_line(key, last)
            for key, last in zip(track(self._keys), before, strict=False)
        ]

    def _class_line(self, key: str, before: str) -> str:
        """Return a class: its stem, what any other form counts for, and the words themselves.

        A star says that the tips have one of its words, a dash that it is but a part of words. A
        comma stands before a word that nothing misspelt is taken for.
        """
        engine = self._engine
        words = [word for word in self._members[key] if word not in engine.stop_words]
        head = _shortened(key, before)
        if not words:
            return head
        if not any(map(engine.has_forms, words)):
            # No text has a form of it: only its meaning counts, whatever the form.
            sign = "" if engine.is_own(words[0]) else "-"
            short = [_shortened(word, key) for word in words if word in engine.subjects]
            return "|".join([sign + head, self._evidence_of(words[0]), *short])
        other = engine.other_form(key, self._members[key])
        forms = self._evidence_of(other) if other else ""
        members = [f"*{head}", forms]
        for word in words:
            its_own = self._evidence_of(word)
            if its_own != forms or word in engine.subjects:
                mark = "" if word in engine.subjects else ","
                code = f" {its_own}" if its_own != forms else ""
                members.append(f"{mark}{_shortened(word, key)}{code}")
        return "|".join(members)

    def _evidence_of(self, word: str) -> str:
        return "".join(map(self._packed, self._engine.evidence([word])))

    def _phrase_line(self, phrase: Sequence[str]) -> str:
        found = map(self._packed, self._engine.evidence(phrase))
        return f"{self._phrase_code(phrase)}={' '.join(found)}"

    def _subject_lines(self) -> Iterator[str]:
        """Yield the classes, and the phrases as rows of them, that the tips are about."""
        for key, words in self._members.items():
            if self._engine.is_subject(words[:1]):
                yield self._code_of[key]
        for phrase in self._engine.phrases:
            if self._engine.is_subject(phrase):
                yield self._phrase_code(phrase)

    def _phrase_code(self, phrase: Sequence[str]) -> str:
        return " ".join(self._code_of[stem(fold(word))] for word in phrase)

    def _key_lines(self, keys: Iterable[tuple[str, Evidence]]) -> list[str]:
        """Return the keys that have an answer, by it."""
        by_evidence: dict[str, list[str]] = {}
        for key, evidence in sorted(keys, key=lambda one: one[0]):
            by_evidence.setdefault(self._packed(evidence), []).append(key)
        return [
            "|".join([code, *map(_shortened, each, ["", *each])])
            for code, each in by_evidence.items()
        ]

    def _packed(self, evidence: Evidence) -> str:
        """Return the number of an evidence: its rarity, the tips by score, the words by kind."""
        by_score: dict[int, list[str]] = {}
        for number, score in sorted(evidence.scores.items()):
            if number in self._places:
                tip = _code(self._places[number], self._tip_width)
                by_score.setdefault(round(score * _PARTS), []).append(tip)
        by_kind: dict[MatchKind, list[str]] = {}
        for word, kind in sorted(evidence.marked.items()):
            if word in self._number_of:
                code = _code(self._number_of[word], self._word_width)
                by_kind.setdefault(kind, []).append(code)
        scores = " ".join(
            _code(score, 2) + "".join(tips) for score, tips in sorted(by_score.items())
        )
        kinds = " ".join(kind[0] + "".join(words) for kind, words in sorted(by_kind.items()))
        packed = f"{_code(round(evidence.rarity * _PARTS))};{scores};{kinds}"
        return _code(self._evidence.setdefault(packed, len(self._evidence)))

    def _question_lines(self) -> Iterator[str]:
        for number, length, bag in self._engine.question_bags():
            if number in self._places:
                codes = " ".join(self._code_of[key] for key in sorted(bag))
                yield f"{self._places[number]} {length:.3f} {codes}"


def _code(number: int, width: int = 1) -> str:
    """Write a number in our digits, at least `width` of them."""
    code = ""
    while number or len(code) < width:
        number, digit = divmod(number, len(_DIGITS))
        code = _DIGITS[digit] + code
    return code


def _shortened(word: str, before: str) -> str:
    """Return how many letters a word shares with the one before, and the rest of it."""
    pairs = zip(word, before, strict=False)
    shared = next((n for n, (one, other) in enumerate(pairs) if one != other), None)
    shared = min(len(word), len(before)) if shared is None else shared
    shared = min(shared, len(_DIGITS) - 1)
    return _DIGITS[shared] + word[shared:]
