"""Draw docs/pictures/: what the program really prints, as SVG on a light and on a dark ground.

Run this file to draw them anew; a test says when one is stale. They fetch nothing, no font either:
that the README is read is nobody else's business, and every system has a terminal's font.
"""

import io
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from rich.color import parse_rgb_hex
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER = Path(__file__).with_name("pictures")
COMMANDS = {
    "search": "paw-tips search eigenaren -n 3",
    "themes": "paw-tips themes",
    "zoeken": "paw-tips search eigenaren -n 3",
    "themas": "paw-tips themes",
}
DUTCH = ("zoeken", "themas")  # the pictures of LEESMIJ.md
COLUMNS = 80

# Rich draws a character in 12.2 and a line in 24.4.
_MARGIN, _CHARACTER, _LINE = 20, 12.2, 24.4
_FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


class Ground(NamedTuple):
    """The colours of a terminal that are not the program's to choose."""

    paper: str
    border: str
    ink: str


GROUNDS = {
    "light": Ground(paper="#ffffff", border="#d0d7de", ink="#1f2328"),
    "dark": Ground(paper="#0d1117", border="#3d444d", ink="#e6edf3"),
}


def picture(name: str, ground: str) -> str:
    """Return what the program prints for a command of COMMANDS as an SVG."""
    command = COMMANDS[name]
    console = Console(
        width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True, color_system="256"
    )
    console.print(Text.assemble(("$ ", "color(243)"), (command, "bold")))
    console.print(Text.from_ansi(printed_by(name).rstrip("\n")))
    lines = console.export_text(clear=False).count("\n")
    drawn = console.export_svg(
        theme=_theme(GROUNDS[ground]),
        code_format=_frame(command, GROUNDS[ground], lines),
        unique_id=f"{name}-{ground}",
    )
    return re.sub(r"[ \t]+$", "", drawn, flags=re.MULTILINE)


@cache
def printed_by(name: str) -> str:
    """Return what a person sees of a picture's command on a terminal in colour."""
    arguments = [*shlex.split(COMMANDS[name])[1:], "--format=pretty", "--color=always"]
    run = subprocess.run(
        [sys.executable, "-m", "paw_cli", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={
            **{key: value for key, value in os.environ.items() if key[:3] != "LC_"},
            "LANGUAGE": "nl" if name in DUTCH else "en",
            "LANG": "en_US.UTF-8",
            "COLUMNS": str(COLUMNS),
            "PAW_TIPS_DIR": str(FOLDER / "none"),
            "PYTHONUTF8": "1",
        },
        cwd=FOLDER.anchor,  # where no team's own tips are
    )
    return run.stdout


def _theme(ground: Ground) -> TerminalTheme:
    """Return the ground as Rich wants it; the program uses none of the sixteen named colours."""
    paper, ink = parse_rgb_hex(ground.paper[1:]), parse_rgb_hex(ground.ink[1:])
    return TerminalTheme(paper, ink, [ink] * 8)


def _frame(command: str, ground: Ground, lines: int) -> str:
    """Return the SVG around the lines, as a format string for Rich."""
    width = round(2 * _MARGIN + COLUMNS * _CHARACTER)
    height = round(2 * _MARGIN + lines * _LINE)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<!-- Drawn by docs/make_pictures.py with Rich {version("rich")} -->
<title>{escape(command)}</title>
<style>
text {{{{ font: 20px {_FONTS}; white-space: pre }}}}
{{styles}}
</style>
<defs>
{{lines}}
</defs>
<rect x="1" y="1" width="{width - 2}" height="{height - 2}" rx="10"
 fill="{ground.paper}" stroke="{ground.border}"/>
<g transform="translate({_MARGIN}, {_MARGIN})">
{{backgrounds}}
{{matrix}}
</g>
</svg>
"""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for _name in COMMANDS:
        for _ground in GROUNDS:
            (FOLDER / f"{_name}-{_ground}.svg").write_text(
                picture(_name, _ground), encoding="utf-8"
            )
