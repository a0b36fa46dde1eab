"""Where nobody set git up to call us, what it merged by lines is merged field by field before anything is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.acceptance.merging.shop import CARD, TEXT, Shop

Merge = Callable[..., tuple[int, str, str]]
Clash = Callable[..., None]

GRADES = [("grade: 실버", f"grade: {grade}") for grade in ("VIP", "골드")]
MOBILE, PHONE = ("mobile: 010-0000-0000", "mobile: 010-1111-1111"), ("phone: 02-2000-0000", "phone: 02-999-9999")
ITEMS = [("    item: 책상\n", f"    item: 책상\n  - date: 2026-05-0{day}\n    item: 침대\n") for day in (1, 3)]
BY_LINES = "git merge-file -L HEAD -L base -L branch %A %O %B"
"""What git does itself, with the marks of its default style."""


def together(grade: tuple[str, str]) -> str:
    text = TEXT
    for old, new in (grade, MOBILE, PHONE, (ITEMS[1][0], ITEMS[0][1] + ITEMS[1][1].removeprefix(ITEMS[1][0]))):
        text = text.replace(old, new)
    return text


def leave(clash: Clash, driver: str = BY_LINES) -> None:
    clash([GRADES[0], MOBILE, ITEMS[0]], [GRADES[1], PHONE, ITEMS[1]], driver=driver)


def test_only_the_field_that_both_changed_is_asked_about(shop: Shop, merge: Merge, clash: Clash) -> None:
    leave(clash)
    before = shop.text()
    assert before.count("<<<<<<<") == 3
    code, out, told = merge()
    assert (code, out) == (1, f"{CARD}: Grade\n")
    assert "To set it up: cardgen doctor --fix" in told
    assert shop.text() == before
    code, _, told = merge("--resolve", answers="1\n")
    assert code == 0, told
    assert shop.text() == together(GRADES[0])


@pytest.mark.slow
@pytest.mark.parametrize("style", ["--diff3", "--zdiff3"])
@pytest.mark.parametrize(("option", "grade"), [("--ours", GRADES[0]), ("--theirs", GRADES[1])])
def test_one_side_is_taken_of_that_field_alone(
    shop: Shop, merge: Merge, clash: Clash, style: str, option: str, grade: tuple[str, str]
) -> None:
    leave(clash, BY_LINES.replace("-L HEAD", f"{style} -L HEAD"))
    code, _, told = merge(option)
    assert code == 0, told
    assert shop.text() == together(grade)
    assert "changed in the version not taken: Grade\n" in told


def test_what_does_not_overlap_is_saved_without_a_question(shop: Shop, merge: Merge, clash: Clash) -> None:
    clash([MOBILE], [PHONE], driver=BY_LINES)
    assert "<<<<<<<" in shop.text()
    assert merge()[1] == f"{CARD}: no field changed twice\n"
    code, _, told = merge("--resolve")
    assert code == 0
    assert "saved with the changes of both sides" in told
    assert shop.text() == TEXT.replace(*MOBILE).replace(*PHONE)
    assert shop.unmerged == f"M  cards/{CARD}.yaml\n"


@pytest.mark.slow
def test_what_somebody_decided_in_an_editor_stays(shop: Shop, merge: Merge, clash: Clash) -> None:
    leave(clash)
    start, rest = shop.text().split("<<<<<<< HEAD\n", 1)
    chosen = rest.split("=======\n", 1)[1].split(">>>>>>> branch\n", 1)
    shop.write(start + "".join(chosen))
    code, out, _ = merge()
    assert (code, "Grade" in out) == (1, False)
    assert merge("--ours")[0] == 0
    assert "grade: 골드" in shop.text()


@pytest.mark.slow
def test_nothing_is_said_of_a_computer_that_is_set_up(merge: Merge, clash: Clash) -> None:
    clash([GRADES[0]], [GRADES[1]])
    assert "doctor" not in merge()[2]
