"""Whole outputs, one file per command and format.

After a wanted change `UPDATE_GOLDEN=1 pytest tests/render/test_golden.py` writes them anew:
read the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from any_answers import ANSWERS

from paw_cli.render import Format, Surface, render

GOLDEN = Path(__file__).parent.parent / "golden"
FORMS = {
    "pretty": (Format.PRETTY, Surface(width=80)),
    "pretty-40": (Format.PRETTY, Surface(width=40)),
    "pretty-140": (Format.PRETTY, Surface(width=140)),
    "pretty-ascii": (Format.PRETTY, Surface(width=80, encoding="ascii")),
    "pretty-color": (Format.PRETTY, Surface(width=80, color=True)),
    "txt": (Format.TEXT, Surface()),
    "json": (Format.JSON, Surface()),
    "jsonl": (Format.JSONL, Surface()),
    "csv": (Format.CSV, Surface()),
    "tsv": (Format.TSV, Surface()),
    "md": (Format.MARKDOWN, Surface()),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", ANSWERS)
def test_output_is_what_it_was(command: str, form: str) -> None:
    chosen, surface = FORMS[form]
    actual = render(ANSWERS[command], chosen, surface=surface)
    file = GOLDEN / f"{command}.{form}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(actual.encode())
    assert actual == file.read_bytes().decode()
