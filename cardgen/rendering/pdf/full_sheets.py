"""One form laid on sheets as often as they take it."""

from __future__ import annotations

import io
from pathlib import Path

from cardgen.model.cardview import CardView
from cardgen.model.imposition import Imposition
from cardgen.model.sheet import Sheet
from cardgen.rendering.pdf.chunk import render_chunk
from cardgen.rendering.pdf.print_job import PrintJob
from cardgen.rendering.pdf.renderer import open_pdf


def full_sheets(folder: Path, sheet: Sheet, view: CardView, how: Imposition) -> bytes:
    """The template's PDF of this view, repeated until no place of a sheet is empty.

    Raises TemplateError, EnvironmentMissing.
    """
    renderer = open_pdf(folder, sheet)
    content = io.BytesIO()
    job = PrintJob(content, how.flip)
    job.add(render_chunk(renderer, [view], 0, how, fill=True))
    job.finish(renderer)
    return content.getvalue()
