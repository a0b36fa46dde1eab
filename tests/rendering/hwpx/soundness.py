"""What nobody else checks of an HWPX file: its tables, numbers, references, and that nothing of a template is left."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from cardgen.model.formseal import read_seal

SECTION, HEADER, CONTENT = "Contents/section0.xml", "Contents/header.xml", "Contents/content.hpf"

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
HH = "{http://www.hancom.co.kr/hwpml/2011/head}"
HC = "{http://www.hancom.co.kr/hwpml/2011/core}"
OPF = "{http://www.idpf.org/2007/opf/}"

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_TAGS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_MARKS = re.compile("[\ufdd0-\ufdef\ue000-\uf8ff]")
_LAID_OUT = re.compile("[\n\r\t]")
_PREVIEW, _PICTURE = "Preview/PrvText.txt", "Preview/PrvImage.png"
_OPENED = ("tbl", "pic", "fieldBegin", "rect", "container")
"""Elements with a number of their own."""

_REFERENCES = {
    "charPrIDRef": "charPr",
    "paraPrIDRef": "paraPr",
    "styleIDRef": "style",
    "borderFillIDRef": "borderFill",
    "tabPrIDRef": "tabPr",
    "nextStyleIDRef": "style",
}


def parts_of(content: bytes) -> Mapping[str, bytes]:
    """The file's parts by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def section_of(content: bytes) -> etree._Element:
    """The root of the one section."""
    return etree.fromstring(parts_of(content)[SECTION])


def text_of(element: etree._Element) -> str:
    """Its text, with line breaks and spaces that do not break as the signs they are; that of tables within left out."""
    return "\n".join(map(_line, element.iter(f"{HP}p")))


def _line(paragraph: etree._Element) -> str:
    return "".join(_said(piece) for piece in paragraph.findall(f"{HP}run/{HP}t"))


def _said(piece: etree._Element) -> str:
    signs = {f"{HP}lineBreak": "\n", f"{HP}tab": "\t", f"{HP}nbSpace": "\u00a0", f"{HP}fwSpace": " "}
    return (piece.text or "") + "".join(signs.get(str(it.tag), "") + (it.tail or "") for it in piece)


def cells_of(content: bytes) -> list[list[str]]:
    """The text of every cell, a list for each table."""
    return [
        [text_of(cell) for cell in table.iterfind(f"{HP}tr/{HP}tc")] for table in section_of(content).iter(f"{HP}tbl")
    ]


def flaws(content: bytes) -> list[str]:
    """Everything wrong with a finished file, each by a short word and where."""
    parts = parts_of(content)
    section, header = etree.fromstring(parts[SECTION]), etree.fromstring(parts[HEADER])
    return [
        *_package(content, parts),
        *_left_over(parts, section),
        *_numbers(section),
        *_references(section, header),
        *(f"{flaw} in table {at}" for at, table in enumerate(section.iter(f"{HP}tbl")) for flaw in _table(table)),
        *_fields(section),
    ]


def _package(content: bytes, parts: Mapping[str, bytes]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first, *_ = entries = archive.infolist()
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED or first.extra:
        yield "mimetype is not first and stored"
    if any(entry.date_time != _NO_TIME for entry in entries):
        yield "a time of writing"
    if len({entry.filename for entry in entries}) != len(entries):
        yield "two parts of one name"
    content_root = etree.fromstring(parts[CONTENT])
    listed = {item.get("href") for item in content_root.iter(f"{OPF}item")}
    yield from (f"{href} is listed and not there" for href in listed - {*parts})
    yield from (f"{name} is not listed" for name in {*parts} - listed if name.startswith(("BinData/", "Contents/s")))
    if _PICTURE in parts:
        yield "a picture of the template"


def _left_over(parts: Mapping[str, bytes], section: etree._Element) -> Iterator[str]:
    words = " ".join(map(str, section.itertext()))
    yield from (f"{word} of PrvText.txt" for word in parts.get(_PREVIEW, b"").decode().split() if word not in words)
    for name, data in parts.items():
        text = data.decode("utf-8", "ignore") if name.endswith((".xml", ".hpf", ".rdf", ".txt")) else ""
        if _TAGS.search(text):
            yield f"a tag in {name}"
        if _MARKS.search(text):
            yield f"a mark in {name}"
    if next(section.iter(f"{HP}linesegarray"), None) is not None:
        yield "laid-out lines"
    if any(_LAID_OUT.search(text) for piece in section.iter(f"{HP}t") for text in piece.itertext()):
        yield "a raw line break"
    metadata = etree.fromstring(parts[CONTENT]).find(f"{OPF}metadata")
    assert metadata is not None
    for meta in metadata.findall(f"{OPF}meta"):
        fact, said = meta.get("name"), (meta.text or "").strip()
        ours = fact == "description" and read_seal(said) is not None
        if said and fact in ("creator", "lastsaveby", "subject", "description") and not ours:
            yield f"the template's {fact}"


def _numbers(section: etree._Element) -> Iterator[str]:
    for attribute in ("id", "instid"):
        seen = Counter(it.get(attribute) for name in _OPENED for it in section.iter(f"{HP}{name}"))
        yield from (f"{attribute} {number} twice" for number, times in seen.items() if number and times > 1)


def _references(section: etree._Element, header: etree._Element) -> Iterator[str]:
    known = {name: {it.get("id") for it in header.iter(f"{HH}{name}")} for name in {*_REFERENCES.values()}}
    for element in (*section.iter(), *header.iter()):
        for attribute, name in _REFERENCES.items():
            number = element.get(attribute)
            if number is not None and number not in known[name]:
                yield f"{attribute} {number} of {etree.QName(element).localname}"
    for name in {*_REFERENCES.values()}:
        group = header.find(f".//{HH}{name}/..")
        if group is not None and int(group.get("itemCnt", "-1")) != len(group):
            yield f"the count of {name}"


def _table(table: etree._Element) -> Iterator[str]:
    """Whether its cells tile the grid, at the addresses they say, and fill the size it says."""
    rows, columns = int(table.get("rowCnt", "0")), int(table.get("colCnt", "0"))
    lines = table.findall(f"{HP}tr")
    if len(lines) != rows:
        yield "rowCnt"
    taken: Counter[tuple[int, int]] = Counter()
    widths: dict[int, int] = {}
    heights: dict[int, int] = {}
    for at, cell in ((at, cell) for at, line in enumerate(lines) for cell in line.findall(f"{HP}tc")):
        row, column, down, over, width, height = _place(cell)
        if row != at:
            yield f"rowAddr {row} in row {at}"
        taken.update((row + y, column + x) for y in range(down) for x in range(over))
        for y in range(down):
            widths[row + y] = widths.get(row + y, 0) + width
        if down == 1:
            heights[row] = height
    if any(times > 1 for times in taken.values()):
        yield "cells over each other"
    if {*taken} != {(y, x) for y in range(rows) for x in range(columns)}:
        yield "a hole, or a cell outside"
    size = table.find(f"{HP}sz")
    assert size is not None
    if {*widths.values()} != {int(size.get("width", "0"))}:
        yield "widths of cells"
    if len(heights) == rows and sum(heights.values()) != int(size.get("height", "0")):
        yield "heights of cells"


def _place(cell: etree._Element) -> tuple[int, int, int, int, int, int]:
    address, span, size = (cell.find(f"{HP}{name}") for name in ("cellAddr", "cellSpan", "cellSz"))
    assert address is not None
    assert span is not None
    assert size is not None
    return (
        int(address.get("rowAddr", "-1")),
        int(address.get("colAddr", "-1")),
        int(span.get("rowSpan", "0")),
        int(span.get("colSpan", "0")),
        int(size.get("width", "0")),
        int(size.get("height", "0")),
    )


def _fields(section: etree._Element) -> Iterator[str]:
    """Whether each click-here field ends, in its own list of paragraphs."""
    begins = {it.get("id"): _list_of(it) for it in section.iter(f"{HP}fieldBegin")}
    ends = {it.get("beginIDRef"): _list_of(it) for it in section.iter(f"{HP}fieldEnd")}
    yield from (f"field {number} without an end" for number in begins.keys() ^ ends.keys())
    yield from (
        f"field {number} ends elsewhere" for number in begins.keys() & ends.keys() if begins[number] is not ends[number]
    )


def _list_of(element: etree._Element) -> etree._Element:
    return next(
        it for it in element.iterancestors() if it.tag in (f"{HP}subList", f"{HP}sec") or it.getparent() is None
    )
