"""Whatever is changed, and however the card is written: the values asked for change and nothing else does."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import cardgen.editing.card_text
from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Append, Change, Drop, Put, Quote
from cardgen.errors import EditError, UsageError
from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec, Leaf, RecordList

REMARK = re.compile(r"# 메모\d+번")


def data_of(text: str, form: FormSpec) -> dict[str, Any]:
    raw = read_card(text.removeprefix("\ufeff"), "", "card.yaml", form)
    assert isinstance(raw, RawCard)
    return pruned(raw.data)


def pruned(data: dict[str, Any]) -> dict[str, Any]:
    """Without groups that hold nothing: a card with one says no more than a card without."""
    kept = {key: pruned(value) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: value for key, value in kept.items() if value != {}}


def after(data: dict[str, Any], change: Change) -> dict[str, Any]:
    """The data a change should make, by plain means."""
    data = copy.deepcopy(data)
    *outer, last = change.pointer
    at: Any = data
    for step, following in zip(outer, change.pointer[1:], strict=True):
        if isinstance(at, dict) and step not in at:
            at[step] = [] if isinstance(following, int) else {}
        at = at[step]
    match change:
        case Put(value=value) if isinstance(at, list):
            at[int(last) : int(last) + 1] = [value]
        case Put(value=value):
            at[last] = value
        case Append(value=value):
            at.setdefault(last, []).append(value)
        case Drop():
            del at[last]
    return without_empty_lists(pruned(data))


def without_empty_lists(data: dict[str, Any]) -> dict[str, Any]:
    kept = {key: without_empty_lists(value) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: value for key, value in kept.items() if value not in ({}, [])}


def some_change(odd: Any, data: dict[str, Any]) -> Change:
    """A change that the card allows: of a field it has or lacks, of a record, of one cell of a record."""
    member = odd.random.choice([member for member in odd.form.members() if member.path != "id"])
    pointer = tuple(member.path.split("."))
    there: Any = data
    for step in pointer:
        there = there.get(step) if isinstance(there, dict) else None
    if there is None:
        many = isinstance(member, RecordList) or member.many
        whole = Put(pointer, odd.value(member))
        return Append(pointer, item_for(odd, member)) if many and odd.random.random() < 0.5 else whole
    if isinstance(there, list):
        return change_of_list(odd, member, pointer, there)
    return Drop(pointer) if odd.random.random() < 0.5 else Put(pointer, odd.value(member))


def item_for(odd: Any, member: Leaf | RecordList) -> Any:
    return odd.record(member) if isinstance(member, RecordList) else odd.scalar(member)


def change_of_list(odd: Any, member: Leaf | RecordList, pointer: tuple[str, ...], there: list[Any]) -> Change:
    number = odd.random.randrange(len(there))
    changes: list[Change] = [
        Drop(pointer),
        Drop((*pointer, number)),
        Append(pointer, item_for(odd, member)),
        Put(pointer, odd.value(member)),
        Put((*pointer, number), item_for(odd, member)),
    ]
    if isinstance(member, RecordList):
        column = odd.random.choice(member.columns)
        changes.append(Put((*pointer, number, column.key), odd.scalar(column)))
        changes += [Drop((*pointer, number, key)) for key in there[number]]
    return changes[int(odd.random.random() * len(changes))]


@pytest.mark.parametrize("name", ["customer", "receipt"])
@hypothesis_settings(max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_changes_alter_the_values_they_name_and_nothing_else(
    name: str, seed: int, request: pytest.FixtureRequest, odd_cards: Callable[[FormSpec, int], Any]
) -> None:
    form: FormSpec = request.getfixturevalue(name)
    odd = odd_cards(form, seed)
    text = odd.text(odd.data())
    data = data_of(text, form)
    changes: list[Change] = []
    previous = text
    for _ in range(3):
        changes.append(some_change(odd, data))
        changed = change_card(text, form, changes)
        assert_kept(previous, changed, changes[-1])
        previous = changed
        data = after(data, changes[-1])
        assert data_of(changed, form) == data


def assert_kept(text: str, changed: str, change: Change) -> None:
    """Line breaks and BOM stay as they were, and all remarks but those inside what was dropped or replaced whole."""
    if is_gentle(change):
        assert REMARK.findall(changed) == REMARK.findall(text)
    breaks = re.findall(r"\r?\n", changed)
    assert "\n" not in text or set(breaks) <= {re.findall(r"\r?\n", text)[0]}
    assert text.startswith("\ufeff") == changed.startswith("\ufeff")


def is_gentle(change: Change) -> bool:
    """True for changes that take no remark with them: a scalar put, an item appended."""
    return isinstance(change, Append) or (isinstance(change, Put) and not isinstance(change.value, (list, dict)))


PUT_NAME = Put(("name",), "이봄")
CARD = """\
# 단골
id: C-7F3K9Q   # 바꾸지 말 것
name: "김민준"

contact:
  mobile: '010-0284-1937'  # 문자만
  phone:                   # 없다고 하심
  email: a@example.com

personal:
  interests: [목공, 등산]

# 매달 마감
purchases:
  - date: 2021-03-15
    item: 책상   # 오크
  # 반품 문의 있었음
consents:
- {purpose: 수집, given: 2021-03-15}
notes: |  # 길게
  첫 줄
  둘째 줄
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Put(("contact", "mobile"), "010-1"), "'010-0284-1937'  # 문자만", "'010-1'  # 문자만"),
        (Put(("name",), "이봄"), '"김민준"', '"이봄"'),
        (
            Put(("contact", "phone"), "02-1"),
            "  phone:                   # 없다고",
            "  phone: 02-1                   # 없다고",
        ),
        (Put(("contact", "postcode"), "06234"), "a@example.com\n", 'a@example.com\n  postcode: "06234"\n'),
        (Put(("kind",), "개인"), '"김민준"\n', '"김민준"\nkind: 개인\n'),
        (Drop(("contact", "mobile")), "'010-0284-1937'  # 문자만", "  # 문자만"),
        (Drop(("contact", "email")), "  email: a@example.com\n", ""),
        (Drop(("personal", "interests")), "personal:\n  interests: [목공, 등산]\n\n", ""),
        (Drop(("personal", "interests", 0)), "[목공, 등산]", "[등산]"),
        (Append(("personal", "interests"), "a, b"), "등산]", '등산, "a, b"]'),
        (
            Append(("purchases",), {"item": "의자", "date": "2026-01-02"}),
            "있었음\n",
            "있었음\n  - date: 2026-01-02\n    item: 의자\n",
        ),
        (
            Append(("consents",), {"given": "2026-01-02", "purpose": "홍보"}),
            "2021-03-15}\n",
            "2021-03-15}\n- {purpose: 홍보, given: 2026-01-02}\n",
        ),
        (
            Append(("campaigns",), {"date": "2026-01-02", "campaign": "봄"}),
            "있었음\n",
            "있었음\n\ncampaigns:\n  - {date: 2026-01-02, campaign: 봄}\n",
        ),
        (Put(("notes",), "한 줄"), "|  # 길게\n  첫 줄\n  둘째 줄\n", "한 줄  # 길게\n"),
        (Put(("notes",), "셋\n넷"), "|  # 길게\n  첫 줄\n  둘째 줄\n", "|-  # 길게\n  셋\n  넷\n"),
        (Put(("purchases", 0, "item"), "1e3"), "책상   # 오크", '"1e3"   # 오크'),
        (Put(("purchases", 0, "amount"), 1000), "책상   # 오크\n", "책상   # 오크\n    amount: 1000\n"),
        (Drop(("purchases", 0, "date")), "- date: 2021-03-15\n    item", "- item"),
        (Quote(("purchases", 0, "date")), "date: 2021-03-15", 'date: "2021-03-15"'),
    ],
    ids=str,
)
def test_only_the_line_of_the_value_changes(change: Change, old: str, new: str, customer: FormSpec) -> None:
    assert CARD.count(old) == 1
    assert change_card(CARD, customer, [change]) == CARD.replace(old, new)


@pytest.mark.parametrize(
    "change",
    [
        Put(("contact", "mobile"), "010-0284-1937"),
        Put(("personal", "interests"), ["목공", "등산"]),
        Put(("purchases",), [{"item": "책상", "date": "2021-03-15"}]),
        Put(("contact", "phone"), " "),
        Drop(("contact", "phone")),
        Drop(("preferences", "style")),
    ],
    ids=str,
)
def test_a_value_that_is_there_already_changes_no_byte(change: Change, customer: FormSpec) -> None:
    assert change_card(CARD, customer, [change]) == CARD


def test_an_unquoted_number_in_a_text_field_is_that_text(customer: FormSpec) -> None:
    text = "id: C-7F3K9Q\ncontact:\n  mobile: 01012345670\n"
    assert change_card(text, customer, [Put(("contact", "mobile"), "01012345670")]) == text


@pytest.mark.parametrize("text", ["", "# 없음\n", "- a\n", "a: [\n", "a: &x 1\n", "id: 1\n---\nid: 2\n"])
def test_what_is_no_card_is_not_changed(text: str, customer: FormSpec) -> None:
    with pytest.raises(EditError):
        change_card(text, customer, [Put(("name",), "김민준")])


def test_many_records_come_in_at_once(customer: FormSpec) -> None:
    changes = [Append(("purchases",), {"date": "2026-01-02", "item": f"의자 {number}"}) for number in range(400)]
    text = change_card(CARD, customer, [*changes, PUT_NAME])
    assert len(data_of(text, customer)["purchases"]) == 401
    assert change_card(CARD, customer, [PUT_NAME, *changes]) == text


def test_a_field_written_as_something_else_is_not_overwritten_on_the_way(customer: FormSpec) -> None:
    with pytest.raises(UsageError) as caught:
        change_card("id: C-7F3K9Q\ncontact: 010-1234-5678\n", customer, [Put(("contact", "mobile"), "010-1")])
    assert caught.value.arguments == {"field": "contact"}


def test_a_result_that_says_something_else_is_not_given_out(
    customer: FormSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cardgen.editing.card_text, "replaced", lambda text, _old, _new: text.replace("김민준", "이봄"))
    with pytest.raises(EditError):
        change_card(CARD, customer, [Put(("contact", "mobile"), "010-1")])
