"""`cardgen log` of one field, over forms that change, and of some of the changes."""

from __future__ import annotations

import pytest

from tests.cli.office import CARD, Here, Office, logged, told


def test_a_field_that_the_form_moved_is_no_change(office: Office, here: Here) -> None:
    form = "templates/customer/form.yaml"
    office.change("  grade:\n    type: string", "  level:\n    x-was: [grade]\n    type: string", form)
    office.change("[id, name, kind, grade,", "[id, name, kind, level,", form)
    office.commit("서식")
    office.change("grade: VIP", "level: VIP")
    office.commit("카드")
    office.change("level: VIP", "level: 골드")
    office.commit("등급")
    assert told(logged(here, CARD)) == [("changed", "이수진", [("level", "VIP", "골드")]), ("added", "이수진", [])]
    assert logged(here, CARD, "--field", "grade") == logged(here, CARD, "--field", "level")


def test_a_field_the_form_does_not_have_any_more_is_told_by_its_path(office: Office, here: Here) -> None:
    form = "templates/customer/form.yaml"
    office.change(
        "  grade:\n    type: string",
        "  fax:\n    type: string\n    x-kind: phone\n    x-label: {ko: 팩스, en: Fax}\n"
        "    x-privacy: contact\n    x-merge: scalar\n  grade:\n    type: string",
        form,
    )
    office.change("[id, name, kind, grade,", "[id, name, kind, fax, grade,", form)
    office.change("grade: VIP", "fax: 02-123-4567\ngrade: VIP")
    office.commit("팩스")
    office.git("checkout", "-q", "HEAD~1", "--", ".")
    office.commit("팩스 없앰")
    assert [changes for _, _, changes in told(logged(here, CARD))] == [
        [("fax", "02-123-4567", None)],
        [("fax", None, "02-123-4567")],
        [],
    ]
    assert "팩스" not in here("log", CARD, "--policy", "support")[1]


def test_the_history_of_a_field_starts_with_its_value_today(office: Office, here: Here) -> None:
    office.change("grade: VIP", "grade: 골드")
    office.commit("등급", "박지훈")
    office.change("status: 활성", "status: 휴면")
    office.commit("상태", "정해솔")
    entries = told(logged(here, CARD, "--field", "등급"))
    assert [(who, after) for _, who, ((_, _, after),) in entries] == [("박지훈", "골드"), ("이수진", "VIP")]
    code, out, told_beside = here("log", CARD, "--field", "grade")
    head, columns, today, first = out.splitlines()
    assert (code, told_beside) == (0, "")
    assert head == f"김민준 ({CARD}) · 등급"
    assert columns.split() == ["Value", "Since", "By", "Commit"]
    assert (today.split()[0], first.split()[0]) == ("골드", "VIP")


def test_the_history_of_a_column_tells_its_records(office: Office, here: Here) -> None:
    office.change("item: 원목 책상 1600", "item: 원목 책상 1800")
    office.commit("품목")
    edited, made = logged(here, CARD, "--field", "구매 이력.품목")
    assert [part["after"] for change in edited["changes"] for part in change["parts"]] == ["원목 책상 1800"]
    assert {part["field"] for change in made["changes"] for part in change["parts"]} == {"purchases[].item"}


def test_limit_and_since_leave_out_older_changes(office: Office, here: Here) -> None:
    for grade, before in (("골드", "VIP"), ("실버", "골드"), ("일반", "실버")):
        office.change(f"grade: {before}", f"grade: {grade}")
        office.commit(grade)
    assert len(logged(here, CARD, "--limit", "2")) == 2
    assert "older changes" in here("log", CARD, "--limit", "2")[2]
    assert "older changes" not in here("log", CARD, "--limit", "4")[2]
    assert len(logged(here, CARD, "--since", "2026-03-03")) == 2


@pytest.mark.parametrize("arguments", [("--policy", "support"), ("--field", "grade")])
def test_one_card_is_needed_for_a_policy_or_field(office: Office, here: Here, arguments: tuple[str, str]) -> None:
    assert office
    assert here("log", *arguments)[0] == 2
