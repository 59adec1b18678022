"""The man page says what the program does, and is well made."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from make_man import PAGE, man_page
from man_prose import ENVIRONMENT, EXIT_CODES

import paw_cli
from paw_cli.errors import ExitCode

# Read of the shell that asks for completions, or to leave something out; not for people to set.
OF_OTHERS = {"COMP_TYPE", "COMP_WORDBREAKS", "INSIDE_EMACS"}


def test_the_page_is_what_the_program_says_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == man_page(), "stale: run docs/make_man.py"


def test_every_exit_code_is_explained() -> None:
    assert list(EXIT_CODES) == list(ExitCode)


def test_every_variable_that_is_read_is_explained() -> None:
    sources = Path(paw_cli.__file__).parent.rglob("*.py")
    reads = (re.findall(r'environ(?:\.get\(|\[)"(\w+)"', s.read_text("utf-8")) for s in sources)
    assert {name for names in reads for name in names} - OF_OTHERS == set(ENVIRONMENT)


@pytest.mark.parametrize(
    "command",
    [["mandoc", "-Tlint"], ["groff", "-man", "-ww", "-z", "-Tutf8"]],
    ids=["mandoc", "groff"],
)
def test_no_formatter_has_anything_to_say(command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not here")
    run = subprocess.run([*command, PAGE], capture_output=True, check=False, encoding="utf-8")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
