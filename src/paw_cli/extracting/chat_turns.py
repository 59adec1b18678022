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

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from paw_cli.extracting import chat_forms as forms
from paw_cli.extracting.names import INFIXES, fold, is_ordinary, shows_name
from paw_cli.extracting.text import words_of

_MAX_WORDS_IN_A_NAME = 7
_MAX_NAME = 80
_MAX_NOISE_ABOVE = 12
_MAX_OWNERS = 8
# How much speaks against a line being a name, from which on it is none; and where it cannot be.
_TOO_UNLIKELY = 2
_IMPOSSIBLE = 9
# Words that stand above or beside the times of a programme, not of a chat.
AGENDA = words_of(
    "opening welkom inloop pauze afsluiting start einde lunch borrel plenair rondvraag"
    " introductie presentatie workshop tips koffie agenda programma aanvang sluiting"
    " ontvangst diner ochtend middag avond break welcome closing"
)


class Opening(NamedTuple):
    """The lines that begin a message, or the line of an event, taken apart."""

    author: str = ""
    text: str = ""
    to: str = ""
    length: int = 1
    is_event: bool = False


class _Time(NamedTuple):
    """A line with nothing but a time; -1 where no line above or below it may be a name.

    Who copied the chat stands below a time, everybody else above.
    """

    at: int
    above: int
    below: int


def find_turns(lines: Sequence[str]) -> dict[int, Opening]:
    """Return where messages begin, by the number of the line; nothing where it is no such chat."""
    turns = dict(_on_one_line(lines))
    if len(turns) > 1 and _are_people(turns):
        return turns
    times = list(_times(lines))
    seen = Counter(lines[at] for time in times for at in (time.above, time.below) if at >= 0)
    below = Counter(lines[time.below] for time in times if time.below >= 0).most_common()
    owners = [name for name, _n in below if _unlike_name(name, comes_back=True) < _TOO_UNLIKELY]
    readings = [_reading(lines, times, seen, owner) for owner in [*owners[:_MAX_OWNERS], ""]]
    turns = min(readings, key=lambda reading: reading[0])[1]
    above = sum(map(bool, lines[: min(turns, default=0)]))
    return turns if above <= _MAX_NOISE_ABOVE and _are_people(turns) else {}


def _on_one_line(lines: Sequence[str]) -> Iterator[tuple[int, Opening]]:
    for at, line in enumerate(lines):
        for pattern in forms.NAME_AND_TIME:
            match = pattern.fullmatch(line)
            if match and may_be_name(match["author"]):
                yield at, Opening(match["author"].strip())


def _times(lines: Sequence[str]) -> Iterator[_Time]:
    said = [at for at, line in enumerate(lines) if line]
    times = {
        at
        for at in said
        if any(map(str.isdigit, lines[at])) and forms.TIME_LINE.fullmatch(lines[at])
    }
    for above, at, below in zip([-1, *said], said, [*said[1:], -1], strict=False):
        if at in times:
            has_text = not {below, below + 1} & times and any(lines[below + 1 : below + 2])
            yield _Time(at, -1 if above in times else above, below if has_text else -1)


def _reading(
    lines: Sequence[str], times: Sequence[_Time], seen: Mapping[str, int], owner: str
) -> tuple[int, dict[int, Opening]]:
    """Return how much speaks against `owner` having copied the chat, and the turns if so."""
    turns: dict[int, Opening] = {}
    cost, text_from = 0, -1
    for time in times:
        above, own = (
            _unlike_name(lines[at], comes_back=seen[lines[at]] > 1) if at >= 0 else _IMPOSSIBLE
            for at in (time.above, time.below)
        )
        above += (time.above < time.at - 1) + _silence(lines, text_from, time.above)
        own += max(0, _TOO_UNLIKELY - above)
        if own <= above and time.below >= 0 and lines[time.below] == owner:
            at, turn, doubt = time.at, Opening(owner, length=time.below - time.at + 1), own
        elif above < _TOO_UNLIKELY:
            at, turn, doubt = (
                time.above,
                Opening(lines[time.above], length=time.at - time.above + 1),
                above,
            )
        else:
            at, turn, doubt = time.at, Opening(), _TOO_UNLIKELY
        if at == time.at:
            doubt += _silence(lines, text_from, at)
        cost += doubt
        turns[at] = turn
        text_from = at + turn.length
    return cost, turns


def _silence(lines: Sequence[str], begin: int, end: int) -> int:
    """Return how much speaks against a message that says nothing."""
    return _TOO_UNLIKELY if begin >= 0 and not any(lines[begin:end]) else 0


@lru_cache(maxsize=10_000)
def _unlike_name(text: str, *, comes_back: bool) -> int:
    """Return how much speaks against a line being a name."""
    if not may_be_name(text):
        return _IMPOSSIBLE
    if shows_name(text):
        return 0
    words = [word for word in text.split() if fold(word) not in INFIXES]
    says_something = any(is_ordinary(fold(word)) for word in words)
    is_word = len(words) == 1 and words[0].isalpha() and words[0][0] == words[0][0].upper()
    if is_word or (" " in text and not says_something and not any(map(str.isdigit, text))):
        return says_something + (not comes_back)
    return 1 if comes_back else _TOO_UNLIKELY + 1


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


def _are_people(turns: Mapping[int, Opening]) -> bool:
    """Tell whether these are who speak in a chat and not what is done in an evening."""
    authors = [turn.author for turn in turns.values() if turn.author]
    named = [name for name in authors if fold(name.split()[0]) not in AGENDA]
    return len(named) > 1 or any(map(shows_name, authors))
