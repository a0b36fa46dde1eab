"""Controls put together: rows that were copied, moved, printed twice."""

from __future__ import annotations

import pytest

from cardgen.errors import UsageError
from cardgen.importing.forms.controls import Control, Name, read_name
from cardgen.importing.forms.gathering import gathered
from cardgen.model.filledform import Entry, FilledForm, Ticked, control_name
from cardgen.model.formstamp import FormStamp


def _form(*controls: tuple[str, Entry, str, str]) -> FilledForm:
    made = (Control(_name(name), entry, holder, table) for name, entry, holder, table in controls)
    return gathered(FormStamp("customer", 1, "ko"), made)


def _name(text: str) -> Name:
    name = read_name(text)
    assert name is not None
    return name


def _dates(form: FilledForm) -> list[Entry]:
    return [row["p[].date"] for row in form.tables["p"]]


def test_a_copied_row_is_a_row_though_it_brings_its_number_along() -> None:
    form = _form(
        ("p[1].date", "1일", "row 1", "t"), ("p[1].item", "가", "row 1", "t"),
        ("p[1].date", "2일", "copy", "t"), ("p[1].item", "나", "copy", "t"),
        ("p[2].date", "3일", "row 2", "t"), ("p[2].item", "다", "row 2", "t"),
        ("p[1].date", "4일", "copy at the end", "t"), ("p[1].item", "라", "copy at the end", "t"),
    )  # fmt: skip
    assert _dates(form) == ["1일", "2일", "3일", "4일"]
    assert all(len(row) == 2 for row in form.tables["p"])


def test_a_record_may_take_two_rows_of_a_table() -> None:
    form = _form(
        ("p[1].date", "1일", "line 1", "t"), ("p[1].note", "가", "line 2", "t"),
        ("p[2].date", "2일", "line 3", "t"), ("p[2].note", "나", "line 4", "t"),
    )  # fmt: skip
    assert [dict(row) for row in form.tables["p"]] == [
        {"p[].date": "1일", "p[].note": "가"},
        {"p[].date": "2일", "p[].note": "나"},
    ]


def test_a_list_printed_in_two_tables_has_its_records_once() -> None:
    form = _form(
        ("p[1].date", "1일", "a", "first"), ("p[2].date", "2일", "b", "first"),
        ("p[1].item", "가", "c", "second"), ("p[2].item", "나", "d", "second"),
    )  # fmt: skip
    assert [dict(row) for row in form.tables["p"]] == [
        {"p[].date": "1일", "p[].item": "가"},
        {"p[].date": "2일", "p[].item": "나"},
    ]


def test_options_are_ticked_one_by_one_in_the_order_they_stand_in() -> None:
    form = _form(
        ("grade=VIP", Ticked(()), "", ""), ("grade=골드", Ticked(("",)), "", ""), ("grade=a.b=c", Ticked(("",)), "", "")
    )
    assert form.fields["grade"] == Ticked(("골드", "a.b=c"))


def test_a_field_printed_twice_must_say_the_same() -> None:
    assert _form(("name", "홍길동", "a", ""), ("name", "홍길동", "b", "")).fields["name"] == "홍길동"
    with pytest.raises(UsageError) as refused:
        _form(("name", "홍길동", "a", ""), ("name", "홍길순", "b", ""))
    assert (refused.value.message_id, refused.value.arguments) == ("error.form.twice", {"field": "name"})


def test_a_form_without_any_control_of_ours_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        _form()
    assert refused.value.message_id == "error.form.no_controls"


@pytest.mark.parametrize(
    "text", ["", "Name", "purchases[]", "purchases[].", "a b", "a[1].b[2].c", "cardgen.stamp", "="]
)
def test_other_controls_are_nobody_s(text: str) -> None:
    assert read_name(text) is None


@pytest.mark.parametrize(("path", "row"), [("contact.mobile", None), ("personal.anniversaries[].date", 12)])
def test_names_are_read_as_they_are_made(path: str, row: int | None) -> None:
    assert read_name(control_name(path, row)) == Name(path, row)
    assert read_name(control_name(path, row) + "=1.5L [병]") == Name(path, row, "1.5L [병]")
