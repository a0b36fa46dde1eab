"""What a style sheet says of its page."""

from __future__ import annotations

import pytest

from cardgen.model.sheet import Margins
from cardgen.rendering.page_design import page_design


def facts(*styles: str) -> tuple[tuple[float, float], tuple[float, ...]]:
    """Width and height, and the margins from the top clockwise, in whole millimetres."""
    design = page_design(styles)
    margins = design.margins
    sides = (margins.top, margins.right, margins.bottom, margins.left)
    return (round(design.paper.width), round(design.paper.height)), tuple(round(side) for side in sides)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("A5", (148, 210)),
        ("a5 landscape", (210, 148)),
        ("landscape", (297, 210)),
        ("5in 3in", (127, 76)),
        ("10cm", (100, 100)),
        ("auto", (210, 297)),
    ],
)
def test_a_size_is_read_by_name_and_by_measure(size: str, expected: tuple[int, int]) -> None:
    assert facts(f"@page {{ size: {size} }}")[0] == expected


@pytest.mark.parametrize(
    ("margin", "expected"),
    [
        ("10mm", (10, 10, 10, 10)),
        ("10mm 2cm", (10, 20, 10, 20)),
        ("1in 0 36pt", (25, 0, 13, 0)),
        ("1mm 2mm 3mm 4mm", (1, 2, 3, 4)),
    ],
)
def test_margins_are_read_as_css_spreads_them(margin: str, expected: tuple[int, ...]) -> None:
    assert facts(f"@page {{ margin: {margin} }}")[1] == expected


def test_a_later_sheet_counts_and_special_pages_do_not() -> None:
    first = "@page { size: A4; margin: 9mm; @bottom-left { margin: 1mm } } @page :first { margin: 50mm }"
    assert facts(first, "@page { margin-left: 12mm }") == ((210, 297), (9, 9, 9, 12))


def test_without_a_word_of_a_page_it_is_what_weasyprint_prints_on() -> None:
    assert page_design(()).margins == Margins(*[75 * (25.4 / 96)] * 4)
    assert facts("p { margin: 0 }")[0] == (210, 297)
