"""Cards people have written oddly can still be changed by values."""

from __future__ import annotations

import pytest

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Drop, Put
from cardgen.model.form import FormSpec

HEAD = "id: C-7F3K9Q\nname: 홍길동\n"


@pytest.mark.parametrize(
    ("before", "item", "after"),
    [
        ("  interests:\n    - 목공\n    -\n    - 등산\n", 1, "  interests:\n    - 목공\n    - 등산\n"),
        ("  interests:\n    - 목공\n    -\n", 1, "  interests:\n    - 목공\n"),
        ("  interests: [목공, '', 등산]\n", 1, "  interests: [목공, 등산]\n"),
    ],
)
def test_item_without_value_can_be_taken_out(before: str, item: int, after: str, customer: FormSpec) -> None:
    changes = [Drop(("personal", "interests", item))]
    assert change_card(f"{HEAD}personal:\n{before}", customer, changes) == f"{HEAD}personal:\n{after}"


@pytest.mark.parametrize(
    "text", [f"{HEAD}notes: 메모\n   \n", f"{HEAD}notes: 메모\n      \ngrade: VIP\n", f"{HEAD}   \n"]
)
def test_above_a_line_of_spaces_lines_of_text_are_quoted(text: str, customer: FormSpec) -> None:
    changed = change_card(text, customer, [Put(("notes",), "첫째\n둘째")])
    assert '\nnotes: "첫째\\n둘째"\n' in changed
    rest = changed.replace('\nnotes: "첫째\\n둘째"', "").replace("\n\n", "\n")
    assert rest == text.replace("\nnotes: 메모", "")
