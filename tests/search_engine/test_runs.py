"""Words that stand together."""

from __future__ import annotations

import pytest
from search_samples import collection

from paw_cli.model import Collection, Tip
from paw_cli.search_engine.index import Index, Place
from paw_cli.search_engine.runs import Row, Run, tips_with_run
from paw_cli.search_engine.thesaurus import key_of


@pytest.mark.parametrize(
    ("text", "run", "spans"),
    [
        ("De straat op, de straat af.", Run(key_of("de straten")), ["De straat", "de straat"]),
        ("De straat op", Run(("de", "straten"), as_typed=True), []),
        ("De top-down strategie", Run(("down", "strategie"), as_typed=True), ["down strategie"]),
        (
            "De top-down strategie",
            Run(("topdown", "strategie"), as_typed=True),
            ["top-down strategie"],
        ),
        ("straat en op", Run(key_of("straat op")), []),
        ("", Run(("straat",)), []),
    ],
)
def test_a_run_is_found_where_its_words_follow_one_another(
    text: str, run: Run, spans: list[str]
) -> None:
    assert [
        text[start:end] for start, end in Row(Index(collection(text)), text).spans(run)
    ] == spans


@pytest.mark.parametrize(
    ("run", "found"),
    [
        (Run(key_of("de straten op")), [(Place.TEXT, 0)]),
        (Run(("op", "straat"), as_typed=True), []),
        (Run(("down", "van"), as_typed=True), [(Place.TEXT, 1)]),
        (Run(key_of("op tijd")), [(Place.KEYWORD, 2)]),
        (Run(key_of("te laat")), [(Place.ANSWER, 2)]),
        (Run(key_of("tijd te")), []),
        (Run(("tijd", "vroeg"), as_typed=True), []),
        (Run(("onbekend", "woord")), []),
    ],
)
def test_tips_with_a_run_are_found_in_texts_keywords_and_answers(
    run: Run, found: list[tuple[Place, int]]
) -> None:
    tips = collection("Ga de straat op. De buurt in.", "top-down van bovenaf").tips
    other = Tip(id="c", text="niets", keywords=("op tijd", "vroeg"), answers=("Ben ik te laat?",))
    index = Index(Collection(tips=(*tips, other)))
    held = tips_with_run(index, run)
    assert [(place, number) for place in held for number in held[place]] == found
