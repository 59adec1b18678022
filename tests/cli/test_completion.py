"""What a shell that asks for completions is answered, and what is then typed in it."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Paw
from paw_cli.cli.completion import words_of_bash
from paw_cli.cli.main import COMMANDS
from terminals import Typist, on_a_terminal

Completed = Callable[..., dict[str, str]]

BROKEN = "tips:\n  - text: Vraag het de buren\n    themes: [buren\n"
LONG = "lang-" * 7 + "lang"  # with a letter, as wide as a terminal of 40


@pytest.fixture
def completed(paw: Paw) -> Completed:
    """Return what completes a line, with what it is about; nothing may be said on stderr."""

    def complete(*words: str) -> dict[str, str]:
        run = paw(*words, env={"_PAW_TIPS_COMPLETE": "fish"})
        assert (run.code, run.stderr) == (0, "")
        lines = (line.partition("\t") for line in run.stdout.splitlines())
        return {value: about for value, _, about in lines}

    return complete


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["li"], ["list"]),
        (["SE"], ["search"]),
        (["--v"], ["--version"]),
        (["list", "--all"], ["--all-themes"]),
        (["list", "-t"], ["-t"]),
        (["-V"], ["-V"]),
        (["list", "-t", "EI"], ["eigenaren-huurders"]),
        (["list", "--theme=ei"], ["--theme=eigenaren-huurders"]),
        (["list", "-t", "timing", "-t", "t"], ["techniek"]),
        (["search", "geld", "-k", ""], ["tip", "remark"]),
        (["list", "-s", "PAW"], ["paw-aan-tafel-1"]),
        (["list", "-f", "js"], ["json", "jsonl"]),
        (["themes", "--color", ""], ["auto", "always", "never"]),
        (["show", "paw-14", "PAW-1"], [f"paw-{n}" for n in range(10, 20) if n != 14]),
        (["list", "--fields", "id,t"], ["id,text", "id,themes"]),
        (["search", "--fields", "id,text,s"], ["id,text,source", "id,text,score"]),
        (["themes", "--fields", "t"], ["title"]),
        (["completion", "z"], ["zsh"]),
        (["check", "tips/"], [":paths"]),
        (["list", "--file", "tips/"], [":paths"]),
        (["list", "--json", "--js"], []),
        (["list", "--no-bundled", "-t", ""], []),
        (["search", "eig"], []),
        (["lsit", "-t", ""], []),
    ],
    ids=" ".join,
)
def test_a_line_is_completed(completed: Completed, words: list[str], expected: list[str]) -> None:
    assert list(completed(*words)) == expected


def test_commands_themes_and_ids_come_with_what_they_are(completed: Completed, paw: Paw) -> None:
    assert list(completed("")) == list(COMMANDS)
    assert all(completed("").values())
    rows = [line.split("\t") for line in paw("themes", "-f", "text").stdout.splitlines()]
    themes = {theme: f"{count} tips: {title}" for theme, count, title, _ in rows}
    assert completed("list", "-t", "") == themes
    rows = [line.split("\t") for line in paw("list", "-f", "text").stdout.splitlines()]
    ids = completed("show", "")
    assert list(ids) == [row[0] for row in rows]
    assert all(text.startswith(ids[tip].removesuffix("…")) for tip, _, _, text in rows)
    assert max(map(len, ids.values())) <= 60


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_and_field_is_offered_once(
    completed: Completed, paw: Paw, command: str
) -> None:
    told = re.findall(r"^  (?:(-\w), |)(--[\w-]+)", paw(command, "-h").stdout, re.MULTILINE)
    offered = completed(command, "-")
    assert sorted(offered) == sorted(long for _, long in told)
    assert all(offered[long].startswith(short) for short, long in told)
    if "--fields" in offered:
        words = {"search": ["geld"], "show": ["1"]}.get(command, [])
        header = paw(command, *words, "-f", "csv").stdout.splitlines()[0]
        assert list(completed(command, "--fields", "")) == header.split(",")


@pytest.mark.parametrize("broken", [BROKEN, "\0", "tips: &a [*a]", "- " * 9999, "text"])
def test_a_broken_own_file_is_no_hindrance(completed: Completed, desk: Path, broken: str) -> None:
    (desk / ".paw-tips.yaml").write_text(broken, encoding="utf-8")
    assert "eigenaren-huurders" in completed("list", "-t", "e")


def test_a_named_file_is_read_as_far_as_it_is_good(completed: Completed, desk: Path) -> None:
    content = "tips: [{text: Klop aan, themes: [zzz]}, {themes: [zzz]}]"
    (desk / "mine.yaml").write_text(content, encoding="utf-8")
    os.mkfifo(desk / "fifo")
    for words in (["--file", "mine.yaml"], ["--file=mine.yaml", "--file", "-", "--file", "fifo"]):
        assert completed("list", *words, "-t", "zz") == {"zzz": "1 tip: zzz"}


KINDS = ["tip     (10 tips)", "remark  (27 tips)"]
OWNERS = ["eigenaren-huurders"]


@pytest.mark.parametrize(
    ("line", "env", "expected"),
    [
        ("paw-tips list -t EI", {}, OWNERS),
        ("paw-tips list --theme=ei", {}, OWNERS),
        ("paw-tips list -t 'ei", {}, OWNERS),
        ('./bin/paw-tips   search "een huis" --not-theme   ei', {}, OWNERS),
        # with what they are, but bare when it tries one after the other
        ("paw-tips list -k ", {}, KINDS),
        ("paw-tips list -k ", {"COLUMNS": "wide"}, KINDS),
        ("paw-tips list -k ", {"COLUMNS": "0"}, KINDS),
        ("paw-tips list -k ", {"COMP_TYPE": "37"}, ["tip", "remark"]),
        # it may be told to break nowhere
        ("paw-tips list --theme=ei", {"COMP_WORDBREAKS": ""}, ["--theme=eigenaren-huurders"]),
        # no line is wider than the terminal, and no id is cut
        ("paw-tips show --file lang.jsonl lang", {"COLUMNS": "40"}, [LONG + "a", LONG + "b"]),
        ("paw-tips list \udcff", {}, []),
        ("", {}, []),
    ],
)
def test_bash_gets_what_replaces_its_word(
    paw: Paw, desk: Path, line: str, env: dict[str, str], expected: list[str]
) -> None:
    lines = "".join(f'{{"id": "{LONG}{letter}", "text": "x"}}\n' for letter in "ab")
    (desk / "lang.jsonl").write_text(lines, encoding="utf-8")
    asked = {"_PAW_TIPS_COMPLETE": "bash", "COMP_WORDBREAKS": " \t\n\"'@><=;|&(:"}
    run = paw(line, env={**asked, **env})
    assert (run.code, run.stdout.splitlines(), run.stderr) == (0, expected, "")


@given(st.lists(st.text().filter(str.isprintable), min_size=1))
def test_quoted_words_of_a_line_are_read_as_bash_reads_them(words: list[str]) -> None:
    assert words_of_bash(" ".join(map(quote, words))) == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "FISH"])
def test_the_script_is_printed_and_no_file_touched(paw: Paw, tmp_path: Path, shell: str) -> None:
    run = paw("completion", shell, env={"HOME": str(tmp_path / "home")})
    assert (run.code, run.stderr) == (0, "")
    assert "_PAW_TIPS_COMPLETE=" + shell.lower() in run.stdout
    assert not (tmp_path / "home").exists()


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
@pytest.mark.usefixtures("programs")
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
@pytest.mark.usefixtures("programs")
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
