"""Address labels on sheets that shops sell, as PDF."""

from __future__ import annotations

from cardgen.rendering.labels.document import LabelRun, Labels, render_labels
from cardgen.rendering.labels.fitting import Misfit

__all__ = ["LabelRun", "Labels", "Misfit", "render_labels"]
