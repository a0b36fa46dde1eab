"""What a card says outside its form's fields is looked for as well, and what nobody can read is told."""

from __future__ import annotations

import pytest

from cardgen.model.form import FormSpec
from cardgen.workflows.erase_loose import Version, loose_values
from cardgen.workflows.erase_needles import Needles

CARD = "C-7F3K9Q"
START = f"id: {CARD}\nname: 도경완수\nkind: 개인\nowner: 박지훈\n"


def found(form: FormSpec, text: str) -> set[str]:
    return {it.text for it in read(form, text.encode()).values}


def read(form: FormSpec, content: bytes) -> Needles:
    return loose_values((CARD,), [Version("cards/x.yaml", form, content)], {"이수진"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{START}# 예전 번호 010-5555-6666\n", "010-5555-6666"),
        (f"{START}nickname: 010-5555-6666\n", "010-5555-6666"),
        (f"{START}notes: 배우자 연락처 010-5555-6666\n", "010-5555-6666"),
        (f"{START}notes: |\n  배우자\n  wife.lee@example.com\n", "wife.lee@example.com"),
        (f"{START}name: 한결나무\n", "한결나무"),
        (f"{START}contact:\n  mobile: 010-5555-6666\n name: [\n", "010-5555-6666"),
        (
            f"{START}contact:\n<<<<<<< ours\n  mobile: 010-1111-2222\n=======\n  mobile: 010-5555-6666\n>>>>>>> x\n",
            "010-5555-6666",
        ),
        (f"{START}name: 한결나무\npersonal:\n  company: 주식회사 늘솜건축\n", "주식회사 늘솜건축"),
    ],
)
def test_values_in_no_field_of_a_sound_card_are_found(customer: FormSpec, text: str, expected: str) -> None:
    assert expected in found(customer, text)


@pytest.mark.parametrize("ending", ["", "name: 한결나무\n"])
def test_staff_are_nobodys_values(customer: FormSpec, ending: str) -> None:
    text = f"{START}notes: 이수진 대리가 박지훈 과장에게 넘김.\n{ending}"
    assert not {"박지훈", "이수진"} & found(customer, text)


def test_a_version_that_is_no_text_is_told(customer: FormSpec) -> None:
    assert read(customer, b"\xff\xfe\x00\x01\x80").unread == ("cards/x.yaml",)
