"""Cards named by id, file or folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.errors import UsageError
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.workspace import open_workspace


def chosen(workspace: Path, *names: str) -> Selection:
    return select(open_workspace(workspace), names)


def stems(selection: Selection) -> list[str]:
    return [card.stem for card in selection.files]


def test_nothing_named_means_every_card_in_file_order(workspace: Path) -> None:
    assert stems(chosen(workspace)) == ["C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W", "R-3H8QZM"]


@pytest.mark.parametrize("name", ["C-7F3K9Q", "c-7f3k9q", "cards/C-7F3K9Q.yaml"])
def test_one_card_by_id_in_any_case_or_by_its_path(workspace: Path, name: str) -> None:
    assert stems(chosen(workspace, name)) == ["C-7F3K9Q"]


def test_paths_are_read_from_here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "cards")
    assert stems(chosen(workspace, "receipts")) == ["R-3H8QZM"]
    assert stems(chosen(workspace, "../cards/./C-7F3K9Q.yaml")) == ["C-7F3K9Q"]
    assert len(stems(chosen(workspace, ".."))) == 4


def test_absolute_path_and_the_same_card_twice(workspace: Path) -> None:
    file = str(workspace / "cards/receipts/R-3H8QZM.yaml")
    assert stems(chosen(workspace, file, "R-3H8QZM", "cards/receipts")) == ["R-3H8QZM"]


def test_unknown_name_is_refused_with_the_nearest_id(workspace: Path) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(workspace, "C-7F3K90")
    assert caught.value.arguments == {"name": "C-7F3K90", "near": "C-7F3K9Q"}


@pytest.mark.parametrize("name", ["no such thing at all", "/etc/passwd", "card", "cards/C-7F3K9"])
def test_unknown_name_with_nothing_near_is_refused_plainly(workspace: Path, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        chosen(workspace, name)
    assert caught.value.message_id.startswith("error.no_such_card")


def test_misnamed_files_can_be_asked_about(workspace: Path) -> None:
    (workspace / "cards/X-1.yaml").write_text("")
    (workspace / "cards/C-7F3K9Q.yml").write_text("")
    assert [problem.code for problem in chosen(workspace, "cards/X-1.yaml").problems] == ["C205"]
    assert [problem.code for problem in chosen(workspace).problems] == ["C207", "C205"]


def test_problems_of_cards_not_named_are_left_out(workspace: Path) -> None:
    (workspace / "cards/X-1.yaml").write_text("")
    (workspace / "cards/receipts/C-E5XB1W.yaml").write_text("")
    assert chosen(workspace, "C-7F3K9Q").problems == []
    assert [problem.code for problem in chosen(workspace, "C-E5XB1W").problems] == ["C203"]


def test_cards_of_one_id_are_not_usable(workspace: Path) -> None:
    (workspace / "cards/receipts/C-E5XB1W.yaml").write_text("")
    selection = chosen(workspace)
    assert len(selection.files) == 5
    assert [card.stem for card in selection.usable] == ["C-0ZJ8RH", "C-7F3K9Q", "R-3H8QZM"]


def test_card_of_a_broken_form_is_told_by_the_form(workspace: Path) -> None:
    (workspace / "templates/receipt/form.yaml").write_text("[")
    selection = chosen(workspace, "R-3H8QZM")
    assert selection.files == []
    assert {problem.path for problem in selection.problems} == {"templates/receipt/form.yaml"}
    assert chosen(workspace, "C-7F3K9Q").problems == []
