"""Which language is spoken to whom, and how numbers and plurals are written in it."""

from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest

from conftest import Paw
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


def nobody() -> list[str]:
    raise AssertionError("the system was asked, although a locale is set")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl"}, "nl"),
        ({"LANG": "NL_nl@euro"}, "nl"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "nlx_NL"}, "en"),
        ({"LC_ALL": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LC_MESSAGES": "nl_NL.UTF-8", "LANG": "C"}, "nl"),
        ({"LANGUAGE": "en", "LANG": "nl_NL.UTF-8"}, "en"),
        ({"LANGUAGE": "nl", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LANGUAGE": "de:nl:en", "LANG": "en_US.UTF-8"}, "nl"),
        ({"LANGUAGE": "de_DE:fr", "LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANGUAGE": "nl", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "nl", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "nl", "LC_MESSAGES": "C", "LANG": "nl_NL"}, "en"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
    ],
)
def test_the_first_of_dutch_and_english_that_is_named(
    environ: dict[str, str], expected: str
) -> None:
    assert choose_language(environ, nobody) == expected


@pytest.mark.parametrize(
    ("environ", "system", "expected"),
    [
        ({}, ["nl-NL", "en-NL"], "nl"),
        ({}, ["fr-FR", "nl-BE"], "nl"),
        ({}, ["en-US", "nl"], "en"),
        ({}, [], "en"),
        ({"LANG": "", "LC_CTYPE": "UTF-8"}, ["nl"], "nl"),
        ({"LANGUAGE": "en"}, ["nl"], "en"),
    ],
)
def test_the_system_is_asked_where_no_locale_is_set(
    environ: dict[str, str], system: list[str], expected: str
) -> None:
    assert choose_language(environ, lambda: system) == expected


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
