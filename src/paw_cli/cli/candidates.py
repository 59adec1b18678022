"""The names that complete a command line: themes, ids, sources, kinds, formats, fields."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.cli.folders import expanded
from paw_cli.cli.options import Files
from paw_cli.cli.streams import COLOR_CHOICES
from paw_cli.files import Origin, load_layers
from paw_cli.messages import ngettext
from paw_cli.render import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paw_cli.model import Collection

FIRST_WORDS = 60
SHELLS = ("bash", "zsh", "fish")
CHOICES = {"shell": SHELLS, "of": ("tips", "output"), "headings": ("kind", "source", "nothing")}


class Candidate(NamedTuple):
    """What a word may become, and what that stands for."""

    value: str
    about: str = ""


def values_of(
    parameter: str, *, command: str, given: Mapping[str, Sequence[str]], word: str
) -> Iterable[Candidate] | None:
    """Return the values of a command's parameter, or None where they are paths.

    `given` holds the values that the line has so far, those of files among them; `word` is
    the unfinished value.
    """
    candidates: Iterable[Candidate] = ()
    match parameter:
        case "file" | "files" | "output":
            return None
        case "theme" | "not_theme":
            candidates = _themes(_collection(given))
        case "ids":
            candidates = _ids(_collection(given))
        case "source" if command != "import":  # which gives a source its title
            candidates = _sources(_collection(given))
        case "kind":
            candidates = _kinds(_collection(given))
        case "fields":
            candidates = _fields(command, word)
        case "format":
            candidates = map(Candidate, Format)
        case "color":
            candidates = map(Candidate, COLOR_CHOICES)
        case "shell" | "of" | "headings":
            candidates = map(Candidate, CHOICES[parameter])
    return (c for c in candidates if c.value not in given.get(parameter, ()))


def _collection(given: Mapping[str, Sequence[str]]) -> Collection:
    """Return what the line's command would read, and of a file with faults what is good.

    Nothing that one could wait for is read: neither stdin nor a pipe.
    """
    files = [str(expanded(path)) for path in given.get("file", ())]
    return load_layers(
        layer._replace(origin=Origin.OWN) if layer.origin is Origin.FILE else layer
        for layer in Files(file=files, no_bundled="no_bundled" in given).layers()
        if layer.origin is not Origin.FILE or (layer.path and layer.path.is_file())
    ).collection


def _themes(collection: Collection) -> Iterator[Candidate]:
    for theme, count in collection.theme_counts():
        yield Candidate(theme.id, f"{_tips(count)}: {theme.title}")


def _ids(collection: Collection) -> Iterator[Candidate]:
    for tip in collection.tips:
        yield Candidate(tip.id, _first_words(tip.text))


def _first_words(text: str) -> str:
    if len(text) <= FIRST_WORDS:
        return text
    whole_words = text[:FIRST_WORDS].rpartition(" ")[0]
    return f"{whole_words or text[: FIRST_WORDS - 1]}…"


def _sources(collection: Collection) -> Iterator[Candidate]:
    counts = Counter(tip.source for tip in collection.tips)
    for source in collection.sources:
        yield Candidate(source.id, f"{_tips(counts[source.id])}: {source.title}")


def _kinds(collection: Collection) -> Iterator[Candidate]:
    for kind, count in Counter(tip.kind for tip in collection.tips).items():
        yield Candidate(kind, _tips(count))


def _fields(command: str, word: str) -> Iterator[Candidate]:
    """Return the fields that may follow the last comma, each behind those before it."""
    from paw_cli.render.records import HIT_FIELDS, THEME_FIELDS, TIP_FIELDS  # seldom asked for

    names = {"search": HIT_FIELDS, "themes": THEME_FIELDS}.get(command, TIP_FIELDS)
    before = word[: word.rfind(",") + 1]
    return (Candidate(before + name) for name in names if name not in before.split(","))


def _tips(count: int) -> str:
    return ngettext("{number} tip", "{number} tips", count)
