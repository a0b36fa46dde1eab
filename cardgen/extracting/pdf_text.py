"""Every text a reader could find in a PDF: on its pages, drawn or hidden, and everywhere around them."""

from __future__ import annotations

from cardgen.extracting.shown_lines import lines_of


def pdf_text(content: bytes) -> str:
    """All text of the file, one place per line.

    That is what pages and forms draw (whatever covers it), every string of every object (information, bookmarks, links,
    named destinations, form values, alternative texts, names of attachments), metadata and attachments, and the same
    of every earlier revision the file still carries.
    """
    return lines_of("file.pdf", content)
