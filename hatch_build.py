"""Compile data/*.yaml into the package while it is built: reading YAML costs half of a run."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = ("tips", "thesaurus")


class CustomBuildHook(BuildHookInterface[Any]):
    """Write the modules from which paw_cli.files.bundled reads the data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Write each compiled module into src/, for a wheel and an editable install alike."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from paw_cli.files import bundled

        package = source / "paw_cli"
        for name in COMPILED:
            module = package / "files" / f"_compiled_{name}.py"
            module.write_text(bundled.compiled_source(name), encoding="utf-8")
