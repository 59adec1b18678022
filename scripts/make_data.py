"""Make the JSON that the package carries from data/*.yaml; run it after each change there.

python scripts/make_data.py            write the JSON files of src/paw_cli/data; the search is
                                       asked for what the page for colleagues searches by
python scripts/make_data.py --check    exit 1 where one of them is stale
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
MADE = {
    ROOT / "data" / f"{name}.yaml": ROOT / "src" / "paw_cli" / "data" / f"{name}.json"
    for name in ("tips", "thesaurus", "english", "everyday_dutch", "everyday_english", "narrowing")
}
SEARCH_TABLE = ROOT / "src" / "paw_cli" / "data" / "search_table.json"


def as_json(content: Path) -> str:
    """Return what a YAML file says as JSON."""
    document = yaml.load(content.read_bytes(), Loader=yaml.CSafeLoader)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def search_table() -> str:
    """Return what the page for colleagues searches the bundled tips by, as JSON."""
    from paw_cli.library import build_index, load
    from paw_cli.render import search_table as table  # made of the files above, which must be there

    tips = load()
    found = table.search_table(build_index(tips), tips.tips)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def contents() -> Iterator[tuple[Path, str]]:
    """Yield each file with what it has to say; the later ones are made by the earlier."""
    for content, made in MADE.items():
        yield made, as_json(content)
    yield SEARCH_TABLE, search_table()


def stale() -> list[Path]:
    """Return the files that do not say what their source says."""
    return [
        made
        for made, content in contents()
        if not made.exists() or made.read_text(encoding="utf-8") != content
    ]


def main() -> None:
    """Write the files, or with --check tell whether they are as they should be."""
    if "--check" in sys.argv[1:]:
        sys.exit(1 if stale() else 0)
    for made, content in contents():
        made.write_text(content, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
