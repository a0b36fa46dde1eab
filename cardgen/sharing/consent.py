"""Who agreed that their data may go where: the records of consent on a card, read as of a day.

개인정보 보호법 art. 17 and 22 ask for consent item by item before data goes to a third party, art. 37 lets people
withdraw it at any time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from cardgen.model.card import Card, Record
from cardgen.model.form import CONSENTS, FormSpec
from cardgen.model.policy import ConsentRule

PURPOSE, GIVEN, WITHDRAWN = "purpose", "given", "withdrawn"
"""Columns of the list of consents."""

_UNCOUNTED = re.compile(r"[\s·‧•∙・ㆍ･ᆞ]+")
"""Spaces, and the middle dots of Korean and Japanese keyboards."""


@dataclass(frozen=True, slots=True)
class _Consent:
    """One record: when it was given and, where it was, withdrawn. Days are ISO texts, which sort as days do."""

    given: str
    withdrawn: str


def keeps_consents(form: FormSpec) -> bool:
    """True for a form whose cards can say what their customers agreed to."""
    return form.consents is not None


def without_consent(cards: Iterable[Card], rule: ConsentRule, day: date) -> tuple[Card, ...]:
    """Of these cards, those that may not go under the rule, in their order."""
    return tuple(card for card in cards if not may_go(card, rule, day))


def may_go(card: Card, rule: ConsentRule, day: date) -> bool:
    """True where the customer's consents let the card go on that day."""
    said = [*_said(card.records(CONSENTS), rule.purpose, day)]
    return is_live(card, rule.purpose, day) if rule.live else not _is_withdrawn(said)


def is_live(card: Card, purpose: str, day: date) -> bool:
    """True where a consent to the purpose stands on that day: given by then and not withdrawn since.

    A withdrawal takes back every consent given up to its day; one given later counts again.
    """
    said = [*_said(card.records(CONSENTS), purpose, day)]
    latest = _last_withdrawal(said)
    return any(not it.withdrawn and it.given > latest for it in said)


def _is_withdrawn(said: Iterable[_Consent]) -> bool:
    """True where the customer's latest word is a withdrawal; who never said anything did not object."""
    said = [*said]
    latest = _last_withdrawal(said)
    return bool(latest) and all(it.withdrawn or it.given <= latest for it in said)


def _last_withdrawal(said: Iterable[_Consent]) -> str:
    return max((it.withdrawn for it in said), default="")


def _said(records: Iterable[Record], purpose: str, day: date) -> Iterator[_Consent]:
    """What was said about a purpose by that day; a withdrawal counts whatever its day: in doubt it is one."""
    wanted, today = folded_purpose(purpose), day.isoformat()
    for record in records:
        given, withdrawn = str(record.get(GIVEN, "")), str(record.get(WITHDRAWN, ""))
        if folded_purpose(str(record.get(PURPOSE, ""))) == wanted and (given <= today or withdrawn):
            yield _Consent(given, withdrawn)


def folded_purpose(text: str) -> str:
    """A purpose as two are compared: 수집·이용, 수집ㆍ이용 and 수집 이용 are one."""
    return _UNCOUNTED.sub("", normalize("NFC", text)).casefold()
