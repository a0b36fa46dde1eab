"""The font people type with: ASCII and the syllables of KS X 1001, embedded in every form to fill in.

A viewer writes new text with the font the form names, so it must hold what people may type and not only what stands
there already. The whole of NanumGothic would make 2.5 MB of every form, this part of it 0.2 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from cardgen.rendering.pdf.fillable.compact_font import make_compact
from cardgen.rendering.typesetting.face import PER_THOUSAND
from cardgen.rendering.typesetting.typeface import FAMILIES

NAME = "Typing"
"""The font's key in the form's resources."""

_SAMPLE = "가"
_CODE = re.compile(rb"^<([0-9a-f]{4})> <", re.MULTILINE)
_LETTERS, _SYLLABLES = range(0xA4, 0xA5), range(0xB0, 0xC9)
"""First bytes of Korean letters and syllables in EUC-KR (KS X 1001)."""

_SECOND = range(0xA1, 0xFF)
_SIGNS = "·…‘’“”〈〉《》「」『』±×÷℃㎡※→○●△□☆★㈜"
"""The others that Korean input methods make."""


@dataclass(frozen=True, slots=True)
class TypingFont:
    """The font in a small PDF of its own, to be copied from; `glyphs` are code and width (1/1000 em) by character."""

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
        (font,) = self.source.pages[0].Resources.Font.values()
        return pdf.copy_foreign(font)


def codes_of(font: Any) -> set[int]:
    """The codes a page draws with a font WeasyPrint embedded: those it says the text of."""
    mapped = font.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
    return {int(code, 16) for code in _CODE.findall(mapped)}


def typed_characters() -> Iterator[str]:
    """What the font holds. ASCII comes first: where two characters share a glyph, the space must stay a space."""
    yield from map(chr, range(0x20, 0x7F))
    for first in (*_LETTERS, *_SYLLABLES):
        for second in _SECOND:
            yield from bytes((first, second)).decode("euc_kr", "ignore")
    yield from _SIGNS


@cache
def typing_font() -> TypingFont:
    """Made once per process: WeasyPrint chooses, subsets and describes the font as it does for the text on paper."""
    import pikepdf
    from weasyprint import HTML
    from weasyprint.text.fonts import get_hb_object_data

    families = ", ".join(f"'{family}'" for family in FAMILIES)
    document = HTML(string=f'<p style="font-family: {families}">{_SAMPLE}').render()
    document.write_pdf()
    (font,) = document.fonts.values()
    font.file_content = get_hb_object_data(font.hb_face)  # the first writing cut it down
    glyphs = _glyphs(font.file_content, font.index)
    font.widths = dict(sorted(glyphs.values()))
    font.to_unicode = _texts(glyphs)
    made = pikepdf.open(BytesIO(document.write_pdf()))
    (embedded,) = made.pages[0].Resources.Font.values()
    make_compact(embedded, font.to_unicode)
    return TypingFont(made, glyphs)


def _glyphs(content: bytes, index: int) -> Mapping[str, tuple[int, float]]:
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(content), fontNumber=index, lazy=True) as opened:
        names, metrics = opened.getBestCmap(), opened["hmtx"].metrics
        scale = PER_THOUSAND / opened["head"].unitsPerEm
        found = ((character, names[ord(character)]) for character in typed_characters() if ord(character) in names)
        return {character: (opened.getGlyphID(name), round(metrics[name][0] * scale, 1)) for character, name in found}


def _texts(glyphs: Mapping[str, tuple[int, float]]) -> dict[int, str]:
    """What each glyph stands for: the first of the characters that share it."""
    return {code: character for character, (code, _) in reversed([*glyphs.items()])}
