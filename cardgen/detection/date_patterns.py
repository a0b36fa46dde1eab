"""Days of birth, where a text says that they are; a date alone is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOINT = r"[ ./년월-]{0,3}"
_DAY = rf"(?:(?:(?:19|20)?[0-9]{{2}}){_JOINT})?[0-9]{{1,2}}{_JOINT}[0-9]{{1,2}}(?![0-9])"
_BIRTH = re.compile(
    rf"(?i:생년월일|생년|생일|생신|출생일?|태어난|birth\s?(?:date|day)?|born|dob)[^0-9\n]{{0,12}}{_DAY}"
    r"|(?<![0-9])(?:19|20)?[0-9]{2}년\s?(?:[0-9]{1,2}월\s?)?(?:[0-9]{1,2}일\s?)?(?:생(?![가-힣])|생이|생으|생인|생입|생임|출생|에?\s?태어)"
    r"|(?<![0-9])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])\s?생(?![가-힣산])"
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where days or years of birth stand, with the word that says so."""
    return (found.span() for found in _BIRTH.finditer(text))
