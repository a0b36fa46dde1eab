"""Changes of cards by several at once, on a full disk, behind links: nothing is lost and nothing half-written."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import cardgen.workflows.card_change
from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Append, Change, Put
from cardgen.errors import EditError, EnvironmentMissing
from cardgen.model.form import FormSpec
from cardgen.workflows.card_change import (
    CardEdit,
    Judge,
    card_named,
    changed_card,
    content_of,
    form_of,
    planned_change,
    save_edits,
)
from cardgen.workflows.workspace import CardFile, open_workspace

ID = "C-7F3K9Q"
PUT = Put(("contact", "mobile"), "010-1111-2222")


def opened(workspace: Path, name: str = ID) -> tuple[Judge, CardFile]:
    judge = Judge(open_workspace(workspace))
    card = card_named(judge.workspace, name)
    assert isinstance(card, CardFile)
    return judge, card


@pytest.mark.parametrize("name", [ID, ID.lower(), f"cards/{ID}.yaml"])
def test_card_is_found_by_id_and_by_path(workspace: Path, name: str) -> None:
    _, card = opened(workspace, name)
    assert (card.path, card.stem, card.form) == (f"cards/{ID}.yaml", ID, "customer")


def test_card_with_a_double_or_behind_a_link_is_not_opened(workspace: Path) -> None:
    (workspace / "cards/again").mkdir()
    (workspace / f"cards/again/{ID}.yaml").write_bytes((workspace / f"cards/{ID}.yaml").read_bytes())
    (workspace / "cards/C-000001.yaml").symlink_to(workspace / "cards/C-0ZJ8RH.yaml")
    at = open_workspace(workspace)
    doubles, linked = card_named(at, ID), card_named(at, "C-000001")
    assert isinstance(doubles, tuple)
    assert {problem.code for problem in doubles} == {"C203"}
    assert isinstance(linked, tuple)
    assert [problem.code for problem in linked] == ["Y112"]


def test_change_is_written_and_keeps_the_mode_and_every_other_byte(workspace: Path) -> None:
    file = workspace / f"cards/{ID}.yaml"
    file.chmod(0o640)
    before = file.read_bytes()
    edit = changed_card(*opened(workspace), [PUT])
    assert file.read_bytes() == before.replace(b"010-0284-1937", b"010-1111-2222") == edit.after
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [*file.parent.glob(".cardgen-part-*")] == []


def test_change_that_would_break_a_rule_is_not_written(workspace: Path) -> None:
    file = workspace / f"cards/{ID}.yaml"
    before = file.read_bytes()
    edit = changed_card(*opened(workspace), [Put(("contact", "mobile"), "010-1")])
    assert edit.refused
    assert [(problem.code, problem.position.line) for problem in edit.problems] == [("C104", 12)]
    assert file.read_bytes() == before


def test_broken_card_may_be_mended_step_by_step_but_not_broken_further(workspace: Path) -> None:
    file = workspace / f"cards/{ID}.yaml"
    file.write_text(file.read_text("utf-8").replace("VIP", "최고").replace("minjun.kim@", "minjun"), "utf-8")
    assert not changed_card(*opened(workspace), [Put(("grade",), "VIP")]).refused
    edit = changed_card(*opened(workspace), [Put(("contact", "mobile"), "010-1")])
    assert edit.refused
    assert sorted(problem.code for problem in edit.problems) == ["C104", "C105"]


def test_unreadable_card_is_not_changed_and_says_why(workspace: Path) -> None:
    (workspace / f"cards/{ID}.yaml").write_text("id: [\n", "utf-8")
    edit = changed_card(*opened(workspace), [PUT])
    assert (edit.refused, edit.changed) == (True, False)
    assert [problem.code for problem in edit.problems] == ["Y105"]


def test_file_changed_after_the_plan_is_left_alone(workspace: Path) -> None:
    judge, card = opened(workspace)
    other = card_named(judge.workspace, "C-E5XB1W")
    assert isinstance(other, CardFile)
    edits = [planned_change(judge, it, [Put(("owner",), "최다온")]) for it in (other, card)]
    file = workspace / card.path
    file.write_text(file.read_text("utf-8").replace("박지훈", "이수진"), "utf-8")
    kept = {it.path: content_of(judge.workspace, it) for it in (card, other)}
    with pytest.raises(EditError) as caught:
        save_edits(judge.workspace, edits)
    assert (caught.value.message_id, caught.value.arguments) == ("error.edit.changed", {"path": card.path})
    assert {it.path: content_of(judge.workspace, it) for it in (card, other)} == kept


def test_file_written_by_another_program_while_we_work_is_left_alone(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge, card = opened(workspace)
    file = workspace / card.path

    def slow_change(text: str, form: FormSpec, changes: Sequence[Change]) -> str:
        file.write_bytes(b"id: C-7F3K9Q\n# others\n")
        return change_card(text, form, changes)

    monkeypatch.setattr(cardgen.workflows.card_change, "change_card", slow_change)
    with pytest.raises(EditError):
        changed_card(judge, card, [PUT])
    assert file.read_bytes() == b"id: C-7F3K9Q\n# others\n"


def test_deleted_card_is_not_brought_back(workspace: Path) -> None:
    judge, card = opened(workspace)
    edit = planned_change(judge, card, [PUT])
    (workspace / card.path).unlink()
    with pytest.raises(EditError) as caught:
        save_edits(judge.workspace, [edit])
    assert caught.value.message_id == "error.edit.gone"
    assert not (workspace / card.path).exists()


def test_card_replaced_by_a_link_is_not_written_through_it(workspace: Path) -> None:
    judge, card = opened(workspace)
    outside = workspace / "outside.yaml"
    (workspace / card.path).rename(outside)
    (workspace / card.path).symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(EditError):
        changed_card(judge, card, [PUT])
    assert outside.read_bytes() == before


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_full_disk_leaves_the_old_card_and_nothing_beside_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    judge, card = opened(workspace)
    before = content_of(judge.workspace, card)
    edit = planned_change(judge, card, [PUT])

    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cardgen.workflows.card_change, "workspace_lock", _no_lock)
    monkeypatch.setattr(os, call, full)
    with pytest.raises(EnvironmentMissing):
        save_edits(judge.workspace, [edit])
    monkeypatch.undo()
    assert content_of(judge.workspace, card) == before
    assert [*(workspace / "cards").glob(".cardgen-part-*")] == []


class _no_lock:  # noqa: N801 - stands for a function
    """The lock writes a file of its own, which would fail first."""

    def __init__(self, *_: object) -> None:
        pass

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


WORKER = """
import sys
from pathlib import Path
from cardgen.workflows.edit_card import add_to_list, set_fields
from cardgen.workflows.card_change import card_named
from cardgen.workflows.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
card = card_named(workspace, "C-7F3K9Q")
for number in range(20):
    add_to_list(workspace, card, "purchases", [f"item={sys.argv[2]}-{number}", "date=2026-01-02"], dry=False)
    set_fields(workspace, card, [f"interests+={sys.argv[2]}{number % 5}"], dry=False)
"""


def workers(workspace: Path, names: Sequence[str]) -> list[int]:
    running = [subprocess.Popen([sys.executable, "-c", WORKER, str(workspace), name]) for name in names]
    return [process.wait(timeout=120) for process in running]


def test_changes_made_at_the_same_time_all_come_in(workspace: Path) -> None:
    assert workers(workspace, ["a", "b"]) == [0, 0]
    judge, card = opened(workspace)
    text = content_of(judge.workspace, card).decode()
    wanted = {f"{name}-{number}" for name in "ab" for number in range(20)}
    assert {item for item in wanted if f"item: {item}\n" in text} == wanted
    assert {item for item in ("a0", "a4", "b0", "b4") if item in text.partition("anniversaries")[0]} == {
        "a0", "a4", "b0", "b4"
    }  # fmt: skip
    assert not judge.edit(card, text.encode(), text.encode()).problems


def test_edits_hold_no_values_in_their_repr(workspace: Path) -> None:
    judge, card = opened(workspace)
    edit: CardEdit = planned_change(judge, card, [PUT, Append(("personal", "interests"), "비밀")])
    assert "010" not in repr(edit)
    assert "비밀" not in repr([edit, PUT, Append(("personal", "interests"), "비밀")])
    assert form_of(judge.workspace, card).name == "customer"
