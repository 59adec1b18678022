"""The page for colleagues: one HTML file with tips, a search, and cards on paper."""

from __future__ import annotations

import json
import re
import sys
from base64 import b64encode
from functools import partial
from hashlib import sha256
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from paw_cli import __version__
from paw_cli.errors import WrongUseError
from paw_cli.files.bundled import bundled_collection, package_text
from paw_cli.messages import _, grouped, language, ngettext
from paw_cli.render.html.articles import NO_REASON, Known, Why, article
from paw_cli.render.reasons import ELSEWHERE, IN_TEXT, SAME_KEYWORD, reasons, spans
from paw_cli.render.views import Cards, Found, Listing, ThemeTable
from paw_cli.terminal_text import INVISIBLE, safe_text, without_surrogates
from paw_cli.terminal_text import escape as escape_in_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paw_cli.model import Replaceable, Source, Theme, Tip
    from paw_cli.render.views import View

MAX_TIPS = 1000
SCRIPTS = ("table.js", "guess.js", "search.js", "page.js")
_FIELD = re.compile(r"\{\{(\w+)\}\}")
# What would end the element, or the line, in which JSON stands, and what nobody would see there.
_IN_SCRIPT = {ord(c): escape_in_json(c) for c in INVISIBLE.union("<>&\u2028\u2029")}


def html(view: View) -> str:
    """Return a view as a page that needs nothing else; raise WrongUseError where none can be."""
    match view:
        case ThemeTable():
            raise WrongUseError(
                _("the themes alone make no page"),
                _("`paw-tips list -o tips.html` makes one of the tips, with their themes."),
            )
        case Found():
            return _Page(view, tuple(hit.tip for hit in view.result.hits)).html()
        case Listing() | Cards():
            return _Page(view, view.tips).html()


class _Page:
    def __init__(self, view: Listing | Cards | Found, tips: Sequence[Tip]) -> None:
        if len(tips) > MAX_TIPS:
            raise WrongUseError(
                _("{number} tips are too many for one page", number=grouped(len(tips))),
                _(
                    "A page holds {number}: choose some with -t, -k or -s.",
                    number=grouped(MAX_TIPS),
                ),
            )
        self._view = view
        self._tips = tips
        self._collection = view.collection
        bundled = bundled_collection()
        self._is_bundled = view.collection == bundled
        # The tips by the numbers that the search table gives them.
        searched = bundled.tips if self._is_bundled else tips
        self._numbers = {tip.id: number for number, tip in enumerate(searched)}
        self._known = Known(
            themes=dict(self._titles("theme", view.collection.themes)),
            sources=dict(self._titles("source", view.collection.sources)),
            files=dict(self._files()),
            dutch=frozenset(tip.id for tip in tips if tip in bundled.tips),
        )

    def html(self) -> str:
        style, script = _compact("page.css"), "\n".join(map(_compact, SCRIPTS))
        policy = (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
            " base-uri 'none'; form-action 'none'"
        )
        fields = {
            **self._labels(),
            **self._contents(),
            "policy": policy,
            "version": __version__,
            "language": language(),
            "style": style,
            "script": script,
            "data": _json(self._data()),
            "table": self._table().translate(_IN_SCRIPT),
        }
        return _FIELD.sub(lambda field: fields[field[1]], _file("page.html"))

    def _titles(
        self, what: Replaceable, named: Iterable[Theme | Source]
    ) -> Iterator[tuple[str, str]]:
        """Yield the titles, and with them the file that gave one to what the program has."""
        for each in named:
            file = self._collection.origin_of(what, each.id)
            origin = _("(title from {file})", file=PurePath(file).name) if file else ""
            yield each.id, f"{each.title} {origin}".rstrip()

    def _files(self) -> Iterator[tuple[str, str]]:
        """Yield the tips that stand in the place of others, and the files that they come from."""
        for tip in self._tips:
            if file := self._collection.origin_of("tip", tip.id):
                yield tip.id, PurePath(file).name

    def _labels(self) -> dict[str, str]:
        """Return what the page says, as markup."""
        query = self._view.result.query if isinstance(self._view, Found) else ""
        title = _("Tips on participation") if self._known.dutch else _("Tips")
        labels = {
            "title": _("Tips on '{query}'", query=query) if query else title,
            "query": query,
            "about": _("Search, choose a theme, or print the tips as cards for the table."),
            "search_label": _("Search the tips"),
            "placeholder": _("A word, or a whole question"),
            "themes_label": _("Themes"),
            "chance_label": _("A tip by chance"),
            "print_label": _("Print as cards"),
            "all_label": _("Show all"),
            "without_script": _(
                "JavaScript is off here, so this page does not search. Your browser can: Ctrl+F."
            ),
            "made_with": _(
                "Made with paw-tips {version}. This page loads nothing and stores nothing.",
                version=__version__,
            ),
        }
        return {name: escape(safe_text(text)) for name, text in labels.items()}

    def _contents(self) -> dict[str, str]:
        good, folded = self._articles()
        themes = "\n".join(self._theme_buttons())
        used = dict.fromkeys(tip.source for tip in self._tips if tip.source)
        sources = [self._known.sources.get(source, source) for source in used]
        return {
            "tips": "\n".join(good),
            "folded": "\n".join(folded),
            "fold_label": escape(_("{number} more that may fit", number=len(folded))),
            "fold_hidden": "" if folded else " hidden",
            "themes": themes,
            "themes_hidden": "" if themes else " hidden",
            "count": f"<p>{escape(self._count(len(good)))}</p>",
            "sources": "\n".join(f"<p>{escape(safe_text(source))}</p>" for source in sources),
        }

    def _articles(self) -> tuple[list[str], list[str]]:
        """Return the tips, and those below the fold."""
        if isinstance(self._view, Found):
            result = self._view.result
            articles = [
                self._article(hit.tip, why=Why(tuple(spans(hit)), tuple(reasons(hit))))
                for hit in result.hits
            ]
            return articles[: len(result.good)], articles[len(result.good) :]
        in_full = isinstance(self._view, Cards) and self._view.in_full
        return [self._article(tip, in_full=in_full) for tip in self._tips], []

    def _article(self, tip: Tip, *, why: Why = NO_REASON, in_full: bool = False) -> str:
        return article(tip, self._numbers[tip.id], self._known, why=why, in_full=in_full)

    def _theme_buttons(self) -> Iterator[str]:
        for theme in self._collection.themes:
            if count := sum(theme.id in tip.themes for tip in self._tips):
                value = escape(safe_text(theme.id))
                title = escape(safe_text(self._known.themes[theme.id]))
                yield (
                    f'<button type="button" value="{value}" aria-pressed="false">'
                    f"{title} <small>{count}</small></button>"
                )

    def _count(self, shown: int | str) -> str:
        if shown == len(self._tips):
            return ngettext("{number} tip", "{number} tips", len(self._tips))
        return ngettext(
            "{shown} of {number} tip", "{shown} of {number} tips", len(self._tips), shown=shown
        )

    def _data(self) -> dict[str, Any]:
        """Return what the script needs."""
        return {
            "labels": {
                "all": self._count(len(self._tips)),
                "count": self._count("{shown}"),
                "none": _(
                    "No tip fits '{query}'. Try another word, or choose a theme.", query="{query}"
                ),
                "fold": _("{number} more that may fit", number="{number}"),
                "notFound": _("not found, and passed over: {words}", words="{words}").capitalize(),
                "searched": _("Searched for: {words}", words="{words}"),
                "copy": _("Copy"),
                "copied": _("Copied"),
                "inText": {kind[0]: _as_is(label) for kind, label in IN_TEXT.items()},
                "elsewhere": {field: _as_is(label) for field, label in ELSEWHERE.items()},
                "sameKeyword": _as_is(SAME_KEYWORD),
            },
            "themes": self._themes(),
            "tips": {self._numbers[tip.id]: _fields(tip) for tip in self._tips},
        }

    def _themes(self) -> dict[str, tuple[str, str]]:
        used = {theme for tip in self._tips for theme in tip.themes}
        return {
            safe_text(theme.id): (safe_text(theme.title), safe_text(theme.description))
            for theme in self._collection.themes
            if theme.id in used
        }

    def _table(self) -> str:
        if self._is_bundled:
            return package_text("data/search_table.json")
        from paw_cli.library import build_index
        from paw_cli.render.html.table import search_table
        from paw_cli.render.progress import tracked

        label = _("Preparing the search")
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        track = partial(tracked, label=label, is_terminal=is_terminal)
        return _json(search_table(build_index(self._collection), self._tips, track))


def _fields(tip: Tip) -> dict[str, list[str]]:
    """Return what a search may find a tip by beside its text."""
    fields = {"keyword": tip.keywords, "answer": tip.answers, "theme": tip.themes}
    return {name: [safe_text(each) for each in values] for name, values in fields.items()}


def _as_is(label: str) -> str:
    """Return a label whose fields the script will fill in."""
    return _(label, word="{word}", found="{found}")


def _file(name: str) -> str:
    return package_text(f"render/html/{name}")


def _compact(name: str) -> str:
    """Return a script or style without its indents and its lines of comment."""
    lines = (line.strip() for line in _file(name).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return without_surrogates(text).translate(_IN_SCRIPT)
