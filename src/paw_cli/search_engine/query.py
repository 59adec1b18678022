"""A query -> terms: its words and quoted phrases, with all that may stand for each in a tip."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.dutch import is_separated_particle
from paw_cli.search_engine.english import english_stem
from paw_cli.search_engine.expand import Expansion, Expansions
from paw_cli.search_engine.phrases import Phrase
from paw_cli.search_engine.result import Correction, MatchKind
from paw_cli.search_engine.thesaurus import MAX_PHRASE
from paw_cli.search_engine.words import fold, stem, subwords, surface_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.search_engine.dutch import Morphology
    from paw_cli.search_engine.english import English
    from paw_cli.search_engine.expand import Expander
    from paw_cli.search_engine.narrowing import Narrowing
    from paw_cli.search_engine.rank import Trust

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


class Term(NamedTuple):
    """A word of the query, and what may stand for it: one part, or one for each half.

    Each part has its share of the term's weight; the shares make 1. `ceiling` is what the best
    expansion may count for; `is_subject` that tips are about what it names.
    """

    word: str
    parts: tuple[tuple[float, Expansions], ...]
    ceiling: float = 1.0
    is_subject: bool = False


class ParsedQuery(NamedTuple):
    """A query as the engine understands it; `words` are all that were typed, in normal form."""

    words: tuple[str, ...]
    terms: list[Term]
    required: list[Phrase]
    corrections: tuple[Correction, ...]
    passed_over: tuple[str, ...]
    fields: Trust


def split_quoted(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the words of a query, and each quoted phrase; a mark without its twin is none."""
    quoted = (tuple(subwords(phrase)) for phrase in _QUOTED.findall(text))
    words = surface_words(_QUOTED.sub(" ", text))
    return tuple(words), tuple(dict.fromkeys(phrase for phrase in quoted if phrase))


def parse_exact(query: str) -> ParsedQuery:
    """Parse a query whose words are meant as typed, in the texts only."""
    words, quoted = split_quoted(query)
    words = words[: weights.MAX_WORDS]
    required = _required(quoted)
    terms = [_literal(Phrase((fold(word),), as_typed=True), word) for word in words]
    return ParsedQuery(
        words=tuple(map(fold, words)),
        terms=terms + [_literal(phrase, " ".join(phrase.words)) for phrase in required],
        required=required,
        corrections=(),
        passed_over=(),
        fields=weights.EXACT_FIELDS,
    )


def _required(quoted: Sequence[tuple[str, ...]]) -> list[Phrase]:
    return [
        Phrase(phrase[: weights.MAX_WORDS], as_typed=True) for phrase in quoted[: weights.MAX_WORDS]
    ]


def _literal(phrase: Phrase, surface: str) -> Term:
    """Return a term that only a phrase may stand for, as typed."""
    found = Expansions()
    what = phrase.words[0] if len(phrase.words) == 1 else phrase
    found.add(what, Expansion(weights.EXACT, MatchKind.EXACT, surface))
    return Term(surface, ((1.0, found),))


class QueryParser:
    """Decide what may stand for the words of a query."""

    def __init__(
        self,
        morphology: Morphology,
        expander: Expander,
        english: English,
        narrowing: Narrowing,
        *,
        is_curated: bool,
    ) -> None:
        self._morphology = morphology
        self._expander = expander
        self._english = english
        self._narrowing = narrowing
        self._is_curated = is_curated

    @cached_property
    def light_words(self) -> frozenset[str]:
        """The English words that carry no subject here: fewer where texts are in English."""
        has_english = self._morphology.has_english
        return self._english.stop_words if has_english else self._english.light_words

    def parse_beginning(self, query: str) -> ParsedQuery:
        """Parse a query of which the last word may not be whole yet.

        That word stands for what it is, and for all that begins like it; where nothing does, the
        rest of the query is asked for without it.
        """
        *before, last = surface_words(query) or [""]
        parsed = self.parse(query, literal=False)
        rest = self.parse(" ".join(before), literal=False)
        is_stop_word = self._is_stop_word(fold(last), is_english=self._is_english(before))
        beginning = Expansions() if is_stop_word else self._beginning(last)
        if beginning.words:
            own = [part for term in parsed.terms[len(rest.terms) :] for _, part in term.parts]
            terms = [*rest.terms, _whole(last, [beginning, *own])]
            return parsed._replace(terms=terms, passed_over=rest.passed_over)
        return rest if rest.terms and not self._morphology.is_known(fold(last)) else parsed

    def _beginning(self, surface: str) -> Expansions:
        """Return what begins like a word, else what English words that do so mean."""
        found = self._expander.expand_beginning(surface) if surface else Expansions()
        if not found.words and surface:
            meanings = self._english.dutch_for_beginning(fold(surface))
            found.update(self._expander.translate(meanings, surface))
        return found

    def parse(self, query: str, *, literal: bool = True) -> ParsedQuery:
        """Parse a query: read each word, then what words side by side mean together.

        Words that carry no subject are `literal`, meant as they stand there, where there are no
        others.
        """
        words, quoted = split_quoted(query)
        words = words[: weights.MAX_WORDS]
        terms, made, passed_over = self._terms(words)
        if literal and words and not (terms or quoted or passed_over):
            quoted = (tuple(subwords(" ".join(words))),)
        required = _required(quoted)
        return ParsedQuery(
            words=tuple(fold(word) for word in words if word not in passed_over),
            terms=terms + [_literal(phrase, " ".join(phrase.words)) for phrase in required],
            required=required,
            corrections=made,
            passed_over=passed_over,
            fields=weights.FIELDS,
        )

    def _terms(
        self, words: Sequence[str]
    ) -> tuple[list[Term], tuple[Correction, ...], tuple[str, ...]]:
        """Return a term for each word with a subject, how misspelt ones were read, and the rest."""
        units = (unit for word in words for unit in self._units(word))
        surfaces = list(islice(units, weights.MAX_WORDS))
        is_english = self._is_english(surfaces)
        terms: dict[int, Term] = {}
        made: list[Correction] = []
        passed_over: list[str] = []
        index = 0
        while index < len(surfaces):
            length, meanings = self._translation(surfaces, index, is_english=is_english)
            if length:
                surface = " ".join(surfaces[index : index + length])
                found = [self._expander.translate(meanings, surface)]
                if length == 1 and self._is_dutch(fold(surface)):
                    found.append(self._expander.expand(fold(surface), surface))
                terms[index] = _whole(surface, found)._replace(ceiling=weights.SYNONYM)
            elif narrows := self._narrowing_length(surfaces, index):
                length = narrows
                passed_over += surfaces[index : index + length]
            else:
                length = 1
                if not self._is_stop_word(fold(surfaces[index]), is_english=is_english):
                    terms[index], corrected = self._term(surfaces[index])
                    made += corrected
            index += length
        if not is_english:
            self._add_phrases(surfaces, terms)
            self._add_separated(surfaces, terms)
        self._add_joined(surfaces, terms)
        return list(terms.values()), tuple(dict.fromkeys(made)), tuple(passed_over)

    def _is_dutch(self, word: str) -> bool:
        return self._morphology.is_own(word)

    def _is_stop_word(self, word: str, *, is_english: bool) -> bool:
        if word in self._morphology.stop_words:
            return True
        may_be_english = is_english or not self._is_dutch(word)
        return may_be_english and word in self.light_words

    def _is_english(self, surfaces: Sequence[str]) -> bool:
        """Tell whether more words of a query are English only than Dutch only."""
        words = [fold(surface) for surface in surfaces]
        if all(self._is_dutch(word) for word in words):
            return False
        balance = 0
        for word in words:
            if word in self.light_words:
                balance += word not in self._morphology.stop_words
            else:
                has_translation = bool(self._english.dutch_for((english_stem(word),)))
                balance += has_translation - self._is_dutch(word)
        return balance > 0

    def _translation(
        self, surfaces: Sequence[str], index: int, *, is_english: bool
    ) -> tuple[int, list[str]]:
        """Return how many words from an index on are English, and what they mean."""
        keys = [english_stem(fold(surface)) for surface in surfaces[index : index + MAX_PHRASE]]
        if not is_english:
            word = fold(surfaces[index])
            if self._is_dutch(word) or word in self.light_words:
                return 0, []
            keys = keys[:1]
        for length in range(len(keys), 0, -1):
            if length == 1 and fold(surfaces[index]) in self.light_words:
                return 0, []
            if meanings := self._english.dutch_for(tuple(keys[:length])):
                return length, meanings
        return 0, []

    def _narrowing_length(self, surfaces: Sequence[str], index: int) -> int:
        """Return how many words from an index on only narrow, and are in no tip."""
        word = fold(surfaces[index])
        if self._is_dutch(word) and word not in self._morphology.stop_words:
            return 0
        length = self._narrowing.length_at(surfaces, index)
        is_stop_word = self._is_stop_word(word, is_english=False)
        return 0 if is_stop_word and length == 1 else length

    def _units(self, surface: str) -> list[str]:
        """Return a hyphenated word whole where it is known so, else in parts."""
        parts = subwords(surface)
        is_split = len(parts) > 1 and not self._morphology.is_known(fold(surface))
        return parts if is_split else [surface]

    def _term(self, surface: str) -> tuple[Term, list[Correction]]:
        """Read a word as it is, else as a typing error, else as a compound of two known words."""
        word = fold(surface)
        if self._morphology.is_known(word):
            term = self._with_halves(_whole(surface, [self._expander.expand(word, surface)]), word)
            return term._replace(is_subject=self._expander.is_subject((stem(word),))), []
        meant, distance = self._morphology.known_words.corrections(word)
        halves = self._morphology.halves(word)
        if halves and distance != 1:
            return self._halved(surface, *halves), []
        if not meant and not self._is_curated:
            return self._half_known(surface, word), []
        found = {
            other: self._expander.expand_correction(other, distance, surface) for other in meant
        }
        made = [Correction(word=surface, searched=other) for other in meant if found[other].words]
        return _whole(surface, found.values()), made

    def _with_halves(self, term: Term, word: str) -> Term:
        """Let the halves of a compound that only the thesaurus knows count beside its meaning."""
        if self._morphology.is_in_texts(word):
            return term
        modifier, head = self._morphology.halves(word) or (
            self._morphology.known_modifier(word),
            "",
        )
        if not modifier:
            return term
        whole = term.parts[0][1]
        for form, expansion in self._expander.expand_half(head, term.word).words.items():
            whole.add(form, expansion.weakened(weights.HEAD))
        beside = self._expander.expand_half(modifier, term.word)
        return term._replace(parts=((1.0, whole), (1 - weights.HEAD, beside)))

    def _half_known(self, surface: str, word: str) -> Term:
        """Return a term of which only the head is known, or else only what stands before it."""
        nothing = Expansions()
        head = self._morphology.known_head(word)
        known = head or self._morphology.known_modifier(word)
        share = weights.HEAD if head else weights.MODIFIER_ALONE
        found = self._expander.expand_half(known, surface) if known else nothing
        return Term(surface, ((share, found), (1 - share, nothing)))

    def _halved(self, surface: str, modifier: str, head: str) -> Term:
        return Term(
            surface,
            (
                (weights.HEAD, self._expander.expand_half(head, surface)),
                (1 - weights.HEAD, self._expander.expand_half(modifier, surface)),
            ),
        )

    def _add_phrases(self, surfaces: Sequence[str], terms: dict[int, Term]) -> None:
        """Give the words of a phrase that the thesaurus has the meaning of the phrase."""
        for first, last in self._phrases(surfaces):
            surface = " ".join(surfaces[first:last])
            key = tuple(stem(fold(word)) for word in surfaces[first:last])
            held = [index for index in range(first, last) if index in terms]
            if not held:
                held = [first]
                terms[first] = _whole(surface, [])
            for index in held:
                if self._expander.is_subject(key):
                    terms[index] = terms[index]._replace(is_subject=True)
                found = terms[index].parts[0][1]
                found.weaken_words()
                found.add(Phrase(key), Expansion(weights.EXACT, MatchKind.EXACT, surface))
                self._expander.add_meanings(found, key, surface)

    def _phrases(self, surfaces: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where the thesaurus has a phrase, the longest from each word on."""
        keys = [stem(fold(word)) for word in surfaces]
        for first in range(len(surfaces)):
            for length in range(min(MAX_PHRASE, len(surfaces) - first), 1, -1):
                if self._expander.has_meaning(tuple(keys[first : first + length])):
                    yield first, first + length
                    break

    def _add_joined(self, surfaces: Sequence[str], terms: dict[int, Term]) -> None:
        """Let two words side by side also stand for the compound that they make."""
        for index in range(len(surfaces) - 1):
            if index in terms and index + 1 in terms:
                both = f"{surfaces[index]} {surfaces[index + 1]}"
                for spelling, kind in self._expander.spellings(fold(both)):
                    weight = weights.JOINED * weights.KINDS[kind]
                    expansion = Expansion(weight, MatchKind.COMPOUND, both)
                    for term in (terms[index], terms[index + 1]):
                        term.parts[0][1].add(spelling, expansion)

    def _add_separated(self, surfaces: Sequence[str], terms: dict[int, Term]) -> None:
        """Read a verb and the particle that it left behind as the one verb that they are."""
        words = [fold(word) for word in surfaces]
        joined: set[int] = set()
        for index in range(1, len(surfaces)):
            is_particle = is_separated_particle(words, index)
            for before in reversed(range(index if is_particle else 0)):
                verb = words[index] + words[before]
                is_verb = self._morphology.has_forms(verb) or self._expander.has_meaning(
                    (stem(verb),)
                )
                if is_verb and before not in joined:
                    both = f"{surfaces[before]} {surfaces[index]}"
                    expansions = self._expander.expand(verb, both)
                    terms.setdefault(index, _whole(both, []))
                    for at in {before, index} & terms.keys():
                        found = terms[at].parts[0][1]
                        found.weaken_words()
                        found.update(expansions)
                    joined |= {before, index}
                    break


def _whole(surface: str, expansions: Iterable[Expansions]) -> Term:
    found = Expansions()
    for each in expansions:
        found.update(each)
    return Term(surface, ((1.0, found),))
