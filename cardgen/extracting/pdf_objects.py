"""The strings, names and numbers of a PDF's objects, each with the channel its key tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from cardgen.extracting.decoding import texts_of
from cardgen.extracting.found import Channel, Feature
from cardgen.extracting.neighbours import joined

_BY_KEY = {
    "/ActualText": Channel.STRUCTURE,
    "/Alt": Channel.STRUCTURE,
    "/E": Channel.STRUCTURE,
    "/URI": Channel.LINK,
    "/Contents": Channel.COMMENT,
    "/RC": Channel.COMMENT,
    "/V": Channel.FORM_VALUE,
    "/DV": Channel.FORM_VALUE,
    "/T": Channel.FORM_VALUE,
    "/TU": Channel.FORM_VALUE,
    "/TM": Channel.FORM_VALUE,
    "/Opt": Channel.FORM_VALUE,
    "/JS": Channel.SCRIPT,
    "/F": Channel.EMBEDDED,
    "/UF": Channel.EMBEDDED,
    "/Desc": Channel.EMBEDDED,
    "/Title": Channel.BOOKMARK,
    "/Dest": Channel.BOOKMARK,
    "/D": Channel.BOOKMARK,
    "/Names": Channel.BOOKMARK,
    "/Limits": Channel.BOOKMARK,
    "/Dests": Channel.BOOKMARK,
    "/ID": Channel.IDENTIFIER,
    "/BaseFont": Channel.NAME,
    "/FontName": Channel.NAME,
    "/FontFamily": Channel.NAME,
}
_SIZES = frozenset({"/Length", "/Length1", "/Length2", "/Length3", "/Size", "/Prev", "/First", "/XRefStm", "/ObjStm"})
_SMALLEST = 10_000
"""Numbers below are sizes and places on the page."""

_ACTIVE = {
    "/JavaScript": Feature.SCRIPT,
    "/Launch": Feature.SCRIPT,
    "/SubmitForm": Feature.EXTERNAL,
    "/ImportData": Feature.EXTERNAL,
    "/GoToR": Feature.EXTERNAL,
    "/Rendition": Feature.EXTERNAL,
}
_TYPES = {
    "/EmbeddedFile": Feature.ATTACHMENT,
    "/OCG": Feature.LAYERS,
}


def object_texts(item: Any, channel: Channel | None = None) -> Iterator[tuple[Channel, str]]:
    """The texts of an object and of what lies directly in it; objects it refers to come by themselves."""
    yield from _texts(item, "", channel)


def _texts(item: Any, key: str, channel: Channel | None) -> Iterator[tuple[Channel, str]]:
    if isinstance(item, pikepdf.String):
        own = channel or _BY_KEY.get(key, Channel.OBJECT)
        yield from ((own, text) for text in string_texts(item))
    elif isinstance(item, pikepdf.Name):
        yield channel or _BY_KEY.get(key, Channel.NAME), str(item)[1:]
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        within = channel or _structure(item)
        for name, child in item.items():
            yield Channel.NAME, name[1:]
            if not _is_elsewhere(child):
                yield from _texts(child, name, within)
    elif isinstance(item, pikepdf.Array):
        for child in item:
            if not _is_elsewhere(child):
                yield from _texts(child, key, channel)
        strings = (str(child) for child in item if isinstance(child, pikepdf.String))
        yield from ((channel or _BY_KEY.get(key, Channel.OBJECT), text) for text in joined(strings))
    elif isinstance(item, int) and not isinstance(item, bool) and abs(item) >= _SMALLEST and key not in _SIZES:
        yield Channel.OBJECT, str(item)


def _structure(item: Any) -> Channel | None:
    return Channel.STRUCTURE if item.get("/Type") == "/StructElem" or ("/S" in item and "/P" in item) else None


def _is_elsewhere(child: Any) -> bool:
    return isinstance(child, pikepdf.Object) and child.is_indirect


def string_texts(item: pikepdf.String) -> Iterator[str]:
    """A string as PDF spells it, and as other programs may have meant its bytes."""
    yield str(item)
    data = bytes(item)
    if not data.isascii() and not data.startswith((b"\xfe\xff", b"\xef\xbb\xbf")):
        yield from texts_of(data)


def features_of(item: Any) -> Iterator[Feature]:
    """What an object makes a program do or bring along."""
    if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        return
    for key, meanings in (("/S", _ACTIVE), ("/Type", _TYPES)):
        feature = meanings.get(str(item.get(key))) if isinstance(item.get(key), pikepdf.Name) else None
        if feature:
            yield feature
    for child in item.as_dict().values() if isinstance(item, pikepdf.Dictionary) else ():
        if isinstance(child, pikepdf.Dictionary) and not child.is_indirect:
            yield from features_of(child)
