"""A card as far as it can be read, for looking at one that breaks rules: nothing may be made of it to give away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cardgen.model.card import Card, RawCard
from cardgen.model.data import list_at
from cardgen.model.form import FormSpec


def readable_card(raw: RawCard, stem: str, form: FormSpec) -> Card:
    """The card of a file called `stem`, its values as they stand there, without records that are none.

    For showing an earlier version with its problems. Whatever is made of cards asks schema_check for them.
    """
    data: dict[str, Any] = dict(raw.data)
    for records in form.record_lists():
        sound = [record for record in list_at(raw.data, records.path) if isinstance(record, Mapping)]
        data = _with(data, records.path.split("."), sound)
    return Card(id=stem, path=raw.path, form=raw.form, blob=raw.blob, data=data)


def _with(data: Mapping[str, Any], place: list[str], records: list[Any]) -> dict[str, Any]:
    """The data with these records at a place; a place that is not there is not made."""
    key, *further = place
    if key not in data:
        return dict(data)
    below = data[key]
    if not further:
        return {**data, key: records}
    return {**data, key: _with(below, further, records) if isinstance(below, Mapping) else below}
