"""Makes an embedded font of thousands of glyphs small: the tables a PDF needs, and a short way back to text."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"})
"""What a composite font of a PDF needs of a TrueType file (ISO 32000-1, 9.9)."""

_BLOCK = 100
"""Ranges of a CMap that stand together at most."""

_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
1 begincodespacerange <0000> <ffff> endcodespacerange
{ranges}
endcmap CMapName currentdict /CMap defineresource pop end end"""


def make_compact(font: Any, texts: Mapping[int, str]) -> None:
    """Shrink a composite font (Type 0, Identity-H) in place; `texts` is what each of its codes stands for."""
    from pikepdf import Name

    font.ToUnicode.write(zlib.compress(_to_unicode(texts).encode("ascii"), 9), filter=Name.FlateDecode)
    (descendant,) = font.DescendantFonts
    program = descendant.FontDescriptor.get("/FontFile2")
    if program is not None:
        content = _needed(program.read_bytes())
        program.write(zlib.compress(content, 9), filter=Name.FlateDecode)
        program.Length1 = len(content)


def _needed(content: bytes) -> bytes:
    """A TrueType file without the tables nobody reads: viewers go by the PDF's own."""
    from fontTools.ttLib import TTFont

    out = BytesIO()
    with TTFont(BytesIO(content), recalcTimestamp=False, recalcBBoxes=False) as font:
        for tag in set(font.reader.keys()) - _TABLES:
            del font[tag]
        font.save(out, reorderTables=None)
    return out.getvalue()


def _to_unicode(texts: Mapping[int, str]) -> str:
    """The CMap by which viewers read text, and find the glyphs of what is typed (ISO 32000-1, 9.10.3)."""
    ranges = [
        f"<{codes[0]:04x}> <{codes[-1]:04x}> [{''.join(_hexadecimal(texts[code]) for code in codes)}]"
        for codes in _runs(texts)
    ]
    blocks = (ranges[at : at + _BLOCK] for at in range(0, len(ranges), _BLOCK))
    return _CMAP.format(
        ranges="\n".join("\n".join((f"{len(block)} beginbfrange", *block, "endbfrange")) for block in blocks)
    )


def _hexadecimal(text: str) -> str:
    return f"<{text.encode('utf-16-be').hex()}>"


def _runs(codes: Mapping[int, str]) -> Iterator[list[int]]:
    """Codes that follow on each other with the same first byte, as one range must."""
    run: list[int] = []
    for code in sorted(codes):
        if run and (code != run[-1] + 1 or code >> 8 != run[0] >> 8):
            yield run
            run = []
        run.append(code)
    if run:
        yield run
