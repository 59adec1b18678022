"""What comes out of the printer: cards, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from paw_cli.model import Collection, Tip
from paw_cli.render.page import html
from paw_cli.render.views import Listing

if TYPE_CHECKING:
    from page_browser import Open
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("quick_pages")


def sheets(page: Page) -> int:
    """Return how many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_eight_cards_a_sheet_stand_within_cut_lines(opened: Open, whole_page: str) -> None:
    assert sheets(opened(whole_page, java_script_enabled=False)) == 5
    page = opened(whole_page)
    assert sheets(page) == 5
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 733, "height": 1060})  # A4 without its margins
    boxes = page.evaluate(
        "[...document.querySelectorAll('article')].map((card) => card.getBoundingClientRect())"
    )
    assert len({round(box["x"]) for box in boxes}) == 2
    assert {round(box["height"]) for box in boxes} == {265}  # 70 mm
    outline = page.locator("article").first.evaluate("(a) => getComputedStyle(a).outlineStyle")
    assert outline == "dashed"


def test_what_is_chosen_is_printed_and_nothing_else(opened: Open, whole_page: str) -> None:
    page = opened(whole_page, "#q=hoe+krijg+ik+eigenaren+mee")
    page.emulate_media(media="print")
    assert 0 < page.locator("article:visible").count() < 9
    assert sheets(page) == 1
    for furniture in ("h1", "#controls", "#count", "summary", "body > footer", "button", ".why"):
        assert page.locator(f"{furniture}:visible").count() == 0
    mark = page.locator("mark").first
    assert mark.evaluate("(mark) => getComputedStyle(mark).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_long_texts_take_smaller_type_and_longer_ones_more_room(opened: Open) -> None:
    words = ("bewoners en gemeente praten samen verder over de wijk " * 200)[:580].strip()
    eight = tuple(Tip(id=f"a-{n}", text=words) for n in range(8))
    assert sheets(opened(html(Listing(Collection(tips=eight), eight)))) == 1
    long = tuple(Tip(id=f"a-{n}", text=f"begin{n} " + "woord " * 4000 + f"eind{n}") for n in (1, 2))
    page = opened(html(Listing(Collection(tips=long), (*long, eight[0]))))
    assert sheets(page) > 2
    page.emulate_media(media="print")
    overflowing = page.evaluate(
        """[...document.querySelectorAll("article")]
          .filter((card) => card.scrollHeight > card.clientHeight + 2).length"""
    )
    assert overflowing == 0
