"""One tips file, from bytes to a collection and the problems: this page is the whole flow.

bytes -> text (source) -> values, and nodes that tell their places (nodes, yaml_nodes)
-> records and problems (validate) -> a collection: ids are unique, and what a tip names exists
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from pathlib import Path

from paw_cli.files.format import FILE, SOURCE, THEME, TIP, slug, with_line_ends
from paw_cli.files.layers import SUFFIXES, TEAM_FILE
from paw_cli.files.nodes import Parsed, parse_json, parse_lines
from paw_cli.files.problems import ParseError, Problem, SourceText
from paw_cli.files.source import ASKED_FOR, Bounds, decode, expect_bounded
from paw_cli.files.validate import Names, Record, Validator
from paw_cli.model import Collection, Kind, Origins, Source, Theme, Tip

STDIN = "stdin"
_JSON = re.compile(r'\s*[\[{]\s*["\[\]{}]')  # how it begins


class Base:
    """The layers below a file, merged: what is the same on top replaces what is below."""

    def __init__(self, collection: Collection | None = None) -> None:
        self.tips: dict[str, Tip] = {}
        self.themes = Names(Theme)
        self.sources = Names(Source)
        self._origins: Origins = {}
        self._bundled = Collection()
        self.add(collection or Collection())

    def add(self, collection: Collection, file: str = "") -> None:
        """Put a layer on top, that of a `file`, or what comes with the program.

        The file is the origin of each tip that replaces another or claims a bundled source, and
        of each bundled theme or source that it makes another.
        """
        if not file:
            self._bundled = collection
        themes = {theme.id: theme for theme in self._bundled.themes}
        sources = {source.id: source for source in self._bundled.sources}
        for tip in collection.tips if file else ():
            below = self.tips.get(tip.id)
            if below != tip and (below or tip.source in sources):
                self._origins["tip", tip.id] = file
        for theme in collection.themes:
            if themes.get(theme.id, theme) != theme:
                self._origins["theme", theme.id] = file
        for source in collection.sources:
            if sources.get(source.id, source) != source:
                self._origins["source", source.id] = file
        self.tips.update((tip.id, tip) for tip in collection.tips)
        self.themes.add(*collection.themes)
        self.sources.add(*collection.sources)

    def collection(self) -> Collection:
        """Return all layers as one collection."""
        return Collection(
            tips=tuple(self.tips.values()),
            themes=tuple(self.themes.of_file.values()),
            sources=tuple(self.sources.of_file.values()),
            origins=self._origins.copy(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TipsFile:
    """What a file holds: the good items, and the problems in the order of their lines.

    `records` has by section one for each tip of the collection, and for each theme and source
    that the file defines.
    """

    source: SourceText
    parsed: Parsed
    records: dict[str, tuple[Record, ...]]
    collection: Collection
    problems: tuple[Problem, ...]


def read_tips(
    content: bytes,
    *,
    path: Path | None = None,
    base: Collection | Base | None = None,
    bounds: Bounds = ASKED_FOR,
) -> TipsFile:
    """Return what the bytes of a file hold; without a path they come from stdin.

    Raises TipsFileError for a file that is beyond its bounds.
    """
    name = STDIN if path is None else str(path)
    base = base if isinstance(base, Base) else Base(base)
    try:
        source = SourceText(decode(content), name)
        expect_bounded(content, name, bounds.max_values)
        return _read(source, _parsed(source.text, path, bounds), path, base)
    except ParseError as error:
        source = SourceText(decode(content, errors="replace"), name)
        return _read(source, Parsed(None, (error,), lambda _path: 0), path, base)


def _parsed(text: str, path: Path | None, bounds: Bounds) -> Parsed:
    """Return what a text says; raises ParseError where nothing of it can be read."""
    suffix = path.suffix.lower() if path else ""
    match suffix if suffix in SUFFIXES else _looks_like(text):
        case ".json":
            return parse_json(text)
        case ".jsonl":
            return parse_lines(text)
        case _:
            from paw_cli.files.yaml_nodes import parse_yaml  # PyYAML takes half as long as Typer

            return parse_yaml(text, bounds.max_values)


def _looks_like(text: str) -> str:
    """Return the suffix of the format that a text seems to have."""
    if not _JSON.match(text):
        return ".yaml"
    try:
        first = json.loads(text.lstrip().partition("\n")[0])
    except (ValueError, RecursionError):
        return ".json"
    # A tip has `themes` as well.
    is_item = isinstance(first, dict) and ("text" in first or FILE.fields.keys().isdisjoint(first))
    return ".jsonl" if is_item else ".json"


def _read(source: SourceText, parsed: Parsed, path: Path | None, base: Base) -> TipsFile:
    """Return what a file holds of what was parsed; raises ParseError where it is too deep."""
    validator = Validator(parsed, source.text)
    records = {"sources": validator.section(SOURCE, {}), "themes": validator.section(THEME, {})}
    sources = Names(Source, base.sources, records["sources"])
    themes = Names(Theme, base.themes, records["themes"])
    found = validator.section(TIP, {"source": sources, "themes": themes})
    ids = _ids(found, file_prefix(path), base.tips)
    named = zip(found, ids, _source_ids(found, path, sources), strict=True)
    tips = tuple([_tip(record, id_, source_id, themes) for record, id_, source_id in named])
    problems = dict.fromkeys(map(source.problem, validator.errors))
    return TipsFile(
        source=source,
        parsed=parsed,
        records=records | {"tips": found},
        collection=Collection(
            tips=tips,
            themes=tuple(themes.of_file.values()),
            sources=tuple(sources.of_file.values()),
        ),
        problems=tuple(sorted(problems, key=attrgetter("line", "column"))),
    )


def _tip(record: Record, id_: str, source_id: str, themes: Names[Theme]) -> Tip:
    values = record.values
    return Tip(
        id_,
        with_line_ends(values["text"]),
        Kind(values.get("kind", Kind.TIP)),
        tuple(dict.fromkeys(map(themes.find_or_make, values.get("themes", ())))),
        values.get("links", ()),
        source_id,
        values.get("keywords", ()),
        values.get("answers", ()),
    )


def _ids(records: Sequence[Record], prefix: str, below: Mapping[str, Tip]) -> list[str]:
    """Return the id of each tip: its own, or one made of the file's name and its index."""
    own = {record.values["id"].casefold() for record in records if "id" in record.values}
    texts = {each.path[-1]: each.values["text"] for each in records if "id" not in each.values}
    for start in variants(prefix):
        made = {index: f"{start}-{index + 1:02d}" for index in texts}
        # The same text under the same id is the same tip, in a copy of the file.
        copies = all(below[id_].text == texts[n] for n, id_ in made.items() if id_ in below)
        if copies and own.isdisjoint(made.values()):
            break
    return [record.values.get("id") or made[record.path[-1]] for record in records]


def _source_ids(records: Sequence[Record], file: Path | None, sources: Names[Source]) -> list[str]:
    """Return the source of each tip; by default the only one that the file defines, else itself."""
    named = [record.values.get("source", "") for record in records]
    ids = [name and sources.find_or_make(name) for name in named]
    if all(ids):
        return ids
    if sources.defines_some and len(sources.of_file) == 1:
        [default] = sources.of_file
    else:
        for default in variants(file_prefix(file)):
            itself = Source(id=default, title=_title(file))
            taken = sources.find(default)
            if taken is None or taken._replace(url=None) == itself:
                break
        sources.add(itself)
    return [id_ or default for id_ in ids]


def file_prefix(path: Path | None) -> str:
    """Return what the ids made for a file begin with; None is stdin.

    It begins with a letter, so that no id looks like a number or a range of numbers.
    """
    prefix = slug(_title(path).removesuffix(path.suffix if path else "")) or "tips"
    return prefix if prefix[0].isalpha() else f"tips-{prefix}"


def variants(name: str) -> Iterator[str]:
    """Yield `name`, `name-2`, `name-3`..."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _title(path: Path | None) -> str:
    """Return what people call a file: its name, or that of the folder of a team file."""
    if path is None or path.is_relative_to("/dev"):  # what `<(command)` is called is no name
        return STDIN
    return (path.absolute().parent.name if path.name == TEAM_FILE else "") or path.name
