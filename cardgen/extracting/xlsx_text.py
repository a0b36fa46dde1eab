"""Every text a reader could find in an Excel file: cells, hidden sheets, names, comments, validations, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from lxml import etree

from cardgen.archives.zip_reader import read_zip
from cardgen.extracting.package_parts import parse_part, printable_runs

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _VALUE = f"{_MAIN}c", f"{_MAIN}v"
_WHOLE = (f"{_MAIN}si", f"{_MAIN}is", f"{_MAIN}text")
_STYLES = "xl/styles.xml"

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial day has no zone
_LAST_DAY = 2_958_465
"""9999-12-31."""

_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Number formats that are dates by their number (ISO/IEC 29500-1, 18.8.30)."""

_NOT_A_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def xlsx_text(content: bytes) -> str:
    """All text of the file, one place per line: names of parts, each text and attribute, rich texts with runs joined.

    A number is there as stored and as people read it: 1,234,000, and as a date where its cell shows one. Parts that are
    zip files themselves are opened. Raises ArchiveRefused, or lxml's XMLSyntaxError for a damaged part.
    """
    return "\n".join(_texts(content))


def _texts(content: bytes) -> Iterator[str]:
    parts = read_zip(content)
    dates = _date_styles(parts)
    for name, data in parts.items():
        yield name
        if data.startswith(b"PK\x03\x04"):
            yield from _texts(data)
        elif name.endswith((".xml", ".rels", ".vml")):
            yield from _xml_texts(parse_part(data), dates)
        else:
            yield from printable_runs(data)


def _xml_texts(root: etree._Element, dates: frozenset[str]) -> Iterator[str]:
    for node in root.iter():
        if node.tag in _WHOLE:
            yield _decoded("".join(node.itertext(etree.Element)))
        elif node.tag == _CELL:
            yield from _number_texts(node.findtext(_VALUE) or "", is_date=node.get("s", "0") in dates)
        yield from (_decoded(text) for text in (node.text, node.tail) if text and text.strip())
        yield from (_decoded(str(value)) for value in node.attrib.values())


def _number_texts(value: str, *, is_date: bool) -> Iterator[str]:
    try:
        number = float(value)
    except ValueError:
        return
    if number.is_integer():
        yield f"{int(number):,}"
    if is_date and 0 <= number <= _LAST_DAY:
        yield f"{_EPOCH + timedelta(days=number):%Y-%m-%d %H:%M:%S}"


def _date_styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The numbers of cell styles that show dates."""
    if _STYLES not in parts:
        return frozenset()
    root = parse_part(parts[_STYLES])
    own = {str(node.get("numFmtId")) for node in root.iter(f"{_MAIN}numFmt") if _is_date(str(node.get("formatCode")))}
    wanted = own | {str(number) for number in _BUILT_IN_DATES}
    styles = root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return frozenset(str(at) for at, style in enumerate(styles) if style.get("numFmtId") in wanted)


def _is_date(code: str) -> bool:
    return re.search("[ydYD]", _NOT_A_DATE.sub("", code)) is not None


def _decoded(text: str) -> str:
    """`_xHHHH_` as the character it stands for (ISO/IEC 29500-1, 22.9.2.19)."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)
