"""What is due, as the columns and cells of a table."""

from __future__ import annotations

from typing import assert_never

from cardgen.cli.language import tell
from cardgen.cli.table import Column
from cardgen.model.form import CONSENTS, Member
from cardgen.sharing.consent import PURPOSE
from cardgen.sharing.consent_dues import ConsentDue, ConsentState
from cardgen.sharing.retention import RETAIN_UNTIL
from cardgen.workflows.due import Due, DueCard, DueList
from cardgen.workflows.due_reasons import Outlived, Reason, Unconfirmed


def due_columns(found: DueList, language: str) -> list[Column]:
    """The columns: the card, then what there is to know of its reason; the form's fields by their labels."""
    fields = found.form.by_path
    whose = [Column(_label(fields.get("id"), language), "id"), Column(_label(found.form.name_leaf, language), "name")]
    match found.due:
        case Due.STALE:
            confirmed = Column(_label(found.form.confirmed, language), "date")
            return [*whose, confirmed, Column(tell("due.changed"), "date"), Column(tell("due.days"), "integer")]
        case Due.RETENTION:
            until = Column(_label(fields.get(RETAIN_UNTIL), language), "date")
            return [*whose, until, Column(tell("due.left"), "choice")]
        case Due.CONSENTS:
            purpose = Column(_label(fields.get(f"{CONSENTS}[].{PURPOSE}"), language), "text")
            return [*whose, purpose, Column(tell("due.consent"), "choice")]
        case never:
            assert_never(never)


def due_rows(found: DueList) -> list[list[str]]:
    """The cells of each card."""
    return [_row(card) for card in found.cards]


def _row(card: DueCard) -> list[str]:
    return [card.id, card.name, *_cells(card.reason)]


def _cells(reason: Reason) -> list[str]:
    match reason:
        case Unconfirmed(confirmed, changed, days):
            return [confirmed.isoformat() if confirmed else "", changed.isoformat(), tell("due.ago", days=f"{days:,}")]
        case Outlived(until, days):
            state = "today" if days == 0 else "over" if days > 0 else "ahead"
            return [until.isoformat(), tell(f"due.left.{state}", days=f"{abs(days):,}")]
        case ConsentDue():
            return [reason.purpose, _state(reason)]
        case never:
            assert_never(never)


def _state(reason: ConsentDue) -> str:
    match reason.state:
        case ConsentState.MISSING:
            return tell("due.consent.missing")
        case ConsentState.WITHDRAWN:
            return tell("due.consent.withdrawn", day=reason.withdrawn)
        case ConsentState.OLD:
            text = "due.consent.old" if reason.version else "due.consent.unversioned"
            return tell(text, version=reason.version, current=reason.current)
        case never:
            assert_never(never)


def _label(member: Member | None, language: str) -> str:
    return member.label.text(language) if member else ""
