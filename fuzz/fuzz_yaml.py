"""Any bytes are a tips file in YAML, or a list of what is wrong with them."""

from pathlib import Path

from tips_file_promises import read


def one_input(data: bytes) -> None:
    """Read the bytes of a file whose name says YAML."""
    read(data, Path("fuzzed.yaml"))
