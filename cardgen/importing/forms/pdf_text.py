"""The text of a PDF string as whichever viewer wrote it (ISO 32000-2, 7.9.2.2)."""

from __future__ import annotations

import codecs
import re
from typing import Any

import pikepdf

_MARKS = ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF8, "utf-8"))
_LANGUAGE = re.compile("\x1b[A-Za-z]{2}(?:[A-Za-z]{2})?\x1b")
"""Escapes that name the language of what follows (7.9.2.2.1)."""

_LINE_ENDS = re.compile(r"\r\n?")


def text_of(value: Any) -> str:
    """The text of a string, stream or name, LF between lines; "" for anything else."""
    if isinstance(value, pikepdf.Stream):
        return _lines(_decoded(value.read_bytes()))
    if isinstance(value, pikepdf.String):
        return _lines(_decoded(bytes(value)))
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def _decoded(data: bytes) -> str:
    """By its mark; without one UTF-8 where it is that, as some programs write against the standard, else PDFDoc.

    Nothing people write in PDFDocEncoding beyond ASCII is UTF-8 by chance.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8") if not data.isascii() else data.decode("pdfdoc")
    except UnicodeDecodeError:
        return data.decode("pdfdoc", "replace")


def _lines(text: str) -> str:
    return _LINE_ENDS.sub("\n", _LANGUAGE.sub("", text))
