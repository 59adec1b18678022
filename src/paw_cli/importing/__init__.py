"""Turn what a session leaves behind (notes, chats, tables, documents) into tips.

The steps, from top to bottom:

1. `detect.extract` tells what a file is and reads it as that: items, what is left out, who took
   part. What gives no tips is refused by its name.
2. `privacy.without_people` takes the people out, whatever the kind of file.
3. `tips.build_tips` makes tips of items: kind, links, themes, source, id.
4. `report` says what came in, what was left out, and what cannot be known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from paw_cli.authoring.yaml_writer import tips_file
from paw_cli.errors import TipsFileError
from paw_cli.files.bundled import bundled_collection
from paw_cli.files.format import slug
from paw_cli.files.problems import errors_of
from paw_cli.files.source import read_bytes, read_stdin
from paw_cli.files.tips_file import read_tips
from paw_cli.importing import report
from paw_cli.importing.detect import extract
from paw_cli.importing.items import (
    Extract,
    Headings,
    ImportOptions,
    Item,
    Skipped,
    SkipReason,
    Unmarked,
    joined,
)
from paw_cli.importing.privacy import Privacy, without_people
from paw_cli.importing.refusals import no_items
from paw_cli.importing.tips import (
    build_tips,
    comment_of,
    import_options,
    resolve_names,
    sources_of,
)
from paw_cli.messages import _
from paw_cli.model import Collection, Source, Theme, Tip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paw_cli.importing.privacy import Tracker

__all__ = [
    "Headings",
    "ImportFile",
    "ImportOptions",
    "Imported",
    "Unmarked",
    "import_files",
    "import_options",
    "read_file",
]


class ImportFile(NamedTuple):
    """A file to import: its name as the user gave it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Tips with the themes and sources that come along, and what a user should know of them.

    `notes` tell how the files were read and what is not known, `details` each thing left out.
    """

    tips: tuple[Tip, ...]
    comments: tuple[str, ...]
    themes: tuple[Theme, ...]
    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    details: tuple[str, ...]

    def file_text(self) -> str:
        """Return the whole tips file that these tips make; nothing where there are none."""
        if not self.tips:
            return ""
        content = Collection(tips=self.tips, themes=self.themes, sources=self.sources)
        return tips_file(content, self.comments)

    def summary(self) -> str:
        """Return how many tips there are and how much was left out, on one line."""
        return report.about_tips(self.tips, self.skipped)


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
    found = joined(_extracts(files, options, known))
    about_privacy: list[str] = []
    if not options.with_names:
        found, privacy = without_people(found, track)
        options = replace(options, id_prefix=_id_without_people(options.id_prefix, privacy))
        about_privacy += report.about_privacy(found, privacy.replaced)
    kept = _without_repetitions(found, known if skip_known else Collection())
    kept = resolve_names(kept, known)
    tips = build_tips(kept, options)
    imported = Imported(
        tips=tips,
        comments=tuple(comment_of(item) for item in kept.items),
        themes=tuple(
            theme for theme in (*kept.themes, *options.new_themes) if theme not in known.themes
        ),
        sources=sources_of(kept, options),
        skipped=kept.skipped,
        notes=(*kept.notes, *about_privacy),
        details=(
            *report.about_headings(kept.items, tips),
            *report.about_skipped(kept.skipped),
        ),
    )
    _expect_valid(imported)
    return imported


def _extracts(
    files: Sequence[ImportFile], options: ImportOptions, known: Collection
) -> Iterator[Extract]:
    for file in files:
        found = extract(file.content, file.name, options.unmarked, known)
        if not found.items:
            privacy = Privacy(found.people)
            name = file.name if options.with_names else privacy.cleaned(file.name)
            raise no_items(name, list(report.counts_of(found.skipped)))
        yield found


def _id_without_people(prefix: str, privacy: Privacy) -> str:
    """Return the beginning of ids without the names that a file is called by."""
    words = prefix.replace("-", " ").title()
    return prefix and (slug(privacy.cleaned(words)) or "import")


def _without_repetitions(found: Extract, known: Collection) -> Extract:
    """Return the items without those whose text is there already."""
    there = {" ".join(tip.text.split()) for tip in known.tips}
    said: set[str] = set()
    items: list[Item] = []
    skipped = list(found.skipped)
    for item in found.items:
        text = " ".join(item.text.split())
        reason = SkipReason.KNOWN if text in there else None
        if text in said and item.record is None:
            reason = reason or SkipReason.REPEATED
        said.add(text)
        if reason:
            skipped.append(Skipped(line=item.line, text=item.text, reason=reason))
        else:
            items.append(item)
    return replace(found, items=tuple(items), skipped=tuple(skipped))


def _expect_valid(imported: Imported) -> None:
    text = imported.file_text()
    for problem in errors_of(read_tips(text.encode(), base=bundled_collection()).problems):
        raise TipsFileError(
            _("this gives no valid tips file: {problem}", problem=problem.message),
            _("Change the text: {hint}.", hint=problem.hint),
        )
