"""Values alone, in the places the full card has them, for card stock that was printed before."""

from __future__ import annotations

from cardgen.rendering.pdf.overprint.renderer import OverprintRenderer, open_overprint

__all__ = ["OverprintRenderer", "open_overprint"]
