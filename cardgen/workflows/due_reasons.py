"""Why a card is due, and the tests that tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.sharing.consent_dues import ConsentDue, consent_dues
from cardgen.sharing.retention import retain_until


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """The last days somebody confirmed the card, and changed it; how many days ago the later of them was."""

    confirmed: date | None
    changed: date | None
    days: int


@dataclass(frozen=True, slots=True)
class Outlived:
    """The last day on which the card may be kept, and how many days ago that was; days to come are negative."""

    until: date
    days: int


Reason = Unconfirmed | Outlived | ConsentDue

Reasons = Callable[[Card], Iterator[Reason]]
"""What there is to look at on a card."""


def unconfirmed(form: FormSpec, changed: Mapping[str, date], since: date, today: date) -> Reasons:
    """Cards neither confirmed nor changed after the day `since`; closed ones nobody need ask about."""
    assert form.confirmed is not None
    path = form.confirmed.path

    def reasons(card: Card) -> Iterator[Reason]:
        said = card.value(path)
        confirmed = date.fromisoformat(said) if isinstance(said, str) else None
        touched = changed.get(card.id, today)
        last = max(touched, confirmed or touched)
        if last <= since and not _is_closed(card, form):
            yield Unconfirmed(confirmed, touched, (today - last).days)

    return reasons


def outlived(until: date, today: date) -> Reasons:
    """Cards whose last day is this one or an earlier one."""

    def reasons(card: Card) -> Iterator[Reason]:
        last = retain_until(card)
        if last is not None and last <= until:
            yield Outlived(last, (today - last).days)

    return reasons


def unagreed(form: FormSpec, wordings: Mapping[str, str], today: date) -> Reasons:
    """Cards with a consent to look at, but for closed ones."""

    def reasons(card: Card) -> Iterator[Reason]:
        if not _is_closed(card, form):
            yield from consent_dues(card, wordings, today)

    return reasons


def _is_closed(card: Card, form: FormSpec) -> bool:
    """True for a card nobody need ask about any more."""
    return form.closing is not None and card.value(form.closing.path) in form.closing.closed
