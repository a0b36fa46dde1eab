"""Lists in the terminal: aligned, within the width, and never a misleading half of a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cardgen.cli.table import Column, Drawn, draw_table

COLUMNS = [
    Column("번호", "id"),
    Column("성명", "name"),
    Column("등록일", "date"),
    Column("휴대전화", "phone"),
    Column("금액", "money"),
    Column("주소", "address"),
]
ROWS = [
    ["C-7F3K9Q", "김민준", "2021-03-15", "010-0284-1937", "1,650,000원", "서울특별시 강남구 가람나래로 12"],
    ["C-E5XB1W", "사단법인 너른마당", "2017-04-03", "", "900원", ""],
]


def drawn(width: int) -> Drawn:
    return draw_table(COLUMNS, ROWS, width)


def test_columns_stand_under_each_other_whatever_the_letters_widths() -> None:
    heading, *lines = drawn(200).lines
    assert [cell_len(heading[: heading.index(label)]) for label in ("성명", "등록일", "휴대전화", "주소")] == [
        10,
        29,
        41,
        69,
    ]
    assert [cell_len(line[: line.index("20")]) for line in lines] == [29, 29]
    assert cell_len(lines[0][: lines[0].index("원  ")]) == cell_len(lines[1].rstrip()[:-1])


@pytest.mark.parametrize("width", range(20, 110, 3))
def test_lines_keep_within_the_width_and_values_that_must_not_be_cut_are_whole(width: int) -> None:
    found = drawn(width)
    assert max(map(cell_len, found.lines)) <= width
    shown = [column for column in COLUMNS if column.label not in found.hidden]
    whole = [at for at, column in enumerate(COLUMNS) if column in shown and column.kind not in ("name", "address")]
    assert all(row[at] in line for row, line in zip(ROWS, found.lines[1:], strict=True) for at in whole)


def test_long_text_is_cut_first_then_dates_go_and_last_the_number() -> None:
    assert drawn(95).hidden == []
    assert "…" in drawn(95).lines[1]
    assert drawn(60).hidden == ["등록일"]
    assert drawn(40).hidden == ["등록일", "금액", "주소"]
    assert drawn(12).hidden == ["성명", "등록일", "휴대전화", "금액", "주소"]


def test_columns_without_a_value_leave_first_and_only_for_want_of_room() -> None:
    rows = [[*row[:3], "", *row[4:]] for row in ROWS]
    assert draw_table(COLUMNS, rows, 95).hidden == []
    assert draw_table(COLUMNS, rows, 60).hidden == ["휴대전화"]


def test_line_breaks_and_tabs_in_a_value_break_no_line() -> None:
    assert draw_table([Column("a", "text")], [["x\ny\t\u3000z"]], 80).lines == ["a", "x y z"]


@given(
    st.lists(st.tuples(st.text(max_size=12), st.text(max_size=30)), min_size=1, max_size=5),
    st.integers(min_value=30, max_value=80),
)
def test_any_text_keeps_within_the_width(rows: list[tuple[str, str]], width: int) -> None:
    found = draw_table([Column("a", "name"), Column("b", "text")], rows, width)
    assert len(found.lines) == len(rows) + 1
    assert all("\n" not in line for line in found.lines)
