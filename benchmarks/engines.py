"""This project's search engine and its peers, each as a competent developer sets it up."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from bm25 import bm25
from judged import Ask
from measuring import installed
from paw_cli.library import build_index
from paw_cli.model import Collection, Tip
from paw_cli.search_engine import SearchIndex
from postgresql import DATABASE, postgresql_of_texts

# The tips that an engine indexes: id -> text.
Documents = Mapping[str, str]

_WORD = re.compile(r"\w+")
_PAGE = 10
# tantivy's own advice: a shorter word is one letter away from too many others.
_MIN_FUZZY = 5


class Engine(NamedTuple):
    """An engine, with the modules, programs and variables that have to be there."""

    name: str
    build: Callable[..., Ask]
    needs: str = ""
    has_stemmer: bool = False

    def search(self, documents: Documents, language: str) -> Ask:
        """Return the engine for documents in a language."""
        options = {"language": language} if self.has_stemmer else {}
        return self.build(documents, **options)

    def missing(self) -> list[str]:
        """Return what this engine needs and is not installed."""
        there = (installed, shutil.which, os.environ.get)
        return [name for name in self.needs.split() if not any(look(name) for look in there)]


def paw_tips(documents: Documents) -> Ask:
    """Search with this project's engine: only the texts, no themes, keywords or questions."""
    tips = tuple(Tip(id=name, text=text) for name, text in documents.items())
    return asking(build_index(Collection(tips=tips)))


def asking(index: SearchIndex) -> Ask:
    """Return an index of ours as the first page of its answers."""
    return lambda query: [hit.tip.id for hit in index.search(query).hits[:_PAGE]]


def rapidfuzz(scorer: str, cutoff: int, documents: Documents) -> Ask:
    """Score every whole text, or its best piece, against the query: the naive command line."""
    library = import_module("rapidfuzz")
    score = getattr(library.fuzz, scorer)
    fold = library.utils.default_process

    def ask(query: str) -> list[str]:
        found = library.process.extract(
            query, documents, scorer=score, processor=fold, limit=_PAGE, score_cutoff=cutoff
        )
        return [tip for _, _, tip in found]

    return ask


def fzf(documents: Documents) -> Ask:
    """Filter lines with fzf, which looks for the query's letters in their order."""
    lines = "".join(f"{tip}\t{text}\n" for tip, text in documents.items())

    def ask(query: str) -> list[str]:
        command = ["fzf", "--delimiter=\t", "--nth=2", f"--filter={query}"]
        found = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
        return [line.partition("\t")[0] for line in found.stdout.splitlines()[:_PAGE]]

    return ask


def sqlite_fts5(documents: Documents) -> Ask:
    """Ask SQLite's full-text index for any of the words, also as beginnings."""
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE tips USING fts5(id UNINDEXED, text,"
        " tokenize = 'unicode61 remove_diacritics 2', prefix = '3 4 5')"
    )
    database.executemany("INSERT INTO tips VALUES (?, ?)", documents.items())

    def ask(query: str) -> list[str]:
        any_of_them = " OR ".join(f'"{word}"*' for word in _WORD.findall(query))
        rows = database.execute(
            "SELECT id FROM tips WHERE tips MATCH ? ORDER BY rank LIMIT ?", (any_of_them, _PAGE)
        )
        return [tip for (tip,) in rows]

    return ask


def tantivy(documents: Documents, *, language: str = "dutch") -> Ask:
    """Ask tantivy for any of the words, stemmed, and for longer ones with one letter wrong."""
    library = import_module("tantivy")
    index = _tantivy_index(library, documents, language)
    searcher = index.searcher()

    def ask(query: str) -> list[str]:
        words = _WORD.findall(query)
        longer = " ".join(word for word in words if len(word) >= _MIN_FUZZY)
        exact = index.parse_query(" ".join(words), ["text"])
        fuzzy = index.parse_query(longer, ["text"], fuzzy_fields={"text": (False, 1, True)})
        should = library.Occur.Should
        either = library.Query.boolean_query(
            [(should, library.Query.boost_query(exact, 2.0)), (should, fuzzy)]
        )
        hits = searcher.search(either, _PAGE).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return ask


PAW_TIPS = Engine("paw-tips", paw_tips)
WRATIO = Engine("RapidFuzz WRatio, cut-off 60", partial(rapidfuzz, "WRatio", 60), "rapidfuzz")
PARTIAL = Engine(
    "RapidFuzz partial_ratio, cut-off 70", partial(rapidfuzz, "partial_ratio", 70), "rapidfuzz"
)
FZF = Engine("fzf --filter", fzf, "fzf")
FTS5 = Engine("SQLite FTS5, OR, prefix", sqlite_fts5)
BM25 = Engine("BM25, Snowball, RapidFuzz", bm25, "snowballstemmer rapidfuzz", has_stemmer=True)
TANTIVY = Engine("tantivy, stemmer, fuzzy", tantivy, "tantivy", has_stemmer=True)
POSTGRESQL = Engine(
    "PostgreSQL, unaccent, trigrams", postgresql_of_texts, f"psycopg {DATABASE}", has_stemmer=True
)


def _tantivy_index(library: ModuleType, documents: Documents, language: str) -> Any:  # noqa: ANN401 - untyped library
    schema = library.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    schema.add_text_field("text", tokenizer_name="stems")
    index = library.Index(schema.build())
    analyzer = library.TextAnalyzerBuilder(library.Tokenizer.simple())
    for step in ("lowercase", "ascii_fold"):
        analyzer = analyzer.filter(getattr(library.Filter, step)())
    analyzer = analyzer.filter(library.Filter.stemmer(language))
    index.register_tokenizer("stems", analyzer.build())
    writer = index.writer()
    for tip, text in documents.items():
        writer.add_document(library.Document(id=[tip], text=[text]))
    writer.commit()
    index.reload()
    return index
