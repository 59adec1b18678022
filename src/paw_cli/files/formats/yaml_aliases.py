"""Values that a YAML file names (&name) and repeats (*name), within bounds."""

from __future__ import annotations

from paw_cli.files.definition import MOST_ALIASED

# What a file of some kilobytes may make of itself by repeating, in values; a text counts for
# one more with every so many characters.
_WEIGHED_AS_ONE = 100


class TooMuchRepeatedError(ValueError):
    """Aliases would make much more of a file than it holds."""


class Aliases:
    """Named values, and how much has been repeated of them."""

    def __init__(self) -> None:
        self._named: dict[str, tuple[object, int]] = {}
        self._repeated = 0

    def name(self, anchor: str, value: object, values_in_it: int = 0) -> None:
        """Remember a value under its name."""
        size = len(value) // _WEIGHED_AS_ONE if isinstance(value, str) else values_in_it
        self._named[anchor] = (value, 1 + size)

    def forget(self, anchor: str) -> None:
        """Free a name: its next value is being read, and must not hold itself."""
        self._named.pop(anchor, None)

    def value_of(self, anchor: str) -> tuple[object, int]:
        """Return what has this name, and how many values are in it.

        Raises KeyError when nothing has, and TooMuchRepeatedError above the bound.
        """
        value, weight = self._named[anchor]
        self._repeated += weight
        if self._repeated > MOST_ALIASED:
            raise TooMuchRepeatedError
        return value, weight
