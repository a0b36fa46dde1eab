"""Forms of cards that come back: what was typed over changes the card, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.model.filledform import FilledForm, Ticked
from cardgen.model.form import FormSpec
from cardgen.workflows.importing_forms.plan import ChangedForm, FormPlanner
from cardgen.workflows.workspace import open_workspace
from tests.workflows.importing_forms.typed import emptied, in_row, sent, typed, with_rows

CARD = "cards/C-7F3K9Q.yaml"

Back = Callable[[FilledForm], ChangedForm]


@pytest.fixture
def back(workspace: Path) -> Back:
    """What a form would change in its card."""

    def planned(filled: FilledForm) -> ChangedForm:
        found = FormPlanner(open_workspace(workspace), "en").plan(filled)
        assert isinstance(found, ChangedForm)
        return found

    return planned


@pytest.fixture
def form(workspace: Path, customer: FormSpec) -> FilledForm:
    """The form of a card, as it was made."""
    return sent(workspace, customer)


def after(found: ChangedForm) -> str:
    edit = found.resolved()
    assert not found.dispute.questions
    assert not edit.refused
    return edit.after.decode()


@pytest.mark.parametrize("stem", ["C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH"])
@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_an_untouched_form_changes_not_one_byte(
    workspace: Path, customer: FormSpec, back: Back, stem: str, spoken: str
) -> None:
    assert not back(sent(workspace, customer, stem, spoken)).resolved().changed


def test_what_was_typed_over_is_all_that_changes(workspace: Path, form: FilledForm, back: Back) -> None:
    said = typed(
        form,
        grade=Ticked(("골드",)),
        owner="",
        confirmed="2026. 11. 2.",
        contact__mobile="01098765432",
        preferences__products="원목 책상, 조명, 수납장, 의자",
        notes="층고가 높은 집이라 키 큰 수납장도 들어감.\n주차는 지하 1층.",
    )
    before = (workspace / CARD).read_text(encoding="utf-8")
    expected = (
        before.replace("grade: VIP", "grade: 골드")
        .replace("owner: 박지훈\n", "")
        .replace("confirmed: 2026-09-30", "confirmed: 2026-11-02")
        .replace("010-0284-1937", "010-9876-5432")
        .replace("조명, 수납장]", "조명, 수납장, 의자]")
        .replace("  주차는 지하 2층, 경비실에 미리 연락할 것.\n", "  주차는 지하 1층.\n")
    )
    assert after(back(said)) == expected


def test_rows_are_changed_emptied_and_added_where_they_stand(workspace: Path, form: FilledForm, back: Back) -> None:
    said = in_row(form, "purchases", 1)
    said = in_row(said, "purchases", 3, amount="150만원", note="")
    said = in_row(said, "purchases", 4, date="2026-11-03", item="의자 <4&4>", quantity="4")
    said = in_row(said, "campaigns", 0, opened=Ticked(()), purchased=Ticked(("",)))
    text = after(back(said))
    assert "LED 스탠드" not in text
    assert (
        "amount: 1500000\n    payment: 법인카드\n  - date: 2026-11-03\n    item: 의자 <4&4>\n    quantity: 4\n" in text
    )
    assert "opened: false, clicked: true, purchased: true}\n  - {date: 2026-04-01" in text
    assert text.count("\n") == (workspace / CARD).read_text(encoding="utf-8").count("\n") - 6 - 1 + 3


def test_a_row_put_between_others_stands_there(form: FilledForm, back: Back) -> None:
    rows = [*form.tables["purchases"]]
    new = {**emptied(rows[0]), "purchases[].date": "2023-01-02", "purchases[].item": "화분"}
    text = after(back(with_rows(form, "purchases", [*rows[:2], new, *rows[2:]])))
    assert text.index("LED 스탠드") < text.index("화분") < text.index("오크 수납장") < text.index("회의용")


def test_rows_taken_out_of_the_file_are_gone(form: FilledForm, back: Back) -> None:
    rows = [*form.tables["purchases"]]
    text = after(back(with_rows(form, "purchases", [rows[0], *rows[3:]])))
    assert "LED 스탠드" not in text
    assert "오크 수납장" not in text
    assert "회의용 테이블" in text


def test_a_field_deleted_from_the_file_is_left_as_it_is(form: FilledForm, back: Back) -> None:
    fields = {path: entry for path, entry in form.fields.items() if path != "notes"}
    tables = {path: rows for path, rows in form.tables.items() if path != "purchases"}
    assert not back(replace(form, fields=fields, tables=tables)).resolved().changed


def test_every_wrong_entry_is_told_and_nothing_is_written(form: FilledForm, back: Back) -> None:
    said = typed(form, name="", grade=Ticked(("VIP", "골드")), confirmed="내년 봄", contact__email="아니")
    edit = back(in_row(said, "purchases", 0, amount="많이")).resolved()
    assert edit.refused
    found = {(problem.code, problem.field) for problem in edit.problems if problem.is_error}
    assert found == {
        ("C102", ""),
        ("I122", "grade"),
        ("C106", "confirmed"),
        ("C105", "contact.email"),
        ("C101", "purchases[0].amount"),
    }


def test_a_resident_number_is_refused(form: FilledForm, back: Back) -> None:
    assert back(typed(form, notes="주민번호 850722-1234567")).resolved().refused


def test_characters_no_card_may_hold_are_told_by_field(form: FilledForm, back: Back) -> None:
    edit = back(typed(form, owner="박\x00지훈")).resolved()
    assert [(it.code, it.field) for it in edit.problems if it.is_error] == [("Y103", "owner")]
