"""What must stand around a value, so that it is the value and not a part of something else."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from enum import Enum
from typing import assert_never

from cardgen.detection.known_context import Context, fits
from cardgen.sharing.squashing import squashed


class Guard(Enum):
    """What must not stand beside a needle.

    A RUN of digits has nothing between them either: 164-0-3 is no postcode. A PRICE has so few digits that only the
    sign between its thousands or its currency tells it from a year. A NAME begins a word, and one that is a word of
    its own without its surname is TITLED.
    """

    NONE = "none"
    WORD = "word"
    DIGITS = "digits"
    RUN = "run"
    AMOUNT = "amount"
    PRICE = "price"
    DATE = "date"
    LEFT = "left"
    NAME = "name"
    TITLED = "titled"


_CONTEXTS = {Guard.NAME: Context.NAME, Guard.TITLED: Context.TITLED}
_WORD = re.compile(r"[가-힣]+|[\u4e00-\u9fff]+")
_SPACED = re.compile(r"(?<![가-힣])[가-힣](?:[^\w\n]{1,3}[가-힣]){1,2}(?![가-힣])")
_LENGTHS = (2, 3)
"""Syllables of the names that count as words alone; longer ones say enough wherever they stand."""
_REVERSED = 3
"""Syllables of a name that is found written backwards: of two, either way round is a name."""


def stands(needle: str, guard: Guard, plain: str) -> bool:
    """True where the folded text holds the needle as its guard wants it."""
    if guard in _CONTEXTS:
        return any(name == needle for name, _ in names_in(plain, {needle: guard}))
    return re.search(_pattern(needle, guard), plain) is not None


def names_in(plain: str, names: dict[str, Guard]) -> Iterator[tuple[str, str]]:
    """Every name in the folded text that its guard lets count, as it stands there and as it is known.

    Syllables set apart are one name (홍 길 동), and a word of three may be written backwards.
    """
    for word in _WORD.finditer(plain):
        for start, end in _spans(word, names):
            if _counts(plain, start, end, names[plain[start:end]]):
                yield plain[start:end], plain[start:end]
        backwards = word[0][::-1]
        if len(backwards) == _REVERSED and names.get(backwards) is Guard.NAME:
            yield word[0], backwards
    for spaced in _SPACED.findall(plain):
        if names.get(name := squashed(spaced)) is Guard.NAME:
            yield name, name


def _spans(word: re.Match[str], names: Container[str]) -> Iterator[tuple[int, int]]:
    for start in range(word.start(), word.end() - 1):
        for length in _LENGTHS:
            if start + length <= word.end() and word.string[start : start + length] in names:
                yield start, start + length


def _counts(plain: str, start: int, end: int, guard: Guard) -> bool:
    """A name in Hangul as its context says; one in Han characters as a word of its own."""
    if not "가" <= plain[start] <= "힣":
        return not any("\u4e00" <= letter <= "\u9fff" for letter in (plain[start - 1 : start], plain[end : end + 1]))
    return fits(_CONTEXTS[guard], plain, start, end)


def _pattern(needle: str, guard: Guard) -> str:
    """The needle with what people put between its letters, and nothing beside it that would make it another."""
    match guard:
        case Guard.WORD:
            return r"(?<![a-z0-9])" + r"[\W_]{0,3}".join(map(re.escape, needle)) + r"(?![a-z0-9])"
        case Guard.AMOUNT:
            return r"(?<![0-9a-z.])(?<!\d,)" + _grouped(needle) + r"(?![0-9a-z])(?!,\d{3})"
        case Guard.PRICE:
            marked = f"{needle[:-3]},{needle[-3:]}"
            return (
                rf"(?<![0-9a-z.,])(?:{marked}(?![0-9a-z])(?!,\d{{3}})|{needle} ?(?:원|won|krw))|[₩\\] ?{needle}(?!\d)"
            )
        case Guard.DIGITS:
            return r"(?<![0-9a-z])" + r"[^\w\n]{0,3}".join(needle) + r"(?![0-9a-z])"
        case Guard.RUN:
            return rf"(?<![0-9a-z]){needle}(?![0-9a-z])"
        case Guard.DATE:
            return _date_pattern(needle)
        case Guard.LEFT:
            return r"(?<!\d)(?<!\d,)" + r"[\W_]{0,3}".join(map(re.escape, needle))
        case Guard.NONE | Guard.NAME | Guard.TITLED:
            return re.escape(needle)
        case unknown:
            assert_never(unknown)


def _grouped(needle: str) -> str:
    """An amount with or without signs between its thousands: nowhere else, for numbers of two cells are no amount."""
    digits = needle.rstrip("만천")
    first = len(digits) % 3
    groups = filter(None, (digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))))
    unit = needle[len(digits) :]
    return r"[, ]?".join(groups) + (f" ?{unit}" if unit else "")


def _date_pattern(needle: str) -> str:
    """Year, month and day: run together, or parted by the same kind of mark, the latter two with or without a 0."""
    year, rest = needle[:4], needle[4:]
    if len(rest) == len("0102"):
        return rf"(?<!\d){year}[^\d\n]{{0,3}}{rest[:2]}[^\d\n]{{0,3}}{rest[2:]}"
    splits = "|".join(
        rf"0?{rest[:at]}[^\d\n]{{1,3}}0?{rest[at:]}"
        for at in (1, 2)
        if 0 < len(rest[at:]) <= len("31") and at < len(rest)
    )
    return rf"(?<!\d){year}[^\d\n]{{1,3}}(?:{splits})(?!\d)"
