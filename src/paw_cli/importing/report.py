"""Say what an import gave, what it left out, and what cannot be known."""

from collections import Counter
from collections.abc import Iterator, Sequence

from paw_cli.extracting.items import Extract, Item, Skipped
from paw_cli.importing.privacy import Placeholder
from paw_cli.messages import NN_, _, ngettext
from paw_cli.model import Tip

_REPLACED = {
    Placeholder.NAME: NN_("{number} name", "{number} names"),
    Placeholder.EMAIL: NN_("{number} e-mail address", "{number} e-mail addresses"),
    Placeholder.TELEPHONE: NN_("{number} telephone number", "{number} telephone numbers"),
    Placeholder.PROFILE: NN_("{number} profile", "{number} profiles"),
}
_MAX_LENGTH = 60


def about_tips(tips: Sequence[Tip], skipped: Sequence[Skipped]) -> str:
    """Return how many tips there are and how much was left out, on one line."""
    said = [ngettext("{number} tip", "{number} tips", len(tips))]
    if counts := counts_of(skipped):
        said.append(_("left out: {what}", what=", ".join(counts)))
    return "; ".join(said)


def about_privacy(found: Extract) -> Iterator[str]:
    """Yield what was replaced in the texts that are kept, and what cannot be known."""
    replaced = Counter(Placeholder(each) for item in found.items for each in item.replaced)
    counts = [ngettext(*_REPLACED[each], number) for each, number in replaced.items()]
    if counts:
        yield _(
            "replaced in the texts: {counts} (--with-names leaves all as it is)",
            counts=", ".join(counts),
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


def about_headings(items: Sequence[Item], tips: Sequence[Tip]) -> Iterator[str]:
    """Yield what became of the items below each heading."""
    kinds: dict[str, list[str]] = {}
    for item, tip in zip(items, tips, strict=True):
        kinds.setdefault(item.heading, []).append(tip.kind)
    for heading, those in kinds.items():
        if heading:
            yield ngettext(
                "below '{heading}': {number} item, kind {kind}",
                "below '{heading}': {number} items, kind {kind}",
                len(those),
                heading=_shortened(heading),
                kind=those[0],
            )


def about_skipped(skipped: Sequence[Skipped]) -> Iterator[str]:
    """Yield all that was left out, by reason, each with its line."""
    reasons = dict.fromkeys(each.reason for each in skipped)
    for reason, count in zip(reasons, counts_of(skipped), strict=True):
        yield _("left out: {what}", what=count)
        for each in skipped:
            if each.reason is reason:
                yield _("line {line}: {text}", line=each.line, text=_shortened(each.text))


def counts_of(skipped: Sequence[Skipped]) -> list[str]:
    """Return how much is left out, for each reason."""
    counts = Counter(each.reason for each in skipped)
    return [ngettext(*reason.value, number) for reason, number in counts.items()]


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_LENGTH else line[: _MAX_LENGTH - 1] + "…"
