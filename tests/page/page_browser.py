"""A real browser, with a page of ours in it: no request leaves it and nothing may go wrong."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from paw_cli.files.layers import package_text
from paw_cli.library import load
from paw_cli.render.page import Page as OurPage
from paw_cli.render.page import html
from paw_cli.render.views import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from paw_cli.model import Collection

    Open = Callable[..., Page]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# As root there is no sandbox.
_FLAGS = """
    --no-sandbox --disable-gpu --disable-background-networking --disable-component-update
    --disable-sync --no-first-run
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's browser; where there is none, say so."""
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        path = None
    if path is None:
        pytest.skip("no browser: it takes the extra `browser` and the system's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS.split())
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page from a file; afterwards nothing was asked for and nothing went wrong."""
    file = tmp_path / "tips.html"
    contexts = []
    wrong: list[str] = []

    def opening(content: str, address: str = "", *, width: int = 1280, **options: Any) -> Page:
        file.write_text(content, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(file.as_uri() + address)
        page.on("request", lambda request: wrong.append(request.url))
        return page

    yield opening
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def bundled() -> Collection:
    return load()


@pytest.fixture(scope="session")
def whole_page(bundled: Collection) -> str:
    """Return the page of all bundled tips."""
    return html(Listing(bundled, bundled.tips))


@pytest.fixture
def quick_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the bundled tips' search into every page: another takes seconds to make."""
    monkeypatch.setattr(
        OurPage, "table", lambda _page: json.loads(package_text("data/search_table.json"))
    )
