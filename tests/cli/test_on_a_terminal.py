"""What a person at a terminal sees: colour, width, links, and nothing that harms."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from paw_cli.terminal_text import hidden_characters

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Paw

READING = (
    ["list"],
    ["search", "eigenaren", "-n0"],
    ["show", "36"],
    ["random", "--seed", "1"],
    ["themes"],
)
LINK = "https://klimaatverbond.nl/publicatie/whitepaper-van-klimaatakkoord-naar-keukentafel/"


@pytest.mark.parametrize(
    ("env", "arguments"),
    [
        ({"NO_COLOR": "1"}, []),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, []),
        ({"TERM": "dumb"}, []),
        ({"FORCE_COLOR": "1"}, ["--color", "never"]),
    ],
)
@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_colour_off_means_no_escape_code_at_all(
    paw: Paw, command: list[str], arguments: list[str], env: dict[str, str]
) -> None:
    seen = paw(*command, *arguments, columns=80, env=env)
    assert seen.code == 0
    assert "\x1b" not in seen.stdout


@pytest.mark.parametrize(
    ("env", "arguments"),
    [
        ({}, []),
        ({"NO_COLOR": ""}, []),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, []),
        ({"NO_COLOR": "1"}, ["--color", "always"]),
    ],
)
def test_colour_on_means_styles(paw: Paw, arguments: list[str], env: dict[str, str]) -> None:
    assert (
        "\x1b[1;38;5;31mpaw-36\x1b[0m" in paw("show", "36", *arguments, columns=80, env=env).stdout
    )


def test_formats_for_programs_have_no_colour(paw: Paw) -> None:
    for form in ("json", "jsonl", "csv", "tsv", "text", "markdown"):
        run = paw("list", "-f", form, "--color", "always", columns=80)
        assert "\x1b" not in run.stdout + run.stderr


@pytest.mark.parametrize("columns", [40, 57, 80, 140])
@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_nothing_is_wider_than_the_terminal(paw: Paw, command: list[str], columns: int) -> None:
    seen = paw(*command, columns=columns, env={"NO_COLOR": "1"})
    for line in seen.stdout.split("\n"):
        assert cell_len(line) <= columns or line.rstrip(".") == LINK
        assert line == line.rstrip()


def test_errors_are_wrapped_at_the_terminals_width(paw: Paw) -> None:
    seen = paw("list", "--theme", "bestaat-niet", columns=40)
    assert seen.code == 2
    assert seen.stderr.startswith("error: no theme 'bestaat-niet'\nhint: ")
    assert max(map(len, seen.stderr.splitlines())) <= 40


def test_a_link_stays_whole_and_is_clickable(paw: Paw) -> None:
    for columns in (40, 80, 140):
        linked = re.search(
            r"\x1b\]8;id=\d+;([^\x1b]*)\x1b\\([^\x1b]*)\x1b\]8;;\x1b\\",
            paw("show", "36", columns=columns).stdout,
        )
        assert linked is not None
        assert linked[1] == linked[2] == LINK


def test_wide_characters_and_combining_marks_are_measured_in_cells(
    paw: Paw, tmp_path: Path
) -> None:
    file = tmp_path / "wijd.jsonl"
    text = "参加" * 30 + " " + "e\u0301" * 70 + " 👩\u200d👩\u200d👧 ❤\ufe0f"
    file.write_text(f'{{"id": "wijd-1", "text": "{text}"}}\n', encoding="utf-8")
    for command in (["show", "wijd-1"], ["list"], ["search", "参加"]):
        seen = paw(*command, "--no-bundled", "--file", str(file), columns=40, env={"NO_COLOR": "1"})
        assert max(map(cell_len, seen.stdout.split("\n"))) <= 40
        assert not any(line.lstrip("┃ ").startswith("\u0301") for line in seen.stdout.split("\n"))


@pytest.mark.parametrize("form", ["pretty", "text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_hostile_data_never_reaches_the_terminal(paw: Paw, tmp_path: Path, form: str) -> None:
    evil = [rf"\u{code:04x}" for code in (0x1B, 0x7F, 0x9B, 0x200F, 0x202E, 0x2028, 0x2066)]
    lines = [f'{{"id": "k{c}", "text": "a{c}b", "themes": ["{c}t"]}}\n' for c in evil]
    own = tmp_path / "own-tips"
    own.mkdir()
    (own / "kwaad\u202e\x1b[31m.jsonl").write_text("".join(lines), encoding="utf-8")
    for command in (["list"], ["themes"], ["search", "\x1b[31m\u202e"], ["show", "\x9bk"]):
        raw = ["--raw-csv"] if form == "csv" else []
        seen = paw(*command, "-f", form, *raw, columns=80, env={"NO_COLOR": "1"})
        written = seen.stdout + seen.stderr
        assert "kwaad" in written  # the file was read, and complained of
        assert set("\x1b\x7f\x9b\u200f\u202e\u2028\u2066").isdisjoint(written)


HIDDEN = (
    "\u200b\u200c\u200d\u2060\u2063\u3164\u115f\u17b4\ufe0f\ufe00\ufeff\u034f\U000e0041\U000e0100"
)


@pytest.mark.parametrize("form", ["pretty", "text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_nothing_hidden_reaches_the_terminal(paw: Paw, tmp_path: Path, form: str) -> None:
    own = tmp_path / "own-tips"
    own.mkdir()
    text = "geheim ".join(HIDDEN)
    tips = [{"id": "eigen-1", "text": f"{text} 👩\u200d👧 می\u200cخواهم", "keywords": [f"a{text}"]}]
    sources = [{"id": "ons", "title": f"Ons{text}"}]
    file = own / "kwaad\u200b.json"
    file.write_text(json.dumps({"tips": tips, "sources": sources}), encoding="utf-8")
    for command in (["list"], ["search", "geheim"], ["show", "eigen-1"], ["random", "-s", "ons"]):
        raw = ["--raw-csv"] if form in {"csv", "tsv"} else []
        seen = paw(*command, "-f", form, *raw, columns=80, env={"NO_COLOR": "1"})
        assert hidden_characters(seen.stdout + seen.stderr) == ()
    assert "👩\u200d👧" in paw("show", "eigen-1", "-f", form, columns=80).stdout
    assert hidden_characters(paw("where", "--json", columns=80).stdout) == ()
    assert "kwaad\u200b" in paw("where", "--json").stdout


def test_more_hits_than_shown_are_told_to_a_person_only(paw: Paw) -> None:
    seen = paw("search", "bewoners", "-n", "1", columns=80)
    assert seen.code == 0
    assert re.fullmatch(r"note: \d+ more, \d+ less certain: -n 0 shows all\.\n", seen.stderr)


DECEIVING = """\
themes: [{id: intern, title: Heel anders}]
sources: [{id: paw-aan-tafel-1, title: Ook anders}, {id: ons, title: Van ons}]
tips:
- {id: paw-14, themes: [intern], source: paw-aan-tafel-1, text: Stuur je gegevens op}
- {id: nieuw, source: paw-aan-tafel-1, text: Dit zegt het programma}
- {id: gewoon, themes: [gesprek], source: ons, text: Stuur ook een kaart}
"""


@pytest.mark.parametrize("columns", [40, 80, 140])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("show 14", {"file": 1, "title": 2}),
        ("show nieuw", {"file": 1, "title": 1}),
        ("show gewoon", {"file": 0, "title": 0}),
        ("show 1", {"file": 0, "title": 2}),
        ("search gegevens", {"file": 1, "title": 0}),
        ("search kaart", {"file": 0, "title": 0}),
        ("list -t intern", {"file": 1, "title": 0}),
        ("list -t gesprek", {"file": 0, "title": 0}),
        ("themes", {"file": 0, "title": 1}),
    ],
)
def test_what_is_put_in_the_programs_place_says_its_file(
    paw: Paw, desk: Path, line: str, told: dict[str, int], columns: int
) -> None:
    (desk / ".paw-tips.yaml").write_text(DECEIVING, encoding="utf-8")
    run = paw(*line.split(), columns=columns, env={"NO_COLOR": "1", "LINES": "99"})
    shown = "".join(run.stdout.split())
    titles = shown.count("(titlefrom")
    assert titles == told["title"]
    assert shown.count(".paw-tips.yaml") - titles == told["file"]
    assert run.code == 0
