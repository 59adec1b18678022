"""What is found by itself is bounded, and no file of another user is obeyed."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

from conftest import Paw
from paw_cli.errors import TipsFileError
from paw_cli.files import Layer, Origin, find_layers, load_layers

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="owners and pipes of POSIX")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
TIPS = "tips:\n- Vraag door\n"


def team_layers(folder: Path) -> tuple[Layer, ...]:
    return find_layers(files=(), bundled=False, tips_dir=None, working_dir=folder)


@pytest.mark.skipif(not AS_ROOT, reason="only root makes files of others")
def test_a_team_file_of_another_user_is_not_read_and_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".paw-tips.yaml"
    path.write_text(TIPS, encoding="utf-8")
    os.chown(path, 4321, -1)
    assert len(load_layers(team_layers(tmp_path)).collection.tips) == 1  # root reads all
    monkeypatch.setattr(os, "geteuid", lambda: 1234)
    loaded = load_layers(team_layers(tmp_path))
    assert loaded.collection.tips == ()
    assert list(loaded.warnings()) == [
        f"{path}: this file belongs to another user, so it is not read; `--file {path}` reads it"
    ]
    assert len(load_layers([Layer(Origin.FILE, path)]).collection.tips) == 1
    os.chown(path, 0, -1)  # and what is root's is read by all
    assert len(load_layers(team_layers(tmp_path)).collection.tips) == 1
    path.rename(tmp_path / "mine.yaml")
    path.symlink_to("mine.yaml")
    os.chown(tmp_path / "mine.yaml", 1234, -1)
    os.chown(path, 4321, -1, follow_symlinks=False)
    assert load_layers(team_layers(tmp_path)).collection.tips == ()


@posix_only
def test_pipes_in_the_folder_of_own_tips_are_not_waited_for(paw: Paw, tmp_path: Path) -> None:
    own = tmp_path / "own-tips"
    own.mkdir()
    for number in range(5):
        os.mkfifo(own / f"{number}.yaml")
    run = paw("list", "--no-bundled")
    assert run.code == 0
    assert run.stderr.count("is a pipe, which is not waited for") == 5


BOUNDS = {
    "bytes": "tips:\n- " + "woord " * 2_000_000,
    "values": "tips:\n- text: a\n  keywords: [" + "a, " * 450_000 + "a]\n",
    "lists in lists": "tips:\n" + "- - - - - - - - - - - - - - - - - - a\n" * 25_000,
    "repeated": f"- text: a\n  keywords: &a [{'b, ' * 15_000}b]\n"
    + "- {text: a, keywords: *a}\n" * 9_000,
}


@pytest.mark.parametrize("text", BOUNDS.values(), ids=BOUNDS)
def test_what_is_beyond_its_bounds_is_refused_and_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_layers([Layer(Origin.OWN, path)])
    assert loaded.collection.tips == ()
    [problem] = loaded.layers[0].problems
    assert any(bound in problem.message for bound in ("more than", "larger than", "too much"))
    assert problem.hint


BROKEN = {
    "own.yaml": "- text: a: b\n" * 1_500 + "- goed\n",
    "own.json": json.dumps([{"text": 1}] * 1_500 + ["goed"]),
    "own.jsonl": '{"text":\n' * 1_500 + '"goed"\n',
    "wrong.jsonl": '{"text": 1}\n' * 1_500 + '"goed"\n',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_found_file_of_which_all_is_broken_is_read_no_further(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BROKEN[name], encoding="utf-8")
    found = load_layers([Layer(Origin.OWN, tmp_path / name)])
    messages = [problem.message for problem in found.layers[0].problems[-2:]]
    assert "so much is broken that nothing is read from here on" in messages
    assert found.collection.tips == ()
    with pytest.raises(TipsFileError, match="1,500 faults"):
        load_layers([Layer(Origin.FILE, tmp_path / name)])


def test_many_long_names_that_do_not_exist_take_no_longer_than_short_ones(
    paw: Paw, tmp_path: Path
) -> None:
    known = "".join(f"- id: {f'a{n:03}' * 20}\n  title: {f'b{n:03}' * 9}\n" for n in range(500))
    tips = "".join(f"- text: T\n  themes: [{f'b{n:03}' * 20}]\n" for n in range(2_000))
    (tmp_path / ".paw-tips.yaml").write_text(f"themes:\n{known}tips:\n{tips}", encoding="utf-8")
    begin = time.process_time()
    run = paw("list", "--json", cwd=tmp_path)
    took = time.process_time() - begin
    assert run.code == 0
    assert "982 more" in run.stderr
    assert took < 20  # in work of this process; each name beside each known one takes minutes
