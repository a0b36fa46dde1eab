"""Every text a reader could find in a file, whatever its kind, with the channel it lies in.

Shares no code with what writes the files: an audit that stood on the writers would share their mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cardgen.archives.zip_reader import ArchiveRefused, read_zip
from cardgen.extracting.decoding import decodings
from cardgen.extracting.encodings import readings
from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace, Unreadable
from cardgen.extracting.html_traces import html_traces
from cardgen.extracting.kinds import has_too_much_markup, is_misnamed, is_pdf, is_too_large, is_zip
from cardgen.extracting.known_parts import NO_PARTS, KnownParts
from cardgen.extracting.picture_traces import is_picture, picture_traces
from cardgen.extracting.text_traces import json_traces, plain_traces
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label

DEEPEST = 4
"""Files within files within files that are opened: a package, a card, a workbook in it, a picture in that."""

_PLAIN = (".txt", ".csv", ".md", ".css", ".tsv", ".eml", ".yaml", ".yml", ".xml", ".vcf")

_LAYOUT = dict.fromkeys(map(ord, "\t\r\n\f\v\x85\u2028\u2029"))
"""What lays out a text file without being seen."""


def traces(name: str, content: bytes) -> Iterator[Trace]:
    """Every text of the file with its channel, and each decoded as far as it is a spelling of another."""
    for found in found_in(name, content):
        if isinstance(found, Trace):
            yield found
            yield from (Trace(found.channel, text, found.place) for text in decodings(found.text))


def found_in(
    name: str, content: bytes, password: str = "", depth: int = DEEPEST, known: KnownParts = NO_PARTS
) -> Iterator[Found]:
    """Texts as they stand, features and pictures of the file, and of files within it; `known` parts are passed over.

    Never raises for what a file holds: what cannot be read is Unreadable, so that nobody takes it for clean.
    """
    yield Trace(Channel.FILE_NAME, name)
    if depth == 0:
        yield Unreadable(Label(*text_of("audit.reason.deep")), name)
        return
    if is_too_large(content):
        yield Unreadable(Label(*text_of("audit.reason.large")), name)
        return
    if is_misnamed(name, content):
        yield Unreadable(Label(*text_of("audit.reason.misnamed")), name)
        name = ""  # from here on it is what its content says
    try:
        yield from _opened(name, content, password, partial(found_in, password=password, depth=depth - 1), known)
    except ArchiveRefused as error:
        yield Unreadable(error.reason, name)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes a reader raise, the file was not read
        locked = type(error).__name__ == "PasswordError"
        yield Unreadable(Label(*text_of("audit.reason.locked" if locked else "audit.reason.damaged")), name)


def _opened(
    name: str, content: bytes, password: str, reading: partial[Iterator[Found]], known: KnownParts
) -> Iterator[Found]:
    start = content[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if is_pdf(content):
        from cardgen.extracting.pdf_traces import pdf_traces

        yield from pdf_traces(content, reading, password)
    elif is_zip(content) or name.endswith((".docx", ".xlsx", ".hwpx", ".zip")):
        yield from _archive(content, reading, known)
    elif is_picture(content):
        yield from picture_traces(content)
    elif start[:1] in (b"{", b"[") or name.endswith(".json"):
        yield from json_traces(content)
    elif name.endswith((".html", ".htm", ".svg")) or start[:5].lower() in (b"<!doc", b"<html", b"<svg "):
        yield from html_traces(content, reading)
    else:
        yield from _text(name, content)


def _text(name: str, content: bytes) -> Iterator[Found]:
    """A text file; what is neither that nor anything known is told to be unknown, with what it spells."""
    found = [*plain_traces(content)] if content else []
    readable = any(text.translate(_LAYOUT).isprintable() for text in readings(content))
    if content and (not found or not readable or (name and not name.endswith(_PLAIN))):
        yield Unreadable(Label(*text_of("audit.reason.kind")), name)
    yield from found


def _archive(content: bytes, reading: partial[Iterator[Found]], known: KnownParts) -> Iterator[Found]:
    from cardgen.extracting.zip_traces import directory_traces, open_directory

    parts = read_zip(content)
    if has_too_much_markup(parts):
        raise ArchiveRefused(Label(*text_of("audit.reason.large")), over_limit=True)
    archive, file = open_directory(content)
    with archive:
        yield from directory_traces(archive, file)
    if any(name.startswith("word/") for name in parts):
        from cardgen.extracting.docx_traces import docx_traces

        yield from docx_traces(parts, reading, known)
    elif any(name.startswith("xl/") for name in parts):
        from cardgen.extracting.xlsx_traces import xlsx_traces

        yield from xlsx_traces(parts, reading)
    elif "mimetype" in parts and parts["mimetype"].strip() == b"application/hwp+zip":
        from cardgen.extracting.hwpx_traces import hwpx_traces

        yield from hwpx_traces(parts, reading, known)
    else:
        yield Finding(Feature.ATTACHMENT)
        for name, data in parts.items():
            yield from reading(name, data)
