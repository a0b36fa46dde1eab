"""Every text a reader could find in a Word file: shown, hidden, in properties, links, names of parts, pictures."""

from __future__ import annotations

from lxml import etree

from cardgen.archives.zip_reader import read_zip
from cardgen.extracting.package_parts import parse_part
from cardgen.extracting.shown_lines import lines_of

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_WORD}p"
_RUN = f"{_WORD}r"
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}


def docx_text(content: bytes) -> str:
    """All text of the file, one place per line: names of parts, whole paragraphs, each text, attribute and comment.

    Paragraphs come with their runs joined because Word splits a value over several of them. Parts that are zip files
    themselves (embedded workbooks) are opened.
    """
    return lines_of("file.docx", content)


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
