"""Reads bytes as text in every encoding a program may take them to be in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; those of UTF-32 first, since that of UTF-16 begins one of them."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|encoding\s*=\s*["']([A-Za-z0-9_:.-]+)["']""")
_KOREAN = frozenset({"euc-kr", "euckr", "ks_c_5601-1987", "ksc5601"})
"""Names by which browsers mean code page 949 (WHATWG Encoding, 4.2)."""

_HEAD = 4096
"""Bytes within which a page says how it is encoded; browsers look at 1,024 (HTML, 13.2.3.2)."""


def readings(data: bytes, *, declared: bool = False) -> tuple[str, ...]:
    """Every text the bytes may be, the likeliest first, zero bytes left out; none where they are no text.

    A byte order mark decides. Else UTF-16 and UTF-32 where there are zero bytes, UTF-8 if it can be, what the text
    itself declares where asked, and the Korean code page for what is not UTF-8.
    """
    marked = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return tuple(_decoded(data[len(marked[0]) :], (marked[1],)))
    wide = _WIDE if b"\0" in data else ()
    found = (*_decoded(data, (*wide, "utf-8", *(_declared(data) if declared else ()))),)
    return tuple(dict.fromkeys(found or _decoded(data, ("cp949",))))


def _declared(data: bytes) -> Iterator[str]:
    """The encodings a page or an XML file says it is in, as far as they are known."""
    for groups in _DECLARED.findall(data[:_HEAD]):
        name = b"".join(groups).decode("ascii").lower()
        yield "cp949" if name in _KOREAN else name


def _decoded(data: bytes, encodings: Iterable[str]) -> Iterator[str]:
    for encoding in encodings:
        try:
            yield data.decode(encoding).replace("\0", "")
        except (UnicodeError, LookupError):
            continue
