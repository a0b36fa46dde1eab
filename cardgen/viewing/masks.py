"""The mask table: what is left of a value under each action of a policy, one table for every file format.

Two conventions would add up to the whole value, as card numbers on receipts did until 2014; so a value is masked here
and nowhere else (ISMS-P 3.2.3). A run of mask signs has a fixed length, and what is not understood is hidden whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import assert_never
from unicodedata import normalize

from cardgen.entry.phone import format_phone, is_phone
from cardgen.model.card import Scalar
from cardgen.model.form import Kind, Leaf, LeafType, Privacy
from cardgen.model.policy import Action, Redaction, Treatment
from cardgen.viewing.bands import age_band, date_band, day_in, is_date_band, known_bands, money_band, number_band
from cardgen.viewing.formats import format_business_number, format_scalar
from cardgen.viewing.name_mask import masked_name
from cardgen.viewing.regions import district_of

HIDDEN = "***"
"""Stands for a value that is hidden whole."""

HIDDEN_LOCAL = "**"
_SHOWN_LOCAL = 2
"""Characters of a mailbox's name that are shown; of one no longer than this, none."""

_NATIONAL = re.compile(r"(0[0-9]{1,3})-(?:[0-9]{3,4}|\*{4})-([0-9]{4})")
_BUSINESS_NUMBER = re.compile(r"([1-9][0-9]{2})-([0-9]{2})-(?:[0-9]{5}|\*{5})")
_CORPORATE_CODES = frozenset({"81", "82", "84", "85", "86", "87", "88"})
"""Middle digits of a corporation's 사업자등록번호 (국세청, 사업자등록번호 부여 체계).

Companies 81, 86 to 88, branches 85, associations 82, foreign companies 84. All others may be a person's.
"""
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs: no text, and nothing that could be written or have a token."""
_POSTCODE = re.compile(r"([0-9]{2})(?:[0-9]{3}|\*{3})")


def redacted_text(leaf: Leaf, value: Scalar, treatment: Treatment, redaction: Redaction, language: str) -> str:
    """What people may read of a value under `mask`, `band`, `region` or `pseudonym`; *** under any other action.

    Total: any value of any field gives a text. Masking what is masked already changes nothing.
    """
    text = " ".join(normalize("NFC", str(value)).split())
    if leaf.many or leaf.privacy is Privacy.FREE_TEXT or text == HIDDEN or _HALF_CHARACTER.search(text):
        return HIDDEN
    match treatment.action:
        case Action.MASK:
            return _masked(leaf, value, text, redaction, language)
        case Action.BAND:
            return _banded(leaf, value, text, treatment, redaction, language)
        case Action.REGION:
            return _REGIONS.get(leaf.kind, _hidden)(text)
        case Action.PSEUDONYM:
            return _pseudonym(leaf, text, redaction, language)
        case Action.SHOW | Action.BLACKOUT | Action.OMIT:
            return HIDDEN
        case unknown:
            assert_never(unknown)


def _masked(leaf: Leaf, value: Scalar, text: str, redaction: Redaction, language: str) -> str:
    if leaf.kind in (Kind.MONEY, Kind.BIRTH_DATE):
        return _banded(leaf, value, text, Treatment(Action.BAND), redaction, language)
    if leaf.kind is Kind.EMAIL:
        return _email(text, redaction.policy.domains)
    return _MASKS.get(leaf.kind, _hidden)(text)


def _hidden(_text: str) -> str:
    return HIDDEN


def _phone(text: str) -> str:
    """Area code and last four digits of one Korean number."""
    found = _NATIONAL.fullmatch(format_phone(text) if is_phone(text) else text)
    return f"{found[1]}-****-{found[2]}" if found else HIDDEN


def _email(text: str, domains: frozenset[str]) -> str:
    """The first two characters of the mailbox; the domain where the policy lists it: me@honggildong.kr is a name."""
    mailbox, at, domain = text.partition("@")
    if not at or not mailbox or not domain or "@" in domain:
        return HIDDEN
    mailbox = mailbox.partition("+")[0]
    begun = mailbox[:_SHOWN_LOCAL]
    readable = len(mailbox) > _SHOWN_LOCAL and begun.isascii() and begun.isalnum()
    shown = domain.casefold() if domain.casefold() in domains else HIDDEN
    return f"{begun if readable else ''}{HIDDEN_LOCAL}@{shown}"


def _address(text: str) -> str:
    district = district_of(text)
    return f"{district} {HIDDEN}" if district else HIDDEN


def _postcode(text: str) -> str:
    """The first two digits of a 국가기초구역번호: the 시·도 and a group of districts."""
    found = _POSTCODE.fullmatch(text)
    return f"{found[1]}{HIDDEN}" if found else HIDDEN


def _business_number(text: str) -> str:
    """A corporation's as it is, a person's without its serial number."""
    number = format_business_number(text)
    found = _BUSINESS_NUMBER.fullmatch(number)
    if not found:
        return HIDDEN
    if found[2] in _CORPORATE_CODES and "*" not in number:
        return number
    return f"{found[1]}-{found[2]}-*****"


_REGIONS: Mapping[Kind, Callable[[str], str]] = {Kind.ADDRESS: _address, Kind.POSTCODE: _postcode}
_MASKS: Mapping[Kind, Callable[[str], str]] = {
    **_REGIONS,
    Kind.NAME: masked_name,
    Kind.PHONE: _phone,
    Kind.BUSINESS_NUMBER: _business_number,
}
"""By kind; kinds that are not here are hidden whole."""


def _banded(leaf: Leaf, value: Scalar, text: str, treatment: Treatment, redaction: Redaction, language: str) -> str:
    if leaf.type in (LeafType.INTEGER, LeafType.NUMBER):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            band = money_band if leaf.kind is Kind.MONEY else number_band
            return band(value, language)
        return text if text in known_bands() else HIDDEN
    if leaf.kind.is_date:
        return _dated(leaf, text, treatment, redaction, language)
    return HIDDEN


def _dated(leaf: Leaf, text: str, treatment: Treatment, redaction: Redaction, language: str) -> str:
    day = day_in(text)
    if leaf.kind is Kind.BIRTH_DATE:
        band = age_band(day, redaction.day, language) if day else ""
        return band or (text if text in known_bands() else HIDDEN)
    if day:
        return date_band(day, treatment.period, language)
    return text if is_date_band(text, treatment.period) else HIDDEN


def _pseudonym(leaf: Leaf, text: str, redaction: Redaction, language: str) -> str:
    """The token of the value however it is spelt: a telephone number with and without hyphens has one."""
    if leaf.kind is Kind.ID:
        return redaction.pseudonyms.card(text)
    return redaction.pseudonyms.value(leaf.path, format_scalar(leaf, text, language))
