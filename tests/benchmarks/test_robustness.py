from __future__ import annotations

from paw_cli.model import Collection, Theme, Tip
from robustness import (
    MistypedWord,
    mistyped_words,
    noise_rate,
    recall_by_error,
    strangers,
)
from typing_errors import TypingError

COLLECTION = Collection(
    tips=(
        Tip(id="a", text="Bewoners praten mee.", keywords=("inspraak",)),
        Tip(id="b", text="Bewoners beslissen.", answers=("Wie beslist?",)),
    ),
    themes=(Theme(id="rollen", title="Wie doet wat"),),
)
THESAURUS = {"synonyms": [["bewoner", "inwoner"]], "related": {"huis": ["woning"]}}


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


def test_every_longer_word_of_the_texts_is_mistyped_in_every_way() -> None:
    cases = mistyped_words(COLLECTION, frozenset())
    assert cases == mistyped_words(COLLECTION, frozenset())
    assert len(cases) == len(["bewoners", "praten", "beslissen"]) * len(TypingError)
    assert {case.tips for case in cases} == {frozenset("a"), frozenset("b"), frozenset("ab")}


def test_nobody_searches_for_stop_words() -> None:
    cases = mistyped_words(COLLECTION, frozenset({"praten", "bewoners"}))
    assert {case.tips for case in cases} == {frozenset("b")}


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
