"""A tip added to any valid file of one's own leaves every byte of it as it was.

An input is a text to add, NUL, and the file.
"""

import tempfile
from pathlib import Path

from tips_file_promises import BASE

from paw_cli.authoring.add import plan, target_of
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.layers import OWN_FILE
from paw_cli.files.tips_file import read_tips
from paw_cli.model import Tip

_FOLDER = tempfile.TemporaryDirectory()
FOLDER = Path(_FOLDER.name)


def one_input(data: bytes) -> None:
    """Add the text to the file, where that can be done."""
    typed, _, content = data.partition(b"\0")
    text = typed.decode("utf-8", "replace")
    own = FOLDER / OWN_FILE
    own.write_bytes(content)
    before = read_tips(content, path=own, base=BASE).collection.tips
    try:
        addition = plan(Tip(id="", text=text), target_of(tips_dir=FOLDER, working_dir=FOLDER))
    except (TipsFileError, WrongUseError):
        return
    if before or b"[]" not in content:  # an empty list loses its brackets
        expect_all_kept(content, addition.content)
    *kept, added = read_tips(addition.content, path=own, base=BASE).collection.tips
    tip = addition.new.tips[0]
    assert tuple(kept) == before, addition.content
    assert added == tip._replace(source=tip.source or added.source), addition.content
    separators = str.maketrans({"\u2028": "\n", "\u2029": "\n\n"})
    assert added.text == text.replace("\r\n", "\n").translate(separators), addition.content


def expect_all_kept(before: bytes, after: bytes) -> None:
    """Expect that something was put in at one place, and nothing else changed."""
    head = _length_alike(before, after)
    tail = _length_alike(before[::-1], after[::-1])
    assert head + tail >= len(before), after
    assert len(after) > len(before), after


def _length_alike(one: bytes, other: bytes) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
