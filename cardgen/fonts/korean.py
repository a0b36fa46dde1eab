"""Makes sure Korean can be printed at all."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.errors import EnvironmentMissing
from cardgen.fonts.coverage import intervals
from cardgen.fonts.installed import FontFile, installed_fonts

HANGUL_PROBE = 0xAC00
"""가: a font without it prints Korean as empty boxes."""


def has_korean_font(fonts: Iterable[FontFile]) -> bool:
    """True where at least one of `fonts` prints Hangul."""
    return any(
        first <= HANGUL_PROBE <= last
        for coverage in {font.coverage for font in fonts}
        for first, last in intervals(coverage)
    )


def require_korean_font() -> None:
    """Raise EnvironmentMissing, naming the package to install, where Korean would print as empty boxes."""
    if not has_korean_font(installed_fonts()):
        raise EnvironmentMissing("error.font.korean")
