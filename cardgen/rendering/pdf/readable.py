"""Whether cards that share a sheet can still be read there."""

from __future__ import annotations

from pathlib import Path

from cardgen.model.sheet import Sheet
from cardgen.rendering.html_sheet import sheet_style
from cardgen.rendering.html_template import open_template
from cardgen.rendering.page_design import page_design
from cardgen.rendering.pdf.sheet_plan import sheet_plan

_LEAST = 2 / 3
"""What makes 5 pt of 7.5 pt, the smallest type of forms that are read with the eye."""

_MADE_UP = 0.85
"""About how large type is on a paper with a style sheet of its own, beside that of the form as it was drawn."""


def hard_to_read(folder: Path, sheet: Sheet, per_sheet: int) -> bool:
    """True where so many of the template's cards on a sheet are drawn too small. Raises TemplateError.

    A style sheet for the paper asks for larger type there, which makes up for most of what is drawn smaller.
    """
    source = open_template(folder).source
    fitted = sheet_style(source, sheet)
    design = page_design((*source.inline_styles, *(style.text for style in source.styles)))
    paper = fitted.paper if fitted else design.paper
    margins = fitted.margins if fitted else design.margins
    zoom = (max(fitted.zoom, _MADE_UP) if fitted.own else fitted.zoom) if fitted else 1
    return bool(per_sheet) and zoom * sheet_plan(paper, margins, per_sheet).scale < _LEAST
