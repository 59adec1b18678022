"""As many tips as wanted: the bundled sentences in new company, with other words here and there.

The vocabulary grows as that of a real text does, because the strange words are drawn from a
word list by Zipf's law: the more tips, the rarer a word that has not been seen yet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from random import Random

SEED = 20210413
_SENTENCE = re.compile(r"[^.?!]*\w[^.?!]*[.?!]?")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_MIN_SENTENCES, _MAX_SENTENCES = 2, 4
# Of the longer words; the others, and all short ones, stay as they are.
_SHARE_REPLACED = 0.3


def generated_texts(
    number: int, texts: Iterable[str], words: Sequence[str] = (), *, seed: int = SEED
) -> Iterator[str]:
    """Yield `number` different texts; the same arguments give the same texts.

    Without words only the sentences change places, and the vocabulary does not grow.
    """
    chance = Random(seed)
    sentences = [found.strip() for text in texts for found in _SENTENCE.findall(text)]
    by_frequency = sorted(words, key=lambda _: chance.random())
    seen: set[str] = set()
    while len(seen) < number:
        text = _text(sentences, by_frequency, chance)
        if text not in seen:
            seen.add(text)
            yield text


def _text(sentences: Sequence[str], by_frequency: Sequence[str], chance: Random) -> str:
    number = _MIN_SENTENCES + int(chance.random() * (_MAX_SENTENCES - _MIN_SENTENCES + 1))
    text = " ".join(sentences[int(chance.random() * len(sentences))] for _ in range(number))

    def word_or_other(found: re.Match[str]) -> str:
        if chance.random() >= _SHARE_REPLACED:
            return found[0]
        # The odds of a word are in inverse proportion to its place in the list.
        return by_frequency[int(len(by_frequency) ** chance.random()) - 1]

    return _LONG_WORD.sub(word_or_other, text) if by_frequency else text
