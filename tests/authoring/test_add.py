"""A text that is added reads back as it was given, or is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paw_cli.authoring.add import NewTip, plan
from paw_cli.authoring.atomic import locked, replace_content, save
from paw_cli.errors import TipsFileError, WrongUseError
from paw_cli.files.format import FORBIDDEN
from paw_cli.files.tips_file import read_tips

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
        addition = plan(NewTip(text=text), tips_dir=nowhere, working_dir=nowhere)
    except WrongUseError:
        plain = text.replace("\r\n", "\n")
        assert not plain.strip() or FORBIDDEN.search(plain)
        return
    read = read_tips(addition.content, path=addition.path)
    assert [tip.text for tip in read.collection.tips] == [text.replace("\r\n", "\n")]
    assert read.problems == ()


def test_a_writer_waits_for_the_one_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paw_cli.authoring.atomic.MAX_WAIT", 0.1)
    path = tmp_path / "own.yaml"
    with locked(path), pytest.raises(TipsFileError, match="another program"), locked(path):
        pass
    with locked(path):
        replace_content(path, b"tips: []\n")
    assert path.read_bytes() == b"tips: []\n"


def test_a_draft_that_was_left_behind_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".own.yaml.new").write_bytes(b"half")
    replace_content(tmp_path / "own.yaml", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["own.yaml"]


def test_a_file_is_saved_over_another_only_if_that_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "tips.yaml"
    save(path, b"een", overwrite=False)
    with pytest.raises(WrongUseError):
        save(path, b"twee", overwrite=False)
    save(path, b"twee", overwrite=True)
    assert path.read_bytes() == b"twee"
