"""What a colleague does with the page, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
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
