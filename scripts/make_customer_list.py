"""Makes docs/고객명단.xlsx, the list of customers the tutorial begins with: python -m scripts.make_customer_list

A list as offices keep them: a title above the headings, headings of their own, telephone numbers and dates in several
spellings. Nobody's numbers: see benchmarks/harmless.py.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.archives.zip_reader import read_zip
from cardgen.archives.zip_writer import pack, write_zip
from cardgen.rendering.spreadsheet.workbook import HEADER, new_workbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

FILE = Path(__file__).resolve().parent.parent / "docs" / "고객명단.xlsx"
TITLE = "2026년 고객 명단"

Cell = str | int | date | None
Table = tuple[tuple[Cell, ...], ...]

CUSTOMERS: Table = (
    ("성함", "구분", "핸드폰", "이메일", "우편번호", "주소", "생일", "사업자번호", "등급", "등록일", "비고"),
    ("김하늘", "개인", "010-0312-4408", "haneul.kim@example.com", "04524", "서울특별시 중구 새벽별로 21, 302호",
     date(1990, 4, 17), None, "VIP", date(2022, 3, 2), "오후에 연락할 것"),
    ("이도윤", "개인", "01008261193", "doyun@example.net", "06621", "서울특별시 서초구 달마중길 8", "1984.11.5", None,
     "골드", date(2023, 7, 14), None),
    ("주식회사 솔바람", "법인", "010.0577.2096", "office@solbaram.example.kr", "48058",
     "부산광역시 해운대구 물결여울로 77, 5층", None, "1998199006", "골드", "2021-10-25", "세금계산서 발행"),
    ("박서준", "개인", 1009481270, None, 7236, "서울특별시 영등포구 은하수길 40", date(1978, 1, 30), None, "실버",
     "2024년 2월 8일", None),
    ("정유나", "개인", "010-0190-7735", "yuna.jung@example.org", "16488", "경기도 수원시 팔달구 노을빛로 3, 1동 201호",
     "1996/08/23", None, "일반", date(2025, 5, 19), "문자를 더 좋아함"),
    ("최민재", "개인", "010 0663 5581", "minjae@example.com", None, None, None, None, "일반", date(2026, 9, 1), None),
)  # fmt: skip

PURCHASES: Table = (
    ("고객명", "구매일", "품목", "수량", "금액", "결제"),
    ("김하늘", date(2024, 6, 3), "원목 책상", 1, 890_000, "카드"),
    ("김하늘", date(2026, 2, 11), "책장 5단", 2, 640_000, "계좌이체"),
    ("이도윤", date(2025, 9, 27), "서랍장", 1, 310_000, "카드"),
    ("주식회사 솔바람", date(2026, 10, 15), "회의 탁자 2400", 2, 2_480_000, "계좌이체"),
    ("박서준", date(2024, 2, 8), "의자", 4, 520_000, "현금"),
)

_WIDTH = 16


def customer_list() -> bytes:
    """The workbook."""
    out = BytesIO()
    workbook = new_workbook(out, TITLE, "")
    _add(workbook, "고객", CUSTOMERS, title=TITLE)
    _add(workbook, "구매", PURCHASES)
    workbook.close()
    return write_zip(pack(name, content) for name, content in read_zip(out.getvalue()).items())


def _add(workbook: Workbook, name: str, table: Table, *, title: str = "") -> None:
    sheet = workbook.add_worksheet(name)
    sheet.set_column(0, len(table[0]) - 1, _WIDTH)
    header, day = workbook.add_format(HEADER), workbook.add_format({"num_format": "yyyy-mm-dd"})
    top = 0
    if title:
        sheet.merge_range(0, 0, 0, len(table[0]) - 1, title, workbook.add_format({"bold": True, "align": "center"}))
        top = 2
    sheet.write_row(top, 0, table[0], header)
    for number, row in enumerate(table[1:], start=top + 1):
        for at, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, at, cell, day)
            elif cell is not None:
                sheet.write(number, at, cell)


def main() -> None:
    """Write the file."""
    FILE.write_bytes(customer_list())
    print(FILE)


if __name__ == "__main__":
    main()
