"""Characters are named so that they can be found, and no letter of a value is given away."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from cardgen.fonts import character_name
from cardgen.model.problem import Label


@pytest.mark.parametrize(
    ("character", "name"),
    [("😀", "U+1F600"), ("\uf8ff", "U+F8FF"), ("→", "U+2192"), ("婷", "한자"), ("\U00020000", "한자"), ("힣", "한글"),
     ("ⴰ", "문자"), ("٣", "문자"), ("\u0951", "문자")],
    ids=["emoji", "private", "arrow", "hanja", "rare-hanja", "hangul", "tifinagh", "digit", "mark"],
)  # fmt: skip
def test_symbols_by_number_and_letters_by_script(character: str, name: str) -> None:
    found = character_name(ord(character))
    assert (found.ko if isinstance(found, Label) else found) == name


def test_no_letter_is_told_by_its_number() -> None:
    letters = (code for code in range(sys.maxunicode) if unicodedata.category(chr(code))[0] == "L")
    assert all(isinstance(character_name(code), Label) for code in letters)
