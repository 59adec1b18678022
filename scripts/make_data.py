"""Make the JSON that the package carries from data/*.yaml; run it after each change there.

python scripts/make_data.py            write the JSON files of src/paw_cli/data
python scripts/make_data.py --check    exit 1 where one of them is stale
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
MADE = {
    ROOT / "data" / f"{name}.yaml": ROOT / "src" / "paw_cli" / "data" / f"{name}.json"
    for name in ("tips", "thesaurus", "english", "narrowing")
}


def as_json(content: Path) -> str:
    """Return what a YAML file says as JSON."""
    document = yaml.safe_load(content.read_text(encoding="utf-8"))
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def stale() -> list[Path]:
    """Return the files that do not say what their source says."""
    return [
        made
        for content, made in MADE.items()
        if not made.exists() or made.read_text(encoding="utf-8") != as_json(content)
    ]


def main() -> None:
    """Write the files, or with --check tell whether they are as they should be."""
    if "--check" in sys.argv[1:]:
        sys.exit(1 if stale() else 0)
    for content, made in MADE.items():
        made.write_text(as_json(content), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
