"""Known values are found however they are spaced and spelt, and not within other words."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_kind import PersonalKind, Sighting

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

NAME, PHONE, EMAIL = PersonalKind.NAME, PersonalKind.PHONE, PersonalKind.EMAIL
ADDRESS, BUSINESS, BIRTH = PersonalKind.ADDRESS, PersonalKind.BUSINESS_NUMBER, PersonalKind.BIRTH_DATE


def found(kind: PersonalKind, value: str, text: str) -> list[str]:
    return [text[it.start : it.end] for it in KnownValues.of([(kind, value)]).found_in(text)]


@pytest.mark.parametrize(
    ("kind", "value", "texts"),
    [
        (NAME, "김민수", ["김민수", "김민수가 옴", "김민수님", "김 민 수", "김 민수 씨", "김-민-수", "고객김민수",
                       "(김민수)", "김\u200b민수", normalize("NFD", "김민수"), "민수 님", "민수씨"]),
        (NAME, "이봄", ["이봄", "이봄은", "이 봄 님", "봄날의 이봄."]),
        (NAME, "(주)가을", ["(주)가을", "㈜ 가을의 주문", "주식회사 가을", "가을 측"]),
        (NAME, "남궁민수", ["남궁민수", "남궁 민수", "민수님"]),
        (NAME, "한결", ["한결님", "한결 씨"]),
        (NAME, "Li Na", ["Li Na", "li na", "LI NA가", "Li-Na"]),
        (NAME, "Nguyễn Thị Lan", ["Nguyễn Thị Lan", normalize("NFD", "nguyễn thị lan씨")]),
        (NAME, "洪吉童", ["洪吉童", "洪吉童님", "洪 吉 童"]),
        (NAME, "(주)한빛상사", ["한빛상사", "㈜한빛상사", "한빛 상사", "한빛상사주식회사", "(주) 한빛상사",
                             "한빛상사측"]),
        (PHONE, "010-0284-1937", ["01002841937", "010.0284.1937", "+82 10-0284-1937", "0284-1937",
                                  "공일공 영이팔사 일구삼칠",
                                  "０１００２８４１９３７", "0 1 0 0 2 8 4 1 9 3 7",
                                  "010\n0284\n1937", "(010) 0284 1937"]),
        (PHONE, "+82 2-1384-4471", ["02-1384-4471", "021384 4471", "1384-4471"]),
        (PHONE, "010-0284-1937, 02-138-4471", ["01002841937", "02) 138-4471"]),
        (PHONE, "02-138-4471 내선 3", ["021384471"]),
        (PHONE, "+1 415 555 0100", ["+1-415-555-0100", "14155550100"]),
        (NAME, "홍길동 (배우자 김영희)", ["홍길동이", "홍길동 배우자 김영희"]),
        (NAME, "김민수(金珉俊)", ["김민수", "金珉俊"]),
        (EMAIL, "hong.gd@example.com", ["hong.gd@example.com", "HONG.GD@EXAMPLE.COM",
                                        "hong.gd 골뱅이 example", "hong.gd@example.com로"]),
        (ADDRESS, "경기도 수원시 팔달구 해든누리길 8, 102호",
         ["해든누리길 8", "해든누리길8", "해든 누리길 8호", "팔달구 해든누리길 8, 102호"]),
        (ADDRESS, "서울 강남구 솔빛여울로 24길 11", ["솔빛여울로24길 11", "솔빛여울로 24길 11"]),
        (ADDRESS, "수원시 나래동 138-29", ["나래동 138-29", "나래동138-29"]),
        (ADDRESS, "45 Garamnarae-ro, Gangnam-gu", ["45 garamnarae-ro gangnam-gu"]),
        (BUSINESS, "199-81-99118", ["199-81-99118", "1998199118", "199 81 99118", "일구구 팔일 구구일일팔"]),
        (BIRTH, "1985-03-12", ["1985-03-12", "19850312", "850312", "1985년 3월 12일", "85년 3월 12일", "1985.3.12"]),
    ],
    ids=lambda it: it if isinstance(it, PersonalKind) else "",
)  # fmt: skip
def test_spellings_of_a_value_are_found(kind: PersonalKind, value: str, texts: list[str]) -> None:
    assert [text for text in texts if not found(kind, value, text)] == []


@pytest.mark.parametrize(
    ("kind", "value", "texts"),
    [
        (NAME, "김민수", ["김민수산", "신김민수", "민수품", "김, 민, 수가", "민수"]),
        (NAME, "이기준", ["이 기준은 같음", "길이기준"]),
        (NAME, "이봄", ["이 봄 신상품", "이 봄에"]),
        (NAME, "지금", ["지금은 바쁨"]),
        (NAME, "(주)가을", ["가을이 되면", "가을 침구"]),
        (NAME, "한결", ["한결 좋아짐", "한결같이"]),
        (NAME, "Li Na", ["Carolina", "linac", "MALI NABI"]),
        (NAME, "洪吉童", ["大洪吉童子"]),
        (PHONE, "010-0284-1937", ["901002841937", "0100284193", "02841937123", "010-0284-1938"]),
        (PHONE, "010-2026-0302", ["2026-03-02", "20260302"]),
        (EMAIL, "hong.gd@example.com", ["hong gdr", "example.com"]),
        (EMAIL, "info@example.com", ["info", "infos 안내"]),
        (EMAIL, "sales2@example.com", ["sales2 행사"]),
        (EMAIL, "wood.2024@example.com", ["wood 2024 모델"]),
        (ADDRESS, "수원시 팔달구 해든누리길 8", ["해든누리길 80", "팔달구", "해든누리길"]),
        (BUSINESS, "199-81-99118", ["19981991180"]),
        (BIRTH, "1985-03-12", ["1985-03-13", "119850312"]),
    ],
    ids=lambda it: it if isinstance(it, PersonalKind) else "",
)  # fmt: skip
def test_other_words_and_numbers_are_none(kind: PersonalKind, value: str, texts: list[str]) -> None:
    assert [text for text in texts if found(kind, value, text)] == []


def test_short_names_among_goods_need_a_title() -> None:
    known = KnownValues.of([(NAME, "이봄"), (NAME, "강도현")])
    goods = ["이봄 침구", "이봄이 만든 것", "이봄 님 선물", "강도현 가구"]
    assert [text for text in goods if [*known.found_in(text, prose=False)]] == ["이봄 님 선물", "강도현 가구"]


def test_places_are_those_of_the_text_as_given() -> None:
    text = "\u200b담당 김\u200b 민 수 님, ０１０-0284-1937"
    known = KnownValues.of([(NAME, "김민수"), (PHONE, "010-0284-1937")])
    assert {(it.kind, text[it.start : it.end]) for it in known.found_in(text)} >= {
        (NAME, "김\u200b 민 수"),
        (PHONE, "０１０-0284-1937"),
    }


def test_one_text_tells_all_its_values() -> None:
    values = [(NAME, "김민수"), (NAME, "박지훈"), (EMAIL, "a@example.kr"), (ADDRESS, "나래길 3")]
    text = "김민수와 박지훈, a@example.kr, 나래길 3"
    assert sorted(it.kind for it in KnownValues.of(values).found_in(text)) == sorted(kind for kind, _ in values)


@pytest.mark.parametrize("value", ["", " ", "-", "김", "0", "@", "A"])
def test_values_too_short_to_tell_anything_match_nothing(value: str) -> None:
    known = KnownValues.of((kind, value) for kind in PersonalKind)
    assert [*known.found_in("김 0 a A @ - 김씨")] == []


@given(st.sampled_from([NAME, PHONE, EMAIL, ADDRESS, BUSINESS]), st.text(max_size=30), st.text(max_size=60))
def test_any_value_and_text_are_answered(kind: PersonalKind, value: str, text: str) -> None:
    for sighting in KnownValues.of([(kind, value)]).found_in(text + value + text):
        assert isinstance(sighting, Sighting)
        assert 0 <= sighting.start < sighting.end <= len(text + value + text)


@pytest.mark.parametrize("piece", ["김민", "010", "공일", "a.", "\u200b", "해든누리길"])
def test_long_texts_take_time_by_their_length(piece: str, grows_with_its_size: Growth) -> None:
    known = KnownValues.of(
        [(NAME, "김민김"), (PHONE, "010-0100-1010"), (EMAIL, "a.a.a.a.a@a.aa"), (ADDRESS, "해든누리길 8")]
    )
    grows_with_its_size(lambda text: [*known.found_in(text)], lambda size: (piece * size)[:size], 8000)


def test_values_stay_out_of_the_representation() -> None:
    assert "민수" not in repr(KnownValues.of([(NAME, "김민수")]))
