"""How much a query reads like a question that a tip answers."""

from __future__ import annotations

from collections import defaultdict
from math import fsum, log, sqrt
from typing import TYPE_CHECKING

from paw_cli.search_engine.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paw_cli.search_engine.index import Index


class Questions:
    """The questions that tips answer, as bags of stems; here the little words count too."""

    def __init__(self, index: Index) -> None:
        self.tips: list[int] = []
        self.holding: dict[str, list[int]] = defaultdict(list)
        bags = []
        for number, tip in enumerate(index.tips):
            for answer in tip.answers:
                bag = {index.stem_of[word] for word in index.tokenizer.read(answer).words}
                for its_stem in bag:
                    self.holding[its_stem].append(len(self.tips))
                self.tips.append(number)
                bags.append(bag)
        many = len(bags)
        self.rarity = {word: log(1 + many / len(held)) for word, held in self.holding.items()}
        self.unknown = log(1 + many)
        self.lengths = [fsum(map(self.rarity.__getitem__, bag)) for bag in bags]

    def similarity(self, words: Iterable[str]) -> dict[int, float]:
        """Return for each tip how alike its best question is, 0 to 1 (a cosine of sets)."""
        bag = {stem(word) for word in words}
        length = fsum(self.rarity.get(its_stem, self.unknown) for its_stem in bag)
        shared: dict[int, float] = defaultdict(float)
        for its_stem in sorted(bag & self.rarity.keys()):
            for question in self.holding[its_stem]:
                shared[question] += self.rarity[its_stem]
        best: dict[int, float] = {}
        for question, weight in shared.items():
            number = self.tips[question]
            cosine = weight / sqrt(length * self.lengths[question])
            best[number] = max(best.get(number, 0.0), cosine)
        return best
