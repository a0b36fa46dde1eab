"""One writer at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.workflows.lock import editor_lock, workspace_lock


def test_waiting_ends_with_the_name_of_the_holder(tmp_path: Path) -> None:
    state = tmp_path / ".cardgen"
    with workspace_lock(state), pytest.raises(EnvironmentMissing) as caught, workspace_lock(state, wait=0.1):
        pytest.fail("two writers at once")
    assert (caught.value.message_id, caught.value.arguments) == ("error.locked", {"holder": str(os.getpid())})


def test_lock_is_free_after_use_and_after_a_failure(tmp_path: Path) -> None:
    state = tmp_path / ".cardgen"
    with pytest.raises(ZeroDivisionError), workspace_lock(state):
        raise ZeroDivisionError
    with workspace_lock(state, wait=0.1):
        assert (state / "lock.holder").read_text() == str(os.getpid())
    assert not (state / "lock.holder").exists()


def test_lock_files_belong_to_their_owner_alone(tmp_path: Path) -> None:
    with workspace_lock(tmp_path / ".cardgen"):
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / ".cardgen").iterdir()}
    assert modes == {"lock": 0o600, "lock.holder": 0o600}


def test_card_is_held_by_one_editor_others_are_free(tmp_path: Path) -> None:
    state = tmp_path / ".cardgen"
    with (
        editor_lock(state, "C-000001"),
        editor_lock(state, "C-000002"),
        pytest.raises(EnvironmentMissing) as caught,
        editor_lock(state, "C-000001"),
    ):
        pytest.fail("two editors at once")
    assert (caught.value.message_id, caught.value.arguments) == ("error.edit.open", {"holder": str(os.getpid())})


def test_lock_that_is_something_else_is_named_without_its_folders(tmp_path: Path) -> None:
    (tmp_path / ".cardgen/lock").mkdir(parents=True)
    with pytest.raises(EnvironmentMissing) as caught, workspace_lock(tmp_path / ".cardgen"):
        pytest.fail("no lock")
    assert caught.value.arguments["path"] == ".cardgen/lock"
