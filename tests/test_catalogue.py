"""The Dutch catalogue: complete, fresh, the same fields; and nothing said that is not in it."""

import ast
import gettext
import re
import string
from collections.abc import Iterator
from pathlib import Path

from make_catalogue import DUTCH, PACKAGE, extracted, translated, untranslated

STALE = "run scripts/make_catalogue.py, translate what it names, and run it again"
MARKS = {"_", "N_", "NN_", "ngettext"}
# Two words of small letters beside each other, one of them such a word, are said to somebody.
SENTENCE = re.compile(
    r"(?=.*\b(the|is|are|an?|no|not|that|this|with|it|of|add)\b).*[a-z]{2,},? [a-z]"
)
# What is no sentence for a person: how it begins.
NOT_SAID = {
    "__init__.py": (" has no attribute ",),  # for who writes Python
    "authoring/target.py": ("# Tips of your own.",),  # stands in the file
    # words that people type in place of a command
    "cli/help.py": ("zoek", "toon", "lijst", "toevallig", "themas", "voegtoe", "waar"),
    "extracting/chat_forms.py": ("",),  # what chat programs write
    "extracting/tables.py": ("id nr no",),  # what columns are called
    "extracting/names.py": ("ad an",),  # first names that are words
    # the words of parsers
    "files/problems.py": (
        *("found", "could not", "did not", "while", "expected", "mapping", "sequence", "maximum"),
        *("Expecting", "Invalid", "Illegal"),
    ),
}
# Commands that stand in help texts, and styles.
EXAMPLE = re.compile(r"\$?\(?.*paw-tips |bold|italic")


CATALOGUE = translated()
MESSAGES = [message for message in CATALOGUE if message.id]


def forms(texts: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts or ())


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_message_has_a_translation_and_every_translation_a_message() -> None:
    assert {message.id for message in MESSAGES} == {m.id for m in extracted() if m.id}, STALE
    assert [message.id for message in untranslated(CATALOGUE)] == []


def test_a_translation_has_the_fields_and_the_shape_of_its_message() -> None:
    for message in MESSAGES:
        expected = set().union(*map(fields, forms(message.id)))
        for original, form in zip(forms(message.id), forms(message.string), strict=True):
            assert fields(form) == expected, message.id
            assert form.strip() == form or original.strip() != original, message.id
            assert ("\n\n" in form) == ("\n\n" in original), message.id
            assert form.count("`") == original.count("`"), message.id


def test_what_is_compiled_is_what_the_catalogue_says() -> None:
    with DUTCH.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in MESSAGES:
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string, STALE
        else:
            one, many = forms(message.id)
            found = [compiled.ngettext(one, many, n) for n in (1, 2)]
            assert found == forms(message.string), STALE


def test_every_sentence_is_marked() -> None:
    for path in PACKAGE.rglob("*.py"):
        allowed = NOT_SAID.get(path.relative_to(PACKAGE).as_posix(), ("\0",))
        said = [t for t in unmarked(path) if SENTENCE.search(t) and not EXAMPLE.match(t)]
        assert [text for text in said if not text.startswith(allowed)] == [], path


def unmarked(path: Path) -> Iterator[str]:
    """Yield the texts of a file that are neither marked as messages nor documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed_over: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_mark = isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS
        is_pattern = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "compile"
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_internal = isinstance(node, ast.Raise) and "AssertionError" in ast.unparse(node)
        if is_mark or is_pattern or is_docstring or is_internal:
            passed_over.update(ast.walk(node))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and node not in passed_over:
            yield ast.literal_eval(node)
