"""What `import` promises: tips without people where they were asked for, and a report."""

import json
from pathlib import Path

import pytest
import yaml

from conftest import Paw, tips_in

SOURCE_TEXT = Path(__file__).parents[1] / "data/paw-aan-tafel-chat.txt"
NOTES = "1. Begin klein.\n2. Zie https://voorbeeld.nl/a.\n"
ZOOM = (
    "16:03:12 From  Jan Jansen  to  Everyone:\n\tBegin klein.\n"
    "16:03:14 From  Jan Jansen  to  Everyone:\n\tEens!\n"
)


WHOLE_FILE = """\
tips:
  - id: notes-01
    kind: tip
    text: >-
      Begin klein.

  - id: notes-02
    kind: tip
    text: >-
      Zie https://voorbeeld.nl/a.
    links:
      - https://voorbeeld.nl/a
"""


@pytest.fixture(autouse=True)
def notes(desk: Path) -> Path:
    (desk / "notes.txt").write_text(NOTES, encoding="utf-8")
    (desk / "chat.txt").write_text(ZOOM, encoding="utf-8")
    return desk / "notes.txt"


def test_the_file_on_stdout_is_whole_and_the_report_is_on_stderr(paw: Paw) -> None:
    done = paw("import", "notes.txt")
    assert (done.code, done.stdout) == (0, WHOLE_FILE)
    assert done.stderr == (
        "note: 2 tips; add --add to keep them among your own tips, or -o FILE\n"
        "note: The file does not tell who took part, so names may still stand in the texts: read"
        " them before you share them.\n"
    )


SESSION = """\
PAW aan tafel
16:03:12 From Jan Jansen to Everyone:
\tBegin klein
16:03:13 From Jan Jansen to Piet Puk(Direct Message):
\tWat een avond
16:03:14 From Piet Puk to Everyone:
\tadd 👍🏻
"""
REPORT = """\
note: 1 tip; left out: 1 line that is no item, 1 private message, 1 reaction; nothing is written
note: left out: 1 line that is no item
note: line 1: PAW aan tafel
note: left out: 1 private message
note: line 4: …
note: left out: 1 reaction
note: line 7: add 👍🏻
"""


def test_the_report_counts_and_lists_what_is_left_out_and_tells_nothing_private(paw: Paw) -> None:
    run = paw("import", "-", "--report", "--dry-run", stdin=SESSION)
    lines = run.stderr.splitlines(keepends=True)
    assert "".join(line for line in lines if not line.startswith("note: Names of")) == REPORT


def test_the_source_of_the_bundled_tips_gives_a_file_that_lists_the_same(paw: Paw) -> None:
    made = paw("import", str(SOURCE_TEXT), "-o", "chat.yaml")
    assert (made.code, made.stdout) == (0, "")
    assert made.stderr.startswith("note: 37 tips; left out: ")
    assert "; find them with: paw-tips list --no-bundled --file chat.yaml\n" in made.stderr
    fields = ("--json", "--fields", "kind,text,links")
    imported = paw("list", "--file", "chat.yaml", "--no-bundled", *fields)
    assert imported == paw("list", *fields)


def test_several_files_give_one_list_and_a_refused_one_nothing(paw: Paw, desk: Path) -> None:
    both = paw("import", "notes.txt", "chat.txt", "-o", "all.yaml")
    assert (both.code, len(tips_in(desk / "all.yaml"))) == (0, 2)
    assert "1 repetition" in both.stderr
    (desk / "x.pdf").write_bytes(b"%PDF-1.7")
    refused = paw("import", "notes.txt", "x.pdf", "--add")
    assert (refused.code, refused.stdout) == (3, "")
    assert "error: x.pdf is a PDF document" in refused.stderr
    assert paw("list", "-s", "own").code == 2


def test_added_tips_are_found_and_a_second_time_adds_nothing(paw: Paw, tmp_path: Path) -> None:
    added = paw("import", "chat.txt", "notes.txt", "--add")
    assert (added.code, added.stdout) == (0, "")
    assert "; find them with: paw-tips list -s own\n" in added.stderr
    listed = json.loads(paw("list", "-s", "own", "--json").stdout)
    assert [(tip["id"], tip["text"]) for tip in listed] == [
        ("own-01", "Begin klein."),
        ("own-02", "Zie https://voorbeeld.nl/a."),
    ]
    before = (tmp_path / "own-tips/own.yaml").read_bytes()
    again = paw("import", "chat.txt", "notes.txt", "--add")
    told = "note: 0 tips; left out: 1 greeting or 'agreed', 3 texts that are there already; nothing"
    assert (again.code, told in again.stderr) == (0, True)
    assert (tmp_path / "own-tips/own.yaml").read_bytes() == before


def test_tips_go_to_the_end_of_a_named_file_with_its_themes(paw: Paw, desk: Path) -> None:
    team = desk / ".paw-tips.yaml"
    team.write_text(
        "# van ons\nthemes:\n- id: buurt\ntips:\n- Koffie  # van Jan\n", encoding="utf-8"
    )
    added = paw("import", "notes.txt", "--add", "--to", ".paw-tips.yaml", "-t", "buurt")
    assert (added.code, added.stdout) == (0, "")
    assert "find them with: paw-tips list --no-bundled --file .paw-tips.yaml\n" in added.stderr
    assert team.read_text(encoding="utf-8").startswith(
        "# van ons\nthemes:\n- id: buurt\ntips:\n- Koffie  # van Jan\n"
    )
    assert [tip["themes"] for tip in tips_in(team)[1:]] == [["buurt"], ["buurt"]]
    assert "--new-theme" in paw("import", "notes.txt", "-t", "buurman").stderr
    assert paw("add", "Begin", "klein", "--to", "new.yaml").code == 0
    assert [tip["text"] for tip in tips_in(desk / "new.yaml")] == ["Begin klein"]


def test_a_dry_run_shows_and_writes_nothing(paw: Paw, desk: Path) -> None:
    shown = paw("import", "chat.txt", "--add", "--dry-run")
    assert (shown.code, yaml.safe_load(shown.stdout)["tips"][0]["text"]) == (0, "Begin klein.")
    assert "; nothing is written\n" in shown.stderr
    assert {path.name for path in desk.parent.rglob("*.yaml")} == set()
    assert paw("import", "chat.txt", "-o", "x.yaml", "--dry-run").code == 0
    assert not (desk / "x.yaml").exists()


def test_ids_begin_with_the_files_name_and_replace_no_bundled_tip(paw: Paw, desk: Path) -> None:
    paw("import", "notes.txt", "-o", "Sessie Zwolle.yaml")
    assert tips_in(desk / "Sessie Zwolle.yaml")[0]["id"] == "sessie-zwolle-01"
    (desk / "paw.txt").write_text(NOTES, encoding="utf-8")
    assert "id: paw-2-01" in paw("import", "paw.txt").stdout
    assert "id: stdin-01" in paw("import", "-", stdin=NOTES).stdout
    whatsapp = desk / "WhatsApp-chat met Jan Jansen.txt"
    whatsapp.write_text("18-08-2026 09:15 - Jan Jansen: Begin klein\n", encoding="utf-8")
    assert "id: whatsapp-chat-01" in paw("import", whatsapp.name).stdout


def test_lines_or_paragraphs_are_tips_on_request(paw: Paw, desk: Path) -> None:
    (desk / "prose.txt").write_text("Een zin.\nNog een.\n\nDrie.\n", encoding="utf-8")
    for option, number in (("--lines", 3), ("--paragraphs", 2)):
        assert paw("import", "prose.txt", option).stdout.count("- id:") == number


def test_a_source_may_be_given_by_its_title(paw: Paw) -> None:
    done = paw("import", "notes.txt", "-s", "Tweede sessie, Zwolle", "-k", "remark")
    content = yaml.safe_load(done.stdout)
    assert content["sources"] == [{"id": "tweede-sessie-zwolle", "title": "Tweede sessie, Zwolle"}]
    assert {tip["source"] for tip in content["tips"]} == {"tweede-sessie-zwolle"}
    assert {tip["kind"] for tip in content["tips"]} == {"remark"}


def test_a_long_import_shows_on_a_terminal_that_it_works(paw: Paw, desk: Path) -> None:
    lines = "".join(f"- Tip nummer {number} van de avond\n" for number in range(2_500))
    (desk / "long.txt").write_text(lines, encoding="utf-8")
    assert "Taking people out" in paw("import", "long.txt", "--dry-run", columns=80).stderr
    assert "Taking people out" not in paw("import", "long.txt", "--dry-run").stderr
    assert "Taking people out" not in paw("import", "notes.txt", columns=80).stderr


def test_without_the_extra_a_document_is_refused_with_the_command(paw: Paw, desk: Path) -> None:
    (desk / "page.html").write_text("<html><body><ul><li>Een</li></ul></body></html>", "utf-8")
    for library in ("mammoth", "selectolax", "python_calamine", "xlsxwriter"):
        (desk / f"{library}.py").write_text("raise ImportError(__name__)\n", encoding="utf-8")
    done = paw.in_a_process("import", "page.html", env={"PYTHONPATH": str(desk)})
    assert (done.code, done.stdout) == (3, "")
    assert (
        "error: page.html is a web page (html), and what reads it is not installed" in done.stderr
    )
    assert "hint: Install it with: pip install 'paw-tips[documents]'" in done.stderr
    written = paw.in_a_process("list", "-o", "tips.xlsx", env={"PYTHONPATH": str(desk)})
    assert (written.code, written.stdout) == (2, "")
    assert "pip install 'paw-tips[documents]'" in written.stderr
