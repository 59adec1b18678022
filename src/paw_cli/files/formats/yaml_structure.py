"""The lists and mappings of a YAML text while they are being built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paw_cli.files.formats.yaml_events import Event
    from paw_cli.files.problems import Path


class Frame:
    """A list or mapping that is being built, with the event that it began with."""

    __slots__ = ("awaits_value", "container", "key", "start", "values_before")

    def __init__(
        self, container: list[Any] | dict[str, Any], start: Event, values_before: int
    ) -> None:
        self.container = container
        self.start = start
        self.values_before = values_before
        self.key = ""
        self.awaits_value = False

    def last_step(self) -> str | int:
        """Return the key or the place of the value that was placed last."""
        return self.key if isinstance(self.container, dict) else len(self.container) - 1


class Structure:
    """The value of a text as far as it is built; `frames` are open, the innermost last."""

    def __init__(self) -> None:
        self.value: object = None
        self.frames: list[Frame] = []

    def path(self) -> Path:
        """Return the way to the value that was placed last."""
        return tuple(frame.last_step() for frame in self.frames)

    def awaits_key(self) -> bool:
        """Tell whether the next value is the key of a mapping."""
        frame = self.frames[-1] if self.frames else None
        return frame is not None and type(frame.container) is dict and not frame.awaits_value

    def place_key(self, key: str) -> bool:
        """Take the key of the next value; tell whether the mapping has it already."""
        frame = self.frames[-1]
        frame.key, frame.awaits_value = key, True
        return key in frame.container

    def place(self, value: object) -> None:
        """Put a value at the end of the innermost list, or under the last key."""
        frame = self.frames[-1] if self.frames else None
        if frame is None:
            self.value = value
        elif isinstance(frame.container, dict):
            frame.container[frame.key] = value
            frame.awaits_value = False
        else:
            frame.container.append(value)

    def broken_path(self, line_before: str) -> Path:
        """Return the way to what cannot be read; an item that never began gets its place.

        `line_before` is what stands before the fault on its line: without a dash it is
        meant as more of the item before.
        """
        innermost = self.frames[-1] if self.frames else None
        if innermost is None:
            return ()
        if isinstance(innermost.container, list):
            if not innermost.container or line_before.lstrip().startswith("-"):
                innermost.container.append(None)
            return self.path()
        return self.path() if innermost.awaits_value else self.path()[:-1]

    def outermost_list(self) -> Frame | None:
        """Return the open list that is in no other one."""
        return next((frame for frame in self.frames if type(frame.container) is list), None)

    def open_item(self) -> Frame | None:
        """Return the open item of that list."""
        items = self.outermost_list()
        inside = self.frames[self.frames.index(items) + 1 :] if items else []
        return inside[0] if inside else None

    def close_down_to(self, depth: int) -> None:
        """Close all but the outermost containers, which go on with another value."""
        del self.frames[depth:]
        self.frames[-1].awaits_value = False
