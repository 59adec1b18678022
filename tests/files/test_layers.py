"""The files that are read, in their order; a broken one is told of, or refused when asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from paw_cli import load
from paw_cli.errors import ExitCode, TipsFileError
from paw_cli.files import Layer, Loaded, Origin, find_layers, load_layers

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Paw

COLON = "a ': ' inside a text; put the text in quotes, or on the next line under `text: >-`"
BROKEN = (
    "tips:\n  - text: Vraag door\n  - text: Let op: dit\n  - text: Ga de straat op\n    kind: tpi\n"
)


def written(path: Path, text: str = "- Vraag door\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(tmp_path: Path, *files: str, bundled: bool = False) -> list[tuple[Origin, str]]:
    """Return the layers with an own folder and a working folder in `tmp_path`, without it."""
    layers = find_layers(
        files=files, bundled=bundled, tips_dir=tmp_path / "own", working_dir=tmp_path / "a" / "b"
    )
    return [(layer.origin, layer.name.replace(f"{tmp_path}{os.sep}", "")) for layer in layers]


def loaded(*layers: Layer, stdin: bytes = b"") -> Loaded:
    return load_layers(layers, stdin=BytesIO(stdin))


def test_nothing_has_to_exist(tmp_path: Path) -> None:
    assert found(tmp_path) == []
    assert found(tmp_path, bundled=True) == [(Origin.BUNDLED, "bundled")]


def test_the_layers_lie_in_the_order_of_the_contract(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.json", "c.JSONL", "d.yml"):
        written(tmp_path / "own" / name)
    written(tmp_path / ".paw-tips.yaml")
    written(tmp_path / "a" / ".paw-tips.yaml")

    assert found(tmp_path, "x.yaml", "-", bundled=True) == [
        (Origin.BUNDLED, "bundled"),
        (Origin.OWN, "own/a.json".replace("/", os.sep)),
        (Origin.OWN, "own/b.yaml".replace("/", os.sep)),
        (Origin.OWN, "own/c.JSONL".replace("/", os.sep)),
        (Origin.OWN, "own/d.yml".replace("/", os.sep)),
        (Origin.TEAM, "a/.paw-tips.yaml".replace("/", os.sep)),
        (Origin.FILE, "x.yaml"),
        (Origin.FILE, "stdin"),
    ]


@pytest.mark.parametrize(
    "name", [".hidden.yaml", "#own.yaml#", "own.yaml~", "notes.txt", "own.yaml.swp"]
)
def test_what_is_no_tips_file_of_the_folder_is_left_alone(tmp_path: Path, name: str) -> None:
    written(tmp_path / "own" / name)

    assert found(tmp_path) == []


def test_a_file_that_comes_twice_is_read_once_and_on_top(tmp_path: Path) -> None:
    own = written(tmp_path / "own" / "sessie.yaml")
    (tmp_path / "link.yaml").symlink_to(own)

    assert found(tmp_path, str(own), "-", "-") == [
        (Origin.FILE, f"own{os.sep}sessie.yaml"),
        (Origin.FILE, "stdin"),
    ]
    assert found(tmp_path, str(tmp_path / "link.yaml")) == [(Origin.FILE, "link.yaml")]


def test_a_team_file_that_is_a_dangling_link_is_found_and_told_of(tmp_path: Path) -> None:
    (tmp_path / ".paw-tips.yaml").symlink_to("nowhere")
    [layer] = find_layers(files=(), bundled=False, tips_dir=None, working_dir=tmp_path)

    [problem] = loaded(layer).problems

    assert problem.message.endswith("is a link to a file that does not exist")


def test_a_file_in_place_of_the_folder_is_told_of(tmp_path: Path) -> None:
    own = written(tmp_path / "own")
    [layer] = find_layers(files=(), bundled=False, tips_dir=own, working_dir=tmp_path)

    assert str(loaded(layer).problems[0]).startswith(f"{own}: cannot look into this folder: ")


def test_a_broken_file_that_was_found_is_told_of_and_its_good_tips_load(tmp_path: Path) -> None:
    path = written(tmp_path / "sessie.yaml", BROKEN)

    result = loaded(Layer(Origin.OWN, path))

    assert [tip.text for tip in result.collection.tips] == ["Vraag door"]
    assert list(result.warnings()) == [
        f"{path}:3:17: {COLON}",
        f"{path}:5:11: no kind 'tpi'; write tip or remark",
    ]
    assert len(result.layers[0].collection.tips) == 1


def test_a_broken_file_that_was_asked_for_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    path = written(tmp_path / "sessie.yaml", BROKEN)

    with pytest.raises(TipsFileError) as caught:
        load(path)

    assert caught.value.exit_code is ExitCode.INVALID_FILE
    assert str(caught.value).splitlines() == [
        f"{path} has 2 faults",
        f"{path}:3:17: {COLON}",
        f"{path}:5:11: no kind 'tpi'; write tip or remark",
    ]


def test_many_faults_are_told_in_few_lines(tmp_path: Path) -> None:
    path = written(tmp_path / "sessie.jsonl", '{"x": "y"}\n' * 100)

    lines = list(loaded(Layer(Origin.OWN, path)).warnings())

    assert len(lines) == 21
    assert lines[-1] == f"{path}: 180 more; `paw-tips check {path}` tells them all"


def test_a_warning_refuses_no_file(tmp_path: Path) -> None:
    path = written(tmp_path / "sessie.yaml", "- text: Vraag door # altijd\n")

    assert load(path, bundled=False).tips[0].text == "Vraag door"


def test_a_later_file_lies_on_top(tmp_path: Path) -> None:
    first = written(
        tmp_path / "1.yaml", "- {id: a, text: Vraag door}\n- {id: b, text: Begin klein}\n"
    )
    second = written(tmp_path / "2.yaml", "- {id: a, text: Ga de straat op}\n")

    tips = load(first, second, bundled=False).tips

    assert [(tip.id, tip.text) for tip in tips] == [("a", "Ga de straat op"), ("b", "Begin klein")]


def test_stdin_is_read_in_the_format_that_it_looks_like() -> None:
    result = loaded(Layer(Origin.FILE), stdin=b'{"text": "Vraag door"}\n{"text": "Begin klein"}\n')

    assert [tip.id for tip in result.collection.tips] == ["stdin-01", "stdin-02"]


def test_loading_the_bundled_tips_reads_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAW_TIPS_DIR", str(written(tmp_path / "own" / "sessie.yaml").parent))

    assert len(load().tips) == 37


def test_no_yaml_is_imported_for_json(tmp_path: Path) -> None:
    path = written(tmp_path / "sessie.jsonl", '{"text": "Vraag door"}\n')
    code = f"""
import sys
from paw_cli import load
assert load({str(path)!r}, bundled=False).tips
print("yaml" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert done.stdout == "False\n"


def test_a_broken_own_file_is_a_warning(paw: Paw, tmp_path: Path) -> None:
    path = written(tmp_path / "own-tips" / "sessie.yaml", BROKEN)

    run = paw("list", "--no-bundled", "--json", "--fields", "id,text")

    assert run.code == 0
    assert json.loads(run.stdout) == [{"id": "sessie-01", "text": "Vraag door"}]
    assert run.stderr.startswith(f"warning: {path}:3:17: a ': ' inside a text")
    assert run.stderr.count("warning: ") == 2


def test_a_broken_team_file_is_a_warning(paw: Paw, tmp_path: Path) -> None:
    path = written(
        tmp_path / ".paw-tips.yaml", "- text: Vraag door\n- text: Begin klein\n  kind: x\n"
    )

    run = paw("list", "--no-bundled")

    assert run.code == 0
    assert "Vraag door" in run.stdout
    assert run.stderr == f"warning: {path}:3:9: no kind 'x'; write tip or remark\n"


def test_a_broken_file_that_is_asked_for_exits_3(paw: Paw, tmp_path: Path) -> None:
    path = written(tmp_path / "sessie.yaml", BROKEN)

    run = paw("list", "--file", str(path))

    assert run.code == ExitCode.INVALID_FILE
    assert run.stdout == ""
    lines = run.stderr.splitlines()
    assert lines[0] == f"error: {path} has 2 faults"
    assert [line.partition(": ")[0] for line in lines] == ["error", "error", "error", "hint"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("made", ["/dev/zero", "folder", "pipe", "missing"])
def test_what_is_no_file_exits_3_and_never_hangs(paw: Paw, tmp_path: Path, made: str) -> None:
    path = tmp_path / made
    if made == "folder":
        path.mkdir()
    elif made == "pipe":
        os.mkfifo(path)

    run = paw("random", "--file", made if made.startswith("/") else str(path))

    assert (run.code, run.stdout) == (ExitCode.INVALID_FILE, "")
    assert run.stderr.startswith("error: ")
    assert "\nhint: " in run.stderr


def test_stdin_is_a_file_when_asked(paw: Paw) -> None:
    run = paw("list", "--no-bundled", "--file", "-", stdin="tips:\n- text: no\n")

    assert (run.code, run.stderr) == (0, "")
    assert run.stdout.startswith("stdin-01\ttip\t")
