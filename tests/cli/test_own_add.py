"""What `add` promises: a tip is stored, at once findable, and nothing else changes."""

import json
import sys
from pathlib import Path

import pytest

from conftest import Paw, tips_in

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="links and limits of POSIX")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the file of one's own tips, which is not there yet."""
    (tmp_path / "own-tips").mkdir()
    return tmp_path / "own-tips/own.yaml"


def test_a_tip_is_stored_and_at_once_found(paw: Paw, tmp_path: Path) -> None:
    own = tmp_path / "own-tips/own.yaml"
    added = paw(
        "add", "Zet de koffie klaar.", "-t", "gesprek", "-k", "remark", "-s", "sessie-2",
        "--link", "https://voorbeeld.nl/koffie",
    )  # fmt: skip
    assert added == (0, f"own-01\t{own}\n", "")
    [shown] = json.loads(paw("show", "own-01", "--json").stdout)
    assert (shown["text"], shown["kind"]) == ("Zet de koffie klaar.", "remark")
    assert (shown["themes"], shown["source"]) == (["gesprek"], "sessie-2")
    assert shown["links"] == ["https://voorbeeld.nl/koffie"]
    assert "own-01" in paw("search", "koffie").stdout
    assert own.read_text(encoding="utf-8").startswith("# Tips of your own.")
    assert {path.name for path in own.parent.iterdir()} == {"own.yaml"}


COMMENTED = "# van mij\ntips:\n  - een  # zei Jan\n\n# einde\n"
ADDED = "  - id: own-02\n    kind: tip\n    text: >-\n      twee\n"


def test_what_is_in_the_file_stays_as_it_is(paw: Paw, own: Path) -> None:
    own.write_text(COMMENTED, encoding="utf-8")
    assert json.loads(paw("add", "twee", "--json").stdout) == {"id": "own-02", "file": str(own)}
    assert own.read_text(encoding="utf-8") == COMMENTED.replace("\n\n", f"\n\n{ADDED}\n")


NAMED_IN_WORDS = ["-t", "Één-op-één", "-t", "Wijk: noord", "--new-theme", "-s", "Tweede sessie"]


WITH_SECTIONS = "tips:\n- {text: a, source: dag-1}\nthemes: [{id: eigen}]\nsources:\n- id: dag-1\n"


@pytest.mark.parametrize("content", ["", WITH_SECTIONS])
def test_a_new_theme_or_source_may_be_named_in_words(paw: Paw, own: Path, content: str) -> None:
    own.write_text(content, encoding="utf-8")
    added = paw("add", "een", *NAMED_IN_WORDS)
    assert (added.code, added.stderr) == (0, "")
    made = tips_in(own)[-1]["id"]
    [shown] = json.loads(paw("show", made, "--json").stdout)
    assert (shown["themes"], shown["source"]) == (["een-op-een", "wijk-noord"], "tweede-sessie")
    titles = {theme["id"]: theme["title"] for theme in json.loads(paw("themes", "--json").stdout)}
    assert titles["een-op-een"] == "Één-op-één"
    again = paw("add", "twee", "-t", "één-op-één", "-t", "Timing EN tempo", "-s", "TWEEDE SESSIE")
    assert again.code == 0
    assert tips_in(own)[-1]["themes"] == ["een-op-een", "timing"]
    assert tips_in(own)[-1]["source"] == "tweede-sessie"
    assert paw("check").stdout == ""  # a section that stands there twice would be a fault


def test_nothing_is_added_that_gives_another_tip_another_source(paw: Paw, own: Path) -> None:
    own.write_text("tips:\n- een\nsources:\n- id: dag-1\n", encoding="utf-8")
    assert paw("add", "twee", "-s", "dag-2").code == 3
    assert paw("add", "twee", "-s", "dag-1").code == 0


def test_a_piped_text_is_kept_word_for_word(paw: Paw) -> None:
    kept = {
        "een\n\n  twee\n": "een\n\n  twee",
        "é, 🙂, “zo” en\u00a0hard\n": "é, 🙂, “zo” en\u00a0hard",
        "- geen lijst\n# niets\nsleutel: x\n": "- geen lijst\n# niets\nsleutel: x",
        "blanks aan het eind  \n\n": "blanks aan het eind  ",
        "van\r\nWindows\r\n": "van\nWindows",
    }
    assert [paw("add", "-", stdin=piped).code for piped in kept] == [0] * len(kept)
    listed = json.loads(paw("list", "--no-bundled", "--json").stdout)
    assert [tip["text"] for tip in listed] == list(kept.values())


def test_a_dry_run_shows_the_lines_and_writes_nothing(paw: Paw, tmp_path: Path) -> None:
    shown = paw("add", "een", "-t", "timing", "-t", "Ken je buurt", "--new-theme", "--dry-run")
    assert (shown.code, shown.stderr) == (0, "")
    assert shown.stdout == (
        "- id: own-01\n  kind: tip\n  themes: [timing, Ken je buurt]\n  text: >-\n    een\n"
    )
    assert not (tmp_path / "own-tips").exists()


def test_an_id_is_never_given_twice(paw: Paw, own: Path, desk: Path) -> None:
    own.write_text("tips:\n- {id: own-07, text: zeven}\n- acht\n", encoding="utf-8")
    (desk / ".paw-tips.yaml").write_text("tips: [{id: own-11, text: elf}]", encoding="utf-8")
    assert paw("add", "twaalf").stdout.startswith("own-12\t")


def test_the_same_text_is_not_added_twice_and_one_much_like_it_with_a_warning(paw: Paw) -> None:
    text = "Zet de koffie op tijd klaar voor de bewoners van de wijk."
    assert paw("add", text).code == 0
    refused = paw("add", text.replace(" ", "  ") + "\n")
    assert refused.code == 2
    assert "there already, as own-01" in refused.stderr
    added = paw("add", text.replace("koffie", "thee"))
    assert (added.code, added.stdout[:6]) == (0, "own-02")
    assert added.stderr == "warning: much like own-01: `paw-tips show own-01`\n"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("tips:\n  - text: een\n   - text: twee\n", "own.yaml is broken, so"),
        ("tips:\n  - txt: een\n", "own.yaml is broken, so nothing is added\n"),
        ("tips: []\ntips: []\n", "own.yaml is broken, so nothing is added\n"),
        ("sources: &x []\ntips: *x\n", "or written in a way that nothing can be added to"),
    ],
)
def test_a_broken_file_is_not_made_worse(paw: Paw, own: Path, content: str, error: str) -> None:
    own.write_text(content, encoding="utf-8")
    refused = paw("add", "nieuw")
    assert (refused.code, refused.stdout) == (3, "")
    assert refused.stderr.startswith("error: ")
    assert error in refused.stderr
    assert "hint: " in refused.stderr
    assert own.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_keeps_its_encoding_and_line_ends(paw: Paw, own: Path, encoding: str) -> None:
    own.write_bytes("tips:\r\n- één\r\n".encode(encoding))
    assert paw("add", "twee").code == 0
    content = own.read_bytes().decode(encoding)
    assert content.startswith("tips:\r\n- één\r\n\r\n- id: own-02\r\n")
    assert "\n" not in content.replace("\r\n", "")


@posix_only
def test_a_link_is_followed_and_permissions_stay(paw: Paw, own: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "tips.yaml"
    elsewhere.write_text("tips:\n- een\n", encoding="utf-8")
    elsewhere.chmod(0o640)
    own.symlink_to(elsewhere)
    assert paw("add", "twee").code == 0
    assert (own.is_symlink(), len(tips_in(elsewhere))) == (True, 2)
    assert elsewhere.stat().st_mode & 0o777 == 0o640
    elsewhere.chmod(0o444)
    assert paw("add", "drie").code == 3
    assert len(tips_in(elsewhere)) == 2


@posix_only
@pytest.mark.parametrize("folder", ["/dev/null/tips", "/proc/tips", f"/{'x' * 300}"])
def test_a_folder_that_cannot_be_made_is_a_clear_error(paw: Paw, folder: str) -> None:
    run = paw("add", "een", env={"PAW_TIPS_DIR": folder})
    assert (run.code, run.stdout) == (3, "")
    assert f"cannot write {folder}/own.yaml" in run.stderr


@posix_only
@pytest.mark.parametrize("command", [["add", "Een nieuwe tip."], ["import", "notes.txt", "--add"]])
def test_no_link_is_added_through(paw: Paw, desk: Path, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "list.yaml").write_text(COMMENTED, encoding="utf-8")
    (desk / "notes.txt").write_text("- Een nieuwe tip.\n", encoding="utf-8")
    (desk / "team.yaml").symlink_to(tmp_path / "list.yaml")
    run = paw(*command, "--to", "team.yaml")
    assert (run.code, run.stdout) == (3, "")
    assert "team.yaml is a link, and nothing is written through it" in run.stderr
    assert (tmp_path / "list.yaml").read_text(encoding="utf-8") == COMMENTED
