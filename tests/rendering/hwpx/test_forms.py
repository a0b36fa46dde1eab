"""한글 forms to fill in on the screen, on other sheets, with logo and QR code."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from cardgen.errors import TemplateError
from cardgen.importing.forms.reading import read_filled
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.formstamp import FormStamp
from cardgen.model.sheet import PAPERS, UNPRINTED, Margins, Paper, Sheet
from cardgen.rendering.control_marks import controls
from cardgen.rendering.hwpx import HwpxRenderer, open_hwpx
from cardgen.rendering.hwpx.owpml import HC, HH, UNITS
from cardgen.viewing.fillable import fillable_view
from tests.rendering.hwpx.cards import LETTERHEAD, LOGO, SAMPLES, TEMPLATES, renderer_of
from tests.rendering.hwpx.made import CONTENT, HEADER, SECTION, cell, made, p, row, run, table
from tests.rendering.hwpx.other_makers import complaints
from tests.rendering.hwpx.soundness import HP, flaws, parts_of, section_of
from tests.rendering.hwpx.test_templates import BOUGHT, view_of

STAMP = FormStamp("customer", 1, "ko", "C-7F3K9Q", "a" * 40)
PICTURE = (
    '<hp:run charPrIDRef="0"><hp:pic id="5" zOrder="0" numberingType="PICTURE" textWrap="SQUARE" instid="5">'
    '<hp:orgSz width="9000" height="3000"/><hp:curSz width="9000" height="3000"/><hp:imgRect>'
    '<hc:pt0 x="0" y="0"/><hc:pt1 x="9000" y="0"/><hc:pt2 x="9000" y="3000"/><hc:pt3 x="0" y="3000"/></hp:imgRect>'
    '<hp:imgClip left="0" right="9000" top="0" bottom="3000"/><hp:imgDim dimwidth="9000" dimheight="3000"/>'
    '<hc:img binaryItemIDRef="{image}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/>'
    '<hp:sz width="9000" widthRelTo="ABSOLUTE" height="3000" heightRelTo="ABSOLUTE" protect="0"/>'
    "<hp:shapeComment>{words}</hp:shapeComment></hp:pic></hp:run>"
)
SAMPLE = '<opf:item id="image1" href="BinData/image1.png" media-type="image/png" isEmbeded="1"/>'


def fields_of(content: bytes) -> dict[str, str]:
    """What stands in each field to fill in: line breaks as LF, paragraphs one a line."""
    found: dict[str, str] = {}
    open_name = ""
    for one in section_of(content).iter(f"{HP}fieldBegin", f"{HP}fieldEnd", f"{HP}t", f"{HP}lineBreak", f"{HP}tab"):
        if one.tag == f"{HP}fieldBegin":
            open_name = one.get("name", "")
            found[open_name] = ""
        elif one.tag == f"{HP}fieldEnd":
            open_name = ""
        elif open_name:
            sign = {f"{HP}lineBreak": "\n", f"{HP}tab": "\t"}.get(str(one.tag), "")
            found[open_name] += sign + ((one.tail if sign else one.text) or "")
    return found


def with_picture(words: str) -> bytes:
    body = p(PICTURE.format(image="image1", words=words)) + p("{{ name }}")
    return made(body, {"BinData/image1.png": b"sample"}, items=SAMPLE)


@pytest.mark.parametrize("form", ["customer", "receipt"])
def test_every_field_of_a_form_can_be_filled_in(form: str, tmp_path: Path) -> None:
    view = next(it.view for it in SAMPLES.values() if it.form == form)
    view = fillable_view(view, replace(STAMP, form=form))
    content = renderer_of(form).render(view)
    assert flaws(content) == []
    found = fields_of(content)
    assert {name.removesuffix("=") for name in found} == set(controls(view))
    texts = {name: one.field.text for name, one in controls(view).items() if not one.field.value.options}
    assert {name: found[name] for name in texts} == texts
    file = tmp_path / "form.hwpx"
    file.write_bytes(content)
    assert complaints(file) == []


def test_a_form_carries_its_stamp_among_the_facts_of_the_document() -> None:
    content = renderer_of("customer").render(fillable_view(SAMPLES["1 records"].view, STAMP))
    metas = etree.fromstring(parts_of(content)[CONTENT]).iter("{http://www.idpf.org/2007/opf/}meta")
    assert {it.get("name"): it.text for it in metas}["keyword"] == STAMP.text()


def test_a_value_that_reads_like_its_label_is_a_value() -> None:
    label = view_of().by_path()["name"].label
    content = renderer_of("customer").render(fillable_view(view_of({"name": label}), STAMP))
    assert read_filled(content).fields["name"] == label


def test_a_card_that_is_not_filled_in_has_no_fields() -> None:
    assert fields_of(SAMPLES["1 records"].content) == {}


def test_a_template_drawn_by_hand_gets_fields_where_it_prints() -> None:
    body = (
        p("{% for option in kind.options %}{{ '☑' if option.checked else '☐' }} {{ option.text }} {% endfor %}")
        + table(1, row(cell("", name="purchases[].item")))
        + table(1, row(cell(p("{%p for option in grade.options %}") + p("☐ {{ option.text }}") + p("{%p endfor %}"))))
        + p(run("{{ name }}({{ name|length }}) {{ contact.mobile }}"))
    )
    view = fillable_view(view_of({"purchases": BOUGHT}), STAMP)
    content = HwpxRenderer(made(body), "card.hwpx").render(view)
    found = fields_of(content)
    assert found["kind="] == "☑ 개인 ☐ 법인 "
    assert (found["name"], found["contact.mobile"]) == ("홍길동", "010-1234-5678")
    assert (found["purchases[2].item"], found["purchases[3].item"]) == ("품목 2", "")
    assert found["grade="].count("☐") == len(controls(view)["grade"].field.value.options)
    assert [flaw for flaw in flaws(content) if "4294967295" not in flaw] == []


def test_boxes_over_cells_are_no_field() -> None:
    tags = ("{%tc for option in kind.options %}", "{{ option.text }}", "{%tc endfor %}")
    body = table(3, row(*(cell(tag, at=(at, 0)) for at, tag in enumerate(tags))))
    assert fields_of(HwpxRenderer(made(body), "card.hwpx").render(fillable_view(view_of(), STAMP))) == {}


@pytest.mark.parametrize("paper", ["A5", "letter", "card-5x3in"])
def test_tables_are_as_wide_as_the_text_of_another_sheet(paper: str) -> None:
    sheet = Sheet(PAPERS[paper], Margins(10, 8, 8, 9))
    content = open_hwpx(TEMPLATES / "customer", sheet).render(SAMPLES["20 records"].view)
    assert flaws(content) == []
    section = section_of(content)
    page, margins = next(section.iter(f"{HP}pagePr")), next(section.iter(f"{HP}margin"))
    assert (page.get("width"), page.get("height")) == tuple(
        str(round(side * UNITS)) for side in (PAPERS[paper].width, PAPERS[paper].height)
    )
    edges = {name: int(margins.get(name, "")) for name in ("left", "right", "top", "header", "bottom", "footer")}
    assert (edges["left"], edges["right"]) == (round(9 * UNITS), round(8 * UNITS))
    assert (edges["top"] + edges["header"], edges["bottom"] + edges["footer"]) == (round(10 * UNITS), round(8 * UNITS))
    assert min(edges["top"], edges["bottom"]) >= UNPRINTED * UNITS
    text = round(PAPERS[paper].width * UNITS) - edges["left"] - edges["right"]
    widths = {int(one.get("width", "")) for one in section.iterfind(f"{HP}p//{HP}tbl/{HP}sz")}
    assert all(abs(width - text) < UNITS for width in widths)


@pytest.mark.parametrize("paper", ["letter", "card-5x3in"])
def test_type_rows_and_spaces_are_as_many_times_smaller_as_the_sheet(paper: str) -> None:
    drawn, wanted = PAPERS["A4"], PAPERS[paper]
    across, down = wanted.width / drawn.width, wanted.height / drawn.height
    zoom = across if paper == "card-5x3in" else min(across, down)
    view = SAMPLES["1 records"].view
    before, after = (open_hwpx(TEMPLATES / "customer", sheet).render(view) for sheet in (Sheet(), Sheet(PAPERS[paper])))
    assert flaws(after) == []
    for old, new in zip(_heights(before), _heights(after), strict=True):
        assert abs(new - old * zoom) < 3


def test_a_larger_sheet_has_more_room_and_no_larger_type() -> None:
    content = open_hwpx(TEMPLATES / "customer", Sheet(Paper("A3", 297, 420))).render(SAMPLES["1 records"].view)
    assert _heights(content) == _heights(SAMPLES["1 records"].content)


def _heights(content: bytes) -> list[int]:
    """Of the type, of the spaces around paragraphs, of the rows; the room within cells and the page's edges."""
    head, section = etree.fromstring(parts_of(content)[HEADER]), section_of(content)
    margins = next(section.iter(f"{HP}margin"))
    return [
        *(int(one.get("height", "")) for one in head.iter(f"{HH}charPr")),
        *(int(one.get("value", "")) for side in ("prev", "next") for one in head.iter(f"{HC}{side}")),
        *(int(one.get("value", "")) for one in head.iter(f"{HH}lineSpacing") if one.get("type") == "FIXED"),
        *(int(one.get("height", "")) for one in section.iter(f"{HP}cellSz")),
        *(int(one.get("left", "")) for one in section.iter(f"{HP}cellMargin", f"{HP}inMargin")),
        *(int(margins.get(side, "")) for side in ("left", "right", "top", "footer")),
    ]


def test_a_logo_keeps_its_proportions_in_the_place_of_the_picture_named_so() -> None:
    content = HwpxRenderer(with_picture("logo"), "card.hwpx").render(view_of())
    width, height = struct.unpack_from(">II", LOGO, 16)
    section = section_of(content)
    box = section.find(f".//{HP}pic/{HP}sz")
    assert box is not None
    assert abs(int(box.get("width", "")) * height - int(box.get("height", "")) * width) <= 2 * max(width, height)
    assert parts_of(content)["BinData/cardlogo.png"] == LOGO
    assert [name for name in parts_of(content) if name.startswith("BinData/")] == ["BinData/cardlogo.png"]


def test_without_a_logo_nothing_stands_in_its_place() -> None:
    view = replace(view_of(), letterhead=Letterhead(LETTERHEAD.company))
    content = HwpxRenderer(with_picture("logo"), "card.hwpx").render(view)
    assert next(section_of(content).iter(f"{HP}pic"), None) is None
    assert [name for name in parts_of(content) if name.startswith("BinData/")] == []


def test_a_logo_that_is_no_picture_is_refused() -> None:
    view = replace(view_of(), letterhead=replace(LETTERHEAD, logo=b"<svg/>"))
    with pytest.raises(TemplateError) as refused:
        HwpxRenderer(with_picture("logo"), "card.hwpx").render(view)
    assert [it.code for it in refused.value.problems] == ["T209"]


def test_other_pictures_stay_without_the_path_they_came_from() -> None:
    words = "그림입니다.\n원본 그림의 이름: C:\\Users\\hong\\photo.png\n원본 그림의 크기: 가로 10pixel, 세로 10pixel"
    parts = parts_of(HwpxRenderer(with_picture(words), "card.hwpx").render(view_of()))
    assert b"hong" not in parts[SECTION]
    assert parts["BinData/image0.png"] == b"sample"


@pytest.mark.parametrize("form", ["customer", "receipt"])
@pytest.mark.parametrize("sheet", [Sheet(), Sheet(PAPERS["A5"])])
def test_a_qr_code_is_there_where_it_is_asked_for_and_can_be_read(form: str, sheet: Sheet) -> None:
    view: CardView = next(it.view for it in SAMPLES.values() if it.form == form)
    content = open_hwpx(TEMPLATES / form, sheet).render(replace(view, qr="C-7F3K9Q"))
    picture = Image.open(io.BytesIO(parts_of(content)["BinData/cardqr.png"]))
    assert [it.text for it in zxingcpp.read_barcodes(picture)] == ["C-7F3K9Q"]
    shown = [one for one in section_of(content).iter(f"{HP}pic") if "cardqr" in etree.tostring(one, encoding="unicode")]
    boxes = [
        (int(box.get("width", "")), int(box.get("height", ""))) for one in shown for box in one.iterfind(f"{HP}sz")
    ]
    assert boxes
    assert all(width == height >= round(12 * UNITS) for width, height in boxes)
    assert b"cardqr" not in b"".join(parts_of(renderer_of(form).render(view)).values())
