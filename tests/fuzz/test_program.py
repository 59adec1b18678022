"""Whatever is typed, wherever, with whatever files: an answer or an error, and no harm."""

import contextlib
import json
import os
import re
import shlex
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from line_mutation import mutated

from conftest import Run, run_here
from paw_cli.cli.completion import completions
from paw_cli.cli.main import COMMANDS
from paw_cli.errors import WrongUseError
from paw_cli.safe_text import hidden_characters

SEEDS = Path(__file__).parents[2] / "fuzz/seeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a run depends on."""

    arguments: Sequence[str]
    stdin: bytes = b""
    environ: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    encoding: str = "utf-8"
    terminal: bool = False


# No slash and no backslash: what is drawn here may become a file's name.
_LETTERS = st.characters(codec="utf-8", exclude_characters="/\\\0")
_UNDECODABLE = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])
_HOSTILE = ("", " ", "-", "--", "\x1b[31mrood", "\u202eom", "a\nb", "[bold]a[/bold]", "\udcff")
any_word = st.sampled_from(_HOSTILE) | st.text(_LETTERS | _UNDECODABLE, max_size=8)

OWN_FILES = ("tips.yaml", "tips.json", "tips.jsonl", "own/a.yaml", "own/b.jsonl", ".paw-tips.yaml")
READING = """
list -t EIGEN --not-theme ti -k tip -s paw-aan-tafel-1
list -f tsv --fields id,text --file own/a.yaml --no-bundled
search bewonersparticipate -n 3 --exact
search "energie coach" geld --typing -f json --fields score,matches --file tips.yaml
show paw-14 7-9 37-99999999999999999999 1- eigen-1 --all -f pretty --color always
random -n 3 --seed 7 -t koffie -t e --all-themes -f markdown
random --daily --date 2030-01-31 -f csv --raw-csv --file - --file tips.json
themes -f jsonl -o nieuw.txt --force
""".strip()
WRITING = """
add Begin met koffie. -t koffi --new-theme -k remark -s "Tweede sessie" --link https://a.nl
add - --to nieuw.yaml --dry-run -t ti --json
import notes.txt -o nieuw.yaml --force --with-names --report
import - --add --to own.yaml --lines -t techniek
check tips.yaml tips.jsonl - --strict --json
where --json
schema --of output
completion fish
help search
""".strip()
_POOL = sorted(
    {*f"{READING} {WRITING} {' '.join(COMMANDS)} 0 -1 1e3 ١٢ 9999-12-31 html -V".split()}
)


@st.composite
def any_arguments(draw: st.DrawFn, lines: str = f"{READING}\n{WRITING}") -> list[str]:
    """Draw a command line as it is meant, or with other words in it and without its end."""
    words = shlex.split(draw(st.sampled_from(lines.splitlines())))
    for word in draw(st.just([]) | st.lists(st.sampled_from(_POOL) | any_word, max_size=3)):
        words.insert(draw(st.integers(0, len(words))), word)
        words = words[: draw(st.integers(1, 2 * len(words)))]
    return words


_SIZES = ("", "0", "-5", "39", "120", "100000", "9" * 5000, "veel", "²", "４０")
_VARIABLES = {
    "TERM": ("", "dumb", "xterm-256color", "linux", "\udcff"),
    **dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK"), ("", "1", "0")),
    **dict.fromkeys(("COLUMNS", "LINES"), _SIZES),
    "LANG": ("C", "nl_NL.UTF-8", "tr_TR", "onzin"),
    "LC_ALL": ("C", "POSIX", "nl_NL.ISO-8859-1", "onzin"),
    "PAW_TIPS_DIR": ("", ".", "own", "tips.yaml", "ontbreekt/x", os.devnull, "x" * 300, "\udcff"),
    "_TYPER_COMPLETE_ARGS": ("paw-tips list", "\udcff"),
}
any_environment = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in _VARIABLES.items()}
)

_VALID = [path.read_bytes() for kind in ("yaml", "json") for path in (SEEDS / kind).iterdir()]
_NOTES = [path.read_bytes() for path in sorted((SEEDS / "import").iterdir())]
_SIGNS = (
    b"\0|\xff|\xff\xfe|\x1b[2J|\xe2\x80\xae|\xe2\x80\x8b|\\ud800|\n|\r|: | #|- |&a |*a|\"|'|{|]|,"
)
_TOKENS = st.sampled_from([*_SIGNS.split(b"|"), b"[" * 30, b"{" * 3000])


@st.composite
def any_content(draw: st.DrawFn) -> bytes:
    """Draw what a file may hold: something valid, broken in a few places, or any bytes."""
    content = draw(st.sampled_from(sorted(_VALID)) | st.binary(max_size=60))
    if draw(st.booleans()):
        content = mutated(content, draw(st.integers(0, 2**32)))
    for token in draw(st.lists(_TOKENS, max_size=2)):
        at = draw(st.integers(0, len(content)))
        content = content[:at] + token + content[at + draw(st.sampled_from([0, 1, 40])) :]
    return content


@st.composite
def any_files(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw files in the places where the program looks, and notes to import."""
    names = draw(st.lists(st.sampled_from(OWN_FILES), max_size=3, unique=True))
    notes = mutated(draw(st.sampled_from(_NOTES)), draw(st.integers(0, 99)))
    return {name: draw(any_content()) for name in names} | {"notes.txt": notes}


any_scene = st.builds(
    Scene,
    arguments=any_arguments(),
    stdin=any_content(),
    environ=any_environment,
    files=any_files(),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252", "cp437"]),
    terminal=st.booleans(),
)


CODES = (0, 1, 2, 3)
# Far above what a run takes, far below what a person takes for a hang.
MAX_RUN = 20.0
ERRORS, HINTS = {"error", "fout"}, {"hint"}
LABELS = ERRORS | HINTS | {"warning", "let op", "note", "info"}

# What this program draws with: colours, links, erasing nothing.
OWN_CODES = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
DANGEROUS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OTHER_FORMS = ("--json", "-f", "--format", "-h", "--help", "-V", "--version", "--raw-csv")

steady = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=40
)


@steady
@given(any_scene)
def test_any_command_line_ends_in_an_answer_or_an_error(scene: Scene) -> None:
    expect_manners(scene, run_of(scene))


@steady
@given(any_arguments(READING), any_files(), st.sampled_from(["json", "jsonl"]))
def test_records_are_always_json(words: list[str], files: dict[str, bytes], form: str) -> None:
    asked = [word for word in words if word not in OTHER_FORMS]
    scene = Scene(arguments=[*asked[:1], "-f", form, *asked[1:]], files=files)
    run = run_of(scene)
    expect_manners(scene, run)
    lines = [run.stdout] if form == "json" else run.stdout.split("\n")
    assert all(isinstance(json.loads(line), (list, dict)) for line in lines if line), run.stdout


@steady
@given(st.sampled_from(OWN_FILES), any_content())
def test_any_file_is_read_or_told_what_is_wrong_with(name: str, content: bytes) -> None:
    scene = Scene(arguments=["list", f"--file={name}"], files={name: content}, terminal=True)
    run = run_of(scene)
    expect_manners(scene, run)
    assert run.code == run_of(replace(scene, arguments=["check", name])).code


@steady
@given(any_arguments(), any_files())
def test_any_unfinished_line_is_completed(words: list[str], files: dict[str, bytes]) -> None:
    with a_desk(files) as home, patch.dict(os.environ, home, clear=True):
        for end in range(1, len(words) + 1):
            with contextlib.suppress(WrongUseError):
                assert all(completions(words[:end]) or ())


def run_of(scene: Scene) -> Run:
    """Run the program in a folder of its own, within a time that people wait for."""
    with a_desk(scene.files) as home, patch.dict(os.environ, {**home, **scene.environ}, clear=True):
        start = time.process_time()  # whatever else the machine is doing
        run = run_here(
            *scene.arguments, stdin=scene.stdin, encoding=scene.encoding, terminal=scene.terminal
        )
        assert time.process_time() - start < MAX_RUN
    return run


@contextlib.contextmanager
def a_desk(files: Mapping[str, bytes]) -> Iterator[dict[str, str]]:
    """Work in a new folder with these files; give an environment whose home it is."""
    with tempfile.TemporaryDirectory() as desk, contextlib.chdir(desk):
        for file, content in files.items():
            Path(file).parent.mkdir(exist_ok=True)
            Path(file).write_bytes(content)
        home = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA"), desk)
        yield {**home, "PAW_TIPS_DIR": str(Path(desk, "own")), "LANG": "C"}


def expect_manners(scene: Scene, run: Run) -> None:
    """Expect a documented exit code, an error where it says so, and nothing that harms."""
    assert run.code in CODES, run
    assert "Traceback" not in run.stderr, run
    labels = {line.split(": ")[0] for line in run.stderr.splitlines() if not line.startswith(" ")}
    assert scene.terminal or labels <= LABELS, run.stderr
    assert bool(ERRORS & labels) == (run.code != 0), run
    assert HINTS & labels or run.code < 2, run
    assert not DANGEROUS.search(run.stderr), run.stderr
    assert not hidden_characters(run.stderr), run.stderr
    if scene.terminal:
        assert not hidden_characters(run.stdout), run.stdout
    if "--raw-csv" not in scene.arguments:
        assert not DANGEROUS.search(OWN_CODES.sub("", run.stdout)), run.stdout
