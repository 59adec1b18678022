"""A real browser, with a page of ours in it: no request leaves it and nothing may go wrong."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Protocol

import pytest

from paw_cli.library import load
from paw_cli.render.page import html
from paw_cli.render.views import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from paw_cli.model import Collection

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Open(Protocol):
    def __call__(
        self,
        content: str,
        address: str = "",
        *,
        width: int = 1280,
        dark: bool = False,
        script: bool = True,
    ) -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's browser; where there is none, say so, and fail where it has to be."""
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        path = None
    if path is None:
        missing = "no browser: it takes the extra `browser` and the system's package chromium"
        pytest.fail(missing) if "PAW_TIPS_NEEDS_BROWSER" in os.environ else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page from a file; afterwards nothing was asked for and nothing went wrong."""
    file = tmp_path / "tips.html"
    contexts = []
    wrong: list[str] = []

    def opening(
        content: str,
        address: str = "",
        *,
        width: int = 1280,
        dark: bool = False,
        script: bool = True,
    ) -> Page:
        file.write_text(content, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
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
