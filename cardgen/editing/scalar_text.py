"""How a single value is written: plain where every reader of YAML takes it for the same, else quoted."""

from __future__ import annotations

import re

from cardgen.errors import UsageError
from cardgen.model.card import Scalar
from cardgen.yamltree.core import normalised, would_be_typed
from cardgen.yamltree.decode import code_point, forbidden

_SPECIAL_START = frozenset("-?:,[]{}#&*!|>'\"%@`=<~.")
_SYNTAX = re.compile(r":(?:\s|\Z)|\s#|[\n\t]|\A\s|\s\Z")
_FLOW_SYNTAX = re.compile(r"[,\[\]{}:]")
"""In brackets some readers end a plain text at any colon."""

_OLDER_READERS = re.compile(r"y|n|yes|no|on|off|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?", re.IGNORECASE)
"""What YAML 1.1 takes for a boolean or a number. Dates, too, have a type there, but people write them plain."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_NO_BLOCK = re.compile(r"\A\s|[ \t]\n|[ \t]\Z|\n\n\Z|\A\n")
"""Texts that lose something in a block, or need an indentation mark or `+` to keep it."""


def inline_text(value: Scalar, *, flow: bool = False, like: str = "") -> str:
    """The value on one line; `flow` inside brackets or braces; `like` the quotation mark that stood there before.

    UsageError for characters no card may hold.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    text = writable(value)
    if like == "'" and "\n" not in text:
        return _single(text)
    if like == '"' or not is_plain(text, flow=flow):
        return _single(text) if '"' in text and not re.search(r"['\\\n\t]", text) and like != '"' else _double(text)
    return text


def is_plain(text: str, *, flow: bool) -> bool:
    """True where the text means itself without quotes."""
    if not text or text[0] in _SPECIAL_START or would_be_typed(text) or _OLDER_READERS.fullmatch(text):
        return False
    return not _SYNTAX.search(text) and not (flow and _FLOW_SYNTAX.search(text))


def block_text(value: Scalar, *, like: str = "") -> tuple[str, tuple[str, ...]] | None:
    """The mark and the lines (not yet indented) of a text as a block; None where it is better quoted or has one line.

    `like` is the style that stood there before: one line under `>` stays there.
    """
    if not isinstance(value, str):
        return None
    text = writable(value)
    if _NO_BLOCK.search(text) or ("\n" not in text and like != ">"):
        return None
    style = ">" if like == ">" and "\n" not in text.rstrip("\n") else "|"
    return (style if text.endswith("\n") else f"{style}-"), tuple(text.removesuffix("\n").split("\n"))


def writable(text: str) -> str:
    """The text in NFC. UsageError where a character of it can stand in no card."""
    text = normalised(text)
    fault = forbidden(text)
    if fault or "\r" in text:
        character = fault.args["code_point"] if fault else code_point("\r")
        raise UsageError("error.edit.character", code_point=character)
    return text


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'
