"""Lines for fzf, cut and grep; Markdown for a document or a chat: nothing cut, no colour."""

import re
from collections.abc import Iterable, Iterator

from paw_cli.model import Tip
from paw_cli.render.views import Cards, Found, Listing, ThemeTable, View, links_beside_text
from paw_cli.safe_text import safe_text, safe_url

_FIELDS = ("id:", "kind:", "file:", "themes:", "source:", "link:", "answers:", "keywords:")

_LINK = re.compile(r"(https?://[^\s<>\"'`|\\^{}\[\]]+)", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)'*_~"
_ENTITY = re.compile(r"&(?=#?\w+;)")
# In the middle of a line: code, emphasis, links, strike-through.
_MARKUP = re.compile(r"[\\`*\[~]|(?<![^\W_])_|_(?![^\W_])")
# At its beginning: headings, quotations, lists, rules, tables, numbered items.
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=#>:|]))")


def text(view: View) -> str:
    """Return a view as lines."""
    match view:
        case Listing() | Found():
            return _lines(
                _columns(tip.id, tip.kind, ",".join(tip.themes), tip.text) for tip in view.tips
            )
        case Cards():
            return "\n".join(_lines(_card(tip, view)) for tip in view.tips)
        case ThemeTable():
            return _lines(
                _columns(theme.id, str(count), theme.title, theme.description)
                for theme, count in view.counts
            )


def markdown(view: View) -> str:
    """Return a view as Markdown: quotations with where they come from, or a table."""
    if isinstance(view, ThemeTable):
        rows = [
            f"| {_cell(theme.title)} | {_cell(theme.id)} | {count} | {_cell(theme.description)} |"
            for theme, count in view.counts
        ]
        return _lines(["| Theme | Id | Tips | About |", "|---|---|--:|---|", *rows] if rows else [])
    themes = view.collection.theme_titles()
    sources = {source.id: source.title for source in view.collection.sources}
    return "\n".join(_lines(_quotation(tip, themes, sources)) for tip in view.tips)


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


def _quotation(tip: Tip, themes: dict[str, str], sources: dict[str, str]) -> Iterator[str]:
    for line in safe_text(tip.text, lines=True).split("\n"):
        yield f"> {_escaped(line)}".rstrip()
    named = ", ".join(themes.get(theme, theme) for theme in tip.themes)
    below = filter(None, (tip.id, named, sources.get(tip.source, tip.source)))
    yield ""
    # A title with a point of its own is no more than one part.
    yield " · ".join(_escaped(safe_text(part).replace("·", "-")) for part in below)
    yield from map(_link, links_beside_text(tip))


def _link(link: str) -> str:
    url = safe_url(link)
    if url is None:
        return _escaped(safe_text(link))
    is_plain = safe_text(link) == link and re.fullmatch(r"[^\s<>\\]+", link)
    return f"<{link if is_plain else url}>"  # what renders it encodes it


def _cell(text: str) -> str:
    return _escaped(safe_text(text)).replace("\\|", "|").replace("|", "\\|")


def _escaped(line: str) -> str:
    """Return one line as Markdown that shows exactly it; links stay links."""
    pieces = _LINK.split(line.strip())
    pieces[::2] = [_without_markup(piece) for piece in pieces[::2]]
    pieces[1::2] = [_bare_or_bracketed(link) for link in pieces[1::2]]
    return _BLOCK.sub(r"\1\\", "".join(pieces))


def _without_markup(text: str) -> str:
    # Slack and others know entities but no backslash.
    plain = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _MARKUP.sub(r"\\\g<0>", plain)


def _bare_or_bracketed(link: str) -> str:
    if safe_url(link.rstrip(_AFTER_LINK)) is None:  # it misleads: nothing shall make it a link
        return _without_markup(link).replace(":", "\\:", 1)
    return f"<{link}>" if _MARKUP.search(link) else link
