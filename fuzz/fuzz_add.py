"""A tip added to any valid file of one's own leaves every byte of it as it was.

An input is a text to add, NUL, and the file.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from tips_file_promises import BELOW

from paw_cli.authoring.own_file import own_file
from paw_cli.authoring.wish import Wish, granted
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.tips_file import read_tips
from paw_cli.model import merge_layers

_FOLDER = tempfile.TemporaryDirectory()
OWN = Path(_FOLDER.name) / "own.yaml"


def one_input(data: bytes) -> None:
    """Add the text to the file, where that can be done."""
    text, _, content = data.partition(b"\0")
    OWN.write_bytes(content)
    try:
        own = own_file(OWN, BELOW)
        known = merge_layers([BELOW, own.collection])
        new = granted(Wish(text=text.decode("utf-8", "replace")), own.free_id(known), known)
        after = own.content_with(new)
    except (TipsFileError, WrongUseError):
        return
    expect_all_kept(content, after)
    *before, added = read_tips(after, path=OWN, below=BELOW).collection.tips
    assert tuple(before) == own.collection.tips, after
    assert added == replace(new.tip, source=new.tip.source or added.source), after


def expect_all_kept(before: bytes, after: bytes) -> None:
    """Expect that something was put in at one place, and nothing else changed."""
    head = _length_alike(before, after)
    tail = _length_alike(before[::-1], after[::-1])
    assert head + tail >= len(before), after
    assert len(after) > len(before), after


def _length_alike(one: bytes, other: bytes) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
