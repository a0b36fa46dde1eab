"""Index and ledger through a policy: the columns it shows, by pseudonym, and nothing of what it withholds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from cardgen.model.card import Card
from cardgen.model.cardview import Blank, Letterhead, Masked, Shown
from cardgen.model.form import FormSpec
from cardgen.model.indexview import IndexView, LedgerView
from cardgen.model.policy import Action, Redaction, RedactionPolicy, TotalsRule, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import redacted_view
from cardgen.viewing.shown_texts import card_texts, index_texts, ledger_texts
from cardgen.viewing.smallest_group import smallest_group

KEY = Pseudonyms(b"key")
NAMES = ("홍길동", "가람", "홍두깨", "나루")


def card(number: int, name: str, **data: Any) -> Card:
    card_id = f"C-{number:06}"
    whole = {"id": card_id, "name": name, "kind": "개인", "grade": "VIP", "contact": {"mobile": f"0101234000{number}"}}
    return Card(card_id, f"{card_id}.yaml", "customer", "0" * 40, whole | data)


CARDS = [card(at, name, purchases=[{"date": "2026-01-02", "item": "의자", "amount": 70_000}] * at) for at, name in
         enumerate(NAMES)]  # fmt: skip


def under(treatments: Mapping[str, Action], **more: Any) -> Redaction:
    fields = {path: Treatment(action) for path, action in treatments.items()}
    return Redaction(
        RedactionPolicy("t", "customer", Label("시험", "Test"), treatments=fields, **more),
        KEY,
        date(2026, 11, 21),
        "바닥글",
    )


SALES = {
    "name": Action.MASK, "grade": Action.SHOW, "contact.mobile": Action.MASK, "registered": Action.BLACKOUT,
    "purchases": Action.SHOW, "purchases[].item": Action.SHOW, "purchases[].amount": Action.BAND,
    "purchases[].note": Action.BLACKOUT,
}  # fmt: skip


def index(redaction: Redaction, form: FormSpec, cards: Sequence[Card] = CARDS) -> IndexView:
    return build_index(cards, form, "ko", ("pdf",), "한빛상사", redaction)


def ledger(redaction: Redaction, form: FormSpec) -> LedgerView:
    return build_ledger(CARDS, form, "ko", "한빛상사", redaction)


def test_the_index_has_the_columns_shown_without_masked_numbers(customer: FormSpec) -> None:
    view = index(under(SALES), customer)
    assert [column.path for column in view.columns] == ["id", "name", "grade"]
    assert (view.name, view.grouped, view.note) == (0, False, "바닥글")


def test_rows_stand_in_the_order_of_their_pseudonyms(customer: FormSpec) -> None:
    tokens = sorted(KEY.card(it.id) for it in CARDS)
    view = index(under(SALES), customer)
    assert [row.stem for row in view.rows] == [row.values[0].text for row in view.rows] == tokens
    assert [row[0].text for row in ledger(under(SALES), customer).sheets[0].rows] == tokens


def test_a_policy_may_list_the_columns_but_none_it_withholds(customer: FormSpec) -> None:
    listed = under(SALES, index=("contact.mobile", "registered", "grade", "notes"))
    assert [column.path for column in index(listed, customer).columns] == ["id", "grade"]


def test_an_id_that_is_shown_names_the_row_in_place_of_its_pseudonym(customer: FormSpec) -> None:
    view = index(under({"id": Action.SHOW}), customer)
    assert {row.values[0].text for row in view.rows} == {it.id for it in CARDS}
    assert {row.stem for row in view.rows} == {KEY.card(it.id) for it in CARDS}


def test_values_shown_in_part_are_texts_and_filters_come_from_them(customer: FormSpec) -> None:
    cards = [card(at, "이봄", contact={"address": f"서울특별시 강남구 테헤란로 {at}"}) for at in range(4)]
    view = index(under({"contact.address": Action.REGION, "grade": Action.SHOW}), customer, cards)
    columns = {column.path: column for column in view.columns}
    assert columns["contact.address"].kind == "text"
    assert columns["contact.address"].options == (view.rows[0].values[2].text,)
    assert columns["grade"].options == ("VIP",)
    assert all(isinstance(row.values[2], Masked) for row in view.rows)


def test_the_ledger_has_sheets_for_the_lists_shown_with_the_columns_shown(customer: FormSpec) -> None:
    main, sold = ledger(under(SALES), customer).sheets
    assert [column.path for column in main.columns] == ["id", "name", "grade", "purchases"]
    assert [column.path for column in sold.columns] == ["id", "name", "purchases[].item", "purchases[].amount"]
    assert (main.frozen, sold.frozen) == (2, 2)
    assert sorted(row[3].text for row in main.rows) == ["0건", "1건", "2건", "3건"]
    assert all(isinstance(row[3], Masked) for row in sold.rows)


def test_masked_numbers_stand_on_cards_and_in_no_list(customer: FormSpec) -> None:
    """Beside masked names their last four digits would join the lists of two shares."""
    view = redacted_view(CARDS[0], customer, under(SALES), Letterhead(""), "ko")
    assert view.by_path()["contact.mobile"].value.text == "010-****-0000"
    for lists in (index_texts(index(under(SALES), customer)), ledger_texts(ledger(under(SALES), customer))):
        assert not any("****" in text for text in lists)
    shown = under({"contact.mobile": Action.SHOW})
    assert "contact.mobile" in [column.path for column in ledger(shown, customer).sheets[0].columns]


def test_a_name_that_is_withheld_stands_beside_no_record(customer: FormSpec) -> None:
    _, sold = ledger(under({"grade": Action.SHOW, "purchases[].item": Action.SHOW}), customer).sheets
    assert [column.path for column in sold.columns] == ["id", "purchases[].item"]


def test_a_policy_of_totals_alone_lists_nobody(customer: FormSpec) -> None:
    redaction = under({}, cards=False, k=2, totals=TotalsRule(("grade",)))
    cards = [*CARDS, *(card(at, "이봄", grade="일반") for at in range(5, 9))]
    view = index(redaction, customer, cards)
    assert (view.columns, view.rows, view.files) == ((), (), ())
    assert view.summary is not None
    assert [table.label for table in view.summary.tables] == ["전체", "등급별"]
    assert [sheet.label for sheet in build_ledger(cards, customer, "ko", "", redaction).sheets] == ["집계"]
    assert smallest_group(cards, customer, redaction, "ko") is None


@pytest.mark.parametrize(
    ("treatments", "group"),
    [
        ({"name": Action.MASK}, 1),  # 홍** twice, 가** and 나** once
        ({"name": Action.PSEUDONYM, "kind": Action.SHOW}, 4),
        ({"kind": Action.SHOW, "purchases[].item": Action.SHOW}, 1),
        ({"grade": Action.SHOW}, 4),
        ({"contact.mobile": Action.BLACKOUT, "kind": Action.SHOW}, 4),
        ({"kind": Action.SHOW, "purchases": Action.SHOW}, 1),  # 0 to 3 purchases
        ({"kind": Action.SHOW, "purchases": Action.BLACKOUT, "purchases[].item": Action.BLACKOUT}, 4),
        ({"kind": Action.SHOW, "purchases[].payment": Action.SHOW}, 1),  # not telling itself, its rows are
    ],
)  # fmt: skip
def test_the_smallest_group_is_counted_over_what_is_shown(
    treatments: Mapping[str, Action], group: int, customer: FormSpec
) -> None:
    assert smallest_group(CARDS, customer, under(treatments), "ko") == group


def test_nobody_is_no_group(customer: FormSpec) -> None:
    assert smallest_group([], customer, under(SALES), "ko") is None


def test_every_text_of_a_view_is_told_and_no_value_withheld(customer: FormSpec) -> None:
    redaction = under(SALES, totals=TotalsRule(("grade",)), k=2)
    view = redacted_view(CARDS[3], customer, redaction, Letterhead("한빛상사"), "ko")
    told = {
        "card": {*card_texts(view)},
        "index": {*index_texts(index(redaction, customer))},
        "ledger": {*ledger_texts(ledger(redaction, customer))},
    }
    everywhere = {"나**", "VIP", "바닥글", "한빛상사"}
    assert {name: everywhere - texts for name, texts in told.items()} == {name: set() for name in told}
    assert {"공유용 사본", "■■■■■■", "비공개", "의자"} <= told["card"]
    for texts in told.values():
        assert not any(hidden in text for text in texts for hidden in ("나루", "010-1234", "70,000", "C-000003"))


@pytest.mark.parametrize(("cards", "title"), [(True, "공유용 고객 목록"), (False, "고객 집계")])
def test_a_shared_index_is_called_what_it_is(cards: bool, title: str, customer: FormSpec) -> None:
    assert index(under(SALES, cards=cards, totals=TotalsRule(("grade",))), customer).title == title


def test_cards_that_are_not_peoples_are_counted_in_words_of_their_own(receipt: FormSpec) -> None:
    redaction = under({"amount": Action.SHOW}, cards=False, k=2, totals=TotalsRule(("method",), ("amount",)))
    ways = ("현금", "수표") * 3 + ("어음",) * 2
    cards = [
        Card(f"R-{at:06}", "r.yaml", "receipt", "0" * 40, {"method": way, "amount": 100}) for at, way in enumerate(ways)
    ]
    view = index(redaction, receipt, cards)
    texts = [*index_texts(view)]
    assert view.title == "집계: 입금표"
    assert {"건수", "입금 방법별", "현금", "비공개"} <= {*texts}
    assert not any("고객" in text for text in texts)


def test_blank_values_stay_blank(customer: FormSpec) -> None:
    bare = [Card("C-000001", "c.yaml", "customer", "0" * 40, {"id": "C-000001"})]
    _, name, grade = index(under(SALES), customer, bare).rows[0].values
    assert isinstance(name, Blank)
    assert not isinstance(grade, Shown)
