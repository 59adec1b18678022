"""Where the values of a JSON text are; only what somebody asks for is looked into."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from paw_cli.files.definition import DEEPEST
from paw_cli.files.formats.json_decoding import Decoder, after_blanks
from paw_cli.files.problems import Fault, Lines, Path, Spot, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from paw_cli.files.problems import Position


def positions_within(
    text: str, starts: Mapping[Path, int], spots: Iterable[Spot]
) -> dict[Spot, Position]:
    """Return where the spots are; `starts` tells the offsets of values that they are in."""
    wanted: defaultdict[Path, set[Spot]] = defaultdict(set)
    for spot in spots:
        for length in (2, 1, 0):
            if spot.path[:length] in starts:
                wanted[spot.path[:length]].add(spot)
                break
    lines = Lines(text)
    return {
        spot: lines.position(offset)
        for path, within in wanted.items()
        for spot, offset in Places(text, starts[path], path, within).found.items()
    }


def repeated_keys(text: str, starts: Mapping[Path, int]) -> Iterator[Fault]:
    """Yield a fault for each key that stands twice in a mapping of the values at `starts`."""
    lines = Lines(text)
    for path, start in starts.items():
        for spot, offset in Places(text, start, path).repeated:
            yield Fault(
                spot=spot,
                message=f"the key {quote(str(spot.path[-1]))} stands here twice",
                hint="keep one of them",
                position=lines.position(offset),
            )


class Places:
    """The offsets of the wanted spots in the value at `start`, and of its repeated keys."""

    def __init__(self, text: str, start: int, path: Path, wanted: Iterable[Spot] = ()) -> None:
        self.found: dict[Spot, int] = {}
        self.repeated: list[tuple[Spot, int]] = []
        self._text = text
        self._wanted = frozenset(wanted)
        self._on_the_way = {spot.path[:n] for spot in self._wanted for n in range(len(spot.path))}
        self._decoder = Decoder()
        # What just could be decoded may be too deep from here: then its parents are found.
        with suppress(RecursionError):
            self._value(after_blanks(text, start), path)

    def _value(self, offset: int, path: Path) -> int:
        """Look at the value at an offset, and return where it ends."""
        self._note(Spot(path), offset)
        self._decoder.repeats = False
        _, end = self._decoder.scan(self._text, offset)
        if path in self._on_the_way or (self._decoder.repeats and len(path) < DEEPEST):
            match self._text[offset]:
                case "{":
                    self._mapping(offset, path)
                case "[":
                    self._list(offset, path)
        return end

    def _mapping(self, offset: int, path: Path) -> None:
        seen: set[str] = set()
        offset = after_blanks(self._text, offset + 1)
        while self._text[offset] != "}":
            key, end = self._decoder.scan(self._text, offset)
            spot = Spot((*path, key), at_key=True)
            if key in seen:
                self.repeated.append((spot, offset))
            seen.add(key)
            self._note(spot, offset)
            colon = after_blanks(self._text, end)
            end = self._value(after_blanks(self._text, colon + 1), spot.path)
            offset = self._next_item(end)

    def _list(self, offset: int, path: Path) -> None:
        place = 0
        offset = after_blanks(self._text, offset + 1)
        while self._text[offset] != "]":
            offset = self._next_item(self._value(offset, (*path, place)))
            place += 1

    def _next_item(self, end: int) -> int:
        """Return where the item after the one that ends here begins, else the closing bracket."""
        offset = after_blanks(self._text, end)
        return after_blanks(self._text, offset + 1) if self._text[offset] == "," else offset

    def _note(self, spot: Spot, offset: int) -> None:
        if spot in self._wanted:
            self.found.setdefault(spot, offset)
