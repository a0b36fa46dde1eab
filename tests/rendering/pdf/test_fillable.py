"""A form to fill in gives back exactly what it was filled with, looks like the card, and speaks to screen readers."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView, FieldView, Letterhead, Masked, TableView
from cardgen.model.filledform import control_name
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp, read_stamp
from cardgen.rendering.pdf import PdfRenderer, open_pdf
from cardgen.rendering.pdf.fillable.controls import controls
from cardgen.viewing.build_view import blank_view
from cardgen.viewing.fillable import fillable_view

Fill = Callable[..., CardView]
STAMP = FormStamp("customer", 1, "ko", "C-7F3K9Q", "0" * 40)
TRICKY = {
    "name": "남궁민수 <&> \"R&D\" 'x' \\(1)",
    "notes": "첫 줄\n\n  둘째 줄\t끝 \n婷煕 뷁",
    "personal": {"interests": ["등산", "사진 (흑백)"], "job": "㈜한빛·★", "birth_date": "1985-05-05"},
}


@pytest.fixture(scope="session")
def tricky(filled: Fill) -> CardView:
    return fillable_view(filled(**TRICKY), STAMP)


@pytest.fixture(scope="session")
def tricky_form(renderer: PdfRenderer, tricky: CardView) -> bytes:
    return renderer.render(tricky)


@pytest.fixture(scope="session")
def empty_form(renderer: PdfRenderer, blank: CardView) -> bytes:
    return renderer.render(fillable_view(blank, FormStamp("customer", 1, "ko")))


def printed(view: CardView) -> Iterator[tuple[str, FieldView]]:
    """Every field that is filled in, by the name of its control."""
    yield from ((field.path, field) for field in view.fields() if field.kind != "id")
    for table in view.tables():
        for number, row in enumerate(table.rows, start=1):
            yield from ((control_name(cell.path, number), cell) for cell in row)


def read_back(found: Mapping[str, Any], name: str) -> object:
    """What stands in a control, as the package's docstring tells to read it."""
    control = found[name]
    value = control.get("/V", "")
    if control.get("/FT") != "/Btn":
        return str(value)
    texts = [str(text) for text in control.get("/Opt", ())] or [""]
    return () if value == "/Off" else (texts[0 if value == "/Yes" else int(value[1:])],)


def expected(field: FieldView, name: str) -> object:
    if field.value.options and ("[" not in name or not field.value.options[0].text):
        return tuple(option.text for option in field.value.options if option.checked)
    return field.value.text


def test_every_value_reads_back_exactly_and_under_its_name(tricky: CardView, tricky_form: bytes) -> None:
    found = pypdf.PdfReader(io.BytesIO(tricky_form)).get_fields() or {}
    fields = dict(printed(tricky))
    assert {name: read_back(found, name) for name in fields} == {
        name: expected(field, name) for name, field in fields.items()
    }
    assert {"id", "cardgen.stamp"} & set(found) == {"cardgen.stamp"}
    assert read_stamp(found["cardgen.stamp"]["/V"]) == STAMP


def test_what_a_user_types_is_read_back_and_the_rest_stays(empty_form: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(empty_form))
    typed = {"contact.mobile": "010-9876-5432", "purchases[2].payment": "카드", "notes": "뀨 <&>\n둘째", "grade": "/2"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, typed, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    found = pypdf.PdfReader(out).get_fields() or {}
    held = {name: field["/V"] for name, field in found.items() if field.get("/V") not in (None, "", "/Off")}
    assert {name: text for name, text in held.items() if name != "cardgen.stamp"} == typed


def test_the_pages_print_no_value_of_a_field(tricky: CardView, tricky_form: bytes) -> None:
    with pypdfium2.PdfDocument(tricky_form) as document:
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    values = {field.value.text for name, field in printed(tricky) if len(expected(field, name)) > 3}  # type: ignore[arg-type]
    assert len(values) > 15
    assert [value for value in values if "".join(value.split()) in text] == []
    assert "☐" not in text
    assert "☑" not in text
    assert "C-7F3K9Q" in text


def test_labels_stand_where_the_card_has_them(renderer: PdfRenderer, tricky: CardView, tricky_form: bytes) -> None:
    labels = {field.label for field in tricky.fields()} | {section.label for section in tricky.sections}
    labels |= {column.label for table in tricky.tables() for column in table.columns}
    with (
        pypdfium2.PdfDocument(tricky_form) as form,
        pypdfium2.PdfDocument(renderer.render(replace(tricky, stamp=None))) as card,
    ):
        places = [label_places(page, labels) for page in card]
        assert min(map(len, places)) > 15
        assert [label_places(page, labels) for page in form] == places


def label_places(page: Any, labels: set[str]) -> list[tuple[str, list[float]]]:
    """Where labels stand on a page, in points to a hundredth."""
    text = page.get_textpage()
    boxes = map(text.get_rect, range(text.count_rects()))
    found = [(text.get_text_bounded(*box).strip(), [round(edge, 2) for edge in box]) for box in boxes]
    return sorted(it for it in found if it[0] in labels)


def test_choices_untick_each_other_and_can_all_be_unticked(empty_form: bytes) -> None:
    with pikepdf.open(io.BytesIO(empty_form)) as pdf:
        grade = named(pdf)["grade"]
        states = [{str(state) for state in kid.AP.N.keys()} for kid in grade.Kids]  # noqa: SIM118 (no dict)
        assert states == [{"/Off", f"/{number}"} for number in range(4)]
        assert int(grade.get("/Ff", 0)) == 0
        assert [str(text) for text in grade.Opt] == ["VIP", "골드", "실버", "일반"]


def test_every_widget_is_named_for_people_framed_tagged_and_in_reading_order(tricky_form: bytes) -> None:
    with pikepdf.open(io.BytesIO(tricky_form)) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(tree[at]): tree[at + 1] for at in range(0, len(tree), 2)}
        order = [form.K[0].Obj.objgen for form in elements(pdf.Root.StructTreeRoot.K, "/Form")]
        seen = [item for page in pdf.pages for item in page.get("/Annots", ()) if not int(item.F) & 2]
        assert order == [item.objgen for item in seen]
        for widget in seen:
            assert "›" in str(widget.TU)
            assert float(widget.BS.W) > 0
            assert len(widget.MK.BC) == 3
            assert parents[int(widget.StructParent)].K[0].Obj.objgen == widget.objgen
        assert [str(page.Tabs) for page in pdf.pages] == ["/S", "/S"]
        mobile = named(pdf)["contact.mobile"]
        assert str(mobile.TU) == "연락처 › 휴대전화 (예: 010-1234-5678)"


def test_the_font_to_type_with_has_each_syllable_and_a_real_space(empty_form: bytes) -> None:
    with pikepdf.open(io.BytesIO(empty_form)) as pdf:
        font = pdf.Root.AcroForm.DR.Font.Typing
        ranges = re.findall(r"<(\w{4})> <(\w{4})> \[([^]]*)\]", font.ToUnicode.read_bytes().decode())
        texts = [bytes.fromhex(text).decode("utf-16-be") for _, _, held in ranges for text in held[1:-1].split("><")]
        program = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    assert sum(int(last, 16) - int(first, 16) + 1 for first, last, _ in ranges) == len(texts) == len(set(texts))
    assert {" ", "A", "~", "가", "힝", "ㄱ", "ㅣ", "㈜"} <= set(texts)
    assert "\u00a0" not in texts
    assert len([text for text in texts if "가" <= text <= "힣"]) == 2350
    assert sum(program["glyf"][name].numberOfContours > 0 for name in program.getGlyphOrder()) >= len(texts) - 1


def test_rare_characters_come_in_fonts_of_their_own(tricky_form: bytes) -> None:
    with pikepdf.open(io.BytesIO(tricky_form)) as pdf:
        fonts = pdf.Root.AcroForm.DR.Font
        maps = {
            str(name): bytes(font.ToUnicode.read_bytes()).lower()
            for name, font in fonts.items()
            if "/ToUnicode" in font
        }
    del maps["/Typing"]
    assert [any(f"<{ord(character):04x}>".encode() in text for text in maps.values()) for character in "婷煕뷁"] == [
        True
    ] * 3


@pytest.mark.slow
def test_a_character_no_font_prints_stops_the_form_and_its_field_is_told(renderer: PdfRenderer, filled: Fill) -> None:
    with pytest.raises(TemplateError) as caught:
        renderer.render(fillable_view(filled(notes="비밀값\U000f1234"), STAMP))
    assert [(problem.code, problem.field) for problem in caught.value.problems] == [("T403", "notes")]
    assert "비밀값" not in repr(caught.value.problems)


@pytest.mark.slow
def test_a_form_over_more_pages_has_a_control_for_every_row(renderer: PdfRenderer, filled: Fill) -> None:
    rows = [{"date": f"2026-01-{1 + at % 28:02}", "item": f"품목 {at}", "quantity": at} for at in range(70)]
    view = fillable_view(filled(purchases=rows, notes="긴 글. " * 900), STAMP)
    found = pypdf.PdfReader(io.BytesIO(renderer.render(view))).get_fields() or {}
    assert [found[f"purchases[{at + 1}].item"]["/V"] for at in range(70)] == [f"품목 {at}" for at in range(70)]
    assert {f"purchases[{at}].item" for at in (71, 72)} <= set(found)
    assert found["notes"]["/V"] == "긴 글. " * 900
    assert int(found["notes"]["/Ff"]) == 1 << 12


def test_a_masked_value_cannot_be_changed(blank: CardView) -> None:
    assert ("name", None) in controls(blank)
    assert ("name", None) not in controls(with_field(blank, "name", Masked("홍**")))


def test_a_field_printed_twice_is_one_field_with_two_boxes(receipt_form: FormSpec, customer_folder: Path) -> None:
    view = fillable_view(blank_view(receipt_form, Letterhead("한빛상사"), "ko"), FormStamp("receipt", 1, "ko"))
    with pikepdf.open(io.BytesIO(open_pdf(customer_folder.parent / "receipt").render(view))) as pdf:
        fields = named(pdf)
        assert [len(fields[name].Kids) for name in ("payer", "date", "items[4].note")] == [2, 2, 2]
        method = fields["method"]
        assert [str(text) for text in method.Opt] == ["현금", "계좌이체", "어음", "수표"] * 2
        assert [min(map(str, kid.AP.N.keys())) for kid in method.Kids] == ["/0", "/1", "/2", "/3"] * 2


def test_the_empty_form_is_small_and_always_the_same(renderer: PdfRenderer, blank: CardView, empty_form: bytes) -> None:
    assert len(empty_form) <= 290_000
    assert renderer.render(fillable_view(blank, FormStamp("customer", 1, "ko"))) == empty_form


def test_viewers_that_draw_every_field_anew_know_how(empty_form: bytes, tmp_path: Path) -> None:
    file = tmp_path / "anew.pdf"
    with pikepdf.open(io.BytesIO(empty_form)) as pdf:
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(file)
    shown = subprocess.run(
        ["pdftoppm", "-r", "20", file, tmp_path / "page"], capture_output=True, text=True, check=True
    )
    assert shown.stderr == ""


def named(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The fields by full name."""

    def walk(field: Any, above: str) -> Iterator[tuple[str, Any]]:
        name = f"{above}.{field.T}" if above else str(field.T)
        kids = [kid for kid in field.get("/Kids", ()) if "/T" in kid]
        yield from [it for kid in kids for it in walk(kid, name)] or [(name, field)]

    return {name: field for root in pdf.Root.AcroForm.Fields for name, field in walk(root, "")}


def elements(kids: Any, kind: str) -> Iterator[Any]:
    """The structure elements of a kind, in reading order."""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.S) == kind:
                yield kid
            yield from elements(kid.get("/K", pikepdf.Array()), kind)


def with_field(view: CardView, path: str, value: Masked) -> CardView:
    """The view with another value in one field."""

    def changed(block: Any) -> Any:
        if isinstance(block, TableView):
            return block
        rows = (
            replace(row, cells=tuple(replace(it, value=value) if it.path == path else it for it in row.cells))
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))

    sections = (replace(section, blocks=tuple(map(changed, section.blocks))) for section in view.sections)
    return replace(view, sections=tuple(sections))
