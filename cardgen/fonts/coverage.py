"""Which characters the installed fonts print; answers without loading the PDF engine."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from cardgen.fonts.installed import installed_fonts

Interval = tuple[int, int]

INVISIBLE: tuple[Interval, ...] = (
    (0x09, 0x0D),
    (0x85, 0x85),
    (0xAD, 0xAD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xE0000, 0xE0FFF),
)
"""Line breaks and Unicode's Default_Ignorable_Code_Point: nothing is drawn for them, so no font needs them."""


def intervals(coverage: str) -> Iterator[Interval]:
    """The closed ranges of a fontconfig charset (`20-7e a0`)."""
    for item in coverage.split():
        first, _, last = item.partition("-")
        yield int(first, 16), int(last or first, 16)


def merged(found: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same code points as few, ascending, disjoint ranges."""
    result: list[Interval] = []
    for first, last in sorted(found):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return tuple(result)


@cache
def printable_ranges() -> tuple[Interval, ...]:
    """Every code point this machine prints, as closed ranges; text shaping falls back to any installed font."""
    coverages = {font.coverage for font in installed_fonts()}
    return merged([*INVISIBLE, *(found for coverage in coverages for found in intervals(coverage))])


@cache
def _printed_so_far() -> set[str]:
    """Characters looked up and found: cards share nearly all of theirs, so few are looked up twice."""
    return set()


@cache
def _starts() -> Sequence[int]:
    return [first for first, _ in printable_ranges()]


def _is_printed(character: str) -> bool:
    at = bisect_right(_starts(), ord(character)) - 1
    return at >= 0 and ord(character) <= printable_ranges()[at][1]


def unprintable(text: str) -> frozenset[int]:
    """Every code point of `text` that no installed font prints."""
    printed = _printed_so_far()
    new = set(text) - printed
    missing = {character for character in new if not _is_printed(character)}
    printed |= new - missing
    return frozenset(map(ord, missing))


def first_unprintable(text: str) -> int | None:
    """The first code point of `text` that no installed font prints; None where all can be printed."""
    missing = unprintable(text)
    return next((ord(character) for character in text if ord(character) in missing), None) if missing else None
