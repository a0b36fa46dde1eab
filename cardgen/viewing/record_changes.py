"""How two versions of a record list differ: records added, removed and edited, each told apart by its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cardgen.model.cardview import Withheld
from cardgen.model.changeview import Deed, FieldChange
from cardgen.model.form import RecordList
from cardgen.model.pairing import paired
from cardgen.model.policy import Action
from cardgen.model.untold import bare
from cardgen.viewing.change_sight import Sight, deed_of, leaf_change, plain_value
from cardgen.viewing.shared_form import has_open_columns
from cardgen.viewing.values import black_bar, number_of_records

Row = Mapping[str, Any]


def record_changes(records: RecordList, before: object, after: object, sight: Sight) -> Iterator[FieldChange]:
    """The changes of a list's records, in the order `paired` gives them.

    Under a policy records are matched by the columns it does not omit, so that nothing in an omitted one can tell on
    the outside which record became which. Where none of them is open only the number of records is told, if that.
    """
    redaction = sight.redaction
    if redaction is not None and not has_open_columns(records, redaction.policy):
        yield from _number_changed(records, before, after, sight)
        return
    old, new = _rows(records, before, sight), _rows(records, after, sight)
    for at, to in paired(_bare(old), _bare(new), records.key_column.key):
        change = _record(records, None if at is None else old[at], None if to is None else new[to], sight)
        if change is not None:
            place = to if at is None else at
            yield change if place is None or redaction else replace(change, number=place + 1)


def _rows(records: RecordList, value: object, sight: Sight) -> list[Row]:
    """The records as far as the form and the policy know them; what is no record is none."""
    columns = [column for column in records.columns if sight.leaf_action(column) is not Action.OMIT]
    found = value if isinstance(value, list) else []
    rows = [
        {column.key: plain_value(column, record.get(column.key)) for column in columns}
        for record in found
        if isinstance(record, Mapping)
    ]
    return [{key: cell for key, cell in row.items() if cell is not None} for row in rows]


def _bare(rows: list[Row]) -> list[Row]:
    """The records as they are matched: what must not be told can tell which is which."""
    return [{key: bare(cell) for key, cell in row.items()} for row in rows]


def _record(records: RecordList, old: Row | None, new: Row | None, sight: Sight) -> FieldChange | None:
    deed = deed_of(old, new)
    changes = (
        leaf_change(column, (old or {}).get(column.key), (new or {}).get(column.key), sight)
        for column in records.columns
        if deed is Deed.CHANGED or not sight.leaf_action(column).is_withheld
    )
    parts = tuple(change for change in changes if change is not None)
    if deed is Deed.CHANGED and not parts:
        return None
    key = _key(records, new or old or {}, sight)
    return FieldChange(records.path, sight.label(records), deed, key=key, parts=parts)


def _key(records: RecordList, row: Row, sight: Sight) -> str:
    """What tells the record apart, as far as it is shown."""
    column = records.key_column
    if sight.leaf_action(column).is_withheld:
        return ""
    value = sight.value(column, row.get(column.key))
    return "" if value is None or isinstance(value, Withheld) else value.text


def _number_changed(records: RecordList, before: object, after: object, sight: Sight) -> Iterator[FieldChange]:
    """The change of a list no column of which is open, where its number or a bar stands on paper."""
    old, new = _all(records, before), _all(records, after)
    label = sight.label(records)
    barred = {sight.leaf_action(column) for column in records.columns} | {sight.action(records.path)}
    if sight.action(records.path) is Action.SHOW and len(old) != len(new):
        counted, counts = (number_of_records(len(rows), sight.language) for rows in (old, new))
        yield FieldChange(records.path, label, Deed.CHANGED, counted, counts)
    elif Action.BLACKOUT in barred and _bare(_rows(records, before, sight)) != _bare(_rows(records, after, sight)):
        yield FieldChange(records.path, label, Deed.CHANGED, black_bar(), black_bar())


def _all(records: RecordList, value: object) -> list[Row]:
    """Every record, whatever a policy says of its columns."""
    return _rows(records, value, Sight(None, ""))
