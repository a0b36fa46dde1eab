"""Finds what looks like personal data in a text: numbers by their shapes, names and addresses by what is around them.

It finds some, never all: no detector makes Korean prose safe. The rates on a labelled corpus are measured by
`python -m benchmarks --only detecting`. It opens no socket, and runs in time linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from unicodedata import is_normalized

from cardgen.detection import (
    account_patterns,
    address_patterns,
    date_patterns,
    document_patterns,
    mail_patterns,
    name_patterns,
    phone_patterns,
)
from cardgen.detection.digit_spelling import read_digits
from cardgen.detection.personal_kind import PersonalKind, Sighting
from cardgen.detection.spelling import Spelling, folded, original

Span = tuple[int, int]
Search = Callable[[str], Iterator[Span]]

_SEARCHES: tuple[tuple[PersonalKind, Search], ...] = (
    (PersonalKind.NAME, name_patterns.spans),
    (PersonalKind.PHONE, phone_patterns.spans),
    (PersonalKind.EMAIL, mail_patterns.spans),
    (PersonalKind.ADDRESS, address_patterns.spans),
    (PersonalKind.BIRTH_DATE, date_patterns.spans),
    (PersonalKind.RESIDENT_NUMBER, document_patterns.resident_spans),
    (PersonalKind.CARD_NUMBER, account_patterns.card_spans),
    (PersonalKind.ACCOUNT, account_patterns.account_spans),
    (PersonalKind.BUSINESS_NUMBER, document_patterns.business_spans),
    (PersonalKind.PASSPORT, document_patterns.passport_spans),
    (PersonalKind.LICENCE, document_patterns.licence_spans),
    (PersonalKind.VEHICLE, document_patterns.vehicle_spans),
    (PersonalKind.IP, document_patterns.ip_spans),
)

_READING_BY_THEMSELVES = frozenset({PersonalKind.RESIDENT_NUMBER})
"""Searches that know other digits and dashes and what nobody sees, and take long: once is enough for them."""


def personal_data(text: str) -> Iterator[Sighting]:
    """What looks like personal data, by kind and in the order of the text; a passage may be of several kinds.

    The text is searched as it is, then in plain characters (NFKC, one kind of dash, nothing unseen), then with numbers
    read that are written in letters or digit by digit. The places are those in `text`.
    """
    written, plain, read = _spellings(text)
    for kind, search in _SEARCHES:
        end = 0
        by_itself = kind in _READING_BY_THEMSELVES and is_normalized("NFC", text)
        spellings = (written, None if by_itself else plain, read)
        found = sorted(it.span(*span) for it in spellings if it for span in search(it.text))
        for start, stop in found:
            if start >= end:
                yield Sighting(kind, start, stop)
            end = max(end, stop)


def _spellings(text: str) -> tuple[Spelling, Spelling | None, Spelling | None]:
    """The text as it is; in plain characters and with numbers read, where that differs."""
    plain = folded(text)
    return original(text), plain if plain.text != text else None, read_digits(plain)
