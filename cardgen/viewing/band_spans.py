"""What several neighbouring bands are called together: 2015~2018년, 20~30대, 5만원 미만."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardgen.messages import say

_BELOW = re.compile(r"(?:under|below) (?P<one>.+)|(?P<other>.+) 미만")
_ABOVE = re.compile(r"(?P<one>.+) (?:이상|or more|or over)")
_CLOSED = re.compile(r"(?P<before>[^0-9]*)(?P<low>[0-9,]+만?)(?:[~–](?P<high>[0-9,]+만?))?(?P<after>[^0-9]*)")
"""How bands are worded (messages/policy_texts.py)."""


@dataclass(frozen=True, slots=True)
class _Band:
    before: str
    low: str
    high: str | None
    after: str

    @property
    def top(self) -> str:
        return self.high or self.low


def band_span(first: str, last: str, language: str) -> str:
    """The name of all bands from `first` to `last`; of words that are no bands, both with a dash between them."""
    if first == last:
        return first
    below, above = _BELOW.fullmatch(first), _ABOVE.fullmatch(last)
    lower, upper = _closed(first), _closed(last)
    if below and upper:
        edge = "under" if upper.high else "up_to"
        return say(f"totals.span.{edge}", language, edge=f"{upper.before}{upper.top}{upper.after}")
    if above and lower:
        return say("totals.span.from", language, edge=f"{lower.before}{lower.low}{lower.after}")
    if lower and upper:
        return say("totals.span", language, low=f"{lower.before}{lower.low}", high=f"{upper.top}{upper.after}")
    return say("totals.span", language, low=first, high=last)


def _closed(text: str) -> _Band | None:
    found = _CLOSED.fullmatch(text)
    if not found or _BELOW.fullmatch(text) or _ABOVE.fullmatch(text):
        return None
    return _Band(found["before"], found["low"], found["high"], found["after"])
