"""The guard against formulas, and that it comes off exactly."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.safe_text import guarded, unguarded

any_text = st.text() | st.text("=+-@＝＋－＠﹦'\"; \t\r\n\xa0\u3000\ufeffa1")


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
        ("1+1=2, a-b; c", "1+1=2, a-b; c"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_gets_one_apostrophe(text: str, in_a_cell: str) -> None:
    assert guarded(text) == in_a_cell
    assert unguarded(in_a_cell) == text


@given(any_text)
def test_the_guard_of_any_text_comes_off_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(any_text)
def test_no_piece_of_a_guarded_text_begins_as_a_formula(text: str) -> None:
    for piece in re.split(r"[;\t\r\n]", guarded(text)):
        assert not piece.lstrip(' "\xa0\u3000\ufeff').startswith(tuple("=+-@＝＋－＠﹦"))


@pytest.mark.parametrize("text", ["tekst", "'t Hart", "'s-Hertogenbosch; 'n wijk", "a'=1"])
def test_a_text_that_was_not_guarded_stays_as_it_is(text: str) -> None:
    assert unguarded(text) == text
