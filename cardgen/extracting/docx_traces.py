"""Every text of a Word file with the channel it lies in (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from cardgen.extracting.found import Channel, Feature, Finding, Found, Trace
from cardgen.extracting.html_traces import Reading
from cardgen.extracting.known_parts import NO_PARTS, KnownParts, mark
from cardgen.extracting.neighbours import joined
from cardgen.extracting.office_traces import ByPart, node_traces, office_traces
from cardgen.extracting.package_parts import local_name, parse_part

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN, _VAL = f"{_WORD}p", f"{_WORD}r", f"{_WORD}val"
_SYMBOL = f"{_WORD}sym"
_TEXTS = frozenset({f"{_WORD}t", f"{_WORD}delText", f"{_WORD}instrText", f"{_WORD}delInstrText", _SYMBOL})
_CODE = re.compile(r"[0-9A-Fa-f]{1,4}")
_CHANGES = tuple(f"{_WORD}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_OFF_PAGE = re.compile(r"(?:left|top|margin-left|margin-top):-?\d{4,}|-\d{7,}")
_TINY = 4
"""Half points: text of 2 pt or less is not for reading."""

_PARTS: ByPart = tuple(
    (re.compile(pattern), channel)
    for pattern, channel in (
        (r"word/(?:header|footer)\d*\.xml$", Channel.HEADER),
        (r"word/(?:footnotes|endnotes)\.xml$", Channel.NOTE),
        (r"word/comments", Channel.COMMENT),
        (r"word/people", Channel.PEOPLE),
        (r"word/glossary/", Channel.GLOSSARY),
        (r"word/(?:styles|numbering|theme)", Channel.STYLE),
    )
)

_BY_NODE = {
    "instrText": Channel.FIELD,
    "fldSimple": Channel.FIELD,
    "delText": Channel.CHANGE,
    "ins": Channel.CHANGE,
    "del": Channel.CHANGE,
    "bookmarkStart": Channel.BOOKMARK,
    "docVar": Channel.VARIABLE,
    "tag": Channel.CONTROL,
    "alias": Channel.CONTROL,
    "dataBinding": Channel.CONTROL,
    "placeholder": Channel.CONTROL,
    "listItem": Channel.CONTROL,
    "attachedTemplate": Channel.LINK,
    "hyperlink": Channel.LINK,
}


def docx_traces(parts: Mapping[str, bytes], reading: Reading, known: KnownParts = NO_PARTS) -> Iterator[Found]:
    """What lies in every part but the known ones. Paragraphs come joined: Word splits a value over several runs."""
    hidden = _hidden_styles(parts)

    def read(name: str, root: etree._Element, channel: Channel) -> Iterator[Found]:
        if any(next(root.iter(change), None) is not None for change in _CHANGES):
            yield Finding(Feature.CHANGES, name)
        texts = []
        for paragraph in root.iter(_PARAGRAPH):
            yield from _paragraph(name, paragraph, channel, hidden)
            texts.append("".join(_text(run) for run in _own_runs(paragraph)))
        yield from (Trace(channel, text, name) for text in joined(texts))
        yield from node_traces(name, root, lambda node: _channel(node, channel))

    unread = {name: data for name, data in parts.items() if mark(name, data) not in known} if known else parts
    yield from office_traces(unread, _PARTS, Channel.CONTENT, read, reading)


def _channel(node: etree._Element, channel: Channel) -> Channel:
    return _BY_NODE.get(local_name(node), channel)


def _paragraph(name: str, paragraph: etree._Element, channel: Channel, hidden: frozenset[str]) -> Iterator[Trace]:
    """The paragraph's text, and first the runs of each special kind by themselves."""
    kinds: dict[Channel, list[str]] = {}
    for run in _own_runs(paragraph):
        kinds.setdefault(_run_channel(run, channel, hidden), []).append(_text(run))
    for kind, texts in kinds.items():
        yield Trace(kind, "".join(texts), name)
    if len(kinds) > 1:
        yield Trace(channel, "".join(text for texts in kinds.values() for text in texts), name)


def _own_runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs of the paragraph itself, not those of paragraphs in a box within it."""
    return (run for run in paragraph.iter(_RUN) if next(run.iterancestors(_PARAGRAPH)) is paragraph)


def _text(run: etree._Element) -> str:
    return "".join(_symbol(node) if node.tag == _SYMBOL else node.text or "" for node in run if node.tag in _TEXTS)


def _symbol(node: etree._Element) -> str:
    """The character of a symbol; those of symbol fonts lie 0xF000 higher (ISO/IEC 29500-1, 17.3.3.30)."""
    digits = node.get(f"{_WORD}char") or ""
    number = int(digits, 16) if _CODE.fullmatch(digits) else 0
    return chr(number - 0xF000 if 0xF000 <= number <= 0xF0FF else number)  # noqa: PLR2004 - the private use area


def _run_channel(run: etree._Element, channel: Channel, hidden: frozenset[str]) -> Channel:
    if run.find(f"{_WORD}instrText") is not None:
        return Channel.FIELD
    above = {local_name(node): node for node in reversed([*run.iterancestors()])}
    if above.keys() & {"ins", "del", "moveFrom", "moveTo"} or run.find(f"{_WORD}delText") is not None:
        return Channel.CHANGE
    if _is_hidden(run, hidden) or any(_OFF_PAGE.search(_style_of(node)) for node in above.values()):
        return Channel.HIDDEN
    if "txbxContent" in above:
        return Channel.HIDDEN if _is_off_page(above) else Channel.TEXT_BOX
    return Channel.FIELD if "fldSimple" in above else channel


def _is_hidden(run: etree._Element, hidden: frozenset[str]) -> bool:
    """Vanished, white, tiny, or of a style that is."""
    paragraph = next(run.iterancestors(_PARAGRAPH))
    looks = [look for look in (run.find(f"{_WORD}rPr"), paragraph.find(f"{_WORD}pPr")) if look is not None]
    return any(_hides(look) or _names_style(look, hidden) for look in looks)


def _hides(look: etree._Element) -> bool:
    if any(_is_on(look, name) for name in ("vanish", "webHidden", "specVanish")):
        return True
    colour, size = look.find(f"{_WORD}color"), look.find(f"{_WORD}sz")
    white = colour is not None and (colour.get(_VAL) or "").upper() == "FFFFFF"
    return white or (size is not None and (size.get(_VAL) or "").isdigit() and int(size.get(_VAL) or 0) <= _TINY)


def _is_on(look: etree._Element, name: str) -> bool:
    node = look.find(f"{_WORD}{name}")
    return node is not None and node.get(_VAL) not in ("0", "false", "off")


def _names_style(look: etree._Element, hidden: frozenset[str]) -> bool:
    named = [look.find(f"{_WORD}{kind}") for kind in ("rStyle", "pStyle")]
    return any(node is not None and node.get(_VAL) in hidden for node in named)


def _style_of(node: etree._Element) -> str:
    return node.get("style") or ""


def _is_off_page(above: Mapping[str, etree._Element]) -> bool:
    anchor = above.get("anchor")
    offsets = [] if anchor is None else [node.text or "" for node in anchor.iter() if local_name(node) == "posOffset"]
    return any(_OFF_PAGE.search(offset) for offset in offsets)


def _hidden_styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of styles whose text is not seen."""
    try:
        root = parse_part(parts["word/styles.xml"])
    except (KeyError, etree.XMLSyntaxError):
        return frozenset()
    styles = ((style.get(f"{_WORD}styleId") or "", style.find(f"{_WORD}rPr")) for style in root.iter(f"{_WORD}style"))
    return frozenset(name for name, look in styles if look is not None and _hides(look))
