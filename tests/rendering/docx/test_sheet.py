"""A Word card on another sheet: its page, its margins, its tables to the width, everything else in proportion."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from lxml import etree

from cardgen.model.cardview import CardView
from cardgen.model.sheet import AS_DESIGNED, PAPERS, Margins, Sheet
from cardgen.rendering.docx import DocxRenderer, open_docx
from tests.rendering.docx.conftest import TEMPLATES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 1440 / 25.4


def part(content: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def page(root: etree._Element) -> dict[str, float]:
    """The last section's measures in millimetres."""
    section = [*root.iter(f"{W}sectPr")][-1]
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    found = {**size.attrib, **margins.attrib}
    return {etree.QName(name).localname: int(value) / MM for name, value in found.items() if value.isdecimal()}


def text_width(found: Mapping[str, float]) -> float:
    return found["w"] - found["left"] - found["right"]


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("form", ["customer", "receipt"])
def test_tables_and_tab_stops_reach_over_the_width_between_the_margins(
    name: str, form: str, view_of: Callable[..., CardView]
) -> None:
    content = open_docx(TEMPLATES / form, Sheet(PAPERS[name])).render(view_of({}, form=form))
    root = part(content)
    found = page(root)
    assert found["w"] == pytest.approx(PAPERS[name].width, abs=0.1)
    assert found["h"] == pytest.approx(PAPERS[name].height, abs=0.1)
    tables = [int(one.get(f"{W}w", "")) / MM for one in root.iter(f"{W}tblW")]
    assert tables
    assert all(width == pytest.approx(text_width(found), abs=0.6) for width in tables)
    for table in root.iter(f"{W}tblGrid"):
        grid = sum(int(one.get(f"{W}w", "")) for one in table) / MM
        assert grid == pytest.approx(text_width(found), abs=0.6)
    stops = [int(one.get(f"{W}pos", "")) / MM for one in part(content, "word/styles.xml").iter(f"{W}tab")]
    assert stops == [pytest.approx(text_width(found), abs=0.2)]


def test_margins_asked_for_are_taken_and_the_footer_where_printers_print(blank: CardView) -> None:
    content = open_docx(TEMPLATES / "customer", Sheet(margins=Margins(20, 10, 8, 25))).render(blank)
    found = page(part(content))
    assert [found[side] for side in ("top", "right", "bottom", "left")] == [
        pytest.approx(length, abs=0.1) for length in (20, 10, 8, 25)
    ]
    assert 4.2 <= found["footer"] <= 4.5
    assert text_width(found) == pytest.approx(175, abs=0.2)


def test_a_smaller_sheet_makes_type_and_rows_smaller_and_a_larger_one_leaves_them(blank: CardView) -> None:
    def measures(sheet: Sheet) -> tuple[int, int]:
        content = open_docx(TEMPLATES / "customer", sheet).render(blank)
        sizes = [int(one.get(f"{W}val", "")) for one in part(content, "word/styles.xml").iter(f"{W}sz")]
        heights = [int(one.get(f"{W}val", "")) for one in part(content).iter(f"{W}trHeight")]
        return sum(sizes), sum(heights)

    drawn, a5, wide = (
        measures(sheet) for sheet in (AS_DESIGNED, Sheet(PAPERS["A5"]), Sheet(margins=Margins(5, 5, 5, 5)))
    )
    assert [small / usual for small, usual in zip(a5, drawn, strict=True)] == [pytest.approx(148 / 210, abs=0.02)] * 2
    assert wide == drawn


def test_a_lying_sheet_says_so_and_an_upright_one_does_not(blank: CardView) -> None:
    for name, lies in (("card-5x3in", True), ("A5", False)):
        root = part(open_docx(TEMPLATES / "customer", Sheet(PAPERS[name])).render(blank))
        oriented = [one.get(f"{W}orient") for one in root.iter(f"{W}pgSz")]
        assert oriented == ["landscape" if lies else None]


def test_a_template_without_measures_gets_them_in_the_order_of_the_schema(
    make_docx: Callable[..., bytes], blank: CardView
) -> None:
    renderer = DocxRenderer(make_docx("<w:p/>"), "t.docx", Sheet(PAPERS["B5"], Margins(10, 10, 10, 10)))
    section = [*part(renderer.render(blank)).iter(f"{W}sectPr")][-1]
    assert [etree.QName(child).localname for child in section] == ["pgSz", "pgMar"]
    assert page(part(renderer.render(blank)))["w"] == pytest.approx(182, abs=0.1)
