import pytest

from paw_cli.errors import WrongUseError
from paw_cli.files.base import Base
from paw_cli.model import Collection, Kind, Source, Theme, Tip


def tip(id_: str, *themes: str, kind: Kind = Kind.TIP, source: str = "chat") -> Tip:
    return Tip(id=id_, text=f"tekst van {id_}", themes=themes, kind=kind, source=source)


COLLECTION = Collection(
    tips=(
        tip("a", "eigendom"),
        tip("b", "eigendom", "eerlijk", kind=Kind.REMARK),
        tip("c", "techniek", source="boek"),
        tip("d"),
    ),
    themes=tuple(Theme(id=t, title=t) for t in ("eigendom", "eerlijk", "techniek", "leeg")),
    sources=(Source(id="chat", title="De chat"), Source(id="boek", title="Het boek")),
)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, "abcd"),
        ({"themes": ["eigendom"]}, "ab"),
        ({"themes": ["EIG"]}, "ab"),
        ({"themes": ["eigendom", "techniek"]}, "abc"),
        ({"themes": ["eigendom", "eerlijk"], "all_themes": True}, "b"),
        ({"themes": [], "all_themes": True}, "abcd"),
        ({"not_themes": ["eerlijk"]}, "acd"),
        ({"themes": ["eigendom"], "not_themes": ["eerlijk"]}, "a"),
        ({"kind": "remark"}, "b"),
        ({"kind": "TIP"}, "acd"),
        ({"sources": ["boek"]}, "c"),
        ({"sources": ["boek", "Chat"]}, "abcd"),
        ({"themes": ["leeg"]}, ""),
        ({"themes": ["eigendom"], "kind": "tip", "sources": ["boek"]}, ""),
    ],
)
def test_the_filters_keep_what_passes_every_one(filters: dict[str, object], kept: str) -> None:
    filtered = COLLECTION.filtered(**filters)  # type: ignore[arg-type] # a table of keywords
    assert "".join(t.id for t in filtered.tips) == kept
    assert filtered.themes == COLLECTION.themes


@pytest.mark.parametrize(
    ("filters", "message", "hint"),
    [
        ({"themes": ["eigedom"]}, "no theme 'eigedom'", "Did you mean eigendom?"),
        ({"themes": ["e"]}, "theme 'e' fits several", "Type one of them: eigendom, eerlijk."),
        (
            {"themes": [""]},
            "no theme ''",
            "Known: eigendom, eerlijk, techniek, leeg.",
        ),
        ({"not_themes": ["techneik"]}, "no theme 'techneik'", "Did you mean techniek?"),
        ({"kind": "remarx"}, "no kind 'remarx'", "Did you mean remark?"),
        ({"sources": ["zzz"]}, "no source 'zzz'", "Known: chat, boek."),
    ],
)
def test_a_name_that_does_not_exist_is_answered_with_near_ones(
    filters: dict[str, object], message: str, hint: str
) -> None:
    with pytest.raises(WrongUseError) as caught:
        COLLECTION.filtered(**filters)  # type: ignore[arg-type] # a table of keywords
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_whole_theme_id_wins_over_a_longer_one_that_it_begins() -> None:
    collection = Collection(
        tips=(tip("a", "wijk"), tip("b", "wijkaanpak")),
        themes=(Theme(id="wijkaanpak", title=""), Theme(id="wijk", title="")),
    )
    assert [t.id for t in collection.filtered(themes=["wijk"]).tips] == ["a"]


def test_themes_are_counted_in_their_order_and_none_is_left_out() -> None:
    assert [(t.id, n) for t, n in COLLECTION.theme_counts()] == [
        ("eigendom", 2),
        ("eerlijk", 1),
        ("techniek", 1),
        ("leeg", 0),
    ]


def test_a_layer_on_top_replaces_what_has_the_same_id_and_adds_the_rest() -> None:
    top = Collection(
        tips=(Tip(id="b", text="nieuw"), Tip(id="e", text="erbij")),
        themes=(Theme(id="eigendom", title="Van wie"),),
        sources=(Source(id="chat", title="Een andere chat"),),
    )
    base = Base(COLLECTION)
    base.add(top, "top.yaml")
    both = base.collection()
    assert [(t.id, t.text) for t in both.tips] == [
        ("a", "tekst van a"),
        ("b", "nieuw"),
        ("c", "tekst van c"),
        ("d", "tekst van d"),
        ("e", "erbij"),
    ]
    assert [t.title for t in both.themes] == ["Van wie", "eerlijk", "techniek", "leeg"]
    assert [s.title for s in both.sources] == ["Een andere chat", "Het boek"]


def test_no_layers_are_an_empty_collection() -> None:
    assert Base().collection() == Collection()
