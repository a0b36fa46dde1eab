"""Empty forms in one print job."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from cardgen.model.cardview import CardView
from cardgen.model.imposition import Imposition
from cardgen.model.sheet import Sheet
from cardgen.rendering.pdf.chunk import render_chunk
from cardgen.rendering.pdf.print_job import CARDS_PER_CHUNK, PrintJob
from cardgen.rendering.pdf.renderer import open_pdf


def print_views(
    folder: Path,
    sheet: Sheet,
    views: Sequence[CardView],
    how: Imposition,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> bytes:
    """The template's PDF of these views, one after the other. Raises TemplateError, EnvironmentMissing."""
    renderer = open_pdf(folder, sheet)
    content = io.BytesIO()
    job = PrintJob(content, how.flip)
    places = max(1, how.per_sheet)
    size = max(places, CARDS_PER_CHUNK - CARDS_PER_CHUNK % places)
    for first in range(0, len(views), size):
        job.add(render_chunk(renderer, views[first : first + size], first, how))
        progress(min(first + size, len(views)), len(views))
    job.finish(renderer)
    return content.getvalue()
