"""Changes as plain data for scripts: typed where a value is shown whole, as text where it is masked."""

from __future__ import annotations

from datetime import date

from cardgen.model.cardview import Masked, Value, Withheld
from cardgen.model.changeview import CardChanges, FieldChange
from cardgen.viewing.values import shown_data


def card_changes_data(changes: CardChanges) -> dict[str, object]:
    """`{"card", "name", "deed", "unreadable", "changes"}`, as JSON has it."""
    return {
        "card": changes.stem,
        "name": changes.heading,
        "deed": changes.deed.value,
        "unreadable": changes.unreadable,
        "changes": [field_change_data(change) for change in changes.fields],
    }


def field_change_data(change: FieldChange) -> dict[str, object]:
    """`{"field", "label", "deed"}` with `before` and `after`; a record has its `key` and, as `parts`, its columns.

    A value that is withheld is not there; `withheld` says so.
    """
    data: dict[str, object] = {"field": change.path, "label": change.label, "deed": change.deed.value}
    if change.key:
        data["key"] = change.key
    if isinstance(change.before, Withheld):
        return {**data, "withheld": True}
    if change.before is not None or change.after is not None:
        data |= {"before": value_data(change.before), "after": value_data(change.after)}
    if change.parts:
        data["parts"] = [field_change_data(part) for part in change.parts]
    return data


def value_data(value: Value | None) -> object:
    """A value as JSON has it: days as ISO 8601 texts; null where there is none or it is withheld."""
    if value is None or isinstance(value, Masked):
        return value and value.text
    data = shown_data(value)
    return data.isoformat() if isinstance(data, date) else data
