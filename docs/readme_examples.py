"""Run the examples of README.md as they stand there, and write what they really print.

An example is a ```console block: lines that begin with `$ ` are typed, the lines below are
what a terminal of 80 columns without colour then shows. Run this file to bring them up to date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
WIDTH = 80
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_LIMIT = 120


def up_to_date(readme: str, home: Path) -> str:
    """Return the README with the output of every example as it is now.

    `home` is an empty folder: the examples run there in the order in which they stand.
    """
    return _BLOCK.sub(lambda block: _rerun(block.group(), home), readme)


def _rerun(block: str, home: Path) -> str:
    typed = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_shown_by(line[2:], home)}" for line in typed)


def _shown_by(command: str, home: Path) -> str:
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
        env=_env(home),
    ) as process:
        os.close(terminal)
        shown = _all_of(reader)
        process.wait(_LIMIT)
    return shown.replace("\r\n", "\n").replace(str(home), "~")


def _env(home: Path) -> dict[str, str]:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {
        "HOME": str(home),
        "PATH": programs,
        "TERM": "xterm",
        "NO_COLOR": "1",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
    }


def _all_of(reader: int) -> str:
    shown = bytearray()
    try:
        while chunk := os.read(reader, 65536):
            shown += chunk
    except OSError:  # how Linux says that nobody has the terminal open any more
        pass
    finally:
        os.close(reader)
    return shown.decode()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as empty:
        README.write_text(up_to_date(README.read_text("utf-8"), Path(empty)), "utf-8")
