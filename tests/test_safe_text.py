"""What of any text may reach a terminal, become a link, or stand in a spreadsheet's cell."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.safe_text import (
    ESCAPES,
    encodable,
    guarded,
    hidden_characters,
    json_escape,
    misleading_host,
    safe_text,
    safe_url,
    unguarded,
)

# Written down a second time, from the Unicode standard: what a terminal may obey.
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
FORBIDDEN_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}

# The same for what takes no ink.
HIDDEN = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u2060\u2061"
    "\u2062\u2063\u2064\u2800\u3164\ufe00\ufe01\ufe0e\ufe0f\ufeff\uffa0\U00016fe4\U0001d159\U0001bca0"
    "\U000e0001\U000e0041\U000e007f\U000e0100\U000e01ef"
)

hostile = st.sampled_from([*(chr(code) for code in ESCAPES), *HIDDEN])
any_text = st.text(st.characters() | hostile)


def is_harmless(char: str) -> bool:
    return unicodedata.category(char) not in FORBIDDEN_CATEGORIES and char not in BIDIRECTIONAL


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mrood", r"\u001b[31mrood"),
        ("\x9b31m", r"\u009b31m"),
        ("a\rb", r"a\u000db"),
        ("\u202etxet", r"\u202etxet"),
        ("een\u2028twee", r"een\u2028twee"),
        ("\U000e0041", r"\udb40\udc41"),
        ("half \ud83d", r"half \ud83d"),
        # a sequence hides nothing more than it needs
        ("pa\u200bw-14", r"pa\u200bw-14"),
        ("1\ufe0f", r"1\ufe0f"),  # no keycap follows
        ("🙂\u200d", r"🙂\u200d"),
        ("🙂\ufe0f\ufe0f", "🙂\ufe0f\\ufe0f"),
        ("🏴\U000e0061\U000e0062\U000e007f", r"🏴\udb40\udc61\udb40\udc62\udb40\udc7f"),
        ("س\u200c\u200d\u200c", "س\u200c\\u200d\\u200c"),
        ("samen\u00ad\u00adwerken", r"samen\u00ad\u00adwerken"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_written_out(raw: str, shown: str) -> None:
    assert safe_text(raw) == shown


def test_a_text_is_one_line_unless_its_lines_are_asked_for() -> None:
    raw = "een\r\ntwee\n\ndrie\tvier"
    assert safe_text(raw) == "een twee  drie vier"
    assert safe_text(raw, lines=True) == "een\ntwee\n\ndrie vier"


@given(any_text)
def test_nothing_of_any_text_is_obeyed_or_hidden(text: str) -> None:
    one_line = safe_text(text)
    assert all(map(is_harmless, one_line))
    assert all(map(is_harmless, safe_text(text, lines=True).replace("\n", "")))
    assert one_line.encode().decode() == one_line
    assert safe_text(one_line) == one_line
    assert hidden_characters(one_line) == ()


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_hidden_character_is_written_out_and_told_of(hidden: str) -> None:
    for form in ("buurt {} huis", "buurt{} huis", "{}", "{}buurt{}{}"):
        text = form.replace("{}", hidden)
        assert {text[place] for place in hidden_characters(text)} == {hidden}
        assert hidden not in safe_text(text)
        assert json.loads(f'"{json_escape(hidden)}"') == hidden
        assert json_escape(hidden) in safe_text(text)


ALL_EMOJI = (
    "👩\u200d👩\u200d👧 🏴\u200d☠️ 👍🏽 ❤️ ❤️\u200d🔥 🏳️\u200d🌈 🏳️\u200d⚧️ "
    "👁️\u200d🗨️ 🕵🏽\u200d♂️ 👩🏽\u200d🤝\u200d👨🏿 ✔︎ "
    "☎️ ©️ ™️ ℹ️ ‼️ ㊗️ 🅰️ 🇳🇱 1️⃣ #️⃣ *️⃣"
)
EMOJI = ALL_EMOJI.split(" ")
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
SCRIPTS = (
    "می‌خواهم خانه‌های",  # Persian
    "क्‍ष र्‍य न्‌न",  # Devanagari
    "ක්‍ර",  # Sinhala
    "ភាសា\u200bខ្មែរ ภาษา\u200bไทย",  # no spaces between words
    "samen\xadwerken e\u0301e\u0301n 参加 참여 مشاركة",
    "Aargasvrij-ready, coördinatie, gééft,\xa050 € [bold]geen opmaak[/] :smile:",
)


@given(st.lists(st.sampled_from([*EMOJI, ENGLAND, *SCRIPTS]), min_size=1), st.text("ab é"))
def test_emoji_and_scripts_that_need_joiners_stay_whole(pieces: list[str], between: str) -> None:
    for text in (f" {between}".join(pieces), "".join(emoji for emoji in pieces if emoji in EMOJI)):
        assert safe_text(text) == text
        assert hidden_characters(text) == ()


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("coördinatie gééft", "utf-8", "coördinatie gééft"),
        ("coördinatie gééft", "ascii", "coordinatie geeft"),
        ("coördinatie → gééft", "cp1252", "coördinatie -> gééft"),
        ("“zo” – ‘zo’ … 5 €", "ascii", "\"zo\" - 'zo' ... 5 EUR"),
        ("“zo” – ‘zo’ … 5 €", "cp1252", "“zo” – ‘zo’ … 5 €"),
        ("e\u0301e\u0301n ﬁets ½ ①", "ascii", "een fiets 1?2 1"),
        ("drie\N{NO-BREAK SPACE}samen\N{SOFT HYPHEN}werken", "ascii", "drie samenwerken"),
        ("参加 👍", "ascii", "?? ?"),
        ("half \udc80", "utf-8", "half ?"),
    ],
)
def test_what_an_encoding_lacks_is_written_plainer(text: str, encoding: str, written: str) -> None:
    assert encodable(text, encoding) == written


@given(st.text(st.characters()), st.sampled_from(["utf-8", "ascii", "cp1252", "cp437", "koi8-r"]))
def test_any_text_can_be_written(text: str, encoding: str) -> None:
    assert encodable(text, encoding).encode(encoding) is not None


SAME = """
    HTTP://Example.org, http://localhost:80, https://www.w3.org:8080/@iemand,
    https://example.org/a?b=c&d=e#f, https://example.org?a@b, https://xn--caf-dma.nl/,
    https://xn--80ak6aa92e.com, mailto:iemand@example.org, mailto:a@example.org?subject=d
"""
ALRIGHT = {
    **{url: url for url in SAME.replace(",", "").split()},
    "mailto:a@example.org,b@example.org": "mailto:a@example.org,b@example.org",
    "https://example.org/%20é": "https://example.org/%20%C3%A9",
    "https://example.org/\x1b\\\x07": "https://example.org/%1B%5C%07",
    "https://example.org/<b>\udc80": "https://example.org/%3Cb%3E%5Cudc80",
    "https://café.nl/": "https://xn--caf-dma.nl/",
    "mailto:a@café.nl": "mailto:a@xn--caf-dma.nl",
    "https://ŁÓDŹ.pl": "https://xn--d-uga0v4h.pl",
    "https://straße.de": "https://xn--strae-oqa.de",
}
MISLEADING = [
    *("https://gemeente.nl@kwaad.example/", "https://gemeente.nl:80@kwaad.example/"),
    *("https://gemeente.nl\\@kwaad.example", "https://kwaad.example\\.gemeente.nl"),
    *("https://gemeente%2enl", "https://gemeente.nl%2f.kwaad.example"),
    *("https://gemeente.nl:login.kwaad.example", "https:///kwaad.example"),
    *("https://", "https://gemeente..nl"),
    *("https://gemeente .nl", "https://gemeente.nl\t.kwaad.example"),
    *("https://gemeente.n\u0131", "https://αpple.com"),
    *("https://ɡemeente.nl", "https://gẹmeente.nl"),
    *("https://gemeente\u0338.nl", "https://gemeente.nl／login.kwaad.example"),
    *("https://gemeente。nl", "https://gemeente\u200b.nl"),
    *("https://gemeente.nl\u3164.kwaad.example", "https://\u1160.한국"),
    *("https://gemeente.nlǃlogin.kwaad.example", "mailto:info@gemeente.nl@kwaad.example"),
    "mailto:info%40gemeente.nl@kwaad.example",
    "mailto:a@gemeente.nl,info%40gemeente.nl@kwaad.example",
    "https://geme\u0435nte.nl",  # a Cyrillic letter among Latin ones
    "https://аррӏе.com",  # nothing but Cyrillic letters that look Latin
    "https://москва.com",  # letters that not everybody here reads
]


@pytest.mark.parametrize(("url", "clickable"), ALRIGHT.items())
def test_a_link_that_reads_aright_is_clickable(url: str, clickable: str) -> None:
    assert not misleading_host(url)
    assert safe_url(url) == clickable


@pytest.mark.parametrize("url", MISLEADING)
def test_a_link_that_reads_as_another_host_is_not_clickable(url: str) -> None:
    assert misleading_host(url)
    assert safe_url(url) is None


def test_only_web_and_mail_links_are_clickable_and_no_other_misleads() -> None:
    others = ["javascript:alert(1)", "file:///etc/passwd", "\x1b]8;;https://example.org", "tekst"]
    for url in (*others, "", "mailto:?subject=tip", "mailto:iemand"):
        assert (safe_url(url), misleading_host(url)) == (None, False), url


@given(st.text(), st.sampled_from(["https://", "https://example.org/", "mailto:a@"]))
def test_any_link_is_judged_and_what_is_clickable_is_plain_ascii(rest: str, start: str) -> None:
    url = safe_url(f"{start}{rest}")
    assert (url is None) == misleading_host(f"{start}{rest}")
    assert start != "https://example.org/" or url
    assert url is None or (url.isascii() and url.isprintable() and url.startswith(start))
    assert " " not in (url or "")


@pytest.mark.parametrize(
    ("text", "in_a_cell"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("- punt een\n- punt twee", "'- punt een\n'- punt twee"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("﹫SUM(A1)", "'﹫SUM(A1)"),
        ("\u3000=1", "'\u3000=1"),
        ('"=1+1"', '\'"=1+1"'),  # a spreadsheet takes the quotation marks off
        ("\t=1+1", "'\t'=1+1"),
        ("\rtekst", "'\rtekst"),
        ("waar;=1+1", "waar;'=1+1"),
        ('waar; "=1+1"', 'waar;\' "=1+1"'),
        ("regel\r\n=1+1", "regel\r\n'=1+1"),
        ("'=1+1", "''=1+1"),
        ("'s avonds", "'s avonds"),
        ("'s-Hertogenbosch; 'n wijk", "'s-Hertogenbosch; 'n wijk"),
        ("a'=1", "a'=1"),
        ("1+1=2, a-b; c", "1+1=2, a-b; c"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_gets_one_apostrophe(text: str, in_a_cell: str) -> None:
    assert guarded(text) == in_a_cell
    assert unguarded(in_a_cell) == text


@given(st.text() | st.text("=+-@＝＋－＠﹦'\"; \t\r\n\xa0\u3000\ufeffa1"))
def test_the_guard_of_any_text_comes_off_exactly_and_no_piece_is_a_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    for piece in re.split(r"[;\t\r\n]", guarded(text)):
        assert not piece.lstrip(' "\xa0\u3000\ufeff').startswith(tuple("=+-@＝＋－＠﹦"))
