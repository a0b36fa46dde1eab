"""Telephone numbers, as Korea and the world write them (전기통신번호관리세칙; ITU-T E.123)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_JOINT = r"[ \t.,·/_()\[\]:-]{0,4}"
_ANY_JOINT = r"[ \t.,·/_()\[\]:;*#|=+^'\"<>→“”【】-]{0,5}"
"""What stands in a mobile's number, which tells itself by how it begins."""
_START = r"(?<![0-9])"
_END = r"(?![0-9])"
_AREA = "(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4])"
_LINE = "[0-9]{3,4}"
_SHAPES = (
    rf"{_START}(?:\+?82{_JOINT}0?{_JOINT}|0)1[016-9]{_ANY_JOINT}{_LINE}{_ANY_JOINT}[0-9]{{4}}{_END}",
    rf"{_START}(?<![A-Za-z0-9][-./])010(?:[ .-]{{0,2}}[0-9]){{8}}{_END}",
    rf"{_START}(?:\+82{_JOINT}0?|0)(?:70|80|30|60|50[0-9]){_JOINT}{_LINE}{_JOINT}[0-9]{{4}}{_END}",
    rf"{_START}(?<![A-Za-z0-9][-./])\(?0{_AREA}(?:[)\s.-]{{1,3}}{_LINE}[ .-]{{1,3}}|{_LINE}-?)[0-9]{{4}}{_END}",
    rf"(?<![0-9+])\+?82[ .-]{{0,2}}\(?0?\)?{_AREA}{_JOINT}{_LINE}{_JOINT}[0-9]{{4}}{_END}",
    rf"(?<![0-9A-Za-z+])(?:\+|00)[1-9](?:[ .()-]{{0,2}}[0-9]){{8,14}}{_END}",
)
"""Mobiles, numbers for life and over the internet, landlines, and those of other countries after a plus.

Numbers of firms (15xx, 16xx, 18xx) belong to no person and are let pass.
"""
_CALLED = (
    "전화|연락처|휴대폰|핸드폰|휴대전화|폰|팩스|직통|내선|전번"
    r"|(?<![A-Za-z])(?:tel|phone|mobile|cell|fax|h\.?p)(?![A-Za-z])"
)
_FIRM = "1[568][0-9]{2}"
_NAMED = rf"(?i:{_CALLED})[^0-9\n]{{0,8}}(?!{_FIRM}){_LINE}[ .-]{{1,2}}[0-9]{{4}}{_END}(?![ .-]?[0-9])"
"""Without an area code, where it is called one."""
_PLACE = r"(?:뒷|뒤|끝|가운데)\s?(?:자리|번호|네\s?자리|4자리|국번)?"
_PART = rf"{_PLACE}\s?(?:은|는|이|가|만|번호)?\s?:?\s?{_START}[0-9]{{4}}{_END}(?!\s?[년원개])"
"""The four digits people are told apart by."""
_ANY = re.compile("|".join((*_SHAPES, _NAMED, _PART)))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers stand."""
    return (found.span() for found in _ANY.finditer(text))
