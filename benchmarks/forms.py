"""PDF forms to fill in: how large the empty one is, and how long it takes with the font it brings along."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median

from benchmarks.bench import Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_most
from benchmarks.timing import seconds
from cardgen.model.cardview import CardView
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.pdf import PdfRenderer, open_pdf
from cardgen.rendering.pdf.fillable.typing_font import typing_font
from cardgen.viewing.build_view import blank_view
from cardgen.viewing.fillable import fillable_view
from cardgen.workflows.workspace import open_workspace

MOST_BYTES = 300.0
"""Kilobytes of 1,000 bytes."""


def figures(bench: Bench) -> Iterator[Figure]:
    """The empty customer form: its file, the first one of a process, and one of many."""
    home = bench.workspace(bench.sizes.rendered)
    workspace = open_workspace(home)
    settings, form = workspace.settings, workspace.forms["customer"]
    stamp = FormStamp(form.name, form.version, settings.language)
    view = fillable_view(blank_view(form, settings.letterhead, settings.language), stamp)
    renderer = open_pdf(workspace.template_folder(form.name))
    size = len(renderer.render(view)) / 1000
    yield at_most("Fillable blank PDF", size, MOST_BYTES, "KB", "the customer form")
    first = median(_first(renderer, view) for _ in range(bench.sizes.rounds))
    later = median(seconds(partial(renderer.render, view)) for _ in range(bench.sizes.rounds))
    whole = cardgen(home, "blank", "customer", "--fillable", "--to", "pdf", "--out", str(bench.folder / "forms"))
    detail = f"{later * 1000:.0f} ms once its font is made; the whole command {whole.seconds:.1f} s"
    yield at_most("Fillable blank PDF, the first of a process", first, 0.5, "s", detail)


def _first(renderer: PdfRenderer, view: CardView) -> float:
    """Seconds for a form whose font is not made yet."""
    typing_font.cache_clear()
    return seconds(partial(renderer.render, view))
