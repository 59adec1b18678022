"""Where it is typed: environments, files that are valid, broken in places, or any bytes."""

from __future__ import annotations

import json
import os
from pathlib import Path

from any_arguments import OWN_FILES, any_word, fitting_arguments, odd_arguments
from hypothesis import strategies as st
from line_mutation import mutated
from tips_file_promises import BASE
from whole_program import Scene

SEEDS = Path(__file__).parents[2] / "fuzz/seeds"
_SIZES = ["", "0", "1", "-5", "39", "40", "41", "120", "100000", "9" * 5000, "veel", "²", "４０"]
any_environment = st.fixed_dictionaries(
    {},
    optional={
        "TERM": st.sampled_from(["", "dumb", "xterm-256color", "linux", "onbekend", "\udcff"]),
        "NO_COLOR": st.sampled_from(["", "1", "0"]),
        "FORCE_COLOR": st.sampled_from(["", "1", "0"]),
        "FORCE_HYPERLINK": st.sampled_from(["", "1", "0"]),
        "COLORTERM": st.sampled_from(["truecolor", ""]),
        "COLUMNS": st.sampled_from(_SIZES),
        "LINES": st.sampled_from(_SIZES),
        "LANG": st.sampled_from(["C", "nl_NL.UTF-8", "tr_TR", "onzin"]),
        "LC_ALL": st.sampled_from(["C", "POSIX", "C.UTF-8", "nl_NL.ISO-8859-1", "onzin"]),
        "PAW_TIPS_DIR": st.sampled_from(
            ["", ".", "own", "tips.yaml", "ontbreekt/dieper", os.devnull, "x" * 300, "\udcff", "~"]
        ),
        "_TYPER_COMPLETE_ARGS": any_word,
        "TYPER_USE_RICH": st.sampled_from(["1", "0"]),
    },
)
any_encoding = st.sampled_from(["utf-8", "utf-8", "ascii", "cp1252", "cp437"])

_VALID = {
    kind: [path.read_bytes() for path in sorted((SEEDS / kind).iterdir())]
    for kind in ("yaml", "json", "import")
}
_ONE_RECORD_EACH = "\n".join(
    json.dumps({"id": f"eigen-{n}", "text": tip.text, "themes": tip.themes, "links": tip.links})
    for n, tip in enumerate(BASE.tips[:5])
).encode()
_ORIGINALS = st.sampled_from([*_VALID["yaml"], *_VALID["json"], _ONE_RECORD_EACH])
_SIGNS = (
    b"\0|\xff|\xff\xfe|\x1b[2J|\xe2\x80\xae|\xe2\x80\x8b|\xef\xb8\x8f|\\ud800|\n|\r|\t"
    b"|: | #|- |&a |*a|\"|'|{|]|,|text: "
)
_TOKENS = st.sampled_from([*_SIGNS.split(b"|"), b"[" * 30, b"{" * 3000])


@st.composite
def any_content(draw: st.DrawFn) -> bytes:
    """Draw what a file may hold: something valid, broken in a few places, or any bytes."""
    if not draw(st.integers(0, 5)):
        return draw(st.binary(max_size=60))
    content = draw(_ORIGINALS)
    if draw(st.booleans()):
        content = mutated(content, draw(st.integers(0, 2**32)))
    for token in draw(st.lists(_TOKENS, max_size=2)):
        at = draw(st.integers(0, len(content)))
        gone = draw(st.sampled_from([0, 0, 1, 5, 40]))
        content = content[:at] + token + content[at + gone :]
    return content


@st.composite
def any_files(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw files in the places where the program looks, and notes to import."""
    names = draw(st.lists(st.sampled_from(OWN_FILES), max_size=3, unique=True))
    notes = {
        "notes.txt": mutated(draw(st.sampled_from(_VALID["import"])), draw(st.integers(0, 99)))
    }
    return {name: draw(any_content()) for name in names} | notes


any_scene = st.builds(
    Scene,
    arguments=fitting_arguments() | odd_arguments(),
    stdin=any_content(),
    environ=any_environment,
    files=any_files(),
    encoding=any_encoding,
    terminal=st.booleans(),
)
