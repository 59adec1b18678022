"""Find who speaks when in a chat copied from Teams, which puts names and times on lines.

    Jan Jansen      (a name above a time begins a message)
    10:37
    Ga langs

    10:38           (whoever copied the chat has the time first, and their name below it)
    Piet Puk
    Mee eens

A line above a time may also be the last one of a message. So all who may have copied the chat are
tried, and nobody; the reading stands in which the fewest names look like none.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.importing import chat_forms as forms
from paw_cli.importing.names import INFIXES, fold, is_ordinary, shows_name
from paw_cli.importing.text import plain_blanks, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MAX_WORDS_IN_A_NAME = 7
_MAX_NAME = 80
_MAX_NOISE_ABOVE = 12
_MAX_OWNERS = 8
# How much speaks against a line above a time being a name, from which on it is none.
_TOO_UNLIKELY = 2
# Words that stand above or beside the times of a programme, not of a chat.
AGENDA = words_of(
    "opening welkom inloop pauze afsluiting start einde lunch borrel plenair rondvraag"
    " introductie presentatie workshop tips koffie agenda programma aanvang sluiting"
    " ontvangst diner ochtend middag avond break welcome closing"
)


class Turn(NamedTuple):
    """The lines that begin a message: who speaks, and how many lines that takes."""

    author: str
    length: int


class _Time(NamedTuple):
    """A line with nothing but a time, and where the lines with words around it stand."""

    at: int
    above: int
    below: int


def find_turns(lines: Sequence[str]) -> dict[int, Turn]:
    """Return where messages begin, by the number of the line; nothing where it is no such chat."""
    shown = [plain_blanks(line).strip() for line in lines]
    turns = dict(_on_one_line(shown))
    if len(turns) > 1 and _are_people([turn.author for turn in turns.values()]):
        return turns
    turns = _Reader(shown).turns()
    above = sum(map(bool, shown[: min(turns, default=0)]))
    is_chat = above <= _MAX_NOISE_ABOVE and _are_people([turn.author for turn in turns.values()])
    return turns if is_chat else {}


def _on_one_line(lines: Sequence[str]) -> Iterator[tuple[int, Turn]]:
    for at, line in enumerate(lines):
        for pattern in forms.NAME_AND_TIME:
            match = pattern.fullmatch(line)
            if match and may_be_name(match["author"]):
                yield at, Turn(match["author"].strip(), 1)


def _times(lines: Sequence[str]) -> Iterator[_Time]:
    said = [at for at, line in enumerate(lines) if line]
    for above, at, below in zip([-1, *said], said, [*said[1:], -1], strict=False):
        if any(map(str.isdigit, lines[at])) and forms.TIME_LINE.fullmatch(lines[at]):
            yield _Time(at, above, below)


class _Reader:
    """Reads who speaks at each time."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._times = list(_times(lines))
        self._at = {time.at for time in self._times}
        apart = [time.above < time.at - 1 for time in self._times if time.above >= 0]
        self._has_blanks = any(apart[1:]) and not all(apart)
        self._above = Counter(lines[t.above] for t in self._times if t.above == t.at - 1)
        self._below = Counter(
            lines[t.below]
            for t in self._times
            if self._may_be_own(t) and may_be_name(lines[t.below])
        )

    def turns(self) -> dict[int, Turn]:
        """Return the turns of the likeliest reading."""
        owners = [name for name, _count in self._below.most_common(_MAX_OWNERS)]
        readings = [self._reading(owner) for owner in ["", *owners]]
        return min(readings, key=lambda reading: reading[0])[1]

    def _reading(self, owner: str) -> tuple[int, dict[int, Turn]]:
        """Return how much speaks against `owner` having copied the chat, and the turns if so."""
        turns: dict[int, Turn] = {}
        cost, text_from = 0, -1
        for time in self._times:
            doubt = self._doubt(time) + self._silence(text_from, time.above)
            is_own = self._may_be_own(time) and not (self._has_blanks and doubt == 0)
            if owner and is_own and self._lines[time.below] == owner:
                at, turn = time.at, Turn(owner, time.below - time.at + 1)
                unexplained = max(0, _TOO_UNLIKELY - doubt) + (text_from < 0 <= time.above)
                cost += _unlike_name(owner, comes_back=self._below[owner] > 1) + unexplained
            elif doubt < _TOO_UNLIKELY:
                at, turn = time.above, Turn(self._lines[time.above], time.at - time.above + 1)
                cost += doubt + (is_own and self._is_sure(time.below))
            else:
                at, turn = time.at, Turn("", 1)
                cost += _TOO_UNLIKELY
            if at == time.at:
                cost += self._silence(text_from, at)
            turns[at] = turn
            text_from = at + turn.length
        return cost, turns

    def _doubt(self, time: _Time) -> int:
        """Return how much speaks against the line above a time being who speaks."""
        name = self._lines[time.above]
        if time.above < 0 or time.above in self._at or not may_be_name(name):
            return _TOO_UNLIKELY
        if self._has_blanks:
            return 0 if time.above == time.at - 1 else _TOO_UNLIKELY
        return _unlike_name(name, comes_back=self._above[name] > 1)

    def _is_sure(self, at: int) -> bool:
        line = self._lines[at] if at >= 0 else ""
        return shows_name(line) and not is_ordinary(fold(line.split()[0]))

    def _silence(self, begin: int, end: int) -> int:
        """Return how much speaks against a message that says nothing."""
        return _TOO_UNLIKELY if begin >= 0 and not any(self._lines[begin:end]) else 0

    def _may_be_own(self, time: _Time) -> bool:
        """Tell whether the line below a time may be a name: a text stands below it."""
        after = time.below + 1
        text = "".join(self._lines[after : after + 1])
        return time.below >= 0 and bool(text) and not {time.below, after} & self._at


def may_be_name(text: str) -> bool:
    """Tell whether a line may be somebody's name."""
    said = text.strip()
    return (
        bool(said)
        and len(said) <= _MAX_NAME
        and len(said.split()) <= _MAX_WORDS_IN_A_NAME
        and any(map(str.isalpha, said))
        and said[-1] not in "!?:;,…"
        and not (said[-1] == "." and len(said.split()[-1]) > 3)  # noqa: PLR2004 - "J.P."
        and not forms.noise_in(said)
    )


@lru_cache(maxsize=10_000)
def _unlike_name(text: str, *, comes_back: bool) -> int:
    """Return how much speaks against a line being a name."""
    if not text or shows_name(text):
        return 0 if text else 2 * _TOO_UNLIKELY
    words = [word for word in text.split() if fold(word) not in INFIXES]
    says_something = any(is_ordinary(fold(word)) for word in words)
    if len(words) == 1 and words[0].isalpha() and words[0][0] == words[0][0].upper():
        return says_something + (not comes_back)
    if len(text.split()) > 1 and not says_something and not any(map(str.isdigit, text)):
        return int(not comes_back)
    return 1 if comes_back else _TOO_UNLIKELY + 1


def _are_people(authors: Sequence[str]) -> bool:
    """Tell whether these are who speak in a chat and not what is done in an evening."""
    named = [name for name in authors if name and fold(name.split()[0]) not in AGENDA]
    return len(named) > 1 or any(map(shows_name, authors))
