"""What all our Excel workbooks share: rows written straight from values, sheet names, formats, widths."""
