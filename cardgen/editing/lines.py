"""Lines of a text by offsets into it. A line break is LF or CRLF, whichever the place at hand has."""

from __future__ import annotations

import re

_COMMENT_LINE = re.compile(r"\r?\n( *)#[^\r\n]*")


def line_start(text: str, at: int) -> int:
    """Where the line of `at` begins, behind a BOM."""
    start = text.rfind("\n", 0, at) + 1
    return start + 1 if text.startswith("\ufeff", start) else start


def line_end(text: str, at: int) -> int:
    """Where the line of `at` ends, before its line break."""
    found = text.find("\n", at)
    if found < 0:
        return len(text)
    return found - 1 if found > at and text[found - 1] == "\r" else found


def next_line(text: str, at: int) -> int:
    """Where the line after that of `at` begins; the end of the text where there is none."""
    found = text.find("\n", at)
    return found + 1 if found >= 0 else len(text)


def column(text: str, at: int) -> int:
    """How many characters stand before `at` on its line; a BOM is none."""
    return at - line_start(text, at)


def is_first(text: str, at: int) -> bool:
    """True where nothing but spaces stands before `at` on its line."""
    return not text[line_start(text, at) : at].strip(" ")


def line_break(text: str, at: int) -> str:
    """The break that ends the line of `at`; on the last line that of the line before it."""
    end = text.find("\n", at)
    if end < 0:
        end = text.rfind("\n")
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def has_comment(text: str, at: int) -> bool:
    """True where a comment follows on the line of `at`, which lies behind a value."""
    return text[at : line_end(text, at)].lstrip(" \t").startswith("#")


def below(text: str, end: int, indent: int) -> int:
    """The end of the line of `end`, or of the last of the comments that follow it indented deeper than `indent`."""
    at = line_end(text, end)
    while (found := _COMMENT_LINE.match(text, at)) and len(found[1]) > indent:
        at = line_end(text, found.end())
    return at
