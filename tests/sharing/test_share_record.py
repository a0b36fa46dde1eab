"""Records of shares: what is written is read back, and none can go or change unseen but the last of a branch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.policy import Recipient
from cardgen.sharing.record_chain import breaks
from cardgen.sharing.share_record import (
    NUMBER,
    KeyKind,
    ShareRecord,
    hash_of,
    new_number,
    read_record,
    record_bytes,
)

RECORD = ShareRecord(
    number="20261121-7F3K9Q",
    made=datetime(2026, 11, 21, 14, 5, 9, tzinfo=timezone(timedelta(hours=9))),
    by="박지훈 <park@example.com>",
    recipient="영업1팀",
    kind=Recipient.INTERNAL,
    purpose="재구매 유도",
    policy="sales",
    form="customer",
    policy_hash="a" * 64,
    cards=("C-7F3K9Q", "C-E5XB1W"),
    fields={"name": "mask", "purchases[].date": "band:month"},
    formats=("pdf",),
    left_out=("C-0ZJ8RH",),
    package="20261121-7F3K9Q-sales.zip",
    package_hash="b" * 64,
    keep_until=date(2027, 2, 19),
    smallest_group=None,
    key=KeyKind.SHARE,
    version="0.1",
    before={"20261120-AAAAAA": "c" * 64},
)


def test_record_is_read_back_as_it_was_written() -> None:
    assert read_record(record_bytes(RECORD), RECORD.number) == RECORD


def test_file_has_a_line_for_each_key_and_card_in_order() -> None:
    lines = record_bytes(RECORD).decode().splitlines()
    keys = [line.partition('"')[2].partition('"')[0] for line in lines if line.startswith(' "')]
    assert keys == sorted(keys)
    assert '  "C-7F3K9Q",' in lines
    assert lines[-1] == "}"


def test_record_of_another_share_is_none() -> None:
    assert read_record(record_bytes(RECORD), "20261121-AAAAAA") is None


@pytest.mark.parametrize("key", sorted(json.loads(record_bytes(RECORD))))
def test_record_without_a_key_or_with_one_of_another_type_is_none(key: str) -> None:
    data = json.loads(record_bytes(RECORD))
    wrong = [{**data, key: {"a": 1}}, {**data, key: [1]}, {**data, key: True}, {k: data[k] for k in data if k != key}]
    assert [read_record(json.dumps(it).encode(), RECORD.number) for it in wrong] == [None] * 4


@pytest.mark.parametrize(
    ("key", "value"),
    [("package", "../a.zip"), ("package", ""), ("policy", "a/b"), ("form", ".."), ("package_hash", "x"),
     ("kind", "friend"), ("made", "soon"), ("made", "2026-11-21T14:05:09"), ("recipient", "\ud800"),
     ("cards", ["\udfff"]), ("fields", {"\ud800": "mask"}), ("keep_until", "2026-13-01"), ("format", 2),
     ("before", {"20261120-AAAAAA": "b"}), ("before", {"../a": "c" * 64})],
)  # fmt: skip
def test_record_that_says_what_no_record_says_is_none(key: str, value: object) -> None:
    data = json.loads(record_bytes(RECORD))
    assert read_record(json.dumps({**data, key: value}).encode(), RECORD.number) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_record_is_none(content: bytes) -> None:
    assert read_record(content, RECORD.number) is None


def test_ends_of_lines_do_not_count() -> None:
    content = record_bytes(RECORD)
    assert hash_of(content.replace(b"\n", b"\r\n")) == hash_of(content)
    assert hash_of(content.replace(b"sales", b"salez")) != hash_of(content)


def test_numbers_are_the_day_and_never_taken() -> None:
    day = date(2026, 11, 21)
    numbers = {new_number(day) for _ in range(200)}
    assert len(numbers) == 200
    assert all(NUMBER.fullmatch(number) and number.startswith("20261121-") for number in numbers)


def test_copy_is_expired_after_its_last_day() -> None:
    assert not RECORD.is_expired(RECORD.keep_until)
    assert RECORD.is_expired(RECORD.keep_until + timedelta(days=1))


# Histories: each entry makes a record on a branch, or merges two of them

Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(["share", "share", "branch", "merge"]), st.integers(0, 5), st.integers(0, 5))
)


def grown(steps: list[Step]) -> dict[str, ShareRecord]:
    """All records after everybody's branches have been merged."""
    branches: list[dict[str, ShareRecord]] = [{}]
    made = 0
    for what, one, other in steps:
        here = branches[one % len(branches)]
        if what == "branch":
            branches.append(dict(here))
        elif what == "merge":
            here.update(branches[other % len(branches)])
        else:
            number = f"20261121-{made:06d}"
            made += 1
            before = {name: hash_of(record_bytes(it)) for name, it in here.items()}
            here[number] = replace(RECORD, number=number, before=before)
    return {number: record for branch in branches for number, record in branch.items()}


def broken(records: Mapping[str, ShareRecord]) -> dict[str, bool]:
    hashes = {number: hash_of(record_bytes(it)) for number, it in records.items()}
    return {it.number: it.missing for it in breaks(records.values(), hashes, records)}


@given(STEPS)
def test_merged_branches_are_whole(steps: list[Step]) -> None:
    assert broken(grown(steps)) == {}


@given(STEPS, st.integers(0))
def test_record_removed_or_changed_is_found_wherever_a_later_one_knows_it(steps: list[Step], which: int) -> None:
    records = grown(steps)
    known = sorted({number for record in records.values() for number in record.before})
    if not known:
        return
    number = known[which % len(known)]
    without = {name: it for name, it in records.items() if name != number}
    assert broken(without) == {number: True}
    changed = {**records, number: replace(records[number], purpose="다른 목적")}
    assert broken(changed) == {number: False}
