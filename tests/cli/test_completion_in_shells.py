"""Completion in the shells themselves, each on a terminal of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

from conftest import Paw
from terminals import Typist, on_a_terminal

START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(paw-tips completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'eval "$(paw-tips completion zsh)"'),
    "fish": (["fish", "--no-config", "-i"], "paw-tips completion fish | source"),
}
OWN = "sources: [{id: mine, title: Onze buurt}]\ntips: [{text: Klop aan, source: mine}]\n"
HOSTILE = r"""
themes:
  - {id: hostile, title: "$(touch pwned) `touch pwned` * %n ' \" \\ ; touch pwned"}
  - {id: hostage, title: "<(touch pwned) ${x:=$(touch pwned)} !! :paths\\"}
tips: [{text: "a", themes: [hostile, hostage]}]
"""

# bash splits a line at `=`; of the others a sample is enough.
LINES = (
    ("paw-tips li\t-k R\t", "list -k remark"),
    ("paw-tips list --file=ti\t-s m\t", "list --file tips.yaml -s mine"),
    ("paw-tips list --file fol\tti\t-s m\t", "list --file folder/tips.yaml -s mine"),
    ("paw-tips random --se\t7 --theme=EI\t", "random --seed 7 -t eigenaren-huurders"),
)

pytestmark = pytest.mark.usefixtures("programs")
each_shell = pytest.mark.parametrize(
    "shell",
    [
        pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason="is not here"))
        for name in START
    ],
)


@contextmanager
def shell_at(home: Path, shell: str) -> Iterator[Typist]:
    """Run a shell on a terminal, with completion switched on."""
    command, switch_on = START[shell]
    (home / "ready").unlink(missing_ok=True)
    with on_a_terminal(command, home) as typist:
        typist.types(f"stty cols 100 rows 40; {switch_on}; touch ready\r")
        typist.gets(home / "ready")
        yield typist


@each_shell
def test_tab_completes_and_lists(shell: str, tmp_path: Path, paw: Paw) -> None:
    (tmp_path / "folder").mkdir()
    for path in ("tips.yaml", "folder/tips.yaml"):
        (tmp_path / path).write_text(OWN, encoding="utf-8")
    with shell_at(tmp_path, shell) as typist:
        for number, (keys, meant) in enumerate(LINES if shell == "bash" else LINES[:2]):
            typist.types(f"{keys} -f jsonl >draft; mv draft answer-{number}\r")
            expected = paw(*meant.split(), "-f", "jsonl", cwd=tmp_path).stdout
            assert typist.gets(tmp_path / f"answer-{number}") == expected
        typist.types("paw-tips list -t e\t\t")
        typist.sees("3 tips: Eerlijkheid en vertrouwen")


@each_shell
def test_what_is_listed_is_never_obeyed_and_no_fault_told(shell: str, tmp_path: Path) -> None:
    team = tmp_path / ".paw-tips.yaml"
    team.write_text(HOSTILE, encoding="utf-8")
    with shell_at(tmp_path, shell) as typist:
        typist.types("paw-tips list -t host\t\t")
        typist.sees(r"""$(touch pwned) `touch pwned` * %n ' " \ ; touch pwned""")
    with shell_at(tmp_path, shell) as typist:
        typist.types("paw-tips list -t hosti\t-f csv --fields id >draft; mv draft answer\r")
        assert typist.gets(tmp_path / "answer").startswith("id\n")
        team.write_text("tips: [{text", encoding="utf-8")
        typist.types("paw-tips list -k R\t 2>stderr >draft; mv draft others\r")
        assert typist.gets(tmp_path / "others").count("\n") == 27
    assert not (tmp_path / "pwned").exists()
    assert "warning" in (tmp_path / "stderr").read_text(encoding="utf-8")
    assert "warning" not in typist.screen.read_text("utf-8", "replace")
