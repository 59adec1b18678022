from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from typing_errors import TypingError, mistyped

WAYS = {
    TypingError.SWAP: {"abn", "bna"},
    TypingError.DROP: {"an", "ba", "bn"},
    TypingError.DOUBLE: {"bban", "baan", "bann"},
    TypingError.NEIGHBOUR: {"van", "nan", "bsn", "bab", "bam"},
}


@pytest.mark.parametrize("error", TypingError)
def test_an_error_happens_at_every_place_and_is_that_error(error: TypingError) -> None:
    seen = {mistyped("ban", error, Random(seed)) for seed in range(200)}
    assert seen == WAYS[error]


def test_two_equal_letters_are_not_swapped_with_each_other() -> None:
    assert {mistyped("baa", TypingError.SWAP, Random(seed)) for seed in range(50)} == {"aba"}


@pytest.mark.parametrize(
    ("word", "error"),
    [("", TypingError.DROP), ("aa", TypingError.SWAP), ("é", TypingError.NEIGHBOUR)],
)
def test_a_word_in_which_nothing_can_go_wrong_comes_back(word: str, error: TypingError) -> None:
    assert mistyped(word, error, Random(1)) == word


@given(st.text(min_size=5), st.sampled_from(TypingError), st.integers())
def test_an_error_is_one_slip_and_the_same_chance_gives_the_same(
    word: str, error: TypingError, seed: int
) -> None:
    typed = mistyped(word, error, Random(seed))
    assert OSA.distance(word, typed) <= 1
    assert typed == mistyped(word, error, Random(seed))
