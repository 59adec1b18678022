"""Find who speaks when in a chat copied from Teams, which puts names and times on lines.

    Jan Jansen      (a name above a time begins a message)
    10:37
    Ga langs

    10:38           (whoever copied the chat has the time first, and their name below it)
    Piet Puk
    Mee eens

A line above a time may also be the last one of a message. What tells them apart: blank lines,
where the file has them; names that come back; capitals; and that a message says something.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from paw_cli.importing import chat_forms as forms
from paw_cli.importing.names import INFIXES, fold, is_ordinary, shows_name
from paw_cli.importing.text import visible, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MAX_WORDS_IN_A_NAME = 7
_MAX_NAME = 80
_MAX_INFIXES = 3
_MAX_NOISE_ABOVE = 12
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Time:
    """A line with nothing but a time, and what stands around it."""

    at: int
    above: int
    below: int
    is_apart: bool


def find_turns(lines: Sequence[str]) -> Mapping[int, Turn]:
    """Return where messages begin, by the number of the line; nothing where it is no such chat."""
    if turns := _on_one_line(lines):
        return turns
    times = list(_times(lines))
    if not times:
        return {}
    turns = dict(_Speakers(lines, times).turns())
    return turns if _is_sure(lines, turns) else {}


def _on_one_line(lines: Sequence[str]) -> dict[int, Turn]:
    """Return the messages that begin with a name and a time on one line; one alone is a heading."""
    found = {}
    for at, line in enumerate(lines):
        shown = visible(line).replace("\xa0", " ").replace("\u202f", " ")
        for pattern in forms.TEAMS_ONE_LINE:
            match = pattern.fullmatch(shown)
            if match and may_be_name(match["author"]):
                found[at] = Turn(match["author"].strip(), 1)
    authors = [turn.author for turn in found.values()]
    sure = any(map(shows_name, authors)) or len(set(authors)) < len(authors)
    others = [author for author in authors if fold(author.split()[0]) not in AGENDA]
    return found if len(found) > 1 and (sure or len(others) > 1) else {}


def _times(lines: Sequence[str]) -> Iterator[_Time]:
    for at, line in enumerate(lines):
        shown = visible(line).replace("\xa0", " ").replace("\u202f", " ").strip()
        if not any(map(str.isdigit, shown)) or not forms.TIME_LINE.fullmatch(shown):
            continue
        above = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), -1)
        below = next((n for n in range(at + 1, len(lines)) if lines[n].strip()), -1)
        yield _Time(at=at, above=above, below=below, is_apart=above >= 0 and above < at - 1)


class _Speakers:
    """Decides for each time whose it is."""

    def __init__(self, lines: Sequence[str], times: Sequence[_Time]) -> None:
        self._lines = lines
        self._times = times
        self._last = Turn("", 1)
        self._at = {time.at for time in times}
        self._above = Counter(self._line(time.above) for time in times if not time.is_apart)
        self._has_blanks = any(time.is_apart for time in times) and any(
            not time.is_apart and time.above >= 0 for time in times
        )
        self._all_are_named_above = not self._has_blanks and self._is_plain()
        self._owner = "" if self._all_are_named_above else self._find_owner()

    def turns(self) -> Iterator[tuple[int, Turn]]:
        """Yield where messages begin, by line."""
        opened, in_reply = -1, -1
        for time in self._times:
            if time.at <= in_reply:
                continue
            if (end := self._end_of_reply(time, opened)) > 0:
                in_reply = end
                self._last = Turn(self._last.author, end - opened + 1)
                yield opened, self._last
                continue
            turn_at, turn = self._turn(time, opened)
            opened = turn_at
            yield turn_at, turn
            self._last = turn

    def _turn(self, time: _Time, opened: int) -> tuple[int, Turn]:
        if self._is_named_above(time, opened):
            return time.above, Turn(self._line(time.above), time.at - time.above + 1)
        name = self._own_name(time)
        length = time.below - time.at + 1 if name else 1
        return time.at, Turn(name, length)

    def _is_named_above(self, time: _Time, opened: int) -> bool:
        """Tell whether the line above a time is who speaks, and not what was said before."""
        above = self._line(time.above)
        if time.above < 0 or not may_be_name(above) or time.above in self._at:
            return False
        if self._has_blanks:
            return not time.is_apart
        if self._all_are_named_above:
            return True
        if self._owner:  # who stands below each time of their own
            return self._own_name(time) != self._owner
        is_known = self._above[above] > 1 or shows_name(above)
        return is_known or (self._is_plausible(time) and not self._would_be_silent(time, opened))

    def _is_plain(self) -> bool:
        """Tell whether every time has a name above it and a text below, as in most chats."""
        end = -1
        for time in self._times:
            between = self._lines[end + 1 : max(time.above, 0)]
            if not self._is_plausible(time) or (end >= 0 and not any(map(str.strip, between))):
                return False
            if self._has_name_below(time) and not self._is_known_above(time):
                return False
            end = time.at
        return True

    def _is_plausible(self, time: _Time) -> bool:
        """Tell whether the line above a time looks like somebody's name."""
        above = self._line(time.above)
        if time.above < 0 or time.above in self._at or not may_be_name(above):
            return False
        return self._is_known_above(time) or _is_capitalised(above) or _is_small_name(above)

    def _is_known_above(self, time: _Time) -> bool:
        above = self._line(time.above)
        return not time.is_apart and (self._above[above] > 1 or shows_name(above))

    def _has_name_below(self, time: _Time) -> bool:
        """Tell whether surely a name stands below a time, with a text below that."""
        name = self._line(time.below)
        is_name = shows_name(name) and not is_ordinary(fold(name.split()[0]))
        return is_name and self._has_text_below(time)

    def _has_text_below(self, time: _Time) -> bool:
        below = time.below + 1
        is_other = below in self._at or below + 1 in self._at
        text = self._line(below)
        return time.below >= 0 and bool(text) and not is_other

    def _would_be_silent(self, time: _Time, opened: int) -> bool:
        """Tell whether the message before would be empty, were the line above a name."""
        return opened >= 0 and not any(
            self._lines[n].strip() for n in range(self._begins_text(opened), time.above)
        )

    def _begins_text(self, opened: int) -> int:
        return opened + self._last.length

    def _own_name(self, time: _Time) -> str:
        """Return the name of whoever copied the chat, where it stands below their time."""
        is_other = time.below in self._at or time.below + 1 in self._at
        name = "" if time.below < 0 or is_other else self._line(time.below)
        return name if name == self._owner else ""

    def _find_owner(self) -> str:
        """Return who copied the chat: the name that stands below times."""
        own = [time for time in self._times if self._may_be_own(time)]
        candidates = Counter(self._line(time.below) for time in own)
        for name, count in candidates.most_common():
            comes_back = count > 1 and _is_capitalised(name)
            is_only = self._has_blanks and len(candidates) == 1
            is_word = _is_capitalised(name) or _is_small_name(name)
            if shows_name(name) or comes_back or (is_only and is_word):
                return name
        return ""

    def _may_be_own(self, time: _Time) -> bool:
        """Tell whether a time may have the name of its message below it."""
        if not self._has_text_below(time) or not may_be_name(self._line(time.below)):
            return False
        if self._has_blanks:
            return time.is_apart
        silent = time.above - 1 in self._at
        if self._has_name_below(time):
            return silent or not self._is_known_above(time) or self._comes_back_below(time)
        return silent or not self._is_plausible(time)

    def _comes_back_below(self, time: _Time) -> bool:
        name = self._line(time.below)
        return sum(self._line(other.below) == name for other in self._times) > 1

    def _end_of_reply(self, time: _Time, opened: int) -> int:
        """Return the last line of the quotation that an answer begins with, or -1."""
        if opened < 0:
            return -1
        first = next(
            (
                n
                for n in range(self._begins_text(opened), len(self._lines))
                if self._lines[n].strip()
            ),
            -1,
        )
        if not 0 <= first < time.at <= first + 3:
            return -1
        if not forms.REPLY_BLOCK.fullmatch(visible(self._lines[first]).strip()):
            return -1
        for n in range(time.at + 1, len(self._lines)):
            if n in self._at:
                break
            if forms.END_OF_REPLY.fullmatch(self._lines[n].strip()):
                return n
        return time.at + 1

    def _line(self, at: int) -> str:
        return visible(self._lines[at]).strip() if 0 <= at < len(self._lines) else ""


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
        and not forms.SYSTEM.fullmatch(said)
        and not forms.REACTION.fullmatch(said)
        and not forms.REPLY_BLOCK.fullmatch(said)
    )


def _is_capitalised(text: str) -> bool:
    """Tell whether a line has no small letter at the beginning of a word, as names have none."""
    if shows_name(text):
        return True
    words = [word for word in text.split() if fold(word) not in INFIXES and word[0].isalpha()]
    return (
        len(words) == 1
        and words[0][0] == words[0][0].upper()
        and not any(map(str.isdigit, text))
        and len(text.split()) - len(words) <= _MAX_INFIXES
    )


def _is_small_name(text: str) -> bool:
    """Tell whether a line may be a name typed in small letters: words that say nothing else."""
    words = [fold(word) for word in text.split()]
    others = [word for word in words if word not in INFIXES]
    return len(words) > 1 and all(map(str.isalpha, words)) and not any(map(is_ordinary, others))


def _is_sure(lines: Sequence[str], turns: Mapping[int, Turn]) -> bool:
    """Tell whether these are the messages of a chat and not the times of a programme."""
    authors = [turn.author for turn in turns.values() if turn.author]
    if not authors:
        return False
    above = sum(1 for line in lines[: min(turns)] if line.strip())
    if above > _MAX_NOISE_ABOVE:
        return False
    repeated = any(
        count > 1 and fold(author.split()[0]) not in AGENDA
        for author, count in Counter(authors).items()
    )
    others = [author for author in authors if fold(author.split()[0]) not in AGENDA]
    return any(map(shows_name, authors)) or repeated or len(others) > 1
