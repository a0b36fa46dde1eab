"""One font file inside a PDF: which glyphs it draws, and its subset to embed (ISO 32000-1, 9.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

PER_THOUSAND = 1000
"""Units of widths in a PDF: thousandths of the font's size."""

_BLOCK = 100
_SYMBOLIC = 4
_STEM = 80
_KEPT_TABLES = ("glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "CFF ")


class Glyph(NamedTuple):
    """A glyph in use: a character it stands for, its name in the font, its width in thousandths of the size."""

    character: str
    name: str
    width: float


class Face:
    """A face under its name in the pages' resources (`F1`). Glyphs asked for are those embedded in the end."""

    def __init__(self, name: str, file: str, index: int) -> None:
        from fontTools.ttLib import TTFont

        self.name = name
        self._font: Any = TTFont(file, fontNumber=index, lazy=True, recalcTimestamp=False)
        self._cmap: Mapping[int, str] = self._font.getBestCmap()
        self._metrics: Mapping[str, tuple[int, int]] = self._font["hmtx"].metrics
        self._scale = PER_THOUSAND / self._font["head"].unitsPerEm
        self._compact = "CFF " in self._font
        self._used: dict[int, Glyph] = {}

    @property
    def usable(self) -> bool:
        """True for TrueType outlines and CID-keyed CFF ones, the two kinds a composite font embeds as they are."""
        return not self._compact or hasattr(self._font["CFF "].cff.topDictIndex[0], "ROS")

    def close(self) -> None:
        """Close the font's file."""
        self._font.close()

    @property
    def used(self) -> bool:
        """True once a glyph was asked for and found."""
        return bool(self._used)

    def glyph(self, character: str) -> tuple[int, float] | None:
        """The character's code in this font and its width in thousandths; None where the face lacks it."""
        name = self._cmap.get(ord(character))
        if name is None:
            return None
        code = int(name[3:]) if self._compact else int(self._font.getGlyphID(name))
        width = round(self._metrics[name][0] * self._scale, 1)
        self._used.setdefault(code, Glyph(character, name, width))
        return code, width

    def embedded(self, pdf: Any) -> Any:
        """The font as an object of `pdf`, holding the glyphs asked for so far."""
        from pikepdf import Array, Dictionary, Name

        base = Name(f"/{self._tag()}+{self._font['name'].getDebugName(6)}")
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType0 if self._compact else Name.CIDFontType2,
            BaseFont=base,
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(self._descriptor(pdf, base)),
            DW=PER_THOUSAND,
            W=Array([part for code in sorted(self._used) for part in (code, Array([self._used[code].width]))]),
        )
        if not self._compact:
            descendant.CIDToGIDMap = Name.Identity
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=base,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream("\n".join(self._to_unicode()).encode()),
            )
        )

    def _descriptor(self, pdf: Any, base: Any) -> Any:
        from pikepdf import Array, Dictionary, Name

        head, lines = self._font["head"], self._font["hhea"]
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=base,
            Flags=_SYMBOLIC,
            FontBBox=Array([round(side * self._scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]),
            ItalicAngle=0,
            Ascent=round(lines.ascent * self._scale),
            Descent=round(lines.descent * self._scale),
            CapHeight=round(lines.ascent * self._scale),
            StemV=_STEM,
        )
        program = pdf.make_stream(self._subset())
        if self._compact:
            program.Subtype = Name.CIDFontType0C
            descriptor.FontFile3 = program
        else:
            descriptor.FontFile2 = program
        return descriptor

    def _subset(self) -> bytes:
        """TrueType keeps its glyph numbers, CFF its CIDs, so the codes on the pages stay right."""
        from fontTools.subset import Options, Subsetter
        from fontTools.ttLib import TTFont

        options = Options(
            retain_gids=not self._compact, layout_features=[], hinting=False, notdef_outline=True, glyph_names=False
        )
        options.drop_tables = [tag for tag in self._font.reader.keys() if tag not in _KEPT_TABLES]  # noqa: SIM118 - no dict
        options.passthrough_tables = False
        subsetter = Subsetter(options)
        subsetter.populate(glyphs=[glyph.name for glyph in self._used.values()])
        subsetter.subset(self._font)
        out = BytesIO()
        self._font.save(out)
        if not self._compact:
            return out.getvalue()
        return bytes(TTFont(out).reader["CFF "])

    def _tag(self) -> str:
        """Six letters that mark a subset (ISO 32000-1, 9.6.4), always the same for the same glyphs."""
        digest = sha256(repr(sorted(self._used)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _to_unicode(self) -> Iterator[str]:
        """The CMap by which readers copy, search and speak the text (ISO 32000-1, 9.10.3)."""
        yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def"
        yield "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def"
        yield "/CMapName /Adobe-Identity-UCS def"
        yield "1 begincodespacerange <0000> <ffff> endcodespacerange"
        pairs = [
            f"<{code:04x}> <{self._used[code].character.encode('utf-16-be').hex()}>" for code in sorted(self._used)
        ]
        for start in range(0, len(pairs), _BLOCK):
            block = pairs[start : start + _BLOCK]
            yield "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))
        yield "endcmap CMapName currentdict /CMap defineresource pop end end"
