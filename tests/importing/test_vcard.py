"""Address books of telephones and mail programs, read as tables."""

from __future__ import annotations

import pytest

from cardgen.errors import UsageError
from cardgen.importing.vcard import read_vcards

THREE = """\
BEGIN:VCARD
VERSION:3.0
N:홍;길동;;;
FN:홍길동
TEL;TYPE=CELL:010-1234-5678
item1.TEL;type=WORK;type=VOICE:02-123-4567
TEL;TYPE=FAX:02-123-9999
EMAIL;TYPE=INTERNET:hong@example.com
ADR;TYPE=HOME:;;세종대로 1\\, 2층;중구;서울;04524;대한민국
BDAY:1985-07-22
ORG:한빛;영업부
TITLE:부장
NOTE:첫줄\\n둘째
X-CARDGEN-ID:C-7F3K9Q
PHOTO;ENCODING=b;TYPE=JPEG:AAAA
END:VCARD
"""
FOUR = """\
BEGIN:VCARD
VERSION:4.0
FN:김민준
TEL;VALUE=uri;TYPE="voice,cell":tel:+82-10-1111-2222
TEL:010-3333-4444
BDAY:19850722
END:VCARD
"""


def quoted(text: str, encoding: str = "utf-8") -> str:
    return "".join(f"={byte:02X}" for byte in text.encode(encoding))


def cells(text: str) -> list[dict[str, object]]:
    headings, *rows = read_vcards(text.encode()).sheets[0].rows
    return [{str(name): cell for name, cell in zip(headings, row, strict=True) if cell} for row in rows]


def test_version_3_is_read_with_its_types() -> None:
    assert cells(THREE.replace("\n", "\r\n")) == [
        {
            "N": "홍길동",
            "FN": "홍길동",
            "TEL CELL": "010-1234-5678",
            "TEL": "02-123-4567",
            "TEL FAX": "02-123-9999",
            "EMAIL": "hong@example.com",
            "ADR": "서울 중구 세종대로 1, 2층",
            "ADR CODE": "04524",
            "BDAY": "1985-07-22",
            "ORG": "한빛",
            "ORG UNIT": "영업부",
            "TITLE": "부장",
            "NOTE": "첫줄\n둘째",
            "ID": "C-7F3K9Q",
        }
    ]


def test_version_4_is_read_and_second_numbers_get_columns_of_their_own() -> None:
    assert cells(FOUR) == [
        {"FN": "김민준", "TEL CELL": "+82-10-1111-2222", "TEL CELL 2": "010-3333-4444", "BDAY": "19850722"}
    ]


def test_what_old_telephones_write_is_read() -> None:
    """Version 2.1: quoted-printable over several lines, in either encoding, types without a name, pictures."""
    folded = f"{quoted('홍')}=\r\n{quoted('길동')}"
    text = (
        f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{folded}\r\n"
        "TEL;WORK;PREF:02-123-4567\r\nTEL;CELL:01012345678\r\n"
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n AAAAAAAAAAAA\r\n\r\nEND:VCARD\r\n"
        f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=EUC-KR;ENCODING=QUOTED-PRINTABLE:{quoted('김', 'euc-kr')}\r\n"
        "END:VCARD\r\n"
    )
    assert cells(text) == [{"FN": "홍길동", "TEL": "02-123-4567", "TEL CELL": "01012345678"}, {"FN": "김"}]


def test_a_card_that_cannot_be_read_stops_no_other(capfd: pytest.CaptureFixture[str]) -> None:
    sheet = read_vcards(f"BEGIN:VCARD\nVERSION:3.0\n홍길동 010\nEND:VCARD\n{THREE}".encode()).sheets[0]
    assert sheet.faults == {(1, 0): "I103"}
    assert len(sheet.rows) == 3
    assert "홍길동" not in "".join(capfd.readouterr())


def test_a_card_that_does_not_end_is_refused() -> None:
    with pytest.raises(UsageError) as refused:
        read_vcards(f"{THREE}BEGIN:VCARD\nVERSION:3.0\nFN:김\n".encode())
    assert refused.value.message_id == "error.import.vcard"


def test_cards_are_counted_from_one_and_columns_by_name() -> None:
    sheet = read_vcards(THREE.encode()).sheets[0]
    assert (sheet.row_number(1), sheet.column_name(2)) == (1, "TEL CELL")
