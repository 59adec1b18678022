"""Words that follow one another, of a quotation or of the thesaurus, found in tips."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paw_cli.search_engine.index import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.search_engine.index import Index
    from paw_cli.search_engine.words import Token

# The fields that have phrases, each with the fields whose words may follow one another there.
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
    return {
        field: sorted({index.tip_at[at] for at in _ends(index, forms, fields)})
        for field, fields in _PHRASE_FIELDS.items()
    }


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


def has_phrase(index: Index, text: str, phrase: Phrase) -> bool:
    """Tell whether a phrase stands in a text."""
    row = index.tokenizer.row(text)
    return any(True for words in (row.words, row.in_parts) for _ in _starts(index, words, phrase))


def _starts(index: Index, words: Sequence[str], phrase: Phrase) -> Iterator[int]:
    """Yield where a phrase begins in a row of words."""
    keys = words if phrase.as_typed else [index.stem_of[word] for word in words]
    if phrase.words[0] in keys:
        for first in range(len(keys) - len(phrase.words) + 1):
            if tuple(keys[first : first + len(phrase.words)]) == phrase.words:
                yield first


def _ends(index: Index, forms: Sequence[Sequence[str]], fields: Sequence[Field]) -> Iterator[int]:
    """Yield the position of the last word of each place where the words follow one another.

    It starts from the rarest of them: what does not hold that one is not looked at.
    """
    counts = [
        sum(len(index.postings[field].get(form, ())) for field in fields for form in of_word)
        for of_word in forms
    ]
    rarest = counts.index(min(counts))
    for field in fields:
        for form in forms[rarest]:
            for position in index.postings[field].get(form, ()):
                before = {position}
                for of_word in reversed(forms[:rarest]):
                    before = _held(index, of_word, fields, _steps(before, -1, index.first_before))
                after = {position} if before else set()
                for of_word in forms[rarest + 1 :]:
                    after = _held(index, of_word, fields, _steps(after, 1, index.next_after))
                yield from after


def _steps(positions: set[int], step: int, over_hyphens: dict[int, int]) -> set[int]:
    """Return the neighbours of positions: one further, or beyond a hyphenated word."""
    beyond = {over_hyphens[at] for at in positions & over_hyphens.keys()}
    return {at + step for at in positions} | beyond


def _held(
    index: Index, forms: Sequence[str], fields: Sequence[Field], positions: set[int]
) -> set[int]:
    """Return the positions at which one of the forms stands."""
    return {
        at
        for at in positions
        if any(index.has_at(field, form, at) for field in fields for form in forms)
    }


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
