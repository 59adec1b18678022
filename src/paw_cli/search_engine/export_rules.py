"""The engine's rules and constants as data, for a search that has the answers but no engine."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from paw_cli.search_engine import compounds, corrections, dutch, narrowing, weights, words
from paw_cli.search_engine.english import ENGLISH_STEPS
from paw_cli.search_engine.result import MatchKind
from paw_cli.search_engine.thesaurus import MAX_PHRASE
from paw_cli.search_engine.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paw_cli.search_engine.export import Exporter

# Python's classes of characters, and the same for scripts that know Unicode by its properties.
_CLASSES = (
    (r"[^\W_]", r"[\p{L}\p{N}]"),
    (r"[^\W\d_]", r"\p{L}"),
    (r"\w", r"[\p{L}\p{N}_]"),
    (r"\d", r"\p{Nd}"),
)


def rules() -> dict[str, Any]:
    """Return how words are told apart, folded, stemmed, joined and corrected."""
    return {
        "word": _word_pattern(),
        "hyphens": words.HYPHENS,
        "letters": dict(_folded_letters()),
        "unvoiced": {chr(voiced): chr(other) for voiced, other in words.UNVOICED.items()},
        "endings": words.ENDINGS,
        "english": [
            [[pattern, to.replace("\\", "$")] for pattern, to in step] for step in ENGLISH_STEPS
        ],
        "minStem": words.MIN_STEM,
        "maxWord": words.MAX_WORD,
        "maxPhrase": MAX_PHRASE,
        "links": compounds.LINKS,
        "prefixes": sorted(compounds.PREFIXES),
        "wordEnd": compounds.WORD_END,
        "particles": sorted(dutch.PARTICLES),
        "following": sorted(dutch.AFTER_PARTICLE),
        "sound": corrections.SOUND,
        "skeleton": corrections.SKELETON,
        "mixed": sorted(map(" ".join, corrections.EASILY_MIXED)),
        "sameStart": sorted(map(" ".join, corrections.SAME_START)),
        "unlikely": corrections.UNLIKELY,
        "ofPlaces": narrowing.OF_A_PLACE,
        "maxAcronym": narrowing.MAX_ACRONYM,
        "maxName": narrowing.MAX_NAME,
    }


def limits(exporter: Exporter) -> dict[str, Any]:
    """Return the constants of adding up and of silence."""
    return {
        "tips": len(exporter.index.tips),
        "unknown": log(1 + len(exporter.index.tips) / weights.UNKNOWN_TIPS),
        "isCurated": exporter.index.is_curated,
        "minScore": weights.MIN_SCORE,
        "minOfBest": weights.MIN_OF_BEST,
        "unsure": weights.UNSURE,
        "bare": weights.BARE,
        "rare": weights.RARE,
        "good": weights.GOOD,
        "sharpness": weights.SHARPNESS,
        "besideSubject": weights.BESIDE_SUBJECT,
        "typos": weights.TYPOS,
        "minStopWord": weights.MIN_STOP_WORD,
        "oneTypoFrom": weights.ONE_TYPO_FROM,
        "twoTyposFrom": weights.TWO_TYPOS_FROM,
        "similarity": weights.SIMILARITY,
        "minSimilarity": weights.MIN_SIMILARITY,
        "minQuestion": weights.MIN_QUESTION,
        "compound": weights.KINDS[MatchKind.COMPOUND],
        "head": weights.HEAD,
        "modifierAlone": weights.MODIFIER_ALONE,
        "minPart": weights.MIN_PART,
        "minLoosePart": weights.MIN_LOOSE_PART,
        "phraseWord": weights.PHRASE_WORD,
        "joined": weights.JOINED,
        "translated": weights.SYNONYM,
        "maxWords": weights.MAX_WORDS,
    }


def _word_pattern() -> str:
    pattern = words.WORDS.pattern
    for here, there in _CLASSES:
        pattern = pattern.replace(here, there)
    return pattern


def _folded_letters() -> Iterator[tuple[str, str]]:
    """Yield the letters that are folded to more than themselves without accents."""
    for code in range(0xC0, 0x250):
        letter = chr(code)
        plain = normalize("NFKD", letter).lower()
        if fold(letter) != "".join(filter(str.isalnum, plain)):
            yield letter.lower(), fold(letter)
