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

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Append, Change, Drop, Put
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
