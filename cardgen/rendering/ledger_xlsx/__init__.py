"""The ledger as an Excel workbook: typed cells, filters, frozen headers, and never a formula made from data."""

from cardgen.rendering.ledger_xlsx.workbook import render_ledger

__all__ = ["render_ledger"]
