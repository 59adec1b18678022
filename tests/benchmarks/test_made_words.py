"""What is made by chance to search for and in: strangers, mistyped words, big collections."""

import re
from random import Random

import pytest

from generated_tips import generated_texts
from paw_cli.model import Collection, Theme, Tip
from robustness import MistypedWord, mistyped_words, noise_rate, recall_by_error, strangers
from typing_errors import TypingError, mistyped

COLLECTION = Collection(
    tips=(
        Tip(id="a", text="Bewoners praten mee.", keywords=("inspraak",)),
        Tip(id="b", text="Bewoners beslissen.", answers=("Wie beslist?",)),
    ),
    themes=(Theme(id="rollen", title="Wie doet wat"),),
)
THESAURUS = {"synonyms": [["bewoner", "inwoner"]], "related": {"huis": ["woning"]}}
TEXTS = [
    "Begin op tijd met het gesprek. Vraag bewoners wat zij belangrijk vinden!",
    "Wie beslist er eigenlijk? Wees eerlijk over wat al vaststaat.",
]
WORDS = [f"vreemdeling{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


def test_strangers_stand_in_no_text_keyword_question_theme_or_thesaurus() -> None:
    ours = ["Bewoners", "inspraak", "beslist", "rollen", "doet", "inwoner", "huis", "woning"]
    words = [word.casefold() for word in ours] + ["giraf", "paraplu"]
    assert sorted(strangers(words, COLLECTION, THESAURUS)) == ["giraf", "paraplu"]


def test_the_draw_of_strangers_is_capped_and_repeats() -> None:
    words = [f"vreemd{n}" for n in range(5000)]
    drawn = strangers(words, COLLECTION, THESAURUS)
    assert len(set(drawn)) == 2000
    assert drawn == strangers(reversed(words), COLLECTION, THESAURUS)


def test_noise_is_the_share_that_finds_anything() -> None:
    answers = {"giraf": ["a"], "paraplu": [], "kameel": [], "lama": []}
    assert noise_rate(answers.__getitem__, list(answers)) == 0.25


@pytest.mark.parametrize(
    ("error", "ways"),
    [
        (TypingError.SWAP, {"abn", "bna"}),
        (TypingError.DROP, {"an", "ba", "bn"}),
        (TypingError.DOUBLE, {"bban", "baan", "bann"}),
        (TypingError.NEIGHBOUR, {"van", "nan", "bsn", "bab", "bam"}),
    ],
)
def test_an_error_happens_at_every_place_and_is_that_error(
    error: TypingError, ways: set[str]
) -> None:
    assert {mistyped("ban", error, Random(seed)) for seed in range(200)} == ways


@pytest.mark.parametrize(
    ("word", "error"),
    [("", TypingError.DROP), ("aa", TypingError.SWAP), ("é", TypingError.NEIGHBOUR)],
)
def test_a_word_in_which_nothing_can_go_wrong_comes_back(word: str, error: TypingError) -> None:
    assert mistyped(word, error, Random(1)) == word


def test_every_longer_word_of_the_texts_but_stop_words_is_mistyped_in_every_way() -> None:
    cases = mistyped_words(COLLECTION, frozenset())
    assert cases == mistyped_words(COLLECTION, frozenset())
    assert len(cases) == len(["bewoners", "praten", "beslissen"]) * len(TypingError)
    assert {case.tips for case in cases} == {frozenset("a"), frozenset("b"), frozenset("ab")}
    some = mistyped_words(COLLECTION, frozenset({"praten", "bewoners"}))
    assert {case.tips for case in some} == {frozenset("b")}


def test_an_error_that_makes_another_word_of_the_texts_is_left_out() -> None:
    both = Collection(tips=(Tip(id="a", text="haren"), Tip(id="b", text="aren haen hren hare")))
    typed = {case.typed for case in mistyped_words(both, frozenset())}
    assert typed.isdisjoint({"haren", "aren", "haen", "hren", "hare"})


def test_recall_is_the_share_that_still_finds_a_tip_with_the_word() -> None:
    tips = frozenset("ab")
    cases = [
        MistypedWord(typed="bewonres", error=TypingError.SWAP, tips=tips),
        MistypedWord(typed="bewoers", error=TypingError.DROP, tips=tips),
        MistypedWord(typed="bewoner", error=TypingError.DROP, tips=tips),
    ]
    answers = {"bewonres": ["b"], "bewoers": [], "bewoner": ["z", "a"]}
    assert recall_by_error(answers.__getitem__, cases) == {"all": 2 / 3, "swap": 1.0, "drop": 0.5}


@pytest.mark.parametrize("words", [[], WORDS])
def test_as_many_texts_as_asked_none_twice_and_fewer_are_the_beginning_of_more(
    words: list[str],
) -> None:
    texts = list(generated_texts(100, TEXTS, words))
    assert len(set(texts)) == 100
    assert [list(generated_texts(n, TEXTS, words)) for n in (0, 1, 37)] == [
        texts[:n] for n in (0, 1, 37)
    ]
    assert texts != list(generated_texts(100, TEXTS, words, seed=1))


def test_the_vocabulary_is_the_bundled_one_and_grows_only_with_a_word_list() -> None:
    def vocabulary(number: int, words: list[str]) -> set[str]:
        return set(re.findall(r"\w+", " ".join(generated_texts(number, TEXTS, words))))

    assert vocabulary(40, []) <= set(re.findall(r"\w+", " ".join(TEXTS)))
    assert len(vocabulary(5, WORDS)) < len(vocabulary(50, WORDS)) < len(vocabulary(500, WORDS))
