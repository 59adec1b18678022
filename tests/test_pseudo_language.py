"""All that is said passes through the catalogue: with brackets around each message, little is left.

Outside the brackets stand names, options, data and quoted texts, and nothing else.
"""

import re
from gettext import NullTranslations
from pathlib import Path

import pytest

from conftest import Paw
from paw_cli import load, messages
from paw_cli.cli.main import COMMANDS

OPEN, CLOSE = "⟦", "⟧"


class Bracketed(NullTranslations):
    """A language in which every message is the English one in brackets."""

    def gettext(self, message: str) -> str:
        return "\n\n".join(f"{OPEN}{part}{CLOSE}" for part in message.split("\n\n"))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSE}"


@pytest.fixture(autouse=True)
def bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "_load", lambda _language: Bracketed())


def outside(text: str) -> str:
    """Return what stands in no brackets."""
    kept, depth = [], 0
    for character in text:
        depth += (character == OPEN) - (character == CLOSE)
        if depth == 0 and character != CLOSE:
            kept.append(character)
    assert depth == 0, text
    return "".join(kept)


def words_outside(text: str) -> list[str]:
    """Return the words outside brackets but options, values in capitals, paths and commands."""
    left = re.sub(r"paw-tips[^\n]*?(?=  |\n|$)", " ", outside(text))
    left = re.sub(r"[\w-]+\.(yaml|txt|vtt|pdf|rtf|foo)\S*", " ", left)
    left = re.sub(r"(?<!\S)--?[\w-]+|\b[A-Z]+\b(\.\.\.)?|\S*[/=]\S*|'[^']*'", " ", left)
    return re.findall(r"[^\W\d_][\w-]+", left)


HELP_NAMES = {*COMMANDS, "tip", "remark", "bash", "zsh", "fish", "eval", "auto", "pbpaste"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_says_nothing_outside_the_catalogue(paw: Paw, command: str) -> None:
    shown = paw(*command.split(), "--help").stdout
    assert OPEN in shown
    without_examples = re.sub(r"^  +paw-tips.*?(?=  |$)", "", shown, flags=re.MULTILINE)
    assert set(words_outside(without_examples)) <= HELP_NAMES


BROKEN = "tips:\n- text: Koffie.\n  kind: tpi\n- tekst: Thee.\n- text: ''\n"
WRONG_LINES = """
nope
zoek
search
search xqzwvk
search -n five eigenaren
search --exact
list -t nope
list -t e
list -f nope
list --fields id
list --color nope
list --nope
list --file missing.yaml
list --file broken.yaml
show
show paw-99 7-5
show 1 99
random --date gisteren
random --seed 1 --daily
random -t eigen -x eigen
themes -f nope
add
add Koffie. -t nope
import
import missing.txt
import speech.vtt
import tips.yaml
check broken.yaml
schema --of nope
completion
completion nope
eigenaren
thema's
help nope
list geld
random -n drie
list -o tips.foo
list -f json --json -f csv
show 14 -f html -o tips.yaml
add Koffie. --to tips.txt
add Koffie. --to broken.yaml
import speech.pdf
import notes.rtf
import chat.txt
import empty.txt
import tips.yaml --add -o x.yaml
import tips.yaml --lines --paragraphs
search eigenaren -k tip -t techniek
""".strip().splitlines()


FILES = {
    "broken.yaml": BROKEN,
    "tips.yaml": "tips:\n- text: Koffie.\n",
    "warned.yaml": "tips:\n- text: Koffie. # warm\n",
    "speech.pdf": "%PDF-1.7\n",
    "notes.rtf": "{\\rtf1 Hoi}",
    "chat.txt": "12:01 Jan: Hoi allemaal\n12:02 Piet: Eens\n",
    "team.txt": "10:00:00 From Jan Smit to Everyone:\n\tNeem Koffie mee\n"
    "10:01:00 From Piet Puk to Everyone:\n\tEens!\n",
    "empty.txt": "Een gewone zin.\n",
    "speech.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nHoi\n",
}


@pytest.fixture
def files(desk: Path) -> None:
    for name, content in FILES.items():
        (desk / name).write_text(content, encoding="utf-8")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("line", WRONG_LINES)
def test_an_error_says_nothing_outside_the_catalogue(paw: Paw, line: str) -> None:
    run = paw(*line.split())
    assert run.code != 0
    assert f"{OPEN}error{CLOSE}: " in run.stderr
    assert outside(run.stderr) != run.stderr
    data = {theme.id for theme in load().themes}
    for said in run.stderr.splitlines():
        assert set(words_outside(said)) - data == set(), said


NOTED_LINES = """
search bewoners -n 1
search bewoners gemeente
add Koffie.
add Koffie. --dry-run
list --file warned.yaml
check warned.yaml
check tips.yaml
import team.txt
import team.txt --report
import team.txt --dry-run
list -o tips.csv
show 14 --all
help search
where
themes
list
show 14
random --seed 1
""".strip().splitlines()


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("line", NOTED_LINES)
def test_what_a_person_sees_is_in_the_catalogue_or_data(paw: Paw, line: str) -> None:
    run = paw(*line.split(), columns=100)
    data = " ".join(
        [
            *(" ".join([tip.text, *tip.keywords, *tip.answers, tip.id]) for tip in load().tips),
            *(f"{theme.id} {theme.title} {theme.description}" for theme in load().themes),
            *(source.title for source in load().sources),
            f"{line} Koffie own-01 warned-01 tips tip text remark id kind Neem team-01",
        ]
    )
    known = set(re.findall(r"[^\W\d_][\w-]+", re.sub(r"\x1b\[[\d;]*m", "", data)))
    shown = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[\d;]*m", "", run.stdout + run.stderr)
    left = [word for word in words_outside(shown) if word not in known]
    assert [word for word in left if not any(name.startswith(word) for name in known)] == []
