"""What may be typed, and where: arguments, environments, files valid, broken or of any bytes."""

import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st
from line_mutation import mutated

from paw_cli.cli.main import COMMANDS

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
