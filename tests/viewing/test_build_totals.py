"""Totals under a policy: groups merged or left out, sums rounded, everything over the shared cards alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.indexview import Summary, SummaryTable
from cardgen.model.policy import Action, Redaction, RedactionPolicy, TotalsRule, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.viewing.build_totals import build_summary, summary_sheet, totals_inside, totals_left_out

REST = "기타 (합침)"


def card(number: int, **data: Any) -> Card:
    card_id = f"C-{number:06}"
    return Card(card_id, f"{card_id}.yaml", "customer", "0" * 40, {"id": card_id, "name": "이봄", **data})


def cards(*groups: tuple[int, dict[str, Any]]) -> list[Card]:
    """So many cards with this data, group after group."""
    every = [data for count, data in groups for _ in range(count)]
    return [card(at, **data) for at, data in enumerate(every)]


def summary(found: Sequence[Card], form: FormSpec, *by: str, sums: tuple[str, ...] = (), k: int = 5) -> Summary:
    policy = RedactionPolicy("t", form.name, Label("시험", "Test"), cards=False, k=k, totals=TotalsRule(by, sums))
    redaction = Redaction(policy, Pseudonyms(b"key"), date(2026, 11, 21), "")
    made = build_summary(found, form, redaction, "ko")
    assert made is not None
    return made


def printed(made: Summary) -> dict[str, list[tuple[str, ...]]]:
    """The tables by one field each."""
    return {table.label: rows(table) for table in made.tables if table.path}


def rows(table: SummaryTable) -> list[tuple[str, ...]]:
    return [tuple(value.text for value in row) for row in table.rows]


def test_groups_stand_in_the_order_of_the_form_with_the_merged_ones_last(customer: FormSpec) -> None:
    found = cards((6, {"grade": "일반"}), (7, {"grade": "VIP"}), (2, {"grade": "실버"}), (3, {"grade": "골드"}))
    assert printed(summary(found, customer, "grade")) == {"등급별": [("VIP", "7"), ("일반", "6"), (REST, "5")]}


def test_what_is_merged_takes_more_with_it_until_it_is_large_enough(customer: FormSpec) -> None:
    found = cards((9, {"grade": "일반"}), (6, {"grade": "VIP"}), (1, {"grade": "실버"}))
    assert printed(summary(found, customer, "grade")) == {"등급별": [("일반", "9"), (REST, "7")]}


@pytest.mark.parametrize("found", [cards((4, {"grade": "VIP"})), cards((9, {"grade": "VIP"})), []])
def test_a_table_of_one_group_is_left_out(found: list[Card], customer: FormSpec) -> None:
    made = summary(found, customer, "grade")
    assert printed(made) == {}
    assert [rows(table) for table in made.tables] == ([[("합계", "9")]] if len(found) == 9 else [])
    assert (str(len(found)) in made.note) is (len(found) == 9)


def test_finer_values_are_counted_in_bands_and_regions(customer: FormSpec) -> None:
    found = cards(
        (5, {"registered": "2024-03-01", "contact": {"address": "서울특별시 강남구 테헤란로 1"}}),
        (6, {"registered": "2025-04-02", "contact": {"address": "부산광역시 해운대구 우동 2"}}),
        (5, {}),
    )
    assert printed(summary(found, customer, "registered", "contact.address")) == {
        "등록 연도별": [("2024년", "5"), ("2025년", "6"), ("미기재", "5")],
        "지역별": [("부산광역시 해운대구", "6"), ("서울특별시 강남구", "5"), ("미기재", "5")],
    }


def test_tables_that_could_be_subtracted_from_each_other_are_merged_or_left_out(customer: FormSpec) -> None:
    found = cards(
        (10, {"kind": "개인", "grade": "VIP"}), (2, {"kind": "개인", "grade": "일반"}),
        (10, {"kind": "법인", "grade": "일반"}),
    )  # fmt: skip
    assert printed(summary(found, customer, "kind", "grade")) == {"구분별": [("개인", "12"), ("법인", "10")]}
    assert "등급" in summary(found, customer, "kind", "grade").note


def spent(*amounts: int) -> dict[str, Any]:
    return {"purchases": [{"date": "2026-01-02", "item": "의자", "amount": amount} for amount in amounts]}


def test_sums_are_rounded_to_more_than_anybody_spent(customer: FormSpec) -> None:
    found = cards(
        (8, {"grade": "VIP", **spent(400_000, 300_000)}), (6, {"grade": "일반", **spent(100_000)}),
        (5, {"grade": "실버"}),
    )  # fmt: skip
    assert printed(summary(found, customer, "grade", sums=("purchases[].amount",)))["등급별"] == [
        ("VIP", "8", "약 600만원"),
        ("실버", "5", "0원"),
        ("일반", "6", "약 100만원"),
    ]


def test_a_sum_one_customer_dominates_is_in_no_row_of_its_table(customer: FormSpec) -> None:
    found = cards((1, {"grade": "VIP", **spent(9_000_000)}), (6, {"grade": "VIP"}), (6, {"grade": "일반", **spent(1)}))
    made = summary(found, customer, "grade", sums=("purchases[].amount", "purchases[].quantity"))
    assert printed(made)["등급별"] == [("VIP", "7", "0"), ("일반", "6", "0")]
    assert totals_inside(made) == TotalsRule(("grade",), ("purchases[].quantity",))
    assert "구매 이력 · 금액 합계" in made.note


def test_a_sum_is_printed_in_the_tables_nobody_dominates(customer: FormSpec) -> None:
    groups = [("개인", "VIP"), ("법인", "일반")]
    found = cards(
        *((6, {"kind": kind, "grade": grade, **spent(100_000)}) for kind, grade in groups),
        (1, {"kind": "개인", "grade": "실버", **spent(500_000)}),
        (5, {"kind": "개인", "grade": "실버"}),
    )
    tables = printed(summary(found, customer, "grade", "kind", sums=("purchases[].amount",)))
    assert [row[2] for row in tables["등급별"]] == ["비공개"] * 3
    assert [row[2] for row in tables["구분별"]] == ["약 100만원", "약 50만원"]


def beside_rows(treatments: dict[str, Action], customer: FormSpec) -> tuple[list[str], list[str]]:
    """The tables and the columns of totals beside rows that show their fields so."""
    found = cards(
        (6, {"kind": "개인", "grade": "VIP", "personal": {"birth_date": "1980-01-02"}, **spent(100_000)}),
        (7, {"kind": "법인", "grade": "일반", "personal": {"birth_date": "1990-01-02"}, **spent(100_000)}),
    )  # fmt: skip
    fields = {path: Treatment(action) for path, action in treatments.items()}
    rule = TotalsRule(("kind", "grade", "personal.birth_date"), ("purchases[].amount", "purchases[].quantity"))
    policy = RedactionPolicy("t", "customer", Label("시험", "Test"), treatments=fields, totals=rule)
    made = build_summary(found, customer, Redaction(policy, Pseudonyms(b"key"), date(2026, 11, 21), ""), "ko")
    assert made is not None
    assert {*totals_left_out(customer, rule, totals_inside(made), "ko")} <= {
        *made.note.split(": ")[-1][:-1].split(", ")
    }
    return [table.label for table in made.tables if table.path], [column.path for column in made.columns[2:]]


def test_beside_rows_totals_use_only_what_the_rows_show(customer: FormSpec) -> None:
    amount, quantity = "purchases[].amount", "purchases[].quantity"
    assert beside_rows({}, customer) == ([], [])
    assert beside_rows({"kind": Action.MASK, "grade": Action.SHOW, amount: Action.BAND}, customer) == (
        ["등급별"],
        [amount],
    )
    hidden = {"grade": Action.BLACKOUT, amount: Action.OMIT, quantity: Action.MASK}
    assert beside_rows({"kind": Action.SHOW, **hidden}, customer) == (["구분별"], [])
    banded = {"personal.birth_date": Action.MASK, amount: Action.MASK, quantity: Action.SHOW}
    assert beside_rows(banded, customer) == (["연령대별"], [amount, quantity])


def test_a_policy_without_totals_has_none(customer: FormSpec) -> None:
    redaction = Redaction(RedactionPolicy("t", "customer", Label("", "")), Pseudonyms(b"k"), date(2026, 11, 21), "")
    assert build_summary([], customer, redaction, "ko") is None


def test_the_sheet_says_what_each_row_goes_by_and_what_was_left_out(customer: FormSpec) -> None:
    made = summary(cards((5, {"grade": "VIP"}), (6, {"grade": "일반"})), customer, "grade", "status")
    sheet = summary_sheet(made, "ko")
    assert [column.label for column in sheet.columns] == ["기준", "묶음", "고객 수"]
    assert [[value.text for value in row] for row in sheet.rows] == [
        ["전체", "합계", "11"], ["등급별", "VIP", "5"], ["등급별", "일반", "6"], [made.note, "", ""],
    ]  # fmt: skip


FIELDS = {"kind": ("개인", "법인"), "grade": ("VIP", "골드", "실버", "일반"), "status": ("활성", "휴면", "종료")}


def test_every_group_is_large_enough_and_every_customer_is_in_one(customer: FormSpec) -> None:
    @settings(max_examples=60)
    @given(st.lists(st.fixed_dictionaries({name: st.sampled_from(FIELDS[name]) for name in FIELDS}), max_size=60))
    def judge(data: list[dict[str, str]]) -> None:
        found = [card(at, **entry) for at, entry in enumerate(data)]
        made = summary(found, customer, *FIELDS, k=4)
        assert bool(made.tables) is (len(found) >= 4)
        for table in made.tables:
            counts = [int(row[1].text) for row in table.rows]
            assert min(counts) >= 4
            assert sum(counts) == len(found)

    judge()


def test_groups_left_as_they_are_have_their_own_number(customer: FormSpec) -> None:
    data = [{"grade": grade} for grade in ("VIP",) * 6 + ("골드",) * 9 + ("실버",) * 5]
    found = [card(at, **entry) for at, entry in enumerate(data)]
    rows = printed(summary(found, customer, "grade"))["등급별"]
    counted = Counter(entry["grade"] for entry in data)
    assert sorted(rows) == sorted((name, str(count)) for name, count in counted.items())


def registered(*years: tuple[int, int]) -> list[Card]:
    return cards(*((count, {"registered": f"{year}-05-01"}) for year, count in years))


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([(2021, 3), (2015, 3), (2017, 6), (2018, 2)], [("2015~2017년", "9"), ("2018~2021년", "5")]),
        ([(2015, 5), (2016, 5), (2019, 4)], [("2015년", "5"), ("2016~2019년", "9")]),
    ],
)
def test_years_are_merged_with_their_neighbours(
    years: list[tuple[int, int]], expected: list[tuple[str, str]], customer: FormSpec
) -> None:
    assert printed(summary(registered(*years), customer, "registered")) == {"등록 연도별": expected}


def test_ages_stand_from_young_to_old_and_the_few_without_one_beside_the_oldest(customer: FormSpec) -> None:
    births = ((2, "1958-01-01"), (4, "1963-01-01"), (3, "1990-01-01"), (4, "1985-01-01"))
    found = cards(*((count, {"personal": {"birth_date": born}}) for count, born in births), (2, {}))
    assert printed(summary(found, customer, "personal.birth_date")) == {
        "연령대별": [("30~40대", "7"), ("60대, 미기재", "8")]
    }


def test_districts_too_small_are_counted_by_province(customer: FormSpec) -> None:
    places = ["서울특별시 강남구", "서울특별시 중구", "경기도 과천시", "경기도 이천시", "경기도 여주시"]
    found = cards(*((3, {"contact": {"address": f"{place} 어떤길 1"}}) for place in places))
    assert printed(summary(found, customer, "contact.address")) == {"지역별": [("경기도", "9"), ("서울특별시", "6")]}


def test_every_merged_table_hides_groups_with_the_others(customer: FormSpec) -> None:
    day = st.dates(date(2015, 1, 1), date(2026, 1, 1)).map(str)
    born = st.dates(date(1950, 1, 1), date(2010, 1, 1)).map(lambda it: {"birth_date": str(it)})
    data = st.fixed_dictionaries(
        {"grade": st.sampled_from(FIELDS["grade"])}, optional={"registered": day, "personal": born}
    )

    @settings(max_examples=60)
    @given(st.lists(data, max_size=50))
    def judge(entries: list[dict[str, Any]]) -> None:
        made = summary(
            [card(at, **entry) for at, entry in enumerate(entries)],
            customer,
            "registered",
            "personal.birth_date",
            "grade",
        )
        for table in made.tables:
            counts = [int(row[1]) for row in rows(table)]
            assert min(counts) >= 5
            assert sum(counts) == len(entries)

    judge()


def test_amounts_are_said_in_the_units_people_read(customer: FormSpec) -> None:
    found = cards((11, {"grade": "VIP", **spent(10_000_000)}), (5, {"grade": "일반", **spent(2_000)}))
    tables = printed(summary(found, customer, "grade", sums=("purchases[].amount",)))
    assert [row[2] for row in tables["등급별"]] == ["약 1억 1천만원", "500만원 미만"]
