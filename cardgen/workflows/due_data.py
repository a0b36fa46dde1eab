"""What is due, as plain data for scripts."""

from __future__ import annotations

from typing import assert_never

from cardgen.sharing.consent_dues import ConsentDue
from cardgen.workflows.due import DueReport
from cardgen.workflows.due_reasons import Outlived, Reason, Unconfirmed


def due_data(report: DueReport) -> list[dict[str, object]]:
    """An object for each card and reason: `due`, `form`, `id`, `name`, and what is known of the reason; days as ISO."""
    return [
        {"due": found.due.value, "form": found.form.name, "id": card.id, "name": card.name, **_data(card.reason)}
        for found in report.lists
        for card in found.cards
    ]


def _data(reason: Reason) -> dict[str, object]:
    match reason:
        case Unconfirmed(confirmed, changed, days):
            return {"confirmed": confirmed and confirmed.isoformat(), "changed": changed.isoformat(), "days": days}
        case Outlived(until, days):
            return {"until": until.isoformat(), "days": days}
        case ConsentDue():
            told = {"purpose": reason.purpose, "version": reason.version, "current": reason.current}
            return {"state": reason.state.value, **told, "withdrawn": reason.withdrawn or None}
        case never:
            assert_never(never)
