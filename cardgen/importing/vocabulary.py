"""The headings by which a form's fields are known, from the surest spelling to the loosest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from cardgen.entry.field_names import spoken_path
from cardgen.entry.heading_words import list_words, mobile_words, of_kind, synonyms, words_for
from cardgen.entry.values import spelling
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList

Level = Mapping[str, tuple[Leaf, ...]]
"""Fields by spelling; several where a spelling alone does not tell."""

IDENTITY = (Kind.ID, Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.BUSINESS_NUMBER)
"""Kinds by which a record's customer is named."""

WHY = "문제 (cardgen)"
"""The heading of the column that says why a row was not imported."""

JOINT = " > "
"""Between a heading and the one above it."""

_MOBILE = re.compile(r"\+?(?:82)?[-. ]?\(?0?1[016789]\)?[-. ]?[0-9]{3,4}[-. ]?[0-9]{4}")
_BRACKETS = re.compile(r"[(\[（［]([^)\]）］]*)[)\]）］]")
_MARKS = re.compile(r"[*:：※☆★]+")


class Vocabulary:
    """What the headings of one kind of sheet may mean: cards, or the records of one list."""

    def __init__(self, form: FormSpec, records: RecordList | None) -> None:
        self._form = form
        self.records = records
        top = [member for member in form.members() if isinstance(member, Leaf)]
        if records is None:
            self._first, self._others = top, [column for it in form.record_lists() for column in it.columns]
        else:
            self._first, self._others = [*records.columns], [leaf for leaf in top if leaf.kind in IDENTITY]
        self.fields = (*self._first, *self._others)

    @cached_property
    def paths(self) -> Mapping[str, Leaf]:
        """Fields by path, with and without brackets, earlier paths of renamed ones too."""
        found: dict[str, Leaf] = {}
        for leaf in self.fields:
            found |= dict.fromkeys((*leaf.was, spoken_path(leaf), leaf.path), leaf)
        return found

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """What to ask for a heading, the surest first."""
        first, others = self._first, self._others
        if self.records is None:
            loose = (_by_kind(first), _by_label(others), _by_synonym(others))
            return (_by_label(first), _by_chain(self.fields), _by_synonym(first), self._composite(others), *loose)
        keys = (_by_label(others), _by_synonym(first), self._composite(first), _by_synonym(others), _by_kind(others))
        return (_by_label(first), _by_chain(self.fields), *keys, _by_kind(first))

    def knows(self, heading: str) -> float:
        """0 for a heading that means no field, more for one that means one by itself and the heading above it."""
        whole, *parts = spellings(heading)
        if heading in self.paths or any(whole in level for level in self.levels):
            return 1.5 if JOINT in heading else 1
        return float(any(part in level for part in parts for level in self.levels))

    def _composite(self, columns: Iterable[Leaf]) -> Level:
        """구매일, 상담내용: a word of the list's name before a word for the column."""
        lists = {column.path: it for it in self._form.record_lists() for column in it.columns}
        return _gathered(
            (f"{name}{word}", column)
            for column in columns
            for name in list_words(lists[column.path])
            for word in words_for(column)
        )


def spellings(heading: str) -> Iterator[str]:
    """The ways to read a heading: whole, without marks, what stands in its brackets, what stands before them."""
    bare = _MARKS.sub("", heading)
    yield spelling(bare).replace(">", "")
    if found := _BRACKETS.search(bare):
        yield spelling(found[1])
        yield spelling(_BRACKETS.sub("", bare)).replace(">", "")
    below = bare.rpartition(JOINT)[2]
    if below != bare:
        yield spelling(below)


def means_mobile(leaf: Leaf) -> bool:
    """True for a telephone field that is for mobiles."""
    words = {spelling(leaf.label.ko), spelling(leaf.label.en), spelling(leaf.key)}
    return any(synonyms(word) & mobile_words() for word in words)


def telephone_of(leaves: Sequence[Leaf], numbers: Sequence[str]) -> Leaf:
    """Which of several telephone fields the numbers speak for: most are mobiles, or most are not."""
    mobile = sum(_MOBILE.fullmatch(text) is not None for text in numbers) * 2 > len(numbers)
    fitting = [leaf for leaf in leaves if means_mobile(leaf) is mobile]
    return (fitting or leaves)[0]


def _by_label(leaves: Iterable[Leaf]) -> Level:
    return _gathered((spelling(text), leaf) for leaf in leaves for text in (leaf.label.ko, leaf.label.en))


def _by_chain(leaves: Iterable[Leaf]) -> Level:
    """연락처휴대전화, 구매이력일자: labels from a group inwards, however they are joined."""
    return _gathered(
        (spelling("".join(label.text(language) for label in leaf.labels[start:])), leaf)
        for leaf in leaves
        for language in ("ko", "en")
        for start in range(len(leaf.labels) - 1)
    )


def _by_synonym(leaves: Iterable[Leaf]) -> Level:
    return _gathered((word, leaf) for leaf in leaves for word in words_for(leaf))


def _by_kind(leaves: Iterable[Leaf]) -> Level:
    return _gathered((word, leaf) for leaf in leaves for word in of_kind(leaf.kind))


def _gathered(pairs: Iterable[tuple[str, Leaf]]) -> Level:
    found: dict[str, dict[str, Leaf]] = {}
    for word, leaf in pairs:
        found.setdefault(word, {})[leaf.path] = leaf
    return {word: tuple(leaves.values()) for word, leaves in found.items()}
