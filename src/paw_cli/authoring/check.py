"""Find all that is wrong in tips files, what likely is, and what says nearly the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import chain
from typing import Any, BinaryIO

from paw_cli.errors import TipsFileError
from paw_cli.files.format import id_from_name
from paw_cli.files.layers import Layer, bundled_collection, read_layer
from paw_cli.files.nodes import KeyPath
from paw_cli.files.problems import ParseError, Problem, errors_of, unreadable
from paw_cli.files.source import ASKED_FOR
from paw_cli.files.tips_file import Base, TipsFile, read_tips
from paw_cli.files.validate import Record
from paw_cli.messages import _, ngettext
from paw_cli.model import Source, Theme, Tip
from paw_cli.names import near_names
from paw_cli.safe_text import LINK, hidden_characters, misleading_host, safe_text

Item = Tip | Theme | Source

# Among so many texts, or names of a file, similar ones are looked for.
MAX_SIMILAR = 2000
# So much of a text is compared; texts are similar that share so much of their different words.
_MAX_LENGTH = 500
_MIN_SHARED = 0.75
# Theme names of so many letters are near when about one letter is typed otherwise.
_MIN_NAME = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at, and what is wrong: faults, and warnings."""

    files: int
    tips: int
    problems: tuple[Problem, ...]

    def text(self) -> str:
        """Return a line for each problem: `file:line:column: what; how to mend it`."""
        lines = [
            str(replace(each, message=_("warning: {message}", message=each.message)))
            if each.severity == "warning"
            else str(each)
            for each in self.problems
        ]
        return "".join(f"{safe_text(line)}\n" for line in lines)

    def records(self) -> tuple[dict[str, Any], ...]:
        """Return the problems as records."""
        return tuple(map(asdict, self.problems))

    def fails(self, *, strict: bool) -> bool:
        """Tell whether something is wrong; to be `strict` is to count warnings as well."""
        return bool(errors_of(self.problems) or (strict and self.problems))

    def summary(self) -> str:
        """Return how much of what was found in how many files."""
        faults = len(errors_of(self.problems))
        warnings = len(self.problems) - faults
        found = [
            ngettext("{number} fault", "{number} faults", faults) if faults else "",
            ngettext("{number} warning", "{number} warnings", warnings) if warnings else "",
        ]
        where = _(
            "{found} in {files}, {tips}",
            found=_(" and ").join(filter(None, found)) or _("nothing wrong"),
            files=ngettext("{number} file", "{number} files", self.files),
            tips=ngettext("{number} good tip", "{number} good tips", self.tips),
        )
        if self.tips <= MAX_SIMILAR:
            return where
        bound = _(
            "similar texts were looked for among the first {number} tips", number=f"{MAX_SIMILAR:,}"
        )
        return f"{where}; {bound}"


def check(layers: Iterable[Layer], *, stdin: BinaryIO) -> Checked:
    """Return all problems of tips files, each on top of the bundled tips and the files before."""
    base = Base(bundled_collection())
    files: list[TipsFile] = []
    for layer in layers:
        try:
            file = read_layer(layer, base, ASKED_FOR, stdin)
        except TipsFileError as error:
            problems = (unreadable(layer.name, error),)
            file = replace(read_tips(b"", path=layer.path), problems=problems)
        base.add(file.collection, layer.name)
        files.append(file)
    found = chain(
        *(file.problems for file in files),
        _similar_texts(files),
        _similar_themes(files),
        _replacements(files),
        *map(_deceptive, files),
    )
    order = {file.source.name: number for number, file in enumerate(files)}
    return Checked(
        files=len(files),
        tips=sum(len(file.collection.tips) for file in files),
        problems=tuple(sorted(found, key=lambda each: (order[each.file], each.line, each.column))),
    )


def _similar_texts(files: Sequence[TipsFile]) -> Iterator[Problem]:
    """Yield the texts that say nearly the same as one before; a tip may replace its like."""
    bundled = bundled_collection().tips
    own = [
        (file, *both)
        for file in files
        for both in zip(file.records["tips"], file.collection.tips, strict=True)
    ]
    tips = [*bundled, *(tip for _file, _record, tip in own)]
    for later, earlier in similar_texts([tip.text for tip in tips], first=len(bundled)):
        file, record, tip = own[later - len(bundled)]
        other = tips[earlier]
        message = _("nearly the same text as {id}", id=other.id)
        if tip.text.split() == other.text.split():
            message = _("the same text as {id}", id=other.id)
        hint = _("keep one of them, or give this one the other's id to replace it")
        if tip.id != other.id:
            yield _warning(file, record.path_to("text"), message, hint)


def _similar_themes(files: Sequence[TipsFile]) -> Iterator[Problem]:
    """Yield the themes that a file makes and that look like another's name, where it does.

    Names that differ in a digit are meant to: wijk-1, wijk-2.
    """
    known = {theme.id: None for theme in bundled_collection().themes}
    for file in files:
        made = [theme.id for theme in file.collection.themes if theme.id not in known]
        places = {record.values["id"]: record.path_to("id") for record in file.records["themes"]}
        for record in file.records["tips"]:
            for index, name in enumerate(record.values.get("themes", ())):
                places.setdefault(id_from_name(name), record.path_to("themes", index))
        for name in made[:MAX_SIMILAR]:
            near = near_names(name, known, cutoff=max(0, 1 - 1.1 / len(name)))
            alike = [n for n in near if re.findall(r"\d", n) == re.findall(r"\d", name)]
            if alike and len(name) >= _MIN_NAME:
                message = _("theme '{name}' is nearly '{near}'", name=name, near=alike[0])
                hint = _("write {name} if that is meant", name=alike[0])
                yield _warning(file, places[name], message, hint)
            known[name] = None


def _replacements(files: Sequence[TipsFile]) -> Iterator[Problem]:
    """Yield what replaces something of the program or of another file, or claims its source."""
    bundled = bundled_collection()
    sources = {source.id for source in bundled.sources}
    own: list[Item] = [*bundled.tips, *bundled.themes, *bundled.sources]
    below = {(type(item), item.id): (item, "") for item in own}
    for file in files:
        for record, item in _items_of(file):
            replaced, owner = below.get((type(item), item.id), (None, ""))
            below[type(item), item.id] = item, file.source.name
            if replaced is None and isinstance(item, Tip) and item.source in sources:
                message = _("the source {id} comes with the program", id=item.source)
                yield _warning(
                    file, record.path_to("source"), message, _("name a source of your own")
                )
            elif replaced not in (None, item):
                message = _("this replaces {id}, which comes with the program", id=item.id)
                if owner:
                    message = _("this replaces {id} of {file}", id=item.id, file=owner)
                hint = _("give it another id if that is not meant")
                yield _warning(file, record.path_to("id"), message, hint)


def _deceptive(file: TipsFile) -> Iterator[Problem]:
    """Yield the texts with characters that no reader sees, or a link to another host than read."""
    for record in chain(*file.records.values()):
        for key, value in record.values.items():
            for index, text in enumerate(value if isinstance(value, tuple) else (value,)):
                if offsets := hidden_characters(text):
                    message = _(
                        "a character that no reader sees (U+{code}) at place {place} of this text",
                        code=f"{ord(text[offsets[0]]):04X}",
                        place=offsets[0] + 1,
                    )
                    yield _warning(file, record.path_to(key, index), message, _("remove it"))
                if any(map(misleading_host, re.findall(LINK, text))):
                    message = _("this link may be read as one to another host")
                    hint = _(
                        "write nothing before its host, and that in Latin letters (else xn--...)"
                    )
                    yield _warning(file, record.path_to(key, index), message, hint)


def _items_of(file: TipsFile) -> Iterator[tuple[Record, Item]]:
    """Yield the tips of a file, and the themes and sources that it defines, with their records."""
    found = file.collection
    yield from zip(file.records["tips"], found.tips, strict=True)
    # Those that are made by their use come after those that are defined.
    yield from zip(file.records["themes"], found.themes, strict=False)
    yield from zip(file.records["sources"], found.sources, strict=False)


def _warning(file: TipsFile, path: KeyPath, message: str, hint: str) -> Problem:
    offset = file.parsed.offset_at(path)
    return file.source.problem(ParseError(offset, message, hint, "warning"))


def similar_texts(texts: Sequence[str], first: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the index of each text, from `first` on, that is similar to an earlier one, and its.

    The same text is always found; other similar ones among the first MAX_SIMILAR.
    """
    same: dict[str, int] = {}
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for index, text in enumerate(texts):
        earlier = same.setdefault(" ".join(text.split()), index)
        is_compared = index < MAX_SIMILAR
        words = set(re.findall(r"\w+", text[:_MAX_LENGTH].casefold()) if is_compared else ())
        if earlier == index >= first:
            shared = Counter(chain.from_iterable(by_word[word] for word in words))
            near = (n for n in shared if 2 * shared[n] >= _MIN_SHARED * (len(words) + sizes[n]))
            earlier = min(near, default=index)
        if earlier != index >= first:
            yield index, earlier
        sizes.append(len(words))
        for word in words:
            by_word[word].append(index)
