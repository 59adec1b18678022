"""The pictures show what the program prints now, and keep to themselves."""

from __future__ import annotations

import re
from importlib.metadata import version
from xml.etree import ElementTree as ET

import pytest
from make_pictures import COMMANDS, DUTCH, FOLDER, GROUNDS, picture, printed_by

SVG = "{http://www.w3.org/2000/svg}"

each_picture = pytest.mark.parametrize(
    ("name", "ground"), [(name, ground) for name in COMMANDS for ground in GROUNDS]
)


@each_picture
def test_a_picture_says_what_the_program_prints_now(name: str, ground: str) -> None:
    printed = re.sub(r"\x1b\[[\d;]*m", "", printed_by(name))
    expected = [f"$ {COMMANDS[name]}", *(line.rstrip() for line in printed.splitlines())]
    assert lines_of(drawn(name, ground)) == [line for line in expected if line], (
        "stale: run docs/make_pictures.py"
    )


@each_picture
def test_a_picture_looks_as_the_program_draws_now(name: str, ground: str) -> None:
    there = drawn(name, ground)
    if f"with Rich {version('rich')} " not in there:
        pytest.skip("drawn by another version of Rich, which may put the same in other words")
    assert there == picture(name, ground), "stale: run docs/make_pictures.py"


@each_picture
def test_a_picture_fetches_and_runs_nothing(name: str, ground: str) -> None:
    elements = list(ET.fromstring(drawn(name, ground)).iter())  # noqa: S314 - our own file
    kinds = {element.tag.removeprefix(SVG) for element in elements}
    assert kinds <= {"svg", "title", "style", "defs", "clipPath", "rect", "g", "text"}
    held = "".join([*elements[0].itertext(), *(v for e in elements for v in e.attrib.values())])
    assert not re.search(r"@import|@font-face|https?:|//", held)
    assert set(re.findall(r"url\(([^)])", held)) <= {"#"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_shows_a_picture_on_the_readers_own_ground(name: str) -> None:
    page = "LEESMIJ.md" if name in DUTCH else "README.md"
    text = (FOLDER.parents[1] / page).read_text(encoding="utf-8")
    dark = f'media="(prefers-color-scheme: dark)" srcset="docs/pictures/{name}-dark.svg"'
    assert dark in text
    assert f'src="docs/pictures/{name}-light.svg"' in text


def test_there_is_no_picture_of_anything_else() -> None:
    expected = {f"{name}-{ground}.svg" for name in COMMANDS for ground in GROUNDS}
    assert {path.name for path in FOLDER.glob("*.*")} == expected  # page/ has photographs


def drawn(name: str, ground: str) -> str:
    return (FOLDER / f"{name}-{ground}.svg").read_text(encoding="utf-8")


def lines_of(svg: str) -> list[str]:
    """Return the lines of text in a picture that are not blank."""
    lines: dict[str, str] = {}
    for element in ET.fromstring(svg).iter(f"{SVG}text"):  # noqa: S314 - our own file
        height = element.attrib["y"]
        column = round(float(element.attrib["x"]) / 12.2)
        piece = (element.text or "").replace("\xa0", " ")
        lines[height] = lines.get(height, "").ljust(column) + piece
    return [text.rstrip() for text in lines.values() if text.strip()]
