"""Values of a card as an earlier form had them, moved to where today's form has them (`x-was`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cardgen.model.data import value_at
from cardgen.model.form import FormSpec


def todays_paths(now: FormSpec) -> Mapping[str, str]:
    """Old paths by today's: of fields, of record lists, and of columns (`purchases[].date`)."""
    moved = {old: member.path for member in now.members() for old in member.was}
    for records in now.record_lists():
        for old_list in (records.path, *records.was):
            for column in records.columns:
                for old in (column.key, *column.was):
                    moved.setdefault(f"{old_list}[].{old.rpartition('[].')[2]}", column.path)
    return {old: new for old, new in moved.items() if old != new}


def in_todays_paths(data: Mapping[str, Any], now: FormSpec) -> dict[str, Any]:
    """The values of a card by today's structure; a field today's form does not know at all stays where it was.

    A value that lies at today's path already is left alone.
    """
    moved = todays_paths(now)
    if not moved:
        return dict(data)
    kept: dict[str, Any] = {}
    for path, value in _leaves(data, ""):
        wanted = moved.get(path, path)
        if wanted in now.by_path and path not in now.by_path:
            _put(kept, wanted, _columns(value, path, wanted, moved))
    for path, value in _leaves(data, ""):
        if path in now.by_path or path not in moved:
            _put(kept, path, _columns(value, path, path, moved))
    return kept


def known_to(form: FormSpec, data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the fields that the form has, in its order."""
    known: dict[str, Any] = {}
    for member in form.members():
        _put(known, member.path, value_at(data, member.path))
    return known


def _leaves(data: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    """Every value outside records, by its path."""
    for key, value in data.items():
        path = f"{above}.{key}" if above else key
        if isinstance(value, Mapping):
            yield from _leaves(value, path)
        else:
            yield path, value


def _columns(value: Any, old: str, new: str, moved: Mapping[str, str]) -> Any:
    """A record list with its columns called as today's form calls them; any other value as it is."""
    if not isinstance(value, list):
        return value
    return [
        {_key(f"{old}[].{key}", f"{new}[].", moved): cell for key, cell in record.items()}
        if isinstance(record, Mapping)
        else record
        for record in value
    ]


def _key(path: str, prefix: str, moved: Mapping[str, str]) -> str:
    wanted = moved.get(path, path)
    return wanted.removeprefix(prefix) if wanted.startswith(prefix) else path.rpartition("[].")[2]


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    *groups, key = path.split(".")
    for group in groups:
        data = data.setdefault(group, {})
    data[key] = value
