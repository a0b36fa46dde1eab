"""Word cards and forms that LibreOffice opened and saved hold what they held: text, tables, and what was filled in."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from cardgen.importing.forms.docx import read_docx
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.formstamp import FormStamp
from cardgen.processes.office import converted
from cardgen.rendering.docx import open_docx
from cardgen.viewing.build_view import blank_view, filled_view
from cardgen.viewing.fillable import fillable_view

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

TEMPLATES = Path(__file__).parents[2] / "templates"
CUSTOMER: Mapping[str, object] = {
    "id": "C-7F3K9Q",
    "name": "김 <철> & 수",
    "kind": "개인",
    "grade": "골드",
    "registered": "2026-04-11",
    "contact": {"mobile": "01012345678", "address": "서울특별시 강남구 Teheran-ro 12"},
    "purchases": [{"date": "2026-01-02", "item": "원목 책상 1600", "amount": 890000}] * 8,
    "notes": "첫 줄\n둘째 줄 abc\n\n끝",
}
RECEIPT: Mapping[str, object] = {
    "id": "R-3H8QZM",
    "payer": "늘솜건축사사무소",
    "date": "2026-04-11",
    "amount": 1650000,
    "method": "계좌이체",
    "items": [{"description": "회의용 테이블 2400", "amount": 1500000}],
}
LETTERHEAD = Letterhead("한빛상사", None, ("담당", "팀장"))


def views() -> Iterator[CardView]:
    for name, data in (("customer", CUSTOMER), ("receipt", RECEIPT)):
        found = read_form(TEMPLATES / name / "form.yaml", "form.yaml")
        assert isinstance(found, FormFile)
        form = build_form(found)
        card = Card(str(data["id"]), "x.yaml", name, "0" * 40, data)
        yield filled_view(card, form, LETTERHEAD, "ko")
        yield blank_view(form, LETTERHEAD, "ko")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[bytes, bytes, bytes]]:
    """Each file as made, as LibreOffice saved it, and as it saved it by way of its own format."""
    folder = tmp_path_factory.mktemp("office")
    renderers = {name: open_docx(TEMPLATES / name) for name in ("customer", "receipt")}
    files = []
    for view in views():
        filled_in = fillable_view(view, FormStamp(view.form, 1, "ko"))
        for kind, shown in (("plain", view), ("form", filled_in)):
            files.append(folder / f"{view.form}-{view.stem}-{kind}.docx")
            files[-1].write_bytes(renderers[view.form].render(shown))
    again = converted(files, "docx", folder / "again")
    odt = converted(files, "odt", folder / "odt")
    back = converted(odt, "docx", folder / "back")
    return {
        one.stem: (one.read_bytes(), two.read_bytes(), three.read_bytes())
        for one, two, three in zip(files, again, back, strict=True)
    }


def text_and_tables(content: bytes) -> tuple[list[str], list[list[str]]]:
    """The paragraphs with text, and the cells of every row, wherever controls stand around them."""
    body = docx.Document(io.BytesIO(content)).element.body
    paragraphs = [_text(one) for one in body.iter(qn("w:p"))]
    rows = [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in body.iter(qn("w:tr"))]
    return [one for one in paragraphs if one], rows


def _text(element: object) -> str:
    breaks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    nodes = element.iter(qn("w:t"), *breaks)  # type: ignore[attr-defined] # an element of lxml
    text = "".join(breaks.get(node.tag, node.text or "") for node in nodes if node.getparent().tag == qn("w:r"))
    return text.strip(" ")


def test_saved_again_a_card_holds_the_same_text_and_tables(saved: Mapping[str, tuple[bytes, bytes, bytes]]) -> None:
    for made, again, back in saved.values():
        assert text_and_tables(again) == text_and_tables(made)
        assert text_and_tables(back) == text_and_tables(made)


def test_a_form_saved_again_reads_back_as_it_was(saved: Mapping[str, tuple[bytes, bytes, bytes]]) -> None:
    forms = {name: files for name, files in saved.items() if name.endswith("-form")}
    assert len(forms) == 4
    for made, again, _ in forms.values():
        assert read_docx(without_tags(again)) == read_docx(made)


def without_tags(content: bytes) -> bytes:
    """The file as LibreOffice 7.4 leaves it; later ones keep the tags."""
    document = docx.Document(io.BytesIO(content))
    for tag in list(document.element.body.iter(qn("w:tag"))):
        tag.getparent().remove(tag)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_blank_and_filled_twins_have_the_same_tables(saved: Mapping[str, tuple[bytes, bytes, bytes]]) -> None:
    """The receipt's rows are fixed; the customer's blank differs by its records only."""
    blank, filled = (text_and_tables(saved[f"receipt-{stem}-plain"][0])[1] for stem in ("blank", "R-3H8QZM"))
    assert [len(row) for row in blank] == [len(row) for row in filled]
    labels = {cell for row in blank for cell in row if cell and "☐" not in cell and "년" not in cell and cell != "No."}
    assert labels <= {cell for row in filled for cell in row}
