"""Values of many cards, field by field: the rows of indexes, ledgers and exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cardgen.model.card import Card, Scalar
from cardgen.model.cardview import Value
from cardgen.model.form import Leaf, RecordList
from cardgen.model.policy import Redaction
from cardgen.viewing.values import empty_box, exact_list, open_value, places, redacted_value


def field_reader(
    leaves: Sequence[Leaf], language: str, redaction: Redaction | None = None
) -> Callable[[Card], tuple[Value, ...]]:
    """Reads these fields of one card after another, in this order, through the policy in force if there is one."""
    columns = [(leaf.path, _Column(leaf, language, redaction)) for leaf in leaves]
    return lambda card: tuple(column.value(card.value(path)) for path, column in columns)


def record_reader(
    records: RecordList, language: str, redaction: Redaction | None = None
) -> Callable[[Card], tuple[tuple[Value, ...], ...]]:
    """Reads this list of one card after another, a row for each record in file order."""
    columns = [(column.key, _Column(column, language, redaction)) for column in records.columns]
    return lambda card: tuple(
        tuple(column.value(record.get(key)) for key, column in columns) for record in card.records(records.path)
    )


def exact_field_reader(leaves: Sequence[Leaf], language: str) -> Callable[[Card], tuple[Value, ...]]:
    """Reads these fields of one card after another; a plain list is the text of its items that entry.items reads."""
    columns = [(leaf.path, _ExactColumn(leaf, language)) for leaf in leaves]
    return lambda card: tuple(column.value(card.value(path)) for path, column in columns)


def numbered_record_reader(records: RecordList, language: str) -> Callable[[Card], tuple[tuple[Value, ...], ...]]:
    """Reads this list of one card after another: for each record its place in the list, from 1, and its values."""
    read = record_reader(records, language)
    known: list[Value] = []

    def rows(card: Card) -> tuple[tuple[Value, ...], ...]:
        found = read(card)
        known.extend(places(range(len(known) + 1, len(found) + 1)))
        return tuple((place, *row) for place, row in zip(known, found, strict=False))

    return rows


class _Column:
    """One field over many cards. Equal values share one object: dates, grades and staff recur thousands of times."""

    __slots__ = ("_blank", "_language", "_leaf", "_redaction", "_seen")

    def __init__(self, leaf: Leaf, language: str, redaction: Redaction | None = None) -> None:
        self._leaf = leaf
        self._language = language
        self._redaction = redaction
        self._blank = self._made(None)
        self._seen: dict[Scalar, Value] = {}

    def value(self, value: object) -> Value:
        if not isinstance(value, (str, int, float)):
            return self._blank if value is None else self._list(value)
        if value not in self._seen:
            self._seen[value] = self._made(value)
        return self._seen[value]

    def _list(self, value: object) -> Value:
        return self._made(value)

    def _made(self, value: object) -> Value:
        if self._redaction is None:
            return open_value(self._leaf, value, self._language)
        return redacted_value(self._leaf, value, self._redaction, self._language)


class _ExactColumn(_Column):
    """A field whose plain lists can be read back from their text."""

    __slots__ = ()

    def _list(self, value: object) -> Value:
        return exact_list(value) if value else empty_box(self._leaf)
