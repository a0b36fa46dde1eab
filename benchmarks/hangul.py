"""한글 cards: the cost of one with 20 purchases, of its form to fill in, and of preparing the template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.bench import Bench
from benchmarks.figure import Figure, at_most
from benchmarks.timing import alternate, seconds
from cardgen.model.cardview import Block, CardView, TableView
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.hwpx import open_hwpx
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.fillable import fillable_view

ROWS = 20


def figures(bench: Bench) -> Iterator[Figure]:
    """Card by card, after the template has been read, checked and compiled."""
    folder = bench.workspace(bench.sizes.rendered) / "templates/customer"
    renderer = open_hwpx(folder)
    views = [_with_rows(view) for view in bench.views(bench.sizes.rendered)]
    stamp = FormStamp("customer", 1, "ko", "C-7F3K9Q", "0" * 40)
    forms = [fillable_view(view, stamp) for view in views]
    _render(renderer, [views[0], forms[0]])
    per_card = alternate(
        bench.sizes.rounds,
        {
            "card": lambda: seconds(partial(_render, renderer, views)) / len(views) * 1000,
            "form": lambda: seconds(partial(_render, renderer, forms)) / len(forms) * 1000,
            "opening": lambda: seconds(lambda: _render(open_hwpx(folder), views[:1])) * 1000,
        },
    )
    detail = (
        f"to fill in {per_card['form']:.1f} ms, reading the template and its first card {per_card['opening']:.0f} ms"
    )
    yield at_most(f"한글 card of {ROWS} rows", per_card["card"], 8, "ms", detail)


def _with_rows(view: CardView) -> CardView:
    """The same card with 20 rows in its longest table."""
    longest = max(view.tables(), key=lambda table: len(table.columns))
    sections = tuple(
        replace(section, blocks=tuple(_lengthened(block, longest.path) for block in section.blocks))
        for section in view.sections
    )
    return replace(view, sections=sections)


def _lengthened(block: Block, path: str) -> Block:
    if not isinstance(block, TableView) or block.path != path:
        return block
    return replace(block, rows=(block.rows * ROWS)[:ROWS], records=ROWS)


def _render(renderer: CardRenderer, views: list[CardView]) -> None:
    for view in views:
        renderer.render(view)
