"""Every text of an HWPX file with the channel it lies in (KS X 6101)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.neighbours import joined
from cardgen.extracting.office_traces import ByPart, nested_text, node_traces, office_traces
from cardgen.extracting.package_parts import local_name
from cardgen.extracting.text_traces import plain_traces

_PREVIEW_TEXT = "Preview/PrvText.txt"
_PARTS: ByPart = tuple(
    (re.compile(pattern), channel)
    for pattern, channel in (
        (r"^Preview/", Channel.PREVIEW),
        (r"content\.hpf$", Channel.PROPERTY),
        (r"^(?:version|settings)\.xml$", Channel.PROPERTY),
        (r"^META-INF/", Channel.LINK),
        (r"header\.xml$", Channel.STYLE),
        (r"[Mm]emo", Channel.COMMENT),
    )
)

_BY_NODE = {
    "memo": Channel.COMMENT,
    "memoPr": Channel.COMMENT,
    "fieldBegin": Channel.CONTROL,
    "stringParam": Channel.CONTROL,
    "booleanParam": Channel.CONTROL,
    "integerParam": Channel.CONTROL,
    "bookmark": Channel.BOOKMARK,
    "hiddenComment": Channel.HIDDEN,
    "shapeComment": Channel.DESCRIPTION,
    "script": Channel.SCRIPT,
    "tc": Channel.NAME,
    "trackChange": Channel.CHANGE,
    "header": Channel.HEADER,
    "footer": Channel.HEADER,
    "footNote": Channel.NOTE,
    "endNote": Channel.NOTE,
    "drawText": Channel.TEXT_BOX,
}


def hwpx_traces(parts: Mapping[str, bytes], reading: Reading) -> Iterator[Found]:
    """What lies in every part: sections, memos, click-here fields, and the preview Hancom keeps of the last page."""
    for name in parts:
        if name.startswith("Preview/") and name != _PREVIEW_TEXT:
            yield Finding(Feature.UNKNOWN_PART, name)
    if _PREVIEW_TEXT in parts:
        for trace in plain_traces(parts[_PREVIEW_TEXT], _PREVIEW_TEXT):
            yield Trace(Channel.PREVIEW, trace.text, trace.place)
    others = {name: data for name, data in parts.items() if name != _PREVIEW_TEXT}
    yield from office_traces(others, _PARTS, Channel.CONTENT, _read, reading)


def _read(name: str, root: etree._Element, channel: Channel) -> Iterator[Found]:
    texts = []
    for node in root.iter():
        if local_name(node) == "p":
            pieces = (piece for piece in node.iter() if local_name(piece) == "t" and _paragraph_of(piece) is node)
            texts.append("".join(map(nested_text, pieces)))
            yield Trace(_channel(node, channel), texts[-1], name)
        if local_name(node) in ("insertBegin", "deleteBegin"):
            yield Finding(Feature.CHANGES, name)
    yield from (Trace(channel, text, name) for text in joined(texts))
    yield from node_traces(name, root, lambda node: _channel(node, channel))


def _paragraph_of(node: etree._Element) -> etree._Element | None:
    return next((above for above in node.iterancestors() if local_name(above) == "p"), None)


def _channel(node: etree._Element, channel: Channel) -> Channel:
    """By the innermost node around it that says so: a paragraph within a memo is a comment."""
    for around in (node, *node.iterancestors()):
        if local_name(around) in _BY_NODE:
            return _BY_NODE[local_name(around)]
    return channel
