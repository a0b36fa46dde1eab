"""Who agreed that their data may go where: the records of consent on a card, read as of a day.

개인정보 보호법 art. 17 and 22 ask for consent item by item before data goes to a third party, art. 37 lets people
withdraw it at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cardgen.model.card import Card, RawCard
from cardgen.model.data import list_at
from cardgen.model.form import CONSENTS, FormSpec
from cardgen.model.policy import ConsentRule
from cardgen.sharing.consent_wording import is_near, is_part, is_same, says_no

PURPOSE, GIVEN, WITHDRAWN = "purpose", "given", "withdrawn"
"""Columns of the list of consents."""


@dataclass(frozen=True, slots=True)
class _Consent:
    """One record: when it was given and, where it was, withdrawn. Days are ISO texts, which sort as days do."""

    given: str
    withdrawn: str


def keeps_consents(form: FormSpec) -> bool:
    """True for a form whose cards can say what their customers agreed to."""
    return form.consents is not None


def without_consent(cards: Iterable[Card], rules: Sequence[ConsentRule], day: date) -> tuple[Card, ...]:
    """Of these cards, those that may not go under one of the rules, in their order."""
    return tuple(card for card in cards if not all(may_go(card, rule, day) for rule in rules))


def may_go(card: Card, rule: ConsentRule, day: date) -> bool:
    """True where the customer's consents let the card go on that day.

    A withdrawal counts under any wording that holds the rule's purpose or lies within it, a consent only under its own.
    """
    given = [*_said(card, rule.purpose, is_same, day)]
    taken_back = _last_withdrawal(_said(card, rule.purpose, is_part, day))
    stands = _stands(given, taken_back)
    return stands if rule.live else stands or not taken_back


def is_live(card: Card, purpose: str, day: date) -> bool:
    """True where a consent to the purpose stands on that day: given by then and not withdrawn since.

    A withdrawal takes back every consent given up to its day; one given later counts again.
    """
    given = [*_said(card, purpose, is_same, day)]
    return _stands(given, _last_withdrawal(given))


def doubtful_consents(card: Card, rule: ConsentRule) -> tuple[int, ...]:
    """Places in the card's list of consents whose purpose reads like the rule's, is another, and would matter to it.

    That is where it was taken back or refused; of a rule that asks for a consent also where there is no other.
    """
    records = card.records(CONSENTS)
    purposes = [str(record.get(PURPOSE, "")) for record in records]
    wanting = rule.live and not any(is_same(written, rule.purpose) for written in purposes)
    return tuple(
        at
        for at, (record, written) in enumerate(zip(records, purposes, strict=True))
        if is_near(written, rule.purpose) and (wanting or record.get(WITHDRAWN) or says_no(written))
    )


def unheard_purposes(cards: Iterable[Card | RawCard], rules: Sequence[ConsentRule]) -> tuple[str, ...]:
    """Purposes of the rules that no card names: misspelt, a rule that looks for withdrawals would find none."""
    said = {str(record[PURPOSE]) for card in cards for record in list_at(card.data, CONSENTS) if _names_purpose(record)}
    wanted = (rule.purpose for rule in rules)
    return tuple(it for it in wanted if not any(is_part(written, it) for written in said))


def _names_purpose(record: object) -> bool:
    return isinstance(record, Mapping) and PURPOSE in record


def _stands(given: Iterable[_Consent], taken_back: str) -> bool:
    return any(not it.withdrawn and it.given > taken_back for it in given)


def _last_withdrawal(said: Iterable[_Consent]) -> str:
    return max((it.withdrawn for it in said), default="")


def _said(card: Card, purpose: str, is_meant: Callable[[str, str], bool], day: date) -> Iterator[_Consent]:
    """What was said about a purpose by that day; a withdrawal counts whatever its day: in doubt it is one."""
    today = day.isoformat()
    for record in card.records(CONSENTS):
        given, withdrawn = str(record.get(GIVEN, "")), str(record.get(WITHDRAWN, ""))
        if is_meant(str(record.get(PURPOSE, "")), purpose) and (given <= today or withdrawn):
            yield _Consent(given, withdrawn)
