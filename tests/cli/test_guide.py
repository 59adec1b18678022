"""No first try is a dead end: what goes wrong is told in a line, and in one hint the way on."""

import re
import shlex
from pathlib import Path

import pytest

from conftest import Paw
from paw_cli.cli.main import COMMANDS
from paw_cli.errors import ExitCode

HELP = "`paw-tips {} --help` shows how."
FROM_0 = "Write a number from 0 up, such as 5."
SEVERAL = "Type one of them: eigenaren-huurders, eerlijkheid."
# What is typed, how the error begins, and the hint as far as it says how to go on.
WRONG_USE = [
    ("eigenaren", "", "`paw-tips search eigenaren` looks for it."),
    ("geld en tijd", "", "`paw-tips search geld en tijd` looks for it."),
    ("14", "", "Did you mean `paw-tips show 14`?"),
    ("paw-14", "", "Did you mean `paw-tips show paw-14`?"),
    ("zoek eigenaren", "", "Did you mean `paw-tips search eigenaren`?"),
    ("toon 14", "", "Did you mean `paw-tips show 14`?"),
    ('"thema\'s"', "", "Did you mean `paw-tips themes`?"),
    ("voeg-toe 'Een tip'", "", 'Did you mean `paw-tips add "Een tip"`?'),
    ("thema intern", "", "Did you mean `paw-tips list -t intern`?"),
    ("'geld\nen tijd'", "", '`paw-tips search "geld en tijd"` looks for it.'),
    ("help serch", "", "Did you mean search?"),
    ("help eigenaren", "", "`paw-tips search eigenaren` looks for it."),
    ("list eigenaren", "", "Did you mean `paw-tips list -t eigenaren-huurders`?"),
    ("list geld", "", "`paw-tips search geld` looks for it."),
    ("list 14", "", "Did you mean `paw-tips show 14`?"),
    ("random eigenaren", "", "Did you mean `paw-tips random -t eigenaren-huurders`?"),
    ("random geld en tijd --json", "", "`paw-tips search geld en tijd` looks for it."),
    ("themes intern", "", "Did you mean `paw-tips list -t intern`?"),
    ("themes geld", "", "`paw-tips search geld` looks for it."),
    ("where nu", "", "`paw-tips where --help` shows how."),
    ("list -t geld", "", "Did you mean middelen?"),
    ("list -t huurder", "", "Did you mean eigenaren-huurders?"),
    ("--json list", "", "Options stand after the command: `paw-tips list --json`"),
    ("search wijk -huurders", "", "To look for the word: `paw-tips search -- wijk -huurders`"),
    ("''", "", f"Known: {', '.join(COMMANDS)}."),
    ("list -t 'a\nerror: b'", "no theme 'a error: b'", "Known: "),
    ("serch x", "no command 'serch'", "Did you mean search?"),
    ("list --jsn", "no option '--jsn'", "Did you mean --json?"),
    ("list --zzz", "no option '--zzz'", HELP.format("list")),
    ("list -t eigenarn", "no theme 'eigenarn'", "Did you mean eigenaren-huurders?"),
    ("list -t e", "theme 'e' fits several", SEVERAL),
    ("list -k tipp", "no kind 'tipp'", "Did you mean tip?"),
    ("list -f jsn", "no format 'jsn'", "Did you mean json or jsonl?"),
    ("list --json --fields idd", "no field 'idd'", "Did you mean id?"),
    ("list --json -f csv", "--json and -f csv ask for two formats", "Leave one out."),
    ("list --color nver", "no color 'nver'", "Did you mean never?"),
    ("random --date 2030-02-30", "no date '2030-02-30'", "Write it as 2030-01-31."),
    ("random --daily --seed 1", "--seed does not go with --daily or --date", "Leave one out."),
    ("random -n -1", "invalid value for -n / --number", FROM_0),
    ("search x -n geld", "invalid value for -n / --number", FROM_0),
    ("random --seed x", "invalid value for --seed", FROM_0),
    ("search", "missing argument WORDS", HELP.format("search")),
    ("completion bahs", "no shell 'bahs'", "Did you mean bash?"),
    ("add x -t gesprk", "no theme 'gesprk'", "Did you mean gesprek? --new-theme makes"),
    ("add x -t 'Ken je buurt'", "no theme 'Ken je buurt'", ""),
    ("add x -t '!!!' --new-theme", "'!!!' is no name of a theme", "Write it in words"),
    ("add x -t 'a\nb' --new-theme", "it is more than one line", "Write it on one line"),
    ("add x -s ...", "'...' is no name of a source", "Write it in words"),
    ("add x --link voorbeeld.nl", "'voorbeeld.nl' is no link", "Write it whole, from https://"),
    ("add ' \n '", "empty text", ""),
    ("add 'a\x1b[31mb'", "control character (U+001B)", "Remove it"),
    ("add a\u202eb", "reading direction (U+202E)", "Remove it"),
    (f"add {'x' * 100_001}", "longer than 100,000 characters", ""),
    ("import notes.txt --to tips.json", "", "End it in .yaml"),
    ("import notes.txt -o tips.json", "", "End it in .yaml"),
    ("import notes.txt -o a.yaml --add", "-o and --add name two places", ""),
    ("import notes.txt --lines --paragraphs", "--lines and --paragraphs ask for two things", ""),
    ("list -o tips.docx", "the ending of 'tips.docx' tells no format", ""),
    ("list -o tips", "the ending of 'tips' tells no format", ""),
    ("list -f markdown --fields id -o a.md", "the format markdown has no fields to pick", ""),
]
NOTHING_FOUND = [
    ("show eigenaren", "no tip 'eigenaren'", "`paw-tips search eigenaren` looks for it."),
    ("show 99", "no tip '99'", "`paw-tips list` prints every id."),
    ("search xyzzyq", "no tip fits 'xyzzyq'", "`paw-tips themes`"),
    ("search webinar -k tip", "no tip fits", "Without these filters there are "),
    ("import empty.txt", "no items in empty.txt", ""),
    ("import prose.txt", "no items in prose.txt", "add --lines"),
]
INVALID_FILE = [
    ("import missing.txt", "cannot read missing.txt", ""),
    ("import .", ". is a folder", ""),
    ("import notes.txt -o missing/tips.yaml", "cannot write missing/tips.yaml", ""),
]
CASES = {
    ExitCode.WRONG_USE: WRONG_USE,
    ExitCode.NOTHING_FOUND: NOTHING_FOUND,
    ExitCode.INVALID_FILE: INVALID_FILE,
}


@pytest.mark.parametrize(
    ("code", "case"),
    [pytest.param(code, case, id=case[0][:40]) for code, cases in CASES.items() for case in cases],
)
def test_what_goes_wrong_is_told_with_a_way_on_and_changes_nothing(
    paw: Paw, desk: Path, code: ExitCode, case: tuple[str, str, str]
) -> None:
    line, message, hint = case
    for name, text in (("notes", "- Een\n"), ("prose", "Een zin.\nNog een.\n"), ("empty", "")):
        (desk / f"{name}.txt").write_text(text, encoding="utf-8")
    before = sorted(desk.parent.rglob("*"))
    run = paw(*shlex.split(line))
    assert (run.code, run.stdout) == (code, "")
    error, way_on = run.stderr.splitlines()
    assert error.startswith("error: ")
    assert message in error
    assert way_on.startswith("hint: ")
    assert hint in way_on
    assert sorted(desk.parent.rglob("*")) == before


USUAL_NAMES = {
    "search": ["zoek", "Vind", "find"],
    "show": ["toon", "get"],
    "list": ["lijst", "ls"],
    "random": ["toevallig"],
    "themes": ["thema's", "tags"],
    "add": ["voeg-toe"],
}


def test_the_usual_other_names_lead_to_a_command_and_what_is_typed_goes_on(paw: Paw) -> None:
    for command, names in USUAL_NAMES.items():
        assert all(f"`paw-tips {command}`" in paw(name).stderr for name in names)
    [command] = re.findall("`(.*)`", paw("eigenaren", "collega's").stderr)
    run = paw(*shlex.split(command)[1:])
    assert (run.code, run.stderr) == (ExitCode.DONE, "")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_a_command_as_well(paw: Paw, command: str) -> None:
    assert paw("help", *command.split()) == paw(*command.split(), "--help")
    assert paw("help", "help", *command.split()) == paw("--help")


LONG_LINES = [
    *("LONG", "help LONG", "show LONG", "search LONG", "list LONG", "list --LONG", "import LONG"),
    *(f"list {option} LONG" for option in ("-t", "-k", "-f", "--fields", "-o", "--file")),
    *("random --date LONG", "random --seed LONG", "schema --of LONG", "add LONG -t LONG"),
]


@pytest.mark.parametrize("line", LONG_LINES)
def test_no_message_is_longer_than_a_person_reads(paw: Paw, line: str) -> None:
    run = paw(*line.replace("LONG", "x" * 10_000).split())
    is_path = re.search("--file|-o |import", line)  # which is there to be copied
    assert run.code
    assert max(map(len, run.stderr.splitlines())) < (2500 if is_path else 300)
