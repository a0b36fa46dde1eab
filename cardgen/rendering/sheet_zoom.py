"""How much smaller a page drawn for one paper is drawn on another; every format follows this one rule."""

from __future__ import annotations

KEEPS_PAGES = 0.85
"""A sheet that is this much shorter than its width lets us expect (letter beside A4) still takes whole pages, a little
smaller; on one shorter still the card goes on on further pages."""


def sheet_zoom(across: float, down: float) -> float:
    """What all measures are multiplied with where a sheet is so many times as wide and as high; none ever grows.

    It keeps the width between the margins at least that of the design, and its height where that is near.
    """
    return min(1.0, across, down if down >= across * KEEPS_PAGES else across)
