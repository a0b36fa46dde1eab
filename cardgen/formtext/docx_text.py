"""The text of a piece of a Word document as people see it once every tracked change is accepted."""

from __future__ import annotations

import re

from cardgen.formtext.elements import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SYMBOL_EXTENDED = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_VAL = f"{W}val"
_HINT = f"{W}sdtPr/{W}showingPlcHdr"

GONE = frozenset({f"{W}del", f"{W}moveFrom"})
"""Tracked changes that take away what they hold (ISO/IEC 29500-1, 17.13.5)."""

_PROPERTIES = ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr")
PASSED_OVER = GONE | {f"{MC}Fallback", f"{W}instrText", f"{W}rt", *(f"{W}{name}" for name in _PROPERTIES)}
"""What holds no text that people see, or a copy of it for older programs."""

_UNSEEN = PASSED_OVER | {f"{W}drawing", f"{W}pict", f"{W}object"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_CHARACTERS = {f"{W}{name}": sign for name, sign in _SIGNS.items()}
_CODE = re.compile(r"[0-9A-Fa-f]{1,6}")
_LINE_ENDS = re.compile(r"\r\n?|\n")


def text_of(node: Element) -> str:
    """The text below a node: runs joined, LF between paragraphs and for line breaks, hidden text left out."""
    text = _Text()
    _read(node, text)
    return "".join(text.pieces)


def control_text(node: Element) -> str:
    """The text in a content control; "" while it shows its hint."""
    content = node.find(f"{W}sdtContent")
    return "" if content is None or is_on(node.find(_HINT)) else text_of(content)


class _Text:
    """The pieces read so far, and whether the next paragraph begins a line of its own."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.line_ended = False

    def paragraph(self, paragraph: Element) -> None:
        if self.line_ended:
            self.pieces.append("\n")
        _read(paragraph, self)
        self.line_ended = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None


def _read(node: Element, text: _Text) -> None:
    for child in node:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            continue
        if tag == f"{W}p":
            text.paragraph(child)
        elif (sign := sign_of(child)) is not None:
            text.pieces.append(sign)
        elif not is_hidden(child):
            _read(child, text)


def sign_of(node: Element) -> str | None:
    """The characters an element of text stands for; None for an element that holds others."""
    tag = node.tag
    if tag == f"{W}t":
        return _written(node)
    if tag in _CHARACTERS:
        return _CHARACTERS[tag]
    return _symbol(node) if tag in (f"{W}sym", _SYMBOL_EXTENDED) else None


def is_hidden(node: Element) -> bool:
    """True for a control that shows its hint, and for hidden text."""
    if node.tag == f"{W}sdt":
        return is_on(node.find(_HINT))
    return node.tag == f"{W}r" and is_on(node.find(f"{W}rPr/{W}vanish"))


def is_on(switch: Element | None) -> bool:
    """True for a property that is there and not turned off (ISO/IEC 29500-1, 17.17.4)."""
    return switch is not None and (switch.get(_VAL) or "true") not in ("0", "false", "off")


def _written(node: Element) -> str:
    """The text of a run's piece. Word drops blanks at its ends unless told to keep them, and breaks no line in it."""
    text = _LINE_ENDS.sub(" ", node.text or "")
    return text if node.get(_SPACE) == "preserve" else text.strip(" \t")


def _symbol(node: Element) -> str:
    """The character of a symbol; those of symbol fonts lie 0xF000 higher (ISO/IEC 29500-1, 17.3.3.30)."""
    digits = next((str(value) for key, value in node.attrib.items() if str(key).endswith("}char")), "")
    number = int(digits, 16) if _CODE.fullmatch(digits) else 0
    if 0xF000 <= number <= 0xF0FF:  # noqa: PLR2004 - the private use area
        number -= 0xF000
    return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""  # noqa: PLR2004 - Unicode
