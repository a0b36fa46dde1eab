"""Personal data is found where it stands, however it is spelt, and long texts are answered at once."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

DIGITS = st.integers(0, 9999).map("{:04}".format)
JOINTS = ["", "-", " ", ".", " - ", "–", "—", "ㅡ", "/", "_", "·", "\u200b", "\u200b-\u200b", "－", "~", ") ", "\u00a0"]
AROUND = st.sampled_from(["", "연락처 ", "가나다", "(", "→ ", "번호:", '"'])
AFTER = st.sampled_from(["", "로 전화", ".", ")", "번으로", " 이후", "가나"])
SPOKEN = str.maketrans("0123456789", "공일이삼사오육칠팔구")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")


def kinds(text: str) -> set[PersonalKind]:
    return {sighting.kind for sighting in personal_data(text)}


@given(AROUND, st.sampled_from(JOINTS), DIGITS, DIGITS, AFTER)
def test_mobile_numbers_are_found_in_their_place(before: str, joint: str, line: str, last: str, after: str) -> None:
    number = f"010{joint}{line}{joint}{last}"
    text = before + number + after
    phones = [sighting for sighting in personal_data(text) if sighting.kind is PersonalKind.PHONE]
    assert [text[sighting.start : sighting.end] for sighting in phones] == [number]


@given(DIGITS, DIGITS, st.sampled_from([SPOKEN, WIDE, CIRCLED]), st.sampled_from(["", "-", " "]))
def test_numbers_in_other_digits_are_found(line: str, last: str, digits: dict[int, int], joint: str) -> None:
    text = f"번호: {joint.join(('010', line, last)).translate(digits)} 입니다"
    assert PersonalKind.PHONE in kinds(text)


@given(DIGITS, DIGITS, st.sampled_from([" ", "-", ".", " - "]))
def test_digits_set_apart_are_found(line: str, last: str, gap: str) -> None:
    assert PersonalKind.PHONE in kinds(f"연락 {gap.join(f'010{line}{last}')}.")


@pytest.mark.parametrize("number", ["01002841937", "010-0284-1937", "02-138-4471", "+82 10 0284 1937"])
def test_a_longer_number_is_no_telephone_number(number: str) -> None:
    assert PersonalKind.PHONE in kinds(number)
    assert PersonalKind.PHONE not in kinds(f"7{number.replace('+', '')}")
    assert PersonalKind.PHONE not in kinds(f"{number}7".replace("+", "8"))


def test_places_are_those_of_the_text_as_given() -> None:
    text = "메모:\u200b ０１０－０２８４－１９３７, 공일공 영이팔사 일구삼칠"
    found = [text[sighting.start : sighting.end] for sighting in personal_data(text)]
    assert found == ["０１０－０２８４－１９３７", "공일공 영이팔사 일구삼칠"]


def test_a_passage_is_told_once_for_each_kind_it_may_be() -> None:
    found = [*personal_data("010-0284-1937 ０１０-0284-1937")]
    assert [(sighting.kind, sighting.start) for sighting in found] == [
        (PersonalKind.PHONE, 0),
        (PersonalKind.PHONE, 14),
    ]


def test_decomposed_hangul_is_read_as_composed() -> None:
    from unicodedata import normalize

    text = normalize("NFD", "박지민님 소개")
    (found,) = personal_data(text)
    assert (found.kind, normalize("NFC", text[found.start : found.end])) == (PersonalKind.NAME, "박지민님")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("홍길동@예시.한국", PersonalKind.EMAIL),
        ("hong at example dot com", PersonalKind.EMAIL),
        ("고객 a@b.kr로", PersonalKind.EMAIL),
        ("여권 M 1234 5678", PersonalKind.PASSPORT),
        ("fe80::1 에서", PersonalKind.IP),
        ("10.0.0.1", PersonalKind.IP),
        ("Mr.Smith", PersonalKind.NAME),
        ("4123456789012345", PersonalKind.CARD_NUMBER),
        ("880512-2******", PersonalKind.RESIDENT_NUMBER),
        ("8805122******", PersonalKind.RESIDENT_NUMBER),
        *(
            (number, PersonalKind.PHONE)
            for number in (
                "010*0284*1937",
                "010|0284|1937",
                "010→0284→1937",
                "010 028 41937",
                "010.02.84.19.37",
                "010  -  0284  -  1937",
            )
        ),
        ("새마을 9002-1234-5678-9", PersonalKind.ACCOUNT),
        ("4012 34** **** 1234", PersonalKind.CARD_NUMBER),
        ("사업자 199·81·99118", PersonalKind.BUSINESS_NUMBER),
        ("12가-3456", PersonalKind.VEHICLE),
        ("m12345678", PersonalKind.PASSPORT),
        ("192.168.000.001", PersonalKind.IP),
        ("hong(a)example.com", PersonalKind.EMAIL),
        ("hong AT example.com", PersonalKind.EMAIL),
        ("hong @naver", PersonalKind.EMAIL),
        ("지메일 hong85", PersonalKind.EMAIL),
        ("85.03.05생", PersonalKind.BIRTH_DATE),
        ("1985-03-05 출생", PersonalKind.BIRTH_DATE),
        ("나래동 123-45", PersonalKind.ADDRESS),
        ("솔빛아파트 3동 502", PersonalKind.ADDRESS),
        ("고객 홍길동", PersonalKind.NAME),
        ("딸 김지우", PersonalKind.NAME),
        ("홍길동(대표)", PersonalKind.NAME),
    ],
)
def test_rarer_spellings_are_found(text: str, kind: PersonalKind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "생년월일", "이메일", "v1.2.3.4", "1588-1234로 접수", "2026-11-21 09:30", "look at example.com",
        "a :: b", "12:30:45", "20260302-0001-4712-33", "이용자님", "연구원님께", "a@b", "@media",
        "주문은 팀장님이 결정", "든든한 이정표가 됨", "고객 만족도가 높음", "작동 10-20초", "표준(대표) 규격",
        "회동 3-4", "정수기가", "고양이는 좋다", "담당자가", "01O OlIl OOIl", "최대로 20, 최소로 5", "0.1.2",
    ],
)  # fmt: skip
def test_what_only_resembles_some_is_none(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "piece",
    [
        "9 ", "１", "공일", "0 1 ", "00 1", "이", "82 ", "생일", "a@", "a.", "길1-", "김 ", "(", "\u200b", "&", "&#4",
        "국민은행 ", "로1", "여권 a", "1가 ", "::", "a at ", "가나다", "님", "대표 ", "Mr. A", "010-1234-",
        "e\u0301", "ᄀ", "\n",
    ],
)  # fmt: skip
def test_long_texts_take_time_by_their_length(piece: str, grows_with_its_size: Growth) -> None:
    grows_with_its_size(lambda text: [*personal_data(text)], lambda size: (piece * size)[:size], 8000)


@given(st.text("0123456789 -.@가김로길님공일이a:\u200b０", max_size=60))
def test_any_text_is_answered_with_places_in_it(text: str) -> None:
    for kind, start, end in personal_data(text):
        assert isinstance(kind, PersonalKind)
        assert 0 <= start < end <= len(text)


def test_no_connection_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert kinds("hong@example.com, 192.0.2.1, 2001:db8::1") == {PersonalKind.EMAIL, PersonalKind.IP}


def test_every_kind_has_a_label_in_both_languages() -> None:
    labels = [kind.label for kind in PersonalKind]
    assert all(label.ko and label.en for label in labels)
    assert len({label.ko for label in labels}) == len(labels)
