"""Tips by somebody who means harm: all of it stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from paw_cli.model import Collection, Source, Theme, Tip
from paw_cli.render.page import Page, article, html
from paw_cli.render.views import Cards
from paw_cli.safe_text import hidden_characters

if TYPE_CHECKING:
    from page_browser import Open

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    '" autofocus onfocus="alert(1)',
    "{{data}} {{script}} {shown} ${alert(1)} `${alert(1)}`",
    "</style><style>*{display:none}</style>",
    "</p></article></main><base href=https://kwaad.example/>",
    "javascript:alert(1) data:text/html,<script>alert(1)</script> vbscript:x",
    "https://gemeente.nl@kwaad.example/ https://x.nl/\"onmouseover=alert(1) https://x.nl/'><b>",
    "&lt;script&gt; &amp;#x3C; \\u003cscript",
    "\x1b[31mrood\x07 \u202etxt.exe\u2066 \u200bverborgen\u200b \ufeff \U000e0041\U000e0042 \ud800",
    "__proto__ constructor hasOwnProperty toString",
)


def collection(texts: tuple[str, ...]) -> Collection:
    """Return tips with the texts everywhere that a text can stand."""
    tips = tuple(
        Tip(
            id=f"t{number} {text}"[:60],
            text=text,
            themes=(f"thema {text}"[:60],),
            links=(text,),
            source="bron",
            keywords=(text, f"sleutel {text}"),
            answers=(text,),
        )
        for number, text in enumerate(texts)
    )
    themes = (Theme(id=f"thema {text}"[:60], title=text, description=text) for text in texts)
    source = Source(id="bron", title="<b>bron</b>" + texts[0], url="javascript:alert(1)")
    return Collection(tips=tips, themes=tuple(themes), sources=(source,))


@pytest.fixture(scope="module")
def hostile_page() -> str:
    tips = collection(HOSTILE)
    return html(Cards(tips, tips.tips, in_full=True))


@pytest.mark.parametrize("query", ["", "sleutel", "</script><img src=x onerror=alert(1)> sleutel"])
def test_no_tip_or_query_becomes_markup(opened: Open, hostile_page: str, query: str) -> None:
    page = opened(hostile_page)
    page.get_by_text("Themes").click()
    page.get_by_label("Search the tips").fill(query)
    assert page.locator("article").count() > 4
    assert page.locator("script").count() == 3  # two of them hold data
    assert page.locator("style").count() == 1
    assert page.locator("img, svg, base, iframe, object, form [onfocus], b b").count() == 0
    handlers = page.evaluate(
        """[...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames())
          .filter((name) => name.startsWith("on") || name === "style")"""
    )
    assert handlers == []
    links = page.evaluate("[...document.querySelectorAll('a')].map((link) => link.href)")
    assert links
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert not any("@kwaad" in link for link in links)


def test_what_a_reader_cannot_see_is_not_in_the_page(hostile_page: str) -> None:
    assert hidden_characters(hostile_page) == ()
    assert not {"\x1b", "\x07", "\u202e", "\u2066", "\U000e0041"}.intersection(hostile_page)


@given(st.text(max_size=40))
def test_any_text_stays_text(text: str) -> None:
    tip = Tip(id="a", text=text, themes=(text,), answers=(text,))
    markup = article(tip, Page(Cards(Collection(tips=(tip,)), (tip,), in_full=True)))
    tags = {node.tag for node in LexborHTMLParser(markup).css("body *")}
    assert tags <= {"article", "p", "ul", "li", "b", "span", "a", "button"}
    markup.encode()
