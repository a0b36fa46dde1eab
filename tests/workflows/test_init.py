"""New workspaces."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.workflows import init as module
from cardgen.workflows.check import check
from cardgen.workflows.editor_files import editor_files_current
from cardgen.workflows.init import init
from cardgen.workflows.workspace import open_workspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_new_workspace_works_as_it_stands(tmp_path: Path) -> None:
    made = init(tmp_path / "고객 카드", samples=True)
    workspace = open_workspace(made.folder)
    report = check(workspace, processes=1)
    assert (report.problems, made.versioned) == ((), True)
    assert report.cards >= 15
    assert editor_files_current(workspace)
    assert (made.folder / ".git").is_dir()


def test_workspaces_whose_folders_have_one_name_have_no_key_in_common(tmp_path: Path) -> None:
    made = [init(tmp_path / place / "shop", samples=False).folder for place in "ab"]
    ids = [open_workspace(folder).settings.workspace_id for folder in made]
    assert all(re.fullmatch("w-[0-9A-Z]{10}", it) for it in ids)
    assert ids[0] != ids[1]


def test_settings_say_the_same_in_both_languages(tmp_path: Path) -> None:
    korean, english = (
        (init(tmp_path / language / "shop", samples=False, language=language).folder / "cardgen.toml").read_text(
            "utf-8"
        )
        for language in ("ko", "en")
    )
    settings = [tomllib.loads(text) for text in (korean, english)]
    for table in settings:
        del table["workspace"]["id"]  # made up at random
    assert settings[0] == settings[1]
    assert [text.splitlines()[3].index("#") for text in (korean, english)] == [40, 40]
    comments = [line.partition("# ")[2] for line in korean.splitlines() if "# " in line]
    assert len(comments) == english.count("# ")
    assert all("가" <= max(comment) <= "힣" for comment in comments)


def test_samples_can_be_left_out(tmp_path: Path) -> None:
    made = init(tmp_path / "shop", samples=False)
    assert [*(made.folder / "cards").iterdir()] == []


def test_generated_files_and_state_are_kept_out_of_git(tmp_path: Path, run_git: Callable[..., str]) -> None:
    folder = init(tmp_path / "shop", samples=True).folder
    (folder / "out").mkdir()
    (folder / "out/card.docx").write_text("")
    run_git(folder, "add", ".")
    names = run_git(folder, "ls-files").split()
    assert "cards/C-7F3K9Q.yaml" in names
    assert not [name for name in names if name.startswith(("out/", ".cardgen/"))]
    assert "eol: lf" in run_git(folder, "check-attr", "eol", "cards/C-7F3K9Q.yaml")


@pytest.fixture
def run_git() -> Callable[..., str]:
    def run(folder: Path, *arguments: str) -> str:
        return subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=True, text=True).stdout

    return run


def test_repository_around_is_used(tmp_path: Path, run_git: Callable[..., str]) -> None:
    run_git(tmp_path, "init", "--quiet")
    made = init(tmp_path / "team/cards", samples=False)
    assert made.versioned
    assert not (made.folder / ".git").exists()


def test_without_git_there_is_a_workspace_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    made = init(tmp_path / "shop", samples=False)
    assert not made.versioned
    assert open_workspace(made.folder).forms


def test_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError) as caught:
        init(tmp_path, samples=True)
    assert caught.value.message_id == "error.init.not_empty"
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    assert init(tmp_path, samples=False).folder == tmp_path


def test_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("")
    with pytest.raises(UsageError) as caught:
        init(tmp_path / "shop", samples=True)
    assert caught.value.message_id == "error.out.not_a_folder"


@pytest.mark.parametrize("existing", ["", "a", "a/b/shop"])
def test_failure_leaves_nothing_that_was_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, existing: str
) -> None:
    (tmp_path / existing).mkdir(parents=True, exist_ok=True)

    def fail(_workspace: object) -> None:
        raise EnvironmentMissing("error.write", path="x", reason="full")

    monkeypatch.setattr(module, "write_editor_files", fail)
    with pytest.raises(EnvironmentMissing):
        init(tmp_path / "a/b/shop", samples=True)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {"", "a", "a/b", "a/b/shop"} & {existing, *map(str, Path(existing).parents)} - {"", "."}
