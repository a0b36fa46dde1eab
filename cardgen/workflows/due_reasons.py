"""Why a card is due, and the tests that tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cardgen.model.card import Card
from cardgen.model.form import FormSpec, Leaf
from cardgen.sharing.consent_dues import ConsentDue, consent_dues
from cardgen.sharing.retention import retain_until
from cardgen.workflows.changed_days import ChangedDay


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """The last days somebody confirmed the card, and changed it; how many days ago the later of them was.

    A card nobody changed since it came in is taken to be of the day it says itself: 등록일, else 최종 확인일.
    """

    confirmed: date | None
    changed: date
    days: int


@dataclass(frozen=True, slots=True)
class Outlived:
    """The last day on which the card may be kept, and how many days ago that was; days to come are negative."""

    until: date
    days: int


Reason = Unconfirmed | Outlived | ConsentDue

Reasons = Callable[[Card], Iterator[Reason]]
"""What there is to look at on a card."""


def unconfirmed(form: FormSpec, changed: Mapping[str, ChangedDay], since: date, today: date) -> Reasons:
    """Cards neither confirmed nor changed after the day `since`; closed ones nobody need ask about."""

    def reasons(card: Card) -> Iterator[Reason]:
        confirmed = _day(card, form.confirmed)
        touched = _changed(changed.get(card.id), card, form) or today
        last = max(touched, confirmed or touched)
        if last <= since and not _is_closed(card, form):
            yield Unconfirmed(confirmed, touched, (today - last).days)

    return reasons


def _changed(last: ChangedDay | None, card: Card, form: FormSpec) -> date | None:
    """The day on which somebody last worked on the card; of one that only came in the day it says itself.

    Nobody looks at each card where all of a file or of another program are brought in at once.
    """
    if last is None:
        return None
    said = _day(card, form.registered) or _day(card, form.confirmed) if last.came else None
    return said or last.day


def _day(card: Card, leaf: Leaf | None) -> date | None:
    said = card.value(leaf.path) if leaf else None
    return date.fromisoformat(said) if isinstance(said, str) else None


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
