"""What the program answers a shell that asks for completions."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from shlex import quote
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paw_cli.cli.completion import completions, words_of_bash
from paw_cli.cli.main import COMMANDS
from paw_cli.errors import WrongUseError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from conftest import Paw

    Completed = Callable[..., dict[str, str]]

BROKEN = "tips:\n  - text: Vraag het de buren\n    themes: [buren\n"
HEAVY = {"rich", "yaml", "rapidfuzz", "random", "importlib.resources"}


@pytest.fixture
def completed(paw: Paw) -> Completed:
    """Return what completes a line, with what it is about; nothing may be said on stderr."""

    def complete(*words: str, cwd: Path | None = None) -> dict[str, str]:
        run = paw(*words, env={"_PAW_TIPS_COMPLETE": "fish"}, cwd=cwd)
        assert (run.code, run.stderr) == (0, "")
        lines = (line.partition("\t") for line in run.stdout.splitlines())
        return {value: about for value, _, about in lines}

    return complete


@pytest.fixture
def in_bash(paw: Paw) -> Callable[..., list[str]]:
    """Return the lines that bash gets for a line that is typed so far."""

    def complete(line: str, env: Mapping[str, str] | None = None) -> list[str]:
        asked = {"_PAW_TIPS_COMPLETE": "bash", "COMP_WORDBREAKS": " \t\n\"'@><=;|&(:"}
        run = paw(line, env={**asked, **(env or {})})
        assert (run.code, run.stderr) == (0, "")
        return list(run.stdout.splitlines())

    return complete


def test_every_command_is_offered_with_what_it_does(completed: Completed) -> None:
    offered = completed("")
    assert list(offered) == list(COMMANDS)
    assert all(offered.values())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["li"], ["list"]),
        (["SE"], ["search"]),
        (["--v"], ["--version"]),
        (["list", "--all"], ["--all-themes"]),
        (["list", "-t"], ["-t"]),
        (["list", "-t", "EI"], ["eigenaren-huurders"]),
        (["list", "--theme=ei"], ["--theme=eigenaren-huurders"]),
        (["list", "-t", "timing", "-t", "t"], ["techniek"]),
        (["random", "-x", "ti"], ["timing"]),
        (["search", "geld", "-k", ""], ["tip", "remark"]),
        (["list", "-s", "PAW"], ["paw-aan-tafel-1"]),
        (["list", "-f", "js"], ["json", "jsonl"]),
        (["themes", "--color", ""], ["auto", "always", "never"]),
        (["show", "paw-14", "PAW-1"], [f"paw-{n}" for n in range(10, 20) if n != 14]),
        (["list", "--fields", "id,t"], ["id,text", "id,themes"]),
        (["search", "--fields", "id,text,s"], ["id,text,source", "id,text,score"]),
        (["themes", "--fields", "t"], ["title"]),
        (["completion", "z"], ["zsh"]),
        (["schema", "--of", ""], ["tips", "output"]),
        (["import", "--headings", "n"], ["nothing"]),
        (["import", "-s", ""], []),
        (["import", ""], [":paths"]),
        (["add", "Klop aan", "-t", "ei"], ["eigenaren-huurders"]),
        (["check", "tips/"], [":paths"]),
        (["list", "--file", "tips/"], [":paths"]),
        (["list", "--file=tips/"], [":paths"]),
        (["list", "--json", "--js"], []),
        (["list", "--no-bundled", "-t", ""], []),
        (["list", "--", "-"], []),
        (["search", "eig"], []),
        (["list", "--seed=", ""], []),
        (["lsit", "-t", ""], []),
        (["--version", ""], []),
    ],
    ids=" ".join,
)
def test_a_line_is_completed(completed: Completed, words: list[str], expected: list[str]) -> None:
    assert list(completed(*words)) == expected


def test_themes_come_with_their_counts_and_titles(completed: Completed, paw: Paw) -> None:
    rows = [line.split("\t") for line in paw("themes", "-f", "text").stdout.splitlines()]
    assert completed("list", "-t", "") == {
        theme: f"{count} tips: {title}" for theme, count, title, _ in rows
    }


def test_ids_come_with_the_first_words(completed: Completed, paw: Paw) -> None:
    rows = [line.split("\t") for line in paw("list", "-f", "text").stdout.splitlines()]
    offered = completed("show", "")
    assert list(offered) == [row[0] for row in rows]
    assert all(text.startswith(offered[tip].removesuffix("…")) for tip, _, _, text in rows)
    assert max(map(len, offered.values())) <= 60


@pytest.mark.parametrize("command", [["list"], ["search", "geld"], ["show", "1"], ["themes"]])
def test_the_fields_are_those_that_the_command_prints(
    completed: Completed, paw: Paw, command: list[str]
) -> None:
    header = paw(*command, "-f", "csv").stdout.splitlines()[0]
    assert list(completed(*command, "--fields", "")) == header.split(",")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_offered_once_with_its_short_name(
    completed: Completed, paw: Paw, command: str
) -> None:
    told = re.findall(r"^  (?:(-\w), |)(--[\w-]+)", paw(command, "-h").stdout, re.MULTILINE)
    offered = completed(command, "-")
    assert sorted(offered) == sorted(long for _, long in told)
    assert all(offered[long].startswith(short) for short, long in told)


@pytest.mark.parametrize("broken", [BROKEN, "\0", "tips: &a [*a]", "- " * 9999, "text"])
def test_a_broken_file_of_ones_own_is_no_hindrance(
    completed: Completed, tmp_path: Path, broken: str
) -> None:
    (tmp_path / ".paw-tips.yaml").write_text(broken, encoding="utf-8")
    assert "eigenaren-huurders" in completed("list", "-t", "e", cwd=tmp_path)


def test_the_file_on_the_line_is_read_for_what_is_good_in_it(
    completed: Completed, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("tips: [{text: Klop aan, themes: [zzz]}, {themes: [zzz]}]", encoding="utf-8")
    assert completed("list", "--file", str(file), "-t", "zz") == {"zzz": "1 tip: zzz"}
    assert completed("list", f"--file={file}", "-t", "zz") == {"zzz": "1 tip: zzz"}


def test_nothing_is_waited_for(completed: Completed, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    assert "timing" in completed("list", "--file", "-", "--file", str(fifo), "-t", "t")


@pytest.mark.parametrize("words", [["list", "-t", ""], ["show", ""], ["list", "-"], [""]])
def test_nothing_heavy_is_imported(words: list[str], tmp_path: Path) -> None:
    # Measuring coverage loads what the program itself does not.
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "paw_cli", *words],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**kept, "_PAW_TIPS_COMPLETE": "zsh", "PAW_TIPS_DIR": str(tmp_path / "none")},
    )
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "paw_cli.cli.completion" in imported
    assert imported & HEAVY == set()


def test_nothing_on_the_way_makes_a_noise(paw: Paw) -> None:
    for words in [[], ["list", "-t"], ["list", "\udcff"], ["a", "b", "c"]]:
        run = paw(*words, env={"_PAW_TIPS_COMPLETE": "bash", "COLUMNS": "wide"})
        assert (run.code, run.stderr) == (0, "")


@pytest.mark.parametrize("columns", ["", "wide", "0", "-3"])
def test_a_width_that_is_none_completes_all_the_same(
    in_bash: Callable[..., list[str]], columns: str
) -> None:
    lines = in_bash("paw-tips list -k ", env={"COLUMNS": columns})
    assert [line.split()[0] for line in lines] == ["tip", "remark"]


def test_an_option_in_place_of_a_command_is_wrong_use() -> None:
    with pytest.raises(WrongUseError, match="no command '--hlep'"):
        completions(["--hlep", ""])


def test_bash_gets_a_lone_candidate_bare(in_bash: Callable[..., list[str]]) -> None:
    assert in_bash("paw-tips list -t EI") == ["eigenaren-huurders"]


def test_bash_lists_several_with_what_they_are(in_bash: Callable[..., list[str]]) -> None:
    assert in_bash("paw-tips list -k ") == ["tip     (10 tips)", "remark  (27 tips)"]
    lines = in_bash("paw-tips list -", env={"COLUMNS": "40"})
    assert max(map(len, lines)) == 39


def test_an_id_is_never_cut(in_bash: Callable[..., list[str]], tmp_path: Path) -> None:
    ids = [f"{'lang-' * 7}lang{letter}" for letter in "ab"]
    file = tmp_path / "lang.jsonl"
    file.write_text("".join(f'{{"id": "{id_}", "text": "x"}}\n' for id_ in ids), encoding="utf-8")
    for columns in ("40", "80", "140"):
        lines = in_bash(f"paw-tips show --file {file} lang", env={"COLUMNS": columns})
        assert [line.split()[0] for line in lines] == ids


def test_bash_gets_them_bare_when_it_tries_one_after_the_other(
    in_bash: Callable[..., list[str]],
) -> None:
    assert in_bash("paw-tips list -k ", env={"COMP_TYPE": "37"}) == ["tip", "remark"]


def test_bash_may_be_told_to_break_nowhere(in_bash: Callable[..., list[str]]) -> None:
    line, env = "paw-tips list --theme=ei", {"COMP_WORDBREAKS": ""}
    assert in_bash(line, env=env) == ["--theme=eigenaren-huurders"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("paw-tips list --theme=ei", "eigenaren-huurders"),
        ("paw-tips list -t 'ei", "eigenaren-huurders"),
        ('paw-tips search "een huis" --not-theme ei', "eigenaren-huurders"),
        ("./bin/paw-tips   list -t   ei", "eigenaren-huurders"),
    ],
)
def test_bash_replaces_what_it_sees_as_the_word(
    in_bash: Callable[..., list[str]], line: str, expected: str
) -> None:
    assert in_bash(line) == [expected]


@given(st.lists(st.text().filter(str.isprintable), min_size=1))
def test_quoted_words_of_a_line_are_read_as_bash_reads_them(words: list[str]) -> None:
    assert words_of_bash(" ".join(map(quote, words))) == words


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("a ", ""),
        ("a b", "b"),
        ("a 'b c", "b c"),
        ('a "b', "b"),
        (r"a b\ c", "b c"),
        ("a b\\", "b"),
    ],
)
def test_the_last_word_is_there_however_unfinished(line: str, last: str) -> None:
    assert words_of_bash(line)[-1] == last


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "FISH"])
def test_the_script_is_printed_and_no_file_touched(paw: Paw, tmp_path: Path, shell: str) -> None:
    run = paw("completion", shell, env={"HOME": str(tmp_path / "home")})
    assert (run.code, run.stderr) == (0, "")
    assert "_PAW_TIPS_COMPLETE=" + shell.lower() in run.stdout
    assert not (tmp_path / "home").exists()


def test_an_unknown_shell_is_named_with_the_nearest(paw: Paw) -> None:
    run = paw("completion", "bahs")
    assert (run.code, run.stdout) == (2, "")
    assert run.stderr == "error: no shell 'bahs'\nhint: Did you mean bash?\n"
