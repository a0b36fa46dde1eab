"""A report of changes as plain data for scripts."""

from __future__ import annotations

from cardgen.model.changereport import ChangeReport, Event
from cardgen.viewing.changes_data import card_changes_data


def report_data(report: ChangeReport) -> dict[str, object]:
    """`{"form", "since", "until", "cards", "erased"}`: each card as its changes, with its `event`."""
    return {
        "form": report.form,
        "since": report.since,
        "until": report.until,
        "cards": [
            {"event": event.value, **card_changes_data(card.changes)} for event in Event for card in report.of(event)
        ],
        "erased": [{"id": it.id, "date": it.day.isoformat(), "reason": it.reason} for it in report.erased],
    }
