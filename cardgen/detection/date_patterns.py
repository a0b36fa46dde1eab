"""Days of birth, where a text says that they are; a date alone is nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

_YEAR = "(?:(?:19|20)?[0-9]{2})"
_PARTS = rf"(?:{_YEAR}[ ./년-]{{1,3}})?[0-9]{{1,2}}[ ./월-]{{1,3}}[0-9]{{1,2}}"
_DAY = rf"(?:{_PARTS}|{_YEAR}[0-9]{{4}}|(?:19|20)[0-9]{{2}})(?![0-9])"
_SAID = r"생년월일|생년|생일|생신|출생일?|태어난|birth\s?(?:date|day)?|born|dob"
_ENDING = "이|으|인|입|임"
_THINGS = r"(?!\s?(?:나무|원목|묘목|소나무|참나무|고목))"
_BIRTH = re.compile(
    rf"(?i:{_SAID})[^0-9\n]{{0,12}}{_DAY}"
    rf"|(?<![0-9]){_YEAR}년\s?(?:[0-9]{{1,2}}월\s?)?(?:[0-9]{{1,2}}일\s?)?"
    rf"(?:생(?:(?![가-힣])|(?={_ENDING})){_THINGS}|출생|에?\s?태어)"
    rf"|(?<![0-9]){_YEAR}[./-][0-9]{{1,2}}[./-][0-9]{{1,2}}\s?(?:생(?![가-힣])|출생)"
    r"|(?<![0-9])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])\s?생(?![가-힣])"
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where days or years of birth stand, with the word that says so."""
    return (found.span() for found in _BIRTH.finditer(text))
