"""The program is paw-tips, also when Python runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Paw


@pytest.mark.parametrize("arguments", [["-h"], ["list", "-h"], ["completion", "-h"]])
def test_help_calls_it_by_its_name(paw: Paw, arguments: list[str]) -> None:
    run = paw(*arguments)
    assert run.code == 0
    assert run.stdout.startswith(" ".join(["Usage: paw-tips", *arguments[:-1]]))
    assert "paw_cli" not in run.stdout + run.stderr
    assert "__main__" not in run.stdout + run.stderr


def test_errors_call_it_by_its_name(paw: Paw) -> None:
    assert "`paw-tips list --help`" in paw("list", "--zzzz").stderr
