"""A name written out as it may be typed in an expression."""

from __future__ import annotations

import re

from cardgen.querying.expression import Name

_PLAIN = re.compile(r"[\w가-힣@:/+·-]+")
_KEYWORD = re.compile(r"and|or|not|in|missing|그리고|또는|sum|min|max|avg|count|first|last", re.IGNORECASE)


def name_text(name: Name) -> str:
    """A name as it may be typed: in backquotes where it holds spaces or signs."""
    parts = name.text.split(".")
    if all(_PLAIN.fullmatch(part) and not _KEYWORD.fullmatch(part) for part in parts):
        return name.text
    return f"`{name.text.replace('`', '``')}`"
