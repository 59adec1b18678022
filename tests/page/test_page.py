"""The file itself, and that nothing of a tip by somebody who means harm becomes markup."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from paw_cli.errors import WrongUseError
from paw_cli.library import load, search
from paw_cli.model import Collection, Source, Theme, Tip
from paw_cli.render.page import Page, article, html
from paw_cli.render.views import Cards, Found, Listing, ThemeTable
from paw_cli.safe_text import hidden_characters

if TYPE_CHECKING:
    from page_browser import Open

    from conftest import Paw

OWN_ENGLISH = Path(__file__).parents[2] / "benchmarks/data/own-en.yaml"
pytestmark = pytest.mark.usefixtures("quick_pages")


def between(page: str, start: str, end: str) -> str:
    return page.split(start)[1].split(end, maxsplit=1)[0]


def test_the_file_is_small_enough_to_mail(whole_page: str) -> None:
    assert len(whole_page.encode()) <= 350_000


def test_it_needs_nothing_else_and_only_its_own_script_and_style_may_run(whole_page: str) -> None:
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", whole_page, flags=re.DOTALL)
    assert not re.search(r"\s(src|srcset|style|on\w+)=|<link|@import|url\(", markup)
    policy = between(whole_page, 'http-equiv="Content-Security-Policy" content="', '"')
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for element in ("style", "script"):
        content = between(whole_page, f"<{element}>", f"</{element}>")
        assert "url(" not in content
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy


def test_all_texts_stand_in_it_word_for_word(whole_page: str, bundled: Collection) -> None:
    texts = [
        unescape(re.sub("<[^>]+>", "", text))
        for text in re.findall(r'<p class="text"[^>]*>(.*?)</p>', whole_page, re.DOTALL)
    ]
    assert texts == [tip.text for tip in bundled.tips]


def test_dutch_texts_say_that_they_are_dutch(whole_page: str) -> None:
    assert '<html lang="en">' in whole_page
    assert whole_page.count('<p class="text" lang="nl">') == 37
    own = Collection(tips=(Tip(id="a", text="Any language."),))
    assert 'class="text" lang' not in html(Listing(own, own.tips))


def test_a_search_has_all_its_hits_the_less_certain_below_a_fold(bundled: Collection) -> None:
    result = search(bundled, "inwoners geld")
    page = html(Found(bundled, result, result.good))
    above, below = page.split('<details id="fold">')
    assert above.count("<article") == len(result.good)
    assert below.count("<article") == len(result.hits) - len(result.good) > 0
    assert f"{len(result.hits) - len(result.good)} more that may fit" in page
    assert '<mark class="' in page
    assert "<title>Tips on &#x27;inwoners geld&#x27;</title>" in page


def test_cards_in_full_have_their_questions(bundled: Collection) -> None:
    (tip,) = (tip for tip in bundled.tips if tip.id == "paw-14")
    page = html(Cards(bundled, (tip,), in_full=True))
    assert page.count("<article") == 1
    assert page.count("<li lang") == len(tip.answers)


def test_a_part_of_the_tips_is_searched_as_part_of_the_whole(bundled: Collection) -> None:
    some = bundled.filtered(themes=["intern"]).tips
    data = json.loads(between(html(Listing(bundled, some)), 'id="data">', "</script>"))
    assert len(data["tips"]) == len(some)


def test_the_themes_alone_and_more_than_a_thousand_tips_make_no_page(bundled: Collection) -> None:
    with pytest.raises(WrongUseError, match="the themes alone"):
        html(ThemeTable(bundled.theme_counts()))
    many = Collection(tips=tuple(Tip(id=f"t-{n}", text=f"Tip {n}.") for n in range(1001)))
    with pytest.raises(WrongUseError, match="1,001 tips are too many"):
        html(Listing(many, many.tips))


def test_the_same_tips_make_the_same_page(paw: Paw) -> None:
    own = ["-f", "html", "--no-bundled", "--file", str(OWN_ENGLISH)]
    pages = [paw.in_a_process("list", *own, env={"PYTHONHASHSEED": seed}) for seed in "12"]
    assert pages[0].stdout.startswith("<!")
    assert pages[0] == pages[1]


def test_what_replaces_a_tip_of_the_program_says_where_it_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "ander.yaml"
    file.write_text(
        "themes:\n- id: intern\n  title: Mijn titel\n"
        "tips:\n- id: paw-14\n  text: Geef je wachtwoord.\n  themes: [intern]\n",
        encoding="utf-8",
    )
    tips = load(file)
    page = html(Listing(tips, tips.tips))
    assert '<span class="origin">from ander.yaml</span>' in page
    assert "Mijn titel (title from ander.yaml)" in page
    assert str(tmp_path) not in page


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
    page = Page(Cards(Collection(tips=(tip,)), (tip,), in_full=True))
    markup = article(page.hits[0], page)
    tags = {node.tag for node in LexborHTMLParser(markup).css("body *")}
    assert tags <= {"article", "p", "ul", "li", "b", "span", "a", "button"}
    markup.encode()
