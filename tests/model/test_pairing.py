"""Matching the records of two versions of a list."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.pairing import matched, paired


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


DESK = _bought("05", "책상", quantity=1, amount=100)
CHAIR = _bought("05", "의자", quantity=2, amount=100)
RENT = {"item": "월정액", "amount": 50}


def test_an_edit_of_one_column_is_beyond_doubt() -> None:
    assert not matched([DESK, CHAIR], [{**DESK, "amount": 90}, CHAIR], "date").guesses


def test_edits_of_several_records_of_a_day_are_beyond_doubt_where_each_keeps_what_tells_it_apart() -> None:
    assert not matched([DESK, CHAIR], [{**DESK, "amount": 90}, {**CHAIR, "amount": 80}], "date").guesses


def test_a_record_that_may_be_either_of_two_is_a_guess() -> None:
    assert matched([DESK, CHAIR], [{**CHAIR, "quantity": 1}], "date").guesses == {0: {0, 1}}


def test_a_record_that_may_have_become_either_of_two_is_a_guess() -> None:
    assert matched([DESK], [{**DESK, "amount": 90}, {**DESK, "quantity": 3}], "date").guesses == {0: {0}}


def test_a_record_that_kept_less_than_was_rewritten_is_a_guess() -> None:
    assert matched([DESK], [{**CHAIR, "quantity": 1, "amount": 50}], "date").guesses == {0: {0}}
    assert matched([B], [C], "date").guesses == {0: {0}}


def test_a_text_that_grew_by_lines_is_kept() -> None:
    before = _bought("05", "책상", content="전화", status="접수")
    after = {**before, "item": "의자", "content": "전화\n방문", "status": "접수"}
    assert not matched([before], [after], "date").guesses
    assert matched([before], [{**after, "content": "방문", "status": "완료"}], "date").guesses


def test_one_of_two_equal_records_is_a_guess() -> None:
    assert matched([DESK, DESK], [DESK, {**DESK, "amount": 90}], "date").guesses == {1: {1}}


def test_another_record_of_a_day_whose_record_moved_to_another_is_a_guess() -> None:
    after = [{**DESK, "item": "의자"}, {**DESK, "date": "2026-03-06"}]
    assert matched([DESK], after, "date").guesses == {0: {0}}
    assert matched(after, [DESK], "date").guesses == {0: {0}}


def test_a_corrected_day_is_beyond_doubt_where_nothing_else_is_alike() -> None:
    assert not matched([DESK, CHAIR], [{**DESK, "date": "2026-03-06"}, CHAIR], "date").guesses


def test_a_payment_that_comes_every_month_is_a_guess_in_another() -> None:
    january, february, march = ({**RENT, "date": f"2026-0{month}-05"} for month in (1, 2, 3))
    assert matched([january, february], [february, march], "date").guesses == {0: {0}}


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
