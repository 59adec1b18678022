from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.terminal_text import encodable


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
