"""Hashes of values: whole or cut off, in hexadecimal digits or base64, as people make pseudonyms that are none."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cardgen.sharing.squashing import digits_of, squashed

_COMPARED = 8
"""Bytes of a digest that are compared: a shorter piece would be met by chance, a longer one is often cut off."""

_PHONE = 9
"""Digits of a telephone number with its area code."""

_HEX = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{16,128}(?![0-9A-Za-z])")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{22,86})={0,2}(?![\w=+/-])")
_HASHES: tuple[Callable[[bytes], Any], ...] = (
    hashlib.md5,
    hashlib.sha1,
    hashlib.sha224,
    hashlib.sha256,
    hashlib.sha384,
    hashlib.sha512,
)
_LENGTHS = frozenset({16, 20, 28, 32, 48, 64})
"""Bytes of their digests."""


@dataclass
class Digests:
    """The beginnings of the digests of all values, made when the first text looks like one. `raw` says whose."""

    raw: Mapping[str, tuple[str, str]] = field(repr=False)
    _known: array[int] | None = field(default=None, init=False, repr=False)

    def found_in(self, text: str) -> Iterator[tuple[str, str, str]]:
        """Form and path of each value whose hash the text holds, and the hash as it stands there."""
        for written, beginning in _beginnings_in(text):
            if self._knows(beginning):
                yield *self._whose(beginning), squashed(written)

    def _knows(self, beginning: int) -> bool:
        if self._known is None:
            self._known = array("Q", sorted(number for value in self.raw for number in _beginnings_of(value)))
        at = bisect_left(self._known, beginning)
        return at < len(self._known) and self._known[at] == beginning

    def _whose(self, beginning: int) -> tuple[str, str]:
        return next(where for value, where in self.raw.items() if beginning in _beginnings_of(value))


def _beginnings_of(value: str) -> Iterator[int]:
    digits = digits_of(value)
    abroad = (f"82{digits[1:]}", f"+82{digits[1:]}") if len(digits) >= _PHONE and digits.startswith("0") else ()
    for form in {value, value.strip().lower(), squashed(value), digits, *abroad}:
        if len(form) > 1:
            data = form.encode("utf-8", "surrogatepass")
            yield from (int.from_bytes(make(data).digest()[:_COMPARED]) for make in _HASHES)


def _beginnings_in(text: str) -> Iterator[tuple[str, int]]:
    for found in _HEX.findall(text):
        yield found, int(found[: 2 * _COMPARED], 16)
    for found in _BASE64.findall(text):
        digits = found.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            digest = base64.b64decode(digits + "=" * (-len(digits) % 4))
        except binascii.Error:
            continue
        if len(digest) in _LENGTHS:
            yield found, int.from_bytes(digest[:_COMPARED])
