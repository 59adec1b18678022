"""The page for colleagues: one HTML file with tips, a search, and cards on paper."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from html import escape
from pathlib import PurePath

from paw_cli import __version__
from paw_cli.errors import WrongUseError
from paw_cli.files.layers import bundled_collection, package_text
from paw_cli.messages import _, grouped, language, ngettext
from paw_cli.model import Kind, Tip
from paw_cli.render import Cards, Found, Listing, ThemeTable, View
from paw_cli.render.reasons import ELSEWHERE, IN_TEXT, pieces, reasons
from paw_cli.render.views import kind_name, links_beside_text, titles_of, tracked
from paw_cli.safe_text import LINK, json_escape, safe_text, safe_url
from paw_cli.search_engine import Hit

MAX_TIPS = 1000
SCRIPTS = ("table.js", "guess.js", "search.js", "page.js")
# In the template a field, or what it says itself; what the script says.
_FIELD = re.compile(r"\{\{(?:_ (.+?)|(\w+))\}\}")
_SAID = re.compile(r'\b_\("([^"]+)"')
# What would end the element in which JSON stands.
_MARKUP = {ord(c): json_escape(c) for c in "<>&"}
# From so many characters on a text takes smaller type on its card; a line end counts as a line.
_SIZES = ((900, "endless"), (540, "longest"), (410, "longer"), (290, "long"))
_LINE = 40


def html(view: View) -> str:
    """Return a view as a page that needs nothing else; raise WrongUseError where none can be."""
    if isinstance(view, ThemeTable):
        raise WrongUseError(
            _("the themes alone make no page"),
            _("`paw-tips list -o tips.html` makes one of the tips, with their themes."),
        )
    page = Page(view)
    if len(page.tips) > MAX_TIPS:
        raise WrongUseError(
            _("{number} tips are too many for one page", number=grouped(len(page.tips))),
            _("A page holds {number}: choose some with -t, -k or -s.", number=grouped(MAX_TIPS)),
        )
    style, script = _file("page.css"), "".join(map(_file, SCRIPTS))
    fields = page.fields() | {
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
        "data": _json(page.data()),
        "table": _json(page.table()),
    }
    said = {"version": __version__, "number": len(page.tips) - page.good}
    return _FIELD.sub(
        lambda found: _plain(_(found[1], **said)) if found[1] else fields[found[2]],
        _file("page.html"),
    )


class Page:
    """A view, and what its page knows about the tips."""

    def __init__(self, view: Listing | Cards | Found) -> None:
        self.view = view
        self.collection = view.collection
        if isinstance(view, Found):
            self.hits, self.good = view.result.hits, len(view.result.good)
        else:
            self.hits = tuple(Hit(tip=tip, score=0.0, matches=()) for tip in view.tips)
            self.good = len(self.hits)
        self.tips = tuple(hit.tip for hit in self.hits)
        self.in_full = isinstance(view, Cards) and view.in_full
        bundled = bundled_collection()
        self.dutch = frozenset(tip.id for tip in self.tips if tip in bundled.tips)
        self.is_bundled = self.collection == bundled
        # The search table numbers the tips that it was made for.
        searched = bundled.tips if self.is_bundled else self.tips
        self.numbers = {tip.id: number for number, tip in enumerate(searched)}
        self.theme_titles = titles_of("theme", self.collection)
        self.source_titles = titles_of("source", self.collection)
        counts = replace(self.collection, tips=self.tips).theme_counts()
        self.themes = {theme: count for theme, count in counts if count}

    def fields(self) -> dict[str, str]:
        """Return the fields of the template that the tips fill, as markup."""
        query = self.view.result.query if isinstance(self.view, Found) else ""
        title = _("Tips on participation") if self.dutch else _("Tips")
        title = _("Tips on '{query}'", query=query) if query else title
        articles = [article(hit, self) for hit in self.hits]
        buttons = [
            f'<button type="button" value="{_plain(theme.id)}" aria-pressed="false">'
            f"{_plain(self.theme_titles[theme.id])} <small>{count}</small></button>"
            for theme, count in self.themes.items()
        ]
        sources = dict.fromkeys(tip.source for tip in self.tips if tip.source)
        cited = (self.source_titles.get(source, source) for source in sources)
        return {
            "language": language(),
            "version": __version__,
            "title": _plain(title),
            "query": _plain(query),
            "count": self._count(self.good),
            "tips": "\n".join(articles[: self.good]),
            "folded": "\n".join(articles[self.good :]),
            "fold_hidden": "" if articles[self.good :] else " hidden",
            "themes": "\n".join(buttons),
            "sources": "\n".join(f"<p>{_plain(source)}</p>" for source in cited),
        }

    def data(self) -> dict[str, object]:
        """Return what the script needs beside the search table."""
        return {
            "messages": {message: _as_is(message) for message in _SAID.findall(_file("page.js"))},
            "labels": {
                "all": self._count(len(self.tips)),
                "count": self._count("{shown}"),
                "inText": {kind[0]: _as_is(label) for kind, label in IN_TEXT.items()},
                "elsewhere": {field: _as_is(label) for field, label in ELSEWHERE.items()},
            },
            "themes": {
                safe_text(theme.id): [safe_text(theme.title), safe_text(theme.description)]
                for theme in self.themes
            },
            # What a search may find a tip by beside its text.
            "tips": {
                self.numbers[tip.id]: {
                    "keyword": [*map(safe_text, tip.keywords)],
                    "answer": [*map(safe_text, tip.answers)],
                    "theme": [*map(safe_text, tip.themes)],
                }
                for tip in self.tips
            },
        }

    def table(self) -> object:
        """Return the search table: the program's own comes with it, others take a while."""
        if self.is_bundled:
            return json.loads(package_text("data/search_table.json"))
        from paw_cli.library import build_index
        from paw_cli.search_engine.export import search_table

        track = partial(tracked, label=_("Preparing the search"))
        return search_table(build_index(self.collection), self.tips, track)

    def _count(self, shown: int | str) -> str:
        if shown == len(self.tips):
            return ngettext("{number} tip", "{number} tips", len(self.tips))
        return ngettext(
            "{shown} of {number} tip", "{shown} of {number} tips", len(self.tips), shown=shown
        )


def article(hit: Hit, page: Page) -> str:
    """Return the markup of a tip: its text as it stands, with what is known about it below."""
    tip = hit.tip
    language = ' lang="nl"' if tip.id in page.dutch else ""
    size = len(tip.text) + _LINE * tip.text.count("\n")
    type_size = next((f' class="{name}"' for least, name in _SIZES if size >= least), "")
    text = "".join(
        f'<mark class="{span.match.kind}">{_linked(piece)}</mark>' if span else _linked(piece)
        for piece, span in pieces(hit)
    )
    lines = [
        f'<article id="tip-{_plain(tip.id)}" data-tip="{page.numbers[tip.id]}"{type_size}>',
        f'<p class="text"{language}>{text}</p>',
        _list("why", map(_plain, reasons(hit))),
        _list("answers", map(_plain, tip.answers if page.in_full else ()), language),
        _list("links", map(_linked, links_beside_text(tip))),
        _about(tip, page),
        "</article>",
    ]
    return "\n".join(filter(None, lines))


def _about(tip: Tip, page: Page) -> str:
    file = page.collection.origin_of("tip", tip.id)
    origin = _("from {file}", file=PurePath(file).name) if file else ""
    source = page.source_titles.get(tip.source, tip.source)
    cited = safe_text(", ".join(filter(None, (tip.id, source, origin))))
    themes = ", ".join(page.theme_titles.get(theme, theme) for theme in tip.themes)
    kind = kind_name(tip.kind) if tip.kind is Kind.REMARK else ""
    told = [("", kind), (' class="origin"', origin), ("", themes)]
    badges = "".join(f"<span{its_class}>{_plain(text)}</span>" for its_class, text in told if text)
    label = _plain(_("Copy {id}", id=tip.id))
    return (
        f'<p class="about"><b>{_plain(tip.id)}</b>{badges}'
        f'<button type="button" class="copy" data-cite="{_plain(cited)}" aria-label="{label}"'
        f" hidden>{_plain(_('Copy'))}</button></p>"
    )


def _list(name: str, items: Iterable[str], language: str = "") -> str:
    rows = "".join(f"<li{language}>{item}</li>" for item in items)
    return f'<ul class="{name}">{rows}</ul>' if rows else ""


def _linked(text: str) -> str:
    """Return a text with its links as links."""
    return "".join(
        _link(piece) if place % 2 else _plain(piece)
        for place, piece in enumerate(re.split(LINK, text))
    )


def _link(link: str) -> str:
    url = safe_url(link)
    if url is None or not url.casefold().startswith("http"):
        return _plain(link)
    return f'<a href="{escape(url)}" rel="noreferrer">{_plain(link)}</a>'


def _plain(text: str) -> str:
    """Return a text in which nothing is markup, and nothing is hidden or turned round."""
    return escape(safe_text(text, lines=True))


def _as_is(message: str) -> str:
    """Return a message whose fields the script will fill in."""
    return _(message, **{name: f"{{{name}}}" for name in re.findall(r"\{(\w+)\}", message)})


def _file(name: str) -> str:
    return package_text(f"render/html/{name}")


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _json(value: object) -> str:
    """Return a value as JSON in ASCII: nothing in it is markup, unseen or read wrongly."""
    return json.dumps(value, separators=(",", ":")).translate(_MARKUP)
