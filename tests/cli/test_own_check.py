"""What `check`, `schema` and `where` promise."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from paw_cli.files.bundled import Schema, schema_text

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Paw

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
BROKEN = "tips:\n  - text: een\n  - txt: twee\n  - text: drie\n    kind: soort\n"
NEAR = (
    "tips:\n"
    "  - text: >-\n"
    "      Iedereen heeft het over bewonersparticipatie maar niemand over eigenaren.\n"
    "    themes: [samenwerke]\n"
)


@pytest.fixture
def team_file(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir(exist_ok=True)
    return tmp_path / "desk/.paw-tips.yaml"


def test_all_faults_of_a_file_are_told_at_once_with_their_places(paw: Paw, team_file: Path) -> None:
    team_file.write_text(BROKEN, encoding="utf-8")
    checked = paw("check")
    assert checked.code == 3
    places = [line.split(": ")[0] for line in checked.stdout.splitlines()]
    assert places == [f"{team_file}:3:5", f"{team_file}:3:5", f"{team_file}:5:11"]
    assert "did you mean text?" in checked.stdout
    assert checked.stderr == (
        "error: 3 faults in 1 file, 1 good tip\nhint: Mend what is listed, and check again.\n"
    )


def test_json_has_the_same_in_parts(paw: Paw, team_file: Path) -> None:
    team_file.write_text(BROKEN, encoding="utf-8")
    found = json.loads(paw("check", str(team_file), "--json").stdout)
    assert len(found) == 3
    assert found[-1] == {
        "file": str(team_file),
        "line": 5,
        "column": 11,
        "severity": "error",
        "message": "no kind 'soort'",
        "hint": "write tip or remark",
    }


def test_a_doubtful_theme_in_words_is_told_of_where_it_stands(paw: Paw, team_file: Path) -> None:
    text = "tips:\n  - een\n  - text: twee\n    themes: [timing, Eerlijkheidd!]\n"
    team_file.write_text(text, encoding="utf-8")
    assert paw("check").stdout == (
        f"{team_file}:4:22: warning: theme 'eerlijkheidd' is nearly 'eerlijkheid'; "
        "write eerlijkheid if that is meant\n"
    )


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_without_a_fault_it_is_silent(paw: Paw, team_file: Path, arguments: list[str]) -> None:
    team_file.write_text("tips: [een]", encoding="utf-8")
    checked = paw("check", *arguments)
    assert (checked.code, checked.stdout, checked.stderr) == (0, "[]\n" if arguments else "", "")


def test_without_a_file_it_is_silent(paw: Paw) -> None:
    checked = paw("check")
    assert (checked.code, checked.stdout, checked.stderr) == (0, "", "")


def test_what_is_near_to_a_bundled_tip_or_theme_is_a_warning(paw: Paw, team_file: Path) -> None:
    team_file.write_text(NEAR, encoding="utf-8")
    checked = paw("check")
    assert (checked.code, checked.stderr) == (0, "")
    assert checked.stdout == (
        f"{team_file}:2:11: warning: nearly the same text as paw-14;"
        " keep one of them, or give this one the other's id to replace it\n"
        f"{team_file}:4:14: warning: theme 'samenwerke' is nearly 'samenwerken';"
        " write samenwerken if that is meant\n"
    )
    strict = paw("check", "--strict")
    assert (strict.code, strict.stdout) == (3, checked.stdout)
    assert strict.stderr.startswith("error: 2 warnings in 1 file, 1 good tip\n")


def test_the_same_text_twice_is_told_at_its_second_place(paw: Paw, team_file: Path) -> None:
    team_file.write_text("tips:\n- {id: a, text: een}\n- {id: b, text: een}\n", encoding="utf-8")
    assert paw("check").stdout.startswith(f"{team_file}:3:17: warning: the same text as a;")


@pytest.mark.parametrize(
    ("content", "warnings"),
    [
        (
            {"tips": [{"id": "paw-14", "text": "Iets heel anders"}]},
            ["1:18: warning: this replaces paw-14, which comes with the program"],
        ),
        (
            {"tips": [{"text": "Iets heel anders", "source": "PAW-aan-tafel-1"}]},
            ["1:50: warning: the source paw-aan-tafel-1 comes with the program"],
        ),
        (
            {"themes": [{"id": "intern", "title": "Extern"}]},
            ["1:20: warning: this changes the theme intern, which comes with the program"],
        ),
        (
            {"sources": [{"id": "paw-aan-tafel-1", "url": "https://kwaad.example"}]},
            ["1:21: warning: this changes the source paw-aan-tafel-1, which comes with the"],
        ),
        ({"themes": [{"id": "intern"}], "tips": [{"text": "Iets", "themes": ["intern"]}]}, []),
    ],
    ids=["a tip", "a claimed source", "a theme", "a source", "use"],
)
def test_what_passes_for_the_programs_own_is_told(
    paw: Paw, team_file: Path, content: dict[str, object], warnings: list[str]
) -> None:
    team_file.write_text(json.dumps(content), encoding="utf-8")
    checked = paw("check")
    assert checked.code == 0
    for line, warning in zip(checked.stdout.splitlines(), warnings, strict=True):
        assert line.startswith(f"{team_file}:{warning}")
    assert paw("check", "--strict").code == (3 if warnings else 0)


def test_a_copy_of_the_programs_own_tip_replaces_nothing(paw: Paw, team_file: Path) -> None:
    team_file.write_text(paw("show", "14", "--json").stdout, encoding="utf-8")
    assert paw("check").stdout == ""


def test_of_two_files_of_one_folder_with_the_same_id_the_hidden_text_is_told(
    paw: Paw, tmp_path: Path
) -> None:
    own = tmp_path / "own-tips"
    own.mkdir()
    (own / "own.yaml").write_text("tips:\n- {id: own-01, text: Een}\n", encoding="utf-8")
    (own / "own-LAPTOP.yaml").write_text("tips:\n- {id: own-01, text: Twee}\n", encoding="utf-8")
    told = f"{own}/own.yaml:2:8: warning: this replaces own-01 of {own}/own-LAPTOP.yaml;"
    assert paw("check").stdout.startswith(told)


def test_characters_that_no_reader_sees_are_told(paw: Paw, team_file: Path) -> None:
    lines = ["tips:", "- text: een\u200b twee", "  keywords: [ok, a\ufe0fb]", "- 👨‍👩‍👧 می‌خواهم"]
    team_file.write_text("\n".join(lines), encoding="utf-8")
    assert [line.partition(";")[0] for line in paw("check").stdout.splitlines()] == [
        f"{team_file}:{place}: warning: a character that no reader sees {told} of this text"
        for place, told in (("2:9", "(U+200B) at place 4"), ("3:18", "(U+FE0F) at place 2"))
    ]


def test_a_link_that_reads_as_another_host_is_told(paw: Paw, team_file: Path) -> None:
    text = "tips:\n- text: een\n  links: [https://gemeente.nl@kwaad.example/, https://a.nl]\n"
    team_file.write_text(text, encoding="utf-8")
    told = f"{team_file}:3:11: warning: this link may be read as one to another host;"
    assert paw("check").stdout.startswith(told)
    assert paw("check").stdout.count("\n") == 1


def test_such_a_link_in_a_text_is_told_too(paw: Paw, team_file: Path) -> None:
    text = "tips:\n- text: Zie https://gemeеnte.nl/x, of https://a.nl.\n- Zie https://café.nl/é.\n"
    team_file.write_text(text, encoding="utf-8")
    told = f"{team_file}:2:9: warning: this link may be read as one to another host;"
    assert paw("check").stdout.startswith(told)
    assert paw("check").stdout.count("\n") == 1


def test_many_similar_texts_are_looked_for_within_bounds(paw: Paw, team_file: Path) -> None:
    texts = [f"{n} {'nu heeft iedereen in de wijk een woord ' * 99}" for n in range(2_001)]
    team_file.write_text(json.dumps(texts), encoding="utf-8")
    checked = paw("check", "--strict")
    assert checked.code == 3
    assert "among the first 2,000 tips" in checked.stderr


def test_several_files_and_stdin_are_checked_each(paw: Paw, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.jsonl"
    good.write_text("tips: [een]", encoding="utf-8")
    bad.write_text('{"text": "een"}\n{"txt": "twee"}\n', encoding="utf-8")
    checked = paw("check", str(good), str(bad), "-", "missing.yaml", stdin="tips: [")
    assert checked.code == 3
    files = [line.split(":")[0] for line in checked.stdout.splitlines()]
    assert list(dict.fromkeys(files)) == [str(bad), "stdin", "missing.yaml"]
    assert f"{bad}:2:1: " in checked.stdout
    assert re.search(r"^stdin:\d+:\d+: ", checked.stdout, re.MULTILINE)


def test_no_name_of_a_file_reaches_the_terminal_as_it_is(paw: Paw, tmp_path: Path) -> None:
    named = tmp_path / "a\x1b[31mb.yaml"
    named.write_text("txt: een", encoding="utf-8")
    checked = paw("check", str(named))
    assert "\x1b" not in checked.stdout + checked.stderr
    assert "\\u001b" in checked.stdout


@pytest.mark.parametrize("subject", Schema)
def test_a_schema_is_printed(paw: Paw, subject: Schema) -> None:
    printed = paw("schema", "--of", subject)
    assert (printed.code, printed.stdout, printed.stderr) == (0, schema_text(subject), "")


def test_the_schema_of_tips_is_the_default(paw: Paw) -> None:
    assert paw("schema").stdout == schema_text(Schema.TIPS)


def test_an_unknown_schema_is_told_with_near_names(paw: Paw) -> None:
    refused = paw("schema", "--of", "outputs")
    assert refused.code == 2
    assert refused.stderr == "error: no schema 'outputs'\nhint: Did you mean output?\n"


def test_where_tells_what_is_read_and_what_is_missing(paw: Paw, tmp_path: Path) -> None:
    assert paw("where").stdout.splitlines() == [
        "bundled\t37\tread\tbundled",
        f"own\t0\tmissing; `paw-tips add` makes it\t{tmp_path}/own-tips/own.yaml",
        "team\t0\tmissing here and above\t.paw-tips.yaml",
    ]


def test_where_tells_what_is_broken(paw: Paw, team_file: Path, tmp_path: Path) -> None:
    team_file.write_text(BROKEN, encoding="utf-8")
    paw("add", "Iets anders.")
    (tmp_path / "own-tips/sessie.jsonl").write_text('{"text": "twee"}\n', encoding="utf-8")
    told = paw("where", "--json")
    assert (told.code, told.stderr) == (0, "")
    found = json.loads(told.stdout)
    assert [(p["origin"], p["tips"], p["state"], len(p["problems"])) for p in found] == [
        ("bundled", 37, "read", 0),
        ("own", 1, "read", 0),
        ("own", 1, "read", 0),
        ("team", 1, "broken: 3 faults", 3),
    ]


@posix_only
@pytest.mark.parametrize("command", ["check", "import -", "add -", "where"])
def test_a_program_without_stdin_says_what_is_wrong(command: str, tmp_path: Path) -> None:
    script = f"exec {shlex.quote(sys.executable)} -m paw_cli {command} <&-"
    run = subprocess.run(
        ["sh", "-c", script],
        env={**os.environ, "PAW_TIPS_DIR": str(tmp_path / "own-tips")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in run.stderr
    assert run.returncode == {"import -": 1, "add -": 2}.get(command, 0)
