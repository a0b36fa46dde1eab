"""Texts as they are compared: spellings that everybody takes for the same become one."""

from __future__ import annotations

import re
import unicodedata

from cardgen.hangul.latin import unmarked

_COUNTRY = re.compile(r"\+82[- ]?0?")


def folded(text: str) -> str:
    """In composed form, small letters."""
    return unicodedata.normalize("NFC", text).casefold()


def searchable(text: str) -> str:
    """As it is looked through for a part: marks of Latin letters do not count either (nguyen finds Nguyễn)."""
    return unmarked(folded(text))


def domestic(number: str) -> str:
    """A telephone number, or its beginning, as it is dialled within Korea: +82 10-0284 is 010-0284."""
    return _COUNTRY.sub("0", number)
