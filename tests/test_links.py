"""Links that are made clickable lead to the host that a person reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.safe_text import misleading_host, safe_url

ALRIGHT = {
    "https://example.org/a?b=c&d=e#f": "https://example.org/a?b=c&d=e#f",
    "HTTP://Example.org": "HTTP://Example.org",
    "https://www.w3.org:8080/@iemand": "https://www.w3.org:8080/@iemand",
    "https://example.org?a@b": "https://example.org?a@b",
    "http://localhost:80": "http://localhost:80",
    "mailto:iemand@example.org": "mailto:iemand@example.org",
    "mailto:a@example.org,b@example.org?subject=d": "mailto:a@example.org,b@example.org?subject=d",
    "https://example.org/%20é": "https://example.org/%20%C3%A9",
    "https://example.org/\x1b\\\x07": "https://example.org/%1B%5C%07",
    "https://example.org/<b>\udc80": "https://example.org/%3Cb%3E%5Cudc80",
    "https://café.nl/": "https://xn--caf-dma.nl/",
    "mailto:a@café.nl": "mailto:a@xn--caf-dma.nl",
    "https://xn--caf-dma.nl/": "https://xn--caf-dma.nl/",
    "https://xn--80ak6aa92e.com": "https://xn--80ak6aa92e.com",  # which reads as what it is
    "https://ŁÓDŹ.pl": "https://xn--d-uga0v4h.pl",
    "https://straße.de": "https://xn--strae-oqa.de",
}
MISLEADING = [
    "https://gemeente.nl@kwaad.example/",
    "https://gemeente.nl:80@kwaad.example/",
    "https://gemeente.nl\\@kwaad.example",
    "https://kwaad.example\\.gemeente.nl",
    "https://gemeente%2enl",
    "https://gemeente.nl%2f.kwaad.example",
    "https://gemeente.nl:login.kwaad.example",
    "https:///kwaad.example",
    "https://",
    "https://gemeente..nl",
    "https://gemeente .nl",
    "https://gemeente.nl\t.kwaad.example",
    "https://geme\u0435nte.nl",  # a Cyrillic letter among Latin ones
    "https://gemeente.n\u0131",
    "https://αpple.com",
    "https://аррӏе.com",  # nothing but Cyrillic letters that look Latin
    "https://москва.com",  # letters that not everybody here reads
    "https://ɡemeente.nl",
    "https://gẹmeente.nl",
    "https://gemeente\u0338.nl",
    "https://gemeente.nl／login.kwaad.example",
    "https://gemeente。nl",
    "https://gemeente\u200b.nl",
    "https://gemeente.nl\u3164.kwaad.example",
    "https://\u1160.한국",
    "https://gemeente.nlǃlogin.kwaad.example",
    "mailto:info@gemeente.nl@kwaad.example",
    "mailto:info%40gemeente.nl@kwaad.example",
    "mailto:a@gemeente.nl,info%40gemeente.nl@kwaad.example",
]


@pytest.mark.parametrize(("url", "clickable"), ALRIGHT.items())
def test_a_link_that_reads_aright_is_clickable(url: str, clickable: str) -> None:
    assert not misleading_host(url)
    assert safe_url(url) == clickable


@pytest.mark.parametrize("url", MISLEADING)
def test_a_link_that_reads_as_another_host_is_not_clickable(url: str) -> None:
    assert misleading_host(url)
    assert safe_url(url) is None


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "\x1b]8;;https://example.org", "", "tekst"),
        *("mailto:?subject=tip", "mailto:iemand"),
    ],
)
def test_only_web_and_mail_links_are_clickable_and_no_other_misleads(url: str) -> None:
    assert safe_url(url) is None
    assert not misleading_host(url)


@given(st.text(), st.sampled_from(["https://", "https://example.org/", "mailto:a@"]))
def test_any_link_is_judged_and_what_is_clickable_is_plain_ascii(rest: str, start: str) -> None:
    url = safe_url(f"{start}{rest}")
    assert (url is None) == misleading_host(f"{start}{rest}")
    assert start != "https://example.org/" or url
    assert url is None or (url.isascii() and url.isprintable() and url.startswith(start))
    assert " " not in (url or "")
