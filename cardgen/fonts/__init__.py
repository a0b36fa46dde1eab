"""The fonts of this machine: which there are, and which characters none of them prints."""

from __future__ import annotations

from cardgen.fonts.character_name import character_name
from cardgen.fonts.coverage import first_unprintable, printable_ranges, unprintable
from cardgen.fonts.installed import FontFile, font_digest, installed_fonts
from cardgen.fonts.korean import has_korean_font, require_korean_font

__all__ = [
    "FontFile",
    "character_name",
    "first_unprintable",
    "font_digest",
    "has_korean_font",
    "installed_fonts",
    "printable_ranges",
    "require_korean_font",
    "unprintable",
]
