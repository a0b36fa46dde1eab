"""What a filled section still needs: its tables laid out, line breaks of values, numbers of its own."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from cardgen.rendering.control_marks import Control
from cardgen.rendering.hwpx.controls import with_controls
from cardgen.rendering.hwpx.identifiers import renumber
from cardgen.rendering.hwpx.moved_tags import EMPTY
from cardgen.rendering.hwpx.owpml import DECLARATION, HP, LIST, PARAGRAPH, RUN, TEXT, Element
from cardgen.rendering.hwpx.table_layout import lay_out

_BREAKS = {"\n": f"{HP}lineBreak", "\t": f"{HP}tab"}
_TAB = {"width": "4000", "leader": "NONE", "type": "LEFT"}
"""As wide as a tab stop of a new document, in HWPUNITs."""


def finished(xml: str, controls: Mapping[str, Control]) -> bytes:
    """A filled section as Hancom Office reads it."""
    if "\r" in xml:  # an XML reader would see LF (XML 1.0, section 2.11)
        xml = xml.replace("\r\n", "\n").replace("\r", "\n")
    root = etree.fromstring(with_controls(xml, controls) if controls else xml, _parser())
    lay_out(root)
    for around in root.iter(LIST):
        if around.get(EMPTY) is not None:
            _keep_a_paragraph(around)
    if "\n" in xml or "\t" in xml:
        for text in root.iter(TEXT):
            _break_lines(text)
    renumber(root)
    return DECLARATION + etree.tostring(root, encoding="UTF-8")


def _parser() -> etree.XMLParser:
    """Our own XML: there is nothing to refuse, and a long card may be a large one."""
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)


def _keep_a_paragraph(around: Element) -> None:
    """A list of paragraphs needs one: tags may have left out all of a cell's."""
    layout, style, letter = around.attrib.pop(EMPTY).split()
    if around.find(PARAGRAPH) is None:
        flags = dict.fromkeys(("pageBreak", "columnBreak", "merged"), "0")
        paragraph = etree.SubElement(around, PARAGRAPH, {"id": "0", "paraPrIDRef": layout, "styleIDRef": style} | flags)
        etree.SubElement(etree.SubElement(paragraph, RUN, charPrIDRef=letter), TEXT)


def _break_lines(text: Element) -> None:
    """Turn line breaks and tabs in a text into OWPML's own elements."""
    for element in (text, *text):
        content = (element.text if element is text else element.tail) or ""
        if "\n" in content or "\t" in content:
            _rebuild(text, element, content)


def _rebuild(text: Element, element: Element, content: str) -> None:
    own = element is text
    pieces = content.replace("\n", "\0\n\0").replace("\t", "\0\t\0").split("\0")
    if own:
        element.text = pieces[0]
    else:
        element.tail = pieces[0]
    at = 0 if own else text.index(element) + 1
    for sign, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        made = text.makeelement(_BREAKS[sign], _TAB if sign == "\t" else {})
        made.tail = rest
        text.insert(at, made)
        at += 1
