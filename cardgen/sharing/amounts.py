"""Amounts of money as texts write them: 1,650,000원, 165만 원, 1억 2천만; but not limits such as 100만 원 이하."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = {"": 1, "백": 10**2, "천": 10**3, "만": 10**4, "백만": 10**6, "천만": 10**7, "억": 10**8}
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,3})?"
_UNIT = "(?:백만|천만|백|천|만|억)"
_LIMIT = r"\s?(?:원\s?)?(?:이하|이상|미만|초과|이내|안팎|내외|정도|가량|쯤|부터|까지|대(?![가-힣])|[~∼〜-]\s?[0-9])"
_AMOUNT = re.compile(
    rf"(?<![0-9A-Za-z.,~∼〜-])(?P<amount>{_NUMBER}(?:\s?{_UNIT}(?:\s?{_NUMBER}\s?{_UNIT}){{0,3}})?)"
    rf"(?![0-9A-Za-z]|[.,][0-9])(?!\s?{_UNIT})(?!{_LIMIT})(?P<won>\s?원)?"
)
_PART = re.compile(rf"(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})?")
_LEAST, _LEAST_OF_MONEY = 10_000, 1_000
"""What is less is a size, a number of things, a year; said to be money it is not."""


def amounts_in(text: str) -> Iterator[int]:
    """Every amount a text states; what it names as a limit or the end of a range is none."""
    for found in _AMOUNT.finditer(text):
        amount = round(sum(_value(part) for part in _PART.finditer(found["amount"])))
        if amount >= (_LEAST_OF_MONEY if found["won"] else _LEAST):
            yield amount


def _value(part: re.Match[str]) -> float:
    return float(part["number"].replace(",", "")) * _UNITS[part["unit"] or ""]
