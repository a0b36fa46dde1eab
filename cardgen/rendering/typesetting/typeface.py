"""Text as glyphs: the fonts of the list in the order they are asked, widths, and lines broken to fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Protocol, Self

from cardgen.fonts import FontFile, first_unprintable, installed_fonts, require_korean_font
from cardgen.fonts.coverage import INVISIBLE
from cardgen.rendering.typesetting.face import PER_THOUSAND, Face

FAMILIES = ("NanumGothic", "Noto Sans CJK KR", "DejaVu Sans")
"""Asked first, in this order; then every other font of the machine."""

REGULAR, BOLD = 400, 700
"""Weights as OpenType counts them (OS/2 usWeightClass)."""

_NORMAL_WIDTH = 5
_ITALIC = 1
_PIECES = re.compile(r"[^\s-]*[\s-]?")
_DROPPED = {code: None for first, last in INVISIBLE for code in range(first, last + 1)}


class GlyphSource(Protocol):
    """What draws characters under one name on all pages."""

    @property
    def name(self) -> str:
        """Its key in the pages' resources."""
        ...

    def glyph(self, character: str) -> tuple[int, float] | None:
        """The character's code and its width in thousandths; None where there is none."""
        ...


class FontShelf:
    """The faces opened so far, each under one name for all pages; leaving the `with` block closes them."""

    def __init__(self) -> None:
        require_korean_font()
        self._faces: dict[FontFile, Face] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for face in self._faces.values():
            face.close()

    def faces(self, weight: int) -> Iterator[GlyphSource]:
        """Faces to ask for a glyph, the best first; opened only when it comes to them."""
        fonts = installed_fonts()
        families = dict.fromkeys((*FAMILIES, *(font.families[0] for font in fonts)))
        for family in families:
            candidates = [font for font in fonts if family in font.families]
            if candidates:
                face = self._open(min(candidates, key=lambda font: _distance(font, weight)))
                if face.usable:
                    yield face

    def resources(self, pdf: Any) -> Any:
        """The fonts of the pages: every face that drew something, embedded."""
        from pikepdf import Dictionary

        drawn = [face for face in self._faces.values() if face.used]
        return Dictionary({f"/{face.name}": face.embedded(pdf) for face in drawn})

    def _open(self, font: FontFile) -> Face:
        if font not in self._faces:
            self._faces[font] = Face(f"F{len(self._faces) + 1}", font.file, font.index)
        return self._faces[font]


def _distance(font: FontFile, weight: int) -> tuple[bool, int, int, FontFile]:
    """How far a font is from upright, of normal width, and of the weight wanted."""
    from fontTools.ttLib import TTFont

    with TTFont(font.file, fontNumber=font.index, lazy=True) as opened:
        style = opened["OS/2"]
        slant, width = bool(style.fsSelection & _ITALIC), abs(style.usWidthClass - _NORMAL_WIDTH)
        return slant, width, abs(style.usWeightClass - weight), font


class Unprintable(ValueError):
    """No font of this machine has this character."""

    def __init__(self, code_point: int) -> None:
        super().__init__()
        self.code_point = code_point


Shape = tuple[str, str, float]
"""How a character is drawn: name of the face, its code there in hexadecimal, width in points."""


class Typeface:
    """Text of one weight and size (points)."""

    def __init__(self, shelf: FontShelf, weight: int, size: float) -> None:
        self.size = size
        self._asked = shelf.faces(weight)
        self._faces: list[GlyphSource] = []
        self._glyphs: dict[str, Shape] = {}
        self._missing: set[str] = set()

    def missing(self, text: str) -> tuple[int, ...]:
        """The code points of `text` that no font prints, ascending."""
        for character in set(text).difference(self._glyphs, self._missing, "\n"):
            if not self._found(character):
                self._missing.add(character)
        return tuple(sorted(map(ord, self._missing.intersection(text)))) if self._missing else ()

    def width(self, text: str) -> float:
        """Width in points. Raises Unprintable."""
        return sum(self._glyph(character)[2] for character in text)

    def show(self, text: str) -> str:
        """PDF operators that draw a line of text where the text position is. Raises Unprintable."""
        runs = groupby(map(self._glyph, text), key=lambda glyph: glyph[0])
        return " ".join(
            f"/{face} {self.size} Tf <{''.join(code for _, code, _ in glyphs)}> Tj" for face, glyphs in runs
        )

    def lines(self, text: str, width: float) -> tuple[str, ...]:
        """`text` broken at spaces and hyphens to fit `width`; within a word only where it is wider than that."""
        return tuple(line for part in printed(text).split("\n") for line in self._broken(part, width))

    def _broken(self, text: str, width: float) -> Iterable[str]:
        if self.width(text) <= width:
            return (text,)
        lines = [""]
        for piece in _PIECES.findall(text):
            if self.width(lines[-1] + piece.rstrip()) <= width:
                lines[-1] += piece
                continue
            lines.append("")
            for character in piece:
                if lines[-1] and self.width(lines[-1] + character.rstrip()) > width:
                    lines.append("")
                lines[-1] += character
        return (line.rstrip() for line in lines if line.strip())

    def _glyph(self, character: str) -> Shape:
        shape = self._glyphs.get(character) or self._found(character)
        if shape is None:
            raise Unprintable(ord(character))
        return shape

    def _found(self, character: str) -> Shape | None:
        if first_unprintable(character) is not None:
            return None  # without opening every font of the machine to learn it
        for face in self._candidates():
            if glyph := face.glyph(character):
                code, width = glyph
                self._glyphs[character] = face.name, f"{code:04x}", width * self.size / PER_THOUSAND
                return self._glyphs[character]
        return None

    def _candidates(self) -> Iterator[GlyphSource]:
        yield from self._faces
        for face in self._asked:
            self._faces.append(face)
            yield face


def printed(text: str) -> str:
    """`text` without what no font draws; line breaks stay, tabs and other spaces become plain ones."""
    return "\n".join(re.sub(r"[^\S\n]+", " ", line).translate(_DROPPED) for line in text.split("\n"))
