"""The recipes of the README do what it says, in a home of their own and without a network."""

import csv
import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import LIMIT, Paw
from terminals import at_home, on_a_terminal

README = Path(__file__).parents[2] / "README.md"
BASH = shutil.which("bash") or "bash"  # a test may have a PATH that leads nowhere
_RECIPE = re.compile(r"<!-- recipe: ([\w-]+) -->\n```\w+\n(.*?)```", re.DOTALL)
RECIPES = dict(_RECIPE.findall(README.read_text(encoding="utf-8")))


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [name for name in ("bash", *programs) if not shutil.which(name)]
    return pytest.mark.skipif(bool(missing), reason=f"not here: {', '.join(missing)}")


class Shell(NamedTuple):
    """Run scripts in an empty home, where paw-tips is on the PATH."""

    home: Path

    def __call__(self, script: str, *, env: Mapping[str, str] | None = None) -> str:
        """Run a script and return what it prints; nothing may be on stderr."""
        done = subprocess.run(
            [BASH, "--norc", "-o", "pipefail", "-c", script],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**at_home(self.home), **(env or {})},
            cwd=self.home,
            timeout=LIMIT,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def on_terminal(self, script: str, keys: str, awaited: str, last: str) -> str:
        """Run a script on a terminal, type, press a key when a text is shown; return stdout."""
        line = f"stty cols 100 rows 40; {{ {script}\n}} >answer"
        with on_a_terminal([BASH, "--norc", "-c", line], self.home) as typist:
            for typed, seen in ((keys, "37/37"), (last, awaited)):
                typist.sees(seen)
                typist.types(typed)
            typist.process.wait(LIMIT)
        return (self.home / "answer").read_text(encoding="utf-8")


@pytest.fixture
def shell(programs: Path) -> Shell:
    return Shell(programs.parent)


def test_every_recipe_is_tested_here() -> None:
    tested = re.findall(r'RECIPES\["([\w-]+)"\]', Path(__file__).read_text(encoding="utf-8"))
    assert set(tested) == set(RECIPES)
    assert README.read_text(encoding="utf-8").count("<!-- recipe: ") == len(RECIPES)


@needs()
def test_login_shows_todays_tip_and_nothing_without_the_program(shell: Shell, paw: Paw) -> None:
    before = paw("random", "--daily").stdout
    assert shell(RECIPES["login"]) in {before, paw("random", "--daily").stdout}  # at midnight
    assert shell(RECIPES["login"] + "true", env={"PATH": "/nowhere"}) == ""


@needs("fzf")
def test_fzf_searches_as_one_types_and_shows_what_is_chosen(shell: Shell, paw: Paw) -> None:
    hits = paw("search", "--typing", "-n", "0", "inwoner gel").stdout.splitlines()
    best = hits[0].split("\t")[0]
    shown = shell.on_terminal(RECIPES["fzf"], "inwoner gel", f"{len(hits)}/{len(hits)}", "\r")
    assert shown == paw("show", best).stdout
    preview = re.search(r"--preview '(.*?)'", RECIPES["fzf"])
    assert preview
    in_full = paw("show", best, "-f", "pretty", "--color", "always").stdout
    assert shell(preview[1].replace("{1}", f"'{best}'")) == in_full
    assert shell.on_terminal(RECIPES["fzf"], "", "37/37", "\x1b") == ""  # left with escape


@needs()
def test_minutes_and_slides_get_quotations(shell: Shell, tmp_path: Path, paw: Paw) -> None:
    shell(RECIPES["minutes"])
    minutes = (tmp_path / "minutes.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^> ", minutes, re.MULTILINE)) == 3
    slide = (tmp_path / "slide.md").read_text(encoding="utf-8")
    tips = paw("list", "-t", "eigen", "-f", "markdown").stdout
    assert slide == f"# Eigenaren en huurders\n\n{tips}"


@needs("sqlite3")
def test_csv_is_read_by_others(shell: Shell, tmp_path: Path) -> None:
    assert shell(RECIPES["csv"]).splitlines() == ["remark|27", "tip|10"]
    with (tmp_path / "tips.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [f"paw-{n:02}" for n in range(1, 38)]


@needs("jq")
def test_jq_finds_the_short_ones(shell: Shell, paw: Paw) -> None:
    tips = json.loads(paw("list", "--json").stdout)
    assert shell(RECIPES["jq"]).splitlines() == [
        f"{tip['id']}  {tip['text']}" for tip in tips if len(tip["text"]) < 100
    ]


@needs("jq")
def test_slack_gets_the_tip_of_the_day(shell: Shell, paw: Paw) -> None:
    tips = tips_of_the_day(paw)
    post = posted(shell, RECIPES["slack"], "SLACK_WEBHOOK_URL")
    section, context = post["blocks"]
    assert [section["text"]["text"], context["elements"][0]["text"]] in tips + tips_of_the_day(paw)


@needs("jq")
def test_teams_gets_a_card_with_the_tip_of_the_day(shell: Shell, paw: Paw) -> None:
    tips = tips_of_the_day(paw)
    post = posted(shell, RECIPES["teams"], "TEAMS_WEBHOOK_URL")
    (card,) = [attachment["content"] for attachment in post["attachments"]]
    assert (post["type"], card["type"]) == ("message", "AdaptiveCard")
    runs = [block["inlines"][0] for block in card["body"][1:]]
    assert {run["type"] for run in runs} == {"TextRun"}  # no Markdown, as in a TextBlock
    assert [run["text"] for run in runs] in tips + tips_of_the_day(paw)


@needs()
def test_cron_mails_todays_tip(shell: Shell, tmp_path: Path, paw: Paw, programs: Path) -> None:
    variable, line = RECIPES["cron"].splitlines()
    minute, hour, *days, command = line.split(maxsplit=5)
    assert (minute, hour, days) == ("30", "8", ["*", "*", "1-5"])
    assert "%" not in command  # cron takes it for the end of a line
    home_bin = tmp_path / ".local" / "bin"
    home_bin.parent.mkdir()
    home_bin.symlink_to(programs)
    mail = programs / "mail"
    mail.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >sent\ncat >>sent\n')
    mail.chmod(0o755)
    before = paw("random", "--daily").stdout
    name, _, value = variable.partition("=")
    shell(command, env={"LANG": "", name: value, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    header, body = (tmp_path / "sent").read_text(encoding="utf-8").split("org\n", 1)
    assert header == "-s\nTip van de dag\nteam@example."
    assert body in {before, paw("random", "--daily").stdout}


@needs("git")
def test_the_git_hook_speaks_on_another_branch_only(shell: Shell, tmp_path: Path) -> None:
    shell("git init -q && git -c user.name=a -c user.email=a@b commit -qm a --allow-empty")
    hook = tmp_path / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(RECIPES["git-hook"], encoding="utf-8")
    hook.chmod(0o755)
    assert "paw-aan-tafel-1" in shell("git checkout -q -b another 2>&1")
    assert shell("touch b && git add b && git checkout -q -- b 2>&1") == ""


@needs()
def test_each_line_of_completion_prints_a_script_and_the_first_is_for_bash(shell: Shell) -> None:
    lines = RECIPES["completion"].splitlines()
    assert "-F _paw_tips paw-tips" in shell(f"{lines[0]}\ncomplete -p paw-tips")
    for command in re.findall(r"paw-tips completion \w+", RECIPES["completion"]):
        assert "_PAW_TIPS_COMPLETE" in shell(command)


def tips_of_the_day(paw: Paw) -> list[list[str]]:
    """Return text and id of today's tip; asked before and after, as midnight may pass."""
    return [[t["text"], t["id"]] for t in json.loads(paw("random", "--daily", "--json").stdout)]


def posted(shell: Shell, recipe: str, variable: str) -> Any:
    """Return what a recipe would post; a refusal would make it fail, as curl is asked to."""
    curl = shell.home / "programs/curl"
    curl.write_text('#!/bin/sh\nprintf "%s " "$@" >asked\ncat >posted\n', encoding="utf-8")
    curl.chmod(0o755)
    shell(recipe, env={variable: "https://example.org/hook"})
    asked = (shell.home / "asked").read_text(encoding="utf-8")
    json_of_stdin = "-H Content-Type: application/json --data-binary @-"
    assert asked == f"-fsS {json_of_stdin} https://example.org/hook "
    return json.loads((shell.home / "posted").read_text(encoding="utf-8"))
