"""What stands in a field of a form: the same as was printed there, or something that is read for what it means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard, assert_never

from cardgen.entry.dates import calendar_day
from cardgen.entry.items import items_of
from cardgen.entry.values import entered_value
from cardgen.importing.cell_days import short_day
from cardgen.model.card import Scalar
from cardgen.model.cardview import Value
from cardgen.model.filledform import Entry, Ticked
from cardgen.model.form import Kind, Leaf, LeafType
from cardgen.model.problem import Problem
from cardgen.viewing.fillable import prints_alike
from cardgen.viewing.formats import format_scalar
from cardgen.yamltree.decode import forbidden

SEVERAL_TICKED = "I122"
"""Several boxes ticked where one can be chosen."""

Meant = Scalar | list[Scalar] | None
"""A value a card would hold; None for none."""

_TICK = "☑"
_NO_TICK = "☐"
_PROSE = frozenset({Kind.NAME, Kind.ADDRESS, Kind.TEXT, Kind.LONG_TEXT})


def entry_text(entry: Entry) -> str:
    """What stands in a field, as it is compared: without blanks at its ends, its characters composed (NFC)."""
    match entry:
        case Ticked(choices):
            return _ticked(choices)
        case str():
            return _plain(entry)
        case _ as never:
            assert_never(never)


def printed_text(value: Value) -> str:
    """What an untouched field says, as it is compared with `entry_text`."""
    return _ticked([it.text for it in value.options if it.checked]) if value.options else _plain(value.text)


def _ticked(choices: Sequence[str]) -> str:
    return ", ".join(sorted(_plain(choice) or _TICK for choice in choices))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).strip()
    return "" if plain == _NO_TICK else plain


def entry_of(value: Value) -> Entry:
    """What a reader finds in an untouched field: its ticked boxes where it has boxes, else its text."""
    if not value.options:
        return value.text
    return Ticked(tuple(option.text for option in value.options if option.checked))


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads what was typed into fields for what it means, in the language of the form.

    `today` is when it is read. It may have been filled in weeks earlier, so 어제 or -3d is no day in a form.
    """

    today: date
    language: str

    def meant(self, leaf: Leaf, entry: Entry, before: object) -> Meant | Problem:
        """The value an entry means for a field that is `before` in the card; what is wrong with it by itself.

        A text that means none is handed on as it stands: the checker says what the field expects. What reads the same
        on paper is `before` itself. A box unticked means no where it was ticked before, else nothing.
        """
        found = self._read(leaf, entry, before)
        if isinstance(found, Problem):
            return found
        if found is False and before is not True:
            return before if before is False else None
        return self._kept(leaf, found, before)

    def _read(self, leaf: Leaf, entry: Entry, before: object) -> Meant | Problem:
        if isinstance(entry, Ticked) and leaf.type is LeafType.BOOLEAN and not leaf.many:
            return bool(entry.choices)
        if isinstance(entry, Ticked) and not leaf.many and len(entry.choices) > 1:
            return Problem(SEVERAL_TICKED, "")
        if isinstance(entry, Ticked) and leaf.many:
            return self._items(leaf, entry.choices, before)
        text = entry if isinstance(entry, str) else next(iter(entry.choices), "")
        if fault := forbidden(text):
            return Problem(fault.code, "", args=fault.args)
        if not _plain(text):
            return False if leaf.type is LeafType.BOOLEAN and not leaf.many else None
        return self._items(leaf, items_of(text), before) if leaf.many else self._single(leaf, text, before)

    def _single(self, leaf: Leaf, text: str, before: object) -> Scalar:
        """One value; the line break that ends a text in the card's file is not for somebody in a form to keep."""
        found = self._entered(leaf, text if leaf.kind is Kind.LONG_TEXT else _in_one_line(text))
        is_prose = leaf.kind in _PROSE and isinstance(found, str)
        return f"{found}\n" if is_prose and isinstance(before, str) and before.endswith("\n") else found

    def _items(self, leaf: Leaf, texts: Sequence[str], before: object) -> list[Scalar] | None:
        """The items of a plain list; one that was there before is kept as it was, commas in it included."""
        there = before if isinstance(before, list) else []
        known = {self._item_text(leaf, item): item for item in there}
        return [
            known[it] if it in known else self._entered(leaf, _in_one_line(it)) for it in _joined(texts, known)
        ] or None

    def _entered(self, leaf: Leaf, text: str) -> Scalar:
        if not leaf.kind.is_date or leaf.type is not LeafType.STRING:
            return entered_value(leaf, text, self.today)
        day = calendar_day(text) or short_day(leaf, text, self.today)
        return day.isoformat() if day else _plain(text)

    def _item_text(self, leaf: Leaf, item: Scalar) -> str:
        return _plain(format_scalar(leaf, item, self.language))

    def _kept(self, leaf: Leaf, found: Meant, before: object) -> Meant:
        """The value before, where the new one would be printed alike: another spelling is no other value."""
        if found is None or not _is_value(before):
            return found
        return before if prints_alike(leaf, found, before, self.language) else found


def _in_one_line(text: str) -> str:
    """A text typed over several lines because its box is narrow; only long texts have lines of their own."""
    return " ".join(filter(None, map(str.strip, text.split("\n"))))


def _is_value(value: object) -> TypeGuard[Scalar | list[Scalar]]:
    return isinstance(value, (str, int, float, list))


def _joined(texts: Sequence[str], known: Iterable[str]) -> Iterator[str]:
    """The texts between commas, those that make up a known item together again."""
    parts = {tuple(items_of(item)): item for item in known}
    longest = max(map(len, parts), default=0)
    at = 0
    while at < len(texts):
        sizes = (size for size in range(min(longest, len(texts) - at), 1, -1) if tuple(texts[at : at + size]) in parts)
        size = next(sizes, 1)
        yield parts[tuple(texts[at : at + size])] if size > 1 else texts[at]
        at += size
