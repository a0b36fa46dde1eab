"""Lists of records two people worked on."""

from __future__ import annotations

from collections.abc import Callable

from cardgen.history.merging import Merged

Merge = Callable[[str, str, str], Merged]


def _card(*purchases: str, rest: str = "") -> str:
    lines = "".join(f"  - {purchase}\n" for purchase in purchases)
    return f"id: C-7F3K9Q\nname: 김민준\nkind: 개인\n{'purchases:' if purchases else ''}\n{lines}{rest}"


BAG = "date: 2026-01-10\n    item: 가방\n    amount: 100"
HAT = "date: 2026-02-10\n    item: 모자\n    amount: 200"
SHOES = "{date: 2026-03-02, item: 신발}"
COAT = "{date: 2026-03-05, item: 외투}"
SCARF = "{date: 2026-03-05, item: 목도리}"


def test_what_both_appended_unites_by_date(merge: Merge) -> None:
    merged = merge(_card(BAG, HAT), _card(BAG, HAT, COAT), _card(BAG, HAT, SHOES))
    assert merged.text == _card(BAG, HAT, SHOES, COAT)
    assert not merged.conflicts


def test_newest_first_stays_newest_first(merge: Merge) -> None:
    merged = merge(_card(HAT, BAG), _card(SHOES, HAT, BAG), _card(COAT, HAT, BAG))
    assert merged.text == _card(COAT, SHOES, HAT, BAG)


def test_the_first_records_of_both_stand_by_date(merge: Merge) -> None:
    assert merge(_card(), _card(COAT), _card(SHOES)).text.endswith(_card(SHOES, COAT)[_card().index("kind") :])


def test_two_purchases_of_one_day_both_stay(merge: Merge) -> None:
    merged = merge(_card(BAG), _card(BAG, COAT), _card(BAG, SCARF))
    assert merged.text == _card(BAG, SCARF, COAT)


def test_one_purchase_typed_by_both_is_one(merge: Merge) -> None:
    merged = merge(_card(BAG), _card(BAG, COAT), _card(BAG, "date: 2026-03-05\n    item: 외투", SCARF))
    assert merged.text.count("외투") == 1
    assert merged.text.count("목도리") == 1


def test_two_equal_purchases_of_one_side_stay_two(merge: Merge) -> None:
    merged = merge(_card(BAG), _card(BAG, COAT, COAT), _card(BAG, SHOES, COAT))
    assert merged.text == _card(BAG, SHOES, COAT, COAT)


def test_different_columns_of_one_record_unite(merge: Merge) -> None:
    ours, theirs = HAT.replace("200", "210"), HAT.replace("모자", "털모자")
    merged = merge(_card(BAG, HAT), _card(BAG, ours), _card(BAG, theirs))
    assert merged.text == _card(BAG, HAT.replace("200", "210").replace("모자", "털모자"))


def test_one_column_changed_differently_is_a_conflict_at_that_line(merge: Merge) -> None:
    merged = merge(_card(BAG, HAT), _card(BAG, HAT.replace("200", "210")), _card(BAG, HAT.replace("200", "220")))
    marked = "<<<<<<< ours\n    amount: 210\n||||||| base\n    amount: 200\n=======\n    amount: 220\n>>>>>>> theirs"
    assert merged.text == _card(BAG, HAT.replace("    amount: 200", marked))
    assert [conflict.path for conflict in merged.conflicts] == ["purchases[].amount"]


def test_a_conflict_in_the_first_column_takes_the_dash_along(merge: Merge) -> None:
    ours, theirs = HAT.replace("02-10", "02-11"), HAT.replace("02-10", "02-12")
    merged = merge(_card(BAG, HAT), _card(BAG, ours), _card(BAG, theirs))
    assert "<<<<<<< ours\n  - date: 2026-02-11\n||||||| base\n  - date: 2026-02-10\n=======\n" in merged.text
    assert [conflict.path for conflict in merged.conflicts] == ["purchases[].date"]


def test_a_conflict_of_a_record_in_brackets_is_one_of_the_record(merge: Merge) -> None:
    ours, theirs = SHOES.replace("신발", "구두"), SHOES.replace("신발", "장화")
    merged = merge(_card(BAG, SHOES), _card(BAG, ours), _card(BAG, theirs))
    assert f"<<<<<<< ours\n  - {ours}\n||||||| base\n  - {SHOES}\n=======\n  - {theirs}\n>>>>>>> theirs" in merged.text
    assert [conflict.path for conflict in merged.conflicts] == ["purchases[]"]


def test_a_record_changed_here_and_taken_out_there_is_a_conflict(merge: Merge) -> None:
    merged = merge(_card(BAG, HAT), _card(BAG, HAT.replace("200", "210")), _card(BAG))
    assert [(conflict.path, conflict.sides.theirs) for conflict in merged.conflicts] == [("purchases[]", "")]
    assert merged.conflicts[0].sides.ours == f"  - {HAT.replace('200', '210')}\n"


def test_a_first_column_changed_here_and_taken_out_there_is_a_conflict_of_the_record(merge: Merge) -> None:
    merged = merge(
        _card(BAG, HAT), _card(BAG, HAT.replace("02-10", "02-11")), _card(BAG, "item: 모자\n    amount: 200")
    )
    assert [conflict.path for conflict in merged.conflicts] == ["purchases[]"]
    assert merged.conflicts[0].sides.theirs == "  - item: 모자\n    amount: 200\n"


def test_records_put_in_brackets_there_keep_the_comments_written_here(merge: Merge) -> None:
    flow = "{date: 2026-02-10, item: 모자, amount: 210}"
    merged = merge(_card(BAG, HAT), _card(BAG, HAT.replace("모자", "모자  # 선물")), _card(BAG, flow))
    assert merged.text == _card(BAG, HAT.replace("모자", "모자  # 선물").replace("200", "210"))


def test_a_record_whose_corrected_date_passes_that_of_a_new_one_stands_behind_it(merge: Merge) -> None:
    merged = merge(_card(BAG, COAT), _card(BAG.replace("01-10", "03-03"), COAT), _card(BAG, SHOES, COAT))
    assert merged.text == _card(SHOES, BAG.replace("01-10", "03-03"), COAT)


def test_the_only_record_changed_here_and_taken_out_with_its_list_there(merge: Merge) -> None:
    merged = merge(_card(HAT), _card(HAT.replace("200", "210")), _card())
    assert [(conflict.path, conflict.sides.theirs) for conflict in merged.conflicts] == [("purchases", "")]


def test_a_record_taken_out_here_and_left_alone_there_is_gone(merge: Merge) -> None:
    assert merge(_card(BAG, HAT), _card(HAT), _card(BAG, HAT, SHOES)).text == _card(HAT, SHOES)


def test_a_corrected_date_and_a_corrected_amount_unite(merge: Merge) -> None:
    ours, theirs = HAT.replace("02-10", "02-11"), HAT.replace("200", "220")
    merged = merge(_card(BAG, HAT), _card(BAG, ours), _card(BAG, theirs))
    assert merged.text == _card(BAG, ours.replace("200", "220"))


def test_records_sorted_there_and_one_added_here(merge: Merge) -> None:
    merged = merge(_card(HAT, BAG, COAT), _card(HAT, BAG, COAT, SCARF), _card(BAG, HAT, COAT))
    assert merged.text == _card(BAG, HAT, COAT, SCARF)


def test_records_in_no_order_stay_where_they_were_put(merge: Merge) -> None:
    merged = merge(_card(HAT, BAG, COAT), _card(HAT, SHOES, BAG, COAT), _card(HAT, BAG, COAT, SCARF))
    assert merged.text == _card(HAT, SHOES, BAG, COAT, SCARF)


def test_a_record_without_date_stays_behind_the_one_it_was_put_behind(merge: Merge) -> None:
    undated = "item: 사은품"
    merged = merge(_card(BAG, COAT), _card(BAG, undated, COAT), _card(BAG, HAT, COAT))
    assert merged.text in (_card(BAG, HAT, undated, COAT), _card(BAG, undated, HAT, COAT))


def test_records_made_blocks_there_keep_the_change_here(merge: Merge) -> None:
    block = "date: 2026-03-02\n    item: 신발"
    merged = merge(_card(BAG, SHOES), _card(BAG, SHOES.replace("신발", "구두")), _card(BAG, block))
    assert merged.text == _card(BAG, block.replace("신발", "구두"))


def test_records_put_in_brackets_there_keep_the_change_here(merge: Merge) -> None:
    flow = "{date: 2026-02-10, item: 모자, amount: 200}"
    merged = merge(_card(BAG, HAT), _card(BAG, HAT.replace("모자", "털모자, 회색")), _card(BAG, flow))
    assert merged.text == _card(BAG, flow.replace("모자", '"털모자, 회색"'))


def test_a_list_indented_otherwise_there_keeps_the_record_added_here(merge: Merge) -> None:
    theirs = _card(BAG, HAT).replace("\n  ", "\n")
    merged = merge(_card(BAG, HAT), _card(BAG, HAT, "date: 2026-03-01\n    item: 장갑"), theirs)
    assert merged.text == theirs + "- date: 2026-03-01\n  item: 장갑\n"


def test_a_whole_list_in_brackets_takes_what_both_appended(merge: Merge) -> None:
    base = "id: C-7F3K9Q\npurchases: [{date: 2026-01-10, item: 가방}]\n"
    ours = base.replace("}]", "}, {date: 2026-03-05, item: 외투}]")
    theirs = base.replace("}]", "}, {date: 2026-03-02, item: 신발}]")
    expected = base.replace("}]", "}, {date: 2026-03-02, item: 신발}, {date: 2026-03-05, item: 외투}]")
    assert merge(base, ours, theirs).text == expected


CONSENT = "id: C-7F3K9Q\nconsents:\n  - purpose: 광고성 정보 수신\n    given: 2024-01-05\n    method: 서면\n"


def test_a_consent_withdrawn_here_and_renewed_there_is_a_conflict_of_the_whole_consent(merge: Merge) -> None:
    ours = CONSENT + "    withdrawn: 2026-02-01\n"
    theirs = CONSENT.replace("2024-01-05", "2026-01-20")
    merged = merge(CONSENT, ours, theirs)
    assert [conflict.path for conflict in merged.conflicts] == ["consents[]"]
    assert "withdrawn" in merged.conflicts[0].sides.ours
    assert "withdrawn" not in merged.conflicts[0].sides.theirs


def test_two_columns_of_one_consent_never_unite(merge: Merge) -> None:
    other = "  - purpose: 제3자 제공\n    given: 2024-01-06\n"
    merged = merge(
        CONSENT + other, CONSENT.replace("서면", "전화") + other, CONSENT.replace("2024-01-05", "2024-01-07") + other
    )
    assert [conflict.path for conflict in merged.conflicts] == ["consents[]"]


def test_a_consent_withdrawn_here_keeps_the_comment_written_there(merge: Merge) -> None:
    theirs = CONSENT.replace("서면", "서면  # 원본 보관")
    merged = merge(CONSENT, CONSENT + "    withdrawn: 2026-02-01\n", theirs)
    assert merged.text == theirs + "    withdrawn: 2026-02-01\n"


def test_one_consent_withdrawn_here_and_another_given_there_unite(merge: Merge) -> None:
    ours = CONSENT + "    withdrawn: 2026-02-01\n"
    theirs = CONSENT + "  - purpose: 제3자 제공\n    given: 2026-01-20\n"
    merged = merge(CONSENT, ours, theirs)
    assert merged.text == ours + "  - purpose: 제3자 제공\n    given: 2026-01-20\n"
    assert not merged.conflicts
