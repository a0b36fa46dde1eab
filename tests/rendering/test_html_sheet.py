"""How a page comes onto another sheet: never narrower than it was drawn, so that columns hold what they held."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cardgen.model.sheet import AS_DESIGNED, PAPERS, UNPRINTED, Margins, Paper, Sheet
from cardgen.rendering.html_sheet import SheetStyle, sheet_style
from cardgen.rendering.html_source import HtmlSource, StyleSheet
from cardgen.rendering.template_folder import TemplateFolder

SOURCE = HtmlSource(
    TemplateFolder(Path()),
    "<html><head></head></html>",
    (StyleSheet("card.css", "@page { size: A4; margin: 13mm 15mm }"),),
    (StyleSheet("A5.css", "html { font-size: 10pt }"),),
)
DRAWN_WIDTH = 180
CLOSE = 0.02

side = some.floats(5, 25)
sheets = some.builds(
    Sheet,
    some.builds(Paper, some.just("own"), some.floats(100, 300), some.floats(76, 420)),
    some.none() | some.builds(Margins, side, side, side, side),
)


@given(sheets)
def test_the_area_between_the_margins_is_never_narrower_than_drawn(sheet: Sheet) -> None:
    style = sheet_style(SOURCE, sheet)
    assert style is None or width_before_zoom(style) >= DRAWN_WIDTH - CLOSE
    assert style is None or style.zoom <= 1


def width_before_zoom(style: SheetStyle) -> float:
    return (style.paper.width - style.margins.left - style.margins.right) / style.zoom


@pytest.mark.parametrize(("name", "zoom"), [("A5", 0.705), ("B5", 0.865), ("letter", 0.941), ("card-5x3in", 0.605)])
def test_smaller_papers_shrink_in_proportion(name: str, zoom: float) -> None:
    style = sheet_style(SOURCE, Sheet(PAPERS[name]))
    assert style is not None
    assert style.zoom == pytest.approx(zoom, abs=0.001)


@pytest.mark.parametrize("sheet", [AS_DESIGNED, Sheet(PAPERS["A4"])], ids=["none", "its-own"])
def test_the_paper_it_was_drawn_for_needs_nothing(sheet: Sheet) -> None:
    assert sheet_style(SOURCE, sheet) is None


def test_a_style_sheet_called_for_a_paper_counts_on_that_paper_only() -> None:
    names = {}
    for name in ("A5", "B5"):
        style = sheet_style(SOURCE, Sheet(PAPERS[name]))
        assert style is not None
        names[name] = [own.name for own in style.own]
    assert names == {"A5": ["A5.css"], "B5": []}


def test_lines_in_narrow_margins_stand_where_printers_begin_to_print() -> None:
    narrow = sheet_style(SOURCE, Sheet(PAPERS["A4"], Margins(20, 15, 8, 15)))
    assert narrow is not None
    assert (
        f"@bottom-left {{ vertical-align: bottom; padding: 0; padding-bottom: {UNPRINTED / narrow.zoom:.3f}mm"
        in narrow.unzoomed
    )
    assert "@top-left { vertical-align" not in narrow.unzoomed


def test_margins_drawn_smaller_keep_room_for_their_lines() -> None:
    card = sheet_style(SOURCE, Sheet(PAPERS["card-5x3in"]))
    assert card is not None
    assert min(card.margins.top, card.margins.bottom) >= UNPRINTED + 2.7


def test_a_template_of_another_size_is_measured_by_its_own() -> None:
    lying = replace(SOURCE, styles=(StyleSheet("card.css", "@page { size: A5 landscape; margin: 10mm }"),))
    style = sheet_style(lying, Sheet(PAPERS["A4"]))
    assert style is not None
    assert (style.zoom, round(style.paper.width)) == (1, 210)
