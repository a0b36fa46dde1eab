"""What entries mean: read for their field where they say otherwise than what was printed."""

from __future__ import annotations

from datetime import date

import pytest

from cardgen.model.filledform import Entry, Ticked
from cardgen.model.form import FormSpec, Leaf
from cardgen.model.problem import Problem
from cardgen.workflows.importing_forms.rows import aligned
from cardgen.workflows.importing_forms.said import FieldReader

READER = FieldReader(date(2026, 11, 21), "en")


def leaf_at(form: FormSpec, path: str) -> Leaf:
    found = form.by_path[path]
    assert isinstance(found, Leaf)
    return found


@pytest.mark.parametrize(
    ("path", "entry", "before", "meant"),
    [
        ("registered", "2026. 3. 1.", None, "2026-03-01"),
        ("registered", "2026년 3월 2일(월)", None, "2026-03-02"),
        ("registered", "26.3.2", None, "2026-03-02"),
        ("registered", "26.3.12", None, "26.3.12"),
        ("registered", "Mar 2, 2026", None, "2026-03-02"),
        ("registered", "어제", None, "어제"),
        ("registered", "-3d", None, "-3d"),
        ("registered", "46083", None, "46083"),
        ("personal.birth_date", "85.7.22", None, "1985-07-22"),
        ("personal.birth_date", "85.7.22(음)", None, "85.7.22(음)"),
        ("name", "김\n민준 ", None, "김 민준"),
        ("contact.mobile", "010-1234\n-5678", None, "010-1234-5678"),
        ("consultations[].content", "첫 줄\n둘째 줄", None, "첫 줄\n둘째 줄"),
        ("purchases[].amount", "1,200,000원", None, 1_200_000),
        ("purchases[].amount", "-₩1,200", 5, -1200),
        ("purchases[].quantity", "두 개쯤", 2, "두 개쯤"),
        ("contact.mobile", "010.0284.1937", "01002841937", "01002841937"),
        ("grade", Ticked(("골드",)), "VIP", "골드"),
        ("grade", Ticked(()), "VIP", None),
        ("consultations[].kind", " 상 담 ", None, "상담"),
        ("campaigns[].opened", Ticked(("",)), None, True),
        ("campaigns[].opened", Ticked(()), True, False),
        ("campaigns[].opened", Ticked(()), None, None),
        ("campaigns[].opened", Ticked(()), False, False),
        ("campaigns[].opened", "☐", True, False),
        ("campaigns[].opened", "☑", None, True),
        ("notes", "첫 줄\n둘째 줄 ", "첫 줄\n", "첫 줄\n둘째 줄\n"),
        ("notes", "첫 줄\n둘째 줄", None, "첫 줄\n둘째 줄"),
        ("preferences.products", "책상, 의자\n조명", None, ["책상", "의자", "조명"]),
        ("preferences.products", "a, b, c", ["a, b"], ["a, b", "c"]),
        ("preferences.products", " ", ["a"], None),
    ],
    ids=str,
)
def test_an_entry_means_what_its_field_can_hold(
    customer: FormSpec, path: str, entry: Entry, before: object, meant: object
) -> None:
    found = READER.meant(leaf_at(customer, path), entry, before)
    assert (type(found), found) == (type(meant), meant)


@pytest.mark.parametrize(
    ("entry", "code"), [(Ticked(("VIP", "골드")), "I122"), ("V\x07IP", "Y103")], ids=["two", "bell"]
)
def test_what_no_field_can_hold_is_a_problem(customer: FormSpec, entry: Entry, code: str) -> None:
    found = READER.meant(leaf_at(customer, "grade"), entry, None)
    assert isinstance(found, Problem)
    assert found.code == code


A, B, C, EMPTY = ("2026-01-01", "책상", "1"), ("2026-02-01", "의자", "2"), ("2026-03-01", "조명", "3"), ("", "", "")


@pytest.mark.parametrize(
    ("rows", "pairs"),
    [
        ([A, B, C, EMPTY], [(0, 0), (1, 1), (2, 2), (None, 3)]),
        ([A, EMPTY, C, EMPTY], [(0, 0), (1, 1), (2, 2), (None, 3)]),
        ([A, C], [(0, 0), (1, None), (2, 1)]),
        ([A, ("2026-01-09", "화분", "9"), B, C], [(0, 0), (None, 1), (1, 2), (2, 3)]),
        ([A, ("2026-01-09", "화분", "9"), ("2026-02-01", "의자", "7"), C], [(0, 0), (None, 1), (1, 2), (2, 3)]),
        ([("x", "y", "z"), ("2026-02-01", "의자", "8"), C], [(0, 0), (1, 1), (2, 2)]),
        ([], [(0, None), (1, None), (2, None)]),
    ],
    ids=["added", "emptied", "taken out", "put between", "put above a changed one", "changed", "all gone"],
)
def test_rows_are_their_records(rows: list[tuple[str, ...]], pairs: list[tuple[int | None, int | None]]) -> None:
    assert aligned([A, B, C], rows) == pairs
