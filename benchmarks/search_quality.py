"""How well search answers, beside the engines that one could have taken instead.

`--check` compares with the recorded floor and needs nothing but the project; `--record` raises it.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import judged
from bm25 import bm25
from engines import BM25, FTS5, FZF, PARTIAL, POSTGRESQL, TANTIVY, WRATIO, asking, paw_tips
from judged import OWN, SETS, Ask, judged_queries
from measuring import markdown_table, setting
from paw_cli import load
from paw_cli.files.layers import bundled_collection
from paw_cli.library import build_index
from paw_cli.model import Collection
from paw_cli.search_engine import SearchIndex, weights
from postgresql import postgresql, thesaurus_groups
from word_list import common_words, curated_words, dutch_words, noise_rate, strangers

# Scores by set of queries, then by class.
Scores = Mapping[str, Mapping[str, float]]

# What search has reached and may not fall below.
FLOOR = Path(__file__).with_name("floor.json")
# The whole, and silence: an engine that answers everything can score higher on the rest. Of the
# page also that the best tips stand on it: an empty one has nothing useless.
_GUARDED = ("all", "none", "best shown")
# The only difference that is no fall: a query of which two equal tips changed places.
_ROUNDING = 0.005
_OURS = "paw-tips"
# What our engine has for tips without keywords, for a peer that can use it.
_EVERYDAY: dict[str, str] = {"dutch": "everyday_dutch", "english": "everyday_english"}


def main() -> None:
    """Print the tables, or check or record the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--check", action="store_true", help="exit 1 below the floor")
    either.add_argument("--record", action="store_true", help="make the present scores the floor")
    chosen = parser.parse_args()
    collection = bundled_collection()
    index = build_index(collection)
    if chosen.record:
        _record(_scores(index, collection))
    elif chosen.check:
        sys.exit("\n".join(falls(_scores(index, collection), recorded())) or 0)
    else:
        _report(index, collection)


def recorded() -> Scores:
    """Return the scores of the floor."""
    scores: Scores = json.loads(FLOOR.read_text(encoding="utf-8"))
    return scores


def falls(scores: Scores, floor: Scores) -> list[str]:
    """Return a sentence for every score that is below its floor by more than a rounding."""
    return [
        f"{name}, {key}: {scores[name][key]:.3f} is below {least:.3f}"
        for name, by_class in floor.items()
        for key, least in by_class.items()
        # What needs something that is not installed was not measured.
        if name in scores and scores[name][key] < least - _ROUNDING
    ]


def _record(scores: Scores) -> None:
    floor = {
        name: {key: math.floor(by_class[key] * 1000) / 1000 for key in _GUARDED if key in by_class}
        for name, by_class in scores.items()
    }
    FLOOR.write_text(json.dumps(floor, indent=2) + "\n", encoding="utf-8")


def _report(index: SearchIndex, collection: Collection) -> None:
    asks = {_OURS: asking(index), **_peers(collection)}
    print(setting("rapidfuzz", "tantivy", "snowballstemmer", "wordfreq"))
    for name in SETS:
        print(f"\n{_quality_table(name, asks)}")
    print(f"\n{_page_table(index)}")
    print(f"\n{_own_table()}")
    print(f"\n{_own_silence_table()}")
    words = strangers(dutch_words(), collection, curated_words("thesaurus"))
    common = strangers(common_words(), collection, curated_words("thesaurus"))
    print(f"\n{_silence_table(asks, {'word list': words, 'common words': common})}")
    kinds = judged.spelling_recall(index, collection).items()
    found = ", ".join(f"{kind} {_share(recall)}" for kind, recall in kinds)
    print(f"\nSpelling errors, ours: {found}")


def _scores(index: SearchIndex, collection: Collection) -> dict[str, dict[str, float]]:
    """Return what may not fall: scores, silence, and what stands on the page."""
    ask = asking(index)
    scores = {name: judged.scores_by_class(ask, judged_queries(name)) for name in SETS}
    scores |= {
        name: judged.scores_by_class(paw_tips(judged.own_texts(name)), judged_queries(name))
        for name in OWN
    }
    page = judged.page_figures(judged.answers(index, judged.pooled_queries()), weights.GOOD)
    scores["page"] = {"all": page.useful, "best shown": page.best_shown}
    scores["spelling"] = {"all": judged.spelling_recall(index, collection)["all"]}
    scores["off-topic"] = {"none": 1 - noise_rate(ask, judged.off_topic_questions())}
    if common := strangers(common_words(), collection, curated_words("thesaurus")):
        scores["common words"] = {"none": 1 - noise_rate(ask, common)}
    return scores


def _peers(collection: Collection) -> dict[str, Ask]:
    """Return the peers that are installed, some also with the curated data that we have."""
    titles = collection.theme_titles()
    curated = {
        tip.id: " ".join(
            [tip.text, *map(titles.__getitem__, tip.themes), *tip.keywords, *tip.answers]
        )
        for tip in collection.tips
    }
    asks = _peers_of_texts({tip.id: tip.text for tip in collection.tips}, "dutch")
    for engine in (FTS5, BM25, TANTIVY):
        if engine.name in asks:
            asks[f"{engine.name} + curated"] = engine.build(curated)
    if BM25.name in asks:
        synonyms = curated_words("thesaurus")["synonyms"]
        asks[f"{BM25.name} + curated + thesaurus"] = bm25(curated, synonyms)
        asks[f"{BM25.name} + curated + thesaurus + English"] = bm25(curated, thesaurus_groups())
    if POSTGRESQL.name in asks:
        records = [tip._asdict() for tip in collection.tips]
        asks[f"{POSTGRESQL.name} + curated"] = postgresql(records)
        both_too = f"{POSTGRESQL.name} + curated + thesaurus + English"
        asks[both_too] = postgresql(records, synonyms=True)
    return asks


def _peers_of_texts(texts: Mapping[str, str], language: str) -> dict[str, Ask]:
    """Return the peers that are installed, for texts alone."""
    asks: dict[str, Ask] = {}
    for engine in (WRATIO, PARTIAL, FZF, FTS5, BM25, TANTIVY, POSTGRESQL):
        if missing := engine.missing():
            print(f"left out: {engine.name} (not there: {', '.join(missing)})", file=sys.stderr)
        else:
            asks[engine.name] = engine.search(texts, language)
    return asks


def _quality_table(name: str, asks: Mapping[str, Ask]) -> str:
    queries = judged_queries(name)
    scores = {engine: judged.scores_by_class(ask, queries) for engine, ask in asks.items()}
    classes = list(scores[_OURS])
    rows = (
        [engine, *(f"{by_class[key]:.2f}" for key in classes)]
        for engine, by_class in scores.items()
    )
    return markdown_table([f"{name} ({len(queries)})", *classes], rows)


def _own_table() -> str:
    """Return how well collections without keywords are searched, by their texts alone."""
    scores: dict[str, list[str]] = defaultdict(list)
    for name, language in OWN.items():
        texts = judged.own_texts(name)
        asks = {_OURS: paw_tips(texts), **_peers_of_texts(texts, language)}
        if not BM25.missing():
            everyday = curated_words(_EVERYDAY[language])["synonyms"]
            asks[f"{BM25.name} + everyday words"] = bm25(texts, everyday, language=language)
        for engine, ask in asks.items():
            scores[engine].append(f"{judged.scores_by_class(ask, judged_queries(name))['all']:.2f}")
    heads = (f"{name} ({len(judged_queries(name))})" for name in OWN)
    return markdown_table(["texts alone", *heads], ([e, *row] for e, row in scores.items()))


def _own_silence_table() -> str:
    """Return how often own collections answer what they are not about; some words are synonyms."""
    questions = ["off-topic questions"]
    words = ["common words that no text has"]
    for name, language in OWN.items():
        collection = load(judged.DATA / f"{name}.yaml", bundled=False)
        ask = asking(build_index(collection))
        questions.append(_share(noise_rate(ask, judged.off_topic_questions(language))))
        common = strangers(common_words(language), collection, {})
        words.append(_share(noise_rate(ask, common) if common else None))
    return markdown_table(["answered by ours", *OWN], [questions, words])


def _page_table(index: SearchIndex) -> str:
    """Return what stands on the page, if it ended at some part of the best score."""
    rows = []
    sets = {name: judged_queries(name) for name in SETS} | {"pooled": judged.pooled_queries()}
    for name, queries in sets.items():
        answered = judged.answers(index, queries)
        figures = [judged.page_figures(answered, cut) for cut in judged.CUTS]
        rows.append([name, *(f"{each.useful:.2f} / {each.best_shown:.2f}" for each in figures)])
    table = markdown_table(["useful / best shown, cut at", *map(str, judged.CUTS)], rows)
    silent = _share(judged.silent_strokes(index, judged.pooled_queries()))
    return f"{table}\n\nHalf typed: silent at {silent} of key strokes."


def _silence_table(asks: Mapping[str, Ask], words: Mapping[str, Sequence[str]]) -> str:
    """Return how often something is found for what no tip is about."""
    questions = judged.off_topic_questions()
    rows = []
    for engine, ask in asks.items():
        answered = sum(bool(ask(question)) for question in questions)
        noise = (noise_rate(ask, each) if each else None for each in words.values())
        rows.append([engine, f"{answered} of {len(questions)}", *map(_share, noise)])
    heads = (f"{name} ({len(each)})" for name, each in words.items())
    return markdown_table(["answered, though", "off-topic questions", *heads], rows)


def _share(part: float | None) -> str:
    return "?" if part is None else f"{part:.1%}"


if __name__ == "__main__":
    main()
