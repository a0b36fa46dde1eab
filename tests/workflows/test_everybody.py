"""Nothing is given out while a card cannot be read: its values could not be searched for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.errors import UnsoundCards
from cardgen.model.card import RawCard
from cardgen.workflows.everybody import everybody
from cardgen.workflows.workspace import open_workspace

BROKEN = "cards/C-2M8XWD.yaml"


def refused(workspace: Path) -> set[str]:
    with pytest.raises(UnsoundCards, match=r"error\.unread") as error:
        everybody(open_workspace(workspace), 1)
    return {problem.path for problem in error.value.problems}


@pytest.mark.parametrize(
    "content",
    [b"contact:\n  email: [\n", "name: 강도현\n".encode("cp949"), b"", b"- name\n", b"name: a\nname: b\n"],
    ids=["yaml", "encoding", "empty", "list", "twice"],
)
def test_a_card_that_cannot_be_read_is_named(workspace: Path, content: bytes) -> None:
    (workspace / BROKEN).write_bytes(content)
    assert refused(workspace) == {BROKEN}


def test_a_card_of_another_form_is_named(workspace: Path) -> None:
    (workspace / "cards/receipts/R-3H8QZM.yaml").write_text("customer: [\n", encoding="utf-8")
    assert refused(workspace) == {"cards/receipts/R-3H8QZM.yaml"}


@pytest.mark.parametrize("name", ["C-2M8XWD.yml", "c-2m8xwd.yaml", "고객.yaml"])
def test_a_file_under_another_name_is_not_passed_over(workspace: Path, name: str) -> None:
    (workspace / "cards" / name).write_text("name: 강도현\n", encoding="utf-8")
    assert refused(workspace) == {f"cards/{name}"}


def test_a_card_behind_a_link_is_not_passed_over(workspace: Path) -> None:
    (workspace / "elsewhere.yaml").write_text("name: 강도현\n", encoding="utf-8")
    (workspace / BROKEN).symlink_to("../elsewhere.yaml")
    assert refused(workspace) == {BROKEN}


def test_cards_of_a_form_that_cannot_be_read_are_not_passed_over(workspace: Path) -> None:
    (workspace / "templates/receipt/form.yaml").write_text("label: [\n", encoding="utf-8")
    assert refused(workspace) == {"templates/receipt/form.yaml"}


def test_a_card_with_errors_is_read_as_far_as_it_goes(workspace: Path) -> None:
    (workspace / BROKEN).write_text("id: C-2M8XWD\nname: 강도현\nkind: 사람\n", encoding="utf-8")
    people = everybody(open_workspace(workspace), 1)
    assert people.broken == (BROKEN,)
    assert [card.data["name"] for _, own in people.by_form for card in own if isinstance(card, RawCard)] == ["강도현"]
