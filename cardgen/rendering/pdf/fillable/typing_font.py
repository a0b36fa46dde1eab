"""The font people type with: ASCII and the syllables of KS X 1001, embedded in every form to fill in.

A viewer writes new text with the font the form names, so it must hold what people may type and not only what stands
there already. The whole of NanumGothic would make 2.5 MB of every form, this part of it 0.2 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

from cardgen.rendering.pdf.fillable.compact_font import make_compact
from cardgen.rendering.typesetting.typeface import FAMILIES

NAME = "Typing"
"""The font's key in the form's resources."""

_SAMPLE = "가"
_CODE = re.compile(rb"^<([0-9a-f]{4})> <", re.MULTILINE)
_LETTERS, _SYLLABLES = range(0xA4, 0xA5), range(0xB0, 0xC9)
"""First bytes of Korean letters and syllables in EUC-KR (KS X 1001)."""

_SECOND = range(0xA1, 0xFF)
_BEFORE_1933 = range(0x3164, 0x318F)
"""Letters that Korean is no longer written with (Unicode, Hangul Compatibility Jamo)."""

_SIGNS = "·…‘’“”〈〉《》「」『』±×÷℃㎡※→○●△□☆★㈜"
"""The others that Korean input methods make."""


@dataclass(frozen=True, slots=True)
class TypingFont:
    """The font in a PDF of its own, `source`; `glyphs` are code and width (1/1000 em) by character."""

    source: Any = field(repr=False)
    glyphs: Mapping[str, tuple[int, float]] = field(repr=False)

    name = NAME

    def glyph(self, character: str) -> tuple[int, float] | None:
        """The character's code and width; None where the font lacks it."""
        return self.glyphs.get(character)

    @property
    def codes(self) -> frozenset[int]:
        """The codes of its glyphs; a page that names it may draw these."""
        return frozenset(code for code, _ in self.glyphs.values())

    def embedded(self, pdf: Any) -> Any:
        """The font as an object of `pdf`, which must be saved before this one is dropped."""
        return pdf.copy_foreign(self.source.Root.Typing)


def codes_of(font: Any) -> set[int]:
    """The codes a page draws with a font WeasyPrint embedded: those it says the text of."""
    mapped = font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
    return {int(code, 16) for code in _CODE.findall(mapped)}


def typed_characters() -> Iterator[str]:
    """What the font holds. ASCII comes first: where two characters share a glyph, the space must stay a space."""
    yield from map(chr, range(0x20, 0x7F))
    for first in (*_LETTERS, *_SYLLABLES):
        for second in _SECOND:
            character = bytes((first, second)).decode("euc_kr", "ignore")
            if character and ord(character) not in _BEFORE_1933:
                yield character
    yield from _SIGNS


@cache
def typing_font() -> TypingFont:
    """Made once per process: WeasyPrint prints what the font is to hold, and its document is the font's home."""
    import pikepdf
    from weasyprint import HTML

    families = ", ".join(f"'{family}'" for family in FAMILIES)
    text = escape("".join(typed_characters()), quote=False)
    document = HTML(string=f'<p style="white-space: pre-wrap; font-family: {families}">{text}').render()
    source = pikepdf.open(BytesIO(document.write_pdf()))
    font = next(font for font in document.fonts.values() if _SAMPLE in font.to_unicode.values())
    embedded = source.pages[0].Resources.Font[f"/{font.hash}"]
    make_compact(embedded, font.to_unicode)
    source.Root.Typing = embedded
    glyphs = {text: (code, float(font.widths[code])) for code, text in font.to_unicode.items() if len(text) == 1}
    return TypingFont(source, glyphs)
