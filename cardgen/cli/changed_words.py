"""A long text before and after a change, cut to the words that differ and a few around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from cardgen.cli.help_page import columns

CUT = "…"
AROUND = 16
"""Columns of unchanged words shown on either side of what changed."""

_WORDS = re.compile(r"\s*\S+")


def both_sides(before: str, after: str, room: int) -> tuple[str, str]:
    """Both texts from a little before the first word that differs to a little behind the last, in `room` columns.

    One text that only goes on is shown from its end; words both have at their ends are left out but for a few.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest_old, rest_new = old[same:], new[same:]
    ends = zip(reversed(rest_old), reversed(rest_new), strict=False)
    behind = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    return _window(old, same, behind, room), _window(new, same, behind, room)


def _window(words: Sequence[str], same: int, behind: int, room: int) -> str:
    """The words but for the `same` first and the `behind` last ones, some of which stay."""
    first = _reach(words[:same][::-1])
    last = _reach(words[len(words) - behind :])
    text = " ".join("".join(words[same - first : len(words) - behind + last]).split())
    head, tail = (CUT if same > first else ""), (CUT if behind > last else "")
    return beginning(f"{head}{text}{tail}", room)


def _reach(words: Sequence[str]) -> int:
    """How many of these words stay as what stands around a change."""
    taken = 0
    for count, word in enumerate(words):
        taken += columns(word)
        if taken > AROUND:
            return count
    return len(words)


def beginning(text: str, room: int) -> str:
    """The text, cut with … where it is wider than `room` columns."""
    if columns(text) <= room:
        return text
    taken = columns(CUT)
    for at, letter in enumerate(text):
        taken += columns(letter)
        if taken > room:
            return f"{text[:at].rstrip()}{CUT}"
    return text
