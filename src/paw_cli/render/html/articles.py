"""A tip on the page: its text as it stands, with what is known about it below."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.messages import _
from paw_cli.model import Kind
from paw_cli.render.views import kind_name, links_beside_text
from paw_cli.terminal_text import LINK_PATTERN, safe_text, safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paw_cli.model import Tip
    from paw_cli.render.reasons import Span

_LINK = re.compile(LINK_PATTERN, re.IGNORECASE)
# From so many characters on a text takes smaller type on its card; a line end counts as a line.
_SIZES = ((900, "endless"), (540, "longest"), (410, "longer"), (290, "long"))
_LINE = 40


class Known(NamedTuple):
    """What articles say about tips: titles of themes and sources, which are Dutch.

    `files` has those of tips that stand in the place of others.
    """

    themes: Mapping[str, str]
    sources: Mapping[str, str]
    files: Mapping[str, str]
    dutch: frozenset[str]


class Why(NamedTuple):
    """What a search found in a tip: the marks in its text, and the reasons beside it."""

    spans: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


NO_REASON = Why()


def article(
    tip: Tip, number: int, known: Known, *, why: Why = NO_REASON, in_full: bool = False
) -> str:
    """Return the markup of a tip; the search knows it by its number."""
    language = ' lang="nl"' if tip.id in known.dutch else ""
    reasons = "".join(f"<li>{_plain(reason)}</li>" for reason in why.reasons)
    lines = [
        f'<article id="tip-{_attribute(tip.id)}" data-tip="{number}"{_size(tip.text)}>',
        f'<p class="text"{language}>{_marked(tip.text, why.spans)}</p>',
        f'<ul class="why">{reasons}</ul>' if reasons else "",
        _answers(tip, language) if in_full else "",
        _links(tip),
        _about(tip, known),
        "</article>",
    ]
    return "\n".join(filter(None, lines))


def _about(tip: Tip, known: Known) -> str:
    themes = ", ".join(known.themes.get(theme, theme) for theme in tip.themes)
    source = known.sources.get(tip.source, tip.source)
    origin = _("from {file}", file=known.files[tip.id]) if tip.id in known.files else ""
    cited = ", ".join(filter(None, (tip.id, source, origin)))
    parts = [
        f"<b>{_plain(tip.id)}</b>",
        f"<span>{_plain(kind_name(tip.kind))}</span>" if tip.kind is Kind.REMARK else "",
        f'<span class="origin">{_plain(origin)}</span>' if origin else "",
        f"<span>{_plain(themes)}</span>" if themes else "",
        _copy_button(tip, cited),
    ]
    return f'<p class="about">{"".join(filter(None, parts))}</p>'


def _copy_button(tip: Tip, cited: str) -> str:
    label = _attribute(_("Copy {id}", id=tip.id))
    return (
        f'<button type="button" class="copy" data-cite="{_attribute(cited)}" aria-label="{label}"'
        f" hidden>{_plain(_('Copy'))}</button>"
    )


def _answers(tip: Tip, language: str) -> str:
    items = "".join(f"<li{language}>{_plain(answer)}</li>" for answer in tip.answers)
    return f'<ul class="answers">{items}</ul>' if items else ""


def _links(tip: Tip) -> str:
    links = links_beside_text(tip)
    items = "".join(f"<li>{_linked(link)}</li>" for link in links)
    return f'<ul class="links">{items}</ul>' if items else ""


def _size(text: str) -> str:
    size = len(text) + _LINE * text.count("\n")
    name = next((name for least, name in _SIZES if size >= least), None)
    return f' class="{name}"' if name else ""


def _marked(text: str, spans: Iterable[Span]) -> str:
    """Return a text with what matches marked, and its links as links."""
    found: list[str] = []
    shown = 0
    for span in spans:
        if span.start >= shown:
            found += [_linked(text[shown : span.start]), f'<mark class="{span.match.kind}">']
            found += [_linked(text[span.start : span.end]), "</mark>"]
            shown = span.end
    return "".join([*found, _linked(text[shown:])])


def _linked(text: str) -> str:
    parts: list[str] = []
    shown = 0
    for link in _LINK.finditer(text):
        url = safe_url(link.group())
        if url and url.casefold().startswith("http"):
            parts += [
                _plain(text[shown : link.start()]),
                f'<a href="{escape(url)}" rel="noreferrer">',
            ]
            parts += [_plain(link.group()), "</a>"]
            shown = link.end()
    return "".join([*parts, _plain(text[shown:])])


def _plain(text: str) -> str:
    """Return a text in which nothing is markup, and nothing is hidden or turned round."""
    return escape(safe_text(text, lines=True))


def _attribute(text: str) -> str:
    return escape(safe_text(text))
