"""Numbers money moves by: of payment cards (ISO/IEC 7812) and of bank accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

_START, _END = "(?<![0-9])", "(?![0-9])"
_JOINT = "[ ./·_-]{0,3}"
_ISSUER = "(?:[34569][0-9]|2[2-7])"
"""What card numbers begin with; 20 and 19 begin years and the numbers of orders."""
_FOURS = rf"{_ISSUER}[0-9]{{2}}(?:{_JOINT}[0-9]{{4}}){{3}}(?:{_JOINT}[0-9]{{1,3}})?"
_AMEX = rf"3[47][0-9]{{2}}{_JOINT}[0-9]{{6}}{_JOINT}[0-9]{{5}}"
_DINERS = r"3[068][0-9]{2}[ .-]{1,3}[0-9]{6}[ .-]{1,3}[0-9]{4}"
_CALLED = rf"(?:카드|(?<![a-z])card)[^0-9\n]{{0,12}}{_START}[0-9](?:[ -]?[0-9]){{12,18}}{_END}"
_HIDDEN = "[*xX●•○]"
_HALF_HIDDEN = (
    rf"{_START}{_ISSUER}[0-9]{{2}}{_JOINT}(?:[0-9]{{2}}{_HIDDEN}{{2}}|{_HIDDEN}{{4}}){_JOINT}{_HIDDEN}{{4}}"
    rf"{_JOINT}[0-9]{{4}}{_END}"
)
"""As receipts print a number; another receipt may hide other digits of it."""
_CARD = re.compile(rf"{_START}(?:{_FOURS}|{_AMEX}|{_DINERS}){_END}|{_CALLED}|{_HALF_HIDDEN}", re.IGNORECASE)
"""Groups of four, also where the check digit is wrong: one digit mistyped still tells the other fifteen."""

_GROUPED = "|".join(
    "-".join(f"[0-9]{{{size}}}" for size in sizes)
    for sizes in (
        (3, 3, 6),
        (3, 2, 6),
        (6, 2, 6),
        (3, 4, 4, 2),
        (4, 3, 6),
        (3, 6, 2, 3),
        (4, 2, 7),
        (3, 6, 5),
        (4, 4, 5),
    )
)
"""Shapes that banks give their accounts and hardly anything else has."""
_BANKS = (
    "카카오뱅크|카뱅|토스뱅크|토스|토뱅|케이뱅크|K뱅크|새마을(?:금고)?|신협|우체국|수협|SC제일|씨티|IBK|KB|NH|농협|축협|저축은행"
    "|산림조합|[가-힣]{2}은행"
)
_WORDS = "계좌|통장|입금|송금|환불|예금주|account|(?<![A-Za-z])a/c"
_ORDINARY = "신한|우리|하나|국민|기업|제일|산업"
"""Banks whose names are ordinary words: the number has to follow at once."""
_DATE = r"(?:19|20)[0-9]{2}[-. /년]{1,3}[0-9]{1,2}[-. /월]{1,3}[0-9]{1,2}(?![0-9])"
_NUMBER = rf"{_START}(?!{_DATE})(?!01[016-9])[0-9](?:[ -]?[0-9]){{9,15}}{_END}"
_ACCOUNT = re.compile(
    rf"{_START}(?<![A-Za-z0-9][-./])(?!01[016-9]|20[0-9]{{2}}-)(?:{_GROUPED}){_END}(?!-[0-9])"
    rf"|(?:{_BANKS}|{_WORDS})[^0-9\n]{{0,16}}{_NUMBER}|(?:{_ORDINARY})[ :)]{{0,3}}{_NUMBER}"
    rf"|{_NUMBER}[ (,]{{0,3}}(?:{_BANKS}|예금주|계좌)",
    re.IGNORECASE,
)


def card_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of payment cards stand."""
    return (found.span() for found in _CARD.finditer(text))


def account_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of bank accounts stand, with the bank's name where that tells them."""
    return (found.span() for found in _ACCOUNT.finditer(text))
