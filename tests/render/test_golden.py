"""Whole outputs, one file per command and format.

After a wanted change `UPDATE_GOLDEN=1 pytest tests/render/test_golden.py` writes them anew:
read the difference before committing it.
"""

import os
from pathlib import Path

import pytest
from any_views import VIEWS, rendered

from paw_cli.render import Format, Terminal

GOLDEN = Path(__file__).parent.parent / "golden"
FORMS = {
    "pretty": (Format.PRETTY, Terminal(width=80)),
    "pretty-40": (Format.PRETTY, Terminal(width=40)),
    "pretty-140": (Format.PRETTY, Terminal(width=140)),
    "pretty-ascii": (Format.PRETTY, Terminal(width=80, encoding="ascii")),
    "pretty-color": (Format.PRETTY, Terminal(width=80, color=True)),
    "txt": (Format.TEXT, Terminal()),
    "json": (Format.JSON, Terminal()),
    "jsonl": (Format.JSONL, Terminal()),
    "csv": (Format.CSV, Terminal()),
    "tsv": (Format.TSV, Terminal()),
    "md": (Format.MARKDOWN, Terminal()),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", VIEWS)
def test_output_is_what_it_was(command: str, form: str) -> None:
    chosen, terminal = FORMS[form]
    actual = rendered(VIEWS[command], chosen, terminal=terminal)
    file = GOLDEN / f"{command}.{form}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(actual.encode())
    assert actual == file.read_bytes().decode()
