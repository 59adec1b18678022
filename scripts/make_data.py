"""Make the JSON that the package carries from data/*.yaml; run it after each change there.

Words for the search come in the form in which they are looked up, so that no search has to fold
and stem them.

python scripts/make_data.py            write the JSON files of src/paw_cli/data; the search is
                                       asked for what the page for colleagues searches by
python scripts/make_data.py --check    exit 1 where one of them is stale
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from paw_cli.search_engine.thesaurus import english_stem, key_of, light_stem
from paw_cli.search_engine.words import fold, joined, subwords, surface_words

ROOT = Path(__file__).parents[1]
PACKAGE_DATA = ROOT / "src" / "paw_cli" / "data"


def as_json(content: Mapping[str, Any]) -> str:
    """Return a file of the package that says something."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def content_of(name: str) -> dict[str, Any]:
    """Return what one of the YAML files says."""
    content = (ROOT / "data" / f"{name}.yaml").read_bytes()
    document: dict[str, Any] = yaml.load(content, Loader=yaml.CSafeLoader)
    return document


def thesaurus_sections(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sections of a thesaurus as the search looks them up."""
    short = ([one, *others] for one, others in content.get("abbreviations", {}).items())
    groups = [*content.get("synonyms", ()), *short]
    inflections, related = content.get("inflections", []), content.get("related", {})
    heads = dict.fromkeys(map(_plain, chain(*groups, related, *inflections)))
    made = {
        "stop_words": " ".join(_unique(map(fold, content.get("stop_words", ())))),
        "subjects": joined(_keys(content.get("subjects", ()))),
        "words": " ".join(["", *sorted((h for h in heads if " " not in h), key=len), ""]),
        "phrases": joined(head for head in heads if " " in head),
        "inflections": _groups((_keys(group), ()) for group in inflections),
        "synonyms": _groups((_keys(group), ()) for group in groups),
        "related": _groups((_keys([one]), _keys(others)) for one, others in related.items()),
    }
    return {name: entries for name, entries in made.items() if entries}


def _english_sections(content: Mapping[str, Any]) -> dict[str, str]:
    dutch_for: dict[str, list[str]] = {}
    for dutch, _, key in _translations(content):
        dutch_for.setdefault(key, []).append(dutch)
    return {
        "stop_words": " ".join(_unique(map(fold, content["stop_words"]))),
        "light_words": " ".join(
            _unique(map(fold, chain(content["stop_words"], content["light_words"])))
        ),
        "translations": joined(_group([key], _unique(each)) for key, each in dutch_for.items()),
    }


def _english_heads(content: Mapping[str, Any]) -> dict[str, str]:
    heads_of: dict[str, list[str]] = {}
    for _, head, key in _translations(content):
        heads_of.setdefault(key, []).append(head)
    return {key: ",".join(_unique(heads)) for key, heads in heads_of.items()}


def _translations(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield each Dutch word with an English one or a phrase that it means, and its key."""
    for dutch, english in content["translations"].items():
        for head in _unique(map(_plain, english)):
            yield dutch, head, key_of(head.split(), english_stem)


def _everyday_english_sections(content: Mapping[str, Any]) -> dict[str, Any]:
    def keyed(group: Iterable[str]) -> tuple[list[str], list[str]]:
        members = _unique(map(_plain, group))
        return _unique(key_of(member.split(), light_stem) for member in members), members

    return {name: _groups(map(keyed, groups)) for name, groups in content.items()}


def _narrowing_sections(content: Mapping[str, Any]) -> dict[str, str]:
    def names(section: Iterable[str]) -> str:
        return "|".join(["", *_unique(" ".join(subwords(name)) for name in section), ""])

    others = (section for name, section in content.items() if name != "places")
    return {"places": names(content["places"]), "names": names(chain(*others))}


def _groups(groups: Iterable[tuple[Sequence[str], Iterable[str]]]) -> dict[str, Any]:
    """Return groups as `thesaurus.Groups` reads them: the keys of each, and what is found."""
    by_letter: dict[str, list[str]] = {}
    texts = []
    for keys, found in groups:
        texts.append(_group(keys, found))
        for key in keys:
            by_letter.setdefault(key[0], []).append(key)
    keys_of = {letter: f"|{'|'.join(_unique(each))}|" for letter, each in by_letter.items()}
    return {"keys": keys_of, "groups": joined(texts)} if texts else {}


def _group(keys: Iterable[str], found: Iterable[str]) -> str:
    return f"|{'|'.join(keys)}|{','.join(found)}"


def _keys(phrases: Iterable[str]) -> list[str]:
    return _unique(key_of(_plain(phrase).split()) for phrase in phrases)


def _plain(phrase: str) -> str:
    """Return the words of a phrase in their normal form."""
    return " ".join(map(fold, surface_words(phrase)))


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


# The files of the package: what each is made of, and how.
_MADE: dict[str, tuple[str, Callable[[Mapping[str, Any]], Mapping[str, Any]]]] = {
    "tips": ("tips", dict),
    "thesaurus": ("thesaurus", thesaurus_sections),
    "everyday_dutch": ("everyday_dutch", thesaurus_sections),
    "english": ("english", _english_sections),
    "english_heads": ("english", _english_heads),
    "everyday_english": ("everyday_english", _everyday_english_sections),
    "narrowing": ("narrowing", _narrowing_sections),
}


def search_table() -> str:
    """Return what the page for colleagues searches the bundled tips by, as JSON."""
    from paw_cli.library import build_index, load
    from paw_cli.search_engine import export  # made of the files above, which must be there

    tips = load()
    return as_json(export.search_table(build_index(tips), tips.tips))


def contents() -> Iterator[tuple[Path, str]]:
    """Yield each file with what it has to say; the later ones are made by the earlier."""
    for name, (source, made_of) in _MADE.items():
        yield PACKAGE_DATA / f"{name}.json", as_json(made_of(content_of(source)))
    yield PACKAGE_DATA / "search_table.json", search_table()


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
