"""Which language is spoken to whom; that all of it is translated, and nothing else is said."""

import ast
import gettext
import re
import shlex
import string
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from make_catalogue import DUTCH as CATALOGUE_FILE
from make_catalogue import PACKAGE, extracted, translated, untranslated
from test_guide import CASES

from conftest import Paw
from paw_cli import load, messages
from paw_cli.cli.main import COMMANDS
from paw_cli.messages import (
    _,
    choose_language,
    grouped,
    in_english,
    language,
    ngettext,
    system_languages,
    use_language,
)


@pytest.mark.parametrize(
    ("locale", "system", "expected"),
    [
        ("LANG=nl_NL.UTF-8", "en", "nl"),
        ("LANG=NL_nl@euro", "en", "nl"),
        ("LANG=en_US.UTF-8", "nl", "en"),
        ("LANG=de_DE.UTF-8", "nl", "en"),
        ("LANG=nlx_NL", "nl", "en"),
        ("LC_ALL=nl_NL.UTF-8 LANG=en_US.UTF-8", "en", "nl"),
        ("LC_MESSAGES=en_US.UTF-8 LANG=nl_NL.UTF-8", "nl", "en"),
        ("LC_MESSAGES=nl_NL.UTF-8 LANG=C", "en", "nl"),
        ("LANGUAGE=en LANG=nl_NL.UTF-8", "nl", "en"),
        ("LANGUAGE=de:nl:en LANG=en_US.UTF-8", "en", "nl"),
        ("LANGUAGE=de_DE:fr LANG=nl_NL.UTF-8", "en", "nl"),
        ("LANGUAGE=nl LC_ALL=C", "nl", "en"),
        ("LANGUAGE=nl LC_ALL=C.UTF-8", "nl", "en"),
        ("LANGUAGE=nl LC_MESSAGES=C LANG=nl_NL", "nl", "en"),
        # where no locale is set the system is asked
        ("", "nl-NL en-NL", "nl"),
        ("", "fr-FR nl-BE", "nl"),
        ("", "en-US nl", "en"),
        ("", "", "en"),
        ("LANG= LC_CTYPE=UTF-8", "nl", "nl"),
        ("LANGUAGE=en", "nl", "en"),
    ],
)
def test_the_first_of_dutch_and_english_counts(locale: str, system: str, expected: str) -> None:
    environ = dict(setting.split("=") for setting in locale.split())
    assert choose_language(environ, system.split) == expected


def test_windows_and_macos_tell_the_languages_of_their_user_and_others_none() -> None:
    kernel32 = SimpleNamespace(GetUserDefaultUILanguage=lambda: 0x0813)  # Dutch of Belgium
    with patch("ctypes.windll", SimpleNamespace(kernel32=kernel32), create=True):
        assert choose_language({}, lambda: system_languages("win32")) == "nl"
    for told, expected in (('(\n    "nl-NL",\n    "en-NL"\n)\n', "nl"), ("(\n    nl\n)\n", "nl")):
        with patch("subprocess.run", return_value=SimpleNamespace(stdout=told)):
            assert choose_language({}, lambda: system_languages("darwin")) == expected
    with patch("subprocess.run", side_effect=FileNotFoundError):
        assert system_languages("darwin") == []
    assert system_languages("linux") == []


def test_a_library_speaks_english_and_dutch_has_its_own_words_numbers_and_plurals() -> None:
    assert (language(), _("Print JSON."), grouped(20000)) == ("en", "Print JSON.", "20,000")
    with in_english():  # and back to English afterwards
        use_language(lambda: "nl")
        assert (language(), grouped(20000)) == ("nl", "20.000")
        tips = [ngettext("{number} tip", "{number} tips", n) for n in (0, 1, 2, 1234)]
        assert tips == ["0 tips", "1 tip", "2 tips", "1.234 tips"]
        not_translated = _("no such message as {what}", what="this")
        assert not_translated == "no such message as this"
    assert language() == "en"


DUTCH = {"LANG": "nl_NL.UTF-8"}
FORMS = ("json", "jsonl", "csv", "tsv", "text", "markdown")
VIEWS = ("list", "search geld tijd", "show 14 36", "random --seed 1", "themes")
OTHERS = "check broken.yaml --json,where --json,add Koffie. --dry-run,schema,completion bash,-V"
FOR_PROGRAMS = (*(f"{view} -f {form}" for view in VIEWS for form in FORMS), *OTHERS.split(","))


@pytest.mark.parametrize("line", FOR_PROGRAMS)
def test_what_programs_read_is_the_same_in_every_language(paw: Paw, desk: Path, line: str) -> None:
    (desk / "broken.yaml").write_text("tips:\n- tekst: x\n", encoding="utf-8")
    english, dutch = paw(*line.split()), paw(*line.split(), env=DUTCH)
    assert english.stdout
    assert (dutch.code, dutch.stdout) == (english.code, english.stdout)


def test_a_process_speaks_the_language_of_its_environment(paw: Paw) -> None:
    seen = paw.in_a_process("search", "burgemeester", env=DUTCH)
    assert (seen.code, seen.stdout) == (1, "")
    assert seen.stderr.startswith("fout: Geen tip gevonden over 'burgemeester'\nhint: ")


def test_people_read_the_kinds_in_dutch_and_programs_do_not(paw: Paw) -> None:
    shown = paw("list", columns=80, env=DUTCH).stdout
    assert "opmerking" in shown
    assert "remark" not in shown
    assert "opmerking" not in paw("list", env=DUTCH).stdout


STALE = "run scripts/make_catalogue.py, translate what it names, and run it again"
CATALOGUE = translated()
MESSAGES = [message for message in CATALOGUE if message.id]


def forms(texts: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts or ())


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_message_has_a_translation_and_every_translation_a_message() -> None:
    assert {message.id for message in MESSAGES} == {m.id for m in extracted() if m.id}, STALE
    assert [message.id for message in untranslated(CATALOGUE)] == []


def test_a_translation_has_the_fields_and_the_shape_of_its_message() -> None:
    for message in MESSAGES:
        expected = set().union(*map(fields, forms(message.id)))
        for original, form in zip(forms(message.id), forms(message.string), strict=True):
            assert fields(form) == expected, message.id
            assert form.strip() == form or original.strip() != original, message.id
            assert ("\n\n" in form) == ("\n\n" in original), message.id
            assert form.count("`") == original.count("`"), message.id


def test_what_is_compiled_is_what_the_catalogue_says() -> None:
    with CATALOGUE_FILE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in MESSAGES:
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, STALE
        else:
            one, many = forms(message.id)
            found = [compiled.ngettext(one, many, n) for n in (1, 2)]
            assert found == forms(message.string), STALE


# What takes a sentence for a person.
TELLERS = ("Error", "Problem", "print_message", "print_note")


def test_no_error_is_raised_and_no_note_printed_in_words_that_are_not_marked() -> None:
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(TELLERS):
                values = [*call.args, *(keyword.value for keyword in call.keywords)]
                texts = [v for v in values if isinstance(v, ast.Constant | ast.JoinedStr)]
                said = [text for text in map(ast.unparse, texts) if " " in text]
                assert not said or "has no attribute" in said[0], path


# With brackets around each message, names, options, data and quoted texts stand outside them.
OPEN, CLOSE = "⟦", "⟧"


class Bracketed(gettext.NullTranslations):
    """A language in which every message is the English one in brackets."""

    def gettext(self, message: str) -> str:
        return "\n\n".join(f"{OPEN}{part}{CLOSE}" for part in message.split("\n\n"))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSE}"


@pytest.fixture
def bracketed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "_load", lambda _language: Bracketed())


def outside(text: str) -> str:
    """Return what stands in no brackets."""
    innermost = f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}"
    while re.search(innermost, text):
        text = re.sub(innermost, "", text)
    assert {OPEN, CLOSE}.isdisjoint(text)
    return text


def words_outside(text: str) -> list[str]:
    """Return the words outside brackets but options, values in capitals, paths and commands."""
    left = re.sub(r"paw-tips[^\n]*?(?=  |\n|$)", " ", outside(text))
    left = re.sub(r"[\w-]+\.(yaml|txt|vtt|pdf|rtf|foo)\S*", " ", left)
    left = re.sub(r"(?<!\S)--?[\w-]+|\b[A-Z]+\b(\.\.\.)?|\S*[/=]\S*|'[^']*'", " ", left)
    return re.findall(r"[^\W\d_][\w-]+", left)


HELP_NAMES = {*COMMANDS, "tip", "remark", "bash", "zsh", "fish", "eval", "auto", "pbpaste"}


@pytest.mark.usefixtures("bracketed")
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
}
WRONG = """
list --file missing.yaml; list --file broken.yaml; check broken.yaml; add Koffie. --to broken.yaml
import tips.yaml; import speech.pdf; import chat.txt; add Koffie. --to tips.txt; search qzx -k tip
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


@pytest.mark.usefixtures("bracketed", "files")
@pytest.mark.parametrize(
    "line", [*lines_of(WRONG), *(line for cases in CASES.values() for line, *_ in cases)]
)
def test_an_error_says_nothing_outside_the_catalogue(paw: Paw, line: str) -> None:
    run = paw(*shlex.split(line))
    assert run.code != 0
    assert f"{OPEN}error{CLOSE}: " in run.stderr
    data = {theme.id for theme in load().themes}
    assert set(words_outside(run.stderr)) <= data


@pytest.mark.usefixtures("bracketed", "files")
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
