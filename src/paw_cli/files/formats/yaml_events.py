"""The edge to the YAML parser: the only home of PyYAML beside bundled.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from paw_cli.files.formats.yaml_syntax import Mark, explained
from paw_cli.files.problems import quote

if TYPE_CHECKING:
    from collections.abc import Iterator


_PLAIN_TAGS = {"!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}


class Event(Protocol):
    """What is read of a parser's event: it has what its kind has, and always both marks."""

    start_mark: Mark
    end_mark: Mark
    value: str
    style: str | None
    flow_style: bool | None
    tag: str | None
    anchor: str | None


class YamlError(ValueError):
    """Here a text cannot be read on: it is no YAML, or not of the kind that a tips file is."""

    def __init__(self, message: str, hint: str, mark: Mark) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.mark = mark


def events_of(text: str) -> Iterator[tuple[str, Event]]:
    """Yield the events of a text, each with the name of its kind; raises YamlError.

    Nothing is resolved or built, so that no file runs code or exhausts the stack.
    """
    import yaml  # costs half as much as Typer; most runs read no YAML

    # The parser that is written in C is ten times as fast, but not every PyYAML has it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            yield type(event).__name__, cast("Event", event)
    except yaml.MarkedYAMLError as error:
        raise YamlError(*explained(error, text)) from error


def expect_plain(event: Event) -> None:
    """Raise YamlError for a value with a tag that makes something else of it."""
    if event.tag is not None and event.tag not in _PLAIN_TAGS:
        shown = quote(event.tag.replace("tag:yaml.org,2002:", "!!"))
        raise YamlError(
            f"a tag, {shown}, has no place here",
            "remove it; a text that begins with ! stands in quotes",
            event.start_mark,
        )
