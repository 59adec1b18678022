"""The values that everything else is about: tips, themes, sources, and collections of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, NamedTuple

from paw_cli.messages import N_
from paw_cli.names import exact_name, theme_named


class Kind(StrEnum):
    """What a text is: one of the numbered tips, or something else that was said."""

    TIP = "tip"
    REMARK = "remark"


# What people call a kind, in every language.
_KIND_NAMES = {"tips": Kind.TIP}
_KIND_NAMES |= dict.fromkeys(("remarks", "opmerking", "opmerkingen"), Kind.REMARK)


def kind_named(name: str) -> Kind:
    """Return the kind that a name stands for. Raises WrongUseError with the near names."""
    return _KIND_NAMES.get(name.casefold()) or Kind(exact_name(name, Kind, N_("no kind '{name}'")))


# Named tuples, not dataclasses: every start makes these classes, and these are made faster.
class Source(NamedTuple):
    """Where tips come from."""

    id: str
    title: str
    url: str | None = None


class Theme(NamedTuple):
    """A subject that tips share; `id` is a slug."""

    id: str
    title: str
    description: str = ""


class Tip(NamedTuple):
    """One text, word for word, with what is known about it.

    `themes` and `source` hold ids, `keywords` words one would look for that the
    text does not have, `answers` questions that the text answers.
    """

    id: str
    text: str
    kind: Kind = Kind.TIP
    themes: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    source: str = ""
    keywords: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


Replaceable = Literal["tip", "theme", "source"]
Origins = dict[tuple[Replaceable, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Tips in reading order, with the themes and sources that they name.

    `origins` has the files of what does not come from where its id or source suggests: a tip
    that replaces one of another layer or claims a bundled source, a bundled theme or source that
    a file gives another title.
    """

    tips: tuple[Tip, ...] = ()
    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()
    origins: Origins = field(default_factory=dict, compare=False, repr=False)

    def origin_of(self, what: Replaceable, id_: str) -> str | None:
        """Return the file that something comes from where it could pass for another's."""
        return self.origins.get((what, id_))

    def filtered(
        self,
        *,
        themes: Sequence[str] = (),
        all_themes: bool = False,
        not_themes: Sequence[str] = (),
        kind: str | None = None,
        sources: Sequence[str] = (),
    ) -> "Collection":
        """Return the collection with only the tips that pass every filter.

        A theme may be given by an unambiguous beginning; a tip passes `themes` with any
        of them, or with `all_themes` with every one. Raises WrongUseError for a name
        that does not exist.
        """
        if not (themes or not_themes or kind is not None or sources):
            return self
        ids = [theme.id for theme in self.themes]
        wanted = {theme_named(name, ids) for name in themes}
        unwanted = {theme_named(name, ids) for name in not_themes}
        kinds = {kind_named(kind)} if kind is not None else set(Kind)
        known = [source.id for source in self.sources]
        origins = {exact_name(s, known, N_("no source '{name}'")) for s in sources}

        def passes(tip: Tip) -> bool:
            carried = wanted.intersection(tip.themes)
            return (
                (carried == wanted if all_themes else bool(carried) or not wanted)
                and unwanted.isdisjoint(tip.themes)
                and tip.kind in kinds
                and (not origins or tip.source in origins)
            )

        return replace(self, tips=tuple(filter(passes, self.tips)))

    def theme_titles(self) -> dict[str, str]:
        """Return the title of each theme by its id."""
        return {theme.id: theme.title for theme in self.themes}

    def theme_counts(self) -> tuple[tuple[Theme, int], ...]:
        """Return each theme with the number of tips that carry it."""
        counts = Counter(theme_id for tip in self.tips for theme_id in tip.themes)
        return tuple((theme, counts[theme.id]) for theme in self.themes)
