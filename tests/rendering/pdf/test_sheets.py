"""Cards on other papers and within other margins: the same boxes, nothing cut off, nothing left out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from weasyprint.formatting_structure.boxes import TableCellBox, TextBox

from cardgen.model.cardview import CardView
from cardgen.model.sheet import PAPERS, UNPRINTED, Margins, Sheet
from cardgen.rendering.html import open_html
from cardgen.rendering.pdf import PdfRenderer, open_pdf

Fill = Callable[..., CardView]

POINTS = 72 / 25.4
MILLIMETRES = 25.4 / 96
ROOM = 0.1
"""Millimetres by which roundings may differ."""
LOWEST_ROW = 6.5
"""Millimetres a hand needs."""
SLOW = pytest.mark.slow


@pytest.fixture(scope="module")
def on(customer_folder: Path) -> Callable[[Sheet], PdfRenderer]:
    made: dict[Sheet, PdfRenderer] = {}

    def renderer(sheet: Sheet) -> PdfRenderer:
        return made.setdefault(sheet, open_pdf(customer_folder, sheet))

    return renderer


def texts(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every text of the page's body with its page."""
    for page in document.pages:
        for box in page._page_box.children[0].descendants():
            if isinstance(box, TextBox) and box.text.strip():
                yield page, box


@pytest.mark.parametrize("name", [it if it in ("A5", "card-5x3in") else pytest.param(it, marks=SLOW) for it in PAPERS])
def test_pages_have_the_size_asked_for_and_everything_stands_between_the_margins(
    on: Callable[[Sheet], PdfRenderer], blank: CardView, name: str
) -> None:
    renderer = on(Sheet(PAPERS[name]))
    document = renderer.lay_out(blank)
    with pikepdf.open(io.BytesIO(renderer.write(document, [blank]))) as pdf:
        for page in pdf.pages:
            sides = tuple(float(side) / POINTS for side in page.mediabox[2:])
            assert sides == pytest.approx((PAPERS[name].width, PAPERS[name].height), abs=ROOM)
    for page, box in texts(document):
        inner = page._page_box
        assert box.position_x >= inner.content_box_x() - 1
        assert box.position_x + box.width <= inner.content_box_x() + inner.width + 1
        assert box.position_y + box.height <= inner.content_box_y() + inner.height + 1


@pytest.mark.parametrize("name", ["A5", *(pytest.param(it, marks=SLOW) for it in ("B5", "letter", "card-5x3in"))])
def test_no_number_leaves_its_column_on_a_smaller_paper(
    on: Callable[[Sheet], PdfRenderer], filled: Fill, name: str
) -> None:
    rows = [{"date": "2026-01-05", "item": "노트북", "quantity": 1_234_567_890, "amount": -12_345_678_901}]
    document = on(Sheet(PAPERS[name])).lay_out(filled(purchases=rows))
    cells = [
        box
        for page in document.pages
        for box in page._page_box.descendants()
        if isinstance(box, TableCellBox) and (box.element.get("data-field") or "").startswith("purchases[].")
    ]
    assert len(cells) > len(rows[0])
    for cell in cells:
        right = cell.content_box_x() + cell.width
        assert all(box.position_x + box.width <= right + 0.01 for box in cell.descendants() if isinstance(box, TextBox))


@pytest.mark.parametrize("name", ["A5", "card-5x3in"])
def test_rows_of_small_papers_are_high_enough_for_handwriting_and_labels_as_large_as_values(
    on: Callable[[Sheet], PdfRenderer], blank: CardView, name: str
) -> None:
    renderer = on(Sheet(PAPERS[name]))
    cells = [
        box
        for page in renderer.lay_out(blank).pages
        for box in page._page_box.descendants()
        if isinstance(box, TableCellBox)
    ]
    values = [box for box in cells if box.element.get("data-field")]
    assert min(box.border_height() for box in values) * MILLIMETRES * renderer.zoom >= LOWEST_ROW
    grid = [box.style["font_size"] for box in values if not box.element.get("data-row")]
    labels = [box.style["font_size"] for box in cells if box.element.get("scope") == "row"]
    assert min(labels) >= 0.9 * max(grid)


@pytest.mark.parametrize("name", ["B5", *(pytest.param(it, marks=SLOW) for it in ("A4", "letter"))])
def test_the_form_keeps_its_two_pages(on: Callable[[Sheet], PdfRenderer], blank: CardView, name: str) -> None:
    assert len(on(Sheet(PAPERS[name])).lay_out(blank).pages) == 2


def test_margins_are_those_asked_for(on: Callable[[Sheet], PdfRenderer], blank: CardView) -> None:
    margins = Margins(20, 25, 22, 18)
    renderer = on(Sheet(PAPERS["B5"], margins))
    page = renderer.lay_out(blank).pages[0]._page_box
    real = MILLIMETRES * renderer.zoom
    assert page.margin_top * real == pytest.approx(margins.top, abs=ROOM)
    assert page.margin_right * real == pytest.approx(margins.right, abs=ROOM)
    assert page.margin_bottom * real == pytest.approx(margins.bottom, abs=ROOM)
    assert page.margin_left * real == pytest.approx(margins.left, abs=ROOM)


@pytest.mark.parametrize(
    "sheet", [Sheet(PAPERS["card-5x3in"]), Sheet(margins=Margins(8, 5, 8, 5))], ids=["smallest paper", "least margins"]
)
def test_lines_in_the_margins_stand_where_printers_print(
    on: Callable[[Sheet], PdfRenderer], blank: CardView, sheet: Sheet
) -> None:
    renderer = on(sheet)
    pages = renderer.lay_out(blank).pages
    unit = MILLIMETRES * renderer.zoom
    lines = [
        (box.position_y * unit, (page.height - box.position_y - box.height) * unit)
        for page in pages
        for outside in page._page_box.children[1:]
        for box in outside.descendants()
        if isinstance(box, TextBox) and box.text.strip()
    ]
    assert len(lines) > 2 * len(pages)
    assert min(end for ends in lines for end in ends) >= UNPRINTED - ROOM / 10


@SLOW
def test_the_paper_a_form_was_drawn_for_changes_nothing(
    on: Callable[[Sheet], PdfRenderer], renderer: PdfRenderer, blank: CardView
) -> None:
    assert on(Sheet(PAPERS["A4"])).render(blank) == renderer.render(blank)


def test_later_pages_are_headed_with_the_form_and_the_card(renderer: PdfRenderer, filled: Fill) -> None:
    pages = renderer.lay_out(filled(notes="긴 글. " * 900)).pages
    heads = ["".join(box.text for box in margin_texts(page)) for page in pages]
    assert len(heads) > 2
    assert "고객 관리 카드 · C-7F3K9Q" not in heads[0]
    assert all("고객 관리 카드 · C-7F3K9Q" in head for head in heads[1:])


def margin_texts(page: Any) -> Iterator[Any]:
    for margin in page._page_box.children[1:]:
        yield from (box for box in margin.descendants() if isinstance(box, TextBox))


def test_browsers_are_told_the_sheet(customer_folder: Path, blank: CardView) -> None:
    page = open_html(customer_folder, Sheet(PAPERS["A5"], Margins(12, 10, 12, 10))).render(blank).decode()
    assert "@page { size: 148.000mm 210.000mm !important; margin: 12.000mm 10.000mm 12.000mm 10.000mm" in page
    assert "html { zoom: 0.691" in page
    assert "seven tenths" in page  # the sheet's own style, which follows card.css
