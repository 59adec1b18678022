"""Questions that read alike."""

from __future__ import annotations

import pytest

from paw_cli.model import Collection, Tip
from paw_cli.search_engine.index import Index
from paw_cli.search_engine.likeness import Questions

QUESTIONS = Questions(
    Index(
        Collection(
            tips=(
                Tip(
                    id="a",
                    text="",
                    answers=("Hoe krijg ik mijn collega's mee?", "Wie doet er mee?"),
                ),
                Tip(id="b", text="", answers=("Hoe krijg ik subsidie?",)),
                Tip(id="c", text=""),
            )
        )
    )
)


def test_the_same_question_is_wholly_alike() -> None:
    assert QUESTIONS.likeness(["hoe", "krijg", "ik", "subsidie"])[1] == pytest.approx(1)


def test_little_words_make_questions_alike_rare_ones_more() -> None:
    likeness = QUESTIONS.likeness(["hoe", "krijg", "ik", "collega", "mee"])
    assert likeness[0] > likeness[1] > 0
    assert 2 not in likeness


def test_a_question_of_other_words_is_not_alike() -> None:
    assert QUESTIONS.likeness(["waar", "staat", "het"]) == {}
    assert Questions(Index(Collection())).likeness(["hoe"]) == {}
