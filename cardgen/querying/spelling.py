"""How names and numbers are spelt in an expression."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cardgen.querying.expression import Literal, Name, Span

_PLAIN = re.compile(r"[\w가-힣@:/+·-]+")
_KEYWORD = re.compile(r"and|or|not|in|missing|그리고|또는|sum|min|max|avg|count|first|last", re.IGNORECASE)


def name_text(name: Name) -> str:
    """A name as it may be typed: in backquotes where it holds spaces or signs."""
    parts = name.text.split(".")
    if all(_PLAIN.fullmatch(part) and not _KEYWORD.fullmatch(part) for part in parts):
        return name.text
    return f"`{name.text.replace('`', '``')}`"


_GROUP_BEFORE = re.compile(r"(?:.*[^0-9])?[0-9]{1,3}")
_GROUP_AFTER = re.compile(r"[0-9]{3}(?![0-9]).*")


def grouped_digits(text: str, literals: Sequence[Literal]) -> Span | None:
    """Where values of a list in `text` look like one number, its digits grouped by commas: (1,650,000)."""
    joined = [
        (one.at[0], other.at[1])
        for one, other in pairwise(literals)
        if text[one.at[1] : other.at[0]] == ","
        and _GROUP_BEFORE.fullmatch(text[slice(*one.at)])
        and _GROUP_AFTER.fullmatch(text[slice(*other.at)])
    ]
    end = joined[0][1] if joined else 0
    for one, other in pairwise(joined):
        if one[1] != end or other[0] >= end:
            break
        end = other[1]
    return (joined[0][0], end) if joined else None
