"""Which passages of a commit message are refused, and which only look like that."""

from __future__ import annotations

import pytest

from cardgen.workflows.check_message import message_problems

NAMES = frozenset({"김민준", "이봄", "남궁민수"})


def places(message: str) -> list[tuple[int, int]]:
    return [(it.position.line, it.position.column) for it in message_problems(message, NAMES, edited=True)]


REFUSED = {
    "mobile": ("고객 연락처 010-2345-6789로 변경", (1, 8)),
    "mobile without hyphens": ("01023456789", (1, 1)),
    "landline": ("사무실 02-1234-5678", (1, 5)),
    "resident number": ("고침\n\n주민번호 850722-1234567 삭제", (3, 6)),
    "resident number in other digits": ("８５０７２２-１２３４５６７", (1, 1)),
    "mail": ("메일 hong@example.co.kr로", (1, 4)),
    "a resident number said in part": ("85년 7월 22일 1234567", (1, 1)),
    "digits that touch letters of hexadecimal numbers": ("0a850722-1234567", (1, 3)),
    "mail in what looks like a trailer": ("x\n\nCustomer: hong@gmail.com", (3, 11)),
    "mail in a remark of one's own": ("x\n# hong@gmail.com", (2, 3)),
    "below a line that only looks like git's": (
        "x\nx ------------------------ >8 ------------------------\n010-2345-6789",
        (3, 1),
    ),
    "a name": ("김민준 카드 정리", (1, 1)),
    "a name with title and particle": ("어제 남궁민수님의 등급 조정", (1, 4)),
    "a short name with a title": ("이봄 고객 등급 조정", (1, 1)),
    "a short name after a title": ("고객 이봄 등급 조정", (1, 4)),
    "in a remark, which a message given by -m keeps": ("x\n# 010-2345-6789", (2, 3)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_personal_data_is_refused_at_its_place(case: str) -> None:
    message, place = REFUSED[case]
    assert places(message) == [place]


PASSING = {
    "what commit writes": "고객 C-7F3K9Q: 연락처 수정, 구매 이력 1건 추가",
    "numbers of things": "2026-03-02 구매 이력 12건, 금액 1,650,000원",
    "a commit's id": "This reverts commit a01012345678bcdef0123456789abcdef0123456.",
    "an abbreviated id": "Reapply a012345678 and 0285079",
    "a merge from elsewhere": 'Merge branch "main" of git@github.com:org/repo.git',
    "a merge from somebody's server": "Merge branch 'main' of lee@office.kr:srv/cards.git",
    "who signs in small letters": "x\n\nco-authored-by: lee <lee@example.com>\nReported-by lee@example.com",
    "a picture": "user@2x.png 추가",
    "a number of goods": "880 바코드 8801234567890",
    "staff who has a customer's name": "x\n\nSigned-off-by: 김민준 <kim@example.com>",
    "words that begin like a name": "김민준표 의자와 이봄 행사",
    "who signs": "x\n\nSigned-off-by: 박지훈 <park@example.com>\nCo-authored-by: A <a@example.com>",
    "git's remarks": "x\n# Author:    박지훈 <park@example.com>",
    "the changes git shows below the scissors": (
        "x\n# ------------------------ >8 ------------------------\n+  mobile: 010-2345-6789\n"
    ),
    "nothing": "",
}


@pytest.mark.parametrize("case", PASSING)
def test_what_only_looks_like_it_passes(case: str) -> None:
    assert places(PASSING[case]) == []


def test_of_a_commit_nothing_was_dropped() -> None:
    message = (
        "x\n# Author: 박지훈 <park@example.com>\n# ------------------------ >8 ------------------------\n010-2345-6789"
    )
    found = [it.position.line for it in message_problems(message, commit="abc")]
    assert found == [2, 4]


def test_a_problem_does_not_repeat_what_was_found() -> None:
    (problem,) = message_problems("010-2345-6789", commit="abc")
    assert "2345" not in repr(problem)
    assert (problem.commit, problem.path) == ("abc", "COMMIT_EDITMSG")
