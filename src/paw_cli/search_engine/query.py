"""A query -> what it asks for: its terms, its quoted phrases, and what was passed over."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import Correction
from paw_cli.search_engine.expand import Expansions
from paw_cli.search_engine.index import Phrase
from paw_cli.search_engine.languages import Languages
from paw_cli.search_engine.terms import Term, TermReader, literal_term, whole_term
from paw_cli.search_engine.weights import Trust
from paw_cli.search_engine.words import fold, subwords, surface_words

_MARKS = '"“”„«»'
_QUOTED = f"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]"


class ParsedQuery(NamedTuple):
    """A query as the engine understands it.

    `words` are those that were typed, in normal form, without those that are passed over.
    """

    terms: list[Term]
    fields: Trust = weights.FIELDS
    required: Sequence[Phrase] = ()
    words: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    passed_over: tuple[str, ...] = ()

    def requiring(self, phrases: Sequence[Phrase]) -> "ParsedQuery":
        """Return the same for tips that have phrases as well."""
        return self._replace(terms=[*self.terms, *map(literal_term, phrases)], required=phrases)


def split_quoted(text: str) -> tuple[list[str], list[Phrase]]:
    """Return the words of a query, and each quoted phrase; a mark without its twin is none."""
    parts = re.split(_QUOTED, text) if any(mark in text for mark in _MARKS) else [text]
    quoted = dict.fromkeys(tuple(subwords(phrase)) for phrase in parts[1::2])
    phrases = [_as_typed(phrase) for phrase in quoted if phrase]
    words = surface_words(" ".join(parts[::2]))
    return words[: weights.MAX_WORDS], phrases[: weights.MAX_WORDS]


def parse_exact(query: str) -> ParsedQuery:
    """Parse a query whose words are meant as typed, in the texts only."""
    words, quoted = split_quoted(query)
    terms = [literal_term(_as_typed([fold(word)]), word) for word in words]
    return ParsedQuery(terms, weights.EXACT_FIELDS).requiring(quoted)


def _as_typed(words: Sequence[str]) -> Phrase:
    return Phrase(tuple(words[: weights.MAX_WORDS]), as_typed=True)


class QueryParser:
    """Decide what may stand for the words of a query."""

    def __init__(self, reader: TermReader, languages: Languages) -> None:
        self.reader = reader
        self.languages = languages
        self._expander = reader.expander
        self._compounds = reader.expander.compounds
        self._english = reader.expander.compounds.morphology.english

    def parse(self, query: str, *, literal: bool = True) -> ParsedQuery:
        """Parse a query: read each word, then what words side by side mean together.

        Words that carry no subject are `literal`, meant as they stand there, where there are no
        others.
        """
        words, quoted = split_quoted(query)
        parsed = self._parsed(words)
        if literal and words and not (parsed.terms or quoted or parsed.passed_over):
            read_as = {made.word: made.searched for made in parsed.corrections}
            meant = " ".join(read_as.get(word, word) for word in words)
            quoted = [_as_typed(subwords(meant))]
        return parsed.requiring(quoted)

    def parse_beginning(self, query: str) -> ParsedQuery:
        """Parse a query of which the last word may not be whole yet.

        That word stands for what it is, and for all that begins like it; where nothing does, the
        rest of the query is asked for without it.
        """
        *before, last = surface_words(query) or [""]
        parsed = self.parse(query, literal=False)
        rest = self.parse(" ".join(before), literal=False)
        is_english = self.languages.is_english(before)
        is_light = self.languages.is_stop_word(fold(last), is_english=is_english)
        # A word without a subject is one that is not whole yet only where it stands alone.
        is_whole = not last or (is_light and bool(rest.terms))
        beginning = Expansions() if is_whole else self._beginning(last)
        if beginning.words:
            own = [part for term in parsed.terms[len(rest.terms) :] for _, part in term.parts]
            terms = [*rest.terms, whole_term(last, [beginning, *own])]
            return parsed._replace(terms=terms, passed_over=rest.passed_over)
        return rest if rest.terms and not self._compounds.is_known(fold(last)) else parsed

    def _beginning(self, surface: str) -> Expansions:
        """Return what begins like a word, else what English words that do so mean."""
        found = self._expander.expand_beginning(surface)
        if not found.words:
            meanings = self._english.dutch_for_beginning(fold(surface))
            found.update(self._expander.translate(meanings, surface))
        return found

    def _parsed(self, words: Sequence[str]) -> ParsedQuery:
        """Return a query of words alone: their terms, corrections, and what is passed over."""
        units = (unit for word in words for unit in self._units(word))
        surfaces = list(islice(units, weights.MAX_WORDS))
        is_english = self.languages.is_english(surfaces)
        terms: dict[int, Term] = {}
        corrections: list[Correction] = []
        passed_over: list[str] = []
        index = 0
        while index < len(surfaces):
            length, meanings = self.languages.translation(surfaces, index, is_english=is_english)
            surface = " ".join(surfaces[index : index + length])
            if length:
                terms[index] = self.reader.read_english(surface, meanings)
            elif length := self.languages.narrowing_length(surfaces, index):
                passed_over += surfaces[index : index + length]
            elif not self.languages.is_stop_word(fold(surfaces[index]), is_english=is_english):
                term, made = self.reader.read(surfaces[index])
                corrections += made
                if term:
                    terms[index] = term
            index += length or 1
        if not is_english:
            self.reader.add_phrases(surfaces, terms)
            self.reader.add_separated(surfaces, terms)
        self.reader.add_joined(surfaces, terms)
        once = {fold(term.word): term for term in terms.values()}
        return ParsedQuery(
            terms=list(once.values()),
            words=tuple(fold(word) for word in words if word not in passed_over),
            corrections=tuple(dict.fromkeys(corrections)),
            passed_over=tuple(passed_over),
        )

    def _units(self, surface: str) -> list[str]:
        """Return a hyphenated word whole where it is known so, else in parts."""
        parts = subwords(surface)
        is_split = len(parts) > 1 and not self._compounds.is_known(fold(surface))
        return parts if is_split else [surface]
