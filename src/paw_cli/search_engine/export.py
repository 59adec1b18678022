"""What the engine answers to every word and phrase that it knows: a search without the engine.

The page for colleagues holds these answers in a table. Whatever is known of a language is
decided here, once; who reads the table only looks words up and adds up.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from math import log
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from paw_cli.search_engine import compounds, corrections, dutch, languages, weights, words
from paw_cli.search_engine.english import ENGLISH_STEPS
from paw_cli.search_engine.expand import Expansions
from paw_cli.search_engine.terms import Term
from paw_cli.search_engine.words import MIN_STEM, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.search_engine import SearchIndex
    from paw_cli.search_engine.result import MatchKind
    from paw_cli.search_engine.thesaurus import Key

# Endings that make of a stem a form of it that no text has.
_ENDINGS = ("", "e", "en", "s")
# Python's classes of characters, and the same for scripts that know Unicode by its properties.
_CLASSES = (
    (r"[^\W_]", r"[\p{L}\p{N}]"),
    (r"[^\W\d_]", r"\p{L}"),
    (r"\w", r"[\p{L}\p{N}_]"),
    (r"\d", r"\p{Nd}"),
)


class Exporter:
    """Answer for the words and phrases of an index and of what is known of languages."""

    def __init__(self, search: SearchIndex) -> None:
        # The search's other side, of the same package.
        self.index = search._index  # noqa: SLF001
        self.parser = search._parser  # noqa: SLF001
        self.morphology = search._morphology  # noqa: SLF001
        self._thesaurus = self.morphology.thesaurus
        self._expander = self.parser._expander  # noqa: SLF001
        self._reader = self.parser._reader  # noqa: SLF001
        self._compounds = search._compounds  # noqa: SLF001
        self.languages = self.parser._languages  # noqa: SLF001
        self.english = self.languages._english  # noqa: SLF001
        self.narrowing = self.languages._narrowing  # noqa: SLF001
        self.stop_words = self.morphology.stop_words

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The words that a misspelt one may be taken for."""
        return frozenset(
            (self.index.vocabulary | self.morphology.thesaurus_words) - self.stop_words
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that has an answer, and those of phrases and questions."""
        known = {*self.subjects, *self.index.vocabulary, *self.stop_words}
        known.update(fold(word) for phrase in self.phrases for word in phrase)
        known.update(self._other_stems(known))
        return frozenset(known.union(self._parts(known)))

    @cached_property
    def phrases(self) -> list[Sequence[str]]:
        """What means something else side by side."""
        english = self.english.phrases() if self.morphology.has_english else ()
        return [phrase.split() for phrase in (*self._thesaurus.phrases, *english)]

    def terms(self, surfaces: Sequence[str]) -> list[Term]:
        """Return what the words of a Dutch phrase stand for, one for each that has a subject."""
        read = {
            index: self._reader.read(surface)[0]
            for index, surface in enumerate(surfaces)
            if fold(surface) not in self.stop_words
        }
        terms = {index: term for index, term in read.items() if term}
        self._reader._add_phrases(surfaces, terms)  # noqa: SLF001
        self._reader._add_joined(surfaces, terms)  # noqa: SLF001
        return list(terms.values())

    def translations(self) -> Iterator[tuple[str, Term]]:
        """Yield the English words and phrases, by their stems, and what each stands for."""
        firsts: dict[Key, str] = {}
        for head, key in self.english.heads().items() if self.morphology.has_dutch else ():
            firsts.setdefault(key, head)
        for key, head in firsts.items():
            found = self._expander.translate(self.english.dutch_for(key), head)
            if self.morphology.is_listed(head):
                found.update(self._expander.expand(head, head))
            yield key, Term(head, ((1.0, found),))

    def english_words(self) -> Iterator[tuple[str, Term]]:
        """Yield the stems of English texts, and what any word of such a stem stands for."""
        for key, forms in self.morphology.words_by_english_stem.items():
            found = Expansions()
            for word in forms:
                found.update(self._expander.expand(word, word))
            yield key, Term(key, ((1.0, found),))

    def other_form(self, key: str, known: Iterable[str]) -> str | None:
        """Return a form with this stem that is none of the known ones."""
        forms = (key + ending for ending in _ENDINGS)
        return next((form for form in forms if form not in known and stem(form) == key), None)

    def marked(self, term: Term) -> dict[str, MatchKind]:
        """Return the words that a text may hold for a term."""
        marked: dict[str, MatchKind] = {}
        for _, found in term.parts:
            marked.update((word, expansion.kind) for word, expansion in found.words.items())
        for _, found in term.parts:
            for phrase, expansion in found.phrases.items():
                for word in chain.from_iterable(map(self.morphology.words_of, phrase.words)):
                    marked.setdefault(word, expansion.kind)
        return marked

    def _other_stems(self, known: Iterable[str]) -> Iterator[str]:
        """Yield the stems of other forms that people type: of verbs, of irregular plurals."""
        stems = self.index.by_stem
        verbs = {stem(word) for word in known if word.endswith("en")}.intersection(stems)
        others = {
            *(key + ending for key in verbs for ending in "td"),
            *chain.from_iterable(map(dutch.participles, verbs)),
            *chain.from_iterable(map(dutch.plural_stems, stems)),
            *(key[:-1] for key in stems if key.endswith(("t", "d"))),
            *(f"{key}ing" for key in stems),
        }
        for other in others.difference(stems):
            if stem(other) == other and self.morphology.is_known(other):
                yield other

    def _parts(self, known: set[str]) -> Iterator[str]:
        """Yield the parts of compounds that are words, as far as their other part is known."""
        others = {word for word in known - self.stop_words if len(word) >= MIN_STEM}
        for word in sorted(self.subjects & self.index.vocabulary):
            for cut in range(weights.MIN_PART, len(word) - 1):
                for part, rest in ((word[:cut], word[cut:]), (word[-cut:], word[:-cut])):
                    is_new = part not in known and self._is_rest(rest, others)
                    if is_new and any(self._compounds.containing(part)):
                        yield part

    def _is_rest(self, rest: str, others: set[str]) -> bool:
        unlinked = (rest.removesuffix(link) for link in compounds.LINKS)
        return stem(rest) in compounds.DERIVATIONS or any(part in others for part in unlinked)


def rules(exporter: Exporter) -> dict[str, Any]:
    """Return how words are told apart, folded, stemmed, joined, corrected and weighed.

    The engine's constants have their own names.
    """
    constants: dict[str, Any] = {}
    for module in (words, compounds, corrections, dutch, languages, weights):
        constants |= {name: value for name, value in vars(module).items() if name[0].isupper()}
    word = words.WORDS.pattern
    for here, there in _CLASSES:
        word = word.replace(here, there)
    letters = filter(str.islower, map(chr, range(0xC0, 0x250)))
    return {
        **{
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in constants.items()
            if type(value) in (int, float, str, tuple, frozenset)
        },
        "word": word,
        # Of the others an accent is taken off.
        "letters": {c: fold(c) for c in letters if normalize("NFKD", c) == c != fold(c)},
        "unvoiced": {chr(voiced): chr(other) for voiced, other in words.UNVOICED.items()},
        "english": [
            [[pattern, to.replace("\\", "$")] for _, pattern, to in step] for step in ENGLISH_STEPS
        ],
        "kinds": weights.KINDS,
        "tips": len(exporter.index.tips),
        "unknown": log(1 + len(exporter.index.tips) / weights.UNKNOWN_TIPS),
        "isCurated": exporter.index.is_curated,
        "hasDutch": exporter.morphology.has_dutch,
    }
