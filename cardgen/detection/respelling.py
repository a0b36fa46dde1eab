"""Digits and marks written by other characters: ⑨, ², `&#45;`; put back as they read, with the way to their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_NUMBERS = (
    "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf"
    "\U0001f100-\U0001f10a"
)
r"""In circles, in brackets, raised and lowered; digits of other scripts are digits to `\d` already (full-width too)."""
_HINT = re.compile(f"[&{_NUMBERS}]")
"""One class of characters is found in half the time."""
_RESPELT = re.compile(f"[{_NUMBERS}]|&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]{{3,8}});")
"""Such numbers, and the character references of HTML that pasted texts bring along."""


def respelt(text: str) -> tuple[str, Sequence[int]] | None:
    """The text with such characters replaced, and for each of its characters the offset in `text` it comes from.

    None where nothing is to be replaced: one scan, and the common case.
    """
    if not _HINT.search(text):
        return None
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for found in _RESPELT.finditer(text):
        plain = _plain(found[0])
        if plain == found[0]:  # no character has this name
            continue
        pieces += text[end : found.start()], plain
        offsets += *range(end, found.start()), *[found.start()] * len(plain)
        end = found.end()
    if not end:
        return None
    return "".join((*pieces, text[end:])), (*offsets, *range(end, len(text)))


def _plain(spelling: str) -> str:
    if spelling[0] != "&":
        return f"{unicodedata.numeric(spelling):.0f}"
    from html import unescape

    return unescape(spelling)
