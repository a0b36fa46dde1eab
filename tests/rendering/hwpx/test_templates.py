"""Templates people draw in Hancom Office: what stands in the file made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cardgen.errors import TemplateError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, Grid, Shown
from cardgen.rendering.hwpx import HwpxRenderer
from cardgen.viewing.build_view import filled_view
from tests.rendering.hwpx.cards import LETTERHEAD, form_named
from tests.rendering.hwpx.made import CONTENT, SECTION, cell, field, made, p, row, run, table
from tests.rendering.hwpx.other_makers import complaints
from tests.rendering.hwpx.soundness import HP, flaws, parts_of, section_of, text_of

CARD = {"id": "C-7F3K9Q", "name": "홍길동", "kind": "개인", "contact": {"mobile": "010-1234-5678"}}
_NO_LETTER = "4294967295"
"""What Hancom Office refers to where it means none."""

BOUGHT = [{"date": f"2024-01-0{day}", "item": f"품목 {day}"} for day in (1, 2)]


def view_of(data: Mapping[str, Any] = {}) -> CardView:
    card = Card("C-7F3K9Q", "x.yaml", "customer", "0" * 40, {**CARD, **data})
    return filled_view(card, form_named("customer"), LETTERHEAD, "ko")


def rendered(body: str, data: Mapping[str, Any] = {}) -> bytes:
    content = HwpxRenderer(made(body), "card.hwpx").render(view_of(data))
    assert [flaw for flaw in flaws(content) if _NO_LETTER not in flaw] == []
    return content


def named(text: str) -> CardView:
    """A card whose name is that text, whatever a checked card may say."""
    view = view_of()
    grid = view.sections[0].blocks[0]
    assert isinstance(grid, Grid)
    shown = Shown(text, text)
    rows = tuple(
        replace(line, cells=tuple(replace(it, value=shown) if it.path == "name" else it for it in line.cells))
        for line in grid.rows
    )
    first = replace(view.sections[0], blocks=(Grid(rows), *view.sections[0].blocks[1:]))
    return replace(view, sections=(first, *view.sections[1:]))


@cache
def name_alone() -> HwpxRenderer:
    """A template that prints the name."""
    return HwpxRenderer(made(p("{{ name }}")), "card.hwpx")


def lines_of(content: bytes) -> list[str]:
    """The text of each paragraph outside tables."""
    return [text_of(paragraph) for paragraph in section_of(content).findall(f"{HP}p")]


def grid_of(content: bytes) -> list[list[tuple[str, int, int]]]:
    """Of the first table each row's cells: their text, and how many columns and rows they reach over."""
    first = next(section_of(content).iter(f"{HP}tbl"))
    return [[_cell(one) for one in line.iterfind(f"{HP}tc")] for line in first.iterfind(f"{HP}tr")]


def _cell(one: etree._Element) -> tuple[str, int, int]:
    span = one.find(f"{HP}cellSpan")
    assert span is not None
    return text_of(one), int(span.get("colSpan", "")), int(span.get("rowSpan", ""))


def test_a_field_is_filled_in_the_letter_around_it_and_is_gone() -> None:
    content = rendered(p(run("전화: ", 3), field("contact.mobile"), "끝"))
    assert lines_of(content)[-1] == "전화: 010-1234-5678끝"
    section = section_of(content)
    letters = [(one.get("charPrIDRef"), text) for one in section.iter(f"{HP}run") if (text := "".join(one.itertext()))]
    assert letters[-3:] == [("3", "전화: "), ("0", "010-1234-5678"), ("0", "끝")]
    assert next(section.iter(f"{HP}fieldBegin"), None) is None


def test_guide_text_in_the_run_of_its_field_gives_it_no_letter() -> None:
    begin = '<hp:ctrl><hp:fieldBegin id="3" type="CLICK_HERE" name="name" fieldid="1"/></hp:ctrl>'
    end = '<hp:ctrl><hp:fieldEnd beginIDRef="3" fieldid="1"/></hp:ctrl>'
    guide = f'<hp:run charPrIDRef="6">{begin}<hp:t>안내</hp:t></hp:run><hp:run charPrIDRef="3">{end}</hp:run>'
    section = section_of(rendered(p(guide)))
    assert [one.get("charPrIDRef") for one in section.iter(f"{HP}run") if "".join(one.itertext())] == ["3"]


def test_a_field_within_a_run_and_over_paragraphs_is_filled() -> None:
    begin = '<hp:ctrl><hp:fieldBegin id="3" type="CLICK_HERE" name="name" fieldid="1"/></hp:ctrl>'
    end = '<hp:ctrl><hp:fieldEnd beginIDRef="3" fieldid="1"/></hp:ctrl>'
    inner = f'<hp:run charPrIDRef="5"><hp:t>앞 </hp:t>{begin}<hp:t>안내</hp:t></hp:run>'
    whole = p(inner) + p("더 안내") + p(f'<hp:run charPrIDRef="5"><hp:t>끝 안내</hp:t>{end}<hp:t> 뒤</hp:t></hp:run>')
    assert lines_of(rendered(whole))[-2:] == ["앞 홍길동", " 뒤"]


def test_a_tag_split_over_runs_with_curly_quotes_is_one_tag() -> None:
    content = rendered(p(run("[{", 3), run("{ name ~ “"), run("!” }", 4), run("}]")))
    assert lines_of(content)[-1] == "[홍길동!]"


def test_a_row_named_for_a_list_is_repeated_with_its_labels() -> None:
    body = table(
        3,
        row(cell("구매", rows=4, at=(0, 0)), cell("일자", at=(1, 0)), cell("품목", at=(2, 0))),
        row(cell("", name="purchases[].date", at=(1, 1)), cell(p(field("purchases[].item")), at=(2, 1))),
        row(cell("", name="purchases[].date", at=(1, 2)), cell("", name="purchases[].item", at=(2, 2))),
        row(cell("합계", at=(1, 3)), cell("끝", at=(2, 3))),
    )
    view = view_of({"purchases": BOUGHT})
    content = rendered(body, {"purchases": BOUGHT})
    bought = next(it for it in view.tables() if it.path == "purchases")
    values = [[(one.text, 1, 1) for one in line[:2]] for line in bought.rows]
    head = [("구매", 1, len(values) + 2), ("일자", 1, 1), ("품목", 1, 1)]
    assert grid_of(content) == [head, *values, [("합계", 1, 1), ("끝", 1, 1)]]
    drawn = next(section_of(content).iter(f"{HP}tbl"))
    assert (drawn.get("repeatHeader"), drawn.get("pageBreak")) == ("1", "CELL")
    assert [one.get("treatAsChar") for one in drawn.iterfind(f"{HP}pos")] == ["0"]
    assert {one.get("header") for one in drawn.iterfind(f"{HP}tr[1]/{HP}tc")} == {"1"}


def test_a_label_that_begins_in_the_repeated_row_stands_once() -> None:
    body = table(
        2,
        row(cell("구매", rows=2, at=(0, 0)), cell("", name="purchases[].item", at=(1, 0))),
        row(cell("끝", at=(1, 1))),
    )
    grid = grid_of(rendered(body, {"purchases": BOUGHT}))
    assert [len(line) for line in grid] == [2] + [1] * (len(grid) - 1)
    assert grid[0][0] == ("구매", 1, len(grid))


def test_rows_that_name_other_columns_make_one_record() -> None:
    body = table(
        1,
        row(cell("", name="purchases[].date")),
        row(cell("", name="purchases[].item", at=(0, 1))),
    )
    texts = [line[0][0] for line in grid_of(rendered(body, {"purchases": BOUGHT}))]
    assert texts[:4] == ["2024-01-01", "품목 1", "2024-01-02", "품목 2"]


def test_a_named_cell_is_filled_instead_of_its_sample() -> None:
    content = rendered(table(1, row(cell(p(run("홍길순", 4)) + p("둘째 줄"), name="name"))))
    assert grid_of(content) == [[("홍길동", 1, 1)]]
    assert {one.get("name") for one in section_of(content).iter(f"{HP}tc")} == {""}


def test_a_field_without_a_name_stays_and_is_paired_in_each_row() -> None:
    body = table(2, row(cell("", name="purchases[].item"), cell(p(field("")), at=(1, 0))))
    section = section_of(rendered(body, {"purchases": BOUGHT}))
    begins = [one.get("id") for one in section.iter(f"{HP}fieldBegin")]
    assert len(set(begins)) == len(begins) > 2
    assert begins == [one.get("beginIDRef") for one in section.iter(f"{HP}fieldEnd")]


def test_tags_take_the_place_of_rows_cells_and_paragraphs() -> None:
    body = table(
        6,
        row(cell("{%tr for row in purchases.records %}", columns=6)),
        row(
            cell("{%tc for cell in row.cells %}"),
            cell("{% colspan 2 if loop.first else 1 %}{{ cell }}", at=(1, 1)),
            cell("{%tc endfor %}", at=(2, 1)),
        ),
        row(cell("{%tr endfor %}", columns=6, at=(0, 2))),
        row(cell(p("{%p if name == “누구” %}") + p("{{ name }}") + p("{%p endif %}"), columns=6, at=(0, 3))),
    )
    content = rendered(body, {"purchases": BOUGHT})
    assert all(one.find(f"{HP}p") is not None for one in section_of(content).iter(f"{HP}subList"))
    grid = grid_of(content)
    assert [[span for _, span, _ in line] for line in grid] == [[2, 1, 1, 1, 1, 1]] * 2 + [[7]]
    assert [line[0][0] for line in grid] == ["2024-01-01", "2024-01-02", ""]


def test_a_table_that_loses_all_its_rows_goes_with_them() -> None:
    body = table(1, row(cell("{%tr if card.mark %}")), row(cell("사본")), row(cell("{%tr endif %}")))
    assert next(section_of(rendered(body)).iter(f"{HP}tbl"), None) is None


def test_columns_are_as_wide_as_the_template_draws_them() -> None:
    body = table(
        3,
        row(cell("{% colspan 2 %}{{ name }}"), cell("칸", at=(2, 0))),
        row(cell("하나", at=(0, 1)).replace('width="10000"', 'width="4000"'), cell("둘", at=(1, 1))),
    )
    widths = [one.get("width") for one in section_of(rendered(body)).iter(f"{HP}cellSz")]
    assert widths == ["14000", "10000", "4000", "20000"]


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t<&>{}%\"'")))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    view = named(text)
    if any("\ufdd0" <= sign <= "\ufdef" or sign in "\ufffe\uffff" for sign in text):
        with pytest.raises(TemplateError):
            name_alone().render(view)
    else:
        assert lines_of(name_alone().render(view))[-1] == text


def test_carriage_returns_are_line_breaks() -> None:
    assert lines_of(rendered(p("{{ notes }}"), {"notes": "하나\r\n둘"}))[-1] == "하나\n둘"


def test_nothing_of_the_author_is_left() -> None:
    extra = {"Preview/PrvText.txt": b"PrvSecret", "Scripts/headerScripts": b"var Documents = XHwpDocuments;"}
    head = (
        '<hh:docOption><hh:linkinfo path="C:\\\\Users\\\\secret" pageInherit="0" footnoteInherit="0"/></hh:docOption>'
    )
    content = HwpxRenderer(made(p("{{ name }}"), extra, head=head), "card.hwpx").render(view_of())
    everything = b"".join(parts_of(content).values())
    assert [it for it in (b"synthetic", b"2025", b"PrvSecret", b"XHwpDocuments", b"secret") if it in everything] == []
    assert "Preview/PrvImage.png" not in parts_of(content)
    assert "홍길동".encode() in parts_of(content)[CONTENT]


def test_the_file_is_the_same_each_time_and_other_makers_accept_it(tmp_path: Path) -> None:
    body = p(field("name")) + table(1, row(cell("품목")), row(cell("", name="purchases[].item", at=(0, 1))))
    renderer = HwpxRenderer(made(body), "card.hwpx")
    content = renderer.render(view_of({"purchases": BOUGHT}))
    assert content == HwpxRenderer(made(body), "card.hwpx").render(view_of({"purchases": BOUGHT}))
    file = tmp_path / "card.hwpx"
    file.write_bytes(content)
    assert complaints(file) == []


def test_master_pages_and_footers_are_filled_and_no_preview_is_left() -> None:
    namespaces = " ".join(
        f'xmlns:{prefix}="http://www.hancom.co.kr/hwpml/2011/{name}"'
        for prefix, name in {"hp": "paragraph", "hm": "master-page"}.items()
    )
    within = f"<hp:subList>{p(field('name'))}{p('{{ card.footer }}')}</hp:subList>"
    page = f'<hm:masterPage {namespaces} id="masterpage0" type="BOTH">{within}</hm:masterPage>'
    footer = f'<hp:run charPrIDRef="0"><hp:ctrl><hp:footer id="1">{within}</hp:footer></hp:ctrl></hp:run>'
    item = '<opf:item id="masterpage0" href="Contents/masterpage0.xml" media-type="application/xml"/>'
    template = made(p(footer), {"Contents/masterpage0.xml": page.encode()}, items=item)
    parts = parts_of(HwpxRenderer(template, "card.hwpx").render(replace(view_of(), footer="바닥글 1")))
    for part in (parts["Contents/masterpage0.xml"], parts[SECTION]):
        assert all(text in part.decode() for text in ("홍길동", "바닥글 1"))
    assert b'id="masterpage0" href="Contents/masterpage0.xml"' in parts[CONTENT]
    assert parts["Preview/PrvText.txt"] == b""


def test_a_brace_beside_a_tag_is_a_brace() -> None:
    assert lines_of(rendered(p(run("{"), run("{{ name }}}"))))[-1] == "{홍길동}"
