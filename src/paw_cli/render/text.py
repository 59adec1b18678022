"""Lines for fzf, cut and grep: nothing cut, nothing wrapped, no colour."""

from collections.abc import Iterable, Iterator

from paw_cli.model import Tip
from paw_cli.render.views import Cards, Found, Listing, ThemeTable, View
from paw_cli.safe_text import safe_text

_FIELDS = ("id:", "kind:", "file:", "themes:", "source:", "link:", "answers:", "keywords:")


def text(view: View) -> str:
    """Return a view as lines."""
    match view:
        case Listing() | Found():
            return _lines(map(_tip_line, view.tips))
        case Cards():
            return "\n".join(_lines(_card(tip, view)) for tip in view.tips)
        case ThemeTable():
            return _lines(
                _columns(theme.id, str(count), theme.title, theme.description)
                for theme, count in view.counts
            )


def _tip_line(tip: Tip) -> str:
    return _columns(tip.id, tip.kind, ",".join(tip.themes), tip.text)


def _columns(*cells: str) -> str:
    return "\t".join([safe_text(cell) for cell in cells])


def _lines(lines: Iterable[str]) -> str:
    return "".join([f"{line}\n" for line in lines])


def _card(tip: Tip, cards: Cards) -> Iterator[str]:
    for n, line in enumerate(safe_text(tip.text, lines=True).split("\n")):
        # What could be taken for a field or a card's end is indented.
        is_plain = n == 0 and line and not line.startswith(_FIELDS)
        yield line if is_plain else f"  {line}"
    yield ""
    yield from (safe_text(f"{label}: {value}") for label, value in _about(tip, cards) if value)


def _about(tip: Tip, cards: Cards) -> Iterator[tuple[str, str]]:
    yield "id", tip.id
    yield "kind", tip.kind
    yield "file", cards.collection.origin_of("tip", tip.id) or ""
    yield "themes", ", ".join(tip.themes)
    yield "source", tip.source
    yield from (("link", link) for link in tip.links)
    if cards.in_full:
        yield from (("answers", question) for question in tip.answers)
    if cards.with_keywords:
        yield "keywords", ", ".join(tip.keywords)
