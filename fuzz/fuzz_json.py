"""Any bytes are a tips file in JSON, in JSON Lines and on stdin, or a list of what is wrong."""

from pathlib import Path

from tips_file_promises import read


def one_input(data: bytes) -> None:
    """Read the bytes as each: stdin has no name that says what they are."""
    for path in (Path("fuzzed.json"), Path("fuzzed.jsonl"), None):
        read(data, path)
