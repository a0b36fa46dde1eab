"""Pieces of free text: a note cut off in the middle is in no sentence of it, and tells as much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

WINDOW = 8
"""Squashed characters that are looked up."""

_LEAST = 10
"""Squashed characters that make a piece; fewer are found in other texts, too."""

_STRIDE = _LEAST - WINDOW + 1
"""From one window to the next: every piece of the least length holds a whole one."""

_BESIDE = _LEAST - WINDOW


@dataclass(frozen=True, slots=True)
class Pieces:
    """Windows of free texts, each with what stands beside it and the field it is from."""

    _windows: dict[str, dict[tuple[str, str], tuple[str, str]]] = field(default_factory=dict, repr=False)

    def add(self, whole: str, where: tuple[str, str]) -> None:
        """Note a squashed text."""
        if len(whole) < _LEAST:
            return
        for at in (*range(0, len(whole) - WINDOW, _STRIDE), len(whole) - WINDOW):
            beside = (whole[max(0, at - _BESIDE) : at], whole[at + WINDOW : at + WINDOW + _BESIDE])
            self._windows.setdefault(whole[at : at + WINDOW], {}).setdefault(beside, where)

    def found_in(self, plain: str, windows: set[str]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Every piece in a squashed text, whose windows these are, with its field."""
        for window in self._windows.keys() & windows:
            at = plain.find(window)
            while at >= 0:
                for (before, after), where in self._windows[window].items():
                    left = _alike(before[::-1], plain[max(0, at - _BESIDE) : at][::-1])
                    right = _alike(after, plain[at + WINDOW : at + WINDOW + _BESIDE])
                    if left + right >= _BESIDE:
                        yield plain[at - left : at + WINDOW + right], where
                at = plain.find(window, at + 1)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        count += 1
    return count
