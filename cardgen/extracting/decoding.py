"""Other spellings of a text that machines undo: entities, percent signs, JSON escapes, base64, hexadecimal digits."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote_to_bytes

DEEPEST = 3
"""Spellings within spellings that are followed: a value in JSON in base64 in an attribute."""

LARGEST = 4 * 1024 * 1024
"""Bytes of packed data that are unpacked from a text; a card holds a hundredth of that."""

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|([0-9A-Fa-f]{4,6})\s?)")
"""JSON and JavaScript: backslash, u or x, digits. CSS: backslash and digits."""
_OOXML_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""ISO/IEC 29500-1, 22.9.2.19."""
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{6,}={0,2}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:0x|\\x)?((?:[0-9A-Fa-f]{2}[ :]?){4,})(?![0-9A-Za-z])")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}){2,}")
_PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_ZLIB, _GZIP = (b"\x78\x01", b"\x78\x9c", b"\x78\xda"), b"\x1f\x8b"


def decodings(text: str, depth: int = DEEPEST) -> Iterator[str]:
    """Every other text that `text` stands for, spellings within spellings included. None equals `text`."""
    seen = {text}
    level = [text]
    for _ in range(depth):
        level = [*dict.fromkeys(found for one in level for found in _once(one) if found not in seen)]
        seen.update(level)
        yield from level


def _once(text: str) -> Iterator[str]:
    for sign, decode in _DECODERS:
        if sign is None or sign in text:
            yield from decode(text)


def _entities(text: str) -> Iterator[str]:
    yield unescape(text)


def _percent(text: str) -> Iterator[str]:
    yield from texts_of(unquote_to_bytes(text))


def _escapes(text: str) -> Iterator[str]:
    yield _joined_halves(_ESCAPE.sub(lambda found: _character(next(filter(None, found.groups()))), text))


def _ooxml(text: str) -> Iterator[str]:
    yield _OOXML_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _quoted(text: str) -> Iterator[str]:
    if _QUOTED.search(text):
        yield from texts_of(quopri.decodestring(text.encode("utf-8", "replace")))


def _punycode(text: str) -> Iterator[str]:
    for found in _PUNYCODE.findall(text):
        try:
            yield found[4:].encode("ascii").decode("punycode")
        except (UnicodeError, ValueError):
            continue


def _base64(text: str) -> Iterator[str]:
    for found in _BASE64.findall(text):
        digits = found.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            data = base64.b64decode(digits + "=" * (-len(digits) % 4), validate=True)
        except binascii.Error:
            continue
        yield from texts_of(data)


def _hexadecimal(text: str) -> Iterator[str]:
    for found in _HEX.findall(text):
        yield from texts_of(bytes.fromhex(found.replace(":", " ")))


_DECODERS: tuple[tuple[str | None, Callable[[str], Iterator[str]]], ...] = (
    ("&", _entities),
    ("%", _percent),
    ("\\", _escapes),
    ("_x", _ooxml),
    ("=", _quoted),
    ("xn--", _punycode),
    (None, _base64),
    (None, _hexadecimal),
)
"""Each with a sign without which it has nothing to do."""


def texts_of(data: bytes) -> Iterator[str]:
    """The texts that bytes spell in the encodings Korean data comes in, packed data unpacked; none for mere noise."""
    data = _unpacked(data)
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp949"):
        try:
            text = data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            yield text


def _unpacked(data: bytes) -> bytes:
    if data[:2] not in (*_ZLIB, _GZIP):
        return data
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, LARGEST)
    except zlib.error:
        return data


def _is_text(text: str) -> bool:
    """Printable throughout, and in few scripts: bytes that mean something else decode to a jumble."""
    if not text or not all(letter.isprintable() or letter in "\r\n\t" for letter in text):
        return False
    usual = sum(letter < "\u0250" or "\u3131" <= letter <= "\ud7a3" for letter in text)
    return 2 * usual >= len(text)


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= sys.maxunicode else ""


def _joined_halves(text: str) -> str:
    """Characters beyond U+FFFF come as two escapes (RFC 8259, section 7)."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
