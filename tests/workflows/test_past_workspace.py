"""An earlier state as files: its owner's only, and gone however the work ends."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from cardgen.errors import HistoryError, UsageError
from cardgen.workflows.as_of import AsOf, as_of
from cardgen.workflows.past_state import PAST
from cardgen.workflows.past_workspace import past_workspace
from cardgen.workflows.places import STATE
from cardgen.workflows.workspace import open_workspace

Git = Callable[..., str]

CARD = "C-7F3K9Q"


@pytest.fixture
def past(workspace: Path, git: Git) -> AsOf:
    """The workspace as of its first commit, after which a card and a template went."""
    (workspace / "cards" / f"{CARD}.yaml").unlink()
    (workspace / "templates" / "customer" / "card.html").unlink()
    git("commit", "-q", "-am", "second")
    return as_of(open_workspace(workspace), "HEAD~1")


def left(workspace: Path) -> list[Path]:
    return [*(workspace / STATE / PAST).iterdir()]


def test_cards_and_templates_of_then_lie_there_and_are_gone_after(workspace: Path, past: AsOf) -> None:
    with past_workspace(past) as state:
        assert {card.stem for card in state.card_files().files} >= {CARD, "R-3H8QZM"}
        assert state.card_files().problems == []
        assert (state.template_folder("customer") / "card.html").is_file()
        assert state.settings == past.today.settings
        assert (state.home, state.revision) == (workspace, past.revision)
    assert left(workspace) == []


def test_the_owner_alone_can_read_it(workspace: Path, past: AsOf) -> None:
    with past_workspace(past) as state:
        found = [state.root.parent, *state.root.parent.rglob("*")]
        assert {stat.S_IMODE(it.lstat().st_mode) & 0o077 for it in found} == {0}
    assert open_workspace(workspace).past is None


def test_only_the_cards_asked_for_are_written(past: AsOf) -> None:
    with past_workspace(past, (CARD,)) as state:
        assert [card.stem for card in state.card_files().files] == [CARD]
    with past_workspace(past, (CARD,), only=False) as state:
        assert len(state.card_files().files) > 1
    with pytest.raises(HistoryError), past_workspace(past, (CARD, "C-000000")):
        pytest.fail("a card that was not there")


@pytest.mark.parametrize("ending", [KeyboardInterrupt, ValueError, SystemExit])
def test_nothing_is_left_however_the_work_ends(workspace: Path, past: AsOf, ending: type[BaseException]) -> None:
    with pytest.raises(ending), past_workspace(past):
        raise ending
    assert left(workspace) == []


def test_what_a_killed_run_left_is_removed_and_what_another_needs_is_not(workspace: Path, past: AsOf) -> None:
    top = workspace / STATE / PAST
    for name in ("dead", "living"):
        (top / name / "cards").mkdir(parents=True)
        (top / name / "cards" / f"{CARD}.yaml").write_text("id: x\n", encoding="utf-8")
        (top / f"{name}.lock").touch()
    with FileLock(top / "living.lock"), past_workspace(past):
        assert not (top / "dead").exists()
        assert not (top / "dead.lock").exists()
        assert (top / "living" / "cards").exists()


def test_links_lead_nowhere_and_hidden_files_are_left_out(workspace: Path, git: Git) -> None:
    (workspace / "cards" / "C-0ZJ8RH.yaml").unlink()
    (workspace / "cards" / "C-0ZJ8RH.yaml").symlink_to("/etc/passwd")
    (workspace / "cards" / ".C-AAAAAA.yaml").write_text("id: x\n", encoding="utf-8")
    (workspace / "cards" / "C-BBBBBB.yml").write_text("id: x\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "second")
    with past_workspace(as_of(open_workspace(workspace), "HEAD")) as state:
        link = state.root / "cards" / "C-0ZJ8RH.yaml"
        assert link.is_symlink()
        assert not link.exists()
        assert not [*state.root.rglob(".C-*")]
        assert {it.code for it in state.card_files().problems} == {"Y112", "C207"}


def test_a_workspace_that_cannot_be_locked_is_left_alone(workspace: Path, past: AsOf) -> None:
    (workspace / STATE / PAST).parent.mkdir(exist_ok=True)
    (workspace / STATE / PAST).write_text("a file", encoding="utf-8")
    with pytest.raises(UsageError, match=r"error\.out\.not_a_folder"), past_workspace(past):
        pytest.fail("there is no room for it")
