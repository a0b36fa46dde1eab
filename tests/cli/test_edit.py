"""cardgen edit: what is saved in the editor replaces the card only where it is sound."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Edit = Callable[..., "subprocess.CompletedProcess[str]"]
ID = "C-7F3K9Q"


@pytest.fixture
def card(workspace: Path) -> Path:
    return workspace / f"cards/{ID}.yaml"


@pytest.fixture
def draft(workspace: Path) -> Path:
    return workspace / f".cardgen/drafts/{ID}.yaml"


@pytest.fixture
def edit(workspace: Path, cardgen: Run, monkeypatch: pytest.MonkeyPatch) -> Edit:
    """Runs `cardgen edit` with a program for an editor, and answers to what it asks; `by` runs it elsewhere."""
    assert workspace
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)

    def run(editor: str | None, *answers: str, by: Run = cardgen, **env: str) -> subprocess.CompletedProcess[str]:
        named = {} if editor is None else {"EDITOR": editor}
        return by("edit", ID, answers=answers, env={**named, **env})

    return run


def replace(old: str, new: str) -> str:
    return f"sed -i s/{old}/{new}/"


def test_what_is_saved_replaces_the_card(card: Path, draft: Path, edit: Edit) -> None:
    before = card.read_text("utf-8")
    done = edit(replace("VIP", "골드"))
    assert (done.returncode, done.stderr) == (0, f"Changed cards/{ID}.yaml\n")
    assert card.read_text("utf-8") == before.replace("VIP", "골드")
    assert [*draft.parent.iterdir()] == []


def test_nothing_saved_changes_nothing(card: Path, draft: Path, edit: Edit) -> None:
    before = card.stat().st_mtime_ns
    assert edit("true").returncode == 0
    assert card.stat().st_mtime_ns == before
    assert [*draft.parent.iterdir()] == []


def test_error_leaves_the_card_and_keeps_the_draft_for_its_owner(card: Path, draft: Path, edit: Edit) -> None:
    before = card.read_bytes()
    done = edit(replace("VIP", "최고"), "2")
    assert done.returncode == 1
    assert f"cards/{ID}.yaml:5:8: error[C107]" in done.stderr
    assert "최고" not in done.stderr
    assert card.read_bytes() == before
    assert "최고" in draft.read_text("utf-8")
    assert (draft.stat().st_mode & 0o777, draft.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_error_can_be_mended_in_the_editor_opened_again(card: Path, edit: Edit, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; from pathlib import Path; file = Path(sys.argv[1]); text = file.read_text('utf-8')\n"
        "file.write_text(text.replace('최고', '골드').replace('VIP', '최고'), 'utf-8')\n",
        "utf-8",
    )
    done = edit(f"{sys.executable} {script}", "1")
    assert done.returncode == 0
    assert "grade: 골드" in card.read_text("utf-8")


def test_draft_is_gone_on_with(card: Path, edit: Edit) -> None:
    edit(replace("VIP", "최고"), "2")
    done = edit(replace("최고", "골드"), "y")
    assert done.returncode == 0
    assert "grade: 골드" in card.read_text("utf-8")


def test_new_beginning_keeps_the_old_draft_aside(card: Path, draft: Path, edit: Edit) -> None:
    edit(replace("VIP", "최고"), "2")
    assert edit("true", "n").returncode == 0
    assert "grade: VIP" in card.read_text("utf-8")
    assert "최고" in draft.with_suffix(".old.yaml").read_text("utf-8")


def test_card_changed_meanwhile_is_not_overwritten(card: Path, draft: Path, edit: Edit) -> None:
    done = edit(f"sed -i -e s/VIP/골드/ {card}")
    assert done.returncode == 1
    assert f".cardgen/drafts/{ID}.yaml" in done.stderr
    assert draft.is_file()
    assert "grade: 골드" in card.read_text("utf-8")
    waiting = edit(replace("VIP", "실버"), "n")
    assert waiting.returncode == 1
    assert draft.is_file()


@pytest.mark.parametrize(("editor", "code"), [("false", 1), ("no-such-editor-here", 3)])
def test_failing_editor_changes_nothing(card: Path, editor: str, code: int, edit: Edit) -> None:
    before = card.read_bytes()
    assert edit(editor).returncode == code
    assert card.read_bytes() == before


def test_without_any_editor_the_remedy_is_told(edit: Edit, tmp_path: Path) -> None:
    done = edit(None, PATH=str(tmp_path))
    assert done.returncode == 3
    assert "EDITOR" in done.stderr


def test_end_of_input_at_the_question_keeps_the_draft(card: Path, draft: Path, edit: Edit) -> None:
    before = card.read_bytes()
    done = edit(replace("VIP", "최고"))
    assert done.returncode == 130
    assert "what you wrote is kept" in done.stderr
    assert card.read_bytes() == before
    assert draft.is_file()


def test_broken_draft_can_be_thrown_away(card: Path, draft: Path, edit: Edit) -> None:
    before = card.read_bytes()
    done = edit(replace("VIP", "최고"), "3")
    assert (done.returncode, card.read_bytes()) == (1, before)
    assert [*draft.parent.iterdir()] == []


def script(folder: Path, body: str) -> str:
    """An editor of a few lines of shell; "$1" is the draft."""
    file = folder / "editor.sh"
    file.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    file.chmod(0o755)
    return str(file)


def test_second_editor_of_a_card_is_told_who_holds_it(card: Path, edit: Edit, tmp_path: Path) -> None:
    inner = f"EDITOR='{replace('VIP', '실버')}' {sys.executable} -m cardgen --lang en edit {ID} 2>inner </dev/null"
    done = edit(script(tmp_path, f"{inner}; echo $? >code; echo '# mine' >>\"$1\""))
    assert done.returncode == 0
    assert (card.parents[1] / "code").read_text() == "3\n"
    assert "open in another 'cardgen edit' (process " in (card.parents[1] / "inner").read_text("utf-8")
    assert card.read_text("utf-8").endswith("# mine\n")
    assert "grade: VIP" in card.read_text("utf-8")


def test_draft_of_unknown_origin_is_never_written_over(draft: Path, edit: Edit) -> None:
    draft.parent.mkdir(parents=True)
    draft.write_text("# somebody's work\n")
    assert edit("true", "n").returncode == 1
    assert draft.read_text() == "# somebody's work\n"
    assert edit("true", "y").returncode == 0
    assert draft.with_suffix(".old.yaml").read_text() == "# somebody's work\n"


def test_drafts_kept_aside_have_names_of_their_own(draft: Path, edit: Edit) -> None:
    for grade in ("최고", "최하"):
        edit(replace("VIP", grade), "2")
        edit("true", "n")
    aside = [draft.with_suffix(f".old{number}.yaml").read_text("utf-8") for number in ("", "-2")]
    assert ["최고" in aside[0], "최하" in aside[1]] == [True, True]


@pytest.mark.parametrize("body", ['rm "$1"; mkdir "$1"', 'mv "$1" aside; ln -s "$PWD/aside" "$1"'])
def test_draft_that_is_no_file_any_more_changes_nothing(card: Path, edit: Edit, tmp_path: Path, body: str) -> None:
    before = card.read_bytes()
    done = edit(script(tmp_path, body))
    assert (done.returncode, "no ordinary file" in done.stderr) == (1, True)
    assert edit("true", "y").returncode == 0
    assert card.read_bytes() == before


def test_unclosed_quotation_mark_in_the_editors_command_is_told(edit: Edit) -> None:
    done = edit("'vi")
    assert (done.returncode, "EDITOR" in done.stderr) == (3, True)


def test_being_ended_leaves_no_lock_and_keeps_the_draft(
    card: Path, draft: Path, edit: Edit, started: Run, tmp_path: Path
) -> None:
    """SIGTERM, by which a service manager or a shutdown ends programs, does as Ctrl-C."""
    before = card.read_bytes()
    done = edit(script(tmp_path, 'echo "# mine" >>"$1"; kill -TERM $PPID; sleep 1'), by=started)
    assert (done.returncode, card.read_bytes()) == (130, before)
    assert draft.read_text("utf-8").endswith("# mine\n")
    assert not [*draft.parents[1].rglob("*.holder")]


def test_state_folder_deleted_meanwhile_changes_nothing(card: Path, edit: Edit, tmp_path: Path) -> None:
    before = card.read_bytes()
    done = edit(script(tmp_path, f"rm -r {card.parents[1] / '.cardgen'}"))
    assert (done.returncode, card.read_bytes()) == (1, before)
    assert "deleted while it was edited" in done.stderr
