"""A value that is a name and nothing else is told from what says more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.detection.staff_names import are_names, have_work_titles

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("이수진", False),
        ("이수진 과장", True),
        ("이수진 소장님", True),
        ("최다온 님", False),
        ("영업1팀 이수진", False),
        ("남궁민수 부장", True),
        ("이수진, 박지훈 대리", False),
        ("이수진 과장/박지훈 대리", True),
        ("Nguyễn Thị Lan", False),
    ],
    ids=str,
)
def test_names_alone(text: str, *, titled: bool) -> None:
    assert are_names(text)
    assert have_work_titles(text) is titled


@pytest.mark.parametrize(
    "text",
    [
        "",
        "이수진(김민준 소장 담당)",
        "김민준 고객 초대전",
        "김민준 고객님",
        "김민준 추천",
        "봄맞이 행사",
        "1팀",
        "Lee 010",
    ],
    ids=str,
)
def test_what_says_more_is_no_name(text: str) -> None:
    assert not are_names(text)
    assert not have_work_titles(text)


@pytest.mark.parametrize("piece", ["이수진 ", "이수진,", "영업팀 이", "Li ", "a.", "이"], ids=str)
def test_long_values_take_time_by_their_length(piece: str, grows_with_its_size: Growth) -> None:
    grows_with_its_size(are_names, lambda size: (piece * size)[:size], 8000)
