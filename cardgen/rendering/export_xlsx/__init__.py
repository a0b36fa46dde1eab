"""The export as an Excel workbook to be changed and read back: nothing trimmed, each column known by its path."""

from cardgen.rendering.export_xlsx.limits import too_long
from cardgen.rendering.export_xlsx.workbook import render_export_xlsx

__all__ = ["render_export_xlsx", "too_long"]
