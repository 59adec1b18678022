"""No file harms, and each broken one of corpus/ gives its good tips and its problems."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
import yaml

from conftest import Paw
from paw_cli import load
from paw_cli.errors import TipsFileError
from paw_cli.files import Layer, Loaded, Origin, find_layers, load_layers, source, yaml_nodes
from paw_cli.files.problems import errors_of
from paw_cli.files.source import MAX_FILE_BYTES, Bounds, read_bytes, read_stdin
from paw_cli.files.tips_file import TipsFile, read_tips

CORPUS = Path(__file__).parent / "corpus"


def expected() -> dict[str, list[str]]:
    """Return for each file the lines that expected.txt has under its name."""
    blocks = (CORPUS / "expected.txt").read_text(encoding="utf-8").split("== ")[1:]
    return {name: lines for name, *lines in (block.splitlines() for block in blocks)}


def read_file(name: str) -> TipsFile:
    return read_tips((CORPUS / name).read_bytes(), path=CORPUS / name)


@pytest.mark.parametrize(("name", "lines"), expected().items())
def test_a_file_gives_its_good_tips_and_problems_with_places(name: str, lines: list[str]) -> None:
    text = (CORPUS / name).read_text(encoding="utf-8").split("\n")
    read = read_file(name)
    tips = [f"tip {tip.id}: {tip.text!r}" for tip in read.collection.tips]
    problems = []
    for problem in read.problems:
        assert problem.hint
        assert 1 <= problem.column <= len(text[problem.line - 1]) + 1
        place = f"{CORPUS / name}:{problem.line}:{problem.column}: "
        problems.append(f"{problem.severity} {str(problem).removeprefix(str(CORPUS / name))[1:]}")
        assert str(problem).startswith(place)
    assert tips + problems == lines


def test_the_parser_in_python_does_as_the_one_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [name for name in expected() if name.endswith("yaml")]
    in_c = [read_file(name) for name in names]
    methods = {name: value for name, value in vars(yaml_nodes.Loader).items() if name[0] != "_"}
    monkeypatch.setattr(yaml_nodes, "Loader", type("Loader", (yaml.BaseLoader,), methods))
    for name, read in zip(names, in_c, strict=True):
        in_python = read_file(name)
        assert in_python.collection == read.collection
        assert [p.message for p in in_python.problems] == [p.message for p in read.problems]


def test_every_file_is_expected_to_give_something() -> None:
    assert {path.name for path in CORPUS.iterdir()} == {*expected(), "expected.txt"}


# No test here takes a tenth of it; what is quadratic takes minutes.
SOON = 10.0

posix = pytest.mark.skipif(sys.platform == "win32", reason="owners and pipes of POSIX")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    start = time.process_time()  # whatever else the machine is doing
    yield
    assert time.process_time() - start < SOON


def bomb() -> str:
    levels = "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return f"a: &a [lol]\n{levels}tips: *i\n"


HOSTILE = {
    "alias bomb": (".yaml", bomb(), "a tip has keys with values"),
    "many aliases of a long text": (
        ".yaml",
        f"- text: &a {'x' * 50_000}\n" + "- text: *a\n" * 2_000,
        "aliases (*name) make too much of this file",
    ),
    "deep brackets in YAML": (".yaml", "[" * 900, "more than 20 levels deep"),
    # An older libyaml goes on to where ours stops, a newer one stops by itself.
    "deeper brackets in YAML": (".yaml", "[" * 200_000, ""),
    "deep lists in JSON": (".json", "[" * 200_000, "more than 20 levels deep"),
    "deep and whole in JSON": (".json", "[" * 500 + "]" * 500, "more than 20 levels deep"),
    "deep lists after a fault in JSON": (
        ".json",
        '[\n{"text": 1 1},\n{"text": ' + "[" * 200_000 + "]" * 200_000 + "}\n]",
        "a comma or a closing bracket",
    ),
    "a repeated key deep down": (
        ".json",
        '{"tips": [' + '{"a": ' * 400 + '{"b": 1, "b": 2}' + "}" * 400 + "]}",
        "more than 20 levels deep",
    ),
    "a long number": (".json", f'[{{"text": {"9" * 100_000}}}]', "a number where a text belongs"),
    "one word of 5 MB": (".jsonl", f'{{"text": "{"a" * 5_000_000}"}}', "this text is longer than"),
    "a key of 5 MB": (".yaml", f"- ? {'k' * 5_000_000}\n  : x\n", "no key 'kkkk"),
    "a NUL byte": (".yaml", "- text: a\0b\n", "a control character (U+0000)"),
    "a NUL byte in JSON": (".json", '[{"text": "a\0b"}]', "a line end, tab or control character"),
    "a form feed between items": (".yaml", "- a\n\x0c\n- b\n", "this is no key with a value"),
    "a text that looks like a section": (".yaml", "tips:\n- a\n\t- b\n'a: b'\n", "a tab"),
}


@pytest.mark.parametrize(("suffix", "text", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_a_fault_and_no_harm(suffix: str, text: str, message: str) -> None:
    read = read_tips(text.encode(), path=Path(f"any{suffix}"))
    errors = errors_of(read.problems)
    assert any(problem.message.startswith(message) for problem in errors)
    assert all(len(str(problem)) < 500 for problem in errors)


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
def test_what_can_just_be_decoded_can_be_looked_into(suffix: str) -> None:
    for depth in range(900, 1_000, 5):
        nested = '{"text": 1, "text": ' + "[" * depth + "]" * depth + "}"
        assert read_tips(nested.encode(), path=Path(f"any{suffix}")).problems


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"\xff", 1, 1), (b"\xef\xbb\xbf- \xc3\xa9\xc3", 1, 4), (b"- a\r\n- \xed\xa0\x80", 2, 3)],
)
def test_a_byte_that_is_no_utf8_is_told_with_its_place(data: bytes, line: int, column: int) -> None:
    [problem] = read_tips(data, path=Path("any.yaml")).problems
    assert (problem.line, problem.column) == (line, column)
    assert problem.message.endswith("is no UTF-8 text")


NO_FILE = {
    "folder": "is a folder",
    "missing": "cannot read .*no such file",
    "dangling": "is a link to a file that does not exist",
    "loop": "cannot read .*(levels of symbolic links|symlink)",
    "file/through": "cannot read .*not a directory",
    "a\0b": "cannot read",
    "large": "is larger than 80 MB",
}
if sys.platform != "win32":
    NO_FILE |= {f"/dev/{name}": f"/dev/{name} is a device" for name in ("zero", "null", "urandom")}


@pytest.mark.parametrize("name", NO_FILE)
def test_what_is_no_file_is_told_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "dangling").symlink_to("nowhere.yaml")
    (tmp_path / "loop").symlink_to("loop")
    with (tmp_path / "large").open("wb") as large:
        large.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(TipsFileError, match=NO_FILE[name]) as caught:
        load(tmp_path / name)
    assert caught.value.hint


@posix
def test_a_silent_pipe_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_SILENCE", 0.1)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TipsFileError, match="nobody writes to"):
        read_bytes(tmp_path / "pipe")
    writer = os.open(tmp_path / "pipe", os.O_RDWR)
    os.write(writer, b"- Vraag door\n")
    with pytest.raises(TipsFileError, match="without an end"):
        read_bytes(tmp_path / "pipe")
    os.close(writer)


@posix
@pytest.mark.parametrize("ends", [True, False])
def test_a_pipe_that_somebody_writes_to_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, ends: bool
) -> None:
    for limit in ("MAX_SILENCE", "MAX_WRITING"):
        monkeypatch.setattr(source, limit, 180.0)  # on a busy machine a writer may be slow
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    line = "yes -- '- Ga de straat op'" + (" | head -n 5000" if ends else "")
    script = f"exec > '{pipe}'; echo '- Vraag door'; sleep 0.1; {line}"
    with subprocess.Popen(["sh", "-c", script], stderr=subprocess.DEVNULL):
        if ends:
            assert len(load(pipe, bundled=False).tips) == 5_001
        else:
            with pytest.raises(TipsFileError, match="is larger than 1 MB"):
                read_bytes(pipe, Bounds(1_000_000, 1_000_000))


def test_an_endless_stdin_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_FILE_BYTES", 1_000_000)
    with pytest.raises(TipsFileError, match="stdin is larger than 1 MB"):
        read_stdin(BytesIO(bytes(2_000_000)))


@pytest.mark.skipif(not AS_ROOT, reason="only root makes files of others")
def test_a_team_file_of_another_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found() -> Loaded:
        layers = find_layers(files=(), bundled=False, tips_dir=None, working_dir=tmp_path)
        return load_layers(layers)

    path = tmp_path / ".paw-tips.yaml"
    path.write_text("tips:\n- Vraag door\n", encoding="utf-8")
    os.chown(path, 4321, -1)
    assert len(found().collection.tips) == 1  # root reads all
    monkeypatch.setattr(os, "geteuid", lambda: 1234)
    assert found().collection.tips == ()
    assert list(found().warnings()) == [
        f"{path}: this file belongs to another user, so it is not read; `--file {path}` reads it"
    ]
    assert len(load_layers([Layer(Origin.FILE, path)]).collection.tips) == 1
    os.chown(path, 0, -1)  # and what is root's is read by all
    assert len(found().collection.tips) == 1
    path.rename(tmp_path / "mine.yaml")
    path.symlink_to("mine.yaml")
    os.chown(tmp_path / "mine.yaml", 1234, -1)
    os.chown(path, 4321, -1, follow_symlinks=False)
    assert found().collection.tips == ()


@posix
def test_pipes_in_the_folder_of_own_tips_are_not_waited_for(paw: Paw, tmp_path: Path) -> None:
    own = tmp_path / "own-tips"
    own.mkdir()
    for number in range(5):
        os.mkfifo(own / f"{number}.yaml")
    run = paw("list", "--no-bundled")
    assert run.code == 0
    assert run.stderr.count("is a pipe, which is not waited for") == 5


BROKEN = "so much is broken that nothing is read from here on"
BEYOND = {
    "bytes": ("own.yaml", "tips:\n- " + "woord " * 2_000_000, "larger than"),
    "values": ("own.yaml", f"- text: a\n  keywords: [{'a, ' * 450_000}a]\n", "more than"),
    "lists in lists": ("own.yaml", "tips:\n" + f"{'- ' * 18}a\n" * 25_000, "more than"),
    "repeated": (
        "own.yaml",
        f"- text: a\n  keywords: &a [{'b, ' * 15_000}b]\n" + "- {text: a, keywords: *a}\n" * 9_000,
        "too much",
    ),
    "faults in YAML": ("own.yaml", "- text: a: b\n" * 1_500 + "- goed\n", BROKEN),
    "faults in JSON": ("own.json", json.dumps([{"text": 1}] * 1_500 + ["goed"]), BROKEN),
    "faults on lines": ("own.jsonl", '{"text":\n' * 1_500 + '"goed"\n', BROKEN),
    "wrong values on lines": ("own.jsonl", '{"text": 1}\n' * 1_500 + '"goed"\n', BROKEN),
}


@pytest.mark.parametrize(("name", "text", "message"), BEYOND.values(), ids=BEYOND)
def test_a_found_file_has_bounds(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = load_layers([Layer(Origin.OWN, tmp_path / name)])
    assert found.collection.tips == ()
    problems = found.layers[0].problems
    assert any(message in problem.message and problem.hint for problem in problems[-2:])
    if message == BROKEN:
        with pytest.raises(TipsFileError, match="1,002 faults"):
            load_layers([Layer(Origin.FILE, tmp_path / name)])


def test_many_long_names_that_do_not_exist_take_no_longer(paw: Paw, tmp_path: Path) -> None:
    known = "".join(f"- id: {f'a{n:03}' * 20}\n  title: {f'b{n:03}' * 9}\n" for n in range(500))
    tips = "".join(f"- text: T\n  themes: [{f'b{n:03}' * 20}]\n" for n in range(2_000))
    (tmp_path / ".paw-tips.yaml").write_text(f"themes:\n{known}tips:\n{tips}", encoding="utf-8")
    run = paw("list", "--json", cwd=tmp_path)  # each name beside each known one takes minutes
    assert run.code == 0
    assert "982 more" in run.stderr
