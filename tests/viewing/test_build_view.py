"""Blank, filled and redacted: three ways to build the same view, and what each of them may show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.card import Card
from cardgen.model.cardview import BAR, Blank, CardView, FieldView, Letterhead, Masked, Shown, TableView, Withheld
from cardgen.model.form import FormSpec, Leaf, LeafType, RecordList
from cardgen.model.policy import Action, Period, Redaction, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.validation.schema_check import Verdict
from cardgen.viewing.build_view import BLANK_STEM, blank_view, filled_view, redacted_view
from cardgen.viewing.layout import GRID

Check = Callable[[str], Verdict]
LETTERHEAD = Letterhead("한빛상사", approvals=("담당", "대표"))
FULL = """
id: C-7F3K9Q
name: 김가온
kind: 개인
grade: VIP
registered: 2024-01-15
contact: {mobile: "01012345678", postcode: "06234"}
personal: {business_number: "1998199684", interests: [등산, 서예]}
purchases:
  - {date: 2026-01-02, item: 커튼, quantity: 3, amount: 1234000}
  - {date: 2026-02-03, item: 블라인드}
campaigns:
  - {date: 2026-01-02, campaign: 봄맞이, opened: true, clicked: false}
notes: |
  첫 줄
  둘째 줄
"""


@pytest.fixture
def card(check: Check) -> Card:
    outcome = check(FULL).outcome
    assert isinstance(outcome, Card)
    return outcome


def without(card: Card, key: str) -> Card:
    return replace(card, data={name: value for name, value in card.data.items() if name != key})


def table(view: CardView, path: str) -> TableView:
    return next(table for table in view.tables() if table.path == path)


def everything(view: CardView) -> Iterator[FieldView]:
    yield from view.fields()
    for each in view.tables():
        for row in each.rows:
            yield from row


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_blank_view_is_the_whole_form_and_nothing_else(customer: FormSpec, language: str) -> None:
    view = blank_view(customer, LETTERHEAD, language)
    assert [section.label for section in view.sections] == [it.label.text(language) for it in customer.sections]
    members = {member.path for member in customer.members()}
    assert {field.path for field in view.fields()} | {each.path for each in view.tables()} == members
    assert all(isinstance(field.value, Blank) for field in everything(view))
    assert not any(option.checked for field in everything(view) for option in field.value.options)
    assert (view.stem, view.heading, view.letterhead) == (BLANK_STEM, customer.label.text(language), LETTERHEAD)


def test_blank_tables_have_the_forms_rows(customer: FormSpec, receipt: FormSpec) -> None:
    for form in (customer, receipt):
        view = blank_view(form, LETTERHEAD, "ko")
        for records in form.record_lists():
            assert len(table(view, records.path).rows) == records.rows
            assert table(view, records.path).records == 0


def test_a_value_is_shown_as_people_write_it(card: Card, customer: FormSpec) -> None:
    fields = filled_view(card, customer, LETTERHEAD, "ko").by_path()
    shown = {path: fields[path].value.text for path in ("contact.mobile", "personal.business_number", "registered")}
    assert shown == {
        "contact.mobile": "010-1234-5678",
        "personal.business_number": "199-81-99684",
        "registered": "2024-01-15",
    }
    assert fields["personal.interests"].text == "등산, 서예"
    assert fields["notes"].text == "첫 줄\n둘째 줄\n"


def test_all_options_of_a_choice_are_printed(card: Card, customer: FormSpec) -> None:
    fields = filled_view(card, customer, LETTERHEAD, "ko").by_path()
    assert fields["grade"].text.replace("\u00a0", " ") == "☑ VIP  ☐ 골드  ☐ 실버  ☐ 일반"
    assert fields["status"].text.replace("\u00a0", " ") == "☐ 활성  ☐ 휴면  ☐ 종료"


def test_flags_are_boxes_ticked_or_not(card: Card, customer: FormSpec) -> None:
    rows = table(filled_view(card, customer, LETTERHEAD, "ko"), "campaigns").rows
    assert [[cell.text for cell in row[3:]] for row in rows[:2]] == [["☑", "☐", "☐"], ["☐", "☐", "☐"]]
    opened, clicked, purchased = (cell.value for cell in rows[0][3:])
    assert (isinstance(opened, Shown), isinstance(clicked, Shown), isinstance(purchased, Blank)) == (True, True, True)


def test_several_choices_of_one_field_are_all_ticked(check: Check, customer: FormSpec) -> None:
    outcome = check(FULL).outcome
    assert isinstance(outcome, Card)
    leaf = customer.by_path["personal.interests"]
    assert isinstance(leaf, Leaf)
    offered = replace(leaf, choices=("등산", "낚시", "서예"))
    sections = tuple(
        replace(section, members=tuple(offered if member is leaf else member for member in section.members))
        for section in customer.sections
    )
    form = replace(customer, sections=sections)
    field = filled_view(outcome, form, LETTERHEAD, "ko").by_path()["personal.interests"]
    assert field.text.replace("\u00a0", " ") == "☑ 등산  ☐ 낚시  ☑ 서예"


def test_records_are_followed_by_ruled_rows(card: Card, customer: FormSpec) -> None:
    purchases = table(filled_view(card, customer, LETTERHEAD, "ko"), "purchases")
    records = customer.by_path["purchases"]
    assert isinstance(records, RecordList)
    assert (purchases.records, len(purchases.rows)) == (2, records.rows)
    assert [cell.text for cell in purchases.rows[0][:4]] == ["2026-01-02", "커튼", "3", "1,234,000원"]
    assert all(isinstance(cell.value, Blank) for row in purchases.rows[2:] for cell in row)


def test_more_records_than_rows_are_all_there(check: Check, customer: FormSpec) -> None:
    many = "".join(f"- {{date: 2026-01-02, item: 물건{n}}}\n" for n in range(40))
    outcome = check(f"id: C-7F3K9Q\nname: 김가온\nkind: 개인\npurchases:\n{many}").outcome
    assert isinstance(outcome, Card)
    rows = table(filled_view(outcome, customer, LETTERHEAD, "ko"), "purchases").rows
    assert [row[1].text for row in rows] == [f"물건{n}" for n in range(40)]


def showing(*paths: str) -> Redaction:
    """A policy in force that shows these fields."""
    return under(dict.fromkeys(paths, Treatment(Action.SHOW)))


def under(treatments: Mapping[str, Treatment]) -> Redaction:
    """A policy in force."""
    policy = RedactionPolicy("test", "customer", Label("시험", "Test"), treatments=treatments)
    return Redaction(policy, Pseudonyms(b"key"), date(2026, 11, 21), "공유용 사본")


def test_footers_trace_a_card_and_betray_no_redacted_one(card: Card, customer: FormSpec) -> None:
    traced = replace(card, blob="0123456789abcdef" + "0" * 24)
    assert filled_view(traced, customer, LETTERHEAD, "ko").footer == "C-7F3K9Q · 서식 customer v1 · 0123456789ab"
    assert blank_view(customer, LETTERHEAD, "ko").footer == "서식 customer v1"
    redacted = redacted_view(traced, customer, showing(), LETTERHEAD, "ko")
    token = Pseudonyms(b"key").card(traced.id)
    assert (redacted.footer, redacted.stem, redacted.heading) == ("공유용 사본", token, token)


def test_the_heading_names_the_card(card: Card, customer: FormSpec) -> None:
    assert filled_view(card, customer, LETTERHEAD, "ko").heading == "김가온 (C-7F3K9Q)"
    assert filled_view(without(card, "name"), customer, LETTERHEAD, "ko").heading == "C-7F3K9Q"


def test_a_policy_that_names_nothing_shows_nothing(card: Card, customer: FormSpec) -> None:
    view = redacted_view(card, customer, showing(), LETTERHEAD, "ko")
    assert view.sections == ()
    assert {member.path for member in view.unlisted} == {member.path for member in customer.members()}
    for member in view.unlisted:
        cells = [member] if isinstance(member, FieldView) else [cell for row in member.rows for cell in row]
        assert all(cell.value == Withheld("비공개") for cell in cells)


def test_naming_a_list_shows_its_count_alone(card: Card, customer: FormSpec) -> None:
    view = redacted_view(card, customer, showing("purchases"), LETTERHEAD, "ko")
    assert [(field.label, field.text) for field in view.fields()] == [("구매 이력", "2건")]
    assert [*view.tables()] == []


def test_naming_a_column_shows_that_column_alone(card: Card, customer: FormSpec) -> None:
    purchases = table(redacted_view(card, customer, showing("purchases[].item"), LETTERHEAD, "ko"), "purchases")
    assert [[cell.text for cell in row] for row in purchases.rows] == [["커튼"], ["블라인드"]]
    assert [(column.key, column.span) for column in purchases.columns] == [("item", GRID)]
    assert {cell.key: cell.text for _, cell in purchases.unlisted} == dict.fromkeys(
        ("date", "quantity", "amount", "payment", "note"), "비공개"
    )


def test_a_group_is_not_named_by_its_name(card: Card, customer: FormSpec) -> None:
    assert redacted_view(card, customer, showing("contact"), LETTERHEAD, "ko").sections == ()


def test_sections_without_fields_vanish_and_nobody_signs_a_copy(card: Card, customer: FormSpec) -> None:
    view = redacted_view(card, customer, showing("contact.mobile"), LETTERHEAD, "ko")
    assert [section.key for section in view.sections] == ["contact"]
    assert (view.letterhead, view.mark) == (replace(LETTERHEAD, approvals=()), "공유용 사본")


def test_a_bar_is_the_same_over_any_value_and_none(card: Card, customer: FormSpec) -> None:
    barred = under({path: Treatment(Action.BLACKOUT) for path in ("name", "notes", "grade", "consents[].purpose")})
    views = [redacted_view(it, customer, barred, LETTERHEAD, "ko") for it in (card, without(card, "notes"))]
    assert views[0] == views[1]
    assert {field.text for field in views[0].fields()} == {BAR}
    assert [[cell.text for cell in row] for row in table(views[0], "consents").rows] == [[BAR]]
    assert all(field.barred and field.lines == 1 for field in views[0].fields())


def test_a_barred_number_of_records_is_a_bar(card: Card, customer: FormSpec) -> None:
    view = redacted_view(card, customer, under({"purchases": Treatment(Action.BLACKOUT)}), LETTERHEAD, "ko")
    assert [(field.label, field.text) for field in view.fields()] == [("구매 이력", BAR)]


def test_values_shown_in_part_have_neither_boxes_nor_data(card: Card, customer: FormSpec) -> None:
    treatments = {
        "id": Treatment(Action.PSEUDONYM), "name": Treatment(Action.MASK), "grade": Treatment(Action.MASK),
        "registered": Treatment(Action.BAND, Period.MONTH), "contact.postcode": Treatment(Action.REGION),
        "contact.email": Treatment(Action.MASK), "purchases[].amount": Treatment(Action.BAND),
    }  # fmt: skip
    view = redacted_view(card, customer, under(treatments), LETTERHEAD, "ko")
    fields = view.by_path()
    assert {path: fields[path].text for path in ("name", "registered", "contact.postcode", "contact.email")} == {
        "name": "김**", "registered": "2024년 1월", "contact.postcode": "06***", "contact.email": "",
    }  # fmt: skip
    assert fields["id"].text == view.stem
    amounts = [row[0].value for row in table(view, "purchases").rows]
    assert all(isinstance(it, Masked | Blank) for it in (*amounts, *(field.value for field in fields.values())))
    assert not any(it.value.options for it in fields.values())


def test_a_table_without_records_keeps_one_empty_row(card: Card, customer: FormSpec) -> None:
    view = redacted_view(without(card, "purchases"), customer, showing("purchases[].item"), LETTERHEAD, "ko")
    assert [[cell.value for cell in row] for row in table(view, "purchases").rows] == [[Blank()]]


def all_paths(form: FormSpec) -> list[str]:
    return sorted({*(leaf.path for leaf in form.leaves()), *(records.path for records in form.record_lists())})


def test_what_is_withheld_changes_nothing_whatever_it_was(card: Card, customer: FormSpec) -> None:
    """Non-interference: with other values or none in the fields a policy does not name, the view is the same."""

    @given(st.data(), st.sets(st.sampled_from(all_paths(customer))), st.sampled_from(["ko", "en"]))
    def judge(data: st.DataObject, shown: set[str], language: str) -> None:
        other = replace(card, blob="f" * 40, data=dict(changed(card.data, "", shown, data)))
        views = [redacted_view(each, customer, showing(*shown), LETTERHEAD, language) for each in (card, other)]
        assert views[0] == views[1]

    judge()


def changed(
    values: Mapping[str, object], prefix: str, shown: set[str], data: st.DataObject
) -> Iterator[tuple[str, object]]:
    """The values with each that is not shown dropped, kept or replaced."""
    for key, value in values.items():
        path = prefix + key
        if path in shown:
            yield key, value
        elif isinstance(value, dict):
            yield key, dict(changed(value, f"{path}.", shown, data))
        elif isinstance(value, list) and any(name.startswith(f"{path}[]") for name in shown):
            yield key, [dict(changed(record, f"{path}[].", shown, data)) for record in value]
        else:
            fate = data.draw(st.sampled_from(["drop", "keep", "replace"]))
            if fate != "drop":
                yield key, value if fate == "keep" else ([] if isinstance(value, list) else "다른 값")


def test_columns_of_numbers_stand_right_and_flags_in_the_middle(customer: FormSpec) -> None:
    view = blank_view(customer, LETTERHEAD, "ko")
    aligned = {column.path: column.align for each in view.tables() for column in each.columns}
    for leaf in customer.leaves():
        if leaf.path in aligned and leaf.type is not LeafType.STRING:
            assert aligned[leaf.path] == ("center" if leaf.type is LeafType.BOOLEAN else "right")
    assert aligned["purchases[].item"] == "left"
    assert aligned["purchases[].date"] == "center"
