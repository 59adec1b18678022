"""Terms: each word of a query with all that may stand for it in a tip, and words side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from paw_cli.search_engine import weights
from paw_cli.search_engine.corrections import Correction
from paw_cli.search_engine.dutch import AFTER_PARTICLE, PARTICLES
from paw_cli.search_engine.expand import Expander, Expansion, Expansions
from paw_cli.search_engine.index import Phrase
from paw_cli.search_engine.thesaurus import MAX_PHRASE, key_of
from paw_cli.search_engine.weights import MatchKind
from paw_cli.search_engine.words import fold, stem


class Term(NamedTuple):
    """A word of the query, and what may stand for it: one part, or one for each half.

    Each part has its share of the term's weight; the shares make 1. `ceiling` is what the best
    expansion may count for; `is_subject` that tips are about it, `is_light` that hardly any is.
    """

    word: str
    parts: tuple[tuple[float, Expansions], ...]
    ceiling: float = 1.0
    is_subject: bool = False
    is_light: bool = False

    @property
    def found(self) -> Expansions:
        """What may stand for the word itself, or for the half that counts for most."""
        return self.parts[0][1]


def literal_term(phrase: Phrase, surface: str = "") -> Term:
    """Return a term that only a phrase may stand for, as typed; `surface` is how it was."""
    surface = surface or " ".join(phrase.words)
    what = phrase.words[0] if len(phrase.words) == 1 else phrase
    term = whole_term(surface, [])
    term.found.add(what, Expansion(weights.EXACT, MatchKind.EXACT, surface))
    return term


def whole_term(surface: str, expansions: Iterable[Expansions]) -> Term:
    """Return a term for which any of the expansions may stand."""
    found = Expansions()
    for each in expansions:
        found.update(each)
    return Term(surface, ((1.0, found),))


class TermReader:
    """Read the words of a query, one by one and side by side."""

    def __init__(self, expander: Expander) -> None:
        self.expander = expander
        self._compounds = expander.compounds
        self._morphology = expander.compounds.morphology

    def read(self, surface: str) -> tuple[Term | None, list[Correction]]:
        """Read a word as it is, else as a typing error, else as a compound of two known words.

        A misspelt word without a subject has a correction, but no term.
        """
        word = fold(surface)
        if self._compounds.is_known(word):
            term = Term(surface, ((1.0, self.expander.expand(word, surface)),))
            term = self._with_halves(term, word)
            is_light = word in self._morphology.light_words
            is_subject = self._morphology.thesaurus.is_subject(stem(word))
            return term._replace(is_subject=is_subject, is_light=is_light), []
        near, distance = self._morphology.known_words.corrections(word)
        has_dutch = self._morphology.has_dutch
        # Misspelt and a synonym are two guesses, in English too many: so many words are known.
        meant = [each for each in near if has_dutch or self._compounds.is_in_texts(each)]
        if not meant and (stop_words := self._morphology.known_stop_words.corrections(word)[0]):
            return None, [Correction(word=surface, searched=other) for other in stop_words]
        halves = self._compounds.halves(word)
        if halves and distance != 1:
            modifier, head = halves
            return self._in_parts(surface, head, weights.HEAD, modifier), []
        if not meant and has_dutch and not self._morphology.index.is_curated:
            return self._half_known(surface, word), []
        factor = weights.TYPOS[distance]
        found = {other: self.expander.expand(other, surface) for other in meant}
        made = [Correction(word=surface, searched=other) for other in meant if found[other].words]
        guesses = (
            each.changed(lambda one: one.guessed(MatchKind.TYPO, factor)) for each in found.values()
        )
        return whole_term(surface, guesses), made

    def read_english(self, surface: str, meanings: Iterable[str]) -> Term:
        """Read an English word or phrase as the Dutch that it means; a word may be Dutch too."""
        found = [self.expander.translate(meanings, surface)]
        if self._morphology.has_english or self._morphology.is_listed(fold(surface)):
            found.append(self.expander.expand(fold(surface), surface))
        return whole_term(surface, found)._replace(ceiling=weights.SYNONYM)

    def _with_halves(self, term: Term, word: str) -> Term:
        """Let the halves of a compound that only the thesaurus knows count beside its meaning."""
        is_written_apart = any(
            expansion.kind is MatchKind.COMPOUND for expansion in term.found.phrases.values()
        )
        if is_written_apart or self._compounds.is_in_texts(word):
            return term
        known = self._compounds.halves(word) or (self._compounds.known_modifier(word), "")
        modifier, head = (self._half(half, term.word) for half in known)
        if not known[0]:
            return term
        for form, expansion in head.words.items():
            term.found.add(form, expansion.weakened(weights.HEAD))
        return term._replace(parts=(*term.parts, (1 - weights.HEAD, modifier)))

    def _half_known(self, surface: str, word: str) -> Term:
        """Return a term of which only the head is known, or else only what stands before it."""
        if head := self._compounds.known_head(word):
            return self._in_parts(surface, head, weights.HEAD, "")
        if modifier := self._compounds.known_modifier(word):
            return self._in_parts(surface, modifier, weights.MODIFIER_ALONE, "")
        return whole_term(surface, [])

    def _in_parts(self, surface: str, half: str, share: float, other: str) -> Term:
        """Return a term of which one half has a share, and the other the rest."""
        parts = (share, self._half(half, surface)), (1 - share, self._half(other, surface))
        return Term(surface, parts)

    def _half(self, word: str, surface: str) -> Expansions:
        """Return the expansions of one half of a compound; none where it is not known."""
        found = self.expander.expand(word, surface)
        return found.changed(lambda each: each.guessed(MatchKind.COMPOUND))

    def add_phrases(self, surfaces: Sequence[str], terms: dict[int, Term]) -> None:
        """Give the words of a phrase that the thesaurus has the meaning of the phrase."""
        phrase_holders = self._morphology.index.phrase_holders
        folded = [fold(surface) for surface in surfaces]
        for first, last in self._phrases(folded):
            words, surface = folded[first:last], " ".join(surfaces[first:last])
            of_phrase = self.expander.expand_phrase(words, surface)
            is_subject = self._morphology.thesaurus.is_subject(key_of(words))
            if terms.keys().isdisjoint(range(first, last)):
                terms[first] = whole_term(surface, [])
            for index in terms.keys() & set(range(first, last)):
                if is_subject:
                    terms[index] = terms[index]._replace(is_subject=True)
                if of_phrase.words or any(map(phrase_holders, of_phrase.phrases)):
                    terms[index].found.weaken_words()
                terms[index].found.update(of_phrase)

    def _phrases(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where the thesaurus has a phrase, the longest from each word on."""
        for first in range(len(words)):
            for length in range(min(MAX_PHRASE, len(words) - first), 1, -1):
                if self.expander.has_meaning(words[first : first + length]):
                    yield first, first + length
                    break

    def add_joined(self, surfaces: Sequence[str], terms: dict[int, Term]) -> None:
        """Let two words side by side also stand for the compound that they make."""
        for index in range(len(surfaces) - 1):
            if index in terms and index + 1 in terms:
                both = f"{surfaces[index]} {surfaces[index + 1]}"
                joined = Expansions()
                for spelling, kind in self.expander.spellings(fold(both)):
                    weight = weights.JOINED * weights.KINDS[kind]
                    joined.add(spelling, Expansion(weight, MatchKind.COMPOUND, both))
                self.expander.add_meanings(joined, [fold(both)], both)
                terms[index].found.update(joined)
                terms[index + 1].found.update(joined)

    def add_separated(self, surfaces: Sequence[str], terms: dict[int, Term]) -> None:
        """Read a verb and the particle that it left behind as the one verb that they are."""
        words = [fold(word) for word in surfaces]
        joined: set[int] = set()
        for index in range(1, len(surfaces)):
            ends_clause = AFTER_PARTICLE.issuperset(words[index + 1 : index + 2])
            is_particle = words[index] in PARTICLES and ends_clause
            for before in reversed(range(index if is_particle else 0)):
                verb = words[index] + words[before]
                is_verb = self._morphology.has_forms(verb) or self.expander.has_meaning([verb])
                if is_verb and before not in joined:
                    both = f"{surfaces[before]} {surfaces[index]}"
                    expansions = self.expander.expand(verb, both)
                    terms.setdefault(index, whole_term(both, []))
                    for at in {before, index} & terms.keys():
                        terms[at].found.weaken_words()
                        terms[at].found.update(expansions)
                    joined |= {before, index}
                    break
