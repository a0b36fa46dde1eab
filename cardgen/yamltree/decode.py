"""Bytes to text, refusing what is not small, clean UTF-8."""

from __future__ import annotations

import re

from cardgen.model.problem import START
from cardgen.yamltree.fault import Fault, place

MAX_BYTES = 64 * 1024

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)")
"""Control characters, the line breaks only YAML 1.1 knows, a CR alone (a line break to YAML, none to git and most
editors, so people and messages would count lines differently) and a BOM that is not at the start."""
_HANGUL = re.compile("[가-힣]")


def decode(content: bytes) -> str | Fault:
    """The text of a file: UTF-8, with or without BOM, at most 64 KB, without control characters."""
    if len(content) > MAX_BYTES:
        return Fault("Y111", START, {"limit": str(MAX_BYTES)})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error.object[: error.start].decode())
    return forbidden(text) or text


def forbidden(text: str) -> Fault | None:
    """The first character a card may not hold, or None."""
    found = _FORBIDDEN.search(text)
    return Fault("Y103", place(text, found.start()), {"code_point": code_point(found.group())}) if found else None


def code_point(character: str) -> str:
    """A character by its number, as U+0000: printing it could garble a terminal."""
    return f"U+{ord(character):04X}"


def _not_utf8(content: bytes, before: str) -> Fault:
    """Korean Windows programs save CP949 unless told otherwise: say so where the bytes read as Korean that way.

    Hangul in `before`, the part that did decode, means UTF-8 with a damaged byte: CP949 makes other Hangul of it.
    """
    where = place(before, len(before))
    if _HANGUL.search(before):
        return Fault("Y101", where)
    try:
        guess = content.decode("cp949")
    except UnicodeDecodeError:
        return Fault("Y101", where)
    return Fault("Y102" if _HANGUL.search(guess) else "Y101", where)
