"""The score that search has reached and may not fall below."""

import json
import math
from collections.abc import Mapping
from pathlib import Path

# Scores by set of queries, then by class.
Scores = Mapping[str, Mapping[str, float]]

FILE = Path(__file__).parent / "floor.json"
# The whole, and silence: an engine that answers everything can score higher on the rest. Of the
# page also that the best tips stand on it: an empty one has nothing useless.
_GUARDED = ("all", "none", "best shown")
# The only difference that is no fall: a query of which two equal tips changed places.
_ROUNDING = 0.005


def recorded(file: Path = FILE) -> Scores:
    """Return the scores that were recorded."""
    scores: Scores = json.loads(file.read_text(encoding="utf-8"))
    return scores


def record(scores: Scores, file: Path = FILE) -> None:
    """Make these scores the floor."""
    floor = {
        name: {key: math.floor(by_class[key] * 1000) / 1000 for key in _GUARDED if key in by_class}
        for name, by_class in scores.items()
    }
    file.write_text(json.dumps(floor, indent=2) + "\n", encoding="utf-8")


def falls(scores: Scores, floor: Scores) -> list[str]:
    """Return a sentence for every score that is below its floor by more than a rounding."""
    return [
        f"{name}, {key}: {scores[name][key]:.3f} is below {least:.3f}"
        for name, by_class in floor.items()
        for key, least in by_class.items()
        # What needs something that is not installed was not measured.
        if name in scores and scores[name][key] < least - _ROUNDING
    ]
