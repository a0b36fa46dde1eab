"""What Office packages have in common: parts by name, properties, links, pictures, files within the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace, Unreadable
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.neighbours import joined
from cardgen.extracting.package_parts import is_xml, local_name, parse_part, printable_runs
from cardgen.extracting.picture_traces import is_picture
from cardgen.extracting.xml_names import vocabulary
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label

ByPart = tuple[tuple[re.Pattern[str], Channel], ...]
PartReading = Callable[[str, "etree._Element", Channel], Iterator[Found]]  # noqa: SLF001 - lxml names its type so

COMMON: ByPart = tuple(
    (re.compile(pattern), channel)
    for pattern, channel in (
        (r"docProps/thumbnail", Channel.PREVIEW),
        (r"docProps/", Channel.PROPERTY),
        (r"customXml/", Channel.CUSTOM_DATA),
        (r"\.rels$", Channel.LINK),
        (r"\[Content_Types\]", Channel.NAME),
        (r"(?:media|BinData|Pictures)/", Channel.PICTURE),
        (r"embeddings/", Channel.EMBEDDED),
        (r"charts?/|diagrams/|drawings?/", Channel.TEXT_BOX),
        (r"(?:person|people)", Channel.PEOPLE),
    )
)

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN, _DRAWN_TEXTS = (f"{_DRAWING}p", f"{_MATH}oMath"), (f"{_DRAWING}t", f"{_MATH}t")
"""ISO/IEC 29500-1, 21.1.2 and 22.1."""

_MACROS = re.compile(r"vbaProject|vbaData|macro|\.js$|Scripts/", re.IGNORECASE)
_DESCRIBING = frozenset({"descr", "title", "alt", "ariaLabel"})
_NAMING = frozenset({"name", "displayName", "nameu"})
_IDENTIFYING = re.compile(r"rsid|paraId|textId|durableId|guid|uid$", re.IGNORECASE)
_PEOPLE = frozenset({"author", "initials", "creator", "lastModifiedBy", "userId", "providerId", "dT"})


def channel_of(name: str, own: ByPart, otherwise: Channel) -> Channel:
    """The channel of a part, by its name."""
    return next((channel for pattern, channel in (*own, *COMMON) if pattern.search(name)), otherwise)


def office_traces(
    parts: Mapping[str, bytes], own: ByPart, otherwise: Channel, read_xml: PartReading, reading: Reading
) -> Iterator[Found]:
    """Names of parts and what lies in each; XML parts as `read_xml` understands them, files within by `reading`."""
    for name, data in parts.items():
        yield Trace(Channel.NAME, name, name)
        if _MACROS.search(name):
            yield Finding(Feature.MACRO, name)
        channel = channel_of(name, own, otherwise)
        if is_xml(name, data):
            yield from _xml(name, data, channel, read_xml)
        elif is_picture(data):
            preview = channel is Channel.PREVIEW
            yield from (_within(found, channel) for found in reading(name, data)) if preview else reading(name, data)
        elif data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
            yield Finding(Feature.ATTACHMENT, name)
            yield from (_within(found, Channel.EMBEDDED) for found in reading(name, data))
        elif name != "mimetype":
            yield from (Trace(channel, run, name) for run in printable_runs(data))
            yield Finding(Feature.UNKNOWN_PART, name)


def _within(found: Found, channel: Channel) -> Found:
    """A file within a file is reported as such; what lies in it matters less than that it is there."""
    return Trace(channel, found.text, found.place) if isinstance(found, Trace) else found


def _xml(name: str, data: bytes, channel: Channel, read_xml: PartReading) -> Iterator[Found]:
    try:
        root = parse_part(data)
    except etree.XMLSyntaxError:
        yield Unreadable(Label(*text_of("audit.reason.damaged")), name)
        yield from (Trace(channel, run, name) for run in printable_runs(data))
        return
    yield from _prologue(name, root)
    yield from (Trace(Channel.MARKUP, text, name) for text in vocabulary(data, root))
    yield from (external_links(name, root) if name.endswith(".rels") else ())
    yield from _drawn(name, root, channel)
    yield from read_xml(name, root, channel)


def _drawn(name: str, root: etree._Element, channel: Channel) -> Iterator[Trace]:
    """Paragraphs of drawings and charts, and formulas, with their runs joined and beside each other."""
    texts = ["".join(node.text or "" for node in block.iter(*_DRAWN_TEXTS)) for block in root.iter(*_DRAWN)]
    yield from (Trace(channel, text, name) for text in (*texts, *joined(texts)))


def _prologue(name: str, root: etree._Element) -> Iterator[Found]:
    """Comments and instructions outside the root, which its own iteration leaves out; a document type."""
    for sibling in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield Trace(Channel.MARKUP, sibling.text or "", name)
    declared = root.getroottree().docinfo.doctype
    if declared:
        yield Trace(Channel.MARKUP, declared, name)


def external_links(name: str, root: etree._Element) -> Iterator[Finding]:
    """A relationship that makes a program fetch something; a link to click fetches nothing by itself."""
    for node in root.iter():
        if isinstance(node.tag, str) and node.get("TargetMode") == "External":
            kind = (node.get("Type") or "").rpartition("/")[2]
            if kind != "hyperlink":
                yield Finding(Feature.EXTERNAL, name)


def node_traces(name: str, root: etree._Element, by_node: Callable[[etree._Element], Channel]) -> Iterator[Trace]:
    """Each text, tail, attribute and comment by itself, in the channel `by_node` says the node is of.

    Once however often it stands there: most attributes of a document are the same few.
    """
    yield from (Trace(channel, text, name) for channel, text in dict.fromkeys(_node_texts(root, by_node)))


def _node_texts(root: etree._Element, by_node: Callable[[etree._Element], Channel]) -> Iterator[tuple[Channel, str]]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            yield Channel.MARKUP, node.text or ""
            if node.tail and node.tail.strip():
                yield Channel.MARKUP, node.tail
            continue
        channel = by_node(node)
        if node.text and node.text.strip():
            yield channel, node.text
        if node.tail and node.tail.strip():
            yield channel, node.tail
        for key, value in node.attrib.items():
            yield attribute_channel(node, str(key), channel), str(value)


def attribute_channel(node: etree._Element, key: str, channel: Channel) -> Channel:
    """What an attribute is by its own name, else what its node is."""
    short = key.rpartition("}")[2]
    if short in _DESCRIBING:
        return Channel.DESCRIPTION
    if short in _PEOPLE:
        return Channel.PEOPLE
    if _IDENTIFYING.search(short):
        return Channel.IDENTIFIER
    if short in _NAMING and local_name(node) in ("docPr", "cNvPr", "shape"):
        return Channel.NAME
    return channel


def nested_text(node: etree._Element) -> str:
    """All text below a node, its pieces joined."""
    return "".join(str(text) for text in node.itertext())
