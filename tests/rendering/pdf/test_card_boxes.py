"""A card whose values fit has the boxes of the blank form; longer ones grow it, and nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2
import pytest
from weasyprint.formatting_structure.boxes import TableCellBox, TextBox

from cardgen.model.cardview import CardView
from cardgen.rendering.pdf import PdfRenderer

Fill = Callable[..., CardView]


class Box(NamedTuple):
    """A value's box on paper, in CSS pixels, rounded to a thousandth."""

    page: int
    field: str
    row: str
    x: float
    y: float
    width: float
    height: float


def boxes(document: Any) -> Iterator[Box]:
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            if isinstance(box, TableCellBox) and (field := box.element.get("data-field")):
                place = (box.position_x, box.position_y, box.border_width(), box.border_height())
                yield Box(number, field, box.element.get("data-row", ""), *(round(side, 3) for side in place))


def squashed_text(content: bytes) -> str:
    """The text of all pages without white space and without the footers and headers between them."""
    with pypdfium2.PdfDocument(content) as document:
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    return re.sub(r"C-7F3K9Q·서식customerv1·0{12}\d/\d|고객관리카드·C-7F3K9Q", "", text)


def test_a_filled_card_has_exactly_the_boxes_of_the_blank_form(
    renderer: PdfRenderer, blank: CardView, filled: Fill
) -> None:
    empty, full = list(boxes(renderer.lay_out(blank))), list(boxes(renderer.lay_out(filled())))
    assert len(empty) > 100
    assert full == empty


def test_ticking_every_choice_moves_nothing(renderer: PdfRenderer, filled: Fill) -> None:
    one = renderer.lay_out(filled(kind="개인", grade="VIP", status="활성"))
    other = renderer.lay_out(filled(kind="법인", grade="일반", status="종료"))
    assert [*_glyph_places(one)] == [*_glyph_places(other)]


def _glyph_places(document: Any) -> Iterator[tuple[float, float, float]]:
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, TextBox) and box.element is not None and box.element.get("class") == "option":
                yield box.position_x, box.position_y, box.width


def test_the_form_fills_front_and_back_of_one_sheet(renderer: PdfRenderer, blank: CardView, filled: Fill) -> None:
    assert len(renderer.lay_out(blank).pages) == 2
    assert len(renderer.lay_out(filled()).pages) == 2


def test_every_field_of_the_form_is_marked(renderer: PdfRenderer, blank: CardView) -> None:
    marked = {box.field for box in boxes(renderer.lay_out(blank))}
    assert marked == {field.path for field in blank.fields()} | {
        column.path for table in blank.tables() for column in table.columns
    }


@pytest.mark.parametrize("length", [200, 8000], ids=["grows-its-box", "fills-pages"])
def test_long_notes_are_printed_whole(renderer: PdfRenderer, filled: Fill, length: int) -> None:
    notes = "".join(chr(0xAC00 + at * 7 % 2000) for at in range(length))
    assert notes in squashed_text(renderer.render(filled(notes=notes)))


def test_a_row_higher_than_a_page_is_printed_whole(renderer: PdfRenderer, filled: Fill) -> None:
    content = "".join(chr(0xAC00 + at * 7 % 2000) for at in range(4000))
    view = filled(consultations=[{"date": "2026-02-01", "kind": "문의", "content": content}])
    printed = renderer.lay_out(view)
    cells = [box for box in boxes(printed) if (box.field, box.row) == ("consultations[].content", "1")]
    assert len({box.page for box in cells}) > 1
    assert cell_text(printed, "consultations[].content") == content


def cell_text(document: Any, field: str) -> str:
    """The text of a field's cells on all pages, as laid out inside them."""
    return "".join(box.text for box in cell_lines(document, field))


def test_an_unbreakable_word_is_broken_inside_its_column(renderer: PdfRenderer, filled: Fill) -> None:
    word = "".join(chr(ord("a") + at * 7 % 26) for at in range(300))
    view = filled(purchases=[{"date": "2026-01-05", "item": word, "quantity": 1}], contact={"email": word})
    document = renderer.lay_out(view)
    assert squashed_text(renderer.write(document)).count(word) == 2
    for page in document.pages:
        right = page._page_box.content_box_x() + page._page_box.width
        texts = [box for box in page._page_box.descendants() if isinstance(box, TextBox)]
        assert all(box.position_x + box.width <= right + 0.01 for box in texts)


def cell_lines(document: Any, field: str) -> Iterator[TextBox]:
    """The lines in a field's cells."""
    for page in document.pages:
        for cell in page._page_box.descendants():
            if isinstance(cell, TableCellBox) and cell.element.get("data-field") == field:
                yield from (box for box in cell.descendants() if isinstance(box, TextBox))


def test_more_rows_than_slots_follow_with_the_header_repeated(renderer: PdfRenderer, filled: Fill) -> None:
    rows = [{"date": f"2026-01-{1 + at % 28:02}", "item": f"품목 {at}", "quantity": at} for at in range(70)]
    document = renderer.lay_out(filled(purchases=rows))
    pages = {box.page for box in boxes(document) if box.field == "purchases[].item"}
    assert len([box for box in boxes(document) if box.field == "purchases[].item"]) == 70
    assert len(pages) == 3
    headed = {
        number
        for number, page in enumerate(document.pages)
        for box in page._page_box.descendants()
        if isinstance(box, TextBox) and box.text == "결제 수단"
    }
    assert headed == pages


def test_cells_above_a_grown_one_keep_their_places(renderer: PdfRenderer, blank: CardView, filled: Fill) -> None:
    grown = list(boxes(renderer.lay_out(filled(notes="긴 글. " * 300))))
    same = [box for box in boxes(renderer.lay_out(blank)) if box.field != "notes"]
    assert grown[: len(same)] == same
