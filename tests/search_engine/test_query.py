"""What was typed."""

from __future__ import annotations

import pytest

from paw_cli.search_engine.query import Query, parsed


@pytest.mark.parametrize(
    ("typed", "words", "quoted"),
    [
        ("budget bewoners", ("budget", "bewoners"), ()),
        ("  budget,\tbewoners? ", ("budget", "bewoners"), ()),
        ('"op straat" bewoners', ("bewoners",), (("op", "straat"),)),
        ("„Op Straat” bewoners", ("bewoners",), (("op", "straat"),)),
        ("«op straat»", (), (("op", "straat"),)),
        ('"top-down"', (), (("top", "down"),)),
        ('"op straat" "op straat"', (), (("op", "straat"),)),
        ('"op straat', ("op", "straat"), ()),
        ('""', (), ()),
        ("collega's", ("collega's",), ()),
        ("", (), ()),
        ("?!", (), ()),
    ],
)
def test_quotation_marks_hold_words_together(
    typed: str, words: tuple[str, ...], quoted: tuple[tuple[str, ...], ...]
) -> None:
    assert parsed(typed) == Query(words=words, quoted=quoted)
