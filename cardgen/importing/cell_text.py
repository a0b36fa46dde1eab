"""A cell as text, and which texts say that there is no value."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from cardgen.entry.values import spelling
from cardgen.importing.tables import Cell

_UNSEEN = re.compile("[\ufeff\u200b\u00ad]")
_VERTICAL = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_EXACT = 1e15
"""Below it every whole number has its own float."""
_DASHES = frozenset({"", "-", "–", "—", "―"})
_NOTHING = frozenset({"없음", "해당없음", "해당사항없음", "미상", "모름", "x", "×", "n/a", "na", "n.a."})


def is_dash(text: str) -> bool:
    """True for a dash, which stands for no value where it could be none, and for the empty text."""
    return text in _DASHES


def says_nothing(text: str) -> bool:
    """True for a word or sign that stands for no value in telephone numbers, dates, amounts, choices: 없음, -, N/A."""
    return text in _DASHES or spelling(text) in _NOTHING


def plain_text(cell: Cell) -> str:
    """A cell as text: numbers without a tail of zeros, days as 2026-03-02, no unseen characters at the ends."""
    match cell:
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < _EXACT:
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case timedelta() | int() | float():
            return str(cell)
        case _:
            return _clean(cell)


def _clean(text: str) -> str:
    if text.isascii() and "\r" not in text and "\x0b" not in text:
        return text.strip()
    plain = _VERTICAL.sub("\n", _BLANKS.sub(" ", _UNSEEN.sub("", text)))
    return unicodedata.normalize("NFC", plain).strip()
