"""What is piped into the program."""

import sys
from io import BytesIO
from typing import BinaryIO


def piped_in() -> BinaryIO:
    """Return stdin as bytes, read by nobody yet; a program started without one has nothing."""
    return BytesIO() if sys.stdin is None else sys.stdin.buffer
