"""Words people write above a column, or type for a field, by meaning.

A field is found by any word of the groups its own label, key or kind stands in, so that a form of somebody's own is
served as the shipped ones are. The words are in heading_words.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from cardgen.entry.values import spelling
from cardgen.model.form import Kind, Leaf, RecordList

Words = frozenset[str]

_PARTS = re.compile(r"[\s/·,]+")
_EMPTY_PARTS = ("이력", "and")
"""Parts of the names of lists that say nothing by themselves."""


@cache
def synonyms(word: str) -> Words:
    """Every spelling that means the same as `word` (spelt as `spelling` does), itself included."""
    return Words({word}).union(*_groups().get(word, ()))


def of_kind(kind: Kind) -> Words:
    """Spellings that mean any field of a kind."""
    return _named().get(f"kind {kind.value}", Words())


def words_for(leaf: Leaf) -> Words:
    """Every word that means the same as the field's label, or outside tables as its key."""
    names = [leaf.label.ko, leaf.label.en, *([] if "[]" in leaf.path else [leaf.key])]
    return Words().union(*(synonyms(spelling(name)) for name in names))


def list_words(records: RecordList) -> Words:
    """Words for a list of records: 구매이력, 구매."""
    names = {records.label.ko, records.label.en, records.key}
    parts = {part for name in names for part in _PARTS.split(name) if len(part) > 1 and part not in _EMPTY_PARTS}
    return Words(map(spelling, names | parts))


def mobile_words() -> Words:
    """Spellings that mean a mobile telephone."""
    return _named()["mobile"]


def resident_words() -> Words:
    """Headings of numbers that may not be kept (PIPA art. 24-2)."""
    return _named()["resident"]


def total_words() -> Words:
    """First words of rows that add up those above."""
    return _named()["totals"]


@cache
def _groups() -> Mapping[str, list[Words]]:
    """The groups each word stands in."""
    found: dict[str, list[Words]] = {}
    for name, words in _lines():
        for word in words if not name else ():
            found.setdefault(word, []).append(words)
    return found


@cache
def _named() -> Mapping[str, Words]:
    return {name: words for name, words in _lines() if name}


def _lines() -> Iterator[tuple[str, Words]]:
    """Each group of words, with its name if it has one."""
    text = files("cardgen.entry").joinpath("heading_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, named, words = line.rpartition(": ")
            yield name if named else "", Words(map(spelling, words.split()))
