"""Run the examples of README.md and LEESMIJ.md as they stand there, and write what they print.

An example is a ```console block: lines that begin with `$ ` are typed, the lines below are
what a terminal of 80 columns without colour then shows. Run this file to bring them up to date.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[1]
# Each page with what says which language its reader has.
PAGES = {"README.md": {"LC_ALL": "C.UTF-8"}, "LEESMIJ.md": {"LANGUAGE": "nl"}}
WIDTH = 80
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_LIMIT = 120
_END = b"\0"


def up_to_date(page: str, home: Path) -> str:
    """Return a page with the output of every example as it is now.

    `home` is an empty folder: the examples run there in the order in which they stand, beside
    the files of docs/examples.
    """
    for file in Path(__file__).with_name("examples").iterdir():
        shutil.copy(file, home)
    text = (ROOT / page).read_text(encoding="utf-8")
    return _BLOCK.sub(lambda block: _rerun(block.group(), home, PAGES[page]), text)


def _rerun(block: str, home: Path, language: Mapping[str, str]) -> str:
    typed = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_shown_by(line[2:], home, language)}" for line in typed)


def _shown_by(command: str, home: Path, language: Mapping[str, str]) -> str:
    """Return what a person sees of a command, on stdout and stderr, at a terminal."""
    import pty  # Windows has none of these
    import termios

    reader, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, WIDTH))
    with subprocess.Popen(
        ["bash", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
        cwd=home,
        env={**_env(home), **language},
    ) as process:
        shown = all_shown(process, (reader, terminal))
    return shown.replace("\r\n", "\n").replace(str(home), "~")


def all_shown(process: subprocess.Popen[bytes], ends: tuple[int, int]) -> str:
    """Return all that a process writes to a terminal, and close the terminal.

    `ends` are the end that is read and the one that is written to. The latter stays open until
    all is read: Linux may lose what was written just before nobody has a terminal open any more.
    """
    reader, terminal = ends
    Thread(target=_mark_the_end, args=(process, terminal)).start()
    shown = bytearray()
    while not shown.endswith(_END):
        shown += os.read(reader, 65536)
    os.close(reader)
    os.close(terminal)
    return shown.removesuffix(_END).decode()


def _mark_the_end(process: subprocess.Popen[bytes], terminal: int) -> None:
    try:
        process.wait(_LIMIT)
    finally:
        process.kill()
        os.write(terminal, _END)


def _env(home: Path) -> dict[str, str]:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {
        "HOME": str(home),
        "PATH": programs,
        "TERM": "xterm",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }


if __name__ == "__main__":
    for name in PAGES:
        with tempfile.TemporaryDirectory() as empty:
            (ROOT / name).write_text(up_to_date(name, Path(empty)), encoding="utf-8")
