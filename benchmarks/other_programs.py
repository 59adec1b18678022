"""Other command lines that print a short text: what to run, once they are installed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Debian keeps fortune out of the way of serious people.
_GAMES = "/usr/games/fortune"
_PAGE = """# tar

> Archiving utility.

- Create an archive from files:

`tar cf {{target.tar}} {{file1 file2 file3}}`
"""
_JRNL = """colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals:
  default:
    journal: {journal}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%F %r'
version: '4.6'
"""


def other_programs(home: Path, environment: Path) -> Iterator[tuple[str, list[str] | None]]:
    """Yield every program's name with a command that needs no network; None: not installed.

    Those from PyPI are taken from a virtual environment, the others from PATH; what they read
    is written into `home`.
    """
    page, jrnl, journal = home / "page.md", home / "jrnl.yaml", home / "journal.txt"
    page.write_text(_PAGE, encoding="utf-8")
    jrnl.write_text(_JRNL.format(journal=journal), encoding="utf-8")
    journal.write_text("[2021-04-13 09:00:00 AM] A tip.\n", encoding="utf-8")
    folder = str(environment / "bin")
    for name, program, arguments in (
        ("fortune (C)", shutil.which("fortune") or shutil.which(_GAMES), []),
        ("tealdeer (Rust)", shutil.which("tldr"), ["--render", str(page)]),
        ("buku", shutil.which("buku"), ["--nostdin", "--np", "-p"]),
        ("pyjokes", shutil.which("pyjokes", path=folder), []),
        ("tldr", shutil.which("tldr", path=folder), ["--render", str(page)]),
        ("jrnl", shutil.which("jrnl", path=folder), ["--config-file", str(jrnl), "-1"]),
        ("papis", shutil.which("papis", path=folder), ["list"]),
        ("sqlite-utils", shutil.which("sqlite-utils", path=folder), ["memory", "select 1"]),
    ):
        yield name, None if program is None else [program, *arguments]
