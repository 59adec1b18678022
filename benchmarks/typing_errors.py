"""Words as people mistype them, one error at a time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class TypingError(StrEnum):
    """What goes wrong under ten fingers."""

    SWAP = "swap"
    DROP = "drop"
    DOUBLE = "double"
    NEIGHBOUR = "neighbour"


def mistyped(word: str, error: TypingError, chance: Random) -> str:
    """Return the word with one error, at a place that `chance` picks.

    The word itself comes back only where the error can change nothing in it.
    """
    ways = [way for way in _ways(word, error) if way != word]
    return ways[int(chance.random() * len(ways))] if ways else word


def _ways(word: str, error: TypingError) -> list[str]:
    """Return what every place of the word would make of it."""
    places = range(len(word))
    match error:
        case TypingError.SWAP:
            return [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in places[:-1]]
        case TypingError.DROP:
            return [word[:i] + word[i + 1 :] for i in places]
        case TypingError.DOUBLE:
            return [word[:i] + word[i] + word[i:] for i in places]
        case TypingError.NEIGHBOUR:
            return [
                word[:i] + near + word[i + 1 :] for i in places for near in _neighbours(word[i])
            ]


def _neighbours(letter: str) -> str:
    """Return the keys left and right of a letter's."""
    for row in _KEYBOARD:
        if letter in row:
            key = row.index(letter)
            return row[max(key - 1, 0) : key] + row[key + 1 : key + 2]
    return ""
