"""Words that follow one another, of a quotation or of the thesaurus, found in tips."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.index import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.words import Row, Token

# The fields that have phrases, each with those that hold their words.
_PHRASE_FIELDS = {
    Field.TEXT: (Field.TEXT, Field.PART),
    Field.KEYWORD: (Field.KEYWORD,),
    Field.ANSWER: (Field.ANSWER,),
}


class Phrase(NamedTuple):
    """Words that must follow one another: their stems, or as typed the words themselves."""

    words: tuple[str, ...]
    as_typed: bool = False


def phrase_holders(index: Index, phrase: Phrase) -> dict[Field, list[int]]:
    """Return by field the numbers of the tips that hold a phrase."""
    forms = [_forms(index, phrase, word) for word in phrase.words]
    if not all(forms):
        return {}
    holders: dict[Field, list[int]] = {}
    for field, of_words in _PHRASE_FIELDS.items():
        held = [
            {n for each in of_words for form in of_word for n in index.holders(each, form)}
            for of_word in forms
        ]
        candidates = sorted(set.intersection(*held))
        holders[field] = [n for n in candidates if _holds(index, n, field, phrase)]
    return holders


def first_words(index: Index, phrase: Phrase) -> Sequence[str]:
    """Return the words of the vocabulary with which a phrase may begin."""
    return _forms(index, phrase, phrase.words[0])


def phrase_spans(index: Index, text_tokens: Sequence[Token], phrase: Phrase) -> set[range]:
    """Return where a phrase stands in a text, hyphenated words read whole or in parts."""
    rows = _readings(text_tokens)
    return {
        range(row[first].start, row[first + len(phrase.words) - 1].end)
        for row in rows
        for first in _starts(index, [token.word for token in row], phrase)
    }


def has_phrase(index: Index, row: Row, phrase: Phrase) -> bool:
    """Tell whether a phrase stands in a text, given its words."""
    return bool(_starts(index, row.words, phrase) or _starts(index, row.in_parts, phrase))


def _holds(index: Index, number: int, field: Field, phrase: Phrase) -> bool:
    """Tell whether a field of a tip has a phrase in one of its texts."""
    tip = index.tips[number]
    texts = {Field.TEXT: (tip.text,), Field.KEYWORD: tip.keywords, Field.ANSWER: tip.answers}
    return any(has_phrase(index, index.tokenizer.read(text), phrase) for text in texts[field])


def _starts(index: Index, words: Sequence[str], phrase: Phrase) -> list[int]:
    """Return where a phrase begins in a row of words."""
    length = len(phrase.words)
    if len(words) < length:
        return []
    keys = words if phrase.as_typed else list(map(index.stem_of.__getitem__, words))
    firsts = range(len(keys) - length + 1) if phrase.words[0] in keys else ()
    return [first for first in firsts if tuple(keys[first : first + length]) == phrase.words]


def _readings(text_tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the words of a text in a row: hyphenated ones whole, and in parts as well."""
    whole = [token for token in text_tokens if not token.is_part]
    if len(whole) == len(text_tokens):
        return [whole]
    followed = zip(text_tokens, [*text_tokens[1:], None], strict=True)
    in_parts = [
        token for token, after in followed if token.is_part or after is None or not after.is_part
    ]
    return [whole, in_parts]


def _forms(index: Index, phrase: Phrase, word: str) -> Sequence[str]:
    if phrase.as_typed:
        return [word] if word in index.vocabulary else []
    return index.by_stem.get(word, [])
