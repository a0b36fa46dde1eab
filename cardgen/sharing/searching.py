"""Searches texts for many needles at once: by windows of a text looked up in tables, so that a card costs little."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from cardgen.sharing.needles import Haystack
from cardgen.sharing.spellings import SHORTEST, Guard
from cardgen.sharing.squashing import digits_of, folded, squashed

_WINDOW = 8
"""Needles of so many characters are found by a window within them, shorter ones by themselves."""

_CHUNK = 20_000
"""Characters looked at in one go."""

_REVERSED = 6
"""Needles of so many characters are found written backwards, too."""

_WORDS = re.compile(r"[가-힣]+|[\u4e00-\u9fff]+")
_SPACED = re.compile(r"(?<![가-힣])[가-힣](?:[^\w\n]{1,3}[가-힣]){1,2}(?![가-힣])")
_AFTER_NAME = re.compile(
    r"(?:|님|씨|군|양|의|은|는|이|가|을|를|과|와|도|만|께|께서|에게|한테|으로|로|이가|이는|이의|고객.*|대표.*|사장.*|선생.*|과장.*|"
    r"부장.*|팀장.*|대리.*|회원.*|귀하|이사.*|실장.*|원장.*|님.*|씨.*)"
)
"""What may follow a name within a word: particles and titles."""

_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})(?![0-9A-Fa-f])")
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{22}(?:==)?|[A-Za-z0-9+/_-]{27}=?|[A-Za-z0-9+/_-]{43}=?)(?![\w=+/-])"
)
_HASHES: Mapping[int, Callable[[bytes], Any]] = {16: hashlib.md5, 20: hashlib.sha1, 32: hashlib.sha256}
"""By the length of the digest in bytes."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A needle found: the path of its field, its text, and whether it was its hash."""

    form: str
    path: str
    text: str = field(repr=False)
    hashed: bool = False


@dataclass
class Search:
    """The needles of a haystack, ready to be looked for. Built once, used for every file."""

    haystack: Haystack = field(repr=False)
    _short: dict[int, set[str]] = field(default_factory=dict, init=False, repr=False)
    _windows: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False)
    _hashes: dict[int, dict[bytes, tuple[str, str]]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for needle in self.haystack.needles:
            if len(needle) < _WINDOW:
                self._short.setdefault(len(needle), set()).add(needle)
            else:
                self._windows.setdefault(self._rarest(needle), []).append(needle)

    def _rarest(self, needle: str) -> str:
        """The window of a needle that fewest others share: addresses begin alike, mailboxes end alike."""
        last = len(needle) - _WINDOW
        windows = [needle[at : at + _WINDOW] for at in {last, 0, last // 2}]
        return min(windows, key=lambda window: len(self._windows.get(window, ())))

    def __len__(self) -> int:
        return len(self.haystack.raw)

    def hits(self, text: str) -> Iterator[Hit]:
        """Every needle in the text, straight or backwards, and every short name that stands as a word."""
        plain = squashed(text)
        if len(plain) >= SHORTEST:
            for needle in self._in(plain):
                guard, form, path = self.haystack.needles[needle]
                if guard is Guard.NONE or _stands(needle, guard, text):
                    yield Hit(form, path, needle)
            yield from self._backwards(plain)
            yield from self._hashed(text)
        yield from self._named(text)

    def serial(self, number: str) -> Iterator[Hit]:
        """A withheld day as a spreadsheet counts it, where a cell holds just that number."""
        if number in self.haystack.serials:
            yield Hit(*self.haystack.serials[number])

    def _in(self, plain: str) -> set[str]:
        found: set[str] = set()
        for start in range(0, len(plain), _CHUNK):
            chunk = plain[start : start + _CHUNK + _WINDOW]
            for length, needles in self._short.items():
                found |= needles.intersection(chunk[at : at + length] for at in range(len(chunk) - length + 1))
            windows = {chunk[at : at + _WINDOW] for at in range(len(chunk) - _WINDOW + 1)}
            for window in self._windows.keys() & windows:
                found.update(needle for needle in self._windows[window] if needle in plain)
        return found

    def _backwards(self, plain: str) -> Iterator[Hit]:
        for needle in self._in(plain[::-1]):
            guard, form, path = self.haystack.needles[needle]
            if guard is Guard.NONE and len(needle) >= _REVERSED:
                yield Hit(form, path, needle[::-1])

    def _named(self, text: str) -> Iterator[Hit]:
        names = self.haystack.names
        if not names or text.isascii():
            return
        plain = folded(text)
        for word in _WORDS.findall(plain):
            for length in (2, 3):
                if word[:length] in names and _AFTER_NAME.fullmatch(word[length:]):
                    yield Hit(*names[word[:length]], word[:length])
        for spaced in _SPACED.findall(plain):
            if squashed(spaced) in names:
                yield Hit(*names[squashed(spaced)], squashed(spaced))

    def _hashed(self, text: str) -> Iterator[Hit]:
        for digest in _digests_in(text):
            where = self._table(len(digest)).get(digest)
            if where:
                yield Hit(*where, digest.hex(), hashed=True)

    def _table(self, size: int) -> Mapping[bytes, tuple[str, str]]:
        """The digests of all values of this length, made when the first text looks like one."""
        if size not in self._hashes:
            make = _HASHES[size]
            self._hashes[size] = {
                make(form.encode()).digest(): where
                for value, where in self.haystack.raw.items()
                for form in {value, value.strip().lower(), squashed(value), digits_of(value)}
                if len(form) > 1
            }
        return self._hashes[size]


def _digests_in(text: str) -> Iterator[bytes]:
    for found in _HEX.findall(text):
        yield bytes.fromhex(found)
    for found in _BASE64.findall(text):
        digits = found.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            digest = base64.b64decode(digits + "=" * (-len(digits) % 4))
        except binascii.Error:
            continue
        if len(digest) in _HASHES:
            yield digest


def _stands(needle: str, guard: Guard, text: str) -> bool:
    """True where the text holds the needle as its guard wants it: between its letters only what people put there."""
    return re.search(_pattern(needle, guard), folded(text)) is not None


def _pattern(needle: str, guard: Guard) -> str:
    match guard:
        case Guard.WORD:
            return r"(?<![a-z0-9])" + r"[\W_]{0,3}".join(map(re.escape, needle)) + r"(?![a-z0-9])"
        case Guard.AMOUNT:
            return r"(?<![0-9a-z.])" + _grouped(needle) + r"(?![0-9a-z])(?!,\d{3})"
        case Guard.DIGITS:
            return r"(?<![0-9a-z])" + r"[^\w\n]{0,3}".join(needle) + r"(?![0-9a-z])"
        case Guard.RUN:
            return rf"(?<![0-9a-z]){needle}(?![0-9a-z])"
        case Guard.DATE:
            return _date_pattern(needle)
        case Guard.LEFT:
            return r"(?<!\d)(?<!\d,)" + r"[\W_]{0,3}".join(map(re.escape, needle))
        case Guard.NONE:
            return re.escape(needle)
        case unknown:
            assert_never(unknown)


def _grouped(needle: str) -> str:
    """An amount with or without signs between its thousands: nowhere else, for numbers of two cells are no amount."""
    digits = needle.removesuffix("만")
    first = len(digits) % 3
    groups = filter(None, (digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))))
    return r"[, ]?".join(groups) + (r" ?만" if needle.endswith("만") else "")


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
