"""Take docs/pictures/page/: the page for colleagues as a browser shows it.

Run this file to take them anew, with the extra `browser` and the system's package chromium.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from paw_cli.library import load
from paw_cli.messages import Language, use_language
from paw_cli.render.page import html
from paw_cli.render.views import Listing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).with_name("pictures") / "page"
QUERIES: dict[Language, str] = {"en": "how+to+reach+tenants", "nl": "hoe+bereik+je+huurders"}
# A4 within its margins, in the browser's pixels.
_SHEET = {"width": 733, "height": 1060}


def main() -> None:
    """Take each picture in each language."""
    path = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("no chromium")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for language, query in QUERIES.items():
            page = Path(folder) / f"{language}.html"
            page.write_text(_page(language), encoding="utf-8")
            for scheme in ("light", "dark"):
                _take_page(browser, f"{page.as_uri()}#q={query}", language, scheme)
        _take_cards(browser, page.as_uri())
        browser.close()


def _page(language: Language) -> str:
    use_language(lambda: language)
    tips = load()
    return html(Listing(tips, tips.tips))


def _take_page(browser: Browser, address: str, language: str, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": 960, "height": 760},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(address)
    page.locator("mark").first.wait_for()
    page.screenshot(path=FOLDER / f"{language}-{scheme}.png")
    page.close()


def _take_cards(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": _SHEET["width"], "height": _SHEET["height"]})
    page.goto(address)
    page.emulate_media(media="print")
    page.screenshot(path=FOLDER / "cards.png")
    page.close()


if __name__ == "__main__":
    main()
