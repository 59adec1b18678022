"""What is known of the bundled texts before they are read."""

from __future__ import annotations

import pytest
from search_samples import collection

from paw_cli.files.bundled import bundled_collection
from paw_cli.model import Collection
from paw_cli.search_engine.bundled_words import Known, compiled_source, known_of, trusted
from paw_cli.search_engine.folded import Folded
from paw_cli.search_engine.index import Index
from paw_cli.search_engine.words import stem

NOTHING = Known({}, {})
BUNDLED = bundled_collection()
KNOWN = known_of(BUNDLED)
OTHER = Collection(tips=(*BUNDLED.tips[::2], *collection("Een eigen tip-tekst").tips))


def test_a_known_text_has_the_words_that_reading_it_gives() -> None:
    known, unknown = Folded(KNOWN.rows), Folded(NOTHING.rows)
    assert [known.read(text) for text in KNOWN.rows] == [unknown.read(text) for text in KNOWN.rows]


def test_a_known_word_has_the_stem_that_stemming_it_gives() -> None:
    assert {word: stem(word) for word in KNOWN.stems} == KNOWN.stems


@pytest.mark.parametrize("searched", [BUNDLED, OTHER, Collection()])
def test_an_index_is_the_same_whatever_is_known(searched: Collection) -> None:
    known, unknown = Index(searched, KNOWN), Index(searched, NOTHING)
    assert known.postings == unknown.postings
    assert known.stem_of == unknown.stem_of
    assert known.spelled == unknown.spelled
    assert [*map(known.written, known.stem_of)] == [*map(unknown.written, known.stem_of)]


def test_texts_with_hyphenated_words_are_left_to_be_read() -> None:
    assert known_of(collection("top-down", "de wijk")).rows == {"de wijk": "de wijk", "": ""}


def test_what_other_rules_worked_out_is_not_trusted() -> None:
    compiled: dict[str, int] = {}
    exec(compiled_source(collection("de wijk")), {}, compiled)  # noqa: S102 - our own module
    assert trusted(compiled["FINGERPRINT"], KNOWN) == KNOWN
    assert trusted(compiled["FINGERPRINT"] + 1, KNOWN) == NOTHING
