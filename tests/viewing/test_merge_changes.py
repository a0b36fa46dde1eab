"""What a merge is told to have done: nothing where it united both sides, and every change of a side that it dropped."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.model.changeview import FieldChange
from cardgen.model.form import FormSpec
from cardgen.viewing.build_changes import build_changes
from cardgen.viewing.merge_changes import former_key, made_by_merge, undone

DAYS = [f"2026-03-{day:02}" for day in range(1, 9)]
INTERESTS = ["등산", "차", "책", "꽃", "재즈", "목공"]


def changes(form: FormSpec, before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    return build_changes(before, after, form, "C-7F3K9Q").fields


def base(chance: random.Random) -> dict[str, Any]:
    return {
        "name": "홍길동",
        "grade": "VIP",
        "personal": {"interests": chance.sample(INTERESTS, 3)},
        "purchases": [{"date": day, "item": "책상", "amount": 1000} for day in DAYS[:4]],
    }


def edited(card: dict[str, Any], side: int, chance: random.Random) -> dict[str, Any]:
    """The card after one of two people, who each touch other fields, items, days and columns."""
    own = [it for at, it in enumerate(INTERESTS) if at % 2 == side]
    others = [it for it in card["personal"]["interests"] if it not in own]
    rows = [dict(row) for row in card["purchases"]]
    column, value = (("item", "의자"), ("amount", 2000))[side]
    chance.choice(rows[2:])[column] = value
    if chance.random() < 0.5:
        rows.append({"date": DAYS[4 + side], "item": "선반", "amount": 1})
    if chance.random() < 0.5:
        del rows[side]
    kept = {"personal": {"interests": others + chance.sample(own, 2)}, "purchases": rows}
    return {**card, **kept, **({"grade": "골드"} if side else {"status": "휴면"})}


def united(card: dict[str, Any], one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Both sides' changes: each field, item and column from whoever changed it."""
    items = [
        it
        for it in INTERESTS
        if (it in one["personal"]["interests"]) + (it in other["personal"]["interests"])
        > (it in card["personal"]["interests"])
    ]
    old, ours, theirs = ({row["date"]: row for row in it["purchases"]} for it in (card, one, other))
    rows = []
    for day in DAYS:
        was, here, there = old.get(day), ours.get(day), theirs.get(day)
        if was is None and (here or there):
            rows.append(here or there)
        elif was and here and there:
            rows.append({key: here[key] if here[key] != was[key] else there[key] for key in was})
    return {
        **card,
        "status": one["status"],
        "grade": other["grade"],
        "personal": {"interests": items},
        "purchases": rows,
    }


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_a_merge_that_unites_both_sides_did_nothing_itself(customer: FormSpec, seed: int) -> None:
    chance = random.Random(seed)
    start = base(chance)
    one, other = edited(start, 0, chance), edited(start, 1, chance)
    result = united(start, one, other)
    for side in (one, other):
        assert undone(changes(customer, start, side), changes(customer, side, result)) == ()
    assert made_by_merge([changes(customer, side, result) for side in (one, other)]) == ()


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_a_side_that_was_dropped_is_taken_back_whole(customer: FormSpec, seed: int) -> None:
    chance = random.Random(seed)
    start = base(chance)
    one, other = edited(start, 0, chance), edited(start, 1, chance)
    own = changes(customer, start, other)
    lost = undone(own, changes(customer, other, one))
    assert {(it.path, it.key) for it in own} <= {(it.path, key) for it in lost for key in (it.key, former_key(it))}


def test_what_no_side_had_is_the_merge_s_own(customer: FormSpec) -> None:
    start = {"name": "홍길동", "grade": "VIP"}
    result = {**start, "status": "활성", "grade": "골드"}
    against = [changes(customer, side, result) for side in (start, {**start, "grade": "골드"})]
    assert [it.path for it in made_by_merge(against)] == ["status"]
