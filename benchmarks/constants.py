"""What moving each constant of the search costs: by a tenth up and down, on all sets at once."""

from collections.abc import Iterator, MutableMapping
from functools import cache

import judged
from engines import asking, paw_tips
from judged import OWN, Ask, judged_queries
from measuring import markdown_table
from paw_cli.files.layers import bundled_collection
from paw_cli.library import build_index
from paw_cli.search_engine import SearchIndex, weights
from word_list import noise_rate

# A constant by its name, where it is kept and under which key, and its value.
Constant = tuple[str, MutableMapping[str, object], str, object]

_STEP = 0.1
# What moves no figure so far is left out.
_LEAST = 0.002


def main() -> None:
    """Print what each constant costs when it is moved."""
    base = _figures()
    rows = [["as it is", "", *(f"{figure:.3f}" for figure in base.values())]]
    for name, home, key, value in _constants():
        for factor in (1 - _STEP, 1 + _STEP):
            home[key] = _moved(value, factor)
            costs = [moved - base[each] for each, moved in _figures().items()]
            if max(map(abs, costs)) >= _LEAST:
                rows.append([name, str(home[key]), *(f"{cost:+.3f}" for cost in costs)])
        home[key] = value
    print(markdown_table(["constant", "moved to", *base], rows))


def _figures() -> dict[str, float]:
    index, own = _indexes()
    queries = judged.pooled_queries()
    page = judged.page_figures(judged.answers(index, queries), weights.GOOD)
    scores = [judged.scores_by_class(ask, judged_queries(name))["all"] for name, ask in own.items()]
    return {
        "pooled": judged.scores_by_class(asking(index), queries)["all"],
        "own": sum(scores) / len(scores),
        "useful": page.useful,
        "best shown": page.best_shown,
        "off-topic": noise_rate(asking(index), judged.off_topic_questions()),
    }


@cache
def _indexes() -> tuple[SearchIndex, dict[str, Ask]]:
    """Return the indexes that are asked: constants are looked at by a query, not by an index."""
    asks = {name: paw_tips(judged.own_texts(name)) for name in OWN}
    return build_index(bundled_collection()), asks


def _constants() -> Iterator[Constant]:
    """Yield the constants that are a weight or a threshold; lengths of words have no tenth."""
    module: MutableMapping[str, object] = vars(weights)
    for name, value in list(module.items()):
        match value:
            case float() | (float(), *_):
                yield name, module, name, value
            case dict() if name in {"KINDS", "FIELDS"}:
                for key, trust in value.items():
                    yield f"{name}, {key}", value, key, trust


def _moved(value: object, factor: float) -> object:
    match value:
        case float():
            return round(value * factor, 9)
        case tuple():
            return tuple(round(each * factor, 9) for each in value)
    raise TypeError(value)


if __name__ == "__main__":
    main()
