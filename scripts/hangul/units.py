"""Lengths in 한글 files."""

from __future__ import annotations

UNITS = 7200 / 25.4
"""HWPUNIT in a millimetre."""


def hwpunits(millimetres: float) -> int:
    """A length for 한글."""
    return round(millimetres * UNITS)


COLUMN = hwpunits(7.5)
"""A 24th of the page's width, the measure of a table's column in a view."""

WIDTH = 24 * COLUMN
"""All of the text's width: 180 mm."""
