"""The search as a table, for the page: what each word and phrase that is known counts for.

The page has no engine of its own. Whatever is known of a language is decided here, once; the page
only looks words up, adds up what they count for in each tip, and applies the same cut-offs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, starmap
from typing import Any
from unicodedata import normalize

from paw_cli.model import Tip
from paw_cli.search_engine import (
    SearchIndex,
    compounds,
    corrections,
    dutch,
    languages,
    weights,
    words,
)
from paw_cli.search_engine.rank import rarity, term_scores
from paw_cli.search_engine.terms import Term, whole_term
from paw_cli.search_engine.thesaurus import ENGLISH_STEPS, as_pattern
from paw_cli.search_engine.weights import MatchKind
from paw_cli.search_engine.words import MIN_STEM, fold, stem

Track = Callable[[Sequence[str]], Iterable[str]]

# Digits for numbers: what JSON, HTML and the table's own separators leave unused.
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+-./:?@[]^_`{}~"
# Scores and rarities are rounded to so many parts of 1.
_PARTS = 1000
# Endings that make of a stem a form of it that no text has.
_ENDINGS = ("", "e", "en", "s")
# Python's classes of characters, and the same for scripts that know Unicode by its properties.
_CLASSES = (
    (r"[^\W_]", r"[\p{L}\p{N}]"),
    (r"[^\W\d_]", r"\p{L}"),
    (r"\w", r"[\p{L}\p{N}_]"),
    (r"\d", r"\p{Nd}"),
)


def search_table(search: SearchIndex, tips: Sequence[Tip], track: Track = iter) -> dict[str, Any]:
    """Return the table for the tips of a page; `track` may tell how far that is."""
    return _Table(search, tips).packed(track)


class _Table:
    """Classes of words, which are the forms of one, and what each word counts for."""

    def __init__(self, search: SearchIndex, tips: Sequence[Tip]) -> None:
        parser = search._parser  # noqa: SLF001 - the search's other side, of the same package
        self._reader, self._languages = parser.reader, parser.languages
        self._expander = self._reader.expander
        self._compounds = self._expander.compounds
        self._morphology = self._compounds.morphology
        self._index, self._english = self._morphology.index, self._morphology.english
        self._stop_words = self._morphology.stop_words
        # The words that a misspelt one may be taken for.
        known = self._index.vocabulary | set(self._morphology.word_list.words)
        self._subjects = known - self._stop_words
        english = self._english.phrases() if self._morphology.has_english else ()
        phrases = (*self._morphology.thesaurus.phrases, *english)
        self._phrases = [phrase.split() for phrase in phrases]
        on_page = {tip.id: number for number, tip in enumerate(tips)}
        in_index = enumerate(self._index.tips)
        self._tip_numbers = {n: on_page[tip.id] for n, tip in in_index if tip.id in on_page}
        self._classes: dict[str, list[str]] = {}
        for word in sorted(self._words(), key=lambda word: (stem(word), word)):
            self._classes.setdefault(stem(word), []).append(word)
        in_order = list(chain.from_iterable(self._classes.values()))
        subjects = (word for word in in_order if word in self._subjects)
        self._word_numbers = {word: number for number, word in enumerate(subjects)}
        self._tip_width = 1 if len(tips) <= len(_DIGITS) else 2
        self._word_width = 2 if len(in_order) < len(_DIGITS) ** 2 else 3
        self._evidence: dict[str, int] = {}

    def packed(self, track: Track) -> dict[str, Any]:
        """Ask the engine for each word and phrase, and return all as JSON can hold it."""
        narrowing = self._languages.narrowing
        classes = zip(track(list(self._classes)), _front_coded(self._classes), strict=True)
        lines = {
            "classes": [self._class_line(key, head) for key, head in classes],
            "phrases": dict.fromkeys(map(self._phrase_line, self._phrases)),
            "translations": self._key_lines(self._translations()),
            "englishWords": self._key_lines(self._english_stems()),
            "stopWords": sorted(self._stop_words),
            "lightWords": sorted(self._languages.light_words - self._stop_words),
            "evidence": self._evidence,
        }
        return {
            "digits": _DIGITS,
            "parts": _PARTS,
            "tipWidth": self._tip_width,
            "wordWidth": self._word_width,
            **{name: "\n".join(each) for name, each in lines.items()},
            "places": narrowing.section("places"),
            "names": narrowing.section("names"),
            "rules": self._rules(),
        }

    def _class_line(self, key: str, head: str) -> str:
        """Return a class: its stem, what any other form counts for, and the words themselves.

        An equals sign says that the tips have one of its words, a comma that it is but a part of
        words; one stands as well before a word that nothing misspelt is taken for.
        """
        words = [word for word in self._classes[key] if word not in self._stop_words]
        if not words:
            return head
        # Where no text has a form of it only its meaning counts, whatever the form.
        is_held = self._morphology.has_forms(words[0])
        sign = "=" if is_held else "" if self._morphology.is_known(words[0]) else ","
        other = self._other_form(key, self._classes[key]) if is_held else words[0]
        forms = self._evidence_of(other) if other else ""
        members = [f"{sign}{head}", forms]
        for word in words:
            its_own = self._evidence_of(word) if is_held else forms
            code = f" {its_own}" if its_own != forms else ""
            mark = "" if word in self._subjects else ","
            if code or not mark:
                members.append(f"{mark}{_front_coded([key, word])[1]}{code}")
        return "|".join(members)

    def _evidence_of(self, word: str) -> str:
        return "".join(map(self._packed, self._terms([word])))

    def _phrase_line(self, phrase: Sequence[str]) -> str:
        found = map(self._packed, self._terms(phrase))
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
        found = term_scores(self._index, term, weights.FIELDS)
        scores = ((_code(round(score * _PARTS), 2), index) for index, score in found.items())
        tips = _grouped(scores, self._tip_numbers, self._tip_width)
        kinds = ((kind[0], word) for word, kind in self._marked(term).items())
        marked = _grouped(kinds, self._word_numbers, self._word_width)
        subject = ";" if term.is_subject else ""
        weight = round(rarity(self._index, term, found) * _PARTS)
        packed = f"{_code(weight)};{tips};{marked}{subject}"
        return _code(self._evidence.setdefault(packed, len(self._evidence)))

    def _words(self) -> set[str]:
        """Return every word that has an answer, and those of phrases and questions."""
        known = {*self._subjects, *self._index.vocabulary, *self._stop_words}
        known.update(fold(word) for phrase in self._phrases for word in phrase)
        known.update(self._other_stems(known))
        return known.union(self._parts(known))

    def _terms(self, surfaces: Sequence[str]) -> list[Term]:
        """Return what the words of a Dutch phrase stand for, one for each that has a subject."""
        terms: dict[int, Term] = {}
        for index, surface in enumerate(surfaces):
            is_stop_word = fold(surface) in self._stop_words
            if not is_stop_word and (term := self._reader.read(surface)[0]):
                terms[index] = term
        self._reader.add_phrases(surfaces, terms)
        self._reader.add_joined(surfaces, terms)
        return list(terms.values())

    def _translations(self) -> Iterator[tuple[str, Term]]:
        """Yield the English words and phrases, by their stems, and what each stands for."""
        firsts: dict[str, str] = {}
        for head, key in self._english.heads().items() if self._morphology.has_dutch else ():
            firsts.setdefault(key, head)
        for key, head in firsts.items():
            found = [self._expander.translate(self._english.dutch_for(key), head)]
            if self._morphology.is_listed(head):
                found.append(self._expander.expand(head, head))
            yield key, whole_term(head, found)

    def _english_stems(self) -> Iterator[tuple[str, Term]]:
        """Yield the stems of English texts, and what any word of such a stem stands for."""
        for key, forms in self._morphology.words_by_english_stem.items():
            yield key, whole_term(key, [self._expander.expand(word, word) for word in forms])

    def _other_form(self, key: str, known: Iterable[str]) -> str | None:
        """Return a form with this stem that is none of the known ones."""
        forms = (key + ending for ending in _ENDINGS)
        return next((form for form in forms if form not in known and stem(form) == key), None)

    def _marked(self, term: Term) -> dict[str, MatchKind]:
        """Return the words that a text may hold for a term."""
        marked: dict[str, MatchKind] = {}
        for _, found in term.parts:
            marked.update((word, expansion.kind) for word, expansion in found.words.items())
        for _, found in term.parts:
            for phrase, expansion in found.phrases.items():
                for word in chain.from_iterable(map(self._morphology.words_of, phrase.words)):
                    marked.setdefault(word, expansion.kind)
        return marked

    def _other_stems(self, known: Iterable[str]) -> Iterator[str]:
        """Yield the stems of other forms that people type: of verbs, of irregular plurals."""
        stems = self._index.by_stem
        verbs = {stem(word) for word in known if word.endswith("en")}.intersection(stems)
        others = {
            *(key + ending for key in verbs for ending in "td"),
            *chain.from_iterable(map(dutch.participles, verbs)),
            *chain.from_iterable(map(dutch.plural_stems, stems)),
            *(key[:-1] for key in stems if key.endswith(("t", "d"))),
            *(f"{key}ing" for key in stems),
        }
        for other in others.difference(stems):
            if stem(other) == other and self._morphology.is_known(other):
                yield other

    def _parts(self, known: set[str]) -> Iterator[str]:
        """Yield the parts of compounds that are words, as far as their other part is known."""
        others = {word for word in known - self._stop_words if len(word) >= MIN_STEM}
        for word in sorted(self._subjects & self._index.vocabulary):
            for cut in range(weights.MIN_PART, len(word) - 1):
                for part, rest in ((word[:cut], word[cut:]), (word[-cut:], word[:-cut])):
                    is_new = part not in known and self._is_rest(rest, others)
                    if is_new and any(self._compounds.containing(part)):
                        yield part

    def _is_rest(self, rest: str, others: set[str]) -> bool:
        unlinked = map(rest.removesuffix, compounds.LINKS)
        return stem(rest) in compounds.DERIVATIONS or not others.isdisjoint(unlinked)

    def _rules(self) -> dict[str, Any]:
        """Return how words are told apart, folded, stemmed, joined, corrected and weighed."""
        modules = map(vars, (words, compounds, corrections, dutch, languages, weights))
        constants = chain.from_iterable(module.items() for module in modules)
        word = words.WORDS.pattern
        for here, there in _CLASSES:
            word = word.replace(here, there)
        letters = filter(str.islower, map(chr, range(0xC0, 0x250)))
        return {
            **{
                name: sorted(value) if isinstance(value, frozenset) else value
                for name, value in constants
                if name[0].isupper() and type(value) in (int, float, str, tuple, frozenset)
            },
            "word": word,
            # Of the others an accent is taken off.
            "letters": {c: fold(c) for c in letters if normalize("NFKD", c) == c != fold(c)},
            "unvoiced": words.UNVOICED,
            "english": [
                [(pattern, to.replace("\\", "$")) for pattern, to in starmap(as_pattern, step)]
                for step in ENGLISH_STEPS
            ],
            "kinds": weights.KINDS,
            "tips": len(self._index.tips),
            "isCurated": self._index.is_curated,
            "hasDutch": self._morphology.has_dutch,
        }


def _code(number: int, width: int = 1) -> str:
    """Write a number in our digits, at least `width` of them."""
    code = ""
    while number or len(code) < width:
        number, digit = divmod(number, len(_DIGITS))
        code = _DIGITS[digit] + code
    return code


def _grouped(held: Iterable[tuple[str, Any]], number_of: Mapping[Any, int], width: int) -> str:
    """Return what stands before each group, and the numbers of what is in it, in our digits."""
    groups: dict[str, list[int]] = {}
    for group, one in held:
        if one in number_of:
            groups.setdefault(group, []).append(number_of[one])
    coded = ((group, [_code(n, width) for n in sorted(each)]) for group, each in groups.items())
    return " ".join(sorted(group + "".join(codes) for group, codes in coded))


def _front_coded(words: Iterable[str]) -> list[str]:
    """Return for each word how many letters it shares with the one before, and the rest of it."""
    coded = []
    for before, word in pairwise(("", *words)):
        most = min(len(word), len(_DIGITS) - 1)
        shared = max(n for n in range(most + 1) if before.startswith(word[:n]))
        coded.append(_DIGITS[shared] + word[shared:])
    return coded
