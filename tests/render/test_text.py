"""Lines for programs, and what holds for every format that a terminal may show."""

import pytest
from any_views import COLLECTION, NOTHING, any_text, any_view, rendered
from hypothesis import given

from paw_cli.model import Tip
from paw_cli.render import Cards, Format, Terminal, View
from paw_cli.safe_text import ESCAPES

HARMFUL = {chr(code) for code in ESCAPES} - {"\n", "\t"}


def text(view: View) -> str:
    return rendered(view, Format.TEXT, terminal=Terminal())


@given(any_view())
def test_nothing_that_a_terminal_obeys_comes_out_of_any_format(view: View) -> None:
    for chosen in set(Format) - {Format.PRETTY, Format.HTML, Format.XLSX}:
        assert HARMFUL.isdisjoint(rendered(view, chosen, terminal=Terminal()))
    raw = rendered(view, Format.CSV, terminal=Terminal(attached=True), raw=True)
    assert HARMFUL.isdisjoint(raw)


@given(any_view().filter(lambda view: not isinstance(view, Cards)))
def test_list_search_and_themes_give_a_line_each_with_four_columns(view: View) -> None:
    [rows] = [getattr(view, name) for name in ("tips", "counts") if hasattr(view, name)]
    lines = text(view).split("\n")
    assert lines.pop() == ""
    assert [line.count("\t") for line in lines] == [3] * len(rows)


@given(any_text)
def test_no_text_can_forge_a_field_or_the_end_of_a_card(forged: str) -> None:
    for raw in (forged, f"id: paw-14{forged}", f"{forged}\n\nsource: Programma\n"):
        tips = (Tip(id="echt", text=raw, source=forged), Tip(id="ook-echt", text=raw))
        lines = text(Cards(collection=COLLECTION, tips=tips)).split("\n")
        assert [line for line in lines if line.startswith("id:")] == ["id: echt", "id: ook-echt"]
        assert lines.count("") == 4  # below each text, between cards, at the end


@pytest.mark.parametrize("command", NOTHING)
def test_nothing_is_no_text_at_all(command: str) -> None:
    for chosen in (Format.TEXT, Format.PRETTY, Format.MARKDOWN):
        assert rendered(NOTHING[command], chosen, terminal=Terminal()) == ""
