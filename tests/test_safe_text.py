from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.terminal_text import ESCAPES, safe_text, safe_url

# Written down a second time, from the Unicode standard: what a terminal may obey.
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
FORBIDDEN_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}

hostile = st.sampled_from([chr(code) for code in ESCAPES])
any_text = st.text(st.characters() | hostile)


def is_harmless(character: str) -> bool:
    return (
        unicodedata.category(character) not in FORBIDDEN_CATEGORIES
        and character not in BIDIRECTIONAL
    )


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mrood", r"\u001b[31mrood"),
        ("\x1b]0;titel\x07", r"\u001b]0;titel\u0007"),
        ("\x9b31m", r"\u009b31m"),
        ("weg\x7f", r"weg\u007f"),
        ("a\rb", r"a\u000db"),
        ("bijna\x08\x08niet", r"bijna\u0008\u0008niet"),
        ("\u202etxet", r"\u202etxet"),
        ("a\u2066b\u2069c", r"a\u2066b\u2069c"),
        ("\u200fabc", r"\u200fabc"),
        ("een\u2028twee", r"een\u2028twee"),
        ("\U000e0041", r"\udb40\udc41"),
        ("half \ud83d", r"half \ud83d"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(raw: str, shown: str) -> None:
    assert safe_text(raw) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Aargasvrij-ready, coördinatie, gééft, 50 €",
        "👩\u200d👩\u200d👧 🏴\u200d☠️ 👍🏽 ❤️ 🇳🇱",
        "e\u0301e\u0301n",
        "drie\N{NO-BREAK SPACE}woorden",
        "samen\N{SOFT HYPHEN}werken",
        "参加 참여 مشاركة",
        "[bold]geen opmaak[/] :smile:",
    ],
)
def test_text_that_is_only_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


def test_a_text_is_one_line_unless_its_lines_are_asked_for() -> None:
    raw = "een\r\ntwee\n\ndrie\tvier"
    assert safe_text(raw) == "een twee  drie vier"
    assert safe_text(raw, lines=True) == "een\ntwee\n\ndrie vier"


@given(any_text)
def test_nothing_of_any_text_is_obeyed(text: str) -> None:
    one_line = safe_text(text)
    assert all(map(is_harmless, one_line))
    assert all(map(is_harmless, safe_text(text, lines=True).replace("\n", "")))
    assert one_line.encode().decode() == one_line
    assert safe_text(one_line) == one_line


def test_escapes_are_those_of_json() -> None:
    for code, written in ESCAPES.items():
        assert json.loads(f'"{written}"') == chr(code)


@pytest.mark.parametrize(
    ("url", "clickable"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:iemand@example.org", "mailto:iemand@example.org"),
        ("https://example.org/%20é", "https://example.org/%20%C3%A9"),
        ("https://example.org/\x1b\\\x07", "https://example.org/%1B%5C%07"),
        ("https://example.org/<b>\udc80", "https://example.org/%3Cb%3E%5Cudc80"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("\x1b]8;;https://example.org", None),
        ("", None),
    ],
)
def test_only_web_and_mail_links_are_clickable(url: str, clickable: str | None) -> None:
    assert safe_url(url) == clickable


@given(any_text)
def test_a_clickable_link_is_plain_ascii(rest: str) -> None:
    url = safe_url(f"https://example.org/{rest}")
    assert url is not None
    assert url.isascii()
    assert url.isprintable()
    assert " " not in url
