"""Rows of records join the customer they belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

Import = Callable[..., Any]
Xlsx = Callable[..., Path]
Cards = Callable[[Path], dict[str, Any]]


def test_records_of_other_sheets_join_their_customer(
    empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx, cards: Cards
) -> None:
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["성명", "구분", "휴대폰"], ["홍길동", "개인", 1012345678], ["김", "개인", "010-2222-3333"]],
        구매=[
            ["고객명", "연락처", "일자", "품목", "금액"],
            ["홍길동", "010-1234-5678", "2026-03-02", "책상", 1000],
            ["홍길동", "010-1234-5678", "2026-03-02", "책상", 1000],
            ["김", None, "2026-03-03", "의자", None],
            ["박", None, "2026-03-03", "의자", 1],
            ["김", None, "2026.13.40", "의자", 1],
        ],
        설명=[["이 파일은"], ["이렇게 씁니다"]],
    )
    done = run(file)
    assert done.codes == ["5:I109", "6C:C106"]
    assert done.opened.reading.skipped == ("설명",)
    assert cards(empty)["홍길동"]["purchases"] == [{"date": "2026-03-02", "item": "책상", "amount": 1000}] * 2
    assert cards(empty)["김"]["purchases"] == [{"date": "2026-03-03", "item": "의자"}]
    again = run(file, update=True)
    assert (again.plan.changed, again.plan.same) == ([], 2)


def test_a_third_equal_record_is_added_once(empty: Path, run: Import, cards: Cards) -> None:
    row = "홍길동,개인,010-1234-5678,2026-03-02,책상\n"
    head = "성명,구분,휴대폰,구매일,품목\n"
    run(head + row * 2)
    run(head + row * 3, update=True)
    run(head + row * 3, update=True)
    assert len(list(_records(cards(empty)["홍길동"]))) == 3


def _records(card: Mapping[str, Any]) -> Sequence[object]:
    records = card["purchases"]
    assert isinstance(records, list)
    return records


def test_a_bad_card_keeps_its_records_out_too(
    empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx, cards: Cards
) -> None:
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["성명", "구분", "휴대폰"], ["홍길동", "개인", "010-12"], ["김", "개인", "010-2222-3333"]],
        구매=[["고객명", "일자", "품목"], ["홍길동", "2026-03-02", "책상"]],
    )
    assert run(file).codes == ["2C:C104", "2:I113"]
    assert [*cards(empty)] == ["김"]


def test_new_records_need_no_update(empty: Path, run: Import, cards: Cards) -> None:
    head = "성명,구분,휴대폰,등급,구매일,품목\n"
    run(f"{head}홍길동,개인,010-1234-5678,VIP,2026-03-02,책상\n")
    done = run(f"{head}홍길동,개인,010-1234-5678,골드,2026-03-03,의자\n")
    assert (done.codes, done.counts) == ([], {"added": 1, "records": 1, "held": 1})
    card = cards(empty)["홍길동"]
    assert (card["grade"], [it["item"] for it in card["purchases"]]) == ("VIP", ["책상", "의자"])


def test_rows_that_hold_no_record_are_counted(empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx) -> None:
    assert empty.is_dir()
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["성명", "구분", "휴대폰"], ["홍길동", "개인", "010-1234-5678"]],
        구매=[["고객명", "일자", "품목"], ["홍길동", None, None]],
    )
    done = run(file)
    assert (done.codes, done.counts) == ([], {"new": 1, "notes": 1})
    assert [it.problem.code for it in done.plan.notes] == ["I117"]


def test_a_record_belongs_to_the_files_own_customer_of_its_name(
    empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx
) -> None:
    run("성명,구분,휴대폰\n김하늘,개인,010-1234-5678\n")
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["성명", "구분", "휴대폰", "비고"], ["김하늘", "개인", "010-9999-8888", "새 사람"]],
        구매=[["고객명", "일자", "품목"], ["김하늘", "2026-03-02", "책상"]],
    )
    assert run(file).codes == []
    texts = [it.read_text(encoding="utf-8") for it in (empty / "cards").glob("*.yaml")]
    assert [("책상" in text, "새 사람" in text) for text in texts if "책상" in text] == [(True, True)]


def test_a_record_of_a_customer_left_out_goes_to_no_namesake(
    empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx, cards: Cards
) -> None:
    run("성명,구분,휴대폰\n김하늘,개인,010-1234-5678\n")
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["성명", "구분", "휴대폰", "생일"], ["김하늘", "개인", "010-9999-8888", "2/3/04"]],
        구매=[["고객명", "일자", "품목"], ["김하늘", "2026-03-02", "책상"]],
    )
    assert run(file).codes == ["2D:I104", "2:I113"]
    assert "purchases" not in cards(empty)["김하늘"]


def test_records_a_list_has_no_room_for_are_bad_rows_and_the_rest_goes_in(
    empty: Path, run: Import, cards: Cards
) -> None:
    rows = "".join(f"홍길동,개인,010-1234-5678,2026-03-02,책상 {number}\n" for number in range(520))
    done = run(f"성명,구분,휴대폰,구매일,품목\n{rows}")
    assert done.codes == [f"{502 + number}:C115" for number in range(20)]
    assert len(_records(cards(empty)["홍길동"])) == 500
