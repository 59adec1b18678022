"""Markdown for people in a document or a chat: quotations with where they come from."""

import re
from collections.abc import Iterable

from paw_cli.model import Theme, Tip
from paw_cli.render.views import ThemeTable, View, links_beside_text
from paw_cli.safe_text import safe_text, safe_url

_LINK = re.compile(r"(https?://[^\s<>\"'`|\\^{}\[\]]+)", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)'*_~"
_ENTITY = re.compile(r"&(?=#?\w+;)")
# In the middle of a line: code, emphasis, links, strike-through.
_MARKUP = re.compile(r"[\\`*\[~]|(?<![^\W_])_|_(?![^\W_])")
# At its beginning: headings, quotations, lists, rules, tables, numbered items.
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+=#>:|]))")


def markdown(view: View) -> str:
    """Return a view as Markdown."""
    if isinstance(view, ThemeTable):
        return _table(view.counts)
    themes = view.collection.theme_titles()
    sources = {source.id: source.title for source in view.collection.sources}
    return "\n".join([_quotation(tip, themes, sources) for tip in view.tips])


def _quotation(tip: Tip, themes: dict[str, str], sources: dict[str, str]) -> str:
    lines = safe_text(tip.text, lines=True).split("\n")
    named = ", ".join(themes.get(theme, theme) for theme in tip.themes)
    below = filter(None, (tip.id, named, sources.get(tip.source, tip.source)))
    # A title with a point of its own is no more than one part.
    about = " · ".join(_escaped(safe_text(part).replace("·", "-")) for part in below)
    links = [_link(link) for link in links_beside_text(tip)]
    quoted = [f"> {_escaped(line)}".rstrip() for line in lines]
    return "\n".join([*quoted, "", about, *links]) + "\n"


def _link(link: str) -> str:
    url = safe_url(link)
    if url is None:
        return _escaped(safe_text(link))
    is_plain = safe_text(link) == link and re.fullmatch(r"[^\s<>\\]+", link)
    return f"<{link if is_plain else url}>"  # what renders it encodes it


def _table(counts: Iterable[tuple[Theme, int]]) -> str:
    rows = [
        f"| {_cell(theme.title)} | {_cell(theme.id)} | {count} | {_cell(theme.description)} |\n"
        for theme, count in counts
    ]
    return "".join(["| Theme | Id | Tips | About |\n|---|---|--:|---|\n", *rows]) if rows else ""


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
