"""The bundled data is tested like code: word for word, and curated to the rules it states."""

import re
from pathlib import Path

import pytest
from make_data import content_of, stale

from paw_cli.files.layers import bundled_collection
from paw_cli.model import Kind, Tip

SOURCE = Path(__file__).parent / "data" / "paw-aan-tafel-chat.txt"
COLLECTION = bundled_collection()
THESAURUS = content_of("thesaurus")


def said(mark: str) -> list[str]:
    """Return the items of the source text that begin with a mark, read as simply as can be."""
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    return [found[1].strip() for line in lines if (found := re.fullmatch(rf" {mark} (.*)", line))]


def test_the_package_carries_what_the_data_says() -> None:
    assert stale() == [], "run: python scripts/make_data.py"


def test_the_texts_are_those_of_the_source_word_for_word() -> None:
    texts = [tip.text for tip in COLLECTION.tips]
    assert texts == said(r"\d+\.") + said("•")
    assert len(texts) == 37


def test_ids_kinds_sources_and_links_are_those_of_the_source() -> None:
    assert [tip.id for tip in COLLECTION.tips] == [f"paw-{n:02}" for n in range(1, 38)]
    assert [tip.kind for tip in COLLECTION.tips] == [Kind.TIP] * 10 + [Kind.REMARK] * 27
    [source] = COLLECTION.sources
    assert {tip.source for tip in COLLECTION.tips} == {source.id} == {"paw-aan-tafel-1"}
    [linked] = [tip for tip in COLLECTION.tips if "http" in tip.text or tip.links]
    assert all(link in linked.text for link in linked.links)


def test_every_theme_helps_to_choose_and_is_used() -> None:
    assert 10 <= len(COLLECTION.themes) <= 16
    for theme, count in COLLECTION.theme_counts():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", theme.id)
        assert theme.title
        assert 40 <= len(theme.description) <= 120
        assert count >= 2


@pytest.mark.parametrize("tip", COLLECTION.tips, ids=lambda tip: str(tip.id))
def test_a_tip_has_themes_questions_and_keywords_that_its_text_does_not_have(tip: Tip) -> None:
    assert 1 <= len(tip.themes) == len(set(tip.themes)) <= 4
    assert set(tip.themes) <= {theme.id for theme in COLLECTION.themes}
    assert 2 <= len(tip.answers) <= 4
    assert all(question.endswith("?") for question in tip.answers)
    keywords, text = [k.casefold() for k in tip.keywords], tip.text.casefold()
    assert 5 <= len(keywords) == len(set(keywords))
    assert [k for k in keywords if re.search(rf"\b{re.escape(k)}\b", text)] == []


def test_the_thesaurus_is_wide_and_of_words_and_short_phrases_in_lower_case() -> None:
    assert len(THESAURUS["synonyms"]) >= 100
    words = {*THESAURUS["stop_words"]}
    for section in ("inflections", "synonyms"):
        groups = [frozenset(group) for group in THESAURUS[section]]
        assert list(map(len, groups)) == list(map(len, THESAURUS[section]))  # none twice in one
        assert len(set(groups)) == len(groups)
        assert min(map(len, groups)) >= 2
        words.update(*groups)
    for section in ("related", "abbreviations"):
        words.update(THESAURUS[section], *THESAURUS[section].values())
    assert {w for w in words if w != w.lower() or not 1 <= len(w.split()) <= 5} == set()
