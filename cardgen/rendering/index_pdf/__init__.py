"""The index on paper: a 가나다 list with a heading for each initial, as tagged PDF.

Written without a layout engine: a list is a grid of short lines, and WeasyPrint needs a minute and two gigabytes for
the hundred thousand cells of 10,000 customers.
"""

from cardgen.rendering.index_pdf.document import render_index_pdf

__all__ = ["render_index_pdf"]
