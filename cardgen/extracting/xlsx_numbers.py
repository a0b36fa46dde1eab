"""Numbers of a worksheet as people read them: grouped, and as dates where their cells show one."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from lxml import etree

from cardgen.extracting.package_parts import parse_part

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES, _BOOK = "xl/styles.xml", "xl/workbook.xml"

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial day has no zone
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - likewise; of books first made on a Macintosh
LAST_DAY = 2_958_465
"""9999-12-31."""

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Number formats that are dates by their number (ISO/IEC 29500-1, 18.8.30)."""

_NOT_A_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def number_texts(value: str, *, is_date: bool, epoch: datetime = EPOCH) -> Iterator[str]:
    """How a stored number looks: as a day and a time where its cell shows one, else as it is and grouped.

    A number with a fraction comes without it, too, since it may be a day with a time; in a book that counts from 1904,
    so does its count from 1900, which is how a search knows days. Other values are given as they are.
    """
    try:
        number = float(value)
    except ValueError:
        yield value
        return
    if is_date and 0 <= number <= LAST_DAY:
        moment = epoch + timedelta(days=min(number, LAST_DAY - (epoch - EPOCH).days))
        yield f"{moment:%Y-%m-%d %H:%M:%S}" if number % 1 else f"{moment:%Y-%m-%d}"
        return
    yield value
    if number.is_integer():
        yield f"{int(number):,}"
    elif math.isfinite(number):
        yield str(int(number))
    if epoch != EPOCH and 0 <= number <= LAST_DAY:
        yield str(int(number) + (epoch - EPOCH).days)


def epoch_of(parts: Mapping[str, bytes]) -> datetime:
    """The day the book's serial numbers count from (ISO/IEC 29500-1, 18.2.28, date1904)."""
    try:
        book = parse_part(parts[_BOOK])
    except (KeyError, etree.XMLSyntaxError):
        return EPOCH
    from_1904 = any(node.get("date1904") in ("1", "true") for node in book.iter(f"{_MAIN}workbookPr"))
    return EPOCH_1904 if from_1904 else EPOCH


def date_styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The numbers of cell styles that show dates."""
    try:
        root = parse_part(parts[_STYLES])
    except (KeyError, etree.XMLSyntaxError):
        return frozenset()
    own = {str(node.get("numFmtId")) for node in root.iter(f"{_MAIN}numFmt") if _is_date(str(node.get("formatCode")))}
    wanted = own | {str(number) for number in _BUILT_IN_DATES}
    styles = root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return frozenset(str(at) for at, style in enumerate(styles) if style.get("numFmtId") in wanted)


def _is_date(code: str) -> bool:
    return re.search("[ydYD]", _NOT_A_DATE.sub("", code)) is not None


def decoded(text: str) -> str:
    """`_xHHHH_` as the character it stands for (ISO/IEC 29500-1, 22.9.2.19)."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)
