"""What is to be asked of a customer about consent: none on record, one withdrawn, one given to an old wording.

개인정보 보호법 art. 15 asks for a ground to hold data at all, art. 37 for an end where one is withdrawn; a consent
holds for the wording it was given to (art. 15 (2): people are told again when what they were told changes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cardgen.model.card import Card, Record
from cardgen.model.form import CONSENTS
from cardgen.sharing.consent import GIVEN, PURPOSE, WITHDRAWN, is_live
from cardgen.sharing.consent_wording import folded_purpose, says_no

VERSION = "version"
"""The column that tells the wording, in forms that have it."""


class ConsentState(StrEnum):
    """Why somebody should look at a customer's consent."""

    MISSING = "missing"
    WITHDRAWN = "withdrawn"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class ConsentDue:
    """One purpose to look at. `version` is the wording agreed to, `current` today's, `withdrawn` the day of an end.

    A card without any consent in force has one due without a purpose.
    """

    state: ConsentState
    purpose: str = ""
    version: str = ""
    current: str = ""
    withdrawn: str = ""


def current_wordings(cards: Iterable[Card], day: date) -> Mapping[str, str]:
    """The wording in force for each purpose: of those on any card the one that was first agreed to last.

    When it first appeared decides, not its name, and not the latest consent: an old form may be signed late.
    """
    first: dict[str, dict[str, str]] = {}
    for record in (record for card in cards for record in card.records(CONSENTS)):
        version, given = _text(record, VERSION), _text(record, GIVEN)
        if version and given <= day.isoformat():
            seen = first.setdefault(folded_purpose(_text(record, PURPOSE)), {})
            seen[version] = min(given, seen.get(version, given))
    return {purpose: max(seen, key=lambda version: (seen[version], version)) for purpose, seen in first.items()}


def consent_dues(card: Card, wordings: Mapping[str, str], day: date) -> tuple[ConsentDue, ...]:
    """What is to be looked at on this card as of a day, purpose by purpose in the card's order."""
    purposes = {
        folded_purpose(_text(record, PURPOSE)): _text(record, PURPOSE)
        for record in card.records(CONSENTS)
        if not says_no(_text(record, PURPOSE))
    }
    live = {key for key, purpose in purposes.items() if is_live(card, purpose, day)}
    found = tuple(_of_purposes(card, purposes, live, wordings))
    return found if live or found else (ConsentDue(ConsentState.MISSING),)


def _of_purposes(
    card: Card, purposes: Mapping[str, str], live: set[str], wordings: Mapping[str, str]
) -> Iterator[ConsentDue]:
    for key, purpose in purposes.items():
        records = [record for record in card.records(CONSENTS) if folded_purpose(_text(record, PURPOSE)) == key]
        withdrawn = max(_text(record, WITHDRAWN) for record in records)
        current = wordings.get(key, "")
        if key not in live:
            if withdrawn:
                yield ConsentDue(ConsentState.WITHDRAWN, purpose, withdrawn=withdrawn)
        elif current and (version := _agreed(records)) != current:
            yield ConsentDue(ConsentState.OLD, purpose, version, current)


def _agreed(records: Iterable[Record]) -> str:
    """The wording of the latest consent."""
    last = max(records, key=lambda record: _text(record, GIVEN))
    return _text(last, VERSION)


def _text(record: Record, column: str) -> str:
    return str(record.get(column, ""))
