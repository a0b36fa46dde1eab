"""Where cards stand on sheets: nothing overlaps, backs lie behind their fronts, marks stay out of what is printed."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cardgen.model.imposition import PER_SHEET, Flip
from cardgen.model.sheet import PAPERS, UNPRINTED, Margins, Paper, Sheet
from cardgen.rendering.pdf.readable import hard_to_read
from cardgen.rendering.pdf.sheet_plan import SheetPlan, Spot, sheet_plan

MARGINS = Margins(9, 10, 10, 10)
CLOSE = 0.01

papers = some.builds(Paper, some.just(""), some.floats(50, 300), some.floats(50, 300))
plans = some.builds(sheet_plan, papers, some.just(MARGINS), some.sampled_from(PER_SHEET))


def middle(plan: SheetPlan, spot: Spot) -> tuple[float, float]:
    return spot.x + plan.card.width * plan.scale / 2, spot.y + plan.card.height * plan.scale / 2


@given(plans)
def test_every_card_stands_whole_on_the_sheet_and_beside_the_others(plan: SheetPlan) -> None:
    width, height = plan.card.width * plan.scale, plan.card.height * plan.scale
    spots = [plan.front(number) for number in range(plan.places)]
    for spot in spots:
        assert -CLOSE <= spot.x <= plan.sheet.width - width + CLOSE
        assert -CLOSE <= spot.y <= plan.sheet.height - height + CLOSE
    for one, other in product(spots, spots):
        if one != other:
            assert abs(one.x - other.x) >= width - CLOSE or abs(one.y - other.y) >= height - CLOSE
    assert plan.scale <= 1


@given(plans, some.sampled_from(Flip))
def test_a_back_lies_behind_its_front(plan: SheetPlan, flip: Flip) -> None:
    """Turning the sheet mirrors it about its upright or its lying middle line."""
    upright_axis = (flip is Flip.LONG_EDGE) == (plan.sheet.height >= plan.sheet.width)
    for number in range(plan.places):
        x, y = middle(plan, plan.front(number))
        expected = (plan.sheet.width - x, y) if upright_axis else (x, plan.sheet.height - y)
        back = plan.back(number, flip)
        assert middle(plan, back) == pytest.approx(expected, abs=CLOSE)
        assert back.turned is not upright_axis


@given(plans)
def test_marks_stay_on_the_sheet_and_out_of_what_cards_print(plan: SheetPlan) -> None:
    for start, end in plan.cut_marks():
        for x, y in (start, end):
            assert -CLOSE <= x <= plan.sheet.width + CLOSE
            assert -CLOSE <= y <= plan.sheet.height + CLOSE
            assert not any(printed(plan, plan.front(number), x, y) for number in range(plan.places))


def printed(plan: SheetPlan, spot: Spot, x: float, y: float) -> bool:
    """True for a point inside a card's margins."""
    scale, margins = plan.scale, plan.margins
    across = spot.x + margins.left * scale < x < spot.x + (plan.card.width - margins.right) * scale
    down = spot.y + margins.top * scale < y < spot.y + (plan.card.height - margins.bottom) * scale
    return across and down


@given(plans)
def test_what_printers_reach_of_a_card_they_reach_of_the_sheet(plan: SheetPlan) -> None:
    for number in range(plan.places):
        spot = plan.front(number)
        ends = (
            (spot.x, plan.sheet.width - spot.x - plan.card.width * plan.scale),
            (spot.y, plan.sheet.height - spot.y - plan.card.height * plan.scale),
        )
        assert all(end + UNPRINTED * plan.scale >= UNPRINTED - CLOSE for pair in ends for end in pair)


@pytest.mark.parametrize(
    ("card", "per_sheet", "sheet", "scale"),
    [
        ("A5", 2, (297, 210), 1),
        ("A5", 1, (210, 297), 1),
        ("A4", 2, (297, 210), 0.699),
        ("A4", 4, (210, 297), 0.49),
        ("card-5x3in", 4, (297, 210), 1),
        ("card-5x3in", 2, (210, 297), 1),
        ("letter", 2, (279.4, 215.9), 0.64),
    ],
)
def test_the_sheet_lies_as_the_cards_come_out_largest(
    card: str, per_sheet: int, sheet: tuple[float, float], scale: float
) -> None:
    plan = sheet_plan(PAPERS[card], MARGINS, per_sheet)
    assert (plan.sheet.width, plan.sheet.height) == sheet
    assert plan.scale == pytest.approx(scale, abs=0.001)


def test_neighbours_share_a_cut() -> None:
    """Four index cards: three cuts each way, each marked at both ends."""
    marks = list(sheet_plan(PAPERS["card-5x3in"], MARGINS, 4).cut_marks())
    upright = sorted({start[0] for start, end in marks if start[0] == end[0]})
    assert [round(there - here, 1) for here, there in pairwise(upright)] == [127, 127]
    assert len(marks) == 2 * 3 + 2 * 3


@pytest.mark.parametrize(
    ("paper", "per_sheet", "hard"),
    [("A4", 4, True), ("A4", 2, False), ("A5", 2, False), ("A5", 4, True), ("card-5x3in", 4, False)],
)
def test_cards_that_share_a_sheet_may_be_hard_to_read(
    customer_folder: Path, paper: str, per_sheet: int, hard: bool
) -> None:
    assert hard_to_read(customer_folder, Sheet(PAPERS[paper]), per_sheet) is hard
