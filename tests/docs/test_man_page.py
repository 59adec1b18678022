"""The man page says what the program does, and is well made."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from make_man import PAGES, man_page
from man_prose import ENVIRONMENT, EXIT_CODES

import paw_cli
from paw_cli.errors import ExitCode
from paw_cli.messages import Language

# Read of the shell that asks for completions, or to leave something out; not for people to set.
OF_OTHERS = {"HOME", "COMP_TYPE", "COMP_WORDBREAKS"}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_the_program_says_now(language: Language) -> None:
    written = PAGES[language].read_text(encoding="utf-8")
    assert written == man_page(language), "stale: run docs/make_man.py"


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
@pytest.mark.parametrize("language", PAGES)
def test_no_formatter_has_anything_to_say(command: list[str], language: Language) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not here")
    run = subprocess.run(
        [*command, PAGES[language]], capture_output=True, check=False, encoding="utf-8"
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
