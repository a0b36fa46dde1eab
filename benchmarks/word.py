"""Word cards beside the docxtpl loop everybody writes, and beside easy-template-x."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks import easy_template_x
from benchmarks.bench import Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_least, at_most
from benchmarks.timing import alternate, seconds
from cardgen.model.cardview import CardView
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.context import template_context
from cardgen.rendering.docx import open_docx
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.fillable import fillable_view

DOCXTPL_SHARE = 10
"""docxtpl renders one of so many cards in a round: it is slow, and its time per card does not depend on how many."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Rendering alone, card by card, then the whole command."""
    views = bench.views(bench.sizes.rendered)
    template = bench.workspace(bench.sizes.rendered) / "templates/customer/card.docx"
    renderer = open_docx(template.parent)
    node = easy_template_x.prepare(bench.folder, renderer, views)
    few = views[::DOCXTPL_SHARE]
    per_card = alternate(
        bench.sizes.rounds,
        {
            "cardgen": lambda: seconds(partial(_render, renderer, views)) / len(views),
            "docxtpl": lambda: seconds(partial(_docxtpl_loop, template, few)) / len(few),
            "easy-template-x": node.seconds_per_card,
        },
    )
    detail = ", ".join(f"{name} {taken * 1000:.2f} ms" for name, taken in per_card.items())
    yield at_least("Word card, than the docxtpl loop", per_card["docxtpl"] / per_card["cardgen"], 30, "times", detail)
    yield at_least(
        "Word card, than easy-template-x", per_card["easy-template-x"] / per_card["cardgen"], 8, "times", detail
    )
    yield _fillable(renderer, few)
    yield _whole_command(bench, template, few)


def _fillable(renderer: CardRenderer, views: Sequence[CardView]) -> Figure:
    """The same cards as forms to fill in: a control for each field, made in the finished body."""
    forms = [fillable_view(view, FormStamp(view.form, 1, view.language, view.stem)) for view in views]
    _render(renderer, forms[:1])
    plain, form = (seconds(partial(_render, renderer, them)) / len(them) for them in (views, forms))
    detail = f"plain {plain * 1000:.2f} ms, {len(renderer.render(forms[0])) / 1000:.0f} KB"
    return at_most("Word form to fill in", form * 1000, 100, "ms", detail)


def _whole_command(bench: Bench, template: Path, views: Sequence[CardView]) -> Figure:
    """The command loads, checks, renders and writes; the loop it is held against only renders."""
    count = bench.sizes.print_job
    workspace = bench.workspace(count)
    out = bench.folder / "word"
    taken = alternate(
        3,
        {
            "cardgen": lambda: cardgen(workspace, "render", "--all", "--to", "docx", "--out", str(out)).seconds,
            "docxtpl": lambda: seconds(partial(_docxtpl_loop, template, views)) / len(views) * count,
        },
    )
    detail = f"{count} cards: cardgen {taken['cardgen']:.2f} s, docxtpl rendering alone {taken['docxtpl']:.1f} s"
    return at_least("Whole command to Word, than the loop", taken["docxtpl"] / taken["cardgen"], 15, "times", detail)


def _render(renderer: CardRenderer, views: Sequence[CardView]) -> None:
    for view in views:
        renderer.render(view)


def _docxtpl_loop(template: Path, views: Sequence[CardView]) -> None:
    """The loop of its manual: open, render, save. Autoescaped, or a company's `A&B` would spoil the file."""
    from docxtpl import DocxTemplate

    for view in views:
        document: Any = DocxTemplate(template)
        document.render(dict(template_context(view)), autoescape=True)
        document.save(BytesIO())
