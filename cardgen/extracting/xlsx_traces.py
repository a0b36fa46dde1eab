"""Every text of an Excel file with the channel it lies in (ISO/IEC 29500-1, 18)."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_uppercase, digits

from lxml import etree

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.neighbours import joined
from cardgen.extracting.office_traces import ByPart, attribute_channel, nested_text, node_traces, office_traces
from cardgen.extracting.package_parts import local_name, parse_part
from cardgen.extracting.xlsx_numbers import date_styles, decoded, epoch_of, number_texts

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL, _VALUE, _FORMULA = f"{_MAIN}c", f"{_MAIN}v", f"{_MAIN}f"
_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_JOINED = (f"{_MAIN}si", f"{_MAIN}is", f"{_MAIN}text")
_PLACES = frozenset({"r", "ref", "sqref", "spans", "s", "topLeftCell", "activeCell", "count", "uniqueCount", "style"})
"""Attributes that say where in a sheet something stands."""

_PARTS: ByPart = tuple(
    (re.compile(pattern), channel)
    for pattern, channel in (
        (r"xl/(?:threadedC|c)omments|xl/drawings/.*\.vml$", Channel.COMMENT),
        (r"xl/persons/", Channel.PEOPLE),
        (r"xl/(?:pivotCache|externalLinks|calcChain|queryTables|connections|model)", Channel.CACHE),
        (r"xl/worksheets/sheet.*\.xml$", Channel.CELL),
        (r"xl/sharedStrings", Channel.CACHE),
        (r"xl/tables/", Channel.DEFINED_NAME),
        (r"xl/(?:styles|theme)", Channel.STYLE),
    )
)

_BY_NODE = {
    "f": Channel.FORMULA,
    "definedName": Channel.DEFINED_NAME,
    "dataValidation": Channel.VALIDATION,
    "formula1": Channel.VALIDATION,
    "formula2": Channel.VALIDATION,
    "formula": Channel.FORMULA,
    "sheet": Channel.SHEET_NAME,
    "numFmt": Channel.NUMBER_FORMAT,
    "oddHeader": Channel.HEADER,
    "oddFooter": Channel.HEADER,
    "evenHeader": Channel.HEADER,
    "evenFooter": Channel.HEADER,
    "firstHeader": Channel.HEADER,
    "firstFooter": Channel.HEADER,
    "hyperlink": Channel.LINK,
    "author": Channel.PEOPLE,
    "filter": Channel.CACHE,
    "customFilter": Channel.CACHE,
    "dateGroupItem": Channel.CACHE,
}
_DAY = ("year", "month", "day")


def xlsx_traces(parts: Mapping[str, bytes], reading: Reading) -> Iterator[Found]:
    """What lies in every part; cells with their shared strings, and as people read their numbers."""
    book = _Workbook.of(parts)

    def read(name: str, root: etree._Element, channel: Channel) -> Iterator[Found]:
        if name in book.hidden:
            yield Finding(Feature.HIDDEN_SHEET, name)
            channel = Channel.HIDDEN_SHEET
        if channel in (Channel.CELL, Channel.HIDDEN_SHEET):
            yield from book.cells(name, root, channel)
        elif name == _STRINGS:
            yield from book.unused()
        else:
            for node in root.iter(*_JOINED):
                yield Trace(channel, decoded(nested_text(node)), name)
            yield from node_traces(name, root, lambda node: _BY_NODE.get(local_name(node), channel))

    sheets_first = sorted(parts, key=lambda name: name == _STRINGS)
    yield from office_traces({name: parts[name] for name in sheets_first}, _PARTS, Channel.OBJECT, read, reading)


@dataclass(slots=True)
class _Workbook:
    """What cells refer to: shared strings, date styles, which sheets are hidden."""

    strings: list[list[str]]
    dates: frozenset[str]
    epoch: datetime
    hidden: frozenset[str]
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> _Workbook:
        return cls(_strings(parts), date_styles(parts), epoch_of(parts), frozenset(_hidden_sheets(parts)))

    def cells(self, name: str, root: etree._Element, channel: Channel) -> Iterator[Trace]:
        hidden = _hidden_columns(root)
        rows: defaultdict[str, list[str]] = defaultdict(list)
        columns: defaultdict[str, list[str]] = defaultdict(list)
        for node in root.iter():
            if node.tag == _CELL:
                place = node.get("r") or ""
                texts = [*self._cell(name, node, _cell_channel(node, channel, hidden))]
                yield from texts
                rows[place.lstrip(ascii_uppercase)] += [texts[0].text] if texts else []
                columns[place.rstrip(digits)] += [texts[0].text] if texts else []
            elif not isinstance(node.tag, str):
                yield Trace(Channel.MARKUP, node.text or "", name)
            else:
                yield from _around(name, node, self.epoch)
        for line in (*rows.values(), *columns.values()):
            yield from (Trace(channel, text, name) for text in joined(line))

    def _cell(self, name: str, cell: etree._Element, channel: Channel) -> Iterator[Trace]:
        value = cell.findtext(_VALUE) or ""
        if cell.get("t") == "s" and value.isdigit() and int(value) < len(self.strings):
            self.used.add(int(value))
            yield from (Trace(channel, text, name) for text in self.strings[int(value)])
        elif value:
            texts = number_texts(decoded(value), is_date=cell.get("s", "0") in self.dates, epoch=self.epoch)
            yield from (Trace(channel, text, name) for text in texts)
        for inline in cell.iter(f"{_MAIN}is"):
            yield Trace(channel, decoded(nested_text(inline)), name)
        formula = cell.findtext(_FORMULA)
        if formula:
            yield Trace(Channel.FORMULA, decoded(formula), name)

    def unused(self) -> Iterator[Trace]:
        """Strings no cell shows any more, which a program leaves behind when a cell is emptied."""
        for at, texts in enumerate(self.strings):
            if at not in self.used:
                yield from (Trace(Channel.CACHE, text, _STRINGS) for text in texts)


def _around(name: str, node: etree._Element, epoch: datetime) -> Iterator[Trace]:
    """A node of a sheet that is no cell: validations, filters, headers, links; where things stand is layout.

    A limit of a validation may be a day, and so may a value a filter lets through.
    """
    if local_name(node) in ("v", "t", "is", "r") and any(it.tag == _CELL for it in node.iterancestors()):
        return
    channel = _BY_NODE.get(local_name(node), Channel.LAYOUT)
    if node.text and node.text.strip() and node.tag != _FORMULA:
        as_day = local_name(node) in ("formula1", "formula2", "val")
        texts = number_texts(decoded(node.text), is_date=True, epoch=epoch) if as_day else ()
        yield from (Trace(channel, text, name) for text in dict.fromkeys((decoded(node.text), *texts)))
    if all(key in node.attrib for key in _DAY):
        yield Trace(channel, "-".join(str(node.get(key)) for key in _DAY), name)
    for key, value in node.attrib.items():
        kind = Channel.LAYOUT if key in _PLACES else attribute_channel(node, str(key), channel)
        yield Trace(kind, decoded(str(value)), name)


def _cell_channel(cell: etree._Element, channel: Channel, columns: frozenset[int]) -> Channel:
    row = cell.getparent()
    hidden = row is not None and row.get("hidden") in ("1", "true")
    return Channel.HIDDEN_SHEET if hidden or _column(cell.get("r") or "") in columns else channel


def _column(place: str) -> int:
    number = 0
    for letter in re.sub("[^A-Z]", "", place):
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    hidden: set[int] = set()
    for node in root.iter(f"{_MAIN}col"):
        if node.get("hidden") in ("1", "true") or node.get("width") == "0":
            hidden.update(range(int(node.get("min") or 0), min(int(node.get("max") or 0), 16_384) + 1))
    return frozenset(hidden)


def _strings(parts: Mapping[str, bytes]) -> list[list[str]]:
    """The shared strings: each as its runs joined, and with its phonetic reading where that says more."""
    try:
        root = parse_part(parts[_STRINGS])
    except (KeyError, etree.XMLSyntaxError):
        return []
    return [_string(item) for item in root.iter(f"{_MAIN}si")]


def _string(item: etree._Element) -> list[str]:
    shown = "".join(
        node.text or ""
        for node in item.iter(f"{_MAIN}t")
        if not any(it.tag == f"{_MAIN}rPh" for it in node.iterancestors())
    )
    whole = nested_text(item)
    return [decoded(text) for text in dict.fromkeys((shown, whole)) if text]


def _hidden_sheets(parts: Mapping[str, bytes]) -> Iterator[str]:
    try:
        book = parse_part(parts[_BOOK])
        links = parse_part(parts["xl/_rels/workbook.xml.rels"])
    except (KeyError, etree.XMLSyntaxError):
        return
    targets = {str(node.get("Id")): str(node.get("Target")) for node in links if isinstance(node.tag, str)}
    for sheet in book.iter(f"{_MAIN}sheet"):
        if sheet.get("state") in ("hidden", "veryHidden"):
            yield posixpath.normpath(posixpath.join("/xl", targets.get(sheet.get(_RELATION) or "", "")))[1:]
