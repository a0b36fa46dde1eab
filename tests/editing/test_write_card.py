"""New cards say what they were made from, in the form's order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cardgen.editing.write_card import write_card
from cardgen.errors import UsageError
from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec
from cardgen.yamltree.core import normalised

TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\u2028\u2029\ufeff")
    | st.sampled_from("\n\t \"'#:-?|>[]{},&*!%@`~=0123456789."),
    max_size=30,
).filter(str.strip)


def reread(text: str, form: FormSpec) -> RawCard:
    raw = read_card(text, "", "card.yaml", form)
    assert isinstance(raw, RawCard)
    return raw


@pytest.mark.parametrize("name", ["customer", "receipt"])
@hypothesis_settings(max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_card_reads_back_as_it_was_given(
    name: str, seed: int, request: pytest.FixtureRequest, odd_cards: Callable[[FormSpec, int], Any]
) -> None:
    form: FormSpec = request.getfixturevalue(name)
    data = odd_cards(form, seed).data()
    raw = reread(write_card(form, data), form)
    assert raw.data == data
    assert raw.notes == ()


@hypothesis_settings(max_examples=500)
@given(text=TEXT)
def test_any_text_reads_back_without_another_program_taking_it_for_a_number(text: str, customer: FormSpec) -> None:
    data = {
        "id": "C-7F3K9Q",
        "name": text,
        "personal": {"interests": [text]},
        "consents": [{"purpose": text, "method": "서면"}],
        "notes": text,
    }
    raw = reread(write_card(customer, data), customer)
    assert raw.data["name"] == raw.data["notes"] == normalised(text)
    assert raw.data["personal"] == {"interests": [normalised(text)]}
    assert raw.notes == ()


def test_card_is_laid_out_like_the_samples(customer: FormSpec) -> None:
    data = {
        "notes": "첫 줄\n둘째 줄\n",
        "contact": {"address": "서울", "mobile": "010-1234-5678", "postcode": "06234"},
        "purchases": [{"item": "책상", "date": "2026-01-02", "amount": 1000}],
        "consultations": [{"date": "2026-01-02", "kind": "상담", "content": "긴 글"}],
        "campaigns": [{"date": "2026-01-02", "campaign": "봄, 여름", "opened": True}],
        "personal": {"interests": ["등산", "a, b"]},
        "name": "김민준",
        "id": "C-7F3K9Q",
    }
    assert write_card(customer, data) == (
        "id: C-7F3K9Q\n"
        "name: 김민준\n"
        "\n"
        "contact:\n"
        "  mobile: 010-1234-5678\n"
        '  postcode: "06234"\n'
        "  address: 서울\n"
        "\n"
        "personal:\n"
        '  interests: [등산, "a, b"]\n'
        "\n"
        "purchases:\n"
        "  - {date: 2026-01-02, item: 책상, amount: 1000}\n"
        "\n"
        "consultations:\n"
        "  - date: 2026-01-02\n"
        "    kind: 상담\n"
        "    content: 긴 글\n"
        "\n"
        "campaigns:\n"
        '  - {date: 2026-01-02, campaign: "봄, 여름", opened: true}\n'
        "\n"
        "notes: |\n"
        "  첫 줄\n"
        "  둘째 줄\n"
    )


def test_what_is_no_value_is_left_out(customer: FormSpec) -> None:
    data: dict[str, object] = {"id": "C-7F3K9Q", "name": " ", "contact": {"phone": ""}, "purchases": [], "owner": None}
    assert write_card(customer, data) == "id: C-7F3K9Q\n"


@pytest.mark.parametrize("code_point", [0x00, 0x0D, 0x85, 0x2028, 0xFEFF])
def test_characters_no_card_may_hold_are_refused_without_quoting_the_text(customer: FormSpec, code_point: int) -> None:
    with pytest.raises(UsageError) as caught:
        write_card(customer, {"id": "C-7F3K9Q", "name": f"비밀{chr(code_point)}값"})
    assert caught.value.arguments == {"code_point": f"U+{code_point:04X}"}
