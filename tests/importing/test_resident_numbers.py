"""A resident number is written to no file and shown nowhere, wherever in a file it stands."""

from __future__ import annotations

from collections.abc import Callable
from quopri import encodestring

import pytest

from cardgen.importing.header import find_header
from cardgen.importing.tables import Sheet
from cardgen.importing.vcard import lawful_card, read_vcards
from cardgen.importing.workbook import read_workbook

MakeWorkbook = Callable[..., bytes]
NUMBER = "900101-1234567"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:김하나\nTEL:010-9999-0001\n{}\nEND:VCARD"


@pytest.mark.parametrize(
    "line",
    [
        f"NOTE:{NUMBER}",
        "NOTE:9001\n 01-1234\n 567",
        "NOTE:900101\\-1234567",
        f"NOTE;ENCODING=QUOTED-PRINTABLE:{''.join(f'={ord(it):02X}' for it in NUMBER)}",
        "NOTE;ENCODING=QUOTED-PRINTABLE:=39=30=30=31=\n=30=31=2D=31=32=33=34=35=36=37",
        f"X-{NUMBER}:x",
        f"item1.NOTE;X={NUMBER}:x",
    ],
)
def test_a_vcard_is_kept_without_it(line: str) -> None:
    assert lawful_card(CARD.format(line)) == CARD.format("").replace("\n\n", "\n")


def test_an_encoded_one_leaves_nothing_but_the_frame() -> None:
    card = CARD.format("NOTE:900101\\,\\n").replace("김하나", encodestring(b"x").decode().strip())
    assert lawful_card(card) == card
    hidden = CARD.format("N:900101;-1234567;;;")
    assert "1234567" not in lawful_card(hidden)


def test_other_cards_stay_as_they_are() -> None:
    card = CARD.format("NOTE:첫줄\n 둘째\nPHOTO;ENCODING=b:AAAA\n BBBB")
    assert lawful_card(card) == card


def test_it_names_no_column() -> None:
    sheet = Sheet("", [["성명", NUMBER], ["홍길동", "메모"]])
    header = find_header(sheet, lambda heading: heading == "성명")
    assert header is not None
    assert header.headings == ("성명", "")
    columns = read_vcards(CARD.format(f"X-{NUMBER}:x").encode()).sheets[0].columns
    assert columns == ("FN", "TEL CELL")


def test_it_names_no_sheet(workbook: MakeWorkbook) -> None:
    book = read_workbook(workbook(**{"고객": [["성명"]], NUMBER: [["성명"], ["홍"]]}))
    assert [(it.name, len(it.rows)) for it in book.sheets] == [("고객", 1), ("#2", 2)]
