"""The commands that read, as a user runs them: exit code, stdout and stderr together."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Paw, Run
from paw_cli import __version__
from paw_cli.cli.main import COMMANDS
from paw_cli.errors import ExitCode


def records(run: Run) -> list[dict[str, Any]]:
    assert run.stderr == ""
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def ids(run: Run) -> list[str]:
    return [record["id"] for record in records(run)]


def test_help_comes_without_a_command_too_and_the_version_on_request(paw: Paw) -> None:
    assert paw() == paw("-h") == paw("--help")
    assert paw("-V") == paw("--version")
    assert paw("-V").stdout == f"paw-tips {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize(
    ("language", "usage", "examples"),
    [("en_GB", "Usage: ", "Examples:"), ("nl_NL", "Gebruik: ", "Voorbeelden:")],
)
def test_help_fits(paw: Paw, command: str, language: str, usage: str, examples: str) -> None:
    words = set()
    for columns, most in ((40, 40), (57, 57), (80, 80), (200, 80)):
        run = paw(*command.split(), "-h", env={"COLUMNS": str(columns), "LANG": language})
        assert (run.code, run.stderr) == (ExitCode.DONE, "")
        assert run.stdout.startswith(f"{usage}paw-tips {command}".strip())
        assert max(map(len, run.stdout.splitlines())) <= most
        assert f"paw-tips {command}".strip() in run.stdout.partition(examples)[2]
        words.add(tuple(sorted(run.stdout.split())))
    assert len(words) == 1


@pytest.mark.parametrize(
    ("line", "found", "message"),
    [
        ("list", [f"paw-{n:02}" for n in range(1, 38)], ""),
        ("list -k tip -t techniek", [], ""),
        ("random -k tip -t techniek", [], "no tip passes these filters"),
        ("show paw-14 3 7-9", ["paw-14", "paw-03", "paw-07", "paw-08", "paw-09"], ""),
        ("show 14 --file own.yaml", ["paw-14"], ""),
        ("show team-14 --file own.yaml", ["team-14"], ""),
        ("show 14 paw-99", ["paw-14"], "no tip 'paw-99' (near: paw-09, paw-19, paw-29)"),
        ("show 99 --file own.yaml", [], "'99' fits several tips: team-99, buurt-99"),
    ],
)
def test_tips_are_in_order(paw: Paw, desk: Path, line: str, found: list[str], message: str) -> None:
    tips = "tips:\n- {id: team-14, text: a}\n- {id: team-99, text: b}\n- {id: buurt-99, text: c}\n"
    (desk / "own.yaml").write_text(tips, encoding="utf-8")
    run = paw(*line.split(), "--json")
    assert run.code == (ExitCode.NOTHING_FOUND if message else ExitCode.DONE)
    assert [tip["id"] for tip in json.loads(run.stdout)] == found
    assert run.stderr.partition("\nhint: ")[0] == (f"error: {message}" if message else "")


BOTH = {"timing", "zeggenschap"}


@pytest.mark.parametrize("command", ["list", "search participatie -n 0", "random -n 0"])
@pytest.mark.parametrize(
    ("filters", "passes"),
    [
        ("-k tip", lambda tip: tip["kind"] == "tip"),
        ("--kind REMARK -s paw-aan-tafel-1", lambda tip: tip["kind"] == "remark"),
        ("-k Opmerkingen", lambda tip: tip["kind"] == "remark"),
        ("-t ZEGG", lambda tip: "zeggenschap" in tip["themes"]),
        ("-t timing -t zeggenschap", lambda tip: BOTH & {*tip["themes"]}),
        ("-t timing -t zeggenschap --all-themes", lambda tip: {*tip["themes"]} >= BOTH),
        ("-x zeggenschap", lambda tip: "zeggenschap" not in tip["themes"]),
        ("-t timing -x zegg", lambda tip: BOTH & {*tip["themes"]} == {"timing"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_filters_are_the_same_everywhere(paw: Paw, command: str, filters: str, passes: Any) -> None:
    everything = records(paw(*command.split(), "--json"))
    kept = records(paw(*command.split(), *filters.split(), "--json"))
    assert kept
    assert all(passes(tip) for tip in kept)
    assert {tip["id"] for tip in everything if passes(tip)} <= {tip["id"] for tip in kept}


def test_search_shows_the_good_hits_best_first_and_more_on_request(paw: Paw) -> None:
    assert set(ids(paw("search", "eigenaren", "--json"))[:2]) == {"paw-14", "paw-15"}
    good = records(paw("search", "bewoners", "--json"))
    every = records(paw("search", "bewoners", "--json", "-n", "0"))
    assert every[: len(good)] == good
    assert all((hit["score"] >= every[0]["score"] / 2) == (hit in good) for hit in every)
    for number in (1, len(good) + 1):
        assert records(paw("search", "bewoners", "--json", "-n", str(number))) == every[:number]


@pytest.mark.parametrize(("lines", "columns"), [(24, 80), (50, 80), (24, 40), (50, 140)])
def test_a_search_ends_with_the_answer_in_view(paw: Paw, lines: int, columns: int) -> None:
    run = paw("search", "bewoners", columns=columns, env={"LINES": str(lines), "NO_COLOR": "1"})
    shown = re.findall(r"^paw-\d\d", run.stdout, re.MULTILINE)
    every = ids(paw("search", "bewoners", "--json", "-n", "0"))
    assert shown == every[: len(shown)]
    assert len(shown) >= (3 if columns >= 80 else 1)
    assert run.stdout.count("\n") + run.stderr.count("\n") < lines
    told = re.fullmatch(r"note: (\d+) more, (\d+) less certain: -n 0\s+shows all\.\n", run.stderr)
    assert told
    assert len(shown) + int(told[1]) + int(told[2]) == len(every)
    run = paw("search", "bewoners", "-n", "12", columns=columns, env={"LINES": "24"})
    assert len(re.findall(r"^paw-\d\d|(?<=m)paw-\d\d", run.stdout, re.MULTILINE)) == 12


EMPTY = {"json": r"\[\]\n", "csv": "id,.*\n", "tsv": "id\t.*\n", "markdown": "", "pretty": ""}


@pytest.mark.parametrize(("form", "printed"), EMPTY.items())
def test_a_search_without_a_hit_says_so_in_one_line(paw: Paw, form: str, printed: str) -> None:
    run = paw("search", "xyzzyq", "-f", form)
    assert run.code == ExitCode.NOTHING_FOUND
    assert re.fullmatch("error: no tip fits 'xyzzyq'\nhint: .*\n", run.stderr)
    assert re.fullmatch(printed, run.stdout)


def test_random_gives_others_on_another_run_and_the_same_with_a_seed(paw: Paw) -> None:
    assert len({ids(paw("random", "--json"))[0] for _ in range(12)}) > 1
    first = paw("random", "-n", "3", "--seed", "7", "--json")
    assert first == paw("random", "-n", "3", "--seed", "7", "--json")
    assert len(set(ids(first))) == 3
    assert len(set(ids(paw("random", "-n", "99", "-k", "tip", "--json")))) == 10


def test_the_tip_of_a_day_is_everybodys_and_comes_by_its_date(paw: Paw) -> None:
    days = [ids(paw("random", "--date", f"2030-01-{d:02}", "--json"))[0] for d in range(1, 11)]
    assert len(set(days)) == 10
    around = [date.today()]  # noqa: DTZ011 - the user's own day
    daily = ids(paw("random", "--daily", "--json"))
    around.append(date.today())  # noqa: DTZ011 - the same
    assert daily in [ids(paw("random", "--date", str(day), "--json")) for day in around]


@pytest.mark.parametrize(
    ("line", "suffix", "form"),
    [
        ("list", ".csv", "csv"),
        ("list -k tip", ".TSV", "tsv"),
        ("search eigenaren", ".json", "json"),
        ("show 14", ".jsonl", "jsonl"),
        ("random --seed 1", ".md", "markdown"),
        ("themes", ".txt", "text"),
    ],
)
def test_an_ending_names_a_format(paw: Paw, desk: Path, line: str, suffix: str, form: str) -> None:
    run = paw(*line.split(), "-o", f"tips{suffix}")
    assert run == (ExitCode.DONE, "", "")
    written = (desk / f"tips{suffix}").read_bytes().decode()
    assert written == paw(*line.split(), "-f", form).stdout


def test_a_file_is_written_over_only_with_force(paw: Paw, desk: Path) -> None:
    file = desk / "tips.json"
    file.write_text("van mij", encoding="utf-8")
    run = paw("list", "-o", "tips.json")
    assert (run.code, run.stdout) == (ExitCode.WRONG_USE, "")
    assert run.stderr.endswith("hint: --force writes over it.\n")
    assert file.read_text(encoding="utf-8") == "van mij"
    assert paw("list", "-o", "tips.json", "--force").code == ExitCode.DONE
    listed = paw("list", "--json", "-o", "-").stdout
    assert file.read_text(encoding="utf-8") == listed == paw("list", "--json").stdout


def test_a_workbook_is_not_for_a_screen(paw: Paw) -> None:
    run = paw("list", "-f", "xlsx", columns=80)
    assert (run.code, run.stdout) == (ExitCode.WRONG_USE, "")
    assert run.stderr.startswith("error: a workbook is not for a screen\nhint: ")


def test_while_one_types_the_last_word_is_a_beginning(paw: Paw) -> None:
    assert ids(paw("search", "--typing", "eigenar", "--json"))[:2] == ["paw-15", "paw-14"]
    everything = ids(paw("list", "--json"))
    for empty in ([], [""], ["  "]):
        assert ids(paw("search", "--typing", *empty, "--json")) == everything


def test_words_passed_over_are_told_to_a_person_only(paw: Paw) -> None:
    assert paw("search", "communicatie", "utrecht").stderr == ""
    run = paw("search", "communicatie", "utrecht", columns=80)
    assert "note: not found, and passed over: utrecht\n" in run.stderr


def test_keywords_are_shown_on_request_only(paw: Paw) -> None:
    for form in ("text", "pretty"):
        assert "woningeigenaar" not in paw("show", "14", "-f", form).stdout
        assert "Welke groep vergeten we" in paw("show", "14", "-f", form).stdout
        assert "woningeigenaar" in paw("show", "14", "--all", "-f", form).stdout
    assert "woningeigenaar" in paw("show", "14", "--json").stdout


def test_a_list_says_once_how_to_read_a_tip_in_full(paw: Paw) -> None:
    assert paw("list", columns=80).stderr == "note: `paw-tips show paw-01` shows one whole\n"
    assert paw("list").stderr == paw("list", "--json", columns=80).stderr == ""
    assert "● is a tip, ○ a remark" in paw("list", columns=40).stderr
