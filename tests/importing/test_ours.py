"""What the program wrote comes back through import, whatever the texts hold."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Paw

STARTS = (
    "",
    "=",
    "'=",
    "''=",
    " =",
    '"=',
    "'",
    "'s ",
    "- ",
    "\t=",
    "\n@",
    "＝",
    "a;=",
    "a\n=",
    ";;+",
)
ENDS = (
    "",
    "\\",
    "\\n",
    "\\t",
    "\\u001b",
    "\\\\",
    '"',
    "'",
    "[",
    ",",
    ";",
    "\u200b",
    "👩\u200d👧",
    "\n",
)
KEPT = ("id", "text", "themes", "links", "keywords", "answers")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_no_guard_and_no_escape_is_left_behind(paw: Paw, desk: Path, form: str) -> None:
    texts = [f"{start}woorden van een zin{end}" for start, end in product(STARTS, ENDS)]
    tips = [
        {
            "id": f"eigen-{number}",
            "text": f"{text} {number}",
            "themes": ["a", "b"],
            "links": ["https://x.example/;=1+1"],
            "keywords": [f"{text}x", f"x {text}x"],
            "answers": [f"{text}?"],
        }
        for number, text in enumerate(texts)
    ]
    (desk / "in.json").write_text(json.dumps({"tips": tips}), encoding="utf-8")
    source = ("--no-bundled", "--file", "in.json")
    before = json.loads(paw("list", *source, "--json").stdout)
    written = desk / f"out.{form}"
    written.write_text(paw("list", *source, "-f", form).stdout, encoding="utf-8", newline="")
    assert paw("import", written.name, "-o", "back.yaml", "--with-names").code == 0
    after = json.loads(paw("list", "--no-bundled", "--file", "back.yaml", "--json").stdout)
    assert [[tip[key] for key in KEPT] for tip in after] == [
        [tip[key] for key in KEPT] for tip in before
    ]
