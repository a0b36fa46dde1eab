"""The export as an Excel workbook to be changed and read back: nothing trimmed, each column known by its path."""

from cardgen.rendering.export_xlsx.limits import TooLong, too_long
from cardgen.rendering.export_xlsx.workbook import render_export_xlsx

__all__ = ["TooLong", "render_export_xlsx", "too_long"]
