"""Turn what a session leaves behind (notes, chats, tables, documents) into tips.

The steps, from top to bottom:

1. `extracting` tells what a file is and reads it as that: items, what is left out, who took
   part. What gives no tips is refused by its name.
2. `privacy.without_people` takes the people out, whatever the kind of file.
3. `tips.build_collection` makes tips of items: kind, links, themes, source, id.
4. It is said what came in, what was left out, and what cannot be known.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from paw_cli.authoring.yaml_writer import tips_file
from paw_cli.errors import NothingFoundError, TipsFileError
from paw_cli.extracting.detect import extract
from paw_cli.extracting.items import Extract, Item, Skipped, SkipReason, Unmarked
from paw_cli.files.format import slug
from paw_cli.files.layers import bundled_collection
from paw_cli.files.problems import errors_of
from paw_cli.files.source import read_bytes, read_stdin
from paw_cli.files.tips_file import read_tips
from paw_cli.importing.privacy import Privacy, without_people
from paw_cli.importing.tips import ImportOptions, build_collection, comment_of, id_prefix
from paw_cli.messages import _, ngettext
from paw_cli.model import Collection, Tip
from paw_cli.names import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.importing.privacy import Tracker

__all__ = [
    "ImportFile",
    "ImportOptions",
    "Imported",
    "Unmarked",
    "id_prefix",
    "import_files",
    "read_file",
]


class ImportFile(NamedTuple):
    """A file to import: its name as the user gave it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Collection):
    """Tips with the themes and sources that come along, and what a user should know of them.

    `text` is the tips file that they make, '' without tips; a comment stands above each tip.
    `summary` says how many there are, `notes` how the files were read and what is not known,
    `details` tell each thing left out.
    """

    text: str
    comments: tuple[str, ...]
    summary: str
    notes: tuple[str, ...]
    details: tuple[str, ...]


def read_file(name: str, stdin: BinaryIO) -> ImportFile:
    """Return a file by its name, or what is piped in where that is `-`."""
    if name == "-":
        return ImportFile("stdin", read_stdin(stdin))
    return ImportFile(name, read_bytes(Path(name).expanduser()))


def import_files(
    files: Sequence[ImportFile],
    options: ImportOptions,
    *,
    known: Collection | None = None,
    skip_known: bool = False,
    track: Tracker = iter,
) -> Imported:
    """Return the tips that files give.

    With `skip_known`, a text that is in `known` is left out. `track` goes through items and may
    show how far it got. Raises NothingFoundError, TipsFileError or WrongUseError, by its name,
    for the first file that gives no tips.
    """
    known = known or bundled_collection()
    found = Extract()
    for file in files:
        found.add(_extract(file, options, known))
    if not options.with_names:
        privacy = without_people(found, track)
        options = replace(options, id_prefix=_id_without_people(options.id_prefix, privacy))
    _leave_out_repetitions(found, known if skip_known else Collection())
    if not options.with_names:
        found.notes += _about_privacy(found)
    new = build_collection(found, options, known)
    comments = tuple(map(comment_of, found.items))
    return Imported(
        tips=new.tips,
        themes=new.themes,
        sources=new.sources,
        text=_valid_text(new, comments),
        comments=comments,
        summary=_about_tips(new.tips, found.skipped),
        notes=tuple(found.notes),
        details=(*_about_headings(found.items, new.tips), *_about_skipped(found.skipped)),
    )


def _extract(file: ImportFile, options: ImportOptions, known: Collection) -> Extract:
    found = extract(file.content, file.name, options.unmarked, known)
    if not found.items:
        name = file.name if options.with_names else Privacy(found.people).cleaned(file.name)
        raise NothingFoundError(
            "; ".join([_("no items in {file}", file=name), *_counts_of(found.skipped).values()]),
            _(
                "An item begins with 1. or 1) or • or -. For a text without such marks add --lines"
                " (each line is a tip) or --paragraphs; a chat is known by its times and names."
            ),
        )
    return found


def _id_without_people(prefix: str, privacy: Privacy) -> str:
    """Return the beginning of ids without the names that a file is called by."""
    words = prefix.replace("-", " ").title()
    return prefix and (slug(privacy.cleaned(words)) or "import")


def _leave_out_repetitions(found: Extract, known: Collection) -> None:
    """Leave out items whose text is there already; our own records may say the same twice."""
    said = {" ".join(tip.text.split()): SkipReason.KNOWN for tip in known.tips}
    items, found.items = found.items, []
    for item in items:
        text = " ".join(item.text.split())
        reason = said.get(text)
        if reason is None or (item.record and reason is SkipReason.REPEATED):
            found.items.append(item)
        else:
            found.skip(item.line, item.text, reason)
        said.setdefault(text, SkipReason.REPEATED)


def _valid_text(new: Collection, comments: Sequence[str]) -> str:
    """Return the tips file that tips make. Raises TipsFileError where no file may hold them."""
    text = tips_file(new, comments) if new.tips else ""
    for problem in errors_of(read_tips(text.encode(), base=bundled_collection()).problems):
        raise TipsFileError(
            _("this gives no valid tips file: {problem}", problem=problem.message),
            _("Change the text: {hint}.", hint=problem.hint),
        )
    return text


def _about_tips(tips: Sequence[Tip], skipped: Sequence[Skipped]) -> str:
    """Return how many tips there are and how much was left out, on one line."""
    said = [ngettext("{number} tip", "{number} tips", len(tips))]
    if counts := _counts_of(skipped):
        said.append(_("left out: {what}", what=", ".join(counts.values())))
    return "; ".join(said)


def _about_privacy(found: Extract) -> Iterator[str]:
    """Yield what was replaced in the texts that are kept, and what cannot be known."""
    if replaced := Counter(each for item in found.items for each in item.replaced):
        yield _(
            "replaced in the texts: {counts} (--with-names leaves all as it is)",
            counts=", ".join(f"{number} × {each}" for each, number in replaced.items()),
        )
    if found.people:
        yield _(
            "Names of people who did not take part, and first names that are ordinary words, are"
            " not known here and may still stand in the texts: read them before you share them."
        )
    elif not all(item.record for item in found.items):
        yield _(
            "The file does not tell who took part, so names may still stand in the texts: read"
            " them before you share them."
        )


def _about_headings(items: Sequence[Item], tips: Sequence[Tip]) -> Iterator[str]:
    """Yield what became of the items below each heading."""
    below = Counter((item.heading, tip.kind) for item, tip in zip(items, tips, strict=True))
    for (heading, kind), number in below.items():
        if heading:
            yield ngettext(
                "below '{heading}': {number} item, kind {kind}",
                "below '{heading}': {number} items, kind {kind}",
                number,
                heading=quote(heading),
                kind=kind,
            )


def _about_skipped(skipped: Sequence[Skipped]) -> Iterator[str]:
    """Yield all that was left out, by reason, each with its line."""
    for reason, count in _counts_of(skipped).items():
        yield _("left out: {what}", what=count)
        for each in skipped:
            if each.reason is reason:
                yield _("line {line}: {text}", line=each.line, text=quote(each.text))


def _counts_of(skipped: Sequence[Skipped]) -> dict[SkipReason, str]:
    """Return how much is left out, by reason."""
    counts = Counter(each.reason for each in skipped)
    return {reason: ngettext(*reason.value, number) for reason, number in counts.items()}
