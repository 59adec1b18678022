from __future__ import annotations

import re

import pytest

from generated_tips import generated_texts

TEXTS = [
    "Begin op tijd met het gesprek. Vraag bewoners wat zij belangrijk vinden!",
    "Wie beslist er eigenlijk? Wees eerlijk over wat al vaststaat.",
]
WORDS = [f"vreemdeling{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


@pytest.mark.parametrize("number", [0, 1, 37, 100])
@pytest.mark.parametrize("words", [[], WORDS])
def test_there_are_as_many_as_asked_and_none_twice(number: int, words: list[str]) -> None:
    texts = list(generated_texts(number, TEXTS, words))
    assert len(texts) == len(set(texts)) == number


def test_the_same_seed_gives_the_same_texts_and_another_others() -> None:
    once = list(generated_texts(50, TEXTS, WORDS))
    assert once == list(generated_texts(50, TEXTS, WORDS))
    assert once != list(generated_texts(50, TEXTS, WORDS, seed=1))


def test_fewer_texts_are_the_beginning_of_more() -> None:
    assert list(generated_texts(10, TEXTS, WORDS)) == list(generated_texts(60, TEXTS, WORDS))[:10]


def test_without_a_word_list_every_sentence_is_a_bundled_one() -> None:
    ours = " ".join(TEXTS)
    for text in generated_texts(40, TEXTS):
        for sentence in re.findall(r"[^.?!]+[.?!]", text):
            assert sentence.strip() in ours


def test_with_a_word_list_the_vocabulary_grows_with_the_number_of_tips() -> None:
    def vocabulary(number: int) -> int:
        return len(set(" ".join(generated_texts(number, TEXTS, WORDS)).split()))

    assert vocabulary(5) < vocabulary(50) < vocabulary(500)
