"""The file of bad rows: mended and imported, it brings in what was left out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cardgen.errors import UsageError
from cardgen.workflows.importing.bad_rows import bad_rows, require_free, write_bad_rows
from cardgen.workflows.importing.tables import Asked

Import = Callable[..., Any]
Xlsx = Callable[..., Path]
Cards = Callable[[Path], dict[str, Any]]
AllFiles = Callable[[Path], dict[str, bytes]]

HEAD = "성명,구분,휴대폰,등급,비고"
PURCHASES = ["고객명", "일자", "품목", "금액"]


def mended(file: Path, *changes: tuple[object, object]) -> Path:
    """A workbook with other values in the place of some."""
    book = load_workbook(file)
    for sheet in book.worksheets:
        for cell in (it for row in sheet.iter_rows() for it in row):
            cell.value = dict(changes).get(cell.value, cell.value)
    book.save(file)
    return file


def test_mending_the_bad_rows_and_importing_them_brings_all_in(
    empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx, cards: Cards, all_files: AllFiles
) -> None:
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[
            ["성명", "구분", "휴대폰"],
            ["홍길동", "개인", "010-1234-5678"],
            ["김", "개인", "010-12"],
            ["박", "개인", "010-3333-4444"],
        ],
        구매=[
            PURCHASES,
            ["홍길동", "2026-03-02", "책상", 1000],
            ["홍길동", "2026-03-44", "의자", 2000],
            ["김", "2026-03-05", "책장", 3000],
            ["박", "2026-03-06", "등", "많이"],
            ["합계", None, None, 6000],
        ],
    )
    first = run(file)
    assert first.codes == ["3C:C104", "3B:C106", "4:I113", "5D:C101"]
    assert first.counts == {"new": 2, "notes": 1, "bad": 4}
    bad = mended(first.bad_file(), ("010-12", "010-1111-2222"), ("2026-03-44", "2026-03-04"), ("많이", 4000))
    second = run(bad)
    assert (second.codes, second.counts) == ([], {"new": 1, "added": 2, "records": 2})
    items = {name: [it["item"] for it in card["purchases"]] for name, card in cards(empty).items()}
    assert items == {"홍길동": ["책상", "의자"], "김": ["책장"], "박": ["등"]}
    before = all_files(empty)
    third = run(bad)
    assert (third.codes, third.counts) == ([], {"same": 3})
    again = run(file)
    assert again.plan.bad_rows.keys() == first.plan.bad_rows.keys()
    assert again.counts == {"same": 2, "notes": 1, "bad": 4}
    assert all_files(empty) == before


def test_rows_of_cards_that_are_not_to_be_changed_are_still_told_of(
    empty: Path, run: Import, all_files: AllFiles
) -> None:
    run(f"{HEAD}\n홍길동,개인,010-1234-5678,VIP,\n")
    before = all_files(empty)
    done = run(f"{HEAD}\n홍길동,개인,010-1234-5678,최고,\n")
    assert (done.codes, done.counts) == (["2D:C107"], {"bad": 1})
    assert all_files(empty) == before


def test_bad_rows_go_to_a_file_that_can_be_mended_and_imported(
    empty: Path, tmp_path: Path, run: Import, cards: Cards
) -> None:
    target = run(f"{HEAD}\n홍길동,개인,010-12,,'=1+1\n김,개인,010-1111-2222,,\n").bad_file()
    assert target == tmp_path / "list.bad.csv"
    text = target.read_text(encoding="utf-8-sig")
    assert "연락처 > 휴대전화: 전화번호 형식이 아닙니다" in text
    assert "'=1+1" in text
    target.write_text(text.replace("010-12,", "010-1234-5678,"), encoding="utf-8")
    assert run(target).codes == []
    assert cards(empty)["홍길동"]["notes"] == "=1+1"


def test_the_reason_says_how_to_mend_a_row(empty: Path, run: Import) -> None:
    assert empty.is_dir()
    done = run("성명,구분,생일\n홍,개인,12/3/59\n")
    assert "2026-03-02처럼" in done.bad_file().read_text(encoding="utf-8-sig")


def test_the_file_of_bad_rows_replaces_no_other(empty: Path, tmp_path: Path, run: Import) -> None:
    assert empty.is_dir()
    done = run(f"{HEAD}\n홍길동,개인,010-12,,\n")
    (tmp_path / "list.bad.csv").touch()
    assert done.bad_file() == tmp_path / "list.bad-2.csv"
    with pytest.raises(UsageError):
        require_free(tmp_path / "list.bad.csv")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_same_bad_rows_make_no_second_file(empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx, kind: str) -> None:
    assert empty.is_dir()
    file = tmp_path / f"list.{kind}"
    if kind == "csv":
        file.write_text(f"{HEAD}\n홍길동,개인,010-12,,\n", encoding="utf-8")
    else:
        xlsx(file, 고객=[["성명", "구분", "휴대폰"], ["홍길동", "개인", "010-12"]])
    bad = run(file).bad_file()
    done = run(file)
    assert write_bad_rows(done.opened, None, bad_rows(done.opened, done.plan, [], "ko")) == (bad, False)
    done = run(bad)
    assert done.bad_file() == bad, "what it says of itself is the same, too"
    assert sorted(it.name for it in tmp_path.glob("list*")) == [f"list.bad.{kind}", f"list.{kind}"]


def test_bad_rows_of_a_workbook_keep_sheets_and_types(empty: Path, tmp_path: Path, run: Import, xlsx: Xlsx) -> None:
    assert empty.is_dir()
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["명단"], ["성명", "구분", "휴대폰", "주민번호"], ["홍", "개인", 10, "850722-1234567"]],
        구매=[PURCHASES, ["홍", "2026-03-02", "책상", 1000]],
    )
    bad = run(file, asked=Asked(columns=(("주민번호", ""),))).bad_file()
    book = load_workbook(BytesIO(bad.read_bytes()))
    assert [cell.value for cell in book["고객"][1]] == ["성명", "구분", "휴대폰", "주민번호", "문제 (cardgen)"]
    *cells, why = (cell.value for cell in book["고객"][2])
    assert cells == ["홍", "개인", 10, None]
    assert why.startswith("연락처 > 휴대전화: 전화번호 형식이 아닙니다 (예: 010-1234-5678).")
    assert [cell.value for cell in book["구매"][2]][:4] == ["홍", "2026-03-02", "책상", 1000]


def test_cells_a_card_can_do_without_are_spared_where_asked(
    empty: Path, run: Import, cards: Cards, all_files: AllFiles
) -> None:
    head = "성명,구분,휴대폰,생일,구매일,품목"
    rows = f"{head}\n홍길동,개인,010-12,2/3/04,2026-03-02,책상\n,개인,010-1111-2222,2/3/04,,\n"
    plain = run(rows)
    assert (plain.plan.sparable, cards(empty)) == (1, {})
    done = run(rows, spare=True)
    assert (done.codes, done.counts) == (
        ["2C:C104", "2D:I104", "3D:I104"],
        {"new": 1, "partial": 1, "bad": 2},
    )
    purchases = [{"date": "2026-03-02", "item": "책상"}]
    assert cards(empty) == {"홍길동": {"name": "홍길동", "kind": "개인", "purchases": purchases}}
    bad = done.bad_file()
    text = bad.read_text(encoding="utf-8-sig").replace("010-12,2/3/04", "010-1234-5678,2004-02-03")
    bad.write_text("".join(text.splitlines(keepends=True)[:2]), encoding="utf-8")
    mended = run(bad, update=True)
    assert (mended.codes, mended.counts) == ([], {"changed": 1})
    card = cards(empty)["홍길동"]
    assert (card["contact"]["mobile"], card["purchases"]) == ("010-1234-5678", purchases)
    before = all_files(empty)
    assert run(bad, update=True).counts == {"same": 1}
    assert all_files(empty) == before


def test_a_file_that_appeared_meanwhile_is_not_overwritten(empty: Path, tmp_path: Path, run: Import) -> None:
    del empty
    done = run(f"{HEAD}\n홍길동,개인,1,,\n")
    taken = tmp_path / "mine.csv"
    require_free(taken)
    taken.write_text("소중한 것", encoding="utf-8")
    with pytest.raises(UsageError):
        write_bad_rows(done.opened, taken, b"")
    assert taken.read_text(encoding="utf-8") == "소중한 것"
