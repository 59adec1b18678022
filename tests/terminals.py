"""A program on a terminal, and somebody who types there."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from conftest import LIMIT

_SPAWN = "import pty, sys; pty.spawn(sys.argv[1:])"


class Typist(NamedTuple):
    """Who types at a terminal and looks at its screen, and at what is done."""

    process: subprocess.Popen[bytes]
    screen: Path

    def types(self, keys: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(keys.encode())
        self.process.stdin.flush()

    def sees(self, text: str) -> None:
        """Wait until a text is shown."""
        self._waits(lambda: text in self.screen.read_text("utf-8", "replace"))

    def gets(self, file: Path) -> str:
        """Return what is in a file, as soon as it is there."""
        self._waits(file.exists)
        return file.read_text(encoding="utf-8")

    def _waits(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + LIMIT
        while not happened():
            assert time.monotonic() < deadline, self.screen.read_text("utf-8", "replace")
            time.sleep(0.05)


def at_home(home: Path) -> dict[str, str]:
    """Return the environment of somebody whose home has programs/paw-tips, and little else."""
    return {
        "PATH": f"{home / 'programs'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "PAW_TIPS_DIR": str(home / "own-tips"),
    }


@contextmanager
def on_a_terminal(command: Sequence[str], home: Path) -> Iterator[Typist]:
    """Run a command at home on a terminal; what is still there at the end is ended."""
    screen = home / "screen"
    with (
        screen.open("wb") as shown,
        subprocess.Popen(
            [sys.executable, "-c", _SPAWN, *command],
            stdin=subprocess.PIPE,
            stdout=shown,
            stderr=shown,
            env=at_home(home),
            cwd=home,
        ) as process,
    ):
        try:
            yield Typist(process, screen)
        finally:
            process.kill()
