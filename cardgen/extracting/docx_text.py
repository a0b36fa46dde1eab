"""Every text a reader could find in a Word file: shown, hidden, in properties, links, names of parts, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from cardgen.archives.zip_reader import read_zip
from cardgen.extracting.package_parts import parse_part, printable_runs

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_WORD}p"
_RUN = f"{_WORD}r"
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}


def docx_text(content: bytes) -> str:
    """All text of the file, one place per line: names of parts, whole paragraphs, each text, attribute and comment.

    Paragraphs come with their runs joined because Word splits a value over several of them. Parts that are zip files
    themselves (embedded workbooks) are opened. Raises ArchiveRefused, or lxml's XMLSyntaxError for a damaged part.
    """
    return "\n".join(_texts(content))


def docx_paragraphs(content: bytes, part: str = "word/document.xml") -> tuple[str, ...]:
    """The text of each paragraph of a part in order, with line breaks and tabs as Word shows them."""
    root = parse_part(read_zip(content)[part])
    return tuple(_paragraph_text(paragraph) for paragraph in root.iter(_PARAGRAPH))


def _paragraph_text(paragraph: etree._Element) -> str:
    """A paragraph's text with its runs joined, without that of paragraphs inside it (text boxes)."""
    nodes = (node for run in paragraph.iter(_RUN) if _is_own(run, paragraph) for node in run)
    return "".join(_BREAKS.get(str(node.tag), (node.text or "") if node.tag == f"{_WORD}t" else "") for node in nodes)


def _is_own(run: etree._Element, paragraph: etree._Element) -> bool:
    return next(run.iterancestors(_PARAGRAPH)) is paragraph


def _texts(content: bytes) -> Iterator[str]:
    for name, data in read_zip(content).items():
        yield name
        if data.startswith(b"PK\x03\x04"):
            yield from _texts(data)
        elif name.endswith((".xml", ".rels")):
            yield from _xml_texts(data)
        else:
            yield from printable_runs(data)


def _xml_texts(data: bytes) -> Iterator[str]:
    root = parse_part(data)
    for paragraph in root.iter(_PARAGRAPH):
        yield _paragraph_text(paragraph)
    for node in root.iter():
        yield from (text for text in (node.text, node.tail) if text and text.strip())
        yield from (str(value) for value in node.attrib.values())
