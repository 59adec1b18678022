"""Texts that say nearly the same are found, however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from paw_cli.authoring.check import similar_texts
from paw_cli.files.layers import bundled_collection


def test_no_two_bundled_tips_are_near() -> None:
    assert list(similar_texts([tip.text for tip in bundled_collection().tips])) == []


@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1).map(sorted).map(" ".join)))
def test_no_near_text_is_passed_over_for_the_words_that_many_have(texts: list[str]) -> None:
    def are_near(text: str, other: str) -> bool:
        words, others = set(text.split()), set(other.split())
        return 2 * len(words & others) >= 0.75 * (len(words) + len(others))

    earlier = [next(m for m, other in enumerate(texts) if are_near(t, other)) for t in texts]
    found = dict(similar_texts(texts))
    same = [n for n, text in enumerate(texts) if text in texts[:n]]
    assert set(found) == {n for n, first in enumerate(earlier) if first < n}
    assert all(found[n] == earlier[n] for n in found if n not in same)


def test_many_similar_texts_take_no_hours() -> None:
    alike = [f"Dit is nummer {n} van {n % 7} over participatie in de wijk" for n in range(20_000)]
    long = [f"{n} " + "participatie in de wijk " * 2_000 for n in range(400)]
    for texts in (alike, long):
        assert sum(1 for _similar in similar_texts(texts)) > 0.9 * min(len(texts), 2_000)
