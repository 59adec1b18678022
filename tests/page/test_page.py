"""The file itself, without a browser."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from paw_cli.errors import WrongUseError
from paw_cli.library import load, search
from paw_cli.model import Collection, Tip
from paw_cli.model import Collection as Tips
from paw_cli.render.page import html
from paw_cli.render.views import Cards, Found, Listing, ThemeTable

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


def test_all_texts_stand_in_it_word_for_word(whole_page: str, bundled: Tips) -> None:
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


def test_a_search_has_all_its_hits_the_less_certain_below_a_fold(bundled: Tips) -> None:
    result = search(bundled, "inwoners geld")
    page = html(Found(bundled, result, result.good))
    above, below = page.split('<details id="fold">')
    assert above.count("<article") == len(result.good)
    assert below.count("<article") == len(result.hits) - len(result.good) > 0
    assert f"{len(result.hits) - len(result.good)} more that may fit" in page
    assert '<mark class="' in page
    assert "<title>Tips on &#x27;inwoners geld&#x27;</title>" in page


def test_cards_in_full_have_their_questions(bundled: Tips) -> None:
    (tip,) = (tip for tip in bundled.tips if tip.id == "paw-14")
    page = html(Cards(bundled, (tip,), in_full=True))
    assert page.count("<article") == 1
    assert page.count("<li lang") == len(tip.answers)


def test_a_part_of_the_tips_is_searched_as_part_of_the_whole(bundled: Tips) -> None:
    some = bundled.filtered(themes=["intern"]).tips
    data = json.loads(between(html(Listing(bundled, some)), 'id="data">', "</script>"))
    assert len(data["tips"]) == len(some)


def test_the_themes_alone_and_more_than_a_thousand_tips_make_no_page(bundled: Tips) -> None:
    with pytest.raises(WrongUseError, match="the themes alone"):
        html(ThemeTable(bundled.theme_counts()))
    many = Collection(tips=tuple(Tip(id=f"t-{n}", text=f"Tip {n}.") for n in range(1001)))
    with pytest.raises(WrongUseError, match="1,001 tips are too many"):
        html(Listing(many, many.tips))


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
