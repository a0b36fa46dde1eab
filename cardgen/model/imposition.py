"""How the pages of many cards come onto sheets that are printed in one go and cut apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Flip(Enum):
    """The edge about which a printer turns a sheet between its two sides."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"


PER_SHEET = (1, 2, 4)
"""How many cards a sheet can take."""


@dataclass(frozen=True, slots=True)
class Imposition:
    """Cards side by side on a sheet, with cut marks, or (`per_sheet` 0) each page a sheet of its own.

    With `flip` both sides are printed: a card begins on a front, and what stands behind a page is that card's next.
    """

    per_sheet: int = 0
    flip: Flip | None = None


AS_THEY_COME = Imposition()
"""Page after page."""
