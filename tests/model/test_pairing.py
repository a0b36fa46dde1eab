"""Matching the records of two versions of a list."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.pairing import paired


def _bought(day: str, item: str, **more: object) -> dict[str, object]:
    return {"date": f"2026-03-{day}", "item": item, **more}


A, B, C = _bought("01", "가방"), _bought("02", "모자"), _bought("02", "신발")


def test_equal_records_are_the_same_wherever_they_stand() -> None:
    assert paired([A, B], [B, A], "date") == ((1, 0), (0, 1))


def test_equal_records_are_matched_by_occurrence() -> None:
    assert paired([A, A], [A, A, A], "date") == ((0, 0), (1, 1), (None, 2))


def test_one_gone_and_one_new_of_a_date_are_an_edit() -> None:
    assert paired([A, B], [A, C], "date") == ((0, 0), (1, 1))


def test_of_several_with_the_same_date_those_that_agree_most_are_edits() -> None:
    before = [_bought("05", "가방", amount=1), _bought("05", "모자", amount=2)]
    after = [_bought("05", "모자", amount=9), _bought("05", "가방", amount=8)]
    assert paired(before, after, "date") == ((1, 0), (0, 1))


def test_of_several_with_the_same_date_those_that_agree_in_nothing_else_are_not_edits() -> None:
    assert paired([B], [C, _bought("02", "장갑")], "date") == ((0, None), (None, 0), (None, 1))


def test_of_one_gone_and_two_new_the_more_alike_is_the_edit() -> None:
    assert paired([B], [C, _bought("02", "모자", amount=3)], "date") == ((None, 0), (0, 1))


def test_the_same_content_on_another_date_is_an_edit_of_the_date() -> None:
    assert paired([A, B], [_bought("09", "가방"), B], "date") == ((0, 0), (1, 1))


def test_records_of_nothing_but_a_key_are_never_taken_for_each_other() -> None:
    assert paired([{"date": "2026-03-01"}], [{"date": "2026-03-02"}], "date") == ((0, None), (None, 0))


def test_what_vanished_comes_behind_what_it_stood_behind() -> None:
    assert paired([A, B, _bought("07", "우산")], [_bought("07", "우산"), A], "date") == ((2, 0), (0, 1), (1, None))


def test_what_vanished_from_the_top_comes_first() -> None:
    assert paired([A, B], [B], "date") == ((0, None), (1, 0))


def test_a_column_without_value_is_as_good_as_absent() -> None:
    assert paired([A, A], [{**A, "note": None}, B], "date")[0] == (0, 0)


def test_numbers_and_truth_values_are_not_mixed_up() -> None:
    assert paired([{"item": "a", "opened": True}], [{"item": "b", "opened": 1}], "date") == ((0, None), (None, 0))


def test_what_is_no_record_is_matched_by_what_it_is() -> None:
    assert paired(["가", "나"], ["나"], "date") == ((0, None), (1, 0))


def test_no_records_have_no_pairs() -> None:
    assert paired([], [], "date") == ()


_records = st.lists(
    st.fixed_dictionaries(
        {"date": st.sampled_from("123"), "item": st.sampled_from("ab"), "note": st.sampled_from("xy")}
    ),
    max_size=7,
)


@given(before=_records, after=_records)
def test_every_record_stands_in_exactly_one_pair(before: list[object], after: list[object]) -> None:
    pairs = paired(before, after, "date")
    assert sorted(was for was, _ in pairs if was is not None) == list(range(len(before)))
    assert [now for _, now in pairs if now is not None] == list(range(len(after)))


@given(before=_records, after=_records)
def test_as_many_records_stay_equal_as_both_versions_have(
    before: list[dict[str, str]], after: list[dict[str, str]]
) -> None:
    def counted(records: list[dict[str, str]]) -> Counter[tuple[tuple[str, str], ...]]:
        return Counter(tuple(sorted(record.items())) for record in records)

    pairs = paired(before, after, "date")
    same = [was for was, now in pairs if was is not None and now is not None and before[was] == after[now]]
    assert len(same) == (counted(before) & counted(after)).total()


@given(records=_records)
def test_a_version_is_paired_with_itself_place_by_place(records: list[object]) -> None:
    assert paired(records, records, "date") == tuple((place, place) for place in range(len(records)))
