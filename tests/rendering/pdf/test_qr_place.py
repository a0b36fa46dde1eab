"""A QR code moves nothing: what is printed later finds its places on stock with and without one. Phones read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from weasyprint.formatting_structure.boxes import BlockReplacedBox, InlineReplacedBox, TextBox

from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec
from cardgen.model.sheet import AS_DESIGNED, PAPERS, Margins, Sheet
from cardgen.rendering.pdf import open_pdf
from cardgen.viewing.build_view import blank_view
from tests.rendering.pdf.conftest import LETTERHEAD
from tests.rendering.pdf.test_card_boxes import boxes

PIXELS = 96 / 25.4
TENTH = 0.1 * PIXELS
UNPRINTED = 4 * PIXELS
"""Most office printers leave about as much at each edge blank."""
FOLDERS = Path(__file__).parents[3] / "templates"

NUMBERS = {"customer": "C-7F3K9Q", "receipt": "R-3H8QZM"}
SHEETS = {
    "A4": AS_DESIGNED,
    "card-5x3in": Sheet(PAPERS["card-5x3in"]),
    "card-5x3in, narrow margins": Sheet(PAPERS["card-5x3in"], Margins(8, 5, 8, 5)),
}


@pytest.fixture(scope="module", params=[(form, sheet) for form in NUMBERS for sheet in SHEETS], ids="-".join)
def laid_out(request: pytest.FixtureRequest, customer_form: FormSpec, receipt_form: FormSpec) -> tuple[Any, Any, bytes]:
    """A numbered blank form without and with its code, laid out, and the file of the second."""
    name, sheet = request.param
    form = customer_form if name == "customer" else receipt_form
    plain: CardView = blank_view(form, LETTERHEAD, "ko", NUMBERS[name])
    renderer = open_pdf(FOLDERS / name, SHEETS[sheet])
    coded = renderer.lay_out(replace(plain, qr=plain.stem))
    return renderer.lay_out(plain), coded, renderer.write(coded)


def _texts(document: Any) -> Iterator[tuple[int, str, float, float]]:
    """All but the title, which makes room for a code below it."""
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            if isinstance(box, TextBox) and box.text.strip() and box.element_tag != "h1":
                yield number, box.text, box.position_x, box.position_y


def _pictures(document: Any) -> Iterator[tuple[Any, Any]]:
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, BlockReplacedBox | InlineReplacedBox) and box.element.get("class") == "qr":
                yield page, box


def test_nothing_moves(laid_out: tuple[Any, Any, bytes]) -> None:
    plain, coded, _ = laid_out
    before, after = [*_texts(plain)], [*_texts(coded)]
    assert len(before) > 20
    assert [it[:2] for it in before] == [it[:2] for it in after]
    assert [*boxes(plain)] == [*boxes(coded)]
    for (*_, x, y), (*_, new_x, new_y) in zip(before, after, strict=True):
        assert max(abs(x - new_x), abs(y - new_y)) < TENTH


def test_the_code_lies_where_printers_print_and_covers_no_text(laid_out: tuple[Any, Any, bytes]) -> None:
    _, coded, content = laid_out
    with pypdfium2.PdfDocument(content) as document:
        zoom = document[0].get_width() / 0.75 / coded.pages[0].width
    for page, code in _pictures(coded):
        dark = code.width * 4 / 29  # a code of 21 modules amid 4 of white
        left, top = code.content_box_x() + dark, code.content_box_y() + dark
        right, bottom = left + code.width - 2 * dark, top + code.width - 2 * dark
        assert min(left, top, page.width - right) * zoom > UNPRINTED
        for box in page._page_box.descendants():
            if isinstance(box, TextBox) and box.text.strip():
                aside = box.position_x + box.width <= left or box.position_x >= right
                assert aside or box.position_y + box.height <= top or box.position_y >= bottom


def test_the_code_can_be_read(laid_out: tuple[Any, Any, bytes]) -> None:
    *_, content = laid_out
    with pypdfium2.PdfDocument(content) as document:
        picture = document[0].render(scale=300 / 72).to_pil()
    assert {code.text for code in zxingcpp.read_barcodes(picture)} <= {*NUMBERS.values()}
    assert zxingcpp.read_barcodes(picture)
