"""한글 (HWPX) cards: fills templates saved by Hancom Office or built by a script, and checks them without a card.

What the author of a template may write (KS X 6101; names as in every format, see `rendering.context`):

1. Click-here fields (누름틀) named by the field's path, `contact.mobile`: the value takes the place of the field and of
   its guide text, in the letter of the text around it. A field without a name is the author's own and stays.
2. Named table cells (셀 필드): a cell named `contact.mobile` is filled. The row whose cells (or click-here fields) are
   named `purchases[].date` is repeated for each row of the list, the empty ruled ones too; neighbouring rows that name
   other columns of the list are repeated with it, drawn-in ones that name the same columns again are dropped. A cell
   over several rows beside it (rowSpan) grows. Inside, `row` is the record, and `loop` counts.
3. Jinja2 tags in any text, split over runs as they may be; the letter is that of the tag's first character. A tag that
   begins with `p`, `tr` or `tc` takes the place of the whole paragraph, table row or cell it stands in:
   `{%p for section in card.sections %}`, `{%tr for row in block.rows %}`, `{%tc for cell in row.cells %}`. Several may
   stand in one such paragraph, row or cell; its other text is dropped. `{% colspan EXPRESSION %}` in a cell sets over
   how many columns it reaches. Curly quotes inside tags count as straight ones.

Which columns and rows there are is worked out anew in every table with such tags: `rowAddr`, `colAddr`, `rowCnt`, cell
widths by the columns of the template's own cells, heights by its rows. So a template need give only `colCnt`, spans,
heights, and the place and width of cells without `{% colspan %}` (columns no cell tells of are equally wide); a cell
over several rows grows and shrinks with the rows
that take the place of those it reaches over (rows of tags count as rows it reaches over). Tables with repeated rows
break over pages (treatAsChar=0, pageBreak=CELL), and a first row above the repeated one stands again on each page.

Line breaks of a value become `hp:lineBreak`, tabs `hp:tab`. The picture named `logo` or `qr` (its 개체 설명,
hp:shapeComment, or its name) shows logo or QR code and is left out where there is none.

For a view with a stamp each field printed becomes a click-here field around its text, named by its control
(`purchases[3].date`); choices are one field with a ☐ or ☑ before each, its name with "=" behind (`kind=`). The guide
text is the label, never printed, and no part of the field's text. The stamp is the document's keyword (문서 정보).
"""

from __future__ import annotations

from cardgen.rendering.hwpx.check import check_hwpx
from cardgen.rendering.hwpx.renderer import HwpxRenderer, open_hwpx

__all__ = ["HwpxRenderer", "check_hwpx", "open_hwpx"]
