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


FILES = {
    "broken.yaml": "tips:\n- text: Koffie.\n  kind: tpi\n- tekst: Thee.\n- text: ''\n",
    "tips.yaml": "tips:\n- text: Koffie.\n",
    "warned.yaml": "tips:\n- text: Koffie. # warm\n",
    "speech.pdf": "%PDF-1.7\n",
    "chat.txt": "12:01 Jan: Hoi allemaal\n12:02 Piet: Eens\n",
    "team.txt": "10:00:00 From Jan Smit to Everyone:\n\tNeem Koffie mee\n"
    "10:01:00 From Piet Puk to Everyone:\n\tEens!\n",
    "empty.txt": "Een gewone zin.\n",
}
WRONG = """
nope; search; search xqzwvk; search -n five eigenaren; list -t nope; list -t e; list -f nope
list --fields id; list --nope; list --file missing.yaml; list --file broken.yaml; list geld
show paw-99 7-5; random --date gisteren; random --seed 1 --daily; random -t eigen -x eigen
add; add Koffie. -t nope; add Koffie. --to tips.txt; add Koffie. --to broken.yaml
import missing.txt; import tips.yaml; import speech.pdf; import chat.txt; import empty.txt
import tips.yaml --add -o x.yaml; import tips.yaml --lines --paragraphs; check broken.yaml
eigenaren; thema's; help nope; list -o tips.foo; list -f json --json -f csv
show 14 -f html -o tips.yaml; search eigenaren -k tip -t techniek
"""
SHOWN = """
search bewoners -n 1; search bewoners gemeente; add Koffie.; list --file warned.yaml
check tips.yaml; import team.txt; import team.txt --report; show 14 --all; where
themes; list; random --seed 1
"""


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in re.split("[;\n]", text) if line.strip()]


@pytest.fixture
def files(desk: Path) -> None:
    for name, content in FILES.items():
        (desk / name).write_text(content, encoding="utf-8")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("line", lines_of(WRONG))
def test_an_error_says_nothing_outside_the_catalogue(paw: Paw, line: str) -> None:
    run = paw(*line.split())
    assert run.code != 0
    assert f"{OPEN}error{CLOSE}: " in run.stderr
    data = {theme.id for theme in load().themes}
    assert set(words_outside(run.stderr)) <= data


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("line", lines_of(SHOWN))
def test_what_a_person_sees_is_in_the_catalogue_or_data(paw: Paw, line: str) -> None:
    run = paw(*line.split(), columns=100)
    assert run.code == 0
    data = load()
    texts = [text for tip in data.tips for text in (tip.text, *tip.keywords, *tip.answers, tip.id)]
    texts += [text for theme in data.themes for text in theme]
    texts += [source.title for source in data.sources]
    texts += [line, "Koffie own-01 warned-01 tips tip text remark id kind Neem team-01"]
    known = set(re.findall(r"[^\W\d_][\w-]+", " ".join(texts)))
    shown = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[\d;]*m", "", run.stdout + run.stderr)
    left = [word for word in words_outside(shown) if word not in known]
    assert [word for word in left if not any(name.startswith(word) for name in known)] == []
