"""How fast the page answers a key stroke: in a browser, by its own clock, layout included."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from generated_tips import generated_texts
from judged import judged_queries
from measuring import markdown_table, setting
from paw_cli.library import load
from paw_cli.model import Collection, Tip
from paw_cli.render.page import html
from paw_cli.render.views import Listing
from word_list import dutch_words

# Each beginning of a query is a key stroke; reading a size makes the browser lay out the page.
TYPE = """(queries) => queries.flatMap((query) => [...query].map((_, last) => {
  const input = document.getElementById("query");
  const start = performance.now();
  input.value = query.slice(0, last + 1);
  input.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return performance.now() - start;
}))"""
LOAD = "performance.getEntriesByType('navigation')[0].domComplete"


def main() -> None:
    """Print a row for the bundled tips and one for a thousand."""
    queries = [query.text for query in judged_queries("queries")][::4]
    bundled = load()
    pages = {37: html(Listing(bundled, bundled.tips))}
    texts = generated_texts(1000, [tip.text for tip in bundled.tips], dutch_words())
    many = Collection(tips=tuple(Tip(id=f"t-{n}", text=text) for n, text in enumerate(texts)))
    pages[1000] = html(Listing(many, many.tips))
    rows = []
    path = shutil.which("chromium") or sys.exit("no chromium")
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for number, content in pages.items():
            file = Path(folder) / f"{number}.html"
            file.write_text(content, encoding="utf-8")
            page = browser.new_page()
            page.goto(file.as_uri())
            page.wait_for_timeout(500)
            loaded = page.evaluate(LOAD)
            times = sorted(page.evaluate(TYPE, queries))
            slow = times[len(times) * 99 // 100]
            cells = (median(times), slow, times[-1], loaded, len(content.encode()) / 1000)
            rows.append([str(number), *(f"{cell:.1f}" for cell in cells)])
        browser.close()
    print(setting("playwright"))
    print(markdown_table(["tips", "median ms", "99 % ms", "longest ms", "load ms", "kB"], rows))


if __name__ == "__main__":
    main()
