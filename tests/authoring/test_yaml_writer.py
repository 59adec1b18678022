"""What is written as YAML reads back exactly, and looks as a person would write it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from paw_cli.authoring.yaml_writer import MAX_LINE, block, flow, item, scalar, tip_lines
from paw_cli.model import Kind, Tip

any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
blanks_and_breaks = st.text(st.sampled_from(" \t\n\r\x85\u2028\xa0\ufeffa#:-|'\"\\"), min_size=1)


@given(any_text | blanks_and_breaks)
@example("\n a")
@example(" \n\n")
@example("a\n\n")
@example("--- a\n... b")
@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader], ids=["python", "libyaml"])
def test_any_text_reads_back_exactly(loader: type[yaml.SafeLoader], text: str) -> None:
    written = "tips:\n" + "".join(
        f"  {line}\n" if line else "\n" for line in item(["id: x"], block("text", text))
    )
    assert yaml.load(written + "themes:\n", loader)["tips"] == [{"id": "x", "text": text}]  # noqa: S506 - both are safe


@given(st.lists(any_text))
def test_any_list_reads_back_exactly(values: list[str]) -> None:
    assert yaml.safe_load(f"x: {flow(values)}")["x"] == values
    assert yaml.safe_load("x:\n" + "".join(f"- {scalar(v)}\n" for v in values))["x"] == (
        values or None
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Zoek mensen.", [">-", "  Zoek mensen."]),
        ("Een.\nTwee.", ["|-", "  Een.", "  Twee."]),
        ("Een.\n\nTwee.", ["|-", "  Een.", "", "  Twee."]),
        ("Een.\n", ['"Een.\\n"']),
        ("  Ver in.\nEen.", ["|2-", "    Ver in.", "  Een."]),
        ("niet\xa0scheiden", [">-", "  niet\xa0scheiden"]),
        ("blank aan het eind ", ['"blank aan het eind "']),
        ("bel \x07", ['"bel \\U00000007"']),
    ],
)
def test_a_text_is_a_block_where_a_block_can_hold_it(text: str, written: list[str]) -> None:
    first, *rest = block("text", text)
    assert [first.removeprefix("text: "), *rest] == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("intern", "intern"),
        ("paw-01", "paw-01"),
        ("Ken je wijk", "Ken je wijk"),
        ("https://voorbeeld.nl/a?b=c#d", "https://voorbeeld.nl/a?b=c#d"),
        ("no", '"no"'),
        ("2021-01-01", '"2021-01-01"'),
        ("een, twee", '"een, twee"'),
        ("let op: dit", '"let op: dit"'),
        ("", '""'),
    ],
)
def test_a_short_value_is_quoted_only_where_it_must_be(value: str, written: str) -> None:
    assert scalar(value) == written


def test_a_long_line_is_folded() -> None:
    lines = list(block("text", "woord " * 60 + "einde"))
    assert len(lines) > 3
    assert max(map(len, lines)) <= MAX_LINE + 2


def test_a_tip_is_written_as_the_bundled_ones_are() -> None:
    tip = Tip(
        id="own-01",
        text="Begin klein.",
        kind=Kind.REMARK,
        themes=("intern", "timing"),
        links=("https://voorbeeld.nl/a",),
        source="sessie-2",
        keywords=("pilot",),
        answers=("Hoe begin ik?",),
    )
    assert list(tip_lines(tip)) == [
        "- id: own-01",
        "  kind: remark",
        "  source: sessie-2",
        "  themes: [intern, timing]",
        "  text: >-",
        "    Begin klein.",
        "  links:",
        "    - https://voorbeeld.nl/a",
        "  keywords:",
        "    - pilot",
        "  answers:",
        '    - "Hoe begin ik?"',
    ]
