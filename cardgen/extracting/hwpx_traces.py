"""Every text of an HWPX file with the channel it lies in (KS X 6101)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from lxml import etree

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace, Unreadable
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.known_parts import NO_PARTS, KnownParts, mark
from cardgen.extracting.neighbours import joined
from cardgen.extracting.office_traces import ByPart, node_traces, office_traces
from cardgen.extracting.package_parts import local_name, parse_part
from cardgen.extracting.text_traces import plain_traces
from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label

_PREVIEW_TEXT = "Preview/PrvText.txt"
_MANIFEST, _HEAD, _CONTENT = "META-INF/manifest.xml", "Contents/header.xml", "Contents/content.hpf"
_PARTS: ByPart = tuple(
    (re.compile(pattern), channel)
    for pattern, channel in (
        (r"^Preview/", Channel.PREVIEW),
        (r"content\.hpf$", Channel.PROPERTY),
        (r"^(?:version|settings)\.xml$", Channel.PROPERTY),
        (r"^META-INF/", Channel.LINK),
        (r"header\.xml$", Channel.STYLE),
        (r"[Mm]emo", Channel.COMMENT),
        (r"[Mm]aster[Pp]age", Channel.HEADER),
        (r"[Hh]istory", Channel.REVISION),
        (r"^Chart/", Channel.TEXT_BOX),
    )
)

_BY_NODE = {
    "memo": Channel.COMMENT,
    "memoPr": Channel.COMMENT,
    "fieldBegin": Channel.CONTROL,
    "fieldEnd": Channel.CONTROL,
    "stringParam": Channel.CONTROL,
    "booleanParam": Channel.CONTROL,
    "integerParam": Channel.CONTROL,
    "edit": Channel.CONTROL,
    "comboBox": Channel.CONTROL,
    "listBox": Channel.CONTROL,
    "listItem": Channel.CONTROL,
    "btn": Channel.CONTROL,
    "checkBtn": Channel.CONTROL,
    "radioBtn": Channel.CONTROL,
    "bookmark": Channel.BOOKMARK,
    "titleMark": Channel.BOOKMARK,
    "indexmark": Channel.BOOKMARK,
    "hiddenComment": Channel.HIDDEN,
    "shapeComment": Channel.DESCRIPTION,
    "metaTag": Channel.CUSTOM_DATA,
    "script": Channel.SCRIPT,
    "trackChange": Channel.CHANGE,
    "trackChangeAuthor": Channel.PEOPLE,
    "header": Channel.HEADER,
    "footer": Channel.HEADER,
    "masterPage": Channel.HEADER,
    "footNote": Channel.NOTE,
    "endNote": Channel.NOTE,
    "drawText": Channel.TEXT_BOX,
}

_PEOPLE = frozenset({"creator", "lastsaveby"})
_CHANGES = frozenset({"insertBegin", "deleteBegin", "trackChange"})
_OVER_TEXT = {"compose": "composeText", "dutmal": "mainText"}
"""Characters over each other (글자 겹침) and texts with notes above (덧말) keep their text in attributes."""

_IN_THE_TEXT = frozenset({"run", "p", "subList", "tc", "tr", "sec"})
"""What has no place of its own, and may have thousands of children."""

_TINY = 200
"""Hundredths of a point: text of 2 pt or less is not for reading."""

_EDGE = 100_000
"""HWPUNIT: a place further than 35 cm from its own is on no page."""


def hwpx_traces(parts: Mapping[str, bytes], reading: Reading, known: KnownParts = NO_PARTS) -> Iterator[Found]:
    """What lies in every part but the known ones: sections, memos, click-here fields, the preview of the last page."""
    unread = {name: data for name, data in parts.items() if mark(name, data) not in known} if known else parts
    for name in unread:
        if name.startswith("Preview/") and name != _PREVIEW_TEXT:
            yield Finding(Feature.UNKNOWN_PART, name)
    if b"encryption-data" in unread.get(_MANIFEST, b""):
        yield Unreadable(Label(*text_of("audit.reason.locked")), _MANIFEST)
    for trace in plain_traces(unread.get(_PREVIEW_TEXT, b""), _PREVIEW_TEXT):
        yield Trace(Channel.PREVIEW, trace.text, trace.place)

    others = {name: data for name, data in unread.items() if name != _PREVIEW_TEXT}
    yield from office_traces(others, _PARTS, Channel.CONTENT, partial(_read, _unseen(parts)), reading)


def _read(hidden: frozenset[str], name: str, root: etree._Element, channel: Channel) -> Iterator[Found]:
    """What lies in one part; `hidden` are the numbers of characters nobody sees."""
    if name == _CONTENT:
        yield from _linked(root)
    if any(local_name(node) in _CHANGES for node in root.iter()):
        yield Finding(Feature.CHANGES, name)
    if channel is Channel.REVISION:
        yield Finding(Feature.REVISIONS, name)
    channels, texts = _Channels(channel), []
    for node in root.iter():
        usual = channels(node)
        if local_name(node) == "p":
            yield from _paragraph(name, node, usual, hidden)
            texts.append("".join(text for _, text in _pieces(node)))
    yield from (Trace(channel, text, name) for text in joined(texts))
    yield from node_traces(name, root, channels)


def _linked(root: etree._Element) -> Iterator[Finding]:
    """A picture that is not in the file: 한글 fetches it from where the link points."""
    for item in root.iter():
        if local_name(item) == "item" and item.get("isEmbeded") == "0":
            yield Finding(Feature.EXTERNAL, _CONTENT)


def _paragraph(name: str, paragraph: etree._Element, usual: Channel, hidden: frozenset[str]) -> Iterator[Trace]:
    """The paragraph's text, and first the runs of each special kind by themselves."""
    kinds: dict[Channel, list[str]] = {}
    for run, text in _pieces(paragraph):
        unseen = run.get("charPrIDRef") in hidden or _is_off_page(run)
        kinds.setdefault(Channel.HIDDEN if unseen else usual, []).append(text)
    for kind, texts in kinds.items():
        yield Trace(kind, "".join(texts), name)
    if len(kinds) > 1:
        yield Trace(usual, "".join(text for _, text in _pieces(paragraph)), name)


def _pieces(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The paragraph's own texts, each with its run; not those of paragraphs in a table or a box within it."""
    for run in paragraph:
        if local_name(run) != "run":
            continue
        for child in run:
            name = local_name(child)
            if name == "t":
                yield run, "".join(map(str, child.itertext()))
            elif name in _OVER_TEXT:
                yield run, _over_text(child, name)


def _over_text(node: etree._Element, name: str) -> str:
    written = next((str(part.text) for part in node if local_name(part) == _OVER_TEXT[name] and part.text), "")
    return node.get(_OVER_TEXT[name]) or written


def _unseen(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The numbers of characters that are white or tiny."""
    try:
        root = parse_part(parts[_HEAD])
    except (KeyError, etree.XMLSyntaxError):
        return frozenset()
    return frozenset(node.get("id") or "" for node in root.iter() if local_name(node) == "charPr" and _hides(node))


def _hides(look: etree._Element) -> bool:
    height = look.get("height") or ""
    return (look.get("textColor") or "").upper() == "#FFFFFF" or (height.isdecimal() and int(height) <= _TINY)


def _is_off_page(run: etree._Element) -> bool:
    """Within a box that is moved away from the paper."""
    for around in run.iterancestors():
        place = None if local_name(around) in _IN_THE_TEXT else around.find("{*}pos")
        offsets = () if place is None else (place.get("horzOffset") or "0", place.get("vertOffset") or "0")
        if any(_units(offset) > _EDGE for offset in offsets):
            return True
    return False


def _units(offset: str) -> int:
    """How far; numbers below zero are written as what is left of 2^32."""
    number = int(offset) if offset.lstrip("-").isdecimal() else 0
    return min(abs(number), abs(number - 2**32))


class _Channels:
    """The channel of each node of a part: by the innermost node around it that says so.

    A paragraph within a memo is a comment; of a cell only the name is one, not what stands in it. Nodes are asked for
    in the order of the document.
    """

    def __init__(self, channel: Channel) -> None:
        self._otherwise = channel
        self._known: dict[etree._Element, Channel] = {}

    def __call__(self, node: etree._Element) -> Channel:
        parent = node.getparent()
        around = self._otherwise if parent is None else self._known.get(parent, self._otherwise)
        name = local_name(node)
        own = Channel.PEOPLE if name == "meta" and node.get("name") in _PEOPLE else _BY_NODE.get(name, around)
        self._known[node] = own
        return Channel.NAME if name == "tc" else own
