"""A page that tells how far a printer is off."""

from __future__ import annotations

from cardgen.rendering.calibration.page import render_calibration

__all__ = ["render_calibration"]
