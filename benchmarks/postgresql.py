"""PostgreSQL as a peer: full-text search with our synonyms, trigrams for typing errors.

It needs a database that one may write to, named in PAW_TIPS_POSTGRESQL ("dbname=tips"), and for the
synonyms a file beside PostgreSQL's own dictionaries:

    python benchmarks/postgresql.py | sudo tee "$(pg_config --sharedir)/tsearch_data/paw_tips.ths"
"""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import count
from pathlib import Path
from unicodedata import combining, normalize

from judged import Ask
from word_list import curated_words

Record = Mapping[str, object]

DATABASE = "PAW_TIPS_POSTGRESQL"
_SETUP = Path(__file__).with_suffix(".sql")
_PAGE = 10
# Every engine has its tables, words and function in a schema of its own.
_SCHEMAS = (f"paw_tips_{number}" for number in count(1))


def postgresql(
    records: Iterable[Record], *, language: str = "dutch", synonyms: bool = False
) -> Ask:
    """Return the engine for records of tips, set up anew in the database."""
    connection = import_module("psycopg").connect(os.environ[DATABASE], autocommit=True)
    schema = next(_SCHEMAS)
    connection.execute("SET client_min_messages TO warning")
    connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")
    connection.execute(f"SET search_path TO {schema}, public")
    connection.execute("CREATE TABLE lines (line jsonb)")
    with connection.cursor() as cursor, cursor.copy("COPY lines FROM STDIN") as rows:
        for record in records:
            rows.write_row([json.dumps(record)])
    setup = _SETUP.read_text(encoding="utf-8")
    for dutch, other in (
        (":dictionary", "tips_synonyms" if synonyms else f"{language}_stem"),
        (", dutch_stem;", f", {language}_stem;"),
        ("COPY = pg_catalog.dutch", f"COPY = pg_catalog.{language}"),
    ):
        setup = setup.replace(dutch, other)
    connection.execute(setup)

    def ask(query: str) -> list[str]:
        found = connection.execute("SELECT id FROM find_tips(%s) LIMIT %s", (query, _PAGE))
        return [tip for (tip,) in found]

    return ask


def postgresql_of_texts(documents: Mapping[str, str], *, language: str = "dutch") -> Ask:
    """Return the engine for texts alone."""
    texts = documents.items()
    return postgresql(({"id": tip, "text": text} for tip, text in texts), language=language)


def thesaurus_lines(groups: Iterable[Sequence[str]], stop_words: Iterable[str]) -> Iterator[str]:
    """Yield the groups in the form of a thesaurus dictionary: `phrase : word that stands for all`.

    A phrase is named once, and says `?` where it has a stop word, as that form demands.
    """
    stops = {_folded(word) for word in stop_words}
    stands_for: dict[tuple[str, ...], str] = {}
    for group in groups:
        phrases = [tuple(re.findall(r"\w+", _folded(phrase))) for phrase in group]
        single = (phrase[0] for phrase in phrases if len(phrase) == 1 and phrase[0] not in stops)
        head = next(single, None)
        for phrase in phrases if head else ():
            words = ["?" if word in stops else word for word in phrase]
            if head and phrase not in stands_for and set(words) != {"?"}:
                stands_for[phrase] = stands_for.get((head,), head)
                yield f"{' '.join(words)} : {stands_for[phrase]}"


def thesaurus_groups() -> list[list[str]]:
    """Return the groups of the thesaurus, and the English for a Dutch word as one more group."""
    translations = curated_words("english")["translations"].items()
    return [
        *curated_words("thesaurus")["synonyms"],
        *([dutch, *said] for dutch, said in translations),
    ]


def _folded(text: str) -> str:
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def main() -> None:
    """Print the thesaurus of the bundled tips for the PostgreSQL that is installed here."""
    asked = subprocess.run(["pg_config", "--sharedir"], capture_output=True, text=True, check=True)
    stop_words = Path(asked.stdout.strip(), "tsearch_data", "dutch.stop").read_text("utf-8").split()
    print("\n".join(thesaurus_lines(thesaurus_groups(), stop_words)))


if __name__ == "__main__":
    main()
