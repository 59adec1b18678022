"""What the program answers a shell that asks for completions."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from shlex import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Paw
from paw_cli.cli.completion import completions, words_of_bash
from paw_cli.cli.main import COMMANDS
from paw_cli.errors import WrongUseError

Completed = Callable[..., dict[str, str]]

BROKEN = "tips:\n  - text: Vraag het de buren\n    themes: [buren\n"
HEAVY = {"rich", "yaml", "rapidfuzz", "random", "importlib.resources"}


@pytest.fixture
def completed(paw: Paw) -> Completed:
    """Return what completes a line, with what it is about; nothing may be said on stderr."""

    def complete(*words: str) -> dict[str, str]:
        run = paw(*words, env={"_PAW_TIPS_COMPLETE": "fish"})
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
    completed: Completed, desk: Path, broken: str
) -> None:
    (desk / ".paw-tips.yaml").write_text(broken, encoding="utf-8")
    assert "eigenaren-huurders" in completed("list", "-t", "e")


def test_the_file_on_the_line_is_read_for_what_is_good_in_it(
    completed: Completed, desk: Path
) -> None:
    content = "tips: [{text: Klop aan, themes: [zzz]}, {themes: [zzz]}]"
    (desk / "mine.yaml").write_text(content, encoding="utf-8")
    for words in (["--file", "mine.yaml"], ["--file=mine.yaml"]):
        assert completed("list", *words, "-t", "zz") == {"zzz": "1 tip: zzz"}


def test_nothing_is_waited_for(completed: Completed, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    assert "timing" in completed("list", "--file", "-", "--file", str(fifo), "-t", "t")


def test_nothing_heavy_is_imported(paw_process: Paw, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"):
        monkeypatch.delenv(name, raising=False)  # it loads what the program itself does not
    asked = {"_PAW_TIPS_COMPLETE": "zsh", "PYTHONPROFILEIMPORTTIME": "1"}
    run = paw_process("list", "-t", "", env=asked)
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "paw_cli.cli.completion" in imported
    assert imported & HEAVY == set()


def test_nothing_on_the_way_makes_a_noise(paw: Paw) -> None:
    for words in [[], ["list", "-t"], ["list", "\udcff"], ["a", "b", "c"]]:
        run = paw(*words, env={"_PAW_TIPS_COMPLETE": "bash", "COLUMNS": "wide"})
        assert (run.code, run.stderr) == (0, "")
    with pytest.raises(WrongUseError, match="no command '--hlep'"):
        completions(["--hlep", ""])


@pytest.mark.parametrize(
    ("line", "env", "expected"),
    [
        ("paw-tips list -t EI", {}, ["eigenaren-huurders"]),
        ("paw-tips list --theme=ei", {}, ["eigenaren-huurders"]),
        ("paw-tips list -t 'ei", {}, ["eigenaren-huurders"]),
        ('paw-tips search "een huis" --not-theme ei', {}, ["eigenaren-huurders"]),
        ("./bin/paw-tips   list -t   ei", {}, ["eigenaren-huurders"]),
        # with what they are, but bare when it tries one after the other
        ("paw-tips list -k ", {}, ["tip     (10 tips)", "remark  (27 tips)"]),
        ("paw-tips list -k ", {"COMP_TYPE": "37"}, ["tip", "remark"]),
        *(
            ("paw-tips list -k ", {"COLUMNS": columns}, ["tip     (10 tips)", "remark  (27 tips)"])
            for columns in ("", "wide", "0", "-3")
        ),
        # it may be told to break nowhere
        ("paw-tips list --theme=ei", {"COMP_WORDBREAKS": ""}, ["--theme=eigenaren-huurders"]),
    ],
)
def test_bash_gets_what_replaces_its_word(
    in_bash: Callable[..., list[str]], line: str, env: dict[str, str], expected: list[str]
) -> None:
    assert in_bash(line, env=env) == expected


def test_no_line_is_wider_than_the_terminal_and_no_id_is_cut(
    in_bash: Callable[..., list[str]], desk: Path
) -> None:
    assert max(map(len, in_bash("paw-tips list -", env={"COLUMNS": "40"}))) == 39
    ids = [f"{'lang-' * 7}lang{letter}" for letter in "ab"]
    lines = "".join(f'{{"id": "{id_}", "text": "x"}}\n' for id_ in ids)
    (desk / "lang.jsonl").write_text(lines, encoding="utf-8")
    for columns in ("40", "80", "140"):
        shown = in_bash("paw-tips show --file lang.jsonl lang", env={"COLUMNS": columns})
        assert [line.split()[0] for line in shown] == ids


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
