"""What is no card, or not one card, is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.history.merging import Merged, NotMergeable, Reason, text_of

Merge = Callable[[str, str, str], Merged]

CARD = "id: C-7F3K9Q\nname: 김민준\ngrade: 실버\n"

UNREADABLE = {
    "empty": "",
    "comments only": "# nothing\n",
    "a list": "- 1\n",
    "a text": "김민준\n",
    "brackets": "{id: C-7F3K9Q, name: 김민준}\n",
    "a key twice": CARD + "name: 김민주\n",
    "an alias": CARD + "owner: &a x\nnotes: *a\n",
    "a tag": CARD + "owner: !x y\n",
    "two documents": f"{CARD}---\n{CARD}",
    "a tab": CARD + "contact:\n\tmobile: x\n",
    "markers": f"<<<<<<< a\n{CARD}=======\n>>>>>>> b\n",
    "an open quote": CARD + 'owner: "x\n',
    "a key in brackets": CARD + "? [a]\n: b\n",
    "an explicit key": CARD + "? owner\n: x\n",
}


@pytest.mark.parametrize("what", UNREADABLE)
@pytest.mark.parametrize("side", [1, 2])
def test_a_side_that_cannot_be_read_is_refused(merge: Merge, what: str, side: int) -> None:
    texts = [CARD, CARD.replace("실버", "골드"), CARD.replace("실버", "VIP")]
    texts[side] = UNREADABLE[what]
    with pytest.raises(NotMergeable) as refusal:
        merge(texts[0], texts[1], texts[2])
    assert refusal.value.reason is Reason.UNREADABLE


def test_a_base_that_cannot_be_read_is_refused(merge: Merge) -> None:
    with pytest.raises(NotMergeable) as refusal:
        merge(UNREADABLE["markers"], CARD, CARD + "owner: 박지훈\n")
    assert refusal.value.reason is Reason.UNREADABLE


@pytest.mark.parametrize("side", [0, 1, 2])
def test_versions_of_different_customers_are_refused(merge: Merge, side: int) -> None:
    texts = [CARD, CARD, CARD]
    texts[side] = CARD.replace("C-7F3K9Q", "C-0ZJ8RH")
    with pytest.raises(NotMergeable) as refusal:
        merge(texts[0], texts[1], texts[2])
    assert refusal.value.reason is Reason.OTHER_CARD


def test_two_new_cards_of_different_customers_are_refused(merge: Merge) -> None:
    with pytest.raises(NotMergeable) as refusal:
        merge("", CARD, CARD.replace("C-7F3K9Q", "C-0ZJ8RH"))
    assert refusal.value.reason is Reason.OTHER_CARD


def test_a_refusal_says_nothing_of_the_card(merge: Merge) -> None:
    with pytest.raises(NotMergeable) as refusal:
        merge(CARD, CARD, "김민준")
    assert str(refusal.value) == "unreadable"
    assert "김민준" not in repr(refusal.value)


def test_the_outcome_shows_no_values_by_itself(merge: Merge) -> None:
    merged = merge(CARD, CARD.replace("실버", "골드"), CARD.replace("실버", "VIP"))
    assert merged.conflicts
    assert "김민준" not in repr(merged)
    assert "골드" not in repr(merged)


@pytest.mark.parametrize("content", ["김민준".encode("cp949"), b"\xff\xfe", b"a: \x00", b"x" * 70_000], ids=range(4))
def test_bytes_that_are_no_text_of_a_card_are_refused(content: bytes) -> None:
    with pytest.raises(NotMergeable):
        text_of(content)


@pytest.mark.parametrize("text", [CARD, f"\ufeff{CARD}", CARD.replace("\n", "\r\n")], ids=["plain", "bom", "crlf"])
def test_the_text_of_a_file_is_all_of_it(text: str) -> None:
    assert text_of(text.encode()) == text
