"""What README.md, the man pages and the pictures show is what the program does now."""

import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from make_man import PAGES as MAN_PAGES
from make_man import man_page
from make_pictures import COMMANDS as PICTURED
from make_pictures import FOLDER, GROUNDS, picture, printed_by
from man_prose import ENVIRONMENT, EXIT_CODES
from readme_examples import PAGES, up_to_date

import paw_cli
from conftest import Paw
from paw_cli.cli.main import COMMANDS
from paw_cli.errors import ExitCode
from paw_cli.messages import Language
from paw_cli.render import Format

ROOT = Path(__file__).parents[2]

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def first_column(heading: str) -> list[str]:
    """Return the first cells of the first table below a heading."""
    table = README.split(f"\n{heading}\n")[1].split("\n|", 1)[1].split("\n\n")[0]
    return [row.strip("| ").split(" | ")[0] for row in table.splitlines()[2:]]


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are typed in a Unix shell")
@pytest.mark.parametrize("page", PAGES)
def test_every_example_prints_what_stands_below_it(page: str, tmp_path: Path) -> None:
    assert up_to_date(page, tmp_path) == (ROOT / page).read_text(encoding="utf-8")


def test_the_example_of_a_tips_file_is_one(paw: Paw, tmp_path: Path) -> None:
    [tips_file] = [block for block in blocks("yaml") if block.startswith("tips:")]
    path = tmp_path / "team.yaml"
    path.write_text(tips_file, encoding="utf-8")
    run = paw("check", str(path), "--strict")
    assert (run.code, run.stdout) == (ExitCode.DONE, "")
    run = paw("list", "--file", str(path), "-s", "sessie-2", "--fields", "id,kind", "-f", "tsv")
    assert run.stdout == "id\tkind\nteam-01\ttip\nzwolle-02\tremark\n"


def test_the_example_in_python_runs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for code in blocks("python"):
        exec(code, names)  # noqa: S102 - our own README
    printed = capsys.readouterr().out
    assert printed.startswith("paw-04 0.")
    assert "\nnot found: utrecht\n" in printed
    assert printed.endswith("did you mean: ambtenaar\n")
    assert len(names["three"]) == 3


def test_exit_codes_formats_and_commands_are_those_of_the_program() -> None:
    assert first_column("## Exit codes") == [str(int(code)) for code in ExitCode]
    assert list(EXIT_CODES) == list(ExitCode)  # of the man page
    assert re.findall(r"`(\w+)`", " ".join(first_column("## Output"))) == list(Format)
    assert [name for name in COMMANDS if f"paw-tips {name}" not in README] == []


def test_every_command_and_option_that_is_named_exists(paw: Paw) -> None:
    text = re.sub(r"#[^\n]*", "", README + CONTRIBUTING)
    lines = re.findall(r"paw-tips ((?:[a-z-]+|--?\w[\w-]*)[^`\n|;&)<>]*)", text)
    helps = {name: paw(name, "--help").stdout for name in COMMANDS}
    missing = [
        f"{command} {word}"
        for command, *words in map(str.split, lines)
        for word in words
        if command in helps
        and re.fullmatch(r"--?[a-z][\w-]*", word)
        and not re.search(rf"(?<!\S){re.escape(word)}\b", helps[command])
    ]
    assert missing == []


def test_every_link_to_a_file_leads_somewhere() -> None:
    targets = re.findall(r"(?:\]\(|src(?:set)?=\")([^):\"#]+)[\")]", README + CONTRIBUTING)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


# Read of the shell that asks for completions, or to leave something out; not for people to set.
OF_OTHERS = {"HOME", "COMP_TYPE", "COMP_WORDBREAKS"}


@pytest.mark.parametrize("language", MAN_PAGES)
def test_the_page_is_what_the_program_says_now(language: Language) -> None:
    written = MAN_PAGES[language].read_text(encoding="utf-8")
    assert written == man_page(language), "stale: run docs/make_man.py"


def test_every_variable_that_is_read_is_explained() -> None:
    sources = Path(paw_cli.__file__).parent.rglob("*.py")
    reads = (re.findall(r'environ(?:\.get\(|\[)"(\w+)"', s.read_text("utf-8")) for s in sources)
    assert {name for names in reads for name in names} - OF_OTHERS == set(ENVIRONMENT)


@pytest.mark.parametrize("command", ["mandoc -Tlint", "groff -man -ww -z -Tutf8"])
@pytest.mark.parametrize("language", MAN_PAGES)
def test_no_formatter_has_anything_to_say(command: str, language: Language) -> None:
    program, *options = command.split()
    if not shutil.which(program):
        pytest.skip(f"{program} is not here")
    run = subprocess.run([program, *options, MAN_PAGES[language]], capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


SVG = "{http://www.w3.org/2000/svg}"
STALE_PICTURE = "stale: run docs/make_pictures.py"
BOTH_PAGES = README + (ROOT / "LEESMIJ.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", PICTURED)
def test_a_picture_shows_what_is_printed_now_and_fetches_nothing(name: str, ground: str) -> None:
    drawn = (FOLDER / f"{name}-{ground}.svg").read_text(encoding="utf-8")
    printed = re.sub(r"\x1b\[[\d;]*m", "", printed_by(name))
    expected = [f"$ {PICTURED[name]}", *(line.rstrip() for line in printed.splitlines())]
    assert lines_of(drawn) == [line for line in expected if line], STALE_PICTURE
    if f"with Rich {version('rich')} " in drawn:  # another one may put the same in other words
        assert drawn == picture(name, ground), STALE_PICTURE
    kinds = {element.tag.removeprefix(SVG) for element in ET.fromstring(drawn).iter()}  # noqa: S314 - our own file
    assert kinds <= {"svg", "title", "style", "defs", "clipPath", "rect", "g", "text"}
    assert not re.search(r"@import|@font-face|https?:|//", drawn.partition('"img">')[2])
    assert set(re.findall(r"url\(([^)])", drawn)) <= {"#"}
    scheme = ' media="(prefers-color-scheme: dark)" srcset=' if ground == "dark" else " src="
    assert f'{scheme}"docs/pictures/{name}-{ground}.svg"' in BOTH_PAGES


def test_there_is_no_picture_of_anything_else() -> None:
    expected = {f"{name}-{ground}.svg" for name in PICTURED for ground in GROUNDS}
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
