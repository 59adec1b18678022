"""The pictures show what the program prints now, and keep to themselves."""

import re
from importlib.metadata import version
from xml.etree import ElementTree as ET

import pytest
from make_pictures import COMMANDS, FOLDER, GROUNDS, picture, printed_by

SVG = "{http://www.w3.org/2000/svg}"
STALE = "stale: run docs/make_pictures.py"
PAGES = "".join(
    (FOLDER.parents[1] / page).read_text("utf-8") for page in ("README.md", "LEESMIJ.md")
)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_picture_shows_what_is_printed_now_and_fetches_nothing(name: str, ground: str) -> None:
    drawn = (FOLDER / f"{name}-{ground}.svg").read_text(encoding="utf-8")
    printed = re.sub(r"\x1b\[[\d;]*m", "", printed_by(name))
    expected = [f"$ {COMMANDS[name]}", *(line.rstrip() for line in printed.splitlines())]
    assert lines_of(drawn) == [line for line in expected if line], STALE
    if f"with Rich {version('rich')} " in drawn:  # another one may put the same in other words
        assert drawn == picture(name, ground), STALE
    kinds = {element.tag.removeprefix(SVG) for element in ET.fromstring(drawn).iter()}  # noqa: S314 - our own file
    assert kinds <= {"svg", "title", "style", "defs", "clipPath", "rect", "g", "text"}
    assert not re.search(r"@import|@font-face|https?:|//", drawn.partition('"img">')[2])
    assert set(re.findall(r"url\(([^)])", drawn)) <= {"#"}
    scheme = ' media="(prefers-color-scheme: dark)" srcset=' if ground == "dark" else " src="
    assert f'{scheme}"docs/pictures/{name}-{ground}.svg"' in PAGES


def test_there_is_no_picture_of_anything_else() -> None:
    expected = {f"{name}-{ground}.svg" for name in COMMANDS for ground in GROUNDS}
    assert {path.name for path in FOLDER.glob("*.*")} == expected  # page/ has photographs


def lines_of(svg: str) -> list[str]:
    """Return the lines of text in a picture that are not blank."""
    lines: dict[str, str] = {}
    for element in ET.fromstring(svg).iter(f"{SVG}text"):  # noqa: S314 - our own file
        height = element.attrib["y"]
        column = round(float(element.attrib["x"]) / 12.2)
        piece = (element.text or "").replace("\xa0", " ")
        lines[height] = lines.get(height, "").ljust(column) + piece
    return [text.rstrip() for text in lines.values() if text.strip()]
