"""Reads vCards as a table: a row for each card, a column for each property.

Sources: RFC 2426 (3.0), RFC 6350 (4.0), and 2.1 as telephones write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.importing.delimited import decoded
from cardgen.importing.tables import EMPTY, MAX_ROWS, Book, Cell, Sheet

UNREADABLE = "I103"
LONGEST = 1024 * 1024
"""Characters of one vCard without its pictures."""

_CARD = re.compile(r"^BEGIN:VCARD[ \t]*$.*?^END:VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_BEGIN = re.compile(r"^BEGIN:VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_PICTURE = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*\n(?:[ \t].*\n)*(?:[A-Za-z0-9+/=]{20,}\n)*",
    re.IGNORECASE | re.MULTILINE,
)
_SOFT_BREAK = re.compile(r"=\n[ \t]?(?=[^\n])")
_OLD = re.compile(r"^VERSION:2\.1\s*$", re.IGNORECASE | re.MULTILINE)
_MOBILE = re.compile(r"(?:tel:)?(?:\+82[- .]?|0)1[016789]")
_HANGUL = re.compile("[가-힣]")
_NEVER = frozenset({"VERSION", "PRODID", "REV", "N", "KIND"})


def read_vcards(content: bytes) -> Book:
    """The vCards of a file as a sheet whose first row names the properties. EnvironmentMissing without vobject."""
    text, encoding = decoded(content)
    cards = vcard_texts(text)
    table: list[dict[str, str]] = []
    faults: dict[tuple[int, int], str] = {}
    for number, card in enumerate(cards):
        properties = _properties(card)
        if properties is None:
            faults[number + 1, 0] = UNREADABLE
        table.append(properties or {})
    headings = [*dict.fromkeys(name for properties in table for name in properties)]
    rows: list[list[Cell]] = [[*headings]]
    rows += [[it.get(name, EMPTY) for name in headings] for it in table]
    return Book((Sheet("", rows, faults, columns=tuple(headings) or ("FN",)),), encoding=encoding)


def vcard_texts(text: str) -> list[str]:
    """Each vCard of a file as it stands there, line ends as LF. UsageError where one is not closed."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    cards = _CARD.findall(plain)
    if len(cards) != len(_BEGIN.findall(plain)) or len(cards) > MAX_ROWS:
        raise UsageError("error.import.vcard", count=f"{len(cards):,}", limit=f"{MAX_ROWS:,}")
    return cards


def _properties(card: str) -> dict[str, str] | None:
    """The properties of one vCard by heading; None where it cannot be read."""
    try:
        from vobject import readOne
        from vobject.base import VObjectError
    except ImportError:
        raise EnvironmentMissing("error.import.vobject") from None
    plain = _PICTURE.sub("", card + "\n")
    if len(plain) > LONGEST:
        return None
    if _OLD.search(plain):
        plain = _SOFT_BREAK.sub("", plain)
    try:
        lines = [*readOne(plain).getChildren()]
    except (VObjectError, ValueError, LookupError, TypeError, AttributeError, IndexError):
        return None
    found: dict[str, str] = {}
    for line in lines:
        for name, value in _entries(line):
            if value.strip():
                found[_free(name, found)] = value
    return found


def _free(name: str, taken: dict[str, str]) -> str:
    """The heading of a property that comes several times: TEL, TEL 2."""
    count = 1
    free = name
    while free in taken:
        count += 1
        free = f"{name} {count}"
    return free


def _entries(line: Any) -> Iterator[tuple[str, str]]:
    """The headings one property fills."""
    name, value = str(line.name).upper(), line.value
    match name:
        case "TEL":
            yield _phone_heading(line, str(value)), str(value).removeprefix("tel:")
        case "N":
            yield "N", _full_name(value)
        case "ADR":
            yield "ADR", _address(value)
            yield "ADR CODE", _text(value.code)
        case "ORG":
            company, *units = [_text(it) for it in value] if isinstance(value, list) else [_text(value)]
            yield "ORG", company
            yield "ORG UNIT", " ".join(units)
        case "X-CARDGEN-ID":
            yield "ID", _text(value)
        case _ if name not in _NEVER and isinstance(value, (str, list)):
            yield name, _text(value)


def _phone_heading(line: Any, value: str) -> str:
    kinds = {
        kind.upper()
        for given in (*line.params.get("TYPE", ()), *getattr(line, "singletonparams", ()))
        for kind in given.split(",")
    }
    if "FAX" in kinds:
        return "TEL FAX"
    return "TEL CELL" if "CELL" in kinds or _MOBILE.match(value) else "TEL"


def _full_name(name: Any) -> str:
    """Family name first in Hangul, last in other scripts."""
    family, given = _text(name.family), _text(name.given)
    return family + given if _HANGUL.search(family + given) else f"{given} {family}".strip()


def _address(address: Any) -> str:
    """From the widest part to the narrowest, as Korea writes addresses."""
    parts = (address.region, address.city, address.street, address.extended, address.box)
    return " ".join(filter(None, map(_text, parts)))


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
