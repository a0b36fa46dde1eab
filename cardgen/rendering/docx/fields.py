"""Fields of a Word template: only kinds known to compute something on paper, with an instruction that is fixed.

A field's instruction is a command to Word. So none may be put together from a card's value, from another field's
result, or from pieces this module does not see as Word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cardgen.rendering.docx.ooxml import W
from cardgen.rendering.office.xml_parts import Element

ALLOWED_FIELDS = frozenset(
    {"ADVANCE", "EQ", "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "HYPERLINK", "INDEX", "LISTNUM", "NOTEREF"}
    | {"NUMPAGES", "PAGE", "PAGEREF", "QUOTE", "REF", "SECTION", "SECTIONPAGES", "SEQ", "STYLEREF", "SUBJECT"}
    | {"SYMBOL", "TC", "TITLE", "TOC", "XE"}
)
"""Fields that read only the document itself (ECMA-376 part 1, 17.16.5).

Left out are those that read other files, start programs, ask, or print the clock, the user or a path.
"""

_LINK = re.compile(
    r'HYPERLINK\s+(?:"(?:#|https?://|mailto:|tel:)[^"\\]*"|\\l\s+"[^"\\]*"|\\h|\\l\s+[\w.-]+)'
    r'(?:\s+\\[hmntol](?:\s+"[^"\\]*"|\s+[\w.-]+)?)*\s*',
    re.IGNORECASE,
)
"""A link to a page, a mailbox or a place in the document, written out."""

_KIND = re.compile(r"\s*([^\s\"\\]*)")
_TAG_SIGNS = re.compile(r"[{}]")
"""Braces have no meaning in the instructions allowed; in a template they begin or end a tag, maybe in another run."""

_CHARACTERS = f"{W}fldChar"
_WORDS = (f"{W}instrText", f"{W}delInstrText", f"{W}t", f"{W}delText")


@dataclass(slots=True)
class _Open:
    """A field being read; `instructing` until its separator."""

    words: list[str] = field(default_factory=list)
    instructing: bool = True


def refused_fields(root: Element) -> Iterator[tuple[str, str]]:
    """The kind and the instruction of each field a template may not hold, in the order of the part."""
    for kind, instruction in _instructions(root):
        if _TAG_SIGNS.search(instruction):
            yield "{{ }}", instruction
        elif not _allowed(kind, instruction):
            yield kind, instruction


def _allowed(kind: str, instruction: str) -> bool:
    if kind == "HYPERLINK":
        return _LINK.fullmatch(instruction.strip()) is not None
    return kind in ALLOWED_FIELDS or kind.startswith("=")


def _instructions(root: Element) -> Iterator[tuple[str, str]]:
    """Every instruction with its kind. What stands in no field, or in another's instruction, has the kind "?"."""
    open_fields: list[_Open] = []
    for element in root.iter(_CHARACTERS, f"{W}fldSimple", *_WORDS):
        if element.tag == f"{W}fldSimple":
            instruction = element.get(f"{W}instr", "")
            yield _kind(instruction, nested=_instructing(open_fields)), instruction
        elif element.tag == _CHARACTERS:
            yield from _mark(element.get(f"{W}fldCharType", ""), open_fields)
        elif _instructing(open_fields):
            open_fields[-1].words.append(element.text or "")
        elif element.tag in _WORDS[:2]:
            yield "?", element.text or ""
    for unended in open_fields:
        if unended.instructing:
            yield "?", "".join(unended.words)


def _mark(mark: str, open_fields: list[_Open]) -> Iterator[tuple[str, str]]:
    """Follow a field's begin, separator or end; its instruction is whole at the separator, or at an end without one."""
    if mark == "begin":
        open_fields.append(_Open())
        return
    if not open_fields:
        return
    current = open_fields[-1]
    if current.instructing:
        current.instructing = False
        instruction = "".join(current.words)
        yield _kind(instruction, nested=_instructing(open_fields[:-1])), instruction
    if mark == "end":
        open_fields.pop()


def _instructing(open_fields: list[_Open]) -> bool:
    return bool(open_fields) and open_fields[-1].instructing


def _kind(instruction: str, *, nested: bool) -> str:
    """The first word, which says what the field does."""
    found = _KIND.match(instruction)
    return found[1].upper() if found and found[1] and not nested else "?"
