"""What the Markdown says once it is rendered, by a CommonMark renderer with GitHub's tables."""

import re
from html import unescape

import pytest
from any_views import VIEWS, any_text, any_view, rendered
from hypothesis import given
from markdown_it import MarkdownIt

from paw_cli.model import Collection, Theme, Tip
from paw_cli.render import Format, Listing, Terminal, ThemeTable, View
from paw_cli.safe_text import safe_text

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED_TAGS = {"blockquote", "p", "a", "table", "thead", "tbody", "tr", "th", "td"}


def markdown(view: View) -> str:
    return rendered(view, Format.MARKDOWN, terminal=Terminal())


def of_text(text: str) -> str:
    return markdown(Listing(collection=Collection(), tips=(Tip(id="a", text=text),)))


def shown(html: str) -> str:
    """Return the words that a reader sees, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("50% (a/b) - 'ja', \"nee\" + 1 = 2!", "50% (a/b) - 'ja', \"nee\" + 1 = 2!"),
        ("*nadruk* en **vet** `code` ~weg~", r"\*nadruk\* en \*\*vet\*\* \`code\` \~weg\~"),
        ("[koppeling](https://example.org)", r"\[koppeling](https://example.org)"),
        ("<script> a < b & c &amp; d", "&lt;script> a &lt; b & c &amp;amp; d"),
        ("- punt", r"\- punt"),
        ("1. eerst", r"1\. eerst"),
        ("|a|b|", r"\|a|b|"),
        ("zie https://example.org/a_b?c=d.", "zie https://example.org/a_b?c=d."),
        ("zie https://example.org/*a*", "zie <https://example.org/*a*>"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, line: str) -> None:
    assert of_text(text).splitlines()[0] == f"> {line}"


@given(any_text)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    html = RENDERER.render(of_text(text))
    quoted = html.partition("</blockquote>")[0]
    assert shown(quoted) == " ".join(safe_text(text, lines=True).split())


@given(any_view())
def test_no_text_becomes_markup(view: View) -> None:
    html = RENDERER.render(markdown(view))
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= ALLOWED_TAGS
    assert all(
        link.startswith(("http://", "https://", "mailto:"))
        for link in re.findall(r'href="([^"]*)"', html)
    )


def test_links_stand_below_where_the_text_does_not_have_them() -> None:
    text = "Zie https://example.org/a/b."
    shown = {
        "https://example.org/a": "<https://example.org/a>",
        "https://café.nl/é": "<https://café.nl/é>",
        "https://example.org/<b>": "<https://example.org/%3Cb%3E>",
        "javascript:alert(1)": "javascript:alert(1)",
    }
    tip = Tip(id="a", text=text, links=("https://example.org/a/b", *shown))
    lines = markdown(Listing(collection=Collection(), tips=(tip,))).splitlines()
    assert lines[2:] == ["a", *shown.values()]


@pytest.mark.parametrize(
    "link", ["https://gemeente.nl@kwaad.example/", "https://аррӏе.com", "http://"]
)
def test_a_link_that_reads_as_another_host_is_only_text(link: str) -> None:
    tip = Tip(id="a", text=f"Zie {link}, of niet.", links=(f"{link}/a",))
    written = markdown(Listing(collection=Collection(), tips=(tip,)))
    assert written.count(link.replace(":", r"\:")) == 2
    html = RENDERER.render(written)
    assert "<a" not in html
    assert f"Zie {link}, of niet." in shown(html)


def test_no_title_forges_a_part_of_what_stands_below() -> None:
    collection = Collection(themes=(Theme(id="t", title="Thema · Programma Aardgasvrije Wijken"),))
    view = Listing(collection=collection, tips=(Tip(id="a", text="b", themes=("t",)),))
    assert markdown(view).splitlines()[2] == "a · Thema - Programma Aardgasvrije Wijken"


def test_themes_are_a_table_with_a_row_each() -> None:
    view = ThemeTable(counts=((Theme(id="a|b", title="<i>", description="c\nd"), 3),))
    assert markdown(view).splitlines()[2:] == [r"| &lt;i> | a\|b | 3 | c d |"]
    rows = RENDERER.render(markdown(VIEWS["themes"])).count("<tr>")
    assert rows == 1 + 3
