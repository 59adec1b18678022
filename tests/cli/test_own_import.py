"""What `import` promises: a valid tips file on stdout or in a file, and a word on all else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import Paw

SOURCE_TEXT = Path(__file__).parents[1] / "data/paw-aan-tafel-chat.txt"
NOTES = "1. Begin klein.\n2. Zie https://voorbeeld.nl/a.\n"
ZOOM = "16:03:12 From  Jan Jansen  to  Everyone:\n\tBegin klein.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "desk").mkdir(exist_ok=True)
    (tmp_path / "desk/notes.txt").write_text(NOTES, encoding="utf-8")
    return tmp_path / "desk"


def test_the_file_on_stdout_is_whole_and_stderr_is_empty(paw: Paw, desk: Path) -> None:
    done = paw("import", str(desk / "notes.txt"))
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == (
        "tips:\n"
        "  - id: notes-01\n"
        "    kind: tip\n"
        "    text: >-\n"
        "      Begin klein.\n"
        "\n"
        "  - id: notes-02\n"
        "    kind: tip\n"
        "    text: >-\n"
        "      Zie https://voorbeeld.nl/a.\n"
        "    links:\n"
        "      - https://voorbeeld.nl/a\n"
    )


def test_the_source_of_the_bundled_tips_gives_a_file_that_lists_the_same(
    paw: Paw, desk: Path
) -> None:
    made = paw("import", str(SOURCE_TEXT), "-o", "chat.yaml", cwd=desk)
    assert (made.code, made.stdout) == (0, "")
    assert "left out lines that are no item: 10" in made.stderr
    fields = ("--json", "--fields", "kind,text,links")
    imported = paw("list", "--file", "chat.yaml", "--no-bundled", *fields, cwd=desk)
    assert (imported.code, imported.stderr) == (0, "")
    assert json.loads(imported.stdout) == json.loads(paw("list", *fields).stdout)
    assert len(json.loads(imported.stdout)) == 37


def test_stdin_is_read_where_the_name_is_a_hyphen(paw: Paw) -> None:
    assert yaml.safe_load(paw("import", "-", stdin=NOTES).stdout)["tips"][0]["id"] == "stdin-01"


def test_a_file_is_written_over_only_when_forced(paw: Paw, desk: Path) -> None:
    output = desk / "tips.yaml"
    output.write_text("# van mij\n", encoding="utf-8")
    refused = paw("import", "notes.txt", "-o", "tips.yaml", cwd=desk)
    assert (refused.code, refused.stdout) == (2, "")
    assert "hint: --force writes over it." in refused.stderr
    assert output.read_text(encoding="utf-8") == "# van mij\n"
    assert paw("import", "notes.txt", "-o", "tips.yaml", "--force", cwd=desk).code == 0
    assert len(yaml.safe_load(output.read_text(encoding="utf-8"))["tips"]) == 2


def test_ids_begin_with_the_name_of_the_file(paw: Paw, desk: Path) -> None:
    paw("import", "notes.txt", "-o", "Sessie Zwolle.yaml", cwd=desk)
    content = yaml.safe_load((desk / "Sessie Zwolle.yaml").read_text(encoding="utf-8"))
    assert content["tips"][0]["id"] == "sessie-zwolle-01"


def test_no_imported_id_replaces_a_bundled_tip(paw: Paw, desk: Path) -> None:
    (desk / "paw.txt").write_text(NOTES, encoding="utf-8")
    assert "id: paw-2-01" in paw("import", "paw.txt", cwd=desk).stdout


def test_a_source_may_be_given_by_its_title(paw: Paw, desk: Path) -> None:
    done = paw("import", "notes.txt", "-s", "Tweede sessie, Zwolle", "-k", "remark", cwd=desk)
    content = yaml.safe_load(done.stdout)
    assert content["sources"] == [{"id": "tweede-sessie-zwolle", "title": "Tweede sessie, Zwolle"}]
    assert {tip["source"] for tip in content["tips"]} == {"tweede-sessie-zwolle"}
    assert {tip["kind"] for tip in content["tips"]} == {"remark"}


def test_a_chat_says_that_names_are_left_out(paw: Paw) -> None:
    done = paw("import", "-", stdin=ZOOM)
    assert "Jan" not in done.stdout
    assert done.stderr.startswith("note: left out the names of 1 person (--with-names keeps them)")
    kept = paw("import", "-", "--with-names", stdin=ZOOM)
    assert "# Jan Jansen\n" in kept.stdout
    assert kept.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (["import", "missing.txt"], 3, "cannot read missing.txt"),
        (["import", "."], 3, ". is a folder"),
        (["import", "notes.txt", "-k", "tipp"], 2, "no kind 'tipp'"),
        (["import", "notes.txt", "--headings", "kinds"], 2, "no use of headings 'kinds'"),
        (["import", "notes.txt", "-o", "tips.json"], 2, "End it in .yaml"),
        (["import", "notes.txt", "-o", "missing/tips.yaml"], 3, "cannot write missing/tips.yaml"),
        (["import", "empty.txt"], 1, "no items in empty.txt"),
        (["import", "latin.txt"], 3, "latin.txt:1:6: this byte (0xe9) is no UTF-8 text"),
    ],
)
def test_what_goes_wrong_is_told(
    paw: Paw, desk: Path, arguments: list[str], code: int, error: str
) -> None:
    (desk / "empty.txt").touch()
    (desk / "latin.txt").write_bytes(b"1. te\xe9")
    done = paw(*arguments, cwd=desk)
    assert (done.code, done.stdout) == (code, "")
    assert error in done.stderr
    assert "hint: " in done.stderr
