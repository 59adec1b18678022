"""A text that is added reads back as it was given, or is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paw_cli.authoring.add import NewTip, add, add_tips, plan
from paw_cli.authoring.target import target_of
from paw_cli.errors import WrongUseError
from paw_cli.files.format import FORBIDDEN
from paw_cli.files.tips_file import read_tips, read_tips_file
from paw_cli.model import Source, Theme, Tip

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk") / "own-tips"


texts = st.text() | st.text(st.sampled_from(" \t\n\r\x85\u2028\xa0\ufeffa#:-|>'\"\\%@`{}[]&*!?,"))


@given(texts)
@example("- een\n- twee")
@example("---")
@example(" \n  twee\n een \n\n")
@example("\ufeffmet een merk")
def test_any_text_reads_back_as_it_was_given(nowhere: Path, text: str) -> None:
    try:
        addition = plan(NewTip(text=text), target_of(tips_dir=nowhere, working_dir=nowhere))
    except WrongUseError:
        plain = text.replace("\r\n", "\n")
        assert not plain.strip() or FORBIDDEN.search(plain)
        return
    read = read_tips(addition.content, path=addition.path)
    one_kind = text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    assert [tip.text for tip in read.collection.tips] == [one_kind]
    assert read.problems == ()


COMMENTED = "# van ons\ntips:\n  - een  # zei Jan\n\n# einde\n"
CHAT = [Tip(id="", text="een"), Tip(id="", text="twee", source="dag-2"), Tip(id="", text="twee ")]


@pytest.fixture
def team_file(tmp_path: Path) -> Path:
    path = tmp_path / "team.yaml"
    path.write_text(COMMENTED, encoding="utf-8")
    return path


def test_many_tips_go_to_the_end_of_any_file_and_known_texts_are_skipped(team_file: Path) -> None:
    target = target_of(
        tips_dir=team_file.parent / "own", working_dir=team_file.parent, to=team_file
    )
    added = add_tips(
        CHAT, target, sources=[Source(id="dag-2", title="Dag 2")], comments=["", "Kop", "Kop"]
    )
    assert [tip.id for tip in added.tips] == ["team-02"]
    assert [(skipped.text, skipped.id) for skipped in added.skipped] == [
        ("een", "team-01"),
        ("twee ", "team-02"),
    ]
    assert team_file.read_text(encoding="utf-8") == (
        "# van ons\ntips:\n  - een  # zei Jan\n\n"
        "  # Kop\n  - id: team-02\n    kind: tip\n    source: Dag 2\n    text: >-\n      twee\n"
        "\n# einde\n"
    )
    assert add_tips(CHAT, target).tips == ()
    assert not (team_file.parent / "own").exists()


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    path = tmp_path / "sessie.yaml"
    target = target_of(tips_dir=tmp_path / "own", working_dir=tmp_path, to=path)
    tip = Tip(
        id="paw-01", text="een", themes=("nieuw",), source="zwolle-2", links=("https://a.nl",)
    )
    themes = [Theme(id="nieuw", title="Iets nieuws"), Theme(id="geld", title="Geld")]
    added = add_tips([tip], target, themes=themes, sources=[Source(id="zwolle-2", title="Zwolle")])
    [read] = read_tips_file(path).collection.tips
    assert read == added.tips[0]
    assert (read.id, read.themes, read.source) == ("sessie-01", ("nieuw",), "zwolle-2")


def test_ids_of_ones_own_stay_and_those_of_the_program_get_another(tmp_path: Path) -> None:
    target = target_of(tips_dir=tmp_path, working_dir=tmp_path)
    tips = [Tip(id="buurt-7", text="een"), Tip(id="paw-03", text="twee"), Tip(id="", text="drie")]
    assert [tip.id for tip in add_tips(tips, target).tips] == ["buurt-7", "own-01", "own-02"]
    assert [tip.id for tip in add_tips(tips, target).skipped] == ["buurt-7", "own-01", "own-02"]


@pytest.mark.parametrize("name", ["team.json", "team", "team.yaml.txt"])
def test_only_yaml_is_added_to(tmp_path: Path, name: str) -> None:
    with pytest.raises(WrongUseError, match="not the name of a YAML file"):
        target_of(tips_dir=tmp_path, working_dir=tmp_path, to=tmp_path / name)


def test_a_theme_of_the_file_itself_may_be_given(team_file: Path) -> None:
    team_file.write_text("themes:\n- id: buurt\ntips:\n- een\n", encoding="utf-8")
    target = target_of(
        tips_dir=team_file.parent / "own", working_dir=team_file.parent, to=team_file
    )
    addition = add(NewTip(text="twee", themes=["buu", "timing"]), target)
    assert addition.new.tip.themes == ("buurt", "timing")
    assert read_tips_file(team_file).problems[0].message == "no theme 'timing'"  # it is bundled
