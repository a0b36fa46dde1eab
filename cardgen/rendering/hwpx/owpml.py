"""Names of OWPML, and its parts parsed.

Source: KS X 6101:2011 and Hancom's published schema of it; the namespaces are those Hancom Office writes.
"""

from __future__ import annotations

from cardgen.rendering.office.xml_parts import Element, parse_part

_HANCOM = "http://www.hancom.co.kr/hwpml/2011"
HP = f"{{{_HANCOM}/paragraph}}"
HS = f"{{{_HANCOM}/section}}"
HH = f"{{{_HANCOM}/head}}"
HC = f"{{{_HANCOM}/core}}"
HM = f"{{{_HANCOM}/master-page}}"
HA_NAMESPACE = f"{_HANCOM}/app"
HV_NAMESPACE = f"{_HANCOM}/version"
OPF_NAMESPACE = "http://www.idpf.org/2007/opf/"
OPF = f"{{{OPF_NAMESPACE}}}"
OCF_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:container"
OCF = f"{{{OCF_NAMESPACE}}}"
ODF_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"

PARAGRAPH, RUN, TEXT, CONTROL = f"{HP}p", f"{HP}run", f"{HP}t", f"{HP}ctrl"
TABLE, ROW, CELL, LIST = f"{HP}tbl", f"{HP}tr", f"{HP}tc", f"{HP}subList"
FIELD_BEGIN, FIELD_END = f"{HP}fieldBegin", f"{HP}fieldEnd"

MIMETYPE = "application/hwp+zip"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
UNITS = 7200 / 25.4
"""HWPUNITs, 1/7200 of an inch, in a millimetre."""

_DIGITS = 11
"""Of a number that makes sense in a document; OWPML's have 32 bits."""


def parse_xml(content: bytes) -> Element:
    """The root of a part, without comments. Raises XMLSyntaxError or DoctypeFoundError."""
    return parse_part(content, keep_remarks=False)


def number(element: Element | None, name: str, otherwise: int = 0) -> int:
    """An attribute that is a whole number."""
    written = "" if element is None else element.get(name, "")
    return int(written) if written.lstrip("-").isdecimal() and len(written) <= _DIGITS else otherwise


def child(element: Element, name: str) -> Element:
    """The element's child in the paragraph namespace, made as its last where it has none."""
    found = element.find(f"{HP}{name}")
    if found is None:
        found = element.makeelement(f"{HP}{name}")
        element.append(found)
    return found
