"""Searches texts for many needles at once: by windows of a text looked up in tables, so that a card costs little."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from cardgen.sharing.digests import Digests
from cardgen.sharing.guards import Guard, names_in, stands
from cardgen.sharing.needles import Haystack
from cardgen.sharing.pieces import WINDOW
from cardgen.sharing.spellings import SHORTEST
from cardgen.sharing.squashing import folded, squashed

_CHUNK = 20_000
"""Characters looked at in one go."""

_OVERLAP = 2 * WINDOW
"""Characters of the next go that are looked at in this one, too."""

_REVERSED = 6
"""Needles of so many characters are found written backwards, too."""


class Manner(Enum):
    """How a needle was found."""

    WRITTEN = "written"
    CUT_OFF = "cut-off"
    HASHED = "hashed"


@dataclass(frozen=True, slots=True)
class Hit:
    """A needle found: the path of its field, its text as it stands there, squashed, and the guard it has."""

    form: str
    path: str
    text: str = field(repr=False)
    guard: Guard = Guard.NONE
    manner: Manner = Manner.WRITTEN


@dataclass
class Search:
    """The needles of a haystack, ready to be looked for. Built once, used for every file.

    Needles as long as a window are found by a window within them, shorter ones by themselves.
    """

    haystack: Haystack = field(repr=False)
    _short: dict[int, set[str]] = field(default_factory=dict, init=False, repr=False)
    _windows: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False)
    _digests: Digests = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._digests = Digests(self.haystack.raw)
        for needle in self.haystack.needles:
            if len(needle) < WINDOW:
                self._short.setdefault(len(needle), set()).add(needle)
            else:
                self._windows.setdefault(self._rarest(needle), []).append(needle)

    def _rarest(self, needle: str) -> str:
        """The window of a needle that fewest others share: addresses begin alike, mailboxes end alike."""
        last = len(needle) - WINDOW
        windows = [needle[at : at + WINDOW] for at in {last, 0, last // 2}]
        return min(windows, key=lambda window: len(self._windows.get(window, ())))

    def __len__(self) -> int:
        return len(self.haystack.raw)

    def hits(self, text: str) -> Iterator[Hit]:
        """Every needle in the text, straight or backwards, and every short name that stands as a word."""
        plain = squashed(text)
        if len(plain) >= SHORTEST:
            yield from self._straight(plain, text)
            yield from self._backwards(plain)
            for form, path, written in self._digests.found_in(text):
                yield Hit(form, path, written, manner=Manner.HASHED)
        if self.haystack.names and not text.isascii():
            for written, name in names_in(folded(text), self.haystack.names):
                yield Hit(*self.haystack.named[name], written, self.haystack.names[name])

    def in_cell(self, number: str) -> Iterator[Hit]:
        """A withheld day as a spreadsheet counts it, or a small amount, where a cell holds just that number."""
        if number in self.haystack.numbers:
            form, path, meant = self.haystack.numbers[number]
            yield Hit(form, path, meant, Guard.RUN if meant == number else Guard.DATE)

    def _straight(self, plain: str, text: str) -> Iterator[Hit]:
        spaced = ""
        for chunk in _chunks(plain):
            windows = _windows_of(chunk)
            for needle in self._in(chunk, windows, plain):
                guard, form, path = self.haystack.needles[needle]
                spaced = spaced or folded(text)
                if guard is Guard.NONE or stands(needle, guard, spaced):
                    yield Hit(form, path, needle, guard)
            for piece, where in self.haystack.pieces.found_in(chunk, windows):
                yield Hit(*where, piece, manner=Manner.CUT_OFF)

    def _backwards(self, plain: str) -> Iterator[Hit]:
        turned = plain[::-1]
        for chunk in _chunks(turned):
            for needle in self._in(chunk, _windows_of(chunk), turned):
                guard, form, path = self.haystack.needles[needle]
                if guard is Guard.NONE and len(needle) >= _REVERSED:
                    yield Hit(form, path, needle[::-1])

    def _in(self, chunk: str, windows: set[str], plain: str) -> Iterator[str]:
        for length, needles in self._short.items():
            yield from needles.intersection(chunk[at : at + length] for at in range(len(chunk) - length + 1))
        for window in self._windows.keys() & windows:
            yield from (needle for needle in self._windows[window] if needle in plain)


def _chunks(plain: str) -> Iterator[str]:
    return (plain[start : start + _CHUNK + _OVERLAP] for start in range(0, len(plain), _CHUNK))


def _windows_of(chunk: str) -> set[str]:
    return {chunk[at : at + WINDOW] for at in range(len(chunk) - WINDOW + 1)}
