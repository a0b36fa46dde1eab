"""Namesakes and what others share are not accused; a customer's own values are taken out of texts."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from cardgen.history.scan import Place
from cardgen.model.form import FormSpec
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_needles import MARK, Needles
from cardgen.workflows.erase_plan import scrubbed_text
from cardgen.workflows.erase_scan import Verdict, scan
from tests.workflows.erasing.repository import CARD, MOBILE, NAME, OTHER, TEXT, Look, Sightings, commit, versions


def test_a_namesakes_name_is_shared_wherever_it_stands(folder: Path, look: Look) -> None:
    (folder / "cards/C-2M8XWD.yaml").write_text(OTHER.replace("이봄날", NAME), encoding="utf-8")
    commit(folder, f"{NAME} 고객 등록")
    found = look()
    assert {it.verdict for it in found} == {Verdict.SHARED}
    assert {it.place for it in found} >= {Place.BLOB, Place.COMMIT}


def test_a_sentence_many_cards_have_is_nobodys(folder: Path, look: Look) -> None:
    for number in "12":
        text = OTHER.replace("높이 조절 책상을 찾으심.", "주차는 지하 2층 경비실에 미리 연락할 것.")
        text = text.replace("C-2M8XWD", f"C-2M8XW{number}")
        (folder / f"cards/C-2M8XW{number}.yaml").write_text(text, encoding="utf-8")
    commit(folder)
    assert {it.verdict for it in look()} == {Verdict.SHARED}


def test_the_number_alone_is_no_leak(folder: Path, look: Look) -> None:
    (folder / "ledger/erased").mkdir(parents=True)
    (folder / f"ledger/erased/{CARD}.json").write_text(json.dumps({"id": CARD}), encoding="utf-8")
    commit(folder, f"고객 {CARD}: 파기 기록")
    assert {it.verdict for it in look()} == {Verdict.NUMBER}


def test_ids_of_objects_are_no_days_of_birth(folder: Path, look: Look) -> None:
    (folder / "ids.txt").write_text(f"{'a' * 17}850722{'b' * 17}\n", encoding="utf-8")
    commit(folder)
    assert look() == set()


def test_values_are_taken_out_of_texts(needles: Needles) -> None:
    text = f"{NAME} 고객({MOBILE}), {CARD}: 방문"
    assert needles.scrubbed(text) == f"{MARK} 고객({MARK}), {CARD}: 방문"


def test_a_name_that_is_a_word_goes_from_texts_about_the_customer(customer: FormSpec) -> None:
    own = versions(customer, TEXT.replace(NAME, "사랑"))
    assert own.scrubbed("사랑 카드 수정") == "사랑 카드 수정"
    assert own.scrubbed("사랑 카드 수정", shared=True) == "사랑 카드 수정"
    assert own.scrubbed(f"{CARD}: 사랑 카드 수정", shared=True) == f"{CARD}: {MARK} 카드 수정"


def test_what_is_spelt_for_machines_goes_with_its_line(needles: Needles) -> None:
    packed = base64.b64encode(f"{NAME} 고객님께 {MOBILE}".encode()).decode()
    assert scrubbed_text(needles, f"수정\n{packed}\n끝") == f"수정\n{MARK}\n끝"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("이봄 맞이 행사 준비", "이봄 맞이 행사 준비"),
        ("이봄 고객 방문", f"{MARK} 고객 방문"),
        (f"{CARD}: 이봄 연락처", f"{CARD}: {MARK} 연락처"),
        (f"이봄 {MOBILE}", f"{MARK} {MARK}"),
        ("성명: 이봄", f"성명: {MARK}"),
    ],
)
def test_a_name_of_two_syllables_needs_something_else_beside_it(customer: FormSpec, said: str, left: str) -> None:
    own = versions(customer, TEXT.replace(NAME, "이봄"))
    assert own.scrubbed(said, shared=True) == left
    assert own.scrubbed(said) == left


@pytest.mark.parametrize("said", ["304동 1502호", "끝번호 1937", "마케팅1팀", "결혼기념일 2013-05-18", "팀장"])
def test_beside_the_number_every_value_counts(customer: FormSpec, said: str) -> None:
    more = "  department: 마케팅1팀\n  position: 팀장\n  anniversaries:\n    - {name: 결혼기념일, date: 2013-05-18}\n"
    own = versions(customer, TEXT.replace("notes:", f"{more}notes:"))
    assert not [hit for hit in own.found_in(f"{said}\n{CARD}") if hit.value]
    assert [hit for hit in own.found_in(f"{said}\n{CARD}", about=True) if hit.value]
    assert [hit for hit in own.found_in(f"{CARD} {said}") if hit.value]


def test_a_word_like_a_short_name_is_told(folder: Path, customer: FormSpec, cards: ForeignCards) -> None:
    own = versions(customer, TEXT.replace(NAME, "이봄"))
    (folder / "README.md").write_text("이봄 학기\n", encoding="utf-8")
    commit(folder, "이봄 맞이 행사 준비")
    found = [it for it in scan(folder / ".git", own, cards).sightings() if it.verdict is not Verdict.SHARED]
    assert sorted((it.verdict, it.place) for it in found) == [
        (Verdict.WORD, Place.BLOB),
        (Verdict.WORD, Place.COMMIT),
    ]


def test_a_name_that_is_a_word_counts_beside_the_number(folder: Path, customer: FormSpec, cards: ForeignCards) -> None:
    own = versions(customer, TEXT.replace(NAME, "사랑"))
    commit(folder, "사랑 넘치는 하루")
    commit(folder, f"{CARD}: 사랑 연락처 수정")
    found = [it for it in scan(folder / ".git", own, cards).sightings() if it.place is Place.COMMIT]
    assert [(it.verdict, it.fields) for it in found] == [(Verdict.LEAK, ("name",))]


def test_no_value_shows_in_what_is_printed_of_a_search(folder: Path, needles: Needles, sightings: Sightings) -> None:
    commit(folder, f"{NAME} {MOBILE}")
    assert NAME not in repr((needles, needles.values, sightings()))
    assert MOBILE not in repr((needles, needles.values, sightings()))


def test_another_card_that_quotes_is_told_with_its_line(folder: Path, sightings: Sightings) -> None:
    text = OTHER.replace("높이 조절 책상을 찾으심.", f"소개한 사람은 {NAME} 고객.")
    (folder / "cards/C-2M8XWD.yaml").write_text(f"{text}# 연락은 {MOBILE}\n", encoding="utf-8")
    commit(folder)
    quotes = [it for it in sightings() if it.verdict is Verdict.QUOTE]
    assert [(it.card, it.line, it.field, it.fields) for it in quotes] == [
        ("C-2M8XWD", 10, "consultations[].content", ("name",)),
        ("C-2M8XWD", 11, "", ("contact.mobile",)),
    ]


def test_an_address_of_a_whole_household_is_shared(sightings: Sightings) -> None:
    (only,) = sightings()
    assert (only.verdict, only.card, only.fields) == (Verdict.SHARED, "C-2M8XWD", ("contact.address",))
