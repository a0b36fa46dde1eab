"""The parts of an office file, parsed without entities, document types or network."""

from __future__ import annotations

from lxml import etree

from cardgen.model.problem import Label

Element = etree._Element  # noqa: SLF001 - lxml's own name for the type of every element


class DoctypeFoundError(ValueError):
    """An XML part declares a document type, which no office program writes."""


class NoSuchDocumentError(ValueError):
    """The archive holds no document of the kind wanted that anybody may open; `reason` says why, in words."""

    def __init__(self, reason: Label) -> None:
        super().__init__(reason.en)
        self.reason = reason


def parse_part(content: bytes, *, keep_blanks: bool = True, keep_remarks: bool = True) -> Element:
    """The root of a part. Raises XMLSyntaxError or DoctypeFoundError.

    Blanks are texts of nothing else between elements; remarks are comments and processing instructions.
    """
    parser = etree.XMLParser(
        remove_blank_text=not keep_blanks,
        remove_comments=not keep_remarks,
        remove_pis=not keep_remarks,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.doctype:
        raise DoctypeFoundError
    return root
