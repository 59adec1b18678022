"""Words that follow one another, of a quotation or of the thesaurus, found in tips."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.index import Field

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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
    forms = _forms(index, phrase)
    if not all(forms):
        return {}
    holders: dict[Field, list[int]] = {}
    for field, of_words in _PHRASE_FIELDS.items():
        held = [
            {n for each in of_words for form in of_word for n in index.holders(each, form)}
            for of_word in forms
        ]
        candidates = sorted(set.intersection(*held))
        holders[field] = [
            number
            for number in candidates
            if any(_is_in(row, forms) for row in index.rows(field, number))
        ]
    return holders


def first_words(index: Index, phrase: Phrase) -> Collection[str]:
    """Return the words of the vocabulary with which a phrase may begin."""
    return _forms(index, phrase)[0]


def phrase_spans(index: Index, text_tokens: Sequence[Token], phrase: Phrase) -> set[range]:
    """Return where a phrase stands in a text, hyphenated words read whole or in parts."""
    forms = _forms(index, phrase)
    return {
        range(row[first].start, row[first + len(forms) - 1].end)
        for row in _readings(text_tokens)
        for first in _starts([token.word for token in row], forms)
    }


def has_phrase(index: Index, row: Row, phrase: Phrase) -> bool:
    """Tell whether a phrase stands in a text, given its words."""
    return _is_in(row, _forms(index, phrase))


def _forms(index: Index, phrase: Phrase) -> list[Collection[str]]:
    """Return for each word of a phrase the words of the vocabulary that may stand there."""
    if phrase.as_typed:
        return [{word} & index.vocabulary for word in phrase.words]
    return [index.by_stem.get(word, ()) for word in phrase.words]


def _is_in(row: Row, forms: Sequence[Collection[str]]) -> bool:
    return bool(_starts(row.words, forms) or _starts(row.in_parts, forms))


def _starts(words: Sequence[str], forms: Sequence[Collection[str]]) -> list[int]:
    """Return where words that follow one another have these forms."""
    firsts = [at for at, word in enumerate(words) if word in forms[0]]
    last = len(words) - len(forms)
    return [
        first
        for first in firsts
        if first <= last and all(words[first + at] in of for at, of in enumerate(forms))
    ]


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
