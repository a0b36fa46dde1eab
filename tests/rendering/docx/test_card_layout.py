"""The shipped Word card is set like the PDF: heights, letterhead, sizes of numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from cardgen.extracting.docx_text import docx_paragraphs
from cardgen.model.cardview import CardView, Letterhead
from cardgen.rendering.docx import DocxRenderer

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 1440 / 25.4


def body(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def text_of(element: Any) -> str:
    return "".join(element.itertext()).strip()


def style_of(content: bytes, text: str) -> str:
    found = next(p for p in body(content).iter(f"{WORD}p") if text_of(p) == text)
    return str(found.find(f"{WORD}pPr/{WORD}pStyle").get(f"{WORD}val"))


@pytest.mark.parametrize(
    ("quantity", "printed", "style"),
    [
        (12, "12", "CardNumber"),
        (1_000_000, "1,000,000", "CardNumberSmall"),
        (1_234_567_890, "1,234,567,890", "CardNumberSmallest"),
    ],
)
def test_long_numbers_are_printed_smaller_rather_than_split(
    quantity: int, printed: str, style: str, renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    row = {"date": "2026-01-05", "item": "노트북", "quantity": quantity, "amount": 12_345_678_901}
    content = renderer.render(view_of({"purchases": [row]}))
    assert style_of(content, printed) == style
    assert style_of(content, "12,345,678,901원") == "CardNumber"


def test_long_texts_have_the_height_they_have_in_the_pdf(renderer: DocxRenderer, blank: CardView) -> None:
    heights = {
        text_of(row): int(row.find(f"{WORD}trPr/{WORD}trHeight").get(f"{WORD}val")) / TWIPS
        for row in body(renderer.render(blank)).iter(f"{WORD}tr")
    }
    lines = {field.label: field.lines for field in blank.fields() if field.lines > 1}
    assert len(lines) == 2
    assert {label: heights[label] for label in lines} == {
        label: pytest.approx(7 * count + 2.4, abs=0.1) for label, count in lines.items()
    }


@pytest.mark.parametrize(("language", "named"), [("ko", True), ("en", False)])
def test_only_korean_forms_name_the_approval_block(
    language: str, named: bool, renderer: DocxRenderer, blank: CardView
) -> None:
    found = docx_paragraphs(renderer.render(replace(blank, language=language)))
    assert ("결" in found) == named
    assert "OK" not in found


@pytest.mark.parametrize(("company", "breaks"), [("한빛상사", 0), ("Hanbit Trading Co., Ltd.", 1)])
def test_the_company_stands_beside_the_logo_while_it_is_short(
    company: str, breaks: int, renderer: DocxRenderer, blank: CardView
) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (20, 20)).save(logo, "PNG")
    view = replace(blank, letterhead=Letterhead(company, logo.getvalue(), ()))
    sender = next(p for p in body(renderer.render(view)).iter(f"{WORD}p") if text_of(p) == company)
    assert len(list(sender.iter(f"{WORD}drawing"))) == 1
    assert len(list(sender.iter(f"{WORD}br"))) == breaks


def test_five_approvals_leave_the_title_its_line(renderer: DocxRenderer, blank: CardView) -> None:
    titles = ("담당", "팀장", "이사", "상무", "대표")
    content = renderer.render(replace(blank, letterhead=Letterhead("한빛상사", None, titles)))
    title = next(cell for cell in body(content).iter(f"{WORD}tc") if text_of(cell) == blank.title)
    columns = [int(column.get(f"{WORD}w")) for column in body(content).find(f".//{WORD}tblGrid")]
    span = int(re.findall(rb'gridSpan [^>]*?val="(\d+)"', etree.tostring(title))[0])
    assert span * columns[0] / TWIPS > 55


def holds_on(row: Any) -> bool:
    """True for a row that keeps with the next one: by itself, or as a table's head by its style."""
    return b"keepNext" in etree.tostring(row) or b"CardHead" in etree.tostring(row)


def test_the_first_records_stay_with_their_heading(renderer: DocxRenderer, blank: CardView) -> None:
    tables = [
        it for it in body(renderer.render(blank)).iter(f"{WORD}tbl") if it.find(f".//{WORD}tblHeader") is not None
    ]
    kept = [[holds_on(row) for row in table.iter(f"{WORD}tr")] for table in tables]
    assert len(kept) == len(list(blank.tables()))
    assert all(rows == [True, True] + [False] * (len(rows) - 2) for rows in kept)
