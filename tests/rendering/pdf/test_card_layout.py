"""How a card is set: numbers in one piece, the letterhead in balance, no row or heading left alone on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox, TableCellBox, TextBox

from cardgen.model.cardview import Blank, CardView, FieldView, Grid, Letterhead, PairRow, SectionView
from cardgen.rendering.pdf import PdfRenderer

Fill = Callable[..., CardView]
NUMBERS = ("purchases[].date", "purchases[].quantity", "purchases[].amount")


def drawn(document: Any) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            yield number, box


def cells(document: Any, *fields: str) -> Iterator[tuple[int, Any]]:
    for number, box in drawn(document):
        if isinstance(box, TableCellBox) and box.element.get("data-field") in fields:
            yield number, box


def tag_of(box: Any) -> str:
    return str(box.element.tag) if box.element is not None else ""


def extent(document: Any, tag: str) -> tuple[float, float]:
    """The left and right edge of the text in an element."""
    texts = [box for number, box in drawn(document) if number == 0 and isinstance(box, TextBox) and tag_of(box) == tag]
    return min(box.position_x for box in texts), max(box.position_x + box.width for box in texts)


@pytest.mark.parametrize(
    ("quantity", "amount"),
    [(1_000_000, 12_345_678_901), (1_234_567_890, -12_345_678_901), (12, 1_234_567_890), (1000, 999)],
)
def test_numbers_stand_in_one_piece_inside_their_column(
    renderer: PdfRenderer, filled: Fill, quantity: int, amount: int
) -> None:
    row = {"date": "2026-01-05", "item": "노트북", "quantity": quantity, "amount": amount}
    found = [cell for _, cell in cells(renderer.lay_out(filled(purchases=[row])), *NUMBERS)][: len(NUMBERS)]
    assert len(found) == len(NUMBERS)
    for cell in found:
        lines = [box for box in cell.descendants() if isinstance(box, LineBox)]
        assert len(lines) == 1
        texts = [box for box in cell.descendants() if isinstance(box, TextBox)]
        assert sum(box.width for box in texts) <= cell.width + 0.01


def test_front_and_back_have_room_for_a_field_and_a_section_more(renderer: PdfRenderer, blank: CardView) -> None:
    row = PairRow((FieldView("extra", "extra", "새 항목", "text", Blank(), 1),), wide=True)
    first, *others = blank.sections
    longer = replace(first, blocks=(*first.blocks, Grid((row,))))
    more = replace(blank, sections=(longer, SectionView("new", "새 구역", (Grid((row,)),)), *others))
    assert len(renderer.lay_out(more).pages) == 2


@pytest.mark.parametrize("records", range(5, 11))
def test_no_record_stands_alone_on_a_page(renderer: PdfRenderer, filled: Fill, records: int) -> None:
    rows = [{"date": "2026-01-05", "item": f"품목 {at}"} for at in range(records)]
    found = Counter(page for page, _ in cells(renderer.lay_out(filled(purchases=rows)), "purchases[].item"))
    assert found.total() == records
    assert min(found.values()) >= 2


def test_a_record_longer_than_a_page_begins_below_its_heading(renderer: PdfRenderer, filled: Fill) -> None:
    talk = {"date": "2026-01-05", "kind": "문의", "content": "가나다라마바사 " * 200}
    found = list(drawn(renderer.lay_out(filled(consultations=[talk]))))
    heading = next(number for number, box in found if tag_of(box) == "h2" and text_in(box) == "상담/불만 이력")
    said = [
        number
        for number, box in found
        if isinstance(box, TableCellBox) and box.element.get("data-field") == "consultations[].content" and text_in(box)
    ]
    assert said[0] == heading
    assert len(said) > 1


def text_in(box: Any) -> str:
    return "".join(it.text for it in box.descendants() if isinstance(it, TextBox))


@pytest.mark.parametrize(("calls", "answers"), [(9, 4), (12, 8), (13, 6)])
def test_no_heading_is_parted_from_what_it_heads(renderer: PdfRenderer, filled: Fill, calls: int, answers: int) -> None:
    rows = [{"date": "2026-02-01", "kind": "문의"}] * calls
    document = renderer.lay_out(filled(consultations=rows, campaigns=[{"date": "2026-04-01"}] * answers))
    headings = {box.text: number for number, box in drawn(document) if isinstance(box, TextBox) and tag_of(box) == "h2"}
    first = {"마케팅 반응": "campaigns[].date", "동의": "consents[].purpose", "기타": "retain_until"}
    for heading, field in first.items():
        assert headings[heading] == next(number for number, _ in cells(document, field))


@pytest.mark.parametrize("approvals", [(), ("담당", "팀장", "이사", "상무", "대표")], ids=["none", "five"])
def test_the_title_stands_in_the_middle(renderer: PdfRenderer, blank: CardView, approvals: tuple[str, ...]) -> None:
    document = renderer.lay_out(replace(blank, letterhead=Letterhead("한빛상사", None, approvals)))
    left, right = extent(document, "h1")
    assert (left + right) / 2 == pytest.approx(document.pages[0].width / 2, abs=15)


def test_a_long_company_keeps_its_distance_from_the_title(renderer: PdfRenderer, blank: CardView) -> None:
    view = replace(blank, letterhead=Letterhead("Hanbit Trading and Shipping Co., Ltd. Seoul", None, ()))
    document = renderer.lay_out(view)
    assert extent(document, "h1")[0] - extent(document, "p")[1] > 10


def test_options_stand_further_apart_than_a_box_and_its_word(renderer: PdfRenderer, blank: CardView) -> None:
    cell = next(cell for _, cell in cells(renderer.lay_out(blank), "kind"))
    texts = [box for box in cell.descendants() if isinstance(box, TextBox)]
    person, company = (box for box in texts if box.text.strip(" ☐☑"))
    space = 0.35 * person.style["font_size"]
    assert company.position_x - (person.position_x + person.width) > 2 * space
