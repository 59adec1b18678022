"""What a colleague does with the page in a real browser, and prints of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from judged import DATA, SETS, judged_queries, ndcg
from paw_cli.library import build_index, load
from paw_cli.model import Collection, Tip
from paw_cli.render.page import html
from paw_cli.render.views import Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from page_browser import Open
    from playwright.sync_api import Page


def shown(page: Page) -> list[str]:
    """Return the ids of the tips that are shown, in their order."""
    articles = page.locator("article:visible").all()
    return [str(article.get_attribute("id")).removeprefix("tip-") for article in articles]


def asked(page: Page, query: str) -> list[str]:
    """Return the ids of the tips that the page answers with."""
    page.get_by_label("Search the tips").fill(query)
    return shown(page)


def test_typing_shows_what_fits_and_says_what_was_done(opened: Open, whole_page: str) -> None:
    page = opened(whole_page)
    assert len(shown(page)) == 37
    for query, first, said in [
        ("dakpannen", [], "Try another word"),
        ("participaite", ["paw-07"], "Searched for: participatie"),
        ("rotterdam huurders", ["paw-34"], "passed over: rotterdam"),
        ('"op de agenda"', ["paw-03", "paw-19"], "2 of 37 tips"),  # in a text, in a question
        ("eigenaren", ["paw-14", "paw-15"], "of 37 tips"),
    ]:
        assert sorted(asked(page, query)[: len(first)]) == first
        assert said in page.inner_text("#count")
    assert page.locator("#tip-paw-15 mark.exact").all_inner_texts() == ["eigenaren"]


def test_a_tip_without_the_word_says_why_it_is_there(opened: Open, whole_page: str) -> None:
    page = opened(whole_page, "#q=collega's")
    for article in page.locator("article:visible").all():
        assert article.locator("mark, .why").count() > 0


def test_less_certain_tips_are_counted_below_a_fold(opened: Open, whole_page: str) -> None:
    page = opened(whole_page, "#q=inwoners+geld")
    fold = page.locator("#fold summary")
    number, good = int(fold.inner_text().split()[0]), len(shown(page))
    fold.click()
    assert len(shown(page)) == good + number > good


def test_what_is_chosen_stands_in_the_address(opened: Open, whole_page: str) -> None:
    page = opened(whole_page)
    page.get_by_label("Search the tips").fill("bewoners & geld #1")
    page.get_by_text("Themes").click()
    page.locator("#themes button").first.click()
    page.wait_for_url("**&t=*")
    ids, address = shown(page), page.url
    again = opened(whole_page, address[address.index("#") :])
    assert shown(again) == ids
    assert again.get_by_label("Search the tips").input_value() == "bewoners & geld #1"
    assert again.locator("#themes button[aria-pressed=true]").count() == 1
    again.get_by_role("button", name="Show all").click()
    assert len(shown(again)) == 37
    again.wait_for_url(re.compile("html$"))


def test_themes_are_any_of_those_chosen_and_chance_is_one(opened: Open, whole_page: str) -> None:
    page = opened(whole_page)
    page.get_by_text("Themes").click()
    numbers = []
    for place in (0, 1, 0, 1):
        page.locator("#themes button").nth(place).click()
        numbers.append(len(shown(page)))
    assert 0 < numbers[0] < numbers[1] < numbers[3] == 37
    button = page.get_by_role("button", name="A tip by chance")
    button.click()
    first = shown(page)
    button.click()
    assert len(first) == len(shown(page)) == 1
    assert first != shown(page)


@pytest.mark.parametrize("clipboard", ["open", "closed"])
def test_a_tip_is_copied_with_its_source(opened: Open, whole_page: str, clipboard: str) -> None:
    page = opened(whole_page)
    page.evaluate(
        """(clipboard) => {
          const writeText = async (text) => {
            if (clipboard === "closed") throw new Error("closed");
            window.copied = text;
          };
          Object.defineProperty(navigator, "clipboard", { value: { writeText } });
          addEventListener("copy", () => (window.copied = document.activeElement.value));
        }""",
        clipboard,
    )
    page.get_by_label("Search the tips").fill("eigenaren" if clipboard == "open" else "")
    page.get_by_role("button", name="Copy paw-14").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("window.copied")
    assert copied.startswith("Iedereen heeft het over bewonersparticipatie")
    assert "(paw-14, " in copied
    assert page.evaluate("document.activeElement.textContent") == "Copied"


def test_the_keyboard_is_enough(opened: Open, whole_page: str) -> None:
    page = opened(whole_page)
    page.keyboard.press("Tab")
    page.keyboard.type("energie")
    assert 0 < len(shown(page)) < 37
    page.keyboard.press("Escape")
    assert len(shown(page)) == 37
    for key in ("Enter", "Tab", "Enter", "Tab", "Space"):
        page.keyboard.press(key)
    assert page.locator("#themes button[aria-pressed=true]").count() == 1
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_without_javascript_all_tips_stand_there(opened: Open, whole_page: str) -> None:
    page = opened(whole_page, java_script_enabled=False)
    assert len(shown(page)) == 37
    assert not page.locator("#controls").is_visible()
    assert page.get_by_text("JavaScript is off here").is_visible()
    assert page.locator("button:visible").count() == 0


@pytest.mark.parametrize("address", ["", "#q=bewoners"])
def test_nothing_is_wider_than_the_window(opened: Open, whole_page: str, address: str) -> None:
    page = opened(whole_page, address)
    page.get_by_text("Themes").click()
    for width in (320, 768, 2560):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_readers_wishes_are_heeded(opened: Open, whole_page: str) -> None:
    page = opened(whole_page, "#q=bewoners&t=gesprek")
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].map((element) => getComputedStyle(element))
          .filter(({ transitionDuration, animationName }) =>
            transitionDuration !== "0s" || animationName !== "none").length"""
    )
    assert moving == 0
    page.emulate_media(forced_colors="active")
    paper, mark = page.evaluate(
        """[document.body, document.querySelector("mark.exact")]
          .map((element) => getComputedStyle(element).backgroundColor)"""
    )
    assert paper != mark


@pytest.mark.parametrize(("width", "color_scheme"), [(320, "dark"), (1280, "light")])
@pytest.mark.parametrize("address", ["", "#q=hoe+krijg+ik+mijn+colega's+mee&t=intern", "#q=xyzzy"])
def test_axe_finds_nothing(
    opened: Open, whole_page: str, address: str, width: int, color_scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(whole_page, address, width=width, color_scheme=color_scheme)
    page.get_by_text("Themes").click()
    for fold in page.locator("#fold:visible summary").all():
        fold.click()
    results = axe.run(page).response
    assert [violation["id"] for violation in results["violations"]] == []


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


@pytest.mark.usefixtures("quick_pages")
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


# Types each query as a person would, and reads which tips are shown, above the fold and below.
ASK = """(queries) => queries.map((query) => {
  const input = document.getElementById("query");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("article:not([hidden])")].map(({ id }) => id.slice(4));
})"""


def answers(page: Page, queries: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(ASK, list(queries))
    return found


def expect_to_be_as_good(page: Page, collection: Collection, name: str, least: float) -> None:
    """Expect so good a share of the engine's score for a set of judged queries."""
    index = build_index(collection)
    queries = judged_queries(name)
    found = answers(page, [query.text for query in queries])
    asked = ([hit.tip.id for hit in index.search(query.text).hits] for query in queries)
    both = list(zip(queries, found, asked, strict=True))
    of_page = sum(ndcg(ids, query.grades) for query, ids, _ in both)
    of_engine = sum(ndcg(ids, query.grades) for query, _, ids in both)
    assert of_page >= least * of_engine, name


def test_it_scores_as_the_engine_does_and_finds_what_is_half_typed(
    opened: Open, whole_page: str, bundled: Collection
) -> None:
    page = opened(whole_page)
    for name in SETS:
        expect_to_be_as_good(page, bundled, name, 0.97)
    words = ["huurders", "energiecoach", "tenants", "eerlijkheid", "collega's"]
    begun = [word[:length] for word in words for length in range(3, len(word))]
    found = zip(begun, answers(page, begun), strict=True)
    assert [word for word, ids in found if not ids] == []


@pytest.mark.parametrize("name", ["own-nl", "own-en", "own-meetings", "own-club", "own-library"])
def test_own_tips_are_searched_as_well(opened: Open, name: str) -> None:
    own = load(DATA / f"{name}.yaml", bundled=False)
    expect_to_be_as_good(opened(html(Listing(own, own.tips))), own, name, 0.95)
