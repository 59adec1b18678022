"""What `check`, `schema` and `where` promise."""

import json
import os
import re
import shlex
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import Paw
from paw_cli.authoring.check import similar_texts
from paw_cli.files.layers import package_text

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"
BROKEN = "tips:\n  - text: een\n  - txt: twee\n  - text: drie\n    kind: soort\n"


@pytest.fixture
def team_file(desk: Path) -> Path:
    return desk / ".paw-tips.yaml"


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


@pytest.mark.parametrize("content", ["", "tips: [een]", "tips:\n- text: een#\n  links: []  # geen"])
def test_without_a_fault_it_is_silent(paw: Paw, team_file: Path, content: str) -> None:
    if content:
        team_file.write_text(content, encoding="utf-8")
    for arguments, told in (([], ""), (["--json"], "[]\n"), (["--strict"], "")):
        checked = paw("check", *arguments)
        assert checked == (0, told, "")


REPLACED = "this replaces {}, which comes with the program"
UNSEEN = "a character that no reader sees (U+{}) at place {} of this text"
OTHER_HOST = "this link may be read as one to another host"
DOUBTFUL = [
    (
        "- Iedereen heeft het over bewonersparticipatie maar niemand over eigenaren.",
        {"1:3": "nearly the same text as paw-14"},
    ),
    ("tips:\n- {id: a, text: een}\n- {id: b, text: een}\n", {"3:17": "the same text as a"}),
    ('tips: ["👍", "👍"]\n', {"1:13": "the same text as desk-01"}),
    (
        "tips:\n  - {text: een, themes: [samenwerke, timing, Eerlijkheidd!]}\n",
        {
            "2:26": "theme 'samenwerke' is nearly 'samenwerken'",
            "2:46": "theme 'eerlijkheidd' is nearly 'eerlijkheid'",
        },
    ),
    ("themes:\n- id: a\n- id: b\ntips:\n- {text: een, themes: [A]}\n", {}),
    ("themes:\n- id: op-orde\n- id: op-ordde\n", {"3:7": "theme 'op-ordde' is nearly 'op-orde'"}),
    ("tips: [{id: paw-14, text: Iets anders}]", {"1:13": REPLACED.format("paw-14")}),
    (
        "tips: [{text: Iets heel anders, source: PAW-aan-tafel-1}]",
        {"1:41": "the source paw-aan-tafel-1 comes with the program"},
    ),
    ("themes: [{id: intern, title: Extern}]", {"1:15": REPLACED.format("intern")}),
    (
        "sources: [{id: paw-aan-tafel-1, url: 'https://kwaad.example'}]",
        {"1:16": REPLACED.format("paw-aan-tafel-1")},
    ),
    (
        "- {text: een\u200b twee, keywords: [ok, a\ufe0fb]}\n- 👨‍👩‍👧 می‌خواهم\n",
        {"1:10": UNSEEN.format("200B", 4), "1:36": UNSEEN.format("FE0F", 2)},
    ),
    (
        "- {text: 'https://gemeеnte.nl, a.nl', links: [https://a.nl, https://b.nl@kwaad.nl]}",
        {"1:10": OTHER_HOST, "1:61": OTHER_HOST},
    ),
    ("themes: [{id: intern}, {id: wijk-1}, {id: wijk-2}, {id: held}]\ntips: [Iets, Geld]", {}),
    ("themes: [{id: geld}, {id: held}]\ntips: [{text: Iets, themes: [geld, held, intern]}]", {}),
]


@pytest.mark.parametrize(("content", "warnings"), DOUBTFUL)
def test_doubts_are_warnings(
    paw: Paw, team_file: Path, content: str, warnings: dict[str, str]
) -> None:
    team_file.write_text(content, encoding="utf-8")
    checked = paw("check")
    assert (checked.code, checked.stderr) == (0, "")
    lines = checked.stdout.replace(f"{team_file}:", "").splitlines()
    told = [f"{place}: warning: {message}" for place, message in warnings.items()]
    assert [line.partition("; ")[0] for line in lines] == told
    assert all(line.partition("; ")[2] for line in lines)  # what to do
    strict = paw("check", "--strict")
    assert (strict.code, strict.stdout) == (3 if warnings else 0, checked.stdout)
    assert strict.stderr.startswith(f"error: {len(warnings)} warning") is bool(warnings)


def test_copies_of_bundled_tips_replace_nothing_and_none_are_alike(
    paw: Paw, team_file: Path
) -> None:
    team_file.write_text(paw("list", "--json").stdout, encoding="utf-8")
    assert paw("check").stdout == ""


def test_an_id_in_two_files_of_one_folder_is_told(paw: Paw, tmp_path: Path) -> None:
    own = tmp_path / "own-tips"
    own.mkdir()
    (own / "own.yaml").write_text("tips:\n- {id: own-01, text: Een}\n", encoding="utf-8")
    (own / "own-LAPTOP.yaml").write_text("tips:\n- {id: own-01, text: Twee}\n", encoding="utf-8")
    told = f"{own}/own.yaml:2:8: warning: this replaces own-01 of {own}/own-LAPTOP.yaml;"
    assert paw("check").stdout.startswith(told)


def test_many_similar_texts_are_looked_for_within_bounds(paw: Paw, team_file: Path) -> None:
    texts = [f"{n} nu heeft iedereen een woord" for n in range(2_001)]
    team_file.write_text(json.dumps(texts), encoding="utf-8")
    checked = paw("check", "--strict")
    assert checked.code == 3
    assert "among the first 2,000 tips" in checked.stderr


def test_several_files_and_stdin_are_checked_each(paw: Paw, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "b\x1b[31md.jsonl"
    good.write_text("tips: [een]", encoding="utf-8")
    bad.write_text('{"text": "een"}\n{"txt": "twee"}\n', encoding="utf-8")
    checked = paw("check", str(good), str(bad), "-", "missing.yaml", stdin="tips: [")
    assert checked.code == 3
    files = [line.split(":")[0] for line in checked.stdout.splitlines()]
    shown = str(bad).replace("\x1b", r"\u001b")
    assert list(dict.fromkeys(files)) == [shown, "stdin", "missing.yaml"]
    assert f"{shown}:2:1: " in checked.stdout
    assert re.search(r"^stdin:\d+:\d+: ", checked.stdout, re.MULTILINE)


def test_a_schema_is_printed(paw: Paw) -> None:
    for arguments, subject in (([], "tips"), (["--of", "output"], "output")):
        printed = paw("schema", *arguments)
        assert printed == (0, package_text(f"data/{subject}.schema.json"), "")


def test_where_tells_what_is_read(paw: Paw, team_file: Path, tmp_path: Path) -> None:
    assert paw("where").stdout.splitlines() == [
        "bundled\t37\tread\tbundled",
        f"own\t0\tmissing; `paw-tips add` makes it\t{tmp_path}/own-tips/own.yaml",
        "team\t0\tmissing here and above\t.paw-tips.yaml",
    ]
    team_file.write_text(BROKEN, encoding="utf-8")
    paw("add", "Iets anders.")
    (tmp_path / "own-tips/sessie.jsonl").write_text('{"text": "twee"}\n', encoding="utf-8")
    told = paw("where", "--json")
    assert (told.code, told.stderr) == (0, "")
    own = ("own", 1, "read", 0)
    team = ("team", 1, "broken: 3 faults", 3)
    found = json.loads(told.stdout)
    told_of = [(p["origin"], p["tips"], p["state"], len(p["problems"])) for p in found]
    assert told_of == [("bundled", 37, "read", 0), own, own, team]


@pytest.mark.skipif(sys.platform == "win32", reason="what POSIX does between fork and exec")
@pytest.mark.parametrize(("line", "code"), [("check", 0), ("import -", 1), ("add -", 2)])
def test_a_program_without_stdin_says_what_is_wrong(paw: Paw, line: str, code: int) -> None:
    run = paw.in_a_process(*line.split(), preexec_fn=lambda: os.close(0))
    assert (run.code, run.stderr.count("error: ")) == (code, bool(code))


def test_the_hook_stops_a_broken_file_and_no_good_one(paw: Paw, desk: Path) -> None:
    """Run the hook as pre-commit does: its entry, with the files that its pattern finds."""
    (desk / "other.yaml").write_text("a: [", encoding="utf-8")
    [hook] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    program, *arguments = shlex.split(hook["entry"])
    assert (program, hook["language"]) == ("paw-tips", "python")
    for content, code in (("tips:\n- een\n", 0), ("tips:\n- txt: een\n", 3)):
        (desk / ".paw-tips.yaml").write_text(content, encoding="utf-8")
        files = [path.name for path in desk.iterdir() if re.search(hook["files"], path.name)]
        assert files == [".paw-tips.yaml"]
        assert paw(*arguments, *files).code == code


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1).map(sorted).map(" ".join)))
def test_no_near_text_is_passed_over_for_the_words_that_many_have(texts: list[str]) -> None:
    def are_near(text: str, other: str) -> bool:
        words, others = set(text.split()), set(other.split())
        return 2 * len(words & others) >= 0.75 * (len(words) + len(others))

    earlier = [next(m for m, other in enumerate(texts) if are_near(t, other)) for t in texts]
    found = dict(similar_texts(texts))
    same = [n for n, text in enumerate(texts) if text in texts[:n]]
    assert set(found) == {n for n, first in enumerate(earlier) if first < n}
    assert all(found[n] == earlier[n] for n in found if n not in same)


def test_the_same_text_is_found_before_a_similar_one_and_however_many_there_are() -> None:
    texts = ["een twee drie vier", "een twee drie vier vijf", "een twee drie vier  vijf"]
    texts += [f"woord{number}" for number in range(2_500)]
    assert dict(similar_texts([*texts, texts[-1]])) == {1: 0, 2: 1, len(texts): len(texts) - 1}


def test_many_similar_texts_take_no_hours() -> None:
    alike = [f"Dit is nummer {n} van {n % 7} over participatie in de wijk" for n in range(20_000)]
    long = [f"{n} " + "participatie in de wijk " * 2_000 for n in range(400)]
    for texts in (alike, long):
        assert sum(1 for _similar in similar_texts(texts)) > 0.9 * min(len(texts), 2_000)
