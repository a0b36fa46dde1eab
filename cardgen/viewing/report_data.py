"""A report of changes as plain data for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from cardgen.model.changereport import ChangeReport, Event, ReportedCard, Touch
from cardgen.viewing.changes_data import card_changes_data, field_change_data


def report_data(report: ChangeReport) -> dict[str, object]:
    """`{"form", "since", "until", "cards", "erased"}`: each card as its changes, with its `event`.

    Who changed what stands with each change, of a card without any with the card: its `date` (null for what is not
    committed), `author` and `commit`. Under a policy it is left out.
    """
    return {
        "form": report.form,
        "since": report.since,
        "until": report.until,
        "cards": [_card(card) for event in Event for card in report.of(event)],
        "erased": [{"id": it.id, "date": it.day.isoformat(), "reason": it.reason} for it in report.erased],
    }


def _card(card: ReportedCard) -> dict[str, object]:
    fields = card.changes.fields
    data = {"event": card.event.value, **card_changes_data(card.changes), "changes": [*_fields(card)]}
    return data if fields else {**data, **_touch(card.touches[0] if card.touches else None)}


def _fields(card: ReportedCard) -> Iterator[dict[str, object]]:
    fields = card.changes.fields
    for change, touch in zip_longest(fields, card.touches[: len(fields)]):
        yield {**field_change_data(change), **_touch(touch)}


def _touch(touch: Touch | None) -> dict[str, object]:
    if touch is None:
        return {}
    when = touch.when.isoformat() if touch.when else None
    return {"date": when, "author": touch.author or None, "commit": touch.commit or None}
