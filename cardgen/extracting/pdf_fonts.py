"""The fonts of a PDF: what their codes stand for, and which of their letters no page draws."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from cardgen.extracting.package_parts import printable_runs
from cardgen.extracting.pdf_cmap import text_map

_Key = tuple[int, int]

_KNOWN = (
    b"OS/2 cmap cvt fpgm gasp glyf head hhea hmtx loca maxp name prep CFF CFF2 VORG vhea vmtx hdmx LTSH VDMX kern "
    b"BASE GDEF GPOS GSUB JSTF MATH"
)
_TABLES = frozenset(tag.ljust(4) for tag in _KNOWN.split())
"""Tables that hold outlines and measures, and the names that are read as such."""


@dataclass(slots=True)
class _Font:
    """One font: its map, the codes drawn with it, whether one of them stands for nothing known."""

    texts: Mapping[bytes, str]
    composite: bool
    drawn: set[bytes] = field(default_factory=set)
    unknown: bool = False


@dataclass(slots=True)
class Fonts:
    """The fonts met so far, by their object."""

    maps: set[_Key] = field(default_factory=set)
    """The objects of the maps that fonts on pages use."""
    _found: dict[_Key, _Font] = field(default_factory=dict)
    _direct: list[Any] = field(default_factory=list)

    def named(self, resources: Any, name: str) -> _Font | None:
        """The font a page calls by this name."""
        fonts = resources.get("/Font") if resources is not None else None
        font = fonts.get(name) if isinstance(fonts, pikepdf.Dictionary) else None
        if not isinstance(font, pikepdf.Dictionary):
            return None
        key = font.objgen
        if key == (0, 0):
            self._direct.append(font)
            key = (0, -len(self._direct))
        if key not in self._found:
            source = font.get("/ToUnicode")
            texts = text_map(source.read_bytes()) if isinstance(source, pikepdf.Stream) else {}
            self.maps |= {source.objgen} if isinstance(source, pikepdf.Stream) else set()
            self._found[key] = _Font(texts, font.get("/Subtype") == "/Type0")
        return self._found[key]

    @staticmethod
    def decoded(font: _Font | None, codes: bytes) -> str:
        """The text of character codes, whose length (one or two bytes) the font's map tells; Latin-1 without a map."""
        if font is None or (not font.texts and not font.composite):
            return codes.decode("latin-1")
        if not font.texts:
            font.unknown = True
            return codes.decode("utf-16-be", "replace")
        width = len(next(iter(font.texts)))
        pieces = [codes[at : at + width] for at in range(0, len(codes), width)]
        font.drawn.update(pieces)
        font.unknown |= not all(piece in font.texts for piece in pieces)
        return "".join(font.texts.get(piece, "") for piece in pieces)

    def surplus(self) -> Iterator[str]:
        """For each font the letters it brings along that no page draws."""
        for font in self._found.values():
            others = (text for code, text in font.texts.items() if code not in font.drawn)
            yield "".join(text for text in others if text.strip("\0\u00a0 \u00ad\ufffd"))

    @property
    def unreadable(self) -> bool:
        """True where a page draws glyphs of which nothing says what letters they are."""
        return any(font.unknown for font in self._found.values())


def font_texts(program: bytes) -> Iterator[str]:
    """The texts of a font's name table, and what tables nobody knows and bytes in no table spell.

    What else its program spells are outlines and their measures.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(BytesIO(program), lazy=True) as font:
            names = font["name"].names if "name" in font else []
            yield from (record.toUnicode(errors="replace") for record in names)
    except (TTLibError, AssertionError, ValueError, struct.error):
        yield from printable_runs(program)
    else:
        for loose in _loose(program):
            yield from printable_runs(loose)


def _loose(program: bytes) -> Iterator[bytes]:
    """Bytes no known table owns (ISO/IEC 14496-22, 4.5: a directory of tables, each with its place and length)."""
    at = 12 + 16 * int.from_bytes(program[4:6], "big")
    directory = program[12:at]
    entries = struct.iter_unpack(">4sIII", directory[: len(directory) // 16 * 16])
    tables = sorted((place, length, tag) for tag, _, place, length in entries)
    for place, length, tag in tables:
        yield program[at:place]
        if tag not in _TABLES:
            yield program[place : place + length]
        at = max(at, place + length)
    yield program[at:]
