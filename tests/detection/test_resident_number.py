"""Resident numbers are found however they are spelt, other numbers are left alone, long texts are answered at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generate import generate_cards
from cardgen.detection.resident_number import has_resident_number, resident_number_starts

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

DATES = st.builds("{:02}{:02}{:02}".format, st.integers(0, 99), st.integers(1, 12), st.integers(1, 31))
SERIALS = st.builds("{}{:06}".format, st.integers(1, 8), st.integers(0, 999999))
DASHES = [
    "",
    "-",
    " ",
    "--",
    " - ",
    "–",
    "—",
    "ㅡ",
    "－",
    "~",
    ".",
    "/",
    "·",
    "\u2212",
    "\u200b-\u200b",
    "-\n  ",
    "\n",
    " \r\n     ",
    "(",
    "-[",
    ", ",
    " - - - - ",
    " 뒷자리 ",
    "이고 뒷번호는 ",
    " 뒤 자리: ",
    "&#45;",
    "&ndash;",
    "&#x2d;",
    "\ufe0f\u061c-\u180e\u3164",
    "\u2800-\u2800",
    "-\n# ",
    "-\n\n  ",
    '","',
    '"\n  - "',
]
DIGITS = {
    "full-width": "０１２３４５６７８９",
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "mathematical": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "black circled": "⓿❶❷❸❹❺❻❼❽❾",
    "raised": "⁰¹²³⁴⁵⁶⁷⁸⁹",
}
AROUND = st.text("가나 :()[]'\"#-a", max_size=10)


@given(AROUND, DATES, st.sampled_from(DASHES), SERIALS, AROUND)
def test_any_spelling_is_found_where_it_begins(before: str, date: str, dash: str, serial: str, after: str) -> None:
    text = before + date + dash + serial + after
    assert list(resident_number_starts(text)) == [len(before)]


@given(DATES, SERIALS, st.sampled_from([" ", "  ", "\u200b", "\u00ad", "\u200b" * 9, "\u2060 ", "\ufe0f\u20e3"]))
def test_spread_out_digits_are_found(date: str, serial: str, gap: str) -> None:
    assert has_resident_number(f"번호: {gap.join(date)} - {gap.join(serial)}.")


@given(DATES, SERIALS, st.sampled_from(sorted(DIGITS)))
def test_digits_of_any_script_are_found(date: str, serial: str, script: str) -> None:
    spelling = str.maketrans("0123456789", DIGITS[script])
    assert has_resident_number(f"{date}-{serial}".translate(spelling))


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 12, 31)), SERIALS, st.sampled_from(["", "-", ".", "/"])
)
def test_dates_with_their_century_or_marks_are_found(day: date, serial: str, mark: str) -> None:
    fitting = str((3 if day.year >= 2000 else 1) + int(serial[0]) % 2) + serial[1:]
    written = day.strftime(f"%Y{mark}%m{mark}%d").rjust(8, "0")
    found = [
        f"{written}-{fitting}",
        f"{written}-[{fitting}]",
        f"{written[2:]}-{fitting}",
        f"{written} 뒷자리 {fitting}",
    ]
    assert all(map(has_resident_number, found))


@given(DATES, SERIALS)
def test_a_number_before_it_does_not_hide_it(date: str, serial: str) -> None:
    assert has_resident_number(f"1 {' '.join(date)} {' '.join(serial)} 2")


def test_each_number_is_told_once() -> None:
    text = "900101-1000000, 900202-2000000"
    assert list(resident_number_starts(text)) == [0, text.index("900202")]


@given(
    st.integers(10**9, 10**10 - 1), st.sampled_from(["010-{}-{}", "010{}{}", "010 {} {}", "02-{}-{}", "+82 10-{}-{}"])
)
def test_telephone_numbers_are_none(number: int, pattern: str) -> None:
    digits = str(number)
    assert not has_resident_number(pattern.format(digits[:4], digits[4:8]))


@given(st.dates(), st.integers(0, 10**12))
def test_dates_and_amounts_are_none(day: object, amount: int) -> None:
    assert not has_resident_number(f"{day} {amount:,}원, {day}, {amount % 10**6}")


@given(st.integers(0, 10**10 - 1), st.integers(0, 10**16 - 1))
def test_business_and_card_numbers_are_none(business: int, card: int) -> None:
    first, second = f"{business:010}", f"{card:016}"
    card_number = "-".join(second[at : at + 4] for at in range(0, 16, 4))
    assert not has_resident_number(f"{first[:3]}-{first[3:5]}-{first[5:]} {card_number} {second}")


@pytest.mark.parametrize(
    "text",
    [
        "901301-1000000", "900132-1000000", "900100-1000000", "900101-0000000", "900101-9000000",  # no such day
        "1900101-1000000", "900101-10000001", "900101-100000", "90010-1000000",  # a digit too many or too few
        "110-123-456789", "301-1234-5678-91", "20260102-1234567", "1700000000000",
        "12\n10\n31\n1000\n000", "가900101나1000000", "900101번 1000000",
        "2026-03-02\n    amount: 1650000", "date: 2026-03-02, amount: 3650000", "2026-03-02 3650000",
        "26.03.02 1650000", "2026-03-02 (3650000)", "26.03.02-1650000원", "2026-03-02\n3650000", "2026.03.02, 3650000",
        "20260302-1650000",
        "200101, 1650000원", "200101\n1650000 원", "- 200101\n- 1650000원", "1990-01.01-1650000", "2101-0112-3456789",
        "01012345678 02-123-4567", "02-1212-2345 010-1234-5678", "010-1012-1234, 010-1012-1234", "02)1212-2345",
        "1234-5612-1231-1234", "123-45-67890 1234567", "110-121-231123456", "8801011234567", "&#8361;1234567",
    ],
)  # fmt: skip
def test_what_only_resembles_one_is_none(text: str) -> None:
    assert not has_resident_number(text)


@pytest.mark.parametrize(
    "pattern",
    [
        "1",
        "1 ",
        "1  ",
        "1\u200b",
        "111111-",
        "111111 ",
        "900101-100000 ",
        "900101-1\u200b",
        "9\u200b \u200b",
        " ",
        "-\n",
        "11.11.11-",
        "111111뒤" + " " * 60,
        "111111가가가" + "-" * 60,
        "1" + ("\u200b" * 9 + " ") * 3,
        "②",
        "&#45;1",
        "900101-123456&#45;",
    ],
)
def test_the_longest_text_is_answered_in_time_that_grows_with_its_length(
    pattern: str, grows_with_its_size: Growth
) -> None:
    grows_with_its_size(lambda text: list(resident_number_starts(text)), lambda size: (pattern * size)[:size], 65536)


def test_places_are_told_in_the_text_as_it_was_written() -> None:
    assert list(resident_number_starts("&amp; ② 900101&#45;1000000")) == [8]
    assert list(resident_number_starts("①: ⑨⓪⓪①⓪①-1000000")) == [3]


def test_no_generated_card_holds_one() -> None:
    assert not [card_id for card_id, text in generate_cards(2000, 7) if has_resident_number(text)]
