"""Reading filled forms back: a card with twenty records in each of its lists, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from statistics import median

from benchmarks.bench import Bench
from benchmarks.figure import Figure, at_most
from benchmarks.timing import seconds
from cardgen.importing.forms.reading import read_filled
from cardgen.model.cardview import Block, CardView, TableView
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.fillable import fillable_view

RECORDS = 20
STAMP = FormStamp("customer", 1, "ko", "C-7F3K9Q", "0" * 40)
TIMES = 9


def figures(bench: Bench) -> Iterator[Figure]:
    """The median for each format, from the bytes of the file to its fields."""
    folder = bench.workspace(bench.sizes.rendered) / "templates/customer"
    view = fillable_view(_long(bench.views(bench.sizes.rendered)[0]), STAMP)
    for name in (name for name, card_format in CARD_FORMATS.items() if card_format.fillable):
        content = CARD_FORMATS[name].open(folder).render(view)
        taken = [seconds(partial(read_filled, content)) for _ in range(TIMES)]
        filled = read_filled(content)
        entries = len(filled.fields) + sum(len(row) for rows in filled.tables.values() for row in rows)
        detail = f"{entries} fields, {len(content) // 1024} KB; slowest {max(taken) * 1000:.0f} ms"
        yield at_most(f"Reading a filled form back, {name}", median(taken) * 1000, 100, "ms", detail)


def _long(view: CardView) -> CardView:
    """The view with its records repeated until each list has as many as the form would hardly hold."""
    return replace(
        view, sections=tuple(replace(one, blocks=tuple(map(_lengthened, one.blocks))) for one in view.sections)
    )


def _lengthened(block: Block) -> Block:
    if not isinstance(block, TableView) or not block.rows:
        return block
    rows = (block.rows * RECORDS)[:RECORDS]
    return replace(block, rows=rows, records=RECORDS)
