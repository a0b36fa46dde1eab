"""`cardgen import`: a workbook of customers with 60 columns and a sheet of purchases, from the whole command."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter

from benchmarks import harmless, vocabulary
from benchmarks.bench import SEED, TODAY, Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_most

HEADINGS = (
    "성명", "구분", "등급", "상태", "담당자", "등록일", "휴대폰", "이메일", "우편번호", "주소", "생년월일", "직업",
    "관심사", "스타일", "가격대", "연락 선호 시간", "보유 기한", "비고",
)  # fmt: skip
COLUMNS = 60
PURCHASES = 2
"""Purchases for each customer, on a sheet of their own."""


def figures(bench: Bench) -> Iterator[Figure]:
    """The first import, into an empty workspace; beside it the same file again, which changes nothing."""
    count = bench.sizes.workspace
    file = bench.folder / "customers.xlsx"
    write_list(file, count, Random(SEED))
    workspace = bench.folder / "imported"
    shutil.copytree(bench.workspace(count) / "templates", workspace / "templates")
    shutil.copy(bench.workspace(count) / "cardgen.toml", workspace)
    first = cardgen(workspace, "import", str(file), "--yes", watch=True)
    again = cardgen(workspace, "import", str(file), "--yes", "--update").seconds
    made = sum(1 for _ in (workspace / "cards").rglob("*.yaml"))
    detail = (
        f"{COLUMNS} columns and {PURCHASES * count} purchases, {made} cards made, {first.peak:.0f} MiB; "
        f"the same file again {again:.1f} s"
    )
    yield at_most(f"import of {count} rows", first.seconds, 20, "s", detail)


def write_list(file: Path, count: int, rng: Random) -> None:
    """A list as an office keeps it: telephones as numbers, dates as dates and as text, columns nobody asks for."""
    book = xlsxwriter.Workbook(file, {"default_date_format": "yyyy-mm-dd"})
    customers, purchases = book.add_worksheet("고객"), book.add_worksheet("구매")
    others = [f"관리 {number}" for number in range(COLUMNS - len(HEADINGS))]
    customers.write_row(0, 0, [*HEADINGS, *others])
    purchases.write_row(0, 0, ["고객명", "휴대폰", "구매일", "품목", "수량", "금액"])
    for row in range(1, count + 1):
        name, mobile = f"{vocabulary.surname(rng)[0]}{rng.choice(vocabulary.GIVEN_NAMES)}", 1010000000 + row
        customers.write_row(row, 0, [*_customer(rng, row, name, mobile), *others])
        for number in range(PURCHASES):
            record = [name, mobile, _day(rng), rng.choice(vocabulary.JOBS), 1 + number, 1000 * row]
            purchases.write_row(PURCHASES * row - number, 0, record)
    book.close()


def _customer(rng: Random, row: int, name: str, mobile: int) -> Sequence[object]:
    place, _, postcode, _ = rng.choice(vocabulary.PLACES)
    born = date(1940, 1, 1) + timedelta(days=row)
    return (
        name, "개인", rng.choice(("VIP", "골드", "일반")), "활성", rng.choice(vocabulary.STAFF), _day(rng), mobile,
        f"customer{row}@{rng.choice(harmless.MAIL_DOMAINS)}", postcode, f"{place} {rng.choice(vocabulary.ROADS)} {row}",
        f"{born.year}. {born.month}. {born.day}.", rng.choice(vocabulary.JOBS), ", ".join(vocabulary.INTERESTS[:2]),
        rng.choice(vocabulary.STYLES), rng.choice(vocabulary.PRICE_RANGES), rng.choice(vocabulary.CONTACT_TIMES),
        date(2036, 1, 1), f"{row}번 고객의 특이사항을 적은 글입니다.",
    )  # fmt: skip


def _day(rng: Random) -> date:
    return TODAY - timedelta(days=rng.randrange(1, 3000))
