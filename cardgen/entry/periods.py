"""How long something may be kept, as people write it: 30일, 6개월, 1년, 90d, 2w."""

from __future__ import annotations

import re
import unicodedata

_PERIOD = re.compile(r"\+?([0-9]{1,4}) ?(d|w|m|y|일|주일?|개월|달|년)", re.IGNORECASE)
_UNITS = {"일": "d", "주": "w", "주일": "w", "개월": "m", "달": "m", "년": "y"}


def period_of(text: str) -> str | None:
    """The distance of days as entry.dates counts it on, +30d for 30일; None for any other text."""
    found = _PERIOD.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        return None
    unit = found[2].lower()
    return f"+{found[1]}{_UNITS.get(unit, unit)}"
