"""Reads vCards as a table: a row for each card, a column for each property.

Sources: RFC 2426 (3.0), RFC 6350 (4.0), and 2.1 as telephones write it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from quopri import decodestring
from typing import Any

from cardgen.detection.resident_number import has_resident_number
from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.importing.delimited import decoded
from cardgen.importing.tables import EMPTY, MAX_COLUMNS, MAX_ROWS, Book, Cell, Sheet

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
    if len(headings) > MAX_COLUMNS:
        raise UsageError("error.import.rows", sheet="-", rows=f"{MAX_ROWS:,}", columns=f"{MAX_COLUMNS:,}")
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
    seen: Counter[str] = Counter()
    for line in lines:
        for name, value in _entries(line):
            if value.strip() and not has_resident_number(name):
                seen[name] += 1
                found[name if seen[name] == 1 else f"{name} {seen[name]}"] = value
                if len(found) > MAX_COLUMNS:
                    return None
    return found


def lawful_card(card: str) -> str:
    """A vCard's text without the lines of properties that hold a resident number: it may not be kept.

    Where one is left that only a reader of vCards sees, nothing but the frame is kept.
    """
    first, *lines, last = card.split("\n")
    kept = [
        line for lines_of_one in _logical(lines) if not _is_unlawful("\n".join(lines_of_one)) for line in lines_of_one
    ]
    text = "\n".join([first, *kept, last])
    values = _properties(text)
    if values and any(map(has_resident_number, values.values())):
        return f"{first}\nVERSION:3.0\n{last}"
    return text


def _logical(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines by property: folded ones begin with a space (RFC 6350, 3.2), quoted-printable ones follow a soft break."""
    one: list[str] = []
    for line in lines:
        if one and not line.startswith((" ", "\t")) and not one[-1].endswith("="):
            yield one
            one = []
        one.append(line)
    if one:
        yield one


def _is_unlawful(text: str) -> bool:
    """True for a property with a resident number in it, folded, escaped or encoded."""
    plain = re.sub(r"=?\n[ \t]?", "", text)
    spelt = decodestring(plain.encode()).decode("utf-8", "replace")
    return any(has_resident_number(it) for it in (text, plain, spelt, plain.replace("\\", "")))


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
