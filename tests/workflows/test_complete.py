"""Ids and forms for a line being typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardgen.workflows.complete import form_names, form_of_card, known_ids, sound_form


def test_ids_are_found_in_all_folders_whatever_the_case(workspace: Path) -> None:
    assert known_ids(workspace, "") == ["C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W", "R-3H8QZM"]
    assert known_ids(workspace, "c-7f") == ["C-7F3K9Q"]
    assert known_ids(workspace, "r") == ["R-3H8QZM"]
    assert known_ids(workspace, "X") == []


def test_links_and_hidden_folders_are_not_followed(workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/C-AAAAAA.yaml").touch()
    (workspace / "cards/linked").symlink_to(tmp_path / "elsewhere")
    (workspace / "cards/.hidden").mkdir()
    (workspace / "cards/.hidden/C-BBBBBB.yaml").touch()
    assert known_ids(workspace, "C-A") + known_ids(workspace, "C-B") == []


def test_folder_without_cards_has_no_ids(tmp_path: Path) -> None:
    assert known_ids(tmp_path, "") == []
    assert form_names(tmp_path) == []


@pytest.mark.parametrize(("card", "form"), [("C-7F3K9Q", "customer"), ("r-3h8qzm", "receipt")])
def test_form_of_a_card_is_told_by_its_prefix(workspace: Path, card: str, form: str) -> None:
    found = form_of_card(workspace, card)
    assert found is not None
    assert found.name == form
    assert form_of_card(workspace, "X-123456") is None


def test_broken_form_offers_nothing(workspace: Path) -> None:
    form = workspace / "templates/receipt/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("x-privacy: ", "x-privacy: x", 1), encoding="utf-8")
    assert form_names(workspace) == ["customer", "receipt"]
    assert sound_form(workspace, "receipt") is None
    assert form_of_card(workspace, "R-3H8QZM") is None
    assert sound_form(workspace, "customer") is not None


def test_pipe_in_the_place_of_a_form_is_not_waited_for(workspace: Path) -> None:
    (workspace / "templates/aaa").mkdir()
    os.mkfifo(workspace / "templates/aaa/form.yaml")
    found = form_of_card(workspace, "C-7F3K9Q")
    assert found is not None
