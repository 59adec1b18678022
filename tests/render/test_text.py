from __future__ import annotations

import pytest
from any_answers import ANSWERS, COLLECTION, NOTHING, TIPS, any_answer
from hypothesis import given

from paw_cli.model import Tip
from paw_cli.render import Answer, Cards, Format, Found, Listing, Surface, ThemeTable, render
from paw_cli.terminal_text import ESCAPES

HARMFUL = {chr(code) for code in ESCAPES} - {"\n", "\t"}


def text(answer: Answer) -> str:
    return render(answer, Format.TEXT, surface=Surface())


@given(any_answer())
def test_list_search_and_themes_give_a_line_each_with_four_columns(answer: Answer) -> None:
    match answer:
        case Listing():
            rows = len(answer.tips)
        case Found():
            rows = len(answer.shown)
        case ThemeTable():
            rows = len(answer.counts)
        case Cards():
            return
    lines = text(answer).split("\n")
    assert lines.pop() == ""
    assert len(lines) == rows
    assert all(line.count("\t") == 3 for line in lines)


@given(any_answer())
def test_nothing_that_a_terminal_obeys_comes_out(answer: Answer) -> None:
    assert HARMFUL.isdisjoint(text(answer))


def test_a_line_has_id_kind_themes_and_the_whole_text() -> None:
    line, *_ = text(ANSWERS["list"]).splitlines()
    assert line.split("\t") == ["paw-04", "tip", "eerlijkheid,timing", TIPS[0].text]


def test_search_gives_the_same_lines_best_first() -> None:
    listed = text(ANSWERS["list"]).splitlines()
    assert text(ANSWERS["search"]).splitlines() == [listed[0], listed[3]]


def test_a_card_keeps_the_lines_of_the_text_and_tells_what_there_is() -> None:
    tip = Tip(id="a", text="een\ntwee", source="chat", links=("https://example.org",))
    assert text(Cards(collection=COLLECTION, tips=(tip,), in_full=True)) == (
        "een\ntwee\n\nid: a\nkind: tip\nsource: chat\nlink: https://example.org\n"
    )


@pytest.mark.parametrize("command", NOTHING)
def test_nothing_is_no_text_at_all(command: str) -> None:
    for chosen in (Format.TEXT, Format.PRETTY, Format.MARKDOWN):
        assert render(NOTHING[command], chosen, surface=Surface()) == ""
