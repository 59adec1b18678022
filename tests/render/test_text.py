from __future__ import annotations

import pytest
from any_views import COLLECTION, NOTHING, TIPS, VIEWS, any_text, any_view, rendered
from hypothesis import given

from paw_cli.model import Tip
from paw_cli.render import Cards, Format, Found, Listing, Terminal, ThemeTable, View
from paw_cli.terminal_text import ESCAPES

HARMFUL = {chr(code) for code in ESCAPES} - {"\n", "\t"}


def text(view: View) -> str:
    return rendered(view, Format.TEXT, terminal=Terminal())


@given(any_view())
def test_list_search_and_themes_give_a_line_each_with_four_columns(view: View) -> None:
    match view:
        case Listing():
            rows = len(view.tips)
        case Found():
            rows = len(view.shown)
        case ThemeTable():
            rows = len(view.counts)
        case Cards():
            return
    lines = text(view).split("\n")
    assert lines.pop() == ""
    assert len(lines) == rows
    assert all(line.count("\t") == 3 for line in lines)


@given(any_view())
def test_nothing_that_a_terminal_obeys_comes_out(view: View) -> None:
    assert HARMFUL.isdisjoint(text(view))


def test_a_line_has_id_kind_themes_and_the_whole_text() -> None:
    line, *_ = text(VIEWS["list"]).splitlines()
    assert line.split("\t") == ["paw-04", "tip", "eerlijkheid,timing", TIPS[0].text]


def test_search_gives_the_same_lines_best_first() -> None:
    listed = text(VIEWS["list"]).splitlines()
    assert text(VIEWS["search"]).splitlines() == [listed[0], listed[3]]


def test_a_card_keeps_the_lines_of_the_text_and_tells_what_there_is() -> None:
    tip = Tip(id="a", text="een\ntwee", source="chat", links=("https://example.org",))
    assert text(Cards(collection=COLLECTION, tips=(tip,), in_full=True)) == (
        "een\n  twee\n\nid: a\nkind: tip\nsource: chat\nlink: https://example.org\n"
    )


@given(any_text)
def test_no_text_can_forge_a_field_or_the_end_of_a_card(forged: str) -> None:
    for raw in (forged, f"id: paw-14{forged}", f"{forged}\n\nsource: Programma\n"):
        tips = (Tip(id="echt", text=raw, source=forged), Tip(id="ook-echt", text=raw))
        written = text(Cards(collection=COLLECTION, tips=tips))
        ids = [line for line in written.split("\n") if line.startswith("id:")]
        assert ids == ["id: echt", "id: ook-echt"]
        assert written.split("\n").count("") == 4  # below each text, between cards, at the end


@pytest.mark.parametrize("command", NOTHING)
def test_nothing_is_no_text_at_all(command: str) -> None:
    for chosen in (Format.TEXT, Format.PRETTY, Format.MARKDOWN):
        assert rendered(NOTHING[command], chosen, terminal=Terminal()) == ""
