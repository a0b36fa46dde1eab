"""The export as JSON: the cards as their files have them, typed, for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from cardgen.entry.exact import exact_text
from cardgen.entry.items import items_of
from cardgen.model.cardview import Value
from cardgen.model.exportview import POSITION, ExportCard, ExportColumn, ExportView
from cardgen.rendering.exact import data_of
from cardgen.rendering.export_file import ExportFile

Json = dict[str, object]

_ITEM: Mapping[str, Callable[[str], object]] = {
    "integer": int,
    "number": float,
    "boolean": lambda text: text == exact_text(True),
}
"""How the items of a plain list are typed again; all others are texts."""


def render_export_json(view: ExportView) -> ExportFile:
    """A list of cards sorted by id, one in a line. What a card lacks is not there, as in its file."""
    cards = sorted(view.cards, key=lambda card: card.stem)
    dump = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    lines = ",\n".join(dump(_card(view, card)) for card in cards)
    return ExportFile(f"{view.form}.json", f"[\n{lines}\n]\n".encode() if cards else b"[]\n")


def _card(view: ExportView, card: ExportCard) -> Json:
    data: Json = {}
    for path, found in _values(view.columns, card.values).items():
        _put(data, path, found)
    for records, rows in zip(view.lists, card.records, strict=True):
        if rows:
            _put(data, records.path, [_record(records.columns, row) for row in rows])
    return data


def _record(columns: Sequence[ExportColumn], row: Sequence[Value]) -> Json:
    values = _values(columns, row)
    return {path.rpartition(".")[2]: found for path, found in values.items() if path != POSITION}


def _values(columns: Sequence[ExportColumn], values: Sequence[Value]) -> Json:
    """The values that are there, by their field's path."""
    found = {column.path: _plain(column, value) for column, value in zip(columns, values, strict=True)}
    return {path: value for path, value in found.items() if value is not None}


def _plain(column: ExportColumn, value: Value) -> object:
    data = data_of(value)
    if column.many and isinstance(data, str):
        return [_ITEM.get(column.kind, str)(item) for item in items_of(data)]
    return data.isoformat() if isinstance(data, date) else data


def _put(data: Json, path: str, value: object) -> None:
    *groups, key = path.split(".")
    for group in groups:
        inner = data.setdefault(group, {})
        assert isinstance(inner, dict)
        data = inner
    data[key] = value
