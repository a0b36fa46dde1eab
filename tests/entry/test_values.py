"""Texts mean values as people expect; what means nothing stays as it was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.entry.exact import exact_text
from cardgen.entry.values import entered_value
from cardgen.model.form import FormSpec, Leaf, LeafType

TODAY = date(2026, 11, 21)


def leaf_at(form: FormSpec, path: str) -> Leaf:
    found = form.by_path[path]
    assert isinstance(found, Leaf)
    return found


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("name", "  김민준 ", "김민준"),
        ("name", "Ａ상사", "Ａ상사"),
        ("kind", "개 인", "개인"),
        ("grade", "vip", "VIP"),
        ("grade", "ＶＩＰ", "VIP"),
        ("grade", "최고", "최고"),
        ("registered", "2026. 3. 2.", "2026-03-02"),
        ("registered", "어제", "2026-11-20"),
        ("registered", "3월", "3월"),
        ("contact.mobile", "01012345678", "010-1234-5678"),
        ("contact.mobile", "０１０.１２３４.５６７８", "010-1234-5678"),
        ("contact.mobile", "집 010-1234-5678", "집 010-1234-5678"),
        ("contact.phone", "0212345678", "02-1234-5678"),
        ("contact.postcode", "０６２３４", "06234"),
        ("personal.business_number", "2208162517", "220-81-62517"),
        ("purchases[].amount", "1,200,000원", 1200000),
        ("purchases[].amount", "₩ 5000", 5000),
        ("purchases[].amount", "30만원", 300_000),
        ("purchases[].amount", "1억 2천만", 120_000_000),
        ("purchases[].amount", "100만", 1_000_000),
        ("purchases[].amount", "-3만 원", -30_000),
        ("purchases[].amount", "0.5", "0.5"),
        ("purchases[].amount", "2개", "2개"),
        ("purchases[].amount", "1,2000", "1,2000"),
        ("purchases[].amount", "약 5000", "약 5000"),
        ("purchases[].quantity", "２", 2),
        ("purchases[].quantity", "1.5", "1.5"),
        ("purchases[].quantity", "5원", "5원"),
        ("purchases[].quantity", "2개", 2),
        ("purchases[].quantity", "３ ＥＡ", 3),
        ("purchases[].quantity", "1,000박스", 1000),
        ("purchases[].quantity", "1.5박스", "1.5박스"),
        ("purchases[].quantity", "3개월", "3개월"),
        ("purchases[].quantity", "30만", "30만"),
        ("campaigns[].opened", "예", True),
        ("campaigns[].opened", "O", True),
        ("campaigns[].opened", "X", False),
        ("campaigns[].opened", "글쎄", "글쎄"),
    ],
)
def test_a_text_means_a_value(customer: FormSpec, path: str, text: str, value: object) -> None:
    found = entered_value(leaf_at(customer, path), text, TODAY)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("text", "value"), [("100", 100.0), ("1,000.5", 1000.5), ("1.5박스", 1.5), ("1.", "1.")])
def test_numbers_with_decimals_are_never_whole(customer: FormSpec, text: str, value: object) -> None:
    leaf = replace(leaf_at(customer, "purchases[].quantity"), type=LeafType.NUMBER)
    found = entered_value(leaf, text, TODAY)
    assert (found, type(found)) == (value, type(value))


def test_money_with_decimals_may_be_in_large_units(customer: FormSpec) -> None:
    leaf = replace(leaf_at(customer, "purchases[].amount"), type=LeafType.NUMBER)
    found = entered_value(leaf, "30만원", TODAY)
    assert (found, type(found)) == (300_000.0, float)


@pytest.mark.parametrize("value", [10**18, -(10**40), 10**300, 1e20, -1.7976931348623157e308])
def test_all_digits_an_export_writes_are_read(customer: FormSpec, value: float) -> None:
    whole = replace(leaf_at(customer, "purchases[].quantity"), type=LeafType.NUMBER)
    leaf = leaf_at(customer, "purchases[].quantity") if isinstance(value, int) else whole
    found = entered_value(leaf, exact_text(value), TODAY)
    assert (found, type(found)) == (value, type(value))


@given(st.data(), st.text())
def test_any_text_gives_a_value_of_the_type_or_itself(customer: FormSpec, data: st.DataObject, text: str) -> None:
    leaf = data.draw(st.sampled_from([*customer.leaves()]))
    value = entered_value(leaf, text, TODAY)
    types: dict[LeafType, type] = {LeafType.INTEGER: int, LeafType.NUMBER: float, LeafType.BOOLEAN: bool}
    assert isinstance(value, (str, types.get(leaf.type, str)))


@given(st.data(), st.text("0123456789-. 년월일,원만억천개예xO김"))
def test_a_value_means_itself(customer: FormSpec, data: st.DataObject, text: str) -> None:
    leaf = data.draw(st.sampled_from([*customer.leaves()]))
    value = entered_value(leaf, text, TODAY)
    assert entered_value(leaf, str(value), TODAY) == value
