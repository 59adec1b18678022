"""Collections to draw, in texts and names of any kind."""

from hypothesis import strategies as st

from paw_cli.model import Collection, Kind, Source, Theme, Tip


@st.composite
def any_collection(
    draw: st.DrawFn,
    texts: st.SearchStrategy[str],
    names: st.SearchStrategy[str],
    links: st.SearchStrategy[str],
) -> Collection:
    """Draw a collection whose tips name themes and sources of it."""
    known = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    lists = st.lists(texts, max_size=3).map(tuple)
    tip = st.builds(
        Tip,
        id=names,
        text=texts,
        kind=st.sampled_from(Kind),
        themes=st.lists(st.sampled_from(known), max_size=2, unique=True).map(tuple),
        links=st.lists(links, max_size=3).map(tuple),
        source=st.sampled_from(known),
        keywords=lists,
        answers=lists,
    )
    themes = [Theme(name, draw(texts), draw(st.just("") | texts)) for name in known]
    sources = [Source(name, draw(texts), draw(st.none() | links)) for name in known]
    tips = draw(st.lists(tip, max_size=3, unique_by=lambda tip: tip.id))
    return Collection(tips=tuple(tips), themes=tuple(themes), sources=tuple(sources))
